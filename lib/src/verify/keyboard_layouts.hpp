// SPDX-License-Identifier: Apache-2.0
// What a scanner set to the US layout typed, when the computer expected another one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace temviet::verify {

/// The keys of `text` as they read on a US keyboard, once for each layout (French AZERTY, German QWERTZ) that can have
/// made this text. Characters no key of the layout makes stay as they are.
[[nodiscard]] std::vector<std::string> read_as_us_keyboard(std::string_view text);

}  // namespace temviet::verify
