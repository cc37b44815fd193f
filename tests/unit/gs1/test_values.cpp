// SPDX-License-Identifier: Apache-2.0
// One value at a time: every check of the table with a right value and wrong ones.
#include <temviet/gs1/ai.hpp>
#include "catch.hpp"

using namespace temviet::gs1;

TEST_CASE("right values", "[gs1]") {
    struct Row {
        const char *ai, *value;
    };
    for (const Row& row : {Row{"00", "106141412345678908"},
                           Row{"01", "09521234543213"},
                           Row{"10", "!\"%&'()*+,-./:;<=>?"},
                           Row{"10", "A"},
                           Row{"17", "270800"},
                           Row{"17", "280229"},
                           Row{"17", "000229"},
                           Row{"7006", "280229"},
                           Row{"7003", "2708012359"},
                           Row{"7007", "270801"},
                           Row{"7007", "270801270831"},
                           Row{"8008", "27080123"},
                           Row{"8008", "2708012359"},
                           Row{"8008", "270801235959"},
                           Row{"422", "704"},
                           Row{"423", "704"},
                           Row{"423", "704156276"},
                           Row{"423", "704156276392410"},
                           Row{"7030", "999AB"},
                           Row{"4307", "VN"},
                           Row{"3912", "704125000"},
                           Row{"3922", "125000"},
                           Row{"8003", "09521234543213"},
                           Row{"8003", "09521234543213SN-1"},
                           Row{"8006", "095212345432130102"},
                           Row{"8026", "095212345432139999"},
                           Row{"8007", "GB82WEST12345698765432"},
                           Row{"8011", "0"},
                           Row{"8011", "12"},
                           Row{"8013", "1987654Ad4X4bL5ttr2310c2K"},
                           Row{"8010", "9521234#-/AZ09"},
                           Row{"4309", "18000000003600000000"},
                           Row{"4321", "1"},
                           Row{"4330", "000123"},
                           Row{"4331", "000123-"},
                           Row{"7040", "1AAa"},
                           Row{"7040", "1AA-"},
                           Row{"7041", "AE"},
                           Row{"7241", "01"},
                           Row{"7241", "80"},
                           Row{"7250", "19000101"},
                           Row{"7251", "200002292359"},
                           Row{"7252", "9"},
                           Row{"7258", "1/3"},
                           Row{"4300", "%C3%A1"},
                           Row{"8001", "00010000100109"},
                           Row{"8030", "YWJj-_=="},
                           Row{"8043", "123456789012345678"},
                           Row{"8043", "12345678901234567890"},
                           Row{"91", "anything"},
                           Row{"253", "9521234543213"},
                           Row{"253", "9521234543213X"},
                           Row{"255", "9521234543213123"},
                           Row{"401", "9521A"},
                           Row{"402", "95212345432100003"},
                           Row{"414", "9521234543213"},
                           Row{"8017", "952123454321000003"},
                           Row{"8014", "1987654Ad4X4bL5ttr2310c2K"},
                           Row{"8200", "https://tem.example"}}) {
        INFO(row.ai << " " << row.value);
        const auto checked = check_value(row.ai, row.value);
        if (!checked) UNSCOPED_INFO(checked.error().code << ": " << checked.error().message);
        CHECK(checked);
    }
}

TEST_CASE("wrong values: code and place", "[gs1]") {
    struct Row {
        const char *ai, *value, *code;
        std::size_t offset;
    };
    for (const Row& row : {Row{"04", "1", "AI_UNKNOWN", 0},
                           Row{"10", "", "VALUE_TOO_SHORT", 0},
                           Row{"10", "123456789012345678901", "VALUE_TOO_LONG", 20},
                           Row{"10", "AB C", "BAD_CHARACTER", 2},
                           Row{"10", "A#", "BAD_CHARACTER", 1},
                           Row{"10", "\xC3\xA1", "BAD_CHARACTER", 0},
                           Row{"10", "A\x1d", "BAD_CHARACTER", 1},
                           Row{"01", "0952123454321", "VALUE_TOO_SHORT", 13},
                           Row{"01", "095212345432130", "VALUE_TOO_LONG", 14},
                           Row{"01", "09521234543214", "BAD_CHECK_DIGIT", 13},
                           Row{"01", "0952123454321X", "BAD_CHARACTER", 13},
                           Row{"00", "106141412345678900", "BAD_CHECK_DIGIT", 17},
                           Row{"17", "271301", "BAD_DATE", 2},
                           Row{"17", "270001", "BAD_DATE", 2},
                           Row{"17", "270230", "BAD_DATE", 4},
                           Row{"17", "270229", "BAD_DATE", 4},
                           Row{"17", "270832", "BAD_DATE", 4},
                           Row{"17", "27080", "VALUE_TOO_SHORT", 5},
                           Row{"7006", "270800", "BAD_DATE", 4},
                           Row{"7003", "2708012400", "BAD_VALUE", 6},
                           Row{"7003", "2708011260", "BAD_VALUE", 8},
                           Row{"7007", "2708012708", "VALUE_TOO_SHORT", 10},
                           Row{"7007", "270801271301", "BAD_DATE", 8},
                           Row{"8008", "2708012360", "BAD_VALUE", 8},
                           Row{"8008", "270801235960", "BAD_VALUE", 10},
                           Row{"422", "000", "BAD_VALUE", 0},
                           Row{"422", "VNM", "BAD_CHARACTER", 0},
                           Row{"423", "704999", "BAD_VALUE", 3},
                           Row{"423", "7041", "VALUE_TOO_SHORT", 4},
                           Row{"7030", "998AB", "BAD_VALUE", 0},
                           Row{"4307", "XX", "BAD_VALUE", 0},
                           Row{"4307", "vn", "BAD_VALUE", 0},
                           Row{"3912", "000125", "BAD_VALUE", 0},
                           Row{"3912", "704", "VALUE_TOO_SHORT", 3},
                           Row{"8003", "19521234543213", "BAD_VALUE", 0},
                           Row{"8003", "09521234543214", "BAD_CHECK_DIGIT", 13},
                           Row{"8006", "095212345432130201", "BAD_VALUE", 14},
                           Row{"8006", "095212345432130001", "BAD_VALUE", 14},
                           Row{"8007", "GB83WEST12345698765432", "BAD_CHECK_DIGIT", 2},
                           Row{"8007", "GB82", "BAD_VALUE", 0},
                           Row{"8011", "01", "BAD_VALUE", 0},
                           Row{"8013", "1987654Ad4X4bL5ttr2310c2L", "BAD_CHECK_DIGIT", 23},
                           Row{"8013", "1987654Ad4X4bL5ttr2311c2K", "BAD_CHECK_DIGIT", 23},
                           Row{"8013", "1K", "BAD_VALUE", 0},
                           Row{"8010", "9521a", "BAD_CHARACTER", 4},
                           Row{"8010", "952", "BAD_VALUE", 0},
                           Row{"4309", "18000000010000000000", "BAD_VALUE", 0},
                           Row{"4309", "00000000003600000001", "BAD_VALUE", 10},
                           Row{"4321", "2", "BAD_VALUE", 0},
                           Row{"4330", "000123+", "BAD_VALUE", 6},
                           Row{"7040", "1AA=", "BAD_VALUE", 3},
                           Row{"7040", "1AA*", "BAD_VALUE", 3},
                           Row{"7041", "ae", "BAD_VALUE", 0},
                           Row{"7241", "00", "BAD_VALUE", 0},
                           Row{"7241", "11", "BAD_VALUE", 0},
                           Row{"7250", "19000229", "BAD_DATE", 6},
                           Row{"7250", "19001301", "BAD_DATE", 4},
                           Row{"7252", "3", "BAD_VALUE", 0},
                           Row{"7258", "4/3", "BAD_VALUE", 0},
                           Row{"7258", "123", "BAD_VALUE", 0},
                           Row{"7258", "0/1", "BAD_VALUE", 0},
                           Row{"4300", "A%4", "BAD_VALUE", 1},
                           Row{"4300", "%GG", "BAD_VALUE", 0},
                           Row{"8001", "00000000100109", "BAD_VALUE", 0},
                           Row{"8001", "00010000100129", "BAD_VALUE", 12},
                           Row{"8001", "0001000010012", "BAD_VALUE", 12},
                           Row{"8030", "ab=c", "BAD_VALUE", 2},
                           Row{"8030", "a===", "BAD_VALUE", 1},
                           Row{"8030", "a.b", "BAD_CHARACTER", 1},
                           Row{"253", "952123454321", "VALUE_TOO_SHORT", 12},
                           Row{"401", "952A", "BAD_VALUE", 0},
                           Row{"02", "0A521234543213", "BAD_CHARACTER", 1}}) {
        INFO(row.ai << " " << row.value);
        const auto checked = check_value(row.ai, row.value);
        REQUIRE_FALSE(checked);
        INFO(checked.error().message);
        CHECK(checked.error().code == row.code);
        CHECK(checked.error().offset == row.offset);
    }
}

TEST_CASE("the check characters notice every change of one character and every swap of neighbours", "[gs1]") {
    const std::string right = "1987654Ad4X4bL5ttr2310c2K";  // GS1's published example of a GMN
    REQUIRE(check_value("8013", right));
    for (std::size_t i = 0; i < right.size(); ++i) {
        for (char c = '!'; c <= 'z'; ++c) {
            if (c == right[i]) continue;
            std::string changed = right;
            changed[i] = c;
            CHECK_FALSE(check_value("8013", changed));
        }
        if (i > 0 && right[i] != right[i - 1]) {
            std::string changed = right;
            std::swap(changed[i], changed[i - 1]);
            CHECK_FALSE(check_value("8013", changed));
        }
    }
    CHECK_FALSE(check_value("8014", "123456789"));  // no letter
}
