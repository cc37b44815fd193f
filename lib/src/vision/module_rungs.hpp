// SPDX-License-Identifier: Apache-2.0
// Rungs that let ZXing look closely at places that look like modules.
#pragma once

namespace temviet::vision {

struct Reading;

/// Something was read, and a stamp may be beside it.
[[nodiscard]] bool patches_wanted(const Reading& reading);
/// Square busy patches outside what was read. Those that are still unread, and no print of bars, stay in Reading::patches.
void read_patches(Reading& reading, int rung);

/// A region of modules that nothing explains.
[[nodiscard]] bool module_places_open(const Reading& reading);

/// Nothing was read yet, or something else is still open.
[[nodiscard]] bool module_places_wanted(const Reading& reading);
/// Symbols that were found and not decoded, and open regions of modules unless patches were looked at.
void read_module_places(Reading& reading, int rung);

}  // namespace temviet::vision
