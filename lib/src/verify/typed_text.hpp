// SPDX-License-Identifier: Apache-2.0
// Small questions about typed text, and its small repairs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/symbol.hpp>
#include <vector>

namespace temviet::verify {

inline constexpr char kSeparator = '\x1d';

[[nodiscard]] bool is_element_string_identifier(std::string_view identifier) noexcept;
/// Whether `text` in the place of the symbol's own would be a legal stamp of ours (nothing is said of its signature).
[[nodiscard]] bool is_canonical_as(const Symbol& symbol, std::string_view text);

/// "?vts=", "&vth=", … and the base64url characters behind it.
struct SignatureMark {
    std::size_t run, end;
};
/// The first one.
[[nodiscard]] std::optional<SignatureMark> find_mark(std::string_view text);
/// The first "vts=" or "vth=" in any case, whatever stands in front of it.
[[nodiscard]] std::optional<SignatureMark> find_mark_icase(std::string_view text);
/// End of the first (98) or (97) with 90 base64url characters in an element string; 0: none.
[[nodiscard]] std::size_t first_signature_end(std::string_view text);
/// What follows "#VT1." or "#VTH1." in any case; empty: no record link.
[[nodiscard]] std::string_view record_code(std::string_view link);
/// Where the next link or record begins at or after `from`; npos: none.
[[nodiscard]] std::size_t next_start(std::string_view text, std::size_t from);

/// Ill-formed UTF-8, or a control character that neither text nor GS1 data has.
[[nodiscard]] bool has_alien_bytes(std::string_view text);
[[nodiscard]] bool all_run_chars(std::string_view text) noexcept;  ///< base64url, not empty
/// Letters of one case only, and enough of them that no signature looks so.
[[nodiscard]] bool has_one_case(std::string_view run) noexcept;
/// Nothing above ASCII but Latin letters, marks and signs that keyboards and input methods make.
[[nodiscard]] bool only_keyboard_letters(std::string_view text);
/// (01) and a GTIN-14 with the right check digit.
[[nodiscard]] bool starts_with_gtin_element(std::string_view text);
/// A link, record, GTIN or element string, with or without a symbology identifier in front.
[[nodiscard]] bool begins_like_code(std::string_view text);
/// An element string stamp without any separator: (01) first, (98) or (97) with 90 characters last.
[[nodiscard]] bool lost_separators(std::string_view text);
/// (98) or (97) and 86 to 89 base64url characters at the end.
[[nodiscard]] bool ends_with_short_run(std::string_view text);

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;  ///< white space and separators at both ends
[[nodiscard]] std::string swap_case(std::string_view text);
[[nodiscard]] std::string ascii_upper(std::string_view text);
/// Scheme and host in lower case.
[[nodiscard]] std::string with_lower_origin(std::string_view link);
/// Every legal stamp that this element string becomes by one more separator.
[[nodiscard]] std::vector<std::string> with_one_separator_more(const Symbol& symbol);

}  // namespace temviet::verify
