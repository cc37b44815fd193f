// SPDX-License-Identifier: Apache-2.0
// UTF-8 text: validity, display of untrusted text, and Vietnamese folding for search and comparison.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace temviet {

/// Well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;
/// Ill-formed bytes become U+FFFD, one for each maximal ill-formed part.
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);
/// Untrusted text made safe for one line of a terminal or log: control characters, bidirectional overrides
/// and ill-formed bytes are shown as \xNN / \u{NNNN}; at most `max_bytes` of input, then "…".
[[nodiscard]] std::string display_safe(std::string_view bytes, std::size_t max_bytes = 400);
/// Columns of a terminal that `text` takes (combining marks none, wide letters two).
[[nodiscard]] std::size_t display_columns(std::string_view text) noexcept;
/// At most so many columns, "…" in place of what does not fit; 0: no limit. Cuts between characters.
[[nodiscard]] std::string fit_columns(std::string_view text, std::size_t max_columns);
/// Unicode NFC; ill-formed input comes back as to_valid_utf8().
[[nodiscard]] std::string nfc(std::string_view text);
/// Search key: NFC, lower case, Vietnamese tone and vowel marks removed, đ → d, white space collapsed.
[[nodiscard]] std::string fold_vietnamese(std::string_view text);

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] bool all_digits(std::string_view text) noexcept;  ///< false for empty text
[[nodiscard]] char ascii_lower(char c) noexcept;
[[nodiscard]] std::string ascii_lower(std::string_view text);
/// ASCII case-insensitive.
[[nodiscard]] bool starts_with_icase(std::string_view text, std::string_view prefix) noexcept;
[[nodiscard]] std::size_t find_icase(std::string_view text, std::string_view needle, std::size_t from = 0) noexcept;

}  // namespace temviet
