// SPDX-License-Identifier: Apache-2.0
// The one legal spelling of carriers A and C: the closed grammar of 03, shared by opening and minting.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/stamp/claims.hpp>

namespace temviet::canonical {

/// Why a spelling is not the legal one. `where` names the part, for people who make stamps.
struct Problem {
    bool check_digit = false;  ///< only the GTIN's check digit is wrong
    std::string where;
};

/// [A-Z0-9._-]{1,max}: lots, serials, variants.
[[nodiscard]] bool is_code(std::string_view value, std::size_t max = 20) noexcept;
/// Lower-case A-label host: at least 2 labels, the last not all digits, no trailing dot.
[[nodiscard]] bool is_host(std::string_view host) noexcept;
/// 0 to 3 segments [a-z0-9-]+ joined by "/", none all digits.
[[nodiscard]] bool is_stem(std::string_view stem) noexcept;
/// What is wrong in front of the path: scheme, user name, host, port. nullptr: nothing.
[[nodiscard]] const char* origin_problem(std::string_view uri) noexcept;
/// What is wrong between the host and "/01/" of a link; nullptr: nothing. Needs an origin without a problem.
[[nodiscard]] const char* stem_problem(std::string_view uri) noexcept;
/// In the closed attribute list.
[[nodiscard]] bool is_attribute(std::string_view ai) noexcept;
/// AIs after whose value an element string of ours has a separator.
[[nodiscard]] bool needs_separator(std::string_view ai) noexcept;
/// nullptr when `value` is a legal value of `ai`; the GTIN's check digit is not looked at.
[[nodiscard]] const char* value_problem(std::string_view ai, std::string_view value) noexcept;
/// YYMMDD, a real day, years 2000–2099.
[[nodiscard]] std::optional<Date> parse_yymmdd(std::string_view value) noexcept;

/// Carrier A without "?vts=…"/"&vts=…". Fills `claims`; the order of problems is that of 03.
[[nodiscard]] std::optional<Problem> parse_uri(std::string_view uri, Claims& claims);
/// Carrier C without "98…".
[[nodiscard]] std::optional<Problem> parse_elements(std::string_view bytes, Claims& claims);
/// One AI into the claims' own fields.
void take_element(Claims& claims, std::string_view ai, std::string_view value);

}  // namespace temviet::canonical
