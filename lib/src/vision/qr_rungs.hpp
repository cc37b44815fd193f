// SPDX-License-Identifier: Apache-2.0
// The rungs for QR codes that ZXing leaves unread on the small layer.
#pragma once

namespace temviet::vision {

struct Reading;

/// QR codes are asked for, and not all that look like one are read.
[[nodiscard]] bool qr_wanted(const Reading& reading);
[[nodiscard]] bool qr_open(const Reading& reading);

/// ZXing for QR codes alone, a seventh of the cost of all formats, on layers and on a layer with its shadows lifted.
void read_qr_layers(Reading& reading, int rung);
/// Our own finder patterns, three at a time.
void read_qr_lattices(Reading& reading, int rung);
/// Smaller codes: the next larger layer, by both.
void read_qr_larger(Reading& reading, int rung);
/// Places that may hold a code, one by one; last, patterns whose third is missing.
void read_qr_places(Reading& reading, int rung);

}  // namespace temviet::vision
