// SPDX-License-Identifier: Apache-2.0
// The first day, the last day and the second at which something begins or ends: days are Vietnam's (UTC+7), both ends count.
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const char* const kBatch = "organisation,gtin,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n";
const char* const kUnlisted = "09521234000006";  // of the tea firm's prefix, without a row of its own: those entitle without dates

/// The tea's only lot, published then.
std::string published(const char* at, const std::string& gtin = "9521234543213") {
    return kBatch + ("demo-tra-sen-vang," + gtin + ",L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,6," + at + "\n");
}
World keyed(const TestIssuerKey& key, const char* published_at = "2025-07-31T00:00:00Z") {
    World out;
    out.registry().table("issuer_key", "").add_key(key).table("batch", published(published_at));
    return out;
}

}  // namespace

TEST_CASE("days of a right to a number", "[verify][dates]") {
    struct Case {
        const char *from, *to, *now, *found;
    };
    // The lot was published on 31 July.
    const Case cases[] = {
        {"2025-08-20", "", "2025-08-20T16:59:59Z", "SIGNATURE_OK"},
        {"2025-08-21", "", "2025-08-20T16:59:59Z", "ISSUER_NOT_ENTITLED"},
        {"2025-08-21", "", "2025-08-20T17:00:00Z", "SIGNATURE_OK"},
        {"2020-01-01", "2025-08-20", "2025-08-20T16:59:59Z", "SIGNATURE_OK"},
        {"2020-01-01", "2025-08-20", "2025-08-20T17:00:00Z", "FORMERLY_ENTITLED"},
        {"2025-07-31", "2025-08-01", "2025-08-20T03:00:00Z", "FORMERLY_ENTITLED"},
        {"2025-08-01", "2025-08-01", "2025-08-20T03:00:00Z", "ISSUER_NOT_ENTITLED"},
        {"2020-01-01", "2025-07-31", "2025-08-20T03:00:00Z", "FORMERLY_ENTITLED"},
        {"2020-01-01", "2025-07-30", "2025-08-20T03:00:00Z", "ISSUER_NOT_ENTITLED"},
    };
    for (const auto& c : cases) {
        World world;
        world.request = World::at(c.now);
        world.registry().table("organisation_prefix", std::string("prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,") + c.from + "," + c.to + "\n");
        world.registry().table("batch", published("2025-07-31T00:00:00Z", kUnlisted));
        Mint mint;
        mint.gtin = kUnlisted;
        const auto item = world.one(mint);
        INFO(c.from << " " << c.to << " " << c.now);
        CHECK(to_string(outcome(item, Check::signature)) == c.found);
        CHECK(item.verdict.level == (outcome(item, Check::signature) == Reason::issuer_not_entitled ? Level::rejected : Level::signed_unconfirmed));
    }
}

TEST_CASE("a lot published in the second before a key's last day began, and in that second", "[verify][dates]") {
    struct Case {
        const char *status, *before, *on_that_day, *verdict_before, *verdict_on;
    };
    const Case cases[] = {
        {"retired", "KEY_RETIRED_EARLIER_BATCH", "KEY_RETIRED", "STAMP_VALID_ITEM OK", "SIGNED_UNCONFIRMED OK"},
        {"revoked", "KEY_REVOKED_EARLIER_BATCH", "KEY_REVOKED", "SIGNED_UNCONFIRMED OK", "REJECTED OK"},
        {"compromised", "KEY_COMPROMISED_EARLIER_BATCH", "KEY_COMPROMISED", "SIGNED_UNCONFIRMED OK", "REJECTED OK"},
    };
    for (const auto& c : cases) {
        TestIssuerKey key;
        key.status = c.status;
        key.status_at = "2025-08-01";
        if (key.status == "compromised") key.compromised_at = "2025-08-01";
        const auto before = keyed(key, "2025-07-31T16:59:59Z").one(Mint()), on = keyed(key, "2025-07-31T17:00:00Z").one(Mint());
        INFO(c.status);
        CHECK(to_string(outcome(before, Check::key_state)) == c.before);
        CHECK(verdict(before) == c.verdict_before);
        CHECK(to_string(outcome(on, Check::key_state)) == c.on_that_day);
        CHECK(verdict(on) == c.verdict_on);
    }
}

TEST_CASE("days and seconds of a key", "[verify][dates]") {
    const auto state = [](const TestIssuerKey& key, bool later = false) {
        World world = keyed(key);
        if (later) {  // a first key, so that the other one is no first key
            TestIssuerKey first;
            first.signer = 9;
            first.first = "1";
            world.registry().add_key(first);
        }
        return std::string(to_string(outcome(world.one(Mint()), Check::key_state)));
    };
    const auto window = [&](const char* from, const char* to, const char* status = "active", const char* status_at = "") {
        TestIssuerKey key;
        key.valid_from = from;
        key.valid_to = to;
        key.status = status;
        key.status_at = status_at;
        return state(key);
    };
    // The lot was published on 31 July.
    CHECK(window("2025-07-31", "") == "KEY_ACTIVE");
    CHECK(window("2025-08-01", "") == "KEY_WINDOW");
    CHECK(window("2025-01-01", "2025-07-31") == "KEY_ACTIVE");
    CHECK(window("2025-01-01", "2025-07-30") == "KEY_WINDOW");
    CHECK(window("2025-01-01", "2025-07-31", "retired", "2025-08-01") == "KEY_RETIRED_EARLIER_BATCH");
    // New for fourteen days of the registry's own time, here 1 August at midnight.
    TestIssuerKey added;
    added.first = "0";
    added.added_at = "2025-07-18T00:00:00Z";
    CHECK(state(added, true) == "KEY_ACTIVE");
    added.added_at = "2025-07-18T00:00:01Z";
    CHECK(state(added, true) == "KEY_NEW");
}

TEST_CASE("days of hosts, suspensions, orders and signing", "[verify][dates]") {
    const auto host = [](const char* from, const char* to) {
        World world;
        world.registry().table("host", std::string("pattern,kind,organisation,valid_from,valid_to\ntrasenvang.example,brand,demo-tra-sen-vang,,\ntem.example,brand,demo-tra-sen-vang,") +
                                           from + "," + to + "\n");
        Mint mint;
        return std::string(to_string(outcome(world.one(mint), Check::host)));
    };
    CHECK(host("2025-08-20", "2025-08-20") == "HOST_LISTED");
    CHECK(host("2025-08-21", "") == "HOST_OUT_OF_SCOPE");
    CHECK(host("", "2025-08-19") == "HOST_OUT_OF_SCOPE");
    CHECK(host("2025-08-21", "2025-08-22") == "HOST_OUT_OF_SCOPE");
    CHECK(host("", "") == "HOST_LISTED");

    const auto suspended = [](const char* since) {
        World world;
        world.registry().table("organisation", std::string("id,name,kind,status,status_at\ndemo-tra-sen-vang,Trà,cooperative,suspended,") + since +
                                                   "\ndemo-ca-phe-nui,Cà phê,enterprise,active,\n");
        return verdict(world.one(Mint()));
    };
    CHECK(suspended("2025-08-20") == "SIGNED_UNCONFIRMED ALERT");
    CHECK(suspended("2025-08-21") == "STAMP_VALID_ITEM OK");

    const auto lifted = [](const char* on) {
        World world;
        world.registry().table("alert", std::string("kind,gtin,title,issued_on,lifted_on\nrecall,9521234543213,Thu hồi,2025-08-05,") + on + "\n");
        return verdict(world.one(Mint()));
    };
    CHECK(lifted("2025-08-20") == "STAMP_VALID_ITEM OK");
    CHECK(lifted("2025-08-21") == "SIGNED_UNCONFIRMED RECALLED");

    const auto signing = [](const char* since, const char* text, bool pack) {
        World world;
        if (pack) world.request.scene = Scene::pack;
        auto products = world.registry().source("product");
        products.replace(products.find("2025-06-01"), 10, since);
        world.registry().table("product", products);
        const auto item = world.one(text_symbol(text));
        return std::string(to_string(outcome(item, Check::scene))) + (has_notice(item, Reason::find_signed_stamp) ? " FIND_SIGNED_STAMP" : "");
    };
    CHECK(signing("2025-08-20", "09521234543213", false) == "NOT_APPLICABLE FIND_SIGNED_STAMP");
    CHECK(signing("2025-08-21", "09521234543213", false) == "NOT_APPLICABLE");
    CHECK(signing("", "09521234543213", false) == "NOT_APPLICABLE");
    CHECK(signing("2025-06-01", "(01)09521234543213(11)250601", true) == "SIGNATURE_EXPECTED");
    CHECK(signing("2025-06-01", "(01)09521234543213(11)250531", true) == "SCENE_OK");
    CHECK(signing("2025-06-01", "(01)09521234543213(11)250601", false) == "NOT_APPLICABLE FIND_SIGNED_STAMP");
    CHECK(signing("2025-06-01", "(01)09521234543213(11)250531", false) == "NOT_APPLICABLE");
}

TEST_CASE("each date of a stamp against the declared lot", "[verify][dates]") {
    const World world;  // made 2025-08-01, expires 2027-08-01
    const auto claims = [&](std::map<std::string, std::string> elements) {
        Mint mint;
        mint.elements = std::move(elements);
        return found(world.one(mint), Check::claims) + " " + told(world.one(mint), Check::claims);
    };
    CHECK(claims({}) == "CLAIMS_AGREE ");
    CHECK(claims({{"11", "250801"}, {"15", "270801"}, {"17", "270801"}}) == "CLAIMS_AGREE ");
    CHECK(claims({{"17", "270802"}}) == "CLAIM_CONFLICT so-thu-nghiem what=expiry; value=2027-08-02; other=2027-08-01");
    CHECK(claims({{"15", "270731"}}) == "CLAIM_CONFLICT so-thu-nghiem what=best_before; value=2027-07-31; other=2027-08-01");
    CHECK(claims({{"11", "250802"}}) == "CLAIM_CONFLICT so-thu-nghiem what=production; value=2025-08-02; other=2025-08-01");
    CHECK(claims({{"15", "270731"}, {"17", "270801"}}) == "CLAIMS_AGREE ");  // the lot declares one last day; (17) is it
    CHECK(claims({{"13", "250805"}, {"16", "270101"}}) == "CLAIMS_AGREE ");
}

TEST_CASE("the second in which a record ends, and the earlier of two expiry dates", "[verify][dates]") {
    World world;
    Mint record;
    record.carrier = Carrier::rec;
    record.more.expires_at = world.request.now;
    CHECK(outcome(world.one(record), Check::claims) == Reason::claims_agree);
    --record.more.expires_at->seconds;
    CHECK(outcome(world.one(record), Check::claims) == Reason::record_expired);

    const auto expiry = [](const char* of_stamp, const char* of_lot) {
        World of;
        of.registry().table("batch", kBatch + std::string("demo-tra-sen-vang,9521234543213,L2508A,0,9999,4,9,10000,,") + of_lot + ",6,2025-07-31T00:00:00Z\n");
        Mint mint;
        mint.elements.clear();
        if (*of_stamp) mint.elements["17"] = of_stamp;
        const auto item = of.one(mint);
        return std::string(to_string(item.verdict.use)) + " " + told(item, Check::safety);
    };
    CHECK(expiry("", "") == "OK ");
    CHECK(expiry("", "2025-08-20") == "OK ");
    CHECK(expiry("", "2025-08-19") == "EXPIRED date=2025-08-19");
    CHECK(expiry("250819", "") == "EXPIRED date=2025-08-19");
    CHECK(expiry("250818", "2025-08-19") == "EXPIRED date=2025-08-18");
    CHECK(expiry("270801", "2025-08-19") == "EXPIRED date=2025-08-19");
    CHECK(expiry("250819", "2027-08-01") == "EXPIRED date=2025-08-19");
}
