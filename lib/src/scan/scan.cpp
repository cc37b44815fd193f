// SPDX-License-Identifier: Apache-2.0
// In: a frame and a verifier. Out: a report. Must not know: files, clocks, terminals.
#include <temviet/scan/scan.hpp>

namespace temviet {

Result<Report> scan(const Verifier& verifier, const Frame& frame, const Request& request, const ReadOptions& options) {
    const auto symbols = read_symbols(frame, options);
    if (!symbols) return tl::unexpected(symbols.error());
    return verifier.verify(*symbols, request);
}

}  // namespace temviet
