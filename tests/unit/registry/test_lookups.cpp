// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/text.hpp>
#include <temviet/stamp/mint.hpp>
#include "catch.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {
constexpr const char* kTea = "09521234543213";
std::vector<std::string> names(const std::vector<EntitlementRow>& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows) out.push_back(row.organisation + (row.exact ? "=" : "~"));
    return out;
}
}  // namespace

TEST_CASE("a signed registry opens and says what its sources said", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    const Registry registry = fixture.open();
    CHECK(registry.info().registry_id == "so-thu-nghiem");
    CHECK(registry.info().title == "Sổ thử nghiệm");
    CHECK(registry.info().seq == 7);
    CHECK(registry.info().env == Env::test);
    CHECK(to_string(registry.info().built_at) == "2025-08-01T00:00:00Z");
    CHECK_FALSE(registry.info().signed_at.has_value());
    CHECK(registry.info().sha256.size() == 64);
    CHECK(registry.check());

    const auto products = registry.products_by_gtin(kTea).value();
    REQUIRE(products.size() == 1);
    const auto& tea = products[0];
    CHECK(tea.organisation == "demo-tra-sen-vang");
    CHECK(tea.code == "TSV-100");
    CHECK(tea.name == "Trà sen vàng hộp 100 g");
    CHECK(tea.brand == std::optional<std::string>("Sen Vàng"));
    CHECK(tea.origin == std::optional<std::string>("704"));
    CHECK(tea.shelf_life_days == std::optional<int>(730));
    CHECK(to_string(tea.signing_since.value()) == "2025-06-01");
    CHECK(registry.products_by_gtin("09521234543220").value().empty());
    CHECK(registry.gtins_of_product(tea.id).value() == std::vector<std::string>{kTea});
    CHECK(registry.product_by_code("demo-tra-sen-vang", "TSV-LE").value()->name == "Trà lẻ cân ký");
    CHECK_FALSE(registry.product_by_code("demo-tra-sen-vang", "tsv-le").value());

    const auto certificates = registry.certificates_of_product(tea.id).value();
    REQUIRE(certificates.size() == 1);
    CHECK(certificates[0].scheme_name == "OCOP – Mỗi xã một sản phẩm");
    CHECK(certificates[0].level == std::optional<std::string>("4"));
    CHECK(certificates[0].validity_months == std::optional<int>(36));
    CHECK(to_string(certificates[0].expires_on.value()) == "2027-12-20");
    CHECK(registry.certificates_of_organisation("demo-tra-sen-vang").value().empty());

    const auto organisation = registry.organisation("demo-tra-sen-vang").value();
    REQUIRE(organisation);
    CHECK(organisation->name == "Hợp tác xã Trà Sen Vàng");
    CHECK(organisation->kind == "cooperative");
    CHECK_FALSE(registry.organisation("demo").value());
    CHECK(registry.admin_unit_name("68").value() == std::optional<std::string>("Tỉnh Lâm Đồng"));
}

TEST_CASE("keys are found by organisation and by key id", "[registry]") {
    auto fixture = RegistryFixture::demo();
    TestIssuerKey next;
    next.signer = 3;
    next.added_at = "2025-07-01T00:00:00Z";
    next.endorsed_by = 0;
    next.usage = "item";
    fixture.add_key(next);
    TestIssuerKey stray = next;
    stray.signer = 4;
    stray.endorsed_by = -1;
    stray.first = "0";
    stray.status = "compromised";
    stray.compromised_at = "2025-07-10";
    fixture.add_key(stray);
    const Registry registry = fixture.open();
    const TestIssuerKey tea;
    const auto kid = tea.kid();
    CHECK(to_hex(BytesView(kid).first(2)) == "bc29");  // 03, worked vectors
    for (const std::size_t length : {2u, 4u}) {
        const auto keys = registry.keys("demo-tra-sen-vang", BytesView(kid).first(length)).value();
        REQUIRE(keys.size() == 1);
        CHECK(keys[0].kid == kid);
        CHECK(keys[0].key.issuer == "demo-tra-sen-vang");
        CHECK(keys[0].key.key == test_signer(0)->public_key());
        CHECK(keys[0].key.usage == KeyUsage::all);
        CHECK(keys[0].endorsed);
        CHECK(keys[0].status == KeyStatus::active);
        CHECK(registry.keys_by_kid(BytesView(kid).first(length)).value().size() == 1);
    }
    CHECK(registry.keys("demo-ca-phe-nui", BytesView(kid).first(2)).value().empty());
    CHECK(registry.keys("demo-tra-sen-vang", {}).value().empty());
    const auto second = registry.keys("demo-tra-sen-vang", BytesView(next.kid()).first(2)).value();
    REQUIRE(second.size() == 1);
    CHECK(second[0].endorsed);
    CHECK(second[0].key.usage == KeyUsage::item);
    const auto third = registry.keys("demo-tra-sen-vang", BytesView(stray.kid()).first(2)).value();
    REQUIRE(third.size() == 1);
    CHECK_FALSE(third[0].endorsed);
    CHECK(third[0].status == KeyStatus::compromised);
    CHECK(registry.has_keys("demo-ca-phe-nui").value());
    CHECK_FALSE(registry.has_keys("ai-do").value());
}

TEST_CASE("entitlement: exact rows replace prefixes unless shared", "[registry]") {
    auto fixture = RegistryFixture::demo();
    // A prefix that was sold, an exact row on foreign ground, a shared exact row, a GTIN-8.
    fixture.table("organisation_prefix",
                  "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2023-12-31\n"
                  "9521234,demo-ca-phe-nui,2024-01-01,\n");
    fixture.table("product_gtin",
                  "gtin,organisation,code,shared\n"
                  "9521234000006,demo-ca-phe-nui,CP-1,0\n9521234000013,demo-ca-phe-nui,CP-1,1\n96385074,demo-ca-phe-"
                  "nui,CP-1,0\n");
    fixture.table("product", "organisation,code,name\ndemo-ca-phe-nui,CP-1,Cà phê\n");
    fixture.without("certificate").without("batch");
    const Registry registry = fixture.open();
    using Names = std::vector<std::string>;
    const auto sold = registry.entitlements(kTea).value();
    CHECK(names(sold) == Names{"demo-ca-phe-nui~", "demo-tra-sen-vang~"});
    CHECK(to_string(sold[1].valid_to.value()) == "2023-12-31");
    CHECK_FALSE(sold[0].valid_to);
    CHECK(names(registry.entitlements("19521234543210").value()) ==
          Names{"demo-ca-phe-nui~", "demo-tra-sen-vang~"});  // a case
    CHECK(names(registry.entitlements("09521234000006").value()) == Names{"demo-ca-phe-nui="});
    CHECK(names(registry.entitlements("09521234000013").value()) ==
          Names{"demo-ca-phe-nui=", "demo-ca-phe-nui~", "demo-tra-sen-vang~"});
    CHECK(names(registry.entitlements("00000096385074").value()) == Names{"demo-ca-phe-nui="});
    CHECK(registry.entitlements("02001234567893").value().empty());  // in-store
    CHECK(registry.entitlements("99521234543216").value().empty());  // indicator 9
    CHECK(registry.entitlements("09529999000004").value().empty());
    CHECK(registry.entitlements("").value().empty());
    CHECK(registry.entitlements("9521234543213").value().empty());
}

TEST_CASE("batches by lot and by serial", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.add("batch",
                "demo-tra-sen-vang,9521234543213,L2508B,10000,19999,4,9,,,,7,2025-07-31T00:00:00Z\n"
                "demo-tra-sen-vang,9521234543213,L2508C,,,,,,,,7,2025-07-31T00:00:00Z\n");
    fixture.table("batch_serial", "gtin,lot,serial\n9521234543213,L2508C,ABC123\n");
    const Registry registry = fixture.open();
    const auto batch = registry.batch_by_gtin(kTea, "L2508A").value();
    REQUIRE(batch);
    CHECK(batch->organisation == "demo-tra-sen-vang");
    CHECK(batch->last == std::optional<std::int64_t>(9999));
    CHECK(batch->published_seq == 6);
    CHECK(to_string(batch->expiry.value()) == "2027-08-01");
    CHECK_FALSE(batch->has_serial_set);
    CHECK_FALSE(registry.batch_by_gtin(kTea, "l2508a").value());
    const auto by_range = registry.batches_by_serial(kTea, "0004K7M3P9XQT").value();
    REQUIRE(by_range.size() == 1);
    CHECK(by_range[0].lot == "L2508A");
    const auto by_set = registry.batches_by_serial(kTea, "ABC123").value();
    REQUIRE(by_set.size() == 1);
    CHECK(by_set[0].lot == "L2508C");
    CHECK(by_set[0].has_serial_set);
    CHECK(registry.batch_has_serial(by_set[0].id, "ABC123").value());
    CHECK_FALSE(registry.batch_has_serial(by_set[0].id, "ABC124").value());
    CHECK(registry.batches_by_serial(kTea, "ABC124").value().empty());
}

TEST_CASE("a range of units is revoked without knowing their serials", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.add("batch", "demo-tra-sen-vang,9521234543213,L2508Z,5001,6000,4,9,1000,,,7,2025-07-30T00:00:00Z\n");
    fixture.table("revocation",
                  "kind,gtin,lot,first,last,width,rand_len,revoked_on,reason,provisional\n"
                  "range,9521234543213,L2508A,101,200,4,9,2025-07-03,cuộn in hỏng,0\n"
                  "range,9521234543213,L2508Z,5001,5001,4,9,2025-07-03,,1\n");
    const Registry registry = fixture.open();
    const auto hits = [&](const std::optional<std::string>& lot, const std::optional<std::string>& serial) {
        return registry.revocations(kTea, lot, serial).value();
    };
    const auto serial = [](std::int64_t unit) { return make_serial(unit, 4, "K7M3P9XQT"); };
    CHECK(hits("L2508A", serial(100)).empty());
    REQUIRE(hits("L2508A", serial(101)).size() == 1);
    CHECK(hits("L2508A", make_serial(200, 4, "000000000")).size() == 1);
    CHECK(hits("L2508A", serial(201)).empty());
    const auto row = hits("L2508A", serial(101))[0];
    CHECK(row.kind == "range");
    CHECK(row.reason == std::optional<std::string>("cuộn in hỏng"));
    CHECK(row.first == std::optional<std::int64_t>(101));
    CHECK(row.last == std::optional<std::int64_t>(200));
    // The lot itself is not revoked, nor another lot's unit with this number, nor a serial of another shape.
    CHECK(hits("L2508A", {}).empty());
    CHECK(hits("L2508Z", serial(101)).empty());
    CHECK(hits("L2508A", make_serial(101, 4, "K7M3P9XQ")).empty());
    CHECK(hits("L2508A", make_serial(101, 5, "K7M3P9XQT")).empty());
    CHECK(hits("L2508A", "no serial").empty());
    // A stamp that names no lot is asked in every lot.
    CHECK(hits({}, serial(150)).size() == 1);
    REQUIRE(hits({}, serial(5001)).size() == 1);
    CHECK(hits({}, serial(5001))[0].provisional);
    CHECK(hits({}, serial(5002)).empty());
}

TEST_CASE("revocations, alerts and hosts", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.table("revocation",
                  "kind,stamp_id,gtin,product_organisation,product_code,lot,serial,revoked_on,reason,provisional\n"
                  "stamp,5940e489dfb000f011d599ad0df28b84,,,,,,2025-07-01,,\n"
                  "batch,,9521234543213,,,L1,,2025-07-02,in nhầm,\n"
                  "unit,,9521234543213,,,L2,S1,2025-07-03,,1\n"
                  "unit,,9521234543213,,,,S2,2025-07-03,,\n"
                  "batch,,,demo-tra-sen-vang,TSV-LE,LE1,,2025-07-04,,\n");
    fixture.table("alert",
                  "kind,gtin,product_organisation,product_code,organisation,lot,product_name,firm_name,title,issued_on,"
                  "lifted_on,source\n"
                  "recall,9521234543213,,,,L1,,,Thu hồi lô L1,2025-07-05,,qd-1\n"
                  "warning,,demo-tra-sen-vang,TSV-LE,,,,,Cảnh báo,2025-07-06,2025-07-07,\n"
                  "suspension,,,,demo-tra-sen-vang,,,,Đình chỉ,2025-07-08,,\n"
                  "counterfeit,,,,,,Trà Sen  Trắng,,Hàng giả,2025-07-09,,\n");
    fixture.table("host",
                  "pattern,kind,organisation,name,valid_from,valid_to\ntem.example,brand,demo-tra-sen-vang,,,\n"
                  "*.tem.example,brand,demo-tra-sen-vang,,2025-01-01,\nid.gs1.org,resolver,,GS1,,\n");
    const Registry registry = fixture.open();
    CHECK(registry.revocation_of_stamp(from_hex("5940e489dfb000f011d599ad0df28b84").value()).value());
    CHECK_FALSE(registry.revocation_of_stamp(from_hex("5940e489dfb000f011d599ad0df28b85").value()).value());
    const auto count = [&](const std::optional<std::string>& lot, const std::optional<std::string>& serial) {
        return registry.revocations(kTea, lot, serial).value().size();
    };
    CHECK(count("L1", {}) == 1);
    CHECK(count("L1", "S9") == 1);
    CHECK(count("L2", "S1") == 1);
    CHECK(count("L3", "S1") == 0);
    CHECK(count({}, "S1") == 1);    // the stamp names no lot
    CHECK(count("L3", "S2") == 1);  // the row names no lot
    CHECK(count({}, {}) == 0);
    CHECK(registry.revocations(kTea, "L2", "S1").value()[0].provisional);
    const auto loose = registry.product_by_code("demo-tra-sen-vang", "TSV-LE").value()->id;
    CHECK(registry.revocations_of_product(loose, "LE1", {}).value().size() == 1);
    CHECK(registry.revocations_of_product(loose, "LE2", {}).value().empty());

    const auto alerts = registry.alerts(kTea, std::nullopt, "demo-tra-sen-vang").value();
    REQUIRE(alerts.size() == 2);
    CHECK(alerts[0].kind == AlertKind::recall);
    CHECK(alerts[0].lot == std::optional<std::string>("L1"));
    CHECK(alerts[0].quality == "official");
    CHECK(alerts[1].kind == AlertKind::suspension);
    CHECK(registry.alerts(std::nullopt, loose, std::nullopt).value().size() == 1);
    CHECK(registry.alerts("09521234000006", std::nullopt, std::nullopt).value().empty());
    CHECK(registry.alerts_by_name(fold_vietnamese("TRÀ SEN TRẮNG")).value().size() == 1);
    CHECK(registry.alerts_by_name("tra sen").value().empty());

    CHECK(registry.hosts_of("demo-tra-sen-vang").value().size() == 2);
    CHECK(registry.hosts_matching("tem.example").value().size() == 1);
    CHECK(registry.hosts_matching("a.b.tem.example").value().size() == 1);
    CHECK(registry.hosts_matching("xtem.example").value().empty());
    CHECK(registry.hosts_matching("example").value().empty());
    CHECK(registry.all_hosts().value().size() == 3);
    CHECK(registry.all_hosts().value().size() == 3);
}

TEST_CASE("a signed scope says what a registry may speak about", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.scope = R"({"prefixes":["9521234","952567"],"organisations":["demo-tra-sen-vang","demo-ca-phe-nui"]})";
    const Registry registry = fixture.open();
    CHECK(registry.covers_gtin(kTea));
    CHECK(registry.covers_gtin("19521234543210"));
    CHECK_FALSE(registry.covers_gtin("09521235000004"));
    CHECK_FALSE(registry.covers_gtin("9521234543213"));
    CHECK(registry.covers_organisation("demo-ca-phe-nui"));
    CHECK_FALSE(registry.covers_organisation("ai-do"));
}
