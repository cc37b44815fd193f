// SPDX-License-Identifier: Apache-2.0
// The lengths of 03: each at its limit and one beyond, rightly signed.
#include <temviet/base/limits.hpp>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const std::string kPath = "/t/01/09521234543213";
std::string label(std::size_t size) { return std::string(size, 'a'); }
OpenOutcome of_link(const std::string& uri) { return outcome(link(uri), "]Q1"); }
OpenOutcome of_record_link(const std::string& address) { return outcome(address + "#VT1." + to_base64url(one_record()), "]Q1"); }
constexpr OpenOutcome legal_or_not(bool legal) { return legal ? OpenOutcome::ok : OpenOutcome::non_canonical; }

}  // namespace

TEST_CASE("hosts: two labels of 1 to 63, 253 characters in all, the last not of digits alone", "[stamp][limits]") {
    const std::string three = label(63) + "." + label(63) + "." + label(63) + ".";
    const std::pair<std::string, bool> hosts[] = {
        {"a.b", true},           {"a", false},          {"", false},           {".b", false},         {"a.", false},        {"a..b", false},     {"a.b.", false},
        {"a.b.c.d.e", true},     {"-a.b", false},       {"a-.b", false},       {"a.-b", false},       {"a.b-", false},      {"a-a.b", true},     {"0.b", true},
        {"a.0", false},          {"a.09", false},       {"a.0b", true},        {"a.b0", true},        {"10.0.0.1", false},  {"xn--tem-vit.vn", true},
        {label(63) + ".b", true}, {label(64) + ".b", false}, {"a." + label(63), true}, {"a." + label(64), false},
        {three + label(61), true}, {three + label(62), false},
    };
    for (const auto& [host, legal] : hosts) {
        CAPTURE(host);
        CHECK(of_link("https://" + host + kPath) == legal_or_not(legal));
        CHECK(of_record_link("https://" + host + "/t") == legal_or_not(legal));
    }
}

TEST_CASE("stems: up to three segments, none of digits alone", "[stamp][limits]") {
    const std::pair<std::string, bool> stems[] = {
        {"/a", true},     {"/a/b/c", true}, {"/a/b/c/d", false}, {"/0", false},  {"/01", false},  {"/0a", true},  {"/a0", true},  {"/az-09", true},
        {"/-", true},     {"/a-", true},    {"/12/a", false},    {"/a/12", false}, {"/a/b/12", false}, {"//a", false}, {"/a//b", false}, {"/a/", false},
        {"/A", false},    {"/a_b", false},  {"/a.b", false},     {"/" + label(400), true},
    };
    for (const auto& [stem, legal] : stems) {
        CAPTURE(stem);
        CHECK(of_link("https://tem.example" + stem + "/01/09521234543213") == legal_or_not(legal));
        CHECK(of_record_link("https://tem.example" + stem) == legal_or_not(legal));
    }
    CHECK(of_link("https://tem.example/01/09521234543213") == OpenOutcome::ok);  // a link needs none
}

TEST_CASE("values: each at its shortest and longest, and one beyond", "[stamp][limits]") {
    struct Row {
        const char* ai;
        std::size_t min, max;
        bool separated;
    };
    for (const Row& row : {Row{"22", 1, 20, true}, {"10", 1, 20, true}, {"21", 1, 20, true}, {"240", 1, 30, true}, {"30", 1, 8, true}, {"3920", 1, 15, true},
                           {"3923", 1, 15, true}, {"422", 3, 3, true}, {"20", 2, 2, false}, {"3100", 6, 6, false}, {"3105", 6, 6, false}, {"11", 6, 6, false},
                           {"13", 6, 6, false}, {"15", 6, 6, false}, {"16", 6, 6, false}, {"17", 6, 6, false}}) {
        const std::string ai = row.ai;
        const bool key = ai == "22" || ai == "10" || ai == "21";
        for (const std::size_t size : {std::size_t{0}, row.min - 1, row.min, row.max, row.max + 1}) {
            CAPTURE(ai, size);
            const std::string value(size, '1');  // 111111 is a day
            const bool legal = size >= row.min && size <= row.max;
            CHECK(of_link("https://tem.example" + kPath + (key ? "/" + ai + "/" : "?" + ai + "=") + value) == legal_or_not(legal));
            // Where the length is fixed, another one shifts what follows: no longer an element string of ours.
            const OpenOutcome found = outcome(element_string("0109521234543213" + ai + value + (row.separated ? "\x1d" : "")), "]d2");
            CHECK((found == OpenOutcome::ok) == legal);
        }
    }
    for (const char* gtin : {"9521234543213", "009521234543213", "0952123454321", ""}) CHECK(of_link("https://tem.example/01/" + std::string(gtin)) == OpenOutcome::non_canonical);
    for (const std::size_t size : {0u, 1u, 400u, 401u}) {
        CAPTURE(size);
        CHECK(of_link("https://tem.example" + kPath + "?vtx=" + std::string(size, '_')) == legal_or_not(size == 1 || size == 400));
    }
}

TEST_CASE("a link has 1,400 characters at most", "[stamp][limits]") {
    const auto sized = [](std::size_t size) {
        const std::string start = "https://tem.example/", end = "/01/09521234543213";
        return link(start + label(size - start.size() - end.size() - 95) + end);
    };
    REQUIRE(sized(1400).size() == 1400);
    CHECK(outcome(sized(1399), "]Q1") == OpenOutcome::ok);
    CHECK(outcome(sized(1400), "]Q1") == OpenOutcome::ok);
    CHECK(outcome(sized(1401), "]Q1") == OpenOutcome::non_canonical);
}

TEST_CASE("a payload beyond the limit is not looked at", "[stamp][limits]") {
    const auto sized = [](std::size_t size) {
        const std::string start = "https://tem.example/01/09521234543213/10/";
        return link(start + std::string(size - start.size() - 95, 'A'));
    };
    REQUIRE(sized(limits::kMaxPayloadBytes).size() == limits::kMaxPayloadBytes);
    CHECK(outcome(sized(limits::kMaxPayloadBytes), "]Q1") == OpenOutcome::non_canonical);
    CHECK(outcome(sized(limits::kMaxPayloadBytes + 1), "]Q1") == OpenOutcome::not_ours);
}

TEST_CASE("runs of 86 to 90 characters claim to be ours; only 90 can be a signature", "[stamp][limits]") {
    for (std::size_t size = 84; size <= 92; ++size) {
        CAPTURE(size);
        const std::string cut = run(Carrier::dl, "https://tem.example/01/09521234543213").substr(0, size) + std::string(size > 90 ? size - 90 : 0, 'A');
        REQUIRE(cut.size() == size);
        const OpenOutcome of_run = parse_stamp(symbol("https://tem.example/01/09521234543213?vts=" + cut, "]Q1")).form();
        CHECK(of_run == (size < 86 ? OpenOutcome::signature_unreadable : size == 90 ? OpenOutcome::ok : OpenOutcome::malformed));
        for (const char* ai : {"98", "97"}) {
            const OpenOutcome of_value = parse_stamp(symbol("0109521234543213" + (ai + cut), "]d2")).form();
            CHECK(of_value == (size < 86 || size > 90 ? OpenOutcome::not_ours : size == 90 ? OpenOutcome::ok : OpenOutcome::malformed));
        }
    }
}
