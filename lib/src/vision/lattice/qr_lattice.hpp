// SPDX-License-Identifier: Apache-2.0
// One QR code from its three finder patterns: size, bend, lattice, modules, bytes.
#pragma once

#include <optional>

#include "vision/lattice/triples.hpp"
#include "vision/pyramid.hpp"
#include "vision/zxing_reader.hpp"

namespace temviet::vision::lattice {

struct LatticeRead {
    std::optional<Read> read;  ///< polygon in full-picture pixels
    std::uint64_t pixels = 0;  ///< sampled, over all steps
};

/// `triple` in full-picture pixels. Nothing unless the symbol's own error correction is satisfied.
[[nodiscard]] LatticeRead read_qr(const Pyramid& pyramid, const Triple& triple);

}  // namespace temviet::vision::lattice
