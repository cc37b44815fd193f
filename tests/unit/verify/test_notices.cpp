// SPDX-License-Identifier: Apache-2.0
// Notices: exactly when each is there, and what codes without a product are called by one of several registries.
#include "catch.hpp"
#include <temviet/base/limits.hpp>

#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

using All = std::vector<std::string>;

/// Every notice but TEST_REGISTRY: "OTHER_LINK what=link".
All noticed(const ReportItem& item) {
    All out;
    for (const auto& notice : item.notices)
        if (notice.reason != Reason::test_registry) out.push_back(std::string(to_string(notice.reason)) + " " + told(notice.facts));
    return out;
}

}  // namespace

TEST_CASE("days of notices about dates", "[verify][edges]") {
    World world;
    world.registry().table("product", "organisation,code,name,gtin\ndemo-tra-sen-vang,TSV-100,Trà,9521234543213\ndemo-tra-sen-vang,TSV-LE,Trà lẻ,\n").without("batch").without("certificate");
    const auto with = [&](const char* date) { return noticed(world.one(text_symbol(std::string("(01)09521234543213") + date))); };
    CHECK(with("(15)250820").empty());
    CHECK(with("(15)250819") == All{"BEST_BEFORE_PASSED date=2025-08-19"});
    CHECK(with("(16)250820").empty());
    CHECK(with("(15)250818(16)250819") == All{"BEST_BEFORE_PASSED date=2025-08-18", "BEST_BEFORE_PASSED date=2025-08-19"});
    CHECK(with("(17)250819").empty());  // EXPIRED is no notice
    CHECK(with("(17)250820") == All{"PRODUCT_EXPIRING date=2025-08-20"});
    CHECK(with("(17)250827") == All{"PRODUCT_EXPIRING date=2025-08-27"});
    CHECK(with("(17)250828").empty());
    world.request = World::at("2025-09-01T00:00:00Z");
    CHECK(with("") == All{"REGISTRY_AGEING date=2025-08-01; days=31; registry=so-thu-nghiem"});
}

TEST_CASE("what is told of a number's prefix", "[verify][edges]") {
    World world;
    const auto of = [&](const char* digits) { return noticed(world.one(text_symbol(digits))); };
    CHECK(of("9521234000006").empty());
    CHECK(of("8930000000002") == All{"PREFIX_UNALLOCATED gtin=8930000000002"});
    CHECK(of("1409999999996") == All{"PREFIX_UNALLOCATED gtin=1409999999996"});
    CHECK(of("4006381333931") == All{"PREFIX_NOT_VIETNAM gtin=4006381333931; office=GS1 Germany"});
    CHECK(of("8936000000016").empty());
    CHECK(of("2001234567893").empty());  // one shop's
    CHECK(of("9789521234569").empty());
}

TEST_CASE("codes without a product, as several registries know them", "[verify][edges]") {
    const char* const kHosts = "pattern,kind,organisation,name\n";
    const char* const kSchemes = "id,name,name_en,what,shape,pattern,source\n";
    World world;
    auto& other = world.add_registry("so-khac");
    world.registry().table("host", std::string(kHosts) + "nhan.example,brand,demo-tra-sen-vang,\nhai.example,brand,demo-ca-phe-nui,Nhãn\nhai.example,vendor,demo-tra-sen-vang,Phần mềm\nsenvg.example,brand,demo-tra-sen-vang,\n");
    world.registry().table("foreign_scheme", std::string(kSchemes) + "a,A,A,scheme,host,a.example,\nb,B,B,contact,start,B:,\n");
    other.table("host", std::string(kHosts) + "cong.example,state,,Cổng\nkhong-ten.example,vendor,,\nhiemthaylam.example,brand,demo-tra-sen-vang,\n");
    other.table("foreign_scheme", std::string(kSchemes) + "c,C,See,scheme,start,C:,qd-1\nd,D,Dee,page,host,d.example,\ne,E,Eee,shortener,host,*.e.example,\nf,F,Eff,payment,start,F:,\n");
    const auto of = [&](const char* text) { return noticed(world.one(qr(text))); };
    CHECK(of("https://a.example/x") == All{"FOREIGN_SCHEME what=scheme; scheme=A; scheme_en=A"});
    CHECK(of("B:1") == All{"NOT_A_STAMP what=contact; scheme=B; scheme_en=B"});
    CHECK(of("c:1") == All{"FOREIGN_SCHEME what=scheme; scheme=C; scheme_en=See; source=Quyết định thử; source_date=2025-01-02; quality=official"});
    CHECK(of("https://d.example/x") == All{"OTHER_LINK what=page; scheme=D; scheme_en=Dee"});
    CHECK(of("https://x.e.example/x") == All{"OTHER_LINK what=shortener; scheme=E; scheme_en=Eee"});
    CHECK(of("https://e.example/x") == All{"OTHER_LINK what=link"});
    CHECK(of("F:1") == All{"NOT_A_STAMP what=payment; scheme=F; scheme_en=Eff"});
    CHECK(of("a.example").empty());  // no link
    CHECK(of("XB:1").empty());
    // Look-up pages: of the State or a vendor, also beside a brand of that host or in the second registry.
    CHECK(of("https://nhan.example/x") == All{"OTHER_LINK what=link"});
    CHECK(of("https://hai.example/x") == All{"FOREIGN_SCHEME operator=Phần mềm; host=hai.example"});
    CHECK(of("https://cong.example/x") == All{"FOREIGN_SCHEME operator=Cổng; host=cong.example"});
    CHECK(of("https://khong-ten.example/x") == All{"FOREIGN_SCHEME operator=khong-ten.example; host=khong-ten.example"});
    // A user name in front of the host hides where the link leads.
    CHECK(of("https://cong.example@xau.example/x") == All{"HOST_LOOKALIKE host=xau.example; like=cong.example", "OTHER_LINK what=link"});
    CHECK(of("https://khach@cong.example/x") == All{"OTHER_LINK what=user_name"});
    CHECK(of("https://khach@hiemthaylem.example/x") == All{"HOST_LOOKALIKE host=hiemthaylem.example; like=hiemthaylam.example", "OTHER_LINK what=link"});
    // A long name of any registry is guarded, a short one is not where nobody knows whose goods they are.
    CHECK(of("https://hiemthaylem.example/x") == All{"HOST_LOOKALIKE host=hiemthaylem.example; like=hiemthaylam.example", "OTHER_LINK what=link"});
    CHECK(of("https://senvq.example/x") == All{"OTHER_LINK what=link"});
    CHECK(of("https://203.0.113.7/x") == All{"OTHER_LINK what=raw_address"});
    CHECK(of("https://v\xD0\xBEi.example/x") == All{"OTHER_LINK what=mixed_script"});
    // What never changes is known without a list, whatever a list says.
    other.add("foreign_scheme", "g,G,Gee,scheme,start,WIFI:,\n");
    CHECK(of("WIFI:S:a;;") == All{"NOT_A_STAMP what=wifi"});
}

TEST_CASE("as many symbols as are looked at, and one more", "[verify][edges]") {
    World world;
    const std::vector<Symbol> most(limits::kMaxSymbols, ean("9521234543213"));
    auto more = most;
    more.push_back(ean("9521234543213"));
    CHECK_FALSE(has_notice(world.verify(most).items.at(0), Reason::limit_exceeded));
    CHECK(has_notice(world.verify(more).items.at(0), Reason::limit_exceeded));
    CHECK(world.verify(more).symbols.size() == limits::kMaxSymbols);
    CHECK(outcome(world.one(qr(std::string(limits::kMaxPayloadBytes, 'A'))), Check::look) == Reason::look_ok);
    CHECK(outcome(world.one(qr(std::string(limits::kMaxPayloadBytes + 1, 'A'))), Check::look) == Reason::limit_exceeded);
}
