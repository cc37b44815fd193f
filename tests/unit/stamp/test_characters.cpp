// SPDX-License-Identifier: Apache-2.0
// 03, "Canonical form": each of the 256 bytes in each place of a link and an element string, rightly signed.
#include <algorithm>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const std::string kDigits = "0123456789", kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", kLower = "abcdefghijklmnopqrstuvwxyz";
const std::string kCode = kUpper + kDigits + "._-";  // lot, serial, 22, 240
const std::string kLabel = kLower + kDigits + "-";   // host and stem

/// `pattern` has one *, the place; `legal` is what may stand there.
struct Place {
    std::string pattern, legal;
};
std::string with(const Place& place, char c) {
    std::string out = place.pattern;
    out[out.find('*')] = c;
    return out;
}
std::string shown(OpenOutcome outcome, int byte, const Place& place) { return place.pattern + " byte " + std::to_string(byte) + " " + std::string(to_string(outcome)); }

const std::string kLink = "https://tem.example/t/01/09521234543213";

}  // namespace

TEST_CASE("each byte in each place of a link", "[stamp][spelling]") {
    const Place places[] = {
        {"https://te*m.example/t/01/09521234543213", kLabel + "."},
        {"https://tem.exam*ple/t/01/09521234543213", kLabel + "./"},
        {"https://tem.example/t*n/01/09521234543213", kLabel + "/"},
        {kLink + "/1*/L1", "0"},
        {kLink + "/2*/L1", "12"},
        {kLink + "/22/V*1", kCode},
        {kLink + "/10/L*1", kCode},
        {kLink + "/21/S*1", kCode},
        {kLink + "?1*=270801", "13567"},
        {kLink + "?17=27081*", kDigits},
        {kLink + "?2*=11", "0"},
        {kLink + "?20=1*", kDigits},
        {kLink + "?240=X*1", kCode},
        {kLink + "?3*=11", "0"},
        {kLink + "?30=1*1", kDigits},
        {kLink + "?310*=000001", "012345"},
        {kLink + "?3103=00000*", kDigits},
        {kLink + "?392*=1", "0123"},
        {kLink + "?3920=1*1", kDigits},
        {kLink + "?42*=704", "2"},
        {kLink + "?422=70*", kDigits},
        {kLink + "?vtx=a*b", kUpper + kLower + kDigits + "-_"},
    };
    for (const auto& place : places)
        for (int byte = 0; byte < 256; ++byte) {
            const char c = static_cast<char>(byte);
            const OpenOutcome expected = place.legal.find(c) != std::string::npos ? OpenOutcome::ok : OpenOutcome::non_canonical;
            const OpenOutcome found = outcome(link(with(place, c)), "]Q1");
            CHECK(shown(found, byte, place) == shown(expected, byte, place));
        }
}

TEST_CASE("each byte in each place of an element string", "[stamp][spelling]") {
    const std::string gtin = "0109521234543213";
    const Place places[] = {
        {gtin + "1*L1\x1d", "0"},        {gtin + "22V*1\x1d", kCode},   {gtin + "10L*1\x1d", kCode},     {gtin + "21S*1\x1d", kCode},
        {gtin + "1*270801", "13567"},    {gtin + "1727081*", kDigits},  {gtin + "201*", kDigits},        {gtin + "240X*1\x1d", kCode},
        {gtin + "301*1\x1d", kDigits},   {gtin + "310*000001", "012345"}, {gtin + "310300000*", kDigits}, {gtin + "392*1\x1d", "0123"},
        {gtin + "39201*1\x1d", kDigits}, {gtin + "42*704\x1d", "2"},    {gtin + "42270*\x1d", kDigits},
    };
    for (const auto& place : places)
        for (int byte = 0; byte < 256; ++byte) {
            const char c = static_cast<char>(byte);
            const OpenOutcome found = outcome(element_string(with(place, c)), "]d2");
            INFO(shown(found, byte, place));
            CHECK((found == OpenOutcome::ok) == (place.legal.find(c) != std::string::npos));
            // What is no element string at all, is not ours.
            CHECK((found == OpenOutcome::ok || found == OpenOutcome::non_canonical || found == OpenOutcome::not_ours));
        }
}

TEST_CASE("each byte as the check digit: a wrong digit is called so, anything else is another spelling", "[stamp][spelling]") {
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        const OpenOutcome expected = c == '3' ? OpenOutcome::ok : kDigits.find(c) != std::string::npos ? OpenOutcome::bad_check_digit : OpenOutcome::non_canonical;
        const Place uri{"https://tem.example/01/0952123454321*", ""}, bytes{"010952123454321*10L1\x1d", ""};
        const OpenOutcome link_outcome = outcome(link(with(uri, c)), "]Q1");
        CHECK(shown(link_outcome, byte, uri) == shown(expected, byte, uri));
        if (c == '\x1d') continue;  // a separator within a GTIN: no element string
        const OpenOutcome element_outcome = outcome(element_string(with(bytes, c)), "]d2");
        CHECK(shown(element_outcome, byte, bytes) == shown(expected, byte, bytes));
    }
}

TEST_CASE("what no link may hold is named as such, its neighbours by the field they stand in", "[stamp][spelling]") {
    const auto detail = [](char c) { return parse_stamp(symbol(link(kLink + "/10/L" + c + "1"), "]Q1")).detail(); };
    for (const char c : {'\x00', '\x1f', ' ', '%', '\x7f', '\x80', '\xff'}) CHECK(detail(c).substr(0, 7) == "a space");
    for (const char c : {'!', '$', '&', '~'}) CHECK(detail(c).substr(0, 4) == "(10)");
}
