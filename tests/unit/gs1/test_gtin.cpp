// SPDX-License-Identifier: Apache-2.0
#include <temviet/gs1/gtin.hpp>
#include "catch.hpp"

using namespace temviet;
using namespace temviet::gs1;

TEST_CASE("check digits", "[gs1]") {
    // Numbers GS1 itself prints as examples, and real ones.
    for (const char* right : {"9521234543213", "09521234543213", "96385074", "036000291452", "106141412345678908",
                              "9506000134352", "629104150021 3"}) {
        std::string digits;
        for (const char* c = right; *c != '\0'; ++c)
            if (*c != ' ') digits += *c;
        INFO(digits);
        CHECK(has_valid_check_digit(digits));
        CHECK(check_digit(digits.substr(0, digits.size() - 1)) == digits.back());
        for (std::size_t i = 0; i < digits.size(); ++i)  // one wrong digit is always noticed
            for (char other = '0'; other <= '9'; ++other) {
                if (other == digits[i]) continue;
                std::string changed = digits;
                changed[i] = other;
                CHECK_FALSE(has_valid_check_digit(changed));
            }
    }
    for (const char* wrong : {"", "0", "x", "952123454321X", "9521234543213 "})
        CHECK_FALSE(has_valid_check_digit(wrong));
}

TEST_CASE("GTINs of every length become 14 digits", "[gs1]") {
    CHECK(to_gtin14("96385074").value() == "00000096385074");
    CHECK(to_gtin14("036000291452").value() == "00036000291452");
    CHECK(to_gtin14("9521234543213").value() == "09521234543213");
    CHECK(to_gtin14("19521234543210").value() == "19521234543210");
    struct Bad {
        const char *text, *code;
        int offset;
    };
    for (const Bad& bad :
         {Bad{"", "BAD_LENGTH", -1}, Bad{"9521234", "BAD_LENGTH", -1}, Bad{"95212345432130000", "BAD_LENGTH", -1},
          Bad{"95212345432", "BAD_LENGTH", -1}, Bad{"9521234543214", "BAD_CHECK_DIGIT", 12},
          Bad{"96385075", "BAD_CHECK_DIGIT", 7}, Bad{"95212x4543213", "NOT_DIGITS", 5},
          Bad{"９521234543213", "NOT_DIGITS", 0}, Bad{" 9521234543213", "NOT_DIGITS", 0}}) {
        INFO(bad.text);
        const auto gtin = to_gtin14(bad.text);
        REQUIRE_FALSE(gtin);
        CHECK(gtin.error().code == bad.code);
        CHECK((gtin.error().offset ? static_cast<int>(*gtin.error().offset) : -1) == bad.offset);
    }
}

TEST_CASE("UPC-E", "[gs1]") {
    // One for each way of leaving zeros out (General Specifications §5.2.2.4.2).
    CHECK(expand_upc_e("04252614") == "042100005264");
    CHECK(expand_upc_e("01234505") == "012000003455");
    CHECK(expand_upc_e("01234531") == "012300000451");
    CHECK(expand_upc_e("01234543") == "012340000053");
    CHECK(expand_upc_e("01234565") == "012345000065");
    CHECK(expand_upc_e("11234562") == "112345000062");
    for (const char* wrong : {"", "0425261", "042526140", "04252615", "24252614", "0425261x"})
        CHECK_FALSE(expand_upc_e(wrong));
    int expanded = 0;
    for (int number = 0; number < 1'000'000; number += 37) {
        std::string digits = std::to_string(number);
        digits = "0" + std::string(6 - digits.size(), '0') + digits;
        for (char last = '0'; last <= '9'; ++last) {
            const auto upc_a = expand_upc_e(digits + last);
            if (!upc_a) continue;
            ++expanded;
            CHECK(upc_a->size() == 12);
            CHECK(has_valid_check_digit(*upc_a));
            CHECK(upc_a->back() == last);
        }
    }
    CHECK(expanded == 27028);  // each number has exactly one right check digit
}

TEST_CASE("the unit inside a case", "[gs1]") {
    CHECK(contained_unit("19521234543210") == "09521234543213");
    CHECK(contained_unit("89521234543219") == "09521234543213");
    CHECK_FALSE(contained_unit("09521234543213"));
    CHECK_FALSE(contained_unit("99521234543216"));  // variable measure
    CHECK_FALSE(contained_unit("9521234543213"));
    CHECK_FALSE(contained_unit(""));
}

TEST_CASE("number classes: what can name nobody never entitles", "[gs1]") {
    struct Row {
        const char* gtin14;
        NumberClass expected;
    };
    using enum NumberClass;
    for (const Row& row : {Row{"09521234543213", ordinary},
                           Row{"08936000000005", ordinary},
                           Row{"19521234543210", ordinary},
                           Row{"00360002914520", ordinary},
                           Row{"02012345678900", restricted_circulation},
                           Row{"02912345678900", restricted_circulation},
                           Row{"00212345678904", restricted_circulation},
                           Row{"00412345678902", restricted_circulation},
                           Row{"00000000000000", restricted_circulation},
                           Row{"12012345678907", restricted_circulation},
                           Row{"00512345678901", coupon},
                           Row{"09812345678906", coupon},
                           Row{"09912345678905", coupon},
                           Row{"09771234567003", publication},
                           Row{"09781234567897", publication},
                           Row{"09791234567896", publication},
                           Row{"00000096385074", gtin8},
                           Row{"00000012345670", gtin8},
                           Row{"00000002345673", restricted_circulation},
                           Row{"00000020123451", restricted_circulation}}) {
        INFO(row.gtin14);
        CHECK(number_class(row.gtin14) == row.expected);
        CHECK(may_entitle(row.gtin14) == (row.expected == ordinary || row.expected == gtin8));
    }
}

TEST_CASE("numbers as people know them", "[gs1]") {
    CHECK(display_gtin("09521234543213") == "9521234543213");
    CHECK(display_gtin("19521234543210") == "19521234543210");
    CHECK(display_gtin("00000096385074") == "96385074");
}
