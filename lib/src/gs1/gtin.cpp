// SPDX-License-Identifier: Apache-2.0
// In: digits. Out: GTINs and what kind of number they are. Must not know registries.
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

namespace temviet::gs1 {

char check_digit(std::string_view digits) noexcept {
    int sum = 0, weight = 3;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, weight = 4 - weight) sum += (*at - '0') * weight;
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool has_valid_check_digit(std::string_view digits) noexcept {
    return digits.size() >= 2 && all_digits(digits) && check_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

Result<std::string> to_gtin14(std::string_view digits) {
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (!is_digit(digits[i])) return fail("NOT_DIGITS", "a GTIN has digits only", {}, i);
    if (digits.size() != 8 && digits.size() != 12 && digits.size() != 13 && digits.size() != 14)
        return fail("BAD_LENGTH", "a GTIN has 8, 12, 13 or 14 digits, not " + std::to_string(digits.size()));
    if (!has_valid_check_digit(digits))
        return fail("BAD_CHECK_DIGIT",
                    std::string("the check digit is ") + digits.back() + ", it should be " + check_digit(digits.substr(0, digits.size() - 1)),
                    "read or type the number again", digits.size() - 1);
    return std::string(14 - digits.size(), '0').append(digits);
}

std::optional<std::string> expand_upc_e(std::string_view digits) {
    if (digits.size() != 8 || !all_digits(digits) || digits[0] > '1') return std::nullopt;
    const std::string_view x = digits.substr(1, 6);
    std::string out(1, digits[0]);
    switch (x[5]) {
        case '0':
        case '1':
        case '2': out += std::string{x[0], x[1], x[5]} + "0000" + std::string{x[2], x[3], x[4]}; break;
        case '3': out += std::string{x[0], x[1], x[2]} + "00000" + std::string{x[3], x[4]}; break;
        case '4': out += std::string{x[0], x[1], x[2], x[3]} + "00000" + std::string{x[4]}; break;
        default: out += std::string(x.substr(0, 5)) + "0000" + std::string{x[5]}; break;
    }
    if (check_digit(out) != digits[7]) return std::nullopt;
    return out + digits[7];
}

std::optional<std::string> contained_unit(std::string_view gtin14) {
    if (gtin14.size() != 14 || gtin14[0] < '1' || gtin14[0] > '8') return std::nullopt;
    std::string out = "0" + std::string(gtin14.substr(1, 12));
    return out + check_digit(out);
}

NumberClass number_class(std::string_view gtin14) noexcept {
    const auto gtin13 = gtin14.substr(1);
    const auto starts = [&](std::string_view prefix) { return gtin13.substr(0, prefix.size()) == prefix; };
    // GTIN-8: the prefixes 000-099 and 200-299 are numbers of one company (General Specifications, GS1-8 Prefixes).
    if (gtin14[0] == '0' && starts("00000")) return gtin13[5] == '0' || gtin13[5] == '2' ? NumberClass::restricted_circulation : NumberClass::gtin8;
    if (starts("02") || starts("04") || gtin13[0] == '2') return NumberClass::restricted_circulation;
    if (starts("05") || starts("98") || starts("99")) return NumberClass::coupon;
    if (starts("977") || starts("978") || starts("979")) return NumberClass::publication;
    return NumberClass::ordinary;
}

bool may_entitle(std::string_view gtin14) noexcept {
    const NumberClass kind = number_class(gtin14);
    return kind == NumberClass::ordinary || kind == NumberClass::gtin8;
}

std::string display_gtin(std::string_view gtin14) {
    if (gtin14.size() != 14 || gtin14[0] != '0') return std::string(gtin14);
    return std::string(number_class(gtin14) == NumberClass::gtin8 ? gtin14.substr(6) : gtin14.substr(1));
}

}  // namespace temviet::gs1
