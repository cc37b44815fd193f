// SPDX-License-Identifier: Apache-2.0
// The caps of 05, written down a second time. A change to any cap, use or check of the table must be made twice, on
// purpose.
#include "catch.hpp"
#include <temviet/verify/findings.hpp>

using namespace temviet;

namespace {

struct Pin {
    const char *code, *check;
    int cap, alternative, soft;  // 0: none
    const char* use;
};
// clang-format off
constexpr Pin kPins[] = {
    {"LOOK_OK", "look", 10, 0, 0, ""},
    {"NO_SYMBOL", "look", 90, 0, 0, ""},
    {"INPUT_UNREADABLE", "look", 90, 0, 0, ""},
    {"REGISTRY_MISSING", "look", 90, 0, 0, ""},
    {"REGISTRY_UNTRUSTED", "look", 90, 0, 0, ""},
    {"REGISTRY_CORRUPT", "look", 90, 0, 0, ""},
    {"LIMIT_EXCEEDED", "look", 90, 0, 0, ""},
    {"INPUT_DAMAGED", "look", 90, 0, 0, ""},
    {"INTERNAL", "look", 90, 0, 0, ""},
    {"CANONICAL", "form", 10, 0, 0, ""},
    {"NOT_OURS", "form", 40, 0, 0, ""},
    {"SIGNATURE_UNREADABLE", "form", 40, 0, 0, ""},
    {"UNSUPPORTED_VERSION", "form", 50, 0, 0, ""},
    {"NO_SUCH_VERSION", "form", 70, 0, 0, ""},
    {"MALFORMED", "form", 70, 0, 0, ""},
    {"NON_CANONICAL", "form", 70, 0, 0, ""},
    {"BAD_CHECK_DIGIT", "form", 70, 50, 0, ""},
    {"IDENTIFIED", "identity", 10, 0, 0, ""},
    {"NO_PRODUCT_ID", "identity", 50, 0, 0, ""},
    {"RESTRICTED_NUMBER", "identity", 50, 0, 0, ""},
    {"PRODUCT_LISTED", "product", 10, 0, 0, ""},
    {"NOT_REGISTERED", "product", 50, 0, 0, ""},
    {"PRODUCT_UNLISTED", "product", 30, 0, 0, ""},
    {"SIGNATURE_OK", "signature", 10, 0, 0, ""},
    {"FORMERLY_ENTITLED", "signature", 30, 0, 0, ""},
    {"REGISTRIES_CONFLICT", "signature", 30, 0, 0, ""},
    {"ISSUER_UNKNOWN", "signature", 50, 0, 0, ""},
    {"KEY_UNKNOWN", "signature", 50, 0, 0, ""},
    {"ISSUER_NOT_ENTITLED", "signature", 70, 0, 50, ""},
    {"KEY_USAGE", "signature", 70, 0, 50, ""},
    {"SIGNATURE_INVALID", "signature", 70, 0, 0, ""},
    {"KEY_ACTIVE", "key_state", 10, 0, 0, ""},
    {"KEY_RETIRED_EARLIER_BATCH", "key_state", 10, 0, 0, ""},
    {"KEY_REVOKED_EARLIER_BATCH", "key_state", 30, 0, 0, ""},
    {"KEY_RETIRED", "key_state", 30, 0, 0, ""},
    {"KEY_WINDOW", "key_state", 30, 0, 0, ""},
    {"KEY_NEW", "key_state", 30, 0, 0, ""},
    {"KEY_COMPROMISED_EARLIER_BATCH", "key_state", 30, 0, 0, ""},
    {"KEY_REVOKED", "key_state", 70, 0, 0, ""},
    {"KEY_COMPROMISED", "key_state", 70, 0, 0, ""},
    {"NOT_REVOKED", "revocation", 10, 0, 0, ""},
    {"REVOKED_PROVISIONAL", "revocation", 60, 0, 0, ""},
    {"STAMP_REVOKED", "revocation", 70, 60, 0, ""},
    {"BATCH_REVOKED", "revocation", 70, 60, 0, ""},
    {"NO_ALERT", "safety", 10, 0, 0, ""},
    {"EXPIRED", "safety", 10, 0, 0, "EXPIRED"},
    {"WARNING", "safety", 30, 0, 0, "ALERT"},
    {"COUNTERFEITS_SEEN", "safety", 30, 0, 0, "ALERT"},
    {"PRODUCT_WITHDRAWN", "safety", 30, 0, 0, "ALERT"},
    {"ISSUER_SUSPENDED", "safety", 30, 0, 0, "ALERT"},
    {"RECALL_LOT_UNKNOWN", "safety", 40, 0, 0, "ALERT"},
    {"RECALLED", "safety", 30, 0, 0, "RECALLED"},
    {"ALLOCATED", "allocation", 10, 0, 0, ""},
    {"BATCH_SCOPE", "allocation", 20, 0, 0, ""},
    {"CLASS_SCOPE", "allocation", 30, 0, 0, ""},
    {"BATCH_UNDECLARED", "allocation", 30, 0, 0, ""},
    {"OUTSIDE_ALLOCATION", "allocation", 60, 0, 30, ""},
    {"OVER_QUANTITY", "allocation", 60, 0, 30, ""},
    {"HOST_LISTED", "host", 10, 0, 0, ""},
    {"HOST_OUT_OF_SCOPE", "host", 30, 50, 0, ""},
    {"HOST_LOOKALIKE", "host", 60, 0, 0, ""},
    {"CLAIMS_AGREE", "claims", 10, 0, 0, ""},
    {"RECORD_EXPIRED", "claims", 30, 0, 0, ""},
    {"CLAIM_CONFLICT", "claims", 60, 0, 0, ""},
    {"LABEL_MISMATCH", "claims", 60, 0, 0, ""},
    {"DATE_CONFLICT", "claims", 60, 0, 0, ""},
    {"SCENE_OK", "scene", 10, 0, 0, ""},
    {"SIGNATURE_EXPECTED", "scene", 50, 0, 0, ""},
    {"CODES_CONFLICT", "scene", 60, 0, 0, ""},
    {"CARTON_MISMATCH", "scene", 60, 0, 0, ""},
    {"FIRST_SIGHT", "copies", 10, 0, 0, ""},
    {"SEEN_AGAIN", "copies", 30, 0, 0, ""},
    {"DUPLICATE_IN_SESSION", "copies", 60, 0, 0, ""},
    {"IMPOSSIBLE_TRAVEL", "copies", 60, 0, 0, ""},
    {"FLEET_DUPLICATE", "copies", 60, 0, 0, ""},
    {"NO_HIDDEN_LAYER", "hidden", 10, 0, 0, ""},
    {"HIDDEN_OK", "hidden", 10, 0, 0, ""},
    {"HIDDEN_ALONE", "hidden", 30, 0, 0, ""},
    {"HIDDEN_MISMATCH", "hidden", 70, 60, 0, ""},
    {"HIDDEN_INVALID", "hidden", 70, 0, 0, ""},
    {"FRESH", "freshness", 10, 0, 0, ""},
    {"AGEING", "freshness", 10, 0, 0, ""},
    {"REGISTRY_STALE", "freshness", 30, 0, 0, ""},
    {"REGISTRY_EXPIRED", "freshness", 30, 0, 0, ""},
    {"CLOCK_UNTRUSTED", "freshness", 30, 0, 0, ""},
    {"REGISTRY_FALLBACK", "freshness", 30, 0, 0, ""},
    {"REGISTRY_FORK", "freshness", 30, 0, 0, ""},
    {"REGISTRY_PARTIAL", "freshness", 30, 0, 0, ""},
    {"NOT_CHECKED", "look", 90, 0, 0, ""},
    {"NOT_APPLICABLE", "look", 10, 0, 0, ""},
    {"BEST_BEFORE_PASSED", "notice", 10, 0, 0, ""},
    {"PRODUCT_EXPIRING", "notice", 10, 0, 0, ""},
    {"REGISTRY_AGEING", "notice", 10, 0, 0, ""},
    {"FIND_SIGNED_STAMP", "notice", 10, 0, 0, ""},
    {"OCOP_LAPSED", "notice", 10, 0, 0, ""},
    {"OCOP_LEVEL_NOT_GRANTABLE", "notice", 10, 0, 0, ""},
    {"MARK_LAPSED", "notice", 10, 0, 0, ""},
    {"PREFIX_UNALLOCATED", "notice", 10, 0, 0, ""},
    {"PREFIX_NOT_VIETNAM", "notice", 10, 0, 0, ""},
    {"SEVERAL_PRODUCTS", "notice", 10, 0, 0, ""},
    {"ALERT_BY_NAME", "notice", 10, 0, 0, ""},
    {"ALERT_LOT_UNKNOWN", "notice", 10, 0, 0, ""},
    {"FOREIGN_SCHEME", "notice", 10, 0, 0, ""},
    {"NOT_A_STAMP", "notice", 10, 0, 0, ""},
    {"OTHER_LINK", "notice", 10, 0, 0, ""},
    {"TEST_REGISTRY", "notice", 10, 0, 0, ""},
};
// clang-format on

int value(const std::optional<Level>& level) { return level ? static_cast<int>(*level) : 0; }

}  // namespace

TEST_CASE("every outcome has the cap and the use that 05 gives it", "[verify][caps]") {
    const auto table = reason_table();
    REQUIRE(table.size() == std::size(kPins));
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ReasonRow& row = table[i];
        const Pin& pin = kPins[i];
        INFO(row.code);
        CHECK(row.code == pin.code);
        CHECK((row.notice ? "notice" : to_string(row.check)) == std::string_view(pin.check));
        CHECK(static_cast<int>(row.cap) == pin.cap);
        CHECK(value(row.alternative) == pin.alternative);
        CHECK(value(row.soft) == pin.soft);
        CHECK((row.use ? to_string(*row.use) : "") == std::string_view(pin.use));
    }
}

TEST_CASE("a check that could not run has the cap that 05 gives it", "[verify][caps]") {
    const std::pair<Check, std::pair<int, int>> expected[] = {
        // check, {signed, unsigned}
        {Check::look, {90, 90}},       {Check::form, {90, 90}},       {Check::identity, {90, 90}},  {Check::product, {30, 30}},
        {Check::signature, {30, 30}},  {Check::key_state, {30, 30}},  {Check::revocation, {30, 30}}, {Check::safety, {30, 40}},
        {Check::allocation, {30, 30}}, {Check::host, {10, 10}},       {Check::claims, {10, 10}},    {Check::scene, {10, 10}},
        {Check::copies, {10, 10}},     {Check::hidden, {10, 10}},     {Check::freshness, {30, 30}},
    };
    REQUIRE(std::size(expected) == kCheckCount);
    for (const auto& [check, caps] : expected) {
        INFO(to_string(check));
        CHECK(static_cast<int>(unknown_cap(check, true)) == caps.first);
        CHECK(static_cast<int>(unknown_cap(check, false)) == caps.second);
    }
}

TEST_CASE("names and numbers of levels, uses and checks are stable", "[verify][caps]") {
    const std::pair<Level, const char*> levels[] = {{Level(10), "STAMP_VALID_ITEM"},   {Level(20), "STAMP_VALID_BATCH"}, {Level(30), "SIGNED_UNCONFIRMED"},
                                                    {Level(40), "REGISTERED"},         {Level(50), "UNKNOWN"},           {Level(60), "SUSPECT"},
                                                    {Level(70), "REJECTED"},           {Level(90), "NO_DECISION"}};
    for (const auto& [level, name] : levels) {
        CHECK(to_string(level) == name);
        CHECK(parse_level(name) == level);
    }
    CHECK_FALSE(parse_level("VALID"));
    CHECK(to_string(Use::ok) == "OK");
    CHECK(to_string(Use::expired) == "EXPIRED");
    CHECK(to_string(Use::alert) == "ALERT");
    CHECK(to_string(Use::recalled) == "RECALLED");
}
