// SPDX-License-Identifier: Apache-2.0
// A host name as a reader sees it: percent signs and punycode undone, letters of other alphabets that look like a–z replaced.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace temviet::verify {

/// RFC 3492 §6.2 of what follows "xn--"; nullopt: not punycode, or more than 63 characters.
[[nodiscard]] std::optional<std::u32string> decode_punycode(std::string_view text);

struct SeenHost {
    std::string plain;       ///< lower case; letters without a look-alike stay as UTF-8
    bool disguised = false;  ///< a look-alike or an invisible character was replaced: what is seen is not what is written
    bool mixed = false;      ///< one label mixes Latin with Cyrillic, Greek or Armenian letters
};
/// Vietnamese letters are no disguise: they stay as they are.
[[nodiscard]] SeenHost see_host(std::string_view host);
/// A bare address in place of a name: IPv4 in any writing (dotted, one number, hexadecimal), or IPv6 in brackets.
[[nodiscard]] bool is_raw_address(std::string_view host) noexcept;

}  // namespace temviet::verify
