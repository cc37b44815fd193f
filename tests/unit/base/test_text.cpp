// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <fmt/format.h>
#include <temviet/base/text.hpp>
#include "base/unicode.hpp"

using namespace temviet;

TEST_CASE("UTF-8 validity is strict", "[base]") {
    CHECK(is_utf8("Trà sen vàng"));
    CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    CHECK(to_valid_utf8("a\xE1\x80z") == "a\xEF\xBF\xBDz");
    CHECK(to_valid_utf8("\xFF\xFF") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("untrusted text cannot steer a terminal", "[base]") {
    CHECK(display_safe("a\x1b[31mb\n") == "a\\x1B[31mb\\x0A");
    CHECK(display_safe("\xE2\x80\xAE" "abc") == "\\u{202E}abc");  // right-to-left override
    CHECK(display_safe("Gạo \xFF") == "Gạo \\xFF");
    CHECK(display_safe("abcdef", 3) == "abc…");
}

TEST_CASE("Vietnamese folding", "[base]") {
    CHECK(fold_vietnamese("Đường  Thốt Nốt") == "duong thot not");
    CHECK(fold_vietnamese("HOÀ BÌNH") == fold_vietnamese("Hòa Bình"));
    CHECK(fold_vietnamese("e\xCC\x82\xCC\x81") == "e");  // decomposed ế
    CHECK(fold_vietnamese("  ") == "");
    CHECK(nfc("e\xCC\x82\xCC\x81") == "ế");
}

TEST_CASE("the fast way of folding gives what all of Unicode gives", "[base]") {
    // Every code point alone, between letters, and behind a space.
    std::string all;
    for (unsigned point = 1; point < 0x2100; ++point) {
        std::string text;
        if (point < 0x80) text = static_cast<char>(point);
        else if (point < 0x800) text = {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 63))};
        else text = {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))};
        for (const auto& each : {text, "á" + text + "Z", "q " + text, text + " ", text + "\xCC\x81"})
            if (fold_vietnamese(each) != fold_any(each)) FAIL(fmt::format("U+{:04X}", point));
        all += text;
    }
    CHECK(fold_vietnamese(all) == fold_any(all));
    for (const std::string_view broken : {"Tr\xC3", "\xE1\xBA", "\xC3\x28", "a\xE1\xBA\xA1\xFF", "\xE1\x28\xA1"}) CHECK(fold_vietnamese(broken) == fold_any(broken));
}

TEST_CASE("text is fitted to columns, not to bytes", "[base][text]") {
    CHECK(display_columns("Trà sen vàng") == 12);
    CHECK(display_columns("a\u0301b") == 2);
    CHECK(display_columns("\xff") == 1);
    CHECK(fit_columns("Trà sen vàng", 12) == "Trà sen vàng");
    CHECK(fit_columns("Trà sen vàng", 11) == "Trà sen và…");
    CHECK(fit_columns("Tra\u0300 sen", 4) == "Tra\u0300…");
    CHECK(fit_columns("Trà", 0) == "Trà");
    CHECK(fit_columns("Trà", 1) == "…");
}
