// SPDX-License-Identifier: Apache-2.0
// 03: a wrong place, prefix, host, stem, joiner or symbol is NON_CANONICAL before the envelope or container is decoded, so
// a raised version nibble cannot hide it.
#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;

namespace {

const std::string kNewer = "I" + std::string(89, 'A');  // version nibble 2
const std::string kBroken = "A" + std::string(89, 'A'); // version nibble 0

std::string outcome(const std::string& bytes, const char* symbol) {
    return std::string(to_string(parse_stamp(test::symbol(bytes, symbol)).form()));
}

}  // namespace

TEST_CASE("place, prefix, host, stem and joiner of a link are judged before its envelope", "[stamp]") {
    for (const auto& run : {kNewer, kBroken}) {
        CHECK(outcome("https://tem.example/01/09521234543213?vts=" + run, "]Q1") == (run == kNewer ? "UNSUPPORTED_VERSION" : "MALFORMED"));
        for (const char* wrong : {
                 "http://tem.example/01/09521234543213?vts=", "https://tem.example:443/01/09521234543213?vts=", "https://tem/01/09521234543213?vts=",
                 "https://tem.example/Stem/01/09521234543213?vts=", "https://tem.example/a/b/c/d/01/09521234543213?vts=",
                 "https://tem.example/12/01/09521234543213?vts=", "https://tem.example//01/09521234543213?vts=", "https://tem.example/a//01/09521234543213?vts=",
                 "https://tem.example/gtin/09521234543213?vts=", "https://tem.example?vts=", "https://tem.example/?vts=",
                 "https://tem.example/01/09521234543213&vts=", "https://tem.example/01/09521234543213?17=270801?vts=",
                 "https://tem.example/01/09521234543213#?vts=", "https://user@tem.example/01/09521234543213?vts=",
             })
            CHECK((wrong + outcome(wrong + run, "]Q1")) == std::string(wrong) + "NON_CANONICAL");
        CHECK(outcome("https://tem.example/01/09521234543213?vts=" + run, "]d2") == "NOT_OURS");
        CHECK(outcome("https://tem.example/01/09521234543213?vts=" + run, "]z0") == "NON_CANONICAL");
        CHECK(outcome("https://tem.example/t/vn/01/09521234543213?vts=" + run, "]d1") != "NON_CANONICAL");
    }
}

TEST_CASE("a leading FNC1 and the wrong symbol of an element string are judged before its envelope", "[stamp]") {
    for (const auto& run : {kNewer, kBroken}) {
        const std::string bytes = "0109521234543213" "10L1\x1d" "98" + run;
        CHECK(outcome(bytes, "]d2") == (run == kNewer ? "UNSUPPORTED_VERSION" : "MALFORMED"));
        CHECK(outcome("\x1d" + bytes, "]d2") == "NON_CANONICAL");
        CHECK(outcome(bytes, "]C1") == "NON_CANONICAL");
        CHECK(outcome(bytes + "\x1d", "]d2") == "NOT_OURS");
    }
}

TEST_CASE("each carrier under each symbol", "[stamp]") {
    const std::string uri = "https://tem.example/01/09521234543213", record = "VT1:" + to_base45(test::one_record()), in_link = "https://tem.example/t#VT1." + to_base64url(test::one_record());
    struct Row {
        const char *symbol, *of_link, *of_elements, *of_record, *of_record_link;
    };
    for (const Row& row : {Row{"", "OK", "NOT_OURS", "OK", "OK"},
                           {"]Q1", "OK", "NOT_OURS", "OK", "OK"},
                           {"]Q2", "OK", "NOT_OURS", "OK", "OK"},
                           {"]d1", "OK", "NOT_OURS", "NON_CANONICAL", "OK"},
                           {"]d4", "OK", "NOT_OURS", "NON_CANONICAL", "OK"},
                           {"]d2", "NOT_OURS", "OK", "NOT_OURS", "NOT_OURS"},
                           {"]Q3", "NOT_OURS", "OK", "NOT_OURS", "NOT_OURS"},
                           {"]C1", "NOT_OURS", "NON_CANONICAL", "NOT_OURS", "NOT_OURS"},
                           {"]e0", "NOT_OURS", "NON_CANONICAL", "NOT_OURS", "NOT_OURS"},
                           {"]C0", "NON_CANONICAL", "NOT_OURS", "NON_CANONICAL", "NON_CANONICAL"},
                           {"]Q4", "NON_CANONICAL", "NOT_OURS", "NON_CANONICAL", "NON_CANONICAL"},
                           {"]d3", "NON_CANONICAL", "NOT_OURS", "NON_CANONICAL", "NON_CANONICAL"}}) {
        CAPTURE(row.symbol);
        CHECK(outcome(test::link(uri), row.symbol) == row.of_link);
        CHECK(outcome(test::element_string("0109521234543213"), row.symbol) == row.of_elements);
        CHECK(outcome(record, row.symbol) == row.of_record);
        CHECK(outcome(in_link, row.symbol) == row.of_record_link);
    }
}
