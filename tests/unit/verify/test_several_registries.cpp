// SPDX-License-Identifier: Apache-2.0
// Several registries, several rows: what the second says counts when the first is silent, out of scope or milder, and never
// when it is only compiled (05, "Several registries").
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const char* const kAlert = "kind,gtin,product_organisation,product_code,organisation,lot,product_name,title,issued_on,source\n";
const char* const kRevocation = "kind,stamp_id,gtin,lot,serial,revoked_on,provisional\n";

/// The goods of `fixture` without their GTIN: it knows the product, not the number.
RegistryFixture& without_gtin(RegistryFixture& fixture) {
    auto products = fixture.source("product");
    products.replace(products.find(",9521234543213"), 14, ",");
    return fixture.table("product", products);
}
RegistryFixture& held_by(RegistryFixture& fixture, const char* rows) {
    return without_gtin(fixture).without("batch").table("organisation_prefix", std::string("prefix,organisation,valid_from,valid_to\n") + rows);
}
RegistryFixture& origin_is(RegistryFixture& fixture, const std::string& code) {
    auto products = fixture.source("product");
    products.replace(products.find("704"), 3, code);
    return fixture.table("product", products);
}
TestIssuerKey key(const char* status, const char* day) {
    TestIssuerKey out;
    out.status = status;
    out.status_at = day;
    if (out.status == "compromised") out.compromised_at = day;
    return out;
}
Mint by_code() {
    Mint out;
    out.carrier = Carrier::rec;
    out.gtin.reset();
    out.pid = "TSV-LE";
    out.lot = "CAN1";
    return out;
}
void declare_by_code(RegistryFixture& fixture) {
    fixture.table("batch", "organisation,gtin,product_organisation,product_code,lot,first,last,width,rand_len,quantity,published_seq,published_at\n"
                           "demo-tra-sen-vang,,demo-tra-sen-vang,TSV-LE,CAN1,0,99,4,9,100,6,2025-07-31T00:00:00Z\n");
}

}  // namespace

TEST_CASE("a registry of other goods in front hides nothing", "[verify][several]") {
    World world;
    auto& own = world.registry();
    own.table("alert", "kind,product_name,title,issued_on\nwarning,Trà sen vàng hộp 100 g,Cùng tên,2025-08-05\n");
    world.put_elsewhere_first();
    CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
    CHECK(verdict(world.one(ean("9521234543213"))) == "REGISTERED OK");
    CHECK(told(world.one(ean("9521234543213")), Reason::alert_by_name) ==
          std::vector<std::string>{"date=2025-08-05; title=Cùng tên; registry=so-thu-nghiem"});
    own.table("revocation", std::string(kRevocation) + "batch,,9521234543213,L2508A,,2025-08-05,\n");
    CHECK(found(world.one(Mint()), Check::revocation) == "BATCH_REVOKED so-thu-nghiem");
}

TEST_CASE("goods without a GTIN: the first registry that lists the issuer", "[verify][several]") {
    World world;
    declare_by_code(world.registry());
    SECTION("behind one whose scope leaves the issuer out") { world.put_elsewhere_first(); }
    SECTION("behind one that does not know the issuer") { world.put_elsewhere_first().scope = "{}"; }
    SECTION("behind both") {
        world.put_elsewhere_first().scope = "{}";
        world.put_elsewhere_first().id = "so-thu-ba";
    }
    CHECK(verdict(world.one(by_code())) == "STAMP_VALID_ITEM OK");
    CHECK(found(world.one(by_code()), Check::signature) == "SIGNATURE_OK so-thu-nghiem");
    CHECK(found(world.one(by_code()), Check::product) == "PRODUCT_LISTED so-thu-nghiem");
}

TEST_CASE("a compiled registry never says who signs goods without a GTIN", "[verify][several]") {
    World world;
    world.fixtures.clear();
    world.add_registry("tong-hop", "compiled");
    CHECK(found(world.one(by_code()), Check::signature) == "ISSUER_UNKNOWN");
    CHECK(verdict(world.one(by_code())) == "UNKNOWN OK");
}

TEST_CASE("who contradicts the issuer, and who does not", "[verify][several]") {
    const char* const kOther = "9521234,demo-ca-phe-nui,2020-01-01,\n";
    const auto signature = [](const World& world) {
        const auto item = world.one(Mint());
        CHECK(item.verdict.level == (outcome(item, Check::signature) == Reason::signature_ok ? Level::stamp_valid_item : Level::signed_unconfirmed));
        return found(item, Check::signature);
    };
    World world;
    auto& other = world.add_registry("so-khac");
    SECTION("another holder today") {
        held_by(other, kOther);
        CHECK(signature(world) == "REGISTRIES_CONFLICT so-thu-nghiem");
    }
    SECTION("behind a registry that names nobody") {
        held_by(other, "");
        held_by(world.add_registry("so-thu-ba"), kOther);
        CHECK(signature(world) == "REGISTRIES_CONFLICT so-thu-nghiem");
    }
    SECTION("behind a registry that agrees") {
        held_by(world.add_registry("so-thu-ba"), kOther);
        CHECK(signature(world) == "REGISTRIES_CONFLICT so-thu-nghiem");
    }
    SECTION("nobody") {
        held_by(other, "");
        CHECK(signature(world) == "SIGNATURE_OK so-thu-nghiem");
    }
    SECTION("another holder until last year") {
        held_by(other, "9521234,demo-ca-phe-nui,2020-01-01,2024-12-31\n");
        CHECK(signature(world) == "SIGNATURE_OK so-thu-nghiem");
    }
    SECTION("another holder from tomorrow") {
        held_by(other, "9521234,demo-ca-phe-nui,2025-08-21,\n");
        CHECK(signature(world) == "SIGNATURE_OK so-thu-nghiem");
    }
    SECTION("the issuer beside another firm") {
        other.add("product", "demo-ca-phe-nui,CF,Cà phê,,,goods,,,,,,,\n");
        without_gtin(other).without("batch").table("product_gtin", "gtin,organisation,code,shared\n9521234543213,demo-tra-sen-vang,TSV-100,1\n9521234543213,demo-ca-phe-nui,CF,1\n");
        CHECK(signature(world) == "SIGNATURE_OK so-thu-nghiem");
    }
    SECTION("a compiled registry that names another") {
        other.kind = "compiled";
        held_by(other, kOther).without("issuer_key");
        CHECK(signature(world) == "SIGNATURE_OK so-thu-nghiem");
    }
}

TEST_CASE("the worst that is said of a key, and who says it first", "[verify][several]") {
    World world;
    const auto says = [&](RegistryFixture& fixture, const TestIssuerKey& row) { fixture.table("issuer_key", "").add_key(row); };
    const auto state = [&] { return found(world.one(Mint()), Check::key_state) + told(world.one(Mint()), Check::key_state).substr(12); };
    auto &own = world.registry(), &second = world.add_registry("so-khac"), &third = world.add_registry("so-thu-ba");
    says(own, key("revoked", "2025-07-14"));
    says(second, key("revoked", "2025-07-15"));
    says(third, key("compromised", "2025-07-16"));
    CHECK(state() == "KEY_REVOKED so-thu-nghiem; date=2025-07-14");
    says(own, {});
    CHECK(state() == "KEY_REVOKED so-khac; date=2025-07-15");
    says(second, key("retired", "2025-07-15"));
    CHECK(state() == "KEY_COMPROMISED so-thu-ba; date=2025-07-16");
    says(third, {});
    CHECK(state() == "KEY_RETIRED so-khac; date=2025-07-15");
    // Where another registry has the key in use, its own dates of it accuse nobody.
    TestIssuerKey later;
    later.valid_from = "2025-08-05";
    says(second, later);
    CHECK(state() == "KEY_ACTIVE so-thu-nghiem");
    says(own, later);
    says(second, {});
    CHECK(state() == "KEY_WINDOW so-thu-nghiem");
}

TEST_CASE("the worst revocation is told, and of equal ones the first", "[verify][several]") {
    World world;
    auto& other = world.add_registry("so-khac");
    const std::string batch = "batch,,9521234543213,L2508A,,2025-08-0", unit = "unit,,9521234543213,L2508A," + *Mint().serial + ",2025-08-0";
    const auto revoked = [&](const std::string& first, const std::string& second) {
        world.registry().table("revocation", kRevocation + first);
        other.table("revocation", kRevocation + second);
        const auto item = world.one(Mint());
        CHECK(item.verdict.level == (outcome(item, Check::revocation) == Reason::revoked_provisional ? Level::suspect : Level::rejected));
        return found(item, Check::revocation) + " " + told(item, Check::revocation).substr(0, 15);
    };
    CHECK(revoked("", batch + "1,\n") == "BATCH_REVOKED so-khac date=2025-08-01");
    CHECK(revoked(batch + "1,1\n", unit + "2,\n") == "STAMP_REVOKED so-khac date=2025-08-02");
    CHECK(revoked(unit + "1,\n", batch + "2,1\n") == "STAMP_REVOKED so-thu-nghiem date=2025-08-01");
    CHECK(revoked(batch + "1,\n", unit + "2,\n") == "BATCH_REVOKED so-thu-nghiem date=2025-08-01");
    CHECK(revoked(batch + "1,1\n", unit + "2,1\n") == "REVOKED_PROVISIONAL so-thu-nghiem date=2025-08-01");
    // In one registry.
    CHECK(revoked(batch + "1,1\n" + unit + "2,\n", "") == "STAMP_REVOKED so-thu-nghiem date=2025-08-02");
    CHECK(revoked(unit + "1,1\n" + batch + "2,\n", "") == "BATCH_REVOKED so-thu-nghiem date=2025-08-02");
    CHECK(revoked(batch + "2,\n" + unit + "1,\n", "") == "BATCH_REVOKED so-thu-nghiem date=2025-08-02");
    // Of an unsigned code both are a suspicion; that one of them is final is said.
    const auto plain = text_symbol("(01)09521234543213(10)L2508A(21)" + *Mint().serial);
    (void)revoked(batch + "1,1\n" + unit + "2,\n", "");
    CHECK(found(world.one(plain), Check::revocation) == "STAMP_REVOKED so-thu-nghiem");
    CHECK(verdict(world.one(plain)) == "SUSPECT OK");
    // A compiled list never speaks against a stamp.
    world.registry().without("revocation");
    other.kind = "compiled";
    other.without("issuer_key").without("batch").table("revocation", kRevocation + batch + "1,\n");
    CHECK(found(world.one(Mint()), Check::revocation) == "NOT_REVOKED so-thu-nghiem");
}

TEST_CASE("the gravest order is told, and of equal ones the first", "[verify][several]") {
    World world;
    auto& other = world.add_registry("so-khac");
    const std::string warning = "warning,9521234543213,,,,,,Cảnh báo,2025-08-05,\n", recall = "recall,9521234543213,,,,,,Thu hồi,2025-08-06,\n",
                      again = "stop_sale,9521234543213,,,,,,Dừng bán,2025-08-07,\n", lot = "recall,9521234543213,,,,KHAC,,Thu hồi lô,2025-08-08,\n";
    const auto safety = [&](const std::string& first, const std::string& second) {
        world.registry().table("alert", kAlert + first);
        other.table("alert", kAlert + second);
        const auto item = world.one(ean("9521234543213"));
        return found(item, Check::safety) + " " + told(item, Check::safety).substr(0, 15);
    };
    CHECK(safety("", recall) == "RECALLED so-khac date=2025-08-06");
    CHECK(safety(warning, recall) == "RECALLED so-khac date=2025-08-06");
    CHECK(safety(recall, warning) == "RECALLED so-thu-nghiem date=2025-08-06");
    CHECK(safety(again, recall) == "RECALLED so-thu-nghiem date=2025-08-07");
    CHECK(safety(warning + recall, "") == "RECALLED so-thu-nghiem date=2025-08-06");
    CHECK(safety(recall + warning, "") == "RECALLED so-thu-nghiem date=2025-08-06");
    CHECK(safety(recall + again, "") == "RECALLED so-thu-nghiem date=2025-08-06");
    CHECK(safety(warning + lot, "") == "RECALL_LOT_UNKNOWN so-thu-nghiem date=2025-08-08");
    CHECK(safety(lot + warning, "") == "RECALL_LOT_UNKNOWN so-thu-nghiem date=2025-08-08");
    // Expired goods that are recalled are recalled.
    world.registry().table("alert", kAlert + recall);
    CHECK(verdict(world.one(text_symbol("(01)09521234543213(17)250801"))) == "REGISTERED RECALLED");
    world.registry().table("alert", kAlert + warning);
    CHECK(verdict(world.one(text_symbol("(01)09521234543213(17)250801"))) == "REGISTERED ALERT");
}

TEST_CASE("a row that names its goods by number or code is an order, whatever words stand beside", "[verify][several]") {
    struct Case {
        const char *row, *official, *compiled;
    };
    // 05: a compiled list alerts only by number, and by lot where the row has one, out of a source of good quality.
    const Case cases[] = {
        {"recall,9521234543213,,,,,Trà khác,T,2025-08-05,qd-1", "RECALLED", "WARNING"},
        {"recall,,demo-tra-sen-vang,TSV-100,,,Trà khác,T,2025-08-05,qd-1", "RECALLED", "NO_ALERT ALERT_BY_NAME"},
        {"recall,,demo-tra-sen-vang,TSV-100,,,,T,2025-08-05,qd-1", "RECALLED", "NO_ALERT ALERT_BY_NAME"},
        {"recall,,,,demo-tra-sen-vang,,,T,2025-08-05,qd-1", "RECALLED", "NO_ALERT ALERT_BY_NAME"},
        {"recall,,,,demo-tra-sen-vang,,Trà khác,T,2025-08-05,qd-1", "NO_ALERT ALERT_BY_NAME", "NO_ALERT ALERT_BY_NAME"},
        {"recall,9521234543213,,,,,,T,2025-08-05,tb", "RECALLED", "WARNING"},
        {"recall,9521234543213,,,,,,T,2025-08-05,ds", "RECALLED", "NO_ALERT ALERT_BY_NAME"},
        {"recall,9521234543213,,,,,,T,2025-08-05,", "RECALLED", "NO_ALERT ALERT_BY_NAME"},
        {"recall,9521234543213,,,,L2508A,,T,2025-08-05,qd-1", "RECALL_LOT_UNKNOWN", "NO_ALERT ALERT_BY_NAME"},
        {"counterfeit,9521234543213,,,,,,T,2025-08-05,qd-1", "COUNTERFEITS_SEEN", "COUNTERFEITS_SEEN"},
    };
    for (const auto& c : cases) {
        const auto of = [&](const char* kind) {
            World world;
            auto& other = world.add_registry("so-khac", kind);
            other.add("source", "tb,Thông báo,,2025-01-02,announcement\nds,Danh sách,,2025-01-02,list\n");
            other.table("alert", std::string(kAlert) + c.row + "\n");
            const auto item = world.one(ean("9521234543213"));
            return std::string(to_string(outcome(item, Check::safety))) + (has_notice(item, Reason::alert_by_name) ? " ALERT_BY_NAME" : "");
        };
        INFO(c.row);
        CHECK(of("official") == c.official);
        CHECK(of("compiled") == c.compiled);
    }
    // With its lot on the code, the row of a compiled list hits.
    World world;
    auto& compiled = world.add_registry("tong-hop", "compiled");
    compiled.table("alert", std::string(kAlert) + "recall,9521234543213,,,,L2508A,,T,2025-08-05,qd-1\n");
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED ALERT");
}

TEST_CASE("the origin of the goods against every registry that knows them", "[verify][several]") {
    World world;
    Mint mint;
    mint.carrier = Carrier::rec;
    mint.more.origin = "704";
    const auto claims = [&] { return found(world.one(mint), Check::claims) + " " + told(world.one(mint), Check::claims); };
    auto& other = world.add_registry("so-khac");
    CHECK(claims() == "CLAIMS_AGREE ");
    origin_is(other, "156");
    SECTION("the first agrees") {}
    SECTION("the first knows no origin") { origin_is(world.registry(), ""); }
    SECTION("the first does not list the goods") { without_gtin(world.registry()); }
    SECTION("the first lists two goods of that number") {
        world.registry().add("product", "demo-ca-phe-nui,CF,Cà phê,,,goods,392,,,,,,\n");
        world.registry().table("product_gtin", "gtin,organisation,code,shared\n9521234543213,demo-ca-phe-nui,CF,1\n");
    }
    CHECK(claims() == "CLAIM_CONFLICT so-khac what=origin; value=704; other=156");
    other.kind = "compiled";
    other.without("issuer_key").without("batch");
    CHECK(claims() == "CLAIMS_AGREE ");
}

TEST_CASE("hosts that only one of several registries lists", "[verify][several]") {
    const std::string header = "pattern,kind,organisation,name\n";
    const auto link = qr("https://cong.example/01/09521234543213");
    World world;
    auto& other = world.add_registry("so-khac");
    SECTION("goods that no registry lists, at a host of the State in the second") {
        without_gtin(world.registry());
        without_gtin(other).table("host", header + "cong.example,state,,Cổng\n");
        CHECK(found(world.one(link), Check::host) == "HOST_LISTED so-khac");
        CHECK(told(world.one(link), Check::host) == "host=cong.example");
    }
    SECTION("the issuer's hosts stand in the second") {
        other.table("host", header + "tem.example,brand,demo-tra-sen-vang,\n");
        CHECK(found(world.one(Mint()), Check::host) == "HOST_LISTED so-khac");
        CHECK(found(world.one(link), Check::host) == "HOST_OUT_OF_SCOPE so-thu-nghiem");
    }
    SECTION("the owner is known from a compiled list only") {
        without_gtin(world.registry()).table("host", header + "tem.example,brand,demo-tra-sen-vang,\n");
        other.kind = "compiled";
        other.without("issuer_key").without("batch");
        CHECK(found(world.one(link), Check::host) == "NOT_APPLICABLE");
        CHECK(verdict(world.one(link)) == "REGISTERED OK");
    }
}

TEST_CASE("whose hosts may carry the goods", "[verify][several]") {
    World world;
    world.registry().table("host", "pattern,kind,organisation,name\ntem.example,brand,demo-tra-sen-vang,\ncaphe.example,brand,demo-ca-phe-nui,\n"
                                   "giai.example,resolver,demo-ca-phe-nui,\ncong.example,state,demo-ca-phe-nui,\nphanmem.example,vendor,,Phần mềm\n"
                                   "thue.example,vendor,demo-ca-phe-nui,\nsenvg.example,brand,demo-tra-sen-vang,\nnuivg.example,brand,demo-ca-phe-nui,\n");
    const auto at = [&](const char* host) {
        Mint mint;
        mint.host = host;
        return std::string(to_string(outcome(world.one(mint), Check::host)));
    };
    CHECK(at("tem.example") == "HOST_LISTED");
    CHECK(at("giai.example") == "HOST_LISTED");
    CHECK(at("cong.example") == "HOST_LISTED");
    CHECK(at("phanmem.example") == "HOST_LISTED");
    CHECK(at("caphe.example") == "HOST_OUT_OF_SCOPE");
    CHECK(at("thue.example") == "HOST_OUT_OF_SCOPE");
    // A short name of the goods' own firm is guarded, a short name of another firm may resemble anything.
    const auto plain = [&](const std::string& host) { return std::string(to_string(outcome(world.one(qr("https://" + host + "/01/09521234543213")), Check::host))); };
    CHECK(plain("senvq.example") == "HOST_LOOKALIKE");
    CHECK(plain("nuivq.example") == "HOST_OUT_OF_SCOPE");
    CHECK(at("nuivq.example") == "HOST_OUT_OF_SCOPE");
    // Where nobody knows whose goods they are, no name is the own one.
    CHECK(std::string(to_string(outcome(world.one(qr("https://senvq.example/01/09529999000019")), Check::host))) == "NOT_APPLICABLE");
    // No link, or a link without a product: nothing to judge.
    CHECK(outcome(world.one(ean("9521234543213")), Check::host) == Reason::not_applicable);
    CHECK(outcome(world.one(qr("https://senvq.example/khuyen-mai")), Check::host) == Reason::not_applicable);
    CHECK(outcome(world.one(qr("https://tem.example/khuyen-mai")), Check::host) == Reason::not_applicable);
    // A bare address: of an unsigned link always strange, of a signed one only where the issuer lists its hosts.
    CHECK(at("203.0.113.0x7") == "HOST_OUT_OF_SCOPE");
    world.registry().without("host");
    CHECK(at("203.0.113.0x7") == "NOT_APPLICABLE");
    CHECK(plain("203.0.113.0x7") == "HOST_OUT_OF_SCOPE");
    CHECK(plain("tem.example") == "NOT_APPLICABLE");
}

TEST_CASE("the age that is told is that of the oldest registry used", "[verify][several]") {
    World world;
    auto& other = world.add_registry("so-khac");
    without_gtin(world.registry());  // entitles by prefix; the other one lists the goods
    const auto age = [&](const char* first, const char* second) {
        world.registry().built_at = first;
        other.built_at = second;
        const auto item = world.one(Mint());
        return found(item, Check::freshness) + " " + told(item, Check::freshness);
    };
    CHECK(age("2025-08-01T00:00:00Z", "2025-08-01T00:00:00Z") == "FRESH so-thu-nghiem date=2025-08-01; days=19");
    CHECK(age("2025-08-01T00:00:00Z", "2025-07-31T12:00:00Z") == "FRESH so-khac date=2025-07-31; days=19");
    CHECK(age("2025-08-01T00:00:00Z", "2025-08-11T00:00:00Z") == "FRESH so-thu-nghiem date=2025-08-01; days=19");
    world.request = World::at("2025-10-20T03:00:00Z");
    CHECK(age("2025-08-01T00:00:00Z", "2025-10-11T00:00:00Z") == "AGEING so-thu-nghiem date=2025-08-01; days=80");
    // A registry's own policy may make the younger one the staler.
    other.policy = R"({"fresh_days":5,"ageing_days":10,"stale_days":20})";
    CHECK(age("2025-08-01T00:00:00Z", "2025-10-05T00:00:00Z") == "REGISTRY_STALE so-khac date=2025-10-05; days=15");
}
