// SPDX-License-Identifier: Apache-2.0
// GTINs: lengths, check digits, number classes (GS1 General Specifications §7.9, §1.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::gs1 {

/// Check digit ('0'–'9') for `digits` without it: weights 3, 1, 3, … from the right. `digits` must be all digits.
[[nodiscard]] char check_digit(std::string_view digits) noexcept;
/// True when `digits` are all digits and the last one is right.
[[nodiscard]] bool has_valid_check_digit(std::string_view digits) noexcept;

/// GTIN-8, -12, -13 or -14 -> 14 digits, zero-padded. Errors: BAD_LENGTH, NOT_DIGITS (offset of the character),
/// BAD_CHECK_DIGIT (offset of the last digit).
[[nodiscard]] Result<std::string> to_gtin14(std::string_view digits);
/// UPC-E, 8 digits with number system and check digit -> UPC-A (12). nullopt when it is none.
[[nodiscard]] std::optional<std::string> expand_upc_e(std::string_view digits);
/// The unit inside a trade item grouping: for indicator 1–8 the GTIN-14 with indicator 0 and its own check digit;
/// otherwise nullopt. It may differ from the unit's real GTIN only when the brand numbered the case apart.
[[nodiscard]] std::optional<std::string> contained_unit(std::string_view gtin14);

enum class NumberClass {
    ordinary,
    gtin8,                   ///< zero-padded GTIN-8
    restricted_circulation,  ///< 02, 04, 20–29, GTIN-8 that begin with 0 or 2: numbers of one shop or company
    coupon,                  ///< 05 (GTIN-12), 980–983, 99
    publication,             ///< 977 ISSN, 978 and 979 ISBN
};
/// `gtin14` must be 14 digits.
[[nodiscard]] NumberClass number_class(std::string_view gtin14) noexcept;
/// Restricted circulation, coupons and 977–979 never entitle anyone (04).
[[nodiscard]] bool may_entitle(std::string_view gtin14) noexcept;
/// Same number, shown as people know it: GTIN-13 for indicator 0 (GTIN-8 when zero-padded), else all 14 digits.
[[nodiscard]] std::string display_gtin(std::string_view gtin14);

}  // namespace temviet::gs1
