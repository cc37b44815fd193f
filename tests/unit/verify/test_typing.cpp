// SPDX-License-Identifier: Apache-2.0
// What is called damage of typed text and what is not: the limits between a slip and something that was written so.
#include "catch.hpp"
#include <temviet/base/text.hpp>

#include "verify/reading.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

std::string damage(const std::string& text, const char* identifier = "") {
    Symbol of = text_symbol(text);
    of.symbology_identifier = identifier;
    of.keyed = *identifier != '\0';
    const auto reading = verify::read_symbol(of, 0);
    return reading.damage ? std::string(to_string(*reading.damage)) : "";
}
std::string link() { return Mint().symbol().bytes; }
std::string matrix() {
    Mint out;
    out.carrier = Carrier::gs1;
    return out.symbol().bytes;
}
std::string record() {
    Mint out;
    out.carrier = Carrier::rec;
    return out.symbol().bytes;
}

}  // namespace

TEST_CASE("what stands behind a whole stamp, or in front of one", "[verify][edges]") {
    for (const char* gap : {" ", "\t", "\r\n", "\n"}) CHECK(damage(link().substr(0, 30) + gap + link().substr(30)) == "added");
    for (const std::string& good : {link(), record()}) {
        INFO(good);
        for (const char* code : {"12345678", "9521234543213", "http", "HTTPS://x", "VT1:", "vth1:", "]Q1x"}) {
            INFO(code);
            CHECK(damage(good + code) == "two_codes");
        }
        for (const char* words : {"1234567", " 12345678", "; cam on", " ht", "]Q1", "]"}) {
            INFO(words);
            CHECK(damage(good + words) == "added");
        }
        CHECK(damage("abc " + good) == "added");
        CHECK(damage("1234567 " + good) == "added");
        CHECK(damage("12345678 " + good) == "two_codes");
        CHECK(damage("]Q1" + good) == "two_codes");
    }
    // A record whose own letters hold blanks, and one blank more.
    const std::string blanks = record();
    REQUIRE(blanks.find(' ') != std::string::npos);
    for (std::size_t at = 4; at <= blanks.size(); ++at) {
        INFO(at);
        CHECK(damage(blanks.substr(0, at) + " " + blanks.substr(at)) == "added");
    }
    // So many beginnings are tried and no more.
    std::string starts;
    for (int i = 0; i < 8; ++i) starts += "https://";
    CHECK(damage(starts + link()) == "two_codes");
    CHECK(damage("https://" + starts + link()) != "two_codes");
    // A link in a link's query was put there, unless the name is an AI or the signature's.
    for (const char* name : {"u", "url", "17x", "vtx"}) CHECK(damage(std::string("https://evil.example/?") + name + "=" + link()) == "");
    CHECK(damage("https://evil.example/?a=1&u=" + link()) == "");
    for (const char* name : {"17", "vts", "vth"}) CHECK(damage(std::string("https://tem.example/?") + name + "=" + link()) == "two_codes");
    CHECK(damage("https://tem.example/?a=1&17=" + link()) == "two_codes");
    CHECK(damage("17=" + link()) == "added");
}

TEST_CASE("a second scan behind the first", "[verify][edges]") {
    const std::string good = matrix();
    CHECK(damage(good, "]d2").empty());
    CHECK(damage("]d2" + good, "]d2") == "two_codes");
    CHECK(damage("x]d2" + good, "]d2") == "two_codes");
    CHECK(damage("x" + good, "]d2") == "two_codes");
    CHECK(damage("xdd2" + good.substr(2), "]d2") != "two_codes");
    CHECK(damage("x]22" + good.substr(1), "]d2") != "two_codes");
    CHECK(damage("0109521234543213" + good, "]d2") == "two_codes");
    CHECK(damage("x]d2" + good, "]Q1") == "two_codes");
    // What is no stamp is no second scan.
    CHECK(damage("x]d2abcdef", "]Q1") != "two_codes");
    CHECK(damage("0109521234543213" "10L1\x1d" "0109521234543213", "]d2") != "two_codes");
}

TEST_CASE("letters that no key of a stamp makes", "[verify][edges]") {
    const std::string good = link();
    const auto with = [&](const char* letter, std::size_t at) { return good.substr(0, at) + letter + good.substr(at); };
    CHECK(damage(with("é", 12)) == "changed");
    CHECK(damage(with("\x1d", 12)) == "changed");
    CHECK(damage("https://cua-hang.example/trà-sen").empty());
    CHECK(damage("https://tem.ẽample/01/09521234543213") == "changed");
    CHECK(damage("https://t\u0435m.example/01/09521234543213").empty());  // another script is what imitations are made of
    CHECK(damage("https://cua-hang.example/trà?vts=1") == "changed");
    CHECK(damage("https://cua-hang.example/trà?VTH=1") == "changed");
    CHECK(damage("vt1:trà") == "changed");
    CHECK(damage("vt trà").empty());
    CHECK(damage("vườn trà vts").empty());
    CHECK(damage("0109521234543213" "10trà") == "changed");
    CHECK(damage("trà 0109521234543213").empty());
    CHECK(damage("10trà", "]d2") == "changed");
    CHECK(damage("10tra", "]d2").empty());
}

TEST_CASE("signatures that look like no signature", "[verify][edges]") {
    const std::string front = "https://tem.example/01/09521234543213?";
    const auto run = [](std::size_t length, char letter) { return "E" + std::string(length - 1, letter); };
    // One case only; a mark that no stamp spells so; long enough to be one.
    CHECK(damage(front + "vts=" + ascii_lower(run(90, 'b'))) == "changed");
    CHECK(damage(front + "VTS=" + run(90, 'b')) == "changed");
    CHECK(damage(front + "VTS=" + run(86, 'b')) == "changed");
    CHECK(damage(front + "VTS=" + run(85, 'b')).empty());
    CHECK(damage("vts=" + run(90, 'b')) == "cut");
    CHECK(damage("vts=" + run(86, 'b')) == "cut");
    CHECK(damage("vts=" + run(85, 'b')).empty());
    CHECK(damage(front + "x=1").empty());
    // Cut at its end: still readable, but not whole.
    const std::string good = link();
    for (std::size_t less = 1; less <= 4; ++less) CHECK(damage(good.substr(0, good.size() - less)) == "cut");
    CHECK(damage(good.substr(0, good.size() - 5)).empty());
    CHECK(damage(good.substr(0, good.size() - 1) + "+") != "cut");
    const std::string elements = matrix();
    for (std::size_t less = 1; less <= 4; ++less) CHECK(damage(elements.substr(0, elements.size() - less), "]d2") == "cut");
    CHECK(damage(elements.substr(0, elements.size() - 5), "]d2").empty());
    CHECK(damage(elements.substr(16), "]d2") == "cut");  // the number is gone
    CHECK(damage(elements.substr(2), "]d2").empty());     // nothing tells any more that this was a stamp
    const std::string whole = record();
    CHECK(damage(whole.substr(0, whole.size() - 3)) == "cut");
    CHECK(damage(ascii_lower(whole)) == "changed");
    CHECK(damage("V" + ascii_lower(whole.substr(1))) == "changed");  // as a sentence begins
    // What a symbol held is judged as it is, and so is a newer version.
    CHECK_FALSE(verify::read_symbol(qr(good.substr(0, good.size() - 1)), 0).damage);
    std::string newer = good;
    newer[newer.find("vts=") + 4] = 'I';
    CHECK(damage(newer).empty());
    CHECK(damage("").empty());
    // Whole in length, and yet no signature of ours: that is not what a slip leaves.
    std::string bits = good, version = good, tilde = good, digit = elements;
    bits.back() = bits.back() == 'A' ? 'B' : static_cast<char>(bits.back() + 1);
    version[version.find("vts=") + 4] = 'A';
    tilde.replace(tilde.find("L2508A"), 6, "L2508~");
    digit.replace(2, 14, "09521234543214");
    for (const auto& text : {bits, version, version.substr(0, version.size() - 1), tilde}) {
        INFO(text);
        CHECK(damage(text).empty());
    }
    CHECK(damage(digit, "]d2").empty());
}
