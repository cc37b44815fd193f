// SPDX-License-Identifier: Apache-2.0
// What counts as an earlier sight, how the list counts, and when a code that is held in view counts again.
#include "catch.hpp"
#include <temviet/verify/seen.hpp>
#include <temviet/verify/session.hpp>

#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

Mint unit(int number, const char* lot = "L2508A") {
    Mint out;
    out.lot = lot;
    out.serial = make_serial(number, 4, "K7M3P9XQT");
    return out;
}
ReportItem sighted() {
    ReportItem out;
    out.claims_verified = true;
    out.claims.gtin = kTea;
    out.claims.lot = "L1";
    out.claims.serial = "S1";
    out.verdict.level = Level::stamp_valid_item;
    Finding signature;
    signature.check = Check::signature;
    signature.reason = Reason::signature_ok;
    out.findings.set(signature);
    return out;
}
Report report_of(std::vector<ReportItem> items, Instant at = {}) {
    Report out;
    out.at = at;
    out.items = std::move(items);
    return out;
}

}  // namespace

TEST_CASE("what counts as a sight, condition by condition", "[verify][edges]") {
    CHECK(counts_as_sight(sighted()));
    for (const auto level : {Level::stamp_valid_item, Level::stamp_valid_batch, Level::signed_unconfirmed, Level::registered, Level::unknown, Level::suspect,
                             Level::rejected, Level::no_decision}) {
        auto item = sighted();
        item.verdict.level = level;
        INFO(to_string(level));
        CHECK(counts_as_sight(item) == (level != Level::rejected && level != Level::no_decision));
    }
    for (const auto& row : reason_table()) {
        if (row.check != Check::signature && row.reason != Reason::not_checked && row.reason != Reason::not_applicable) continue;
        auto item = sighted();
        Finding signature = item.findings[Check::signature];
        signature.reason = row.reason;
        item.findings.set(signature);
        INFO(row.code);
        CHECK(counts_as_sight(item) == (row.reason == Reason::signature_ok || row.reason == Reason::formerly_entitled || row.reason == Reason::registries_conflict));
    }
    auto unverified = sighted(), nameless = sighted();
    unverified.claims_verified = false;
    nameless.claims.serial.reset();
    CHECK_FALSE(counts_as_sight(unverified));
    CHECK_FALSE(counts_as_sight(nameless));
}

TEST_CASE("the list keeps the first sight of each unit, up to its limit", "[verify][edges]") {
    SeenList list(2);
    const Instant first{1000}, later{2000};
    auto one = sighted(), other_lot = sighted(), other_goods = sighted(), rejected = sighted(), goodsless = sighted();
    other_lot.claims.lot = "L2";
    other_goods.claims.gtin = "09521234543220";
    rejected.verdict.level = Level::rejected;
    rejected.claims.serial = "S2";
    goodsless.claims.gtin.reset();
    // What does not count does not hide what stands behind it.
    CHECK(list.remember(report_of({rejected, goodsless, one}, first)));
    CHECK(list.size() == 1);
    REQUIRE(list.find(one.claims));
    CHECK(list.find(one.claims)->first == first);
    CHECK(list.find(one.claims)->times == 1);
    for (const auto* item : {&other_lot, &other_goods, &rejected, &goodsless}) CHECK_FALSE(list.find(item->claims));
    CHECK(list.remember(report_of({one}, later)));
    CHECK(list.find(one.claims)->first == first);
    CHECK(list.find(one.claims)->times == 2);
    // The second one fills it, a third one is told to be left out; the known ones are still counted.
    CHECK(list.remember(report_of({other_lot}, later)));
    CHECK_FALSE(list.remember(report_of({other_goods, one}, later)));
    CHECK(list.size() == 2);
    CHECK_FALSE(list.find(other_goods.claims));
    CHECK(list.find(one.claims)->times == 3);
    // Other serials of the same goods and lot.
    SeenList lots;
    auto second = sighted();
    second.claims.serial = "S2";
    CHECK(lots.remember(report_of({one, second, other_lot, other_goods}, first)));
    auto third = sighted();
    third.claims.serial = "S3";
    CHECK(lots.other_serials(one.claims) == 1);
    CHECK(lots.other_serials(third.claims) == 2);
    CHECK(lots.other_serials(other_lot.claims) == 0);
    auto unseen = sighted();
    unseen.claims.lot = "L3";
    CHECK(lots.other_serials(unseen.claims) == 0);
    auto lot_only = sighted();
    lot_only.claims.serial.reset();
    CHECK_FALSE(lots.find(lot_only.claims));
    CHECK(lots.other_serials(lot_only.claims) == 2);
}

TEST_CASE("a code held in view is told once, and again once it was gone", "[verify][edges]") {
    World world;
    const auto verifier = world.open();
    Session session(verifier);
    const auto push = [&](const std::vector<Symbol>& symbols) -> std::string {
        const auto report = session.push(symbols, world.request).value();
        return report ? std::string(to_string(outcome(report->items.at(0), Check::copies))) : "";
    };
    const auto nothing = [&](int times) {
        for (int i = 0; i < times; ++i) CHECK(push({}).empty());
    };
    const Symbol stamp = unit(4).symbol(), other = unit(5).symbol();
    CHECK(push({stamp}) == "FIRST_SIGHT");
    CHECK(push({stamp}).empty());
    nothing(Session::kPushesUntilGone - 1);
    CHECK(push({stamp}).empty());  // the hand shook
    nothing(Session::kPushesUntilGone);
    CHECK(push({stamp}) == "SEEN_AGAIN");
    // Another code beside it: the pack in view is not seen "again" by that.
    CHECK(push({other}) == "FIRST_SIGHT");
    nothing(Session::kPushesUntilGone);
    CHECK(push({other}) == "SEEN_AGAIN");
    session.reset();
    CHECK(push({stamp}) == "FIRST_SIGHT");
    CHECK(push({stamp, other}) == "FIRST_SIGHT");
    CHECK(push({stamp}).empty());
    CHECK(push({other}).empty());
    // Of two views one may go while the other stays.
    session.reset();
    CHECK(push({stamp}) == "FIRST_SIGHT");
    CHECK(push({other}) == "FIRST_SIGHT");
    for (int i = 0; i < Session::kPushesUntilGone; ++i) CHECK(push({other}).empty());
    CHECK(push({stamp}) == "SEEN_AGAIN");
    CHECK(push({other}).empty());
    // The same when the one that stays came first.
    session.reset();
    CHECK(push({other}) == "FIRST_SIGHT");
    CHECK(push({stamp}) == "FIRST_SIGHT");
    for (int i = 0; i < Session::kPushesUntilGone; ++i) CHECK(push({other}).empty());
    CHECK(push({stamp}) == "SEEN_AGAIN");
}
