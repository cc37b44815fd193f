// SPDX-License-Identifier: Apache-2.0
// Terms and issuers of certificates; names in orders; what a compiled registry may and may not cause.
#include "catch.hpp"
#include "verify/certificates.hpp"

#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const char* const kCertificate = "scheme,product_organisation,product_code,level,number,issuer,issued_on,expires_on,status,source,period\n";
const char* const kRules =
    "scheme,level,issuer_kind,valid_from,valid_to\nocop,3,province,2019-08-20,2023-02-23\nocop,3,district,2023-02-24,2025-07-05\n"
    "ocop,3,province,2025-07-01,\nocop,4,province,2019-08-20,\nocop,5,ministry,2019-08-20,\n";

/// The tea of the demo registry with one OCOP certificate, asked by its plain number.
ReportItem graded(const std::string& row, const char* kind = "official", const char* now = "2026-11-25T03:00:00Z") {
    World world;
    world.request = World::at(now);
    auto& registry = world.registry();
    registry.kind = kind;
    registry.built_at = "2026-11-20T00:00:00Z";
    if (registry.kind == "compiled") registry.without("issuer_key").without("batch");
    registry.table("issuer_rule", kRules);
    registry.table("certificate", std::string(kCertificate) + "ocop,demo-tra-sen-vang,TSV-100," + row + "\n");
    return world.one(ean("9521234543213"));
}
std::string fact(const ReportItem& item, Reason reason, std::string_view name) {
    for (const auto& notice : item.notices)
        for (const auto& each : notice.facts)
            if (notice.reason == reason && each.name == name) return each.value;
    return {};
}

}  // namespace

TEST_CASE("kinds of issuers are told by the words of their names, or not at all", "[verify]") {
    const auto kind = [](const char* name) { return std::string(verify::issuer_kind(name)); };
    CHECK(kind("UBND tỉnh Lâm Đồng") == "province");
    CHECK(kind("Ủy ban nhân dân tỉnh Đắk Nông") == "province");
    CHECK(kind("UBND huyện Cư Jút") == "district");
    CHECK(kind("UBND thị xã Hương Thủy") == "district");
    CHECK(kind("UBND xã Phú Cần") == "commune");
    CHECK(kind("Bộ Nông nghiệp và Môi trường") == "ministry");
    CHECK(kind("Thủ tướng Chính phủ") == "government");
    // Of a province or of a district: the name does not tell.
    CHECK(kind("UBND thành phố Hội An") == "");
    CHECK(kind("UBND TP. Hà Nội") == "");
    CHECK(kind("Sở Nông nghiệp") == "");
    CHECK(kind("Bộc Bố") == "");
}

TEST_CASE("a grade lapses 36 months after its day", "[verify]") {
    CHECK(has_notice(graded("4,1/QĐ-UBND,,2023-11-24,,active,,"), Reason::ocop_lapsed));
    CHECK_FALSE(has_notice(graded("4,1/QĐ-UBND,,2023-11-25,,active,,"), Reason::ocop_lapsed));
    CHECK(fact(graded("4,1/QĐ-UBND,,2023-02-28,,active,,"), Reason::ocop_lapsed, "date") == "2026-02-28");
    CHECK(has_notice(graded("4,1/QĐ-UBND,,,,withdrawn,,"), Reason::ocop_lapsed));
    // A year alone starts no term.
    CHECK_FALSE(has_notice(graded("4,1/QĐ-UBND,,,,active,,2020"), Reason::ocop_lapsed));
    CHECK(graded("4,1/QĐ-UBND,,,,active,,2020").products.at(0).certificates.at(0).period == "2020");
}

TEST_CASE("a grade that its issuer could not give is said, only when certain", "[verify]") {
    constexpr Reason kNot = Reason::ocop_level_not_grantable;
    CHECK_FALSE(has_notice(graded("3,1,UBND huyện Mẫu,2025-06-30,,active,,"), kNot));
    CHECK(has_notice(graded("3,1,UBND huyện Mẫu,2025-08-20,,active,,"), kNot));
    CHECK(has_notice(graded("4,1,UBND huyện Mẫu,2025-06-01,,active,,"), kNot));
    CHECK(has_notice(graded("5,1,UBND tỉnh Mẫu,2026-06-01,,active,,"), kNot));
    CHECK(has_notice(graded("3,1,UBND tỉnh Mẫu,2024-06-01,,active,,"), kNot));
    CHECK(has_notice(graded("3,1,UBND xã Mẫu,2026-06-01,,active,,"), kNot));
    for (const char* fine : {"3,1,UBND tỉnh Mẫu,2025-07-02,,active,,", "3,1,UBND huyện Mẫu,2025-07-02,,active,,", "4,1,UBND tỉnh Mẫu,2026-06-01,,active,,",
                             "5,1,Bộ Nông nghiệp và Môi trường,2025-06-26,,active,,", "3,1,UBND thành phố Mẫu,2026-06-01,,active,,", "5,1,,2026-06-01,,active,,",
                             "3,1,UBND huyện Mẫu,,,active,,2026", "3,1,UBND huyện Mẫu,2015-01-01,,active,,", "2,1,UBND huyện Mẫu,2026-06-01,,active,,"}) {
        INFO(fine);
        CHECK_FALSE(has_notice(graded(fine), kNot));
    }
    CHECK(verdict(graded("3,1,UBND huyện Mẫu,2025-08-20,,active,,")) == "REGISTERED OK");
}

TEST_CASE("what rests on a compiled registry says so, with its source", "[verify]") {
    const auto item = graded("4,1/QĐ-UBND,,2023-11-24,,active,qd-1,", "compiled");
    CHECK(verdict(item) == "REGISTERED OK");
    CHECK(fact(item, Reason::ocop_lapsed, "source") == "Quyết định thử");
    CHECK(fact(item, Reason::ocop_lapsed, "source_date") == "2025-01-02");
    CHECK_FALSE(fact(item, Reason::ocop_lapsed, "unofficial").empty());
    CHECK(fact(graded("4,1/QĐ-UBND,,2023-11-24,,active,qd-1,"), Reason::ocop_lapsed, "unofficial").empty());
}

TEST_CASE("orders that name goods or firms of a compiled registry never reach a level or a use", "[verify]") {
    const char* const kAlert = "kind,lot,product_name,firm_name,related_firms,title,issued_on,source,period\n";
    const auto alerted = [&](const std::string& row) {
        World world;
        auto& compiled = world.fixtures.emplace_back(RegistryFixture::demo());
        compiled.id = "tong-hop";
        compiled.kind = "compiled";
        compiled.without("issuer_key").without("batch");
        compiled.table("alert", std::string(kAlert) + row + "\n");
        const auto item = world.one(ean("9521234543213"));
        CHECK(verdict(item) == "REGISTERED OK");
        CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
        return item;
    };
    // The product's name, in any registry; the firm acted against, also as one of several.
    CHECK(has_notice(alerted("counterfeit,L2508A,TRÀ SEN VÀNG hộp 100 g,,,T,2025-04-30,qd-1,2025-04"), Reason::alert_by_name));
    CHECK(fact(alerted("recall,,Trà sen vàng hộp 100 g,,,T,2025-04-30,qd-1,2025-04"), Reason::alert_by_name, "month") == "2025-04");
    CHECK(has_notice(alerted("suspension,,,Công ty X; Hợp tác xã Trà Sen Vàng,,T,2025-04-30,qd-1,"), Reason::alert_by_name));
    // The firm whose label was copied, a part of a name, another name: nothing.
    CHECK_FALSE(has_notice(alerted("counterfeit,,Trà khác,,Hợp tác xã Trà Sen Vàng (tên trên nhãn),T,2025-04-30,qd-1,"), Reason::alert_by_name));
    CHECK_FALSE(has_notice(alerted("counterfeit,,Trà sen,Hợp tác xã Trà,,T,2025-04-30,qd-1,"), Reason::alert_by_name));
}

TEST_CASE("a host that only a compiled registry's hosts resemble is a notice", "[verify]") {
    World world;
    auto& compiled = world.fixtures.emplace_back(RegistryFixture::demo());
    compiled.id = "tong-hop";
    compiled.kind = "compiled";
    compiled.without("issuer_key").without("batch");
    compiled.table("host", "pattern,kind,name\nverigoods.vn,state,Bộ Công Thương\n");
    const auto item = world.one(qr("https://verig0ods.vn/01/09521234543213"));
    CHECK(verdict(item) == "REGISTERED OK");
    CHECK(has_notice(item, Reason::host_lookalike));
    // Nor does it vouch for one.
    world.registry().table("host", "pattern,kind,organisation\ntem.example,brand,demo-tra-sen-vang\n");
    CHECK(outcome(world.one(qr("https://verigoods.vn/01/09521234543213")), Check::host) == Reason::host_out_of_scope);
}
