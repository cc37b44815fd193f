// SPDX-License-Identifier: Apache-2.0
#include <temviet/gs1/elements.hpp>
#include "catch.hpp"

using namespace temviet;
using namespace temviet::gs1;

namespace {

std::string bracketed(std::string_view uri) {
    const auto elements = parse(uri, Syntax::digital_link);
    return elements ? to_bracketed(*elements) : elements.error().code;
}
std::string built(std::string_view text, std::string_view stem = "https://id.gs1.org") {
    const auto uri = to_digital_link(parse(text).value(), stem);
    return uri ? *uri : uri.error().code;
}

}  // namespace

TEST_CASE("what links say", "[gs1]") {
    CHECK(bracketed("https://id.gs1.org/01/09521234543213/22/2A/10/ABC%2F1/21/x%2By?17=270801&3103=000195") ==
          "(01)09521234543213(22)2A(10)ABC/1(21)x+y(17)270801(3103)000195");
    CHECK(bracketed("HTTPS://ID.GS1.ORG/01/9521234543213") == "(01)09521234543213");
    CHECK(bracketed("http://tem.example/01/96385074") == "(01)00000096385074");
    CHECK(bracketed("https://tem.example/01/036000291452#top") == "(01)00036000291452");
    CHECK(bracketed("https://tem.example/00/106141412345678908?02=09521234543213&37=25&10=A") ==
          "(00)106141412345678908(02)09521234543213(37)25(10)A");
    CHECK(bracketed("https://tem.example/414/9521234543213/254/32a%2Fb") == "(414)9521234543213(254)32a/b");
    CHECK(bracketed("https://tem.example/8006/095212345432130102/21/A") == "(8006)095212345432130102(21)A");
    CHECK(bracketed("https://tem.example/01/09521234543213?") == "(01)09521234543213");
    CHECK(bracketed("https://tem.example/01/09521234543213?10=A;21=B") == "(01)09521234543213(10)A(21)B");
    CHECK(bracketed("https://tem.example/01/09521234543213/235/TPX") == "(01)09521234543213(235)TPX");
}

TEST_CASE("host, stem and foreign parameters are kept apart", "[gs1]") {
    const auto elements =
        parse("https://Tem.example:8443/vn/01/x/01/09521234543213?linkType=gs1:pip&17=270801&flag&&vts=A=B").value();
    CHECK(elements.host == "Tem.example:8443");
    CHECK(elements.stem == "vn/01/x");
    CHECK(elements.ignored ==
          std::vector<std::pair<std::string, std::string>>{{"linkType", "gs1:pip"}, {"flag", ""}, {"vts", "A=B"}});
    CHECK(elements.find("17")->value == "270801");
    CHECK(elements.find("10") == nullptr);
    CHECK(parse("https://tem.example/01/09521234543213").value().stem.empty());
}

TEST_CASE("building links", "[gs1]") {
    CHECK(built("(01)09521234543213(10)A(17)270801") == "https://id.gs1.org/01/09521234543213/10/A?17=270801");
    CHECK(built("(17)270801(10)A(11)260101(01)09521234543213(22)B") ==
          "https://id.gs1.org/01/09521234543213/22/B/10/A?11=260101&17=270801");
    CHECK(built("(01)09521234543213(10)A/B+C(240)%?&") ==
          "https://id.gs1.org/01/09521234543213/10/A%2FB%2BC?240=%25%3F%26");
    CHECK(built("(01)09521234543213", "https://tem.example/vn/") == "https://tem.example/vn/01/09521234543213");
    CHECK(built("(01)09521234543213", "tem.example") == "BAD_URI");
    CHECK(built("(10)A") == "DL_NO_KEY");
    CHECK(built("(01)09521234543213(8200)x") == "DL_ATTRIBUTE");
    CHECK(built("(00)106141412345678908(21)A") == "DL_ATTRIBUTE");  // a serial has no place behind an SSCC
    CHECK(built("9521234543213") == "https://id.gs1.org/01/09521234543213");
}

TEST_CASE("element strings of links", "[gs1]") {
    const auto elements = parse("https://tem.example/01/09521234543213/10/A/21/B?17=270801").value();
    CHECK(to_element_string(elements) ==
          "010952123454321310A\x1d"
          "21B\x1d"
          "17270801");
    CHECK(to_element_string(elements, '^') == "010952123454321310A^21B^17270801");
}
