// SPDX-License-Identifier: Apache-2.0
// Data Matrix symbols drawn as cameras see them -> one table: our reader, ZXing's defaults, libdmtx where it was found.
#pragma once

#include <string>

namespace bench {

struct DatamatrixOptions {
    int seeds = 2;          ///< pictures a cell
    int hard_ms = 200;      ///< counted budget of our reader, as by default
    bool verbose = false;   ///< one line a picture
    bool odd = false;       ///< seeds that nothing was tuned on
    std::string dump;       ///< folder for the pictures; empty: none
};

int run_datamatrix(const DatamatrixOptions& options);

}  // namespace bench
