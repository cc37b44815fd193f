// SPDX-License-Identifier: Apache-2.0
// The invariants of 05 over the whole lattice of outcomes.
#include "catch.hpp"
#include <algorithm>
#include <random>
#include <temviet/verify/report.hpp>
#include <vector>

#include "world.hpp"

using namespace temviet;

namespace {

/// A finding with what it is worth in a signed item.
struct Choice {
    Reason reason;
    CapKind kind;
};

/// Every outcome of a check, with every kind of cap it has; and the two ways of having none.
std::vector<Choice> choices_of(Check check) {
    std::vector<Choice> out{{Reason::not_checked, CapKind::normal}, {Reason::not_applicable, CapKind::normal}};
    for (const auto& row : reason_table()) {
        if (row.notice || row.check != check || row.reason == Reason::not_checked || row.reason == Reason::not_applicable) continue;
        out.push_back({row.reason, CapKind::normal});
        if (row.alternative) out.push_back({row.reason, CapKind::alternative});
        if (row.soft) out.push_back({row.reason, CapKind::soft});
    }
    return out;
}

Finding make(Check check, Choice choice) {
    Finding out;
    out.check = check;
    out.reason = choice.reason;
    out.kind = choice.kind;
    return out;
}

const VerifiedStamp& verified(bool serial, bool lot) {
    const auto open = [](bool with_serial, bool with_lot) {
        test::Mint mint;
        if (!with_serial) mint.serial.reset();
        if (!with_lot) mint.lot.reset();
        const IssuerKey key{test::kIssuer, test_signer(0)->public_key(), KeyUsage::all};
        return StampOpener::open(parse_stamp(mint.symbol()), key, Env::test).value();
    };
    static const VerifiedStamp kAll[] = {open(false, false), open(false, true), open(true, false), open(true, true)};
    return kAll[(serial ? 2 : 0) + (lot ? 1 : 0)];
}

bool in(Reason reason, std::initializer_list<Reason> set) { return std::find(set.begin(), set.end(), reason) != set.end(); }

}  // namespace

TEST_CASE("the invariants hold over more than a million combinations of outcomes", "[verify][lattice]") {
    std::vector<Choice> choices[kCheckCount];
    for (std::size_t c = 0; c < kCheckCount; ++c) choices[c] = choices_of(static_cast<Check>(c));
    std::mt19937 random(20261124);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };

    std::size_t good = 0, broken = 0;
    const auto demand = [&](bool holds, const char* what) {
        if (!holds && broken++ == 0) FAIL_CHECK(what);
    };
    constexpr int kRounds = 1'200'000;
    for (int round = 0; round < kRounds; ++round) {
        Findings findings;
        const bool proved = pick(4) != 0;
        if (proved) findings.prove(verified(pick(4) != 0, pick(4) != 0));
        for (std::size_t c = 0; c < kCheckCount; ++c) {
            // Mostly the good outcome: else nearly every item would be rejected and nothing would be tested.
            const auto& all = choices[c];
            Choice choice = all[pick(all.size())];
            if (pick(8) != 0) {
                const auto best = std::min_element(all.begin() + 2, all.end(), [](const Choice& a, const Choice& b) { return cap_of(a.reason, a.kind) < cap_of(b.reason, b.kind); });
                choice = *best;
            }
            findings.set(make(static_cast<Check>(c), choice));
        }
        const Verdict verdict = decide(findings);
        const auto is = [&](Check check, std::initializer_list<Reason> set) { return in(findings[check].reason, set); };

        if (verdict.level <= Level::stamp_valid_batch) {
            ++good;
            demand(proved, "a level of 20 or better needs a verified signature");
            demand(is(Check::look, {Reason::look_ok}), "… a registry");
            demand(is(Check::form, {Reason::canonical}), "… the canonical form");
            demand(is(Check::identity, {Reason::identified}), "… a product identity");
            demand(is(Check::signature, {Reason::signature_ok}), "… an entitled key");
            demand(is(Check::key_state, {Reason::key_active, Reason::key_retired_earlier_batch}), "… a key in good state");
            demand(is(Check::product, {Reason::product_listed}), "… a listed product");
            demand(is(Check::allocation, {Reason::allocated, Reason::batch_scope}), "… a declared lot or serial");
            demand(is(Check::revocation, {Reason::not_revoked}), "… no revocation");
            demand(is(Check::safety, {Reason::no_alert, Reason::expired}), "… no recall, no alert");
            demand(is(Check::freshness, {Reason::fresh, Reason::ageing}), "… a registry that is not stale");
            demand(!is(Check::scene, {Reason::codes_conflict, Reason::carton_mismatch, Reason::signature_expected}), "… no conflict in the scene");
            demand(!is(Check::claims, {Reason::claim_conflict, Reason::label_mismatch, Reason::date_conflict}), "… no conflict of claims");
            demand(!is(Check::hidden, {Reason::hidden_mismatch, Reason::hidden_invalid, Reason::hidden_alone}), "… no bad hidden layer");
        }
        if (!proved) demand(verdict.level >= Level::registered, "an unsigned code is REGISTERED at best");
        if (verdict.use == Use::recalled) demand(verdict.level >= Level::signed_unconfirmed, "recalled goods are never valid");

        // Replacing any outcome by a worse-capped one never improves the level.
        const auto check = static_cast<Check>(pick(kCheckCount));
        Findings changed = findings;
        const auto& all = choices[static_cast<std::size_t>(check)];
        changed.set(make(check, all[pick(all.size())]));
        if (changed.cap(changed[check]) >= findings.cap(findings[check]))
            demand(decide(changed).level >= verdict.level, "a worse outcome never improves the level");
        // Nor does adding another symbol of ours.
        Findings both = findings;
        both.merge(changed);
        demand(decide(both).level >= verdict.level && decide(both).level >= decide(changed).level, "merging never improves the level");
        demand(static_cast<int>(decide(both).use) >= static_cast<int>(verdict.use), "merging never improves the use");
        // The exit code and the headline are never good when either part is bad.
        const bool fine = verdict.level <= Level::stamp_valid_batch && verdict.use == Use::ok;
        demand((exit_code(verdict) == 0) == fine, "exit code 0 means valid and fit for use");
        demand((headline(verdict) == Headline::good || headline(verdict) == Headline::good_batch) == fine,
               "the headline is good only then");
    }
    CHECK(broken == 0);
    CHECK(good > kRounds / 200);  // the interesting corner is really visited
}

TEST_CASE("nothing checked is no decision", "[verify][lattice]") {
    CHECK(decide(Findings()).level == Level::no_decision);
    // Forgetting any single check of an otherwise perfect item costs at least its cap.
    Findings perfect;
    perfect.prove(verified(true, true));
    for (std::size_t c = 0; c < kCheckCount; ++c) {
        const auto all = choices_of(static_cast<Check>(c));
        perfect.set(make(static_cast<Check>(c), *std::min_element(all.begin() + 2, all.end(), [](const Choice& a, const Choice& b) {
            return cap_of(a.reason, a.kind) < cap_of(b.reason, b.kind);
        })));
    }
    REQUIRE(decide(perfect).level == Level::stamp_valid_item);
    for (std::size_t c = 0; c < kCheckCount; ++c) {
        Findings forgotten = perfect;
        Finding none;
        none.check = static_cast<Check>(c);
        forgotten.set(none);
        INFO(to_string(none.check));
        CHECK(decide(forgotten).level >= unknown_cap(none.check, none.check != Check::form));
    }
}

TEST_CASE("aggregation follows the one order of 05", "[verify][lattice]") {
    const auto code = [](Level level, Use use) { return exit_code({level, use}); };
    CHECK(code(Level::stamp_valid_item, Use::ok) == 0);
    CHECK(code(Level::stamp_valid_batch, Use::ok) == 0);
    CHECK(code(Level::signed_unconfirmed, Use::ok) == 10);
    CHECK(code(Level::registered, Use::ok) == 11);
    CHECK(code(Level::unknown, Use::ok) == 12);
    CHECK(code(Level::suspect, Use::ok) == 13);
    CHECK(code(Level::rejected, Use::recalled) == 14);
    CHECK(code(Level::no_decision, Use::ok) == 15);
    CHECK(code(Level::suspect, Use::recalled) == 16);
    CHECK(code(Level::registered, Use::alert) == 17);
    CHECK(code(Level::suspect, Use::alert) == 13);
    CHECK(code(Level::no_decision, Use::expired) == 18);
    const Verdict both = worst({Level::no_decision, Use::expired}, {Level::suspect, Use::ok});
    CHECK(both.level == Level::suspect);
    CHECK(both.use == Use::expired);
    CHECK(headline({Level::stamp_valid_item, Use::expired}) == Headline::expired);
    CHECK(headline({Level::rejected, Use::recalled}) == Headline::rejected);
}
