// SPDX-License-Identifier: Apache-2.0
// Revocation, safety, host, claims, copies, freshness, unsigned codes.
#include "catch.hpp"
#include <temviet/base/text.hpp>

#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const char* const kRevocation = "kind,stamp_id,gtin,product_organisation,product_code,lot,serial,revoked_on,reason,provisional\n";
const char* const kAlert = "kind,gtin,product_organisation,product_code,organisation,lot,product_name,firm_name,title,agency,number,issued_on,lifted_on,source\n";

World with(const char* table, const std::string& csv) {
    World world;
    world.registry().table(table, csv);
    return world;
}

}  // namespace

TEST_CASE("revocations", "[verify]") {
    const Symbol stamp = Mint().symbol();
    const std::string id = to_hex(parse_stamp(stamp).stamp_id(Env::test));
    const auto by_stamp = with("revocation", kRevocation + ("stamp," + id + ",,,,,,2025-08-01,in hỏng,\n"));
    CHECK(outcome(by_stamp.one(stamp), Check::revocation) == Reason::stamp_revoked);
    CHECK(verdict(by_stamp.one(stamp)) == "REJECTED OK");
    const auto by_batch = with("revocation", std::string(kRevocation) + "batch,,09521234543213,,,L2508A,,2025-08-01,,\n");
    CHECK(outcome(by_batch.one(stamp), Check::revocation) == Reason::batch_revoked);
    CHECK(verdict(by_batch.one(stamp)) == "REJECTED OK");
    // The same lot on an unsigned code is a suspicion, and the plain number beside it is not touched.
    CHECK(verdict(by_batch.one(text_symbol("(01)09521234543213(10)L2508A"))) == "SUSPECT OK");
    CHECK(verdict(by_batch.one(ean("9521234543213"))) == "REGISTERED OK");
    const auto by_unit = with("revocation", std::string(kRevocation) + "unit,,09521234543213,,,L2508A," + *Mint().serial + ",2025-08-01,,\n");
    CHECK(outcome(by_unit.one(stamp), Check::revocation) == Reason::stamp_revoked);
    const char* const by_range = "kind,gtin,lot,first,last,width,rand_len,revoked_on,reason,provisional\n";
    const auto spoiled = with("revocation", std::string(by_range) + "range,09521234543213,L2508A,4,9,4,9,2025-08-01,cuộn in hỏng,\n");
    CHECK(outcome(spoiled.one(stamp), Check::revocation) == Reason::stamp_revoked);
    CHECK(verdict(spoiled.one(stamp)) == "REJECTED OK");
    CHECK(spoiled.one(stamp).findings[Check::revocation].facts.back().value == "cuộn in hỏng");
    CHECK(verdict(spoiled.one(text_symbol("(01)09521234543213(10)L2508A(21)" + *Mint().serial))) == "SUSPECT OK");
    Mint outside, lot_only;
    outside.serial = make_serial(10, 4, "K7M3P9XQT");
    lot_only.serial.reset();
    CHECK(verdict(spoiled.one(outside)) == "STAMP_VALID_ITEM OK");
    CHECK(verdict(spoiled.one(lot_only)) == "STAMP_VALID_BATCH OK");
    const auto held = with("revocation", std::string(by_range) + "range,09521234543213,L2508A,4,4,4,9,2025-08-01,,1\n");
    CHECK(outcome(held.one(stamp), Check::revocation) == Reason::revoked_provisional);
    const auto provisional = with("revocation", std::string(kRevocation) + "batch,,09521234543213,,,L2508A,,2025-08-01,,1\n");
    CHECK(outcome(provisional.one(stamp), Check::revocation) == Reason::revoked_provisional);
    CHECK(verdict(provisional.one(stamp)) == "SUSPECT OK");
}

TEST_CASE("orders and warnings", "[verify]") {
    struct Case {
        const char* row;
        Reason reason;
        const char *signed_verdict, *unsigned_verdict;
    };
    const Case cases[] = {
        {"recall,09521234543213,,,,L2508A,,,Thu hồi,,,2025-08-05,,", Reason::recalled, "SIGNED_UNCONFIRMED RECALLED", "REGISTERED ALERT"},
        {"stop_sale,09521234543213,,,,,,,Dừng bán,,,2025-08-05,,", Reason::recalled, "SIGNED_UNCONFIRMED RECALLED", "REGISTERED RECALLED"},
        {"recall,,demo-tra-sen-vang,TSV-100,,,,,Thu hồi,,,2025-08-05,,", Reason::recalled, "SIGNED_UNCONFIRMED RECALLED", "REGISTERED RECALLED"},
        {"recall,,,,demo-tra-sen-vang,,,,Thu hồi tất cả,,,2025-08-05,,", Reason::recalled, "SIGNED_UNCONFIRMED RECALLED", "REGISTERED RECALLED"},
        {"suspension,,,,demo-tra-sen-vang,,,,Đình chỉ,,,2025-08-05,,", Reason::issuer_suspended, "SIGNED_UNCONFIRMED ALERT", "REGISTERED ALERT"},
        {"counterfeit,09521234543213,,,,,,,Có hàng nhái,,,2025-08-05,,", Reason::counterfeits_seen, "SIGNED_UNCONFIRMED ALERT", "REGISTERED ALERT"},
        {"warning,09521234543213,,,,,,,Cảnh báo,,,2025-08-05,,", Reason::warning, "SIGNED_UNCONFIRMED ALERT", "REGISTERED ALERT"},
        {"withdrawn,09521234543213,,,,,,,Rút công bố,,,2025-08-05,,", Reason::product_withdrawn, "SIGNED_UNCONFIRMED ALERT", "REGISTERED ALERT"},
        {"recall,09521234543213,,,,KHAC,,,Lô khác,,,2025-08-05,,", Reason::no_alert, "STAMP_VALID_ITEM OK", "REGISTERED ALERT"},
        {"warning,09521234543213,,,,KHAC,,,Lô khác,,,2025-08-05,,", Reason::no_alert, "STAMP_VALID_ITEM OK", "REGISTERED OK"},
        {"recall,09521234543213,,,,,,,Đã gỡ,,,2025-08-05,2025-08-15,", Reason::no_alert, "STAMP_VALID_ITEM OK", "REGISTERED OK"},
    };
    for (const auto& c : cases) {
        const auto world = with("alert", std::string(kAlert) + c.row + "\n");
        INFO(c.row);
        const auto item = world.one(Mint());
        CHECK(to_string(outcome(item, Check::safety)) == to_string(c.reason));
        CHECK(verdict(item) == c.signed_verdict);
        CHECK(verdict(world.one(ean("9521234543213"))) == c.unsigned_verdict);
    }
    // A lot we cannot see: look at the pack.
    const auto world = with("alert", std::string(kAlert) + "recall,09521234543213,,,,L2508A,,,Thu hồi,,,2025-08-05,,\n");
    CHECK(outcome(world.one(ean("9521234543213")), Check::safety) == Reason::recall_lot_unknown);
}

TEST_CASE("a match by name only is a notice, never a level", "[verify]") {
    const auto world = with("alert", std::string(kAlert) + "counterfeit,,,,,,Trà sen vàng hộp 100 g,,Hàng nhái cùng tên,,,2025-08-05,,\n");
    const auto item = world.one(ean("9521234543213"));
    CHECK(verdict(item) == "REGISTERED OK");
    CHECK(has_notice(item, Reason::alert_by_name));
}

TEST_CASE("a compiled registry alerts only by number, from a source of good quality", "[verify]") {
    World world;
    auto& compiled = world.fixtures.emplace_back(RegistryFixture::demo());
    compiled.id = "tong-hop";
    compiled.kind = "compiled";
    compiled.without("issuer_key").without("batch");
    compiled.table("source", "id,title,address,dated,quality\nqd-1,Quyết định thử,,2025-01-02,official\nbao,Bài báo,,2025-01-02,news\n");
    compiled.table("alert", std::string(kAlert) + "recall,09521234543213,,,,,,,Thu hồi,,,2025-08-05,,qd-1\n");
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED ALERT");
    compiled.table("alert", std::string(kAlert) + "recall,09521234543213,,,,,,,Thu hồi,,,2025-08-05,,bao\n");
    CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
    CHECK(has_notice(world.one(Mint()), Reason::alert_by_name));
}

TEST_CASE("dates of the goods", "[verify]") {
    World world;
    world.request = World::at("2027-08-01T16:59:59Z");  // still 1 August in Vietnam
    Mint mint;
    world.registry().built_at = "2027-07-20T00:00:00Z";
    CHECK(verdict(world.one(mint)) == "STAMP_VALID_ITEM OK");
    CHECK(has_notice(world.one(mint), Reason::product_expiring));
    world.request = World::at("2027-08-01T17:00:00Z");  // 2 August in Vietnam
    CHECK(verdict(world.one(mint)) == "STAMP_VALID_ITEM EXPIRED");
    CHECK(outcome(world.one(mint), Check::safety) == Reason::expired);
    CHECK(verdict(world.one(text_symbol("(01)09521234543213(17)270801"))) == "REGISTERED EXPIRED");
    const auto best_before = world.one(text_symbol("(01)09521234543213(15)270801"));
    CHECK(verdict(best_before) == "REGISTERED OK");
    CHECK(has_notice(best_before, Reason::best_before_passed));
}

TEST_CASE("hosts", "[verify]") {
    const std::string hosts = "pattern,kind,organisation,name,valid_from,valid_to\n"
                              "tem.example,brand,demo-tra-sen-vang,,2020-01-01,\n"
                              "trasenvang.example,brand,demo-tra-sen-vang,,2020-01-01,\n"
                              "caphenui-goc.example,brand,demo-ca-phe-nui,,2020-01-01,\n"
                              "id.gs1.org,resolver,,,,\n*.tracuu.example,state,,,,\n";
    const auto world = with("host", hosts);
    const auto signed_at = [&](const char* host) {
        Mint mint;
        mint.host = host;
        const auto item = world.one(mint);
        return std::string(to_string(outcome(item, Check::host))) + " " + verdict(item);
    };
    const auto unsigned_at = [&](const std::string& host) {
        const auto item = world.one(qr("https://" + host + "/01/09521234543213"));
        return std::string(to_string(outcome(item, Check::host))) + " " + verdict(item);
    };
    CHECK(signed_at("tem.example") == "HOST_LISTED STAMP_VALID_ITEM OK");
    CHECK(signed_at("id.gs1.org") == "HOST_LISTED STAMP_VALID_ITEM OK");
    CHECK(signed_at("tinh.tracuu.example") == "HOST_LISTED STAMP_VALID_ITEM OK");
    CHECK(signed_at("cua-hang-moi.example") == "HOST_OUT_OF_SCOPE SIGNED_UNCONFIRMED OK");
    CHECK(signed_at("trasenvang.vn") == "HOST_OUT_OF_SCOPE SIGNED_UNCONFIRMED OK");
    // The issuer itself signed a host like its own: new, not false. A host like another brand's is another matter.
    CHECK(signed_at("trasenvangs.example") == "HOST_OUT_OF_SCOPE SIGNED_UNCONFIRMED OK");
    CHECK(signed_at("caphenui-g0c.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("trasenvang.example") == "HOST_LISTED REGISTERED OK");
    CHECK(unsigned_at("cua-hang-moi.example") == "HOST_OUT_OF_SCOPE UNKNOWN OK");
    CHECK(unsigned_at("trasenvanq.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("tra-sen-vang.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("trasenvang.example.qua-tang.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("trasenvang-example.qua-tang.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("tracuu.gov-vn.example") == "HOST_LOOKALIKE SUSPECT OK");
    CHECK(unsigned_at("203.0.113.7") == "HOST_OUT_OF_SCOPE UNKNOWN OK");
    // A genuine record inside a stranger's link: the record is signed, the link is not.
    Mint record;
    record.carrier = Carrier::rec;
    record.link = true;
    record.stem = "t";
    record.host = "tem.example";
    CHECK(verdict(world.one(record)) == "STAMP_VALID_ITEM OK");
    record.host = "qua-tang.example";
    CHECK(verdict(world.one(record)) == "UNKNOWN OK");
    record.host = "trasenvanq.example";
    CHECK(verdict(world.one(record)) == "SUSPECT OK");
}

TEST_CASE("claims against the declared batch and the registry", "[verify]") {
    World world;
    Mint later;
    later.elements = {{"17", "280801"}};
    CHECK(outcome(world.one(later), Check::claims) == Reason::claim_conflict);
    CHECK(verdict(world.one(later)) == "SUSPECT OK");
    Mint record;
    record.carrier = Carrier::rec;
    record.more.origin = "156";
    CHECK(outcome(world.one(record), Check::claims) == Reason::claim_conflict);
    record.more.origin = "704";
    record.more.name = "Một tên khác";
    record.more.place = "Một nơi khác";
    record.more.maker = "Một cơ sở khác";
    CHECK(verdict(world.one(record)) == "STAMP_VALID_ITEM OK");  // words never conflict
    record.more.expires_at = parse_instant("2025-08-19T00:00:00Z");
    CHECK(outcome(world.one(record), Check::claims) == Reason::record_expired);
    CHECK(verdict(world.one(record)) == "SIGNED_UNCONFIRMED OK");
    const auto future = [&](const char* date) { return world.one(text_symbol(std::string("(01)09521234543213(11)") + date)); };
    CHECK(outcome(future("250822"), Check::claims) == Reason::claims_agree);
    CHECK(outcome(future("250823"), Check::claims) == Reason::date_conflict);
    world.request = World::at("2024-01-01T00:00:00Z");  // our clock is wrong, not the label
    CHECK(outcome(future("260823"), Check::claims) == Reason::claims_agree);
}

TEST_CASE("copies of one serial", "[verify]") {
    World world;
    CHECK(outcome(world.one(Mint()), Check::copies) == Reason::first_sight);
    world.request.seen.push_back({kTea, "L2508A", *Mint().serial, *parse_instant("2025-08-20T02:41:00Z")});
    CHECK(outcome(world.one(Mint()), Check::copies) == Reason::seen_again);
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");
    world.request.distinct = true;
    CHECK(outcome(world.one(Mint()), Check::copies) == Reason::duplicate_in_session);
    CHECK(verdict(world.one(Mint())) == "SUSPECT OK");
    Mint other;
    other.serial = make_serial(5, 4, "K7M3P9XQT");
    CHECK(verdict(world.one(other)) == "STAMP_VALID_ITEM OK");
    Mint lot;
    lot.serial.reset();
    CHECK(outcome(world.one(lot), Check::copies) == Reason::not_applicable);
}

TEST_CASE("age of the registry", "[verify]") {
    World world;  // built 2025-08-01; default policy 30 / 180 / 540 days
    const auto at = [&](const char* time) {
        world.request = World::at(time);
        return std::string(to_string(outcome(world.one(Mint()), Check::freshness))) + " " + verdict(world.one(Mint()));
    };
    CHECK(at("2025-08-31T00:00:00Z") == "FRESH STAMP_VALID_ITEM OK");
    CHECK(at("2025-08-31T00:00:01Z") == "AGEING STAMP_VALID_ITEM OK");
    CHECK(has_notice(world.one(Mint()), Reason::registry_ageing));
    CHECK(at("2026-01-28T00:00:01Z") == "REGISTRY_STALE SIGNED_UNCONFIRMED OK");
    CHECK(at("2027-01-23T00:00:01Z") == "REGISTRY_EXPIRED SIGNED_UNCONFIRMED OK");
    // A device clock set back: the signed date is the floor, and we say that we do not trust the clock.
    CHECK(at("2025-07-31T00:00:00Z") == "FRESH STAMP_VALID_ITEM OK");
    CHECK(at("2025-07-30T23:59:59Z") == "CLOCK_UNTRUSTED SIGNED_UNCONFIRMED OK");
    CHECK(world.open().verify(std::vector{Mint().symbol()}, world.request)->at == *parse_instant("2025-08-01T00:00:00Z"));
    // Signed policy can only tighten.
    world.registry().policy = R"({"fresh_days":5,"ageing_days":10,"stale_days":20})";
    CHECK(at("2025-08-12T00:00:00Z") == "REGISTRY_STALE SIGNED_UNCONFIRMED OK");
    // --at replaces all floors; but nobody can have asked a registry before it was signed.
    world.request = World::at("2025-07-01T00:00:00Z");
    world.request.now_is_given = true;
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");
    CHECK(world.verify({Mint().symbol()}).at == *parse_instant("2025-07-01T00:00:00Z"));
}

TEST_CASE("a registry that cannot be used", "[verify]") {
    World world;
    world.unusable.push_back({"hong.tvr", {"REGISTRY_CORRUPT", "…", "", std::nullopt}});
    CHECK(outcome(world.one(Mint()), Check::freshness) == Reason::registry_partial);
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");
    CHECK(verdict(world.one(ean("9521234543213"))) == "REGISTERED OK");
    world.fixtures.clear();
    CHECK(outcome(world.one(Mint()), Check::look) == Reason::registry_corrupt);
    CHECK(verdict(world.one(Mint())) == "NO_DECISION OK");
    world.unusable[0].error.code = "REGISTRY_UNTRUSTED";
    CHECK(outcome(world.one(ean("9521234543213")), Check::look) == Reason::registry_untrusted);
    world.unusable.clear();
    CHECK(outcome(world.one(Mint()), Check::look) == Reason::registry_missing);
    CHECK(verdict(world.one(ean("9521234543213"))) == "NO_DECISION OK");
    CHECK(world.verify({}).verdict.level == Level::no_decision);
}

TEST_CASE("unsigned codes", "[verify]") {
    World world;
    CHECK(verdict(world.one(ean("9521234543213"))) == "REGISTERED OK");
    CHECK(has_notice(world.one(ean("9521234543213")), Reason::find_signed_stamp));
    CHECK(verdict(world.one(ean("9521234000006"))) == "UNKNOWN OK");
    CHECK(outcome(world.one(ean("9521234000006")), Check::product) == Reason::not_registered);
    CHECK(outcome(world.one(text_symbol("9521234543214")), Check::form) == Reason::bad_check_digit);
    CHECK(verdict(world.one(text_symbol("9521234543214"))) == "UNKNOWN OK");
    CHECK(outcome(world.one(ean("2001234567893")), Check::identity) == Reason::restricted_number);
    CHECK(outcome(world.one(ean("9789521234569")), Check::identity) == Reason::restricted_number);
    CHECK(has_notice(world.one(ean("4006381333931")), Reason::prefix_not_vietnam));
    CHECK_FALSE(has_notice(world.one(ean("9521234543213")), Reason::prefix_not_vietnam));
    const auto bank = world.one(qr("00020101021138540010A00000072701240006970436"));
    CHECK(verdict(bank) == "UNKNOWN OK");
    CHECK(outcome(bank, Check::identity) == Reason::no_product_id);
    CHECK(has_notice(bank, Reason::not_a_stamp));
    CHECK(has_notice(world.one(qr("HC1:6BFOXN")), Reason::foreign_scheme));
    CHECK(has_notice(world.one(qr("https://cua-hang.example/khuyen-mai")), Reason::other_link));
    CHECK(has_notice(world.one(Mint()), Reason::test_registry));
}

TEST_CASE("text that was damaged on its way is no decision, never REJECTED", "[verify]") {
    World world;
    const std::string good = Mint().symbol().bytes;
    for (const std::string& text : {good + ".", good + " gửi từ điện thoại", " " + good, good + "\n\n", std::string("https://tém.example") + good.substr(19)}) {
        const auto item = world.verify({text_symbol(text)}).items.at(0);
        INFO(text);
        CHECK(outcome(item, Check::look) == Reason::input_damaged);
        CHECK(verdict(item) == "NO_DECISION OK");
    }
    Mint record;
    record.carrier = Carrier::rec;
    std::string lower = record.symbol().bytes;
    for (char& c : lower) c = ascii_lower(c);
    CHECK(outcome(world.one(text_symbol(lower)), Check::look) == Reason::input_damaged);
    Mint matrix;
    matrix.carrier = Carrier::gs1;
    std::string lost = matrix.symbol().bytes;
    std::erase(lost, '\x1d');
    CHECK(outcome(world.one(text_symbol(lost)), Check::look) == Reason::input_damaged);
    // The same bytes out of a symbol were printed so.
    CHECK(verdict(world.one(qr(good + "."))) == "REJECTED OK");
    // One final line end is what a scanner types.
    const auto verifier = world.open();
    for (const char* end : {"", "\n", "\r", "\r\n"}) CHECK(verifier.verify(good + end, world.request)->verdict.level == Level::stamp_valid_item);
    CHECK(verifier.verify(good + "\n\n", world.request)->verdict.level == Level::no_decision);
    CHECK(verifier.verify("", world.request)->items.at(0).findings[Check::look].reason == Reason::no_symbol);
    CHECK(verifier.verify(std::string(10 << 20, 'A'), world.request)->items.at(0).findings[Check::look].reason == Reason::limit_exceeded);
}

TEST_CASE("versions", "[verify]") {
    World world;
    Symbol newer = Mint().symbol();
    const auto at = newer.bytes.find("vts=") + 4;
    newer.bytes[at] = 'I';  // 0x2…: version 2
    CHECK(outcome(world.one(newer), Check::form) == Reason::no_such_version);
    CHECK(verdict(world.one(newer)) == "REJECTED OK");
    world.registry().max_version = 2;
    CHECK(outcome(world.one(newer), Check::form) == Reason::unsupported_version);
    CHECK(verdict(world.one(newer)) == "UNKNOWN OK");
    world.registry().max_version = 1;
    world.request = World::at("2025-12-20T00:00:00Z");  // an old registry does not know what exists by now
    CHECK(verdict(world.one(newer)) == "UNKNOWN OK");
    // Where the number cannot be believed: no registry that is asked may know the version.
    Symbol bare = newer;
    bare.bytes.replace(bare.bytes.find("/01/") + 4, 14, "09521234543214");
    const auto form = [&](const Symbol& symbol) { return std::string(to_string(outcome(world.one(symbol), Check::form))); };
    CHECK(form(bare) == "UNSUPPORTED_VERSION");
    world.request = World::at("2025-08-20T03:00:00Z");
    CHECK(form(bare) == "NO_SUCH_VERSION");
    auto& other = world.add_registry("so-khac");
    CHECK(form(bare) == "NO_SUCH_VERSION");
    other.max_version = 2;
    CHECK(form(bare) == "UNSUPPORTED_VERSION");
    // Another algorithm of a record is no version that a registry could exclude.
    CHECK(form(qr("VT1:" + to_base45(*from_hex("d28443a10126a040")))) == "UNSUPPORTED_VERSION");
    // Without any registry nobody can say that a version does not exist.
    world.fixtures.clear();
    CHECK(form(newer) == "UNSUPPORTED_VERSION");
    CHECK(form(bare) == "UNSUPPORTED_VERSION");
}

TEST_CASE("a verifier never mixes environments", "[verify]") {
    VerifierConfig config;
    config.env = Env::prod;
    config.registries.push_back(RegistryFixture::demo().open());
    const auto mixed = Verifier::open(std::move(config));
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().code == "MIXED_ENV");
    VerifierConfig test;
    test.env = Env::test;
    const auto refused = Verifier::open(std::move(test));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "TEST_NOT_ALLOWED");
}
