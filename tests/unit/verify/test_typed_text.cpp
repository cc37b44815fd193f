// SPDX-License-Identifier: Apache-2.0
// The small questions about typed text at their limits: one character more or less than what makes a signature, a number, a record.
#include "catch.hpp"
#include <temviet/base/text.hpp>

#include "verify/reading.hpp"
#include "verify/record_extent.hpp"
#include "verify/typed_text.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;
using namespace temviet::verify;

namespace {

std::string utf8(unsigned c) {
    std::string out;
    const auto byte = [&](unsigned value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) byte(c);
    else if (c < 0x800) byte(0xC0 + c / 64), byte(0x80 + c % 64);
    else if (c < 0x10000) byte(0xE0 + c / 4096), byte(0x80 + c / 64 % 64), byte(0x80 + c % 64);
    else byte(0xF0 + c / 262144), byte(0x80 + c / 4096 % 64), byte(0x80 + c / 64 % 64), byte(0x80 + c % 64);
    return out;
}
const std::string kRun90 = "E" + std::string(88, 'b') + "-", kRun89 = kRun90.substr(0, 89);
const std::string kFront = "0109521234543213";

std::string damage(const std::string& text) {
    const Symbol of = text_symbol(text);
    const auto reading = read_symbol(of, 0);
    return reading.damage ? std::string(to_string(*reading.damage)) : "";
}

}  // namespace

TEST_CASE("marks of signatures in links", "[verify][edges]") {
    const auto at = [](const std::optional<SignatureMark>& mark) { return mark ? std::to_string(mark->run) + "-" + std::to_string(mark->end) : ""; };
    CHECK(at(find_mark("a?vts=XY z")) == "6-8");
    CHECK(at(find_mark("a&vts=XY")) == "6-8");
    CHECK(at(find_mark("a?vth=")) == "6-6");
    CHECK(at(find_mark("a&vth=A-_9+")) == "6-10");
    CHECK(at(find_mark("a?vth=A&vts=BC")) == "6-7");
    CHECK(at(find_mark("a&vts=BC?vth=A")) == "6-8");
    for (const char* none : {"", "vts=XY", "a?VTS=XY", "a?vtx=XY"}) CHECK(at(find_mark(none)).empty());
    CHECK(at(find_mark_icase("vts=XY")) == "4-6");
    CHECK(at(find_mark_icase("aVTH=X")) == "5-6");
    CHECK(at(find_mark_icase("aVTH=Xvts=Y")) == "5-9");
    CHECK(at(find_mark_icase("vtx=XY")).empty());
    CHECK(record_code("https://a/t#vt1.ABC") == "ABC");
    CHECK(record_code("https://a/t#VTH1.ABC") == "ABC");
    CHECK(record_code("https://a/t#VT2.ABC").empty());
    const std::string two = "https://a VT1:b VTH1:c";
    CHECK(next_start(two, 0) == 0);
    CHECK(next_start(two, 1) == 10);
    CHECK(next_start(two, 11) == 16);
    CHECK(next_start(two, 17) == std::string_view::npos);
}

TEST_CASE("signatures in element strings, to the character", "[verify][edges]") {
    CHECK(first_signature_end(kFront + "98" + kRun90) == 16 + 2 + 90);
    CHECK(first_signature_end(kFront + "97" + kRun90 + "rest") == 16 + 2 + 90);
    CHECK(first_signature_end(kFront + "10L1\x1d" + "98" + kRun90) == 16 + 5 + 2 + 90);
    CHECK(first_signature_end(kFront + "98" + kRun89) == 0);
    CHECK(first_signature_end(kFront + "96" + kRun90) == 0);
    CHECK(first_signature_end(kFront + "88" + kRun90) == 0);
    CHECK(first_signature_end(kFront + "98F" + kRun90.substr(1)) == 0);
    CHECK(first_signature_end(kFront + "98" + kRun89 + "+") == 0);
    CHECK(first_signature_end(kFront.substr(1) + "98" + kRun90) == 0);  // no room for a number in front
    CHECK(lost_separators(kFront + "98" + kRun90));
    CHECK(lost_separators(kFront + "10L197" + kRun90));
    for (const auto& text : {kFront.substr(1) + "98" + kRun90, "02" + kFront.substr(2) + "98" + kRun90, "01X" + kFront.substr(3) + "98" + kRun90, kFront + "96" + kRun90,
                             kFront + "98F" + kRun90.substr(1), kFront + "98" + kRun89 + "+", kFront + "98" + kRun89, "010952123454321" "98" + kRun90})
        CHECK_FALSE(lost_separators(text));
    for (std::size_t length = 84; length < 93; ++length) {
        INFO(length);
        for (const char* ai : {"98", "97"}) CHECK(ends_with_short_run(kFront + "\x1d" + ai + std::string(length, 'b')) == (length >= 86 && length < 90));
        CHECK_FALSE(ends_with_short_run(kFront + "\x1d" "96" + std::string(length, 'b')));
    }
    CHECK(ends_with_short_run("98" + std::string(86, 'b')));
    CHECK_FALSE(ends_with_short_run("+98" + std::string(85, 'b')));
    for (const char* yes : {"]d2", "]Q3", "]C1", "]e0", "]J1"}) CHECK(is_element_string_identifier(yes));
    for (const char* no : {"", "]d1", "]Q1", "]C0", "]E0"}) CHECK_FALSE(is_element_string_identifier(no));
}

TEST_CASE("bytes and letters that text has, at the ends of each range", "[verify][edges]") {
    for (int c = 0; c < 0x80; ++c) {
        const bool text = c == '\t' || c == '\n' || c == '\r' || c == 4 || (c >= 0x1C && c <= 0x1F) || (c >= 0x20 && c != 0x7F);
        INFO(c);
        CHECK(has_alien_bytes(std::string("ab") + static_cast<char>(c) + "c") == !text);
    }
    CHECK(has_alien_bytes("a\xff"));
    CHECK_FALSE(has_alien_bytes("trà"));
    for (const unsigned point : {0x41u, 0xC0u, 0x24Fu, 0x300u, 0x36Fu, 0x1E00u, 0x1EFFu, 0x2010u, 0x20BFu}) CHECK(only_keyboard_letters("a" + utf8(point) + "b"));
    for (const unsigned point : {0x250u, 0x2FFu, 0x370u, 0x430u, 0x800u, 0xE01u, 0xFFFu, 0x1DFFu, 0x1F00u, 0x200Fu, 0x20C0u, 0x4E2Du, 0x10000u}) {
        CHECK_FALSE(only_keyboard_letters("a" + utf8(point) + "b"));
        CHECK_FALSE(only_keyboard_letters(utf8(0xC0) + utf8(point)));
    }
    CHECK_FALSE(all_run_chars(""));
    CHECK(all_run_chars("aZ9-_"));
    CHECK_FALSE(all_run_chars("a+"));
    for (const char letter : {'a', 'z', 'A', 'Z'}) {
        CHECK(has_one_case(std::string(30, letter) + "0-_9"));
        CHECK_FALSE(has_one_case(std::string(29, letter) + "0-_9"));
        CHECK_FALSE(has_one_case(std::string(40, letter) + static_cast<char>(letter ^ 0x20)));
    }
    for (const char none : {'@', '[', '`', '{'}) CHECK_FALSE(has_one_case(std::string(40, none)));
    CHECK(swap_case("aZzA@[`{à9") == "AzZa@[`{à9");
    CHECK(ascii_upper("aZz`{à") == "AZZ`{à");
    CHECK(trimmed(" \t\r\n\x1d a b \x1d") == "a b");
    CHECK(trimmed(" \n").empty());
    CHECK(with_lower_origin("HTTPS://A.B/C") == "https://a.b/C");
    CHECK(with_lower_origin("HTTPS://A.B") == "HTTPS://A.B");
    CHECK(with_lower_origin("A/B") == "A/B");
}

TEST_CASE("what begins like a code", "[verify][edges]") {
    CHECK(starts_with_gtin_element(kFront));
    CHECK(starts_with_gtin_element(kFront + "10L1"));
    for (const auto& text : {kFront.substr(0, 15), "02" + kFront.substr(2), std::string("0109521234543214"), std::string("01095212345432X3"), std::string()}) CHECK_FALSE(starts_with_gtin_element(text));
    for (const auto& text : {std::string("https://x"), std::string("http://x"), std::string("VT1:"), std::string("VTH1:"), kFront, std::string("9521234543213"), std::string("]Q1https://x"),
                             "]d2" + kFront, std::string("]E09521234543213")})
        CHECK(begins_like_code(text));
    for (const char* text : {"", "]Q1", "ftp://x", "vt1:", "9521234543214", "952123454321X", "https:/x", "]Q1]Q1https://x"}) CHECK_FALSE(begins_like_code(text));
}

TEST_CASE("two numbers typed in one line", "[verify][edges]") {
    const std::string n8 = "12345670", n12 = "036000291452", n13 = "9521234543213", n14 = "19521234543210";
    for (const auto& text : {n8 + n8, n8 + n13, n12 + n12, n13 + n8, n13 + n12, n13 + n13, n13 + n14, n14 + n8, n14 + n14}) {
        INFO(text);
        CHECK(damage(text) == "two_codes");
    }
    for (const auto& text : {n8, n12, n13, n14, n13 + "9521234543214", "9521234543214" + n13, n14 + n14 + "0", n13 + "1", kFront, kFront + n8, n13 + "x" + n13}) {
        INFO(text);
        CHECK(damage(text) != "two_codes");
    }
}

TEST_CASE("how far a record goes, whole, cut anywhere, or with something behind it", "[verify][edges]") {
    for (const bool link : {false, true}) {
        for (const std::size_t words : {0u, 1u, 2u, 3u, 300u}) {  // every remainder of a group, and lengths of two bytes
            Mint mint;
            mint.carrier = words % 2 == 1 ? Carrier::hrec : Carrier::rec;
            mint.link = link;
            mint.stem = link ? "t" : "";
            if (words > 0) mint.more.name = std::string(words, 'x');
            const std::string all = mint.symbol().bytes;
            const std::size_t start = link ? all.find('#') + (mint.carrier == Carrier::hrec ? 6 : 5) : all.find(':') + 1;
            INFO(all);
            const auto whole = record_extent(all);
            REQUIRE(whole);
            CHECK(whole->chars == all.size());
            CHECK_FALSE(whole->cut);
            for (const char* tail : {"A", "AB", "ABC", "ABCD", ".", " https://x"}) {
                const auto more = record_extent(all + tail);
                REQUIRE(more);
                CHECK(more->chars == all.size());
                CHECK_FALSE(more->cut);
            }
            for (std::size_t length = start; length < all.size(); ++length) {
                const auto part = record_extent(all.substr(0, length));
                INFO(length);
                REQUIRE(part);
                CHECK(part->cut);
                CHECK((part->chars == all.size() || part->chars == 0));
                if (length + 80 >= all.size()) CHECK(part->chars == all.size());  // only the signature is missing
                if (length < start + 8) CHECK(part->chars == 0);
            }
            // Broken in the middle: nothing is known of its end, unless that was told before.
            std::string broken = all;
            broken[start + 12] = '!';
            CHECK_FALSE(record_extent(broken));
            broken = all;
            broken[all.size() - 30] = '!';
            CHECK((record_extent(broken) && !record_extent(broken)->cut));
            CHECK_FALSE(record_extent(broken.substr(0, all.size() - 4)));
            broken = all;
            broken[start] = broken[start] == 'A' ? 'B' : 'A';
            CHECK_FALSE(record_extent(broken));
            std::string lower = all;
            for (std::size_t i = link ? all.find('#') : 0; i < start; ++i) lower[i] = ascii_lower(all.substr(i, 1))[0];
            CHECK((record_extent(lower) && record_extent(lower)->chars == all.size()));
        }
    }
    for (const char* none : {"", "VT2:", "https://x/t#VT2.0oS", "0oS", "VT1"}) CHECK_FALSE(record_extent(none));
    // Heads that no container of ours has.
    const auto of = [](const char* hex) { return record_extent("VT1:" + to_base45(*from_hex(hex))); };
    CHECK(of("d28440"));                   // nothing said against it yet
    CHECK_FALSE(of("d18440"));
    CHECK_FALSE(of("d28340"));
    CHECK_FALSE(of("d2846000"));           // a text string
    CHECK_FALSE(of("d2845a0000"));         // longer than any symbol holds
    CHECK(of("d284590100"));
    CHECK_FALSE(of("d28440a1a0"));         // an unprotected header
    CHECK(of("d28440a0404000")->chars == 4 + 9);
}
