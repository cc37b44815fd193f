// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/base/text.hpp>

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
