// SPDX-License-Identifier: Apache-2.0
// Text files of Vietnamese offices -> UTF-8, or the name of the old encoding they are in.
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::cli {

/// UTF-8 with or without byte order mark, UTF-16 and Windows-1258 come back as UTF-8. Error SHEET_ENCODING names what
/// else it looks like (TCVN3, VNI).
[[nodiscard]] Result<std::string> decode_text(std::string_view bytes, const std::string& name, std::string& encoding);

/// "TCVN3 (ABC)" or "VNI" when this valid UTF-8 shows text typed with such a font ("Hîp t¸c x·", "Hôïp taùc xaõ");
/// empty when it reads as it is.
[[nodiscard]] std::string_view legacy_font_of(std::string_view text);

}  // namespace temviet::cli
