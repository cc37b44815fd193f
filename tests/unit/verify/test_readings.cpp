// SPDX-License-Identifier: Apache-2.0
// One symbol read without any registry: which shapes name a product, which layer a stamp is of, where a link leads.
#include "catch.hpp"
#include <temviet/base/text.hpp>

#include "verify/reading.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

Symbol symbol(std::string text, const char* identifier, SymbolFormat format) {
    Symbol out = text_symbol(std::move(text));
    out.symbology_identifier = identifier;
    out.format = format;
    return out;
}
/// "product 09521234543213", "neutral", …
std::string read(const Symbol& of) {
    constexpr const char* kKinds[] = {"stamp", "hidden", "product", "neutral", "failed"};
    const auto reading = verify::read_symbol(of, 0);
    return kKinds[static_cast<int>(reading.kind)] + (reading.claims.gtin ? " " + *reading.claims.gtin : "") + (reading.form == Reason::bad_check_digit ? " BAD" : "");
}

}  // namespace

TEST_CASE("which shapes name a product", "[verify][edges]") {
    struct Case {
        const char *text, *identifier;
        SymbolFormat format;
        const char* read;
    };
    using F = SymbolFormat;
    const Case cases[] = {
        // Typed numbers, by length.
        {"1234567", "", F::text, "neutral"}, {"12345670", "", F::text, "product 00000012345670"}, {"123456784", "", F::text, "neutral"},
        {"03600029145", "", F::text, "neutral"}, {"036000291452", "", F::text, "product 00036000291452"}, {"9521234543213", "", F::text, "product 09521234543213"},
        {"19521234543210", "", F::text, "product 19521234543210"}, {"195212345432100", "", F::text, "neutral"}, {"9521234543214", "", F::text, "product BAD"},
        {"952123454321X", "", F::text, "neutral"},
        // Scanners that name the symbol by its identifier alone.
        {"9521234543213", "]E0", F::unknown, "product 09521234543213"}, {"12345670", "]E4", F::unknown, "product 00000012345670"},
        {"19521234543210", "]I1", F::unknown, "product 19521234543210"}, {"9521234543213", "]I1", F::unknown, "neutral"}, {"9521234543213", "]A0", F::unknown, "neutral"},
        {"(01)09521234543213", "]A0", F::unknown, "neutral"}, {"010952123454321321S1\x1d", "]A0", F::unknown, "neutral"},
        // Symbols.
        {"9521234543213", "]E0", F::ean13, "product 09521234543213"}, {"12345670", "]E4", F::ean8, "product 00000012345670"}, {"036000291452", "]E0", F::upc_a, "product 00036000291452"},
        {"01234565", "]E0", F::upc_e, "product 00012345000065"}, {"19521234543210", "]I1", F::itf, "product 19521234543210"}, {"952123454321", "]I1", F::itf, "neutral"},
        {"9521234543213", "]C0", F::code128, "neutral"}, {"9521234543213", "]A0", F::code39, "neutral"}, {"9521234543213", "]Q1", F::qr, "neutral"},
        {"(01)09521234543213", "]Q1", F::qr, "product 09521234543213"}, {"(01)09521234543213", "]d1", F::data_matrix, "product 09521234543213"},
        {"(01)09521234543213", "]C0", F::code128, "neutral"}, {"(10)L1", "]Q1", F::qr, "neutral"}, {"(01)09521234543214", "]Q1", F::qr, "product BAD"},
        {"(01)0952123454321X", "]Q1", F::qr, "neutral"},
        // Element strings, also with one element that is wrong.
        {"010952123454321310L1", "]C1", F::code128, "product 09521234543213"}, {"010952123454321310L1", "]d2", F::data_matrix, "product 09521234543213"},
        {"010952123454321310L1\x1d" "21S1", "", F::text, "product 09521234543213"}, {"010952123454321410L1", "]C1", F::code128, "product BAD"},
        {"010952123454321317999999" "10L1", "]C1", F::code128, "product 09521234543213"}, {"10L1\x1d" "17999999", "]C1", F::code128, "neutral"},
        // Links.
        {"https://tem.example/01/09521234543213", "]Q1", F::qr, "product 09521234543213"}, {"HTTP://tem.example/01/09521234543213", "]Q1", F::qr, "product 09521234543213"},
        {"https://tem.example/01/09521234543214", "]Q1", F::qr, "product BAD"}, {"https://tem.example/02/09521234543213", "]Q1", F::qr, "neutral"},
        {"tem.example/01/09521234543213", "]Q1", F::qr, "neutral"}, {"", "]Q1", F::qr, "neutral"},
    };
    for (const auto& c : cases) {
        INFO(c.text << " " << c.identifier << " " << static_cast<int>(c.format));
        CHECK(read(symbol(c.text, c.identifier, c.format)) == c.read);
    }
}

TEST_CASE("what an unsigned code says of its goods", "[verify][edges]") {
    const auto claims = [](const std::string& text, const char* identifier = "]Q1") { return verify::read_symbol(symbol(text, identifier, SymbolFormat::qr), 0).claims; };
    const auto all = claims("(01)09521234543213(11)250101(13)250102(15)250103(16)250104(17)250105(10)L1(21)S1(22)V1");
    CHECK(all.production == Date{2025, 1, 1});
    CHECK(all.packaging == Date{2025, 1, 2});
    CHECK(all.best_before == Date{2025, 1, 3});
    CHECK(all.sell_by == Date{2025, 1, 4});
    CHECK(all.expiry == Date{2025, 1, 5});
    CHECK(all.lot == "L1");
    CHECK(all.serial == "S1");
    CHECK(all.cpv == "V1");
    CHECK(all.elements.size() == 9);
    // GS1 General Specifications: day 00 is the last of the month; years from 49 before to 50 after.
    const auto expiry = [&](const char* value) { return claims(std::string("(01)09521234543213(17)") + value).expiry; };
    CHECK(expiry("250100") == Date{2025, 1, 31});
    CHECK(expiry("250400") == Date{2025, 4, 30});
    CHECK(expiry("250200") == Date{2025, 2, 28});
    CHECK(expiry("280200") == Date{2028, 2, 29});
    CHECK(expiry("770101") == Date{1977, 1, 1});
    CHECK(expiry("760101") == Date{2076, 1, 1});
    // Of a string with a wrong element: product, lot, serial and expiry, the first product only.
    const auto some = claims("0109521234543213" "17270801" "11999999" "10L1\x1d" "21S1\x1d" "22V1", "]d2");
    CHECK(some.gtin == kTea);
    CHECK(some.expiry == Date{2027, 8, 1});
    CHECK(some.lot == "L1");
    CHECK(some.serial == "S1");
    CHECK_FALSE(some.production);
    CHECK_FALSE(some.cpv);
    CHECK_FALSE(claims("0109521234543213" "17:00101", "]d2").expiry);  // no digit, though it would count as one
    CHECK(claims("0109521234543213" "0109521234543220" "11999999", "]d2").gtin == kTea);
    // Of a link its host as well, in small letters.
    CHECK(claims("https://TEM.example/01/09521234543213").host == "tem.example");
    CHECK_FALSE(claims("(01)09521234543213").host);
}

TEST_CASE("where a link leads", "[verify][edges]") {
    struct Case {
        const char *text, *host, *user;
    };
    const Case cases[] = {{"https://tem.example/x", "tem.example", ""}, {"http://tem.example", "tem.example", ""}, {"HTTPS://Tem.Example?x", "tem.example", ""},
                          {"https://tem.example#x", "tem.example", ""}, {"https://tem.example\\x", "tem.example", ""}, {"https://tem.example:8443/x", "tem.example", ""},
                          {"https://tem.example:x/x", "tem.example:x", ""}, {"https://[2001:db8::1]:80/", "[2001:db8::1]", ""}, {"https://A.b@tem.example/x", "tem.example", "a.b"},
                          {"https://a@b@tem.example/x", "tem.example", "a@b"}, {"https://tem.example/a@b", "tem.example", ""}, {"ftp://tem.example/", "", ""}, {"tem.example", "", ""}};
    for (const auto& c : cases) {
        INFO(c.text);
        const auto of = qr(c.text);
        const auto reading = verify::read_symbol(of, 0);
        CHECK(reading.link_host == c.host);
        CHECK(reading.link_user == c.user);
    }
}

TEST_CASE("the layer of a stamp, also where the rest cannot be read", "[verify][edges]") {
    Mint open, hidden, record, hidden_record, link, hidden_link;
    hidden.carrier = Carrier::hdl;
    record.carrier = link.carrier = Carrier::rec;
    hidden_record.carrier = hidden_link.carrier = Carrier::hrec;
    link.link = hidden_link.link = true;
    link.stem = hidden_link.stem = "t";
    const auto kind = [](Symbol of, const char* from = "", const char* to = "") {
        if (*from) of.bytes.replace(of.bytes.find(from), std::string_view(from).size(), to);
        return read(of).substr(0, 6);
    };
    CHECK(kind(open.symbol()) == "stamp ");
    CHECK(kind(hidden.symbol()) == "hidden");
    CHECK(kind(record.symbol(), "VT1:", "VT1:!") == "stamp");
    CHECK(kind(hidden_record.symbol(), "VTH1:", "VTH1:!") == "hidden");
    CHECK(kind(hidden_record.symbol(), "VTH1:", "vth1:") == "hidden");
    CHECK(kind(link.symbol(), "#VT1.", "#VT1.!") == "stamp");
    CHECK(kind(hidden_link.symbol(), "#VTH1.", "#VTH1.!") == "hidden");
    // Links of any other spelling: by the name of their signature, an open one first.
    CHECK(kind(open.symbol(), "https://", "HTTPS://") == "stamp ");
    CHECK(kind(hidden.symbol(), "https://", "HTTPS://") == "hidden");
    const std::string signature = hidden.symbol().bytes.substr(hidden.symbol().bytes.find("vth=") + 4);
    const std::string plain = "HTTPS://tem.example/01/09521234543213";
    CHECK(read(qr(plain + "?vth=" + signature)).substr(0, 6) == "hidden");
    CHECK(read(qr(plain + "?17=270801&vth=" + signature)).substr(0, 6) == "hidden");
    CHECK(read(qr(plain + "?vts=" + signature)).substr(0, 5) == "stamp");
    CHECK(read(qr(plain + "?17=270801&vts=" + signature)).substr(0, 5) == "stamp");
    CHECK(read(qr(plain + "?vts=" + signature + "&vth=" + signature)).substr(0, 5) == "stamp");
    CHECK(read(qr(plain + "?vth=" + signature + "&vts=" + signature)).substr(0, 5) == "stamp");
}

TEST_CASE("of a stamp without legal form only what a plain reader sees is claimed", "[verify][edges]") {
    Symbol capital = Mint().symbol(), digit = capital, shop = capital;
    capital.bytes.replace(0, 5, "HTTPS");
    digit.bytes.replace(digit.bytes.find("/01/") + 4, 14, "09521234543214");
    shop.bytes.replace(shop.bytes.find("/01/") + 4, 14, "02001234567893");
    CHECK(read(capital) == "stamp 09521234543213");
    CHECK(read(digit) == "stamp BAD");
    CHECK_FALSE(verify::read_symbol(capital, 0).restricted);
    CHECK(verify::read_symbol(shop, 0).restricted);
    CHECK(verify::read_symbol(ean("2001234567893"), 0).restricted);
    CHECK_FALSE(verify::read_symbol(ean("9521234543213"), 0).restricted);
    CHECK_FALSE(verify::read_symbol(qr("WIFI:S:a;;"), 0).restricted);
    CHECK(verify::read_symbol(capital, 7).symbol == 7);
}

TEST_CASE("how much of a shape is enough, and what is one character short", "[verify][edges]") {
    const auto told_as = [](const std::string& text, const char* identifier = "]Q1", SymbolFormat format = SymbolFormat::qr) {
        const auto of = symbol(text, identifier, format);
        const auto reading = verify::read_symbol(of, 0);
        return reading.tag ? std::string(to_string(reading.tag->reason)) + " " + told(reading.tag->facts) : std::string();
    };
    const std::string health = "FOREIGN_SCHEME what=health", seal = "FOREIGN_SCHEME what=seal", marking = "FOREIGN_SCHEME what=marking";
    for (const char* text : {"HC1:6", "hc1:6", "HC2:6", "HC9:6", "HCA:6", "HCZ:6"}) CHECK(told_as(text) == health);
    for (const char* text : {"HC2:", "HC0:6", "HCa:6", "HC26", "HX2:6", "HC[:6", "HC@:6"}) CHECK(told_as(text).empty());
    CHECK(told_as("DC04FR000001124A1A35121CF") == seal);
    CHECK(told_as("DC04FR00000112345678901") == seal);  // 23 characters
    CHECK(told_as("DC04FR0000011234567890").empty());
    CHECK(told_as("DX04FR000001124A1A35121CF").empty());
    CHECK(told_as("DC0XFR000001124A1A35121CF").empty());
    CHECK(told_as("\xDC\x03""abcdef", "]d1", SymbolFormat::data_matrix) == seal);
    CHECK(told_as("\xDC\x03""abcdef").empty());
    // Marking codes of other states: which elements, in which symbols.
    const std::string goods = "010952123400000621ABC\x1d", two = goods + "91abcd\x1d" "92efgh", crypto = goods + "93abcd";
    for (const char* identifier : {"]d2", "]Q3", "]C1", "]e0", "]d1"}) CHECK(told_as(two, identifier) == marking);  // or by its separators
    CHECK(told_as(crypto, "]d2") == marking);
    CHECK(told_as(crypto + "\x1d" "91abcd", "]d2") == marking);
    CHECK(told_as(crypto + "\x1d" "92abcd", "]d2") == marking);
    CHECK(told_as(crypto + "\x1d" "10L1", "]d2").empty());
    CHECK(told_as("0109521234000006" "93abcd", "]d2").empty());
    CHECK(told_as("0109521234000006" "10L1\x1d" "93abcd", "]d2").empty());
    CHECK(told_as(goods + "91abcd", "]d2").empty());
    CHECK(told_as(goods + "92abcd", "]d2").empty());
    CHECK(told_as("0109521234000006" "91abcd\x1d" "92efgh", "]d2") == marking);
    CHECK(told_as("0109521234000006" "251VN-1", "]d2") == "FOREIGN_SCHEME what=livestock");
    CHECK(told_as("0109521234000006" "251VN-1").empty());  // no element string: nothing says that these are elements
    CHECK(told_as("0109521234000006" "8030ABC", "]C1") == "FOREIGN_SCHEME what=iso20248");
    CHECK(told_as("https://x.example/") == "OTHER_LINK what=link");
    CHECK(told_as("HTTP://x.example/") == "OTHER_LINK what=link");
    CHECK(told_as("ftp://x.example/").empty());
}
