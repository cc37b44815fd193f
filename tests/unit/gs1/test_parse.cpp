// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/limits.hpp>
#include <temviet/gs1/elements.hpp>
#include "catch.hpp"

using namespace temviet;
using namespace temviet::gs1;

namespace {

std::string spelled(const Elements& elements) {
    std::string out;
    for (const auto& element : elements.items)
        out += element.ai + "=" + element.value + "@" + std::to_string(element.offset) + " ";
    return out;
}

std::string parsed(std::string_view payload, std::string_view symbology = {}) {
    const auto elements = parse(payload, Syntax::detect, symbology);
    if (!elements) return elements.error().code;
    return std::string(to_string(elements->syntax)) + ": " + spelled(*elements);
}

}  // namespace

TEST_CASE("each syntax is told by its shape", "[gs1]") {
    CHECK(parsed("(01)09521234543213(10)A") == "bracketed: 01=09521234543213@4 10=A@22 ");
    CHECK(parsed("010952123454321310A\x1d"
                 "17270801") == "element_string: 01=09521234543213@2 10=A@18 17=270801@22 ");
    CHECK(parsed("\x1d"
                 "0109521234543213") == "element_string: 01=09521234543213@3 ");
    CHECK(parsed("0109521234543213", "]C1") == "element_string: 01=09521234543213@2 ");
    CHECK(parsed("0109521234543213", "]e0") == "element_string: 01=09521234543213@2 ");
    CHECK(parsed("0109521234543213", "]J1") == "element_string: 01=09521234543213@2 ");
    CHECK(parsed("https://tem.example/01/9521234543213?17=270801") ==
          "digital_link: 01=09521234543213@23 17=270801@40 ");
    CHECK(parsed("9521234543213") == "gtin: 01=09521234543213@0 ");
    CHECK(parsed("9521234543213", "]E0") == "gtin: 01=09521234543213@0 ");
    CHECK(parsed("0109521234543213") == "NOT_GS1");  // 16 digits without a symbol to say what they are
    CHECK(parsed("https://tem.example/01/9521234543213", "]Q3") == "AI_UNKNOWN");  // never a URL under a GS1 symbol
}

TEST_CASE("separators", "[gs1]") {
    CHECK(parsed("10A\x1d", "]d2") == "element_string: 10=A@2 ");  // one at the end is tolerated
    CHECK(parsed("17270801\x1d"
                 "10A",
                 "]d2") == "element_string: 17=270801@2 10=A@11 ");
    CHECK(parsed("10A\x1d\x1d"
                 "17270801",
                 "]d2") == "AI_UNKNOWN");
    CHECK(parsed("\x1d", "]d2") == "NOT_GS1");
    CHECK(parsed("\x1d\x1d"
                 "10A",
                 "]d2") == "AI_UNKNOWN");
    CHECK(parsed("10A17270801", "]d2") ==
          "element_string: 10=A17270801@2 ");  // without one the rest belongs to the lot
}

TEST_CASE("brackets inside values", "[gs1]") {
    CHECK(parsed("(10)A(B)C") == "bracketed: 10=A(B)C@4 ");
    CHECK(parsed("(10)A(04)C") == "bracketed: 10=A(04)C@4 ");  // (04) is no AI
    CHECK(parsed("(10)A(21)C") == "bracketed: 10=A@4 21=C@9 ");
    CHECK(parsed("(10)A\\(21)C") == "bracketed: 10=A(21)C@4 ");
    CHECK(parsed("(10)A\\B") == "BAD_CHARACTER");
    CHECK(to_bracketed(parse("10A(21)C", Syntax::element_string).value()) == "(10)A\\(21)C");
}

TEST_CASE("the same element twice", "[gs1]") {
    CHECK(parsed("(10)A(10)A") == "bracketed: 10=A@4 ");
    CHECK(parsed("(10)A(10)B") == "AI_TWICE");
    CHECK(parsed("https://tem.example/01/9521234543213?01=09521234543213") == "digital_link: 01=09521234543213@23 ");
}

TEST_CASE("bad payloads: code and place", "[gs1]") {
    struct Row {
        std::string payload;
        const char *symbology, *code;
        int offset;
    };
    const std::string link = "https://tem.example";
    for (const Row& row : {Row{"", "", "NOT_GS1", 0},
                           Row{"hello", "", "NOT_GS1", 0},
                           Row{"123", "", "NOT_GS1", 0},
                           Row{"()", "", "NOT_GS1", 0},
                           Row{"(1)A", "", "NOT_GS1", 0},
                           Row{"(01", "", "NOT_GS1", 0},
                           Row{"(0x)A", "", "NOT_GS1", 0},
                           Row{"(12345)A", "", "NOT_GS1", 0},
                           Row{"(04)A", "", "AI_UNKNOWN", 1},
                           Row{"(01)09521234543214", "", "BAD_CHECK_DIGIT", 17},
                           Row{"(01)9521234543213", "", "VALUE_TOO_SHORT", 17},
                           Row{"(10)", "", "VALUE_TOO_SHORT", 4},
                           Row{"(10)A(17)270832", "", "BAD_DATE", 13},
                           Row{"(10)\\(A#", "", "BAD_CHARACTER", 7},
                           Row{"(10)A(10)B", "", "AI_TWICE", 9},
                           Row{"(10)" + std::string(21, 'A'), "", "VALUE_TOO_LONG", 24},
                           Row{"04", "]d2", "AI_UNKNOWN", 0},
                           Row{"0", "]d2", "AI_UNKNOWN", 0},
                           Row{"01095212345432", "]d2", "VALUE_TOO_SHORT", 14},
                           Row{"01095212345\x1d"
                               "10A",
                               "]d2", "VALUE_TOO_SHORT", 11},
                           Row{"010952123454321399", "]d2", "VALUE_TOO_SHORT", 18},
                           Row{"010952123454321388A", "]d2", "AI_UNKNOWN", 16},
                           Row{"10A B", "]d2", "BAD_CHARACTER", 3},
                           Row{"3106000001", "]d2", "AI_UNKNOWN", 0},
                           Row{"010952123454321310\x1d", "]d2", "VALUE_TOO_SHORT", 18},
                           Row{"9521234543214", "", "BAD_CHECK_DIGIT", 12},
                           Row{"96385075", "", "BAD_CHECK_DIGIT", 7},
                           Row{link, "", "DL_NO_KEY", 19},
                           Row{link + "/", "", "DL_NO_KEY", 19},
                           Row{link + "?01=09521234543213", "", "DL_NO_KEY", 19},
                           Row{link + "/about", "", "DL_NO_KEY", 19},
                           Row{link + "/AQnYUc1gmiqEAA", "", "DL_COMPRESSED", 19},
                           Row{"https://", "", "BAD_URI", 8},
                           Row{"https:///01/9521234543213", "", "BAD_URI", 8},
                           Row{"https://a@tem.example/01/9521234543213", "", "BAD_URI", 8},
                           Row{link + "/01/9521234543213 ", "", "BAD_URI", 36},
                           Row{link + "/01/95212345432\xC3\xA1", "", "BAD_URI", 34},
                           Row{link + "/01/952123454321X", "", "BAD_CHARACTER", 35},
                           Row{link + "/01/9521234543214", "", "BAD_CHECK_DIGIT", 35},
                           Row{link + "/01/952123", "", "BAD_LENGTH", 23},
                           Row{link + "/01/9521234543213/21/A/10/B", "", "DL_ORDER", 42},
                           Row{link + "/01/9521234543213/235/A/10/B", "", "DL_ORDER", 43},
                           Row{link + "/01/9521234543213/10/A%2", "", "BAD_PERCENT", 41},
                           Row{link + "/01/9521234543213/10/%41%20", "", "BAD_CHARACTER", 43},
                           Row{link + "/01/9521234543213/10/%C3", "", "BAD_CHARACTER", 40},
                           Row{link + "/01/%3952123454321%34", "", "BAD_CHECK_DIGIT", 37},
                           Row{link + "/01/9521234543213?17=270832", "", "BAD_DATE", 44},
                           Row{link + "/01/9521234543213?1234=5", "", "AI_UNKNOWN", 37},
                           Row{link + "/01/9521234543213?17", "", "VALUE_TOO_SHORT", 39},
                           Row{link + "/01/9521234543213?10=A&10=B", "", "AI_TWICE", 45}}) {
        INFO(row.payload);
        const auto elements = parse(row.payload, Syntax::detect, row.symbology);
        REQUIRE_FALSE(elements);
        INFO(elements.error().code << " " << elements.error().message);
        CHECK(elements.error().code == row.code);
        REQUIRE(elements.error().offset);
        CHECK(static_cast<int>(*elements.error().offset) == row.offset);
    }
    const auto huge = parse(std::string(limits::kMaxPayloadBytes + 1, '0'));
    CHECK(huge.error().code == "PAYLOAD_TOO_LONG");
}

TEST_CASE("companions are noted, not demanded", "[gs1]") {
    const auto problems = [](std::string_view payload) {
        std::string out;
        const auto elements = parse(payload);
        for (const auto& each : elements.value().association_problems)
            out += each.code + "@" + std::to_string(each.offset.value()) + " ";
        return out;
    };
    CHECK(problems("(01)09521234543213(10)A").empty());
    CHECK(problems("(10)A") == "AI_MISSING@4 ");
    CHECK(problems("(01)09521234543213(37)5") == "AI_EXCLUDED@4 AI_MISSING@22 ");
    CHECK(problems("(01)09521234543213(3103)001250(3922)125").empty());
    CHECK(problems("(01)09521234543213(3922)125") == "AI_MISSING@24 ");
    CHECK(problems("(01)09521234543213(3102)000001(3103)000001") == "AI_EXCLUDED@24 AI_EXCLUDED@36 ");
    CHECK(problems("(02)09521234543213(37)5(00)106141412345678908").empty());
}

TEST_CASE("splitting by length rules alone", "[gs1]") {
    const auto split = [](std::string_view bytes) {
        const auto elements = split_element_string(bytes);
        if (!elements) return std::string("none");
        std::string out;
        for (const auto& each : *elements)
            out += std::string(each.ai) + "=" + std::string(each.value) + "@" + std::to_string(each.offset) +
                   (each.separated ? "| " : " ");
        return out;
    };
    CHECK(split("") == "");
    CHECK(split("0109521234543214"
                "10A\x1d"
                "98xyz") == "01=09521234543214@0 10=A@16| 98=xyz@20 ");  // no check digits here
    CHECK(split("\x1d"
                "10A\x1d") == "10=A@1| ");
    CHECK(split("3109000001") == "3109=000001@0 ");  // unknown, but its length is known
    CHECK(split("17270801\x1d") == "17=270801@0| ");
    for (const char* none : {"05", "1", "010952",
                             "01095212345432\x1d"
                             "1",
                             "x"})
        CHECK(split(none) == "none");
}

TEST_CASE("where a separator seems to be missing", "[gs1][parse]") {
    const auto at = [](std::string_view text) { return missing_separator(text); };
    CHECK(at("010952123454321310L2508A210004K7M3P9XQTR") == 24);
    CHECK(at("010952123454321310L2508A17270801") == 24);
    CHECK(at("010952123454321310L2508A1727080121AB12\x1d" "3012") == 24);
    CHECK(at("010952123454321321000417270801") == 22);
    CHECK(at("010952123454321310ABCDEFGHIJKLMNOPQRSTUVW") == 38);  // longer than (10) allows
    CHECK(at("0109521234543213Z") == 16);                            // what follows is no AI
    for (const char* fine : {"010952123454321310L2508A\x1d" "210004K7M3P9XQTR", "010952123454321310L2508A", "01095212345432131727080110L2508A",
                             "0109521234543213210004K7M3102121", "010952123454321310L17273301"})
        CHECK_FALSE(at(fine));
}
