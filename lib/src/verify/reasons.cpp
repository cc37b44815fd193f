// SPDX-License-Identifier: Apache-2.0
// The caps table of 05. One row an outcome; nothing else in the project states a cap.
#include <temviet/verify/reasons.hpp>

namespace temviet {
namespace {

constexpr std::optional<Level> kNone;
constexpr std::optional<Use> kNoUse;

// clang-format off
constexpr ReasonRow kTable[] = {
    // reason, check, code, cap, alternative, soft, use
    {Reason::look_ok, Check::look, "LOOK_OK", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::no_symbol, Check::look, "NO_SYMBOL", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::input_unreadable, Check::look, "INPUT_UNREADABLE", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::registry_missing, Check::look, "REGISTRY_MISSING", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::registry_untrusted, Check::look, "REGISTRY_UNTRUSTED", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::registry_corrupt, Check::look, "REGISTRY_CORRUPT", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::limit_exceeded, Check::look, "LIMIT_EXCEEDED", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::input_damaged, Check::look, "INPUT_DAMAGED", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::internal, Check::look, "INTERNAL", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::canonical, Check::form, "CANONICAL", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::not_ours, Check::form, "NOT_OURS", Level::registered, kNone, kNone, kNoUse},
    {Reason::signature_unreadable, Check::form, "SIGNATURE_UNREADABLE", Level::registered, kNone, kNone, kNoUse},
    {Reason::unsupported_version, Check::form, "UNSUPPORTED_VERSION", Level::unknown, kNone, kNone, kNoUse},
    {Reason::no_such_version, Check::form, "NO_SUCH_VERSION", Level::rejected, kNone, kNone, kNoUse},
    {Reason::malformed, Check::form, "MALFORMED", Level::rejected, kNone, kNone, kNoUse},
    {Reason::non_canonical, Check::form, "NON_CANONICAL", Level::rejected, kNone, kNone, kNoUse},
    {Reason::bad_check_digit, Check::form, "BAD_CHECK_DIGIT", Level::rejected, Level::unknown, kNone, kNoUse},
    {Reason::identified, Check::identity, "IDENTIFIED", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::no_product_id, Check::identity, "NO_PRODUCT_ID", Level::unknown, kNone, kNone, kNoUse},
    {Reason::restricted_number, Check::identity, "RESTRICTED_NUMBER", Level::unknown, kNone, kNone, kNoUse},
    {Reason::product_listed, Check::product, "PRODUCT_LISTED", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::not_registered, Check::product, "NOT_REGISTERED", Level::unknown, kNone, kNone, kNoUse},
    {Reason::product_unlisted, Check::product, "PRODUCT_UNLISTED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::signature_ok, Check::signature, "SIGNATURE_OK", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::formerly_entitled, Check::signature, "FORMERLY_ENTITLED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::registries_conflict, Check::signature, "REGISTRIES_CONFLICT", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::issuer_unknown, Check::signature, "ISSUER_UNKNOWN", Level::unknown, kNone, kNone, kNoUse},
    {Reason::key_unknown, Check::signature, "KEY_UNKNOWN", Level::unknown, kNone, kNone, kNoUse},
    {Reason::issuer_not_entitled, Check::signature, "ISSUER_NOT_ENTITLED", Level::rejected, kNone, Level::unknown, kNoUse},
    {Reason::key_usage, Check::signature, "KEY_USAGE", Level::rejected, kNone, Level::unknown, kNoUse},
    {Reason::signature_invalid, Check::signature, "SIGNATURE_INVALID", Level::rejected, kNone, kNone, kNoUse},
    {Reason::key_active, Check::key_state, "KEY_ACTIVE", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::key_retired_earlier_batch, Check::key_state, "KEY_RETIRED_EARLIER_BATCH", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::key_revoked_earlier_batch, Check::key_state, "KEY_REVOKED_EARLIER_BATCH", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::key_retired, Check::key_state, "KEY_RETIRED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::key_window, Check::key_state, "KEY_WINDOW", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::key_new, Check::key_state, "KEY_NEW", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::key_compromised_earlier_batch, Check::key_state, "KEY_COMPROMISED_EARLIER_BATCH", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::key_revoked, Check::key_state, "KEY_REVOKED", Level::rejected, kNone, kNone, kNoUse},
    {Reason::key_compromised, Check::key_state, "KEY_COMPROMISED", Level::rejected, kNone, kNone, kNoUse},
    {Reason::not_revoked, Check::revocation, "NOT_REVOKED", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::revoked_provisional, Check::revocation, "REVOKED_PROVISIONAL", Level::suspect, kNone, kNone, kNoUse},
    {Reason::stamp_revoked, Check::revocation, "STAMP_REVOKED", Level::rejected, Level::suspect, kNone, kNoUse},
    {Reason::batch_revoked, Check::revocation, "BATCH_REVOKED", Level::rejected, Level::suspect, kNone, kNoUse},
    {Reason::no_alert, Check::safety, "NO_ALERT", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::expired, Check::safety, "EXPIRED", Level::stamp_valid_item, kNone, kNone, Use::expired},
    {Reason::warning, Check::safety, "WARNING", Level::signed_unconfirmed, kNone, kNone, Use::alert},
    {Reason::counterfeits_seen, Check::safety, "COUNTERFEITS_SEEN", Level::signed_unconfirmed, kNone, kNone, Use::alert},
    {Reason::product_withdrawn, Check::safety, "PRODUCT_WITHDRAWN", Level::signed_unconfirmed, kNone, kNone, Use::alert},
    {Reason::issuer_suspended, Check::safety, "ISSUER_SUSPENDED", Level::signed_unconfirmed, kNone, kNone, Use::alert},
    {Reason::recall_lot_unknown, Check::safety, "RECALL_LOT_UNKNOWN", Level::registered, kNone, kNone, Use::alert},
    {Reason::recalled, Check::safety, "RECALLED", Level::signed_unconfirmed, kNone, kNone, Use::recalled},
    {Reason::allocated, Check::allocation, "ALLOCATED", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::batch_scope, Check::allocation, "BATCH_SCOPE", Level::stamp_valid_batch, kNone, kNone, kNoUse},
    {Reason::class_scope, Check::allocation, "CLASS_SCOPE", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::batch_undeclared, Check::allocation, "BATCH_UNDECLARED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::outside_allocation, Check::allocation, "OUTSIDE_ALLOCATION", Level::suspect, kNone, Level::signed_unconfirmed, kNoUse},
    {Reason::over_quantity, Check::allocation, "OVER_QUANTITY", Level::suspect, kNone, Level::signed_unconfirmed, kNoUse},
    {Reason::host_listed, Check::host, "HOST_LISTED", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::host_out_of_scope, Check::host, "HOST_OUT_OF_SCOPE", Level::signed_unconfirmed, Level::unknown, kNone, kNoUse},
    {Reason::host_lookalike, Check::host, "HOST_LOOKALIKE", Level::suspect, kNone, kNone, kNoUse},
    {Reason::claims_agree, Check::claims, "CLAIMS_AGREE", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::record_expired, Check::claims, "RECORD_EXPIRED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::claim_conflict, Check::claims, "CLAIM_CONFLICT", Level::suspect, kNone, kNone, kNoUse},
    {Reason::label_mismatch, Check::claims, "LABEL_MISMATCH", Level::suspect, kNone, kNone, kNoUse},
    {Reason::date_conflict, Check::claims, "DATE_CONFLICT", Level::suspect, kNone, kNone, kNoUse},
    {Reason::scene_ok, Check::scene, "SCENE_OK", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::signature_expected, Check::scene, "SIGNATURE_EXPECTED", Level::unknown, kNone, kNone, kNoUse},
    {Reason::codes_conflict, Check::scene, "CODES_CONFLICT", Level::suspect, kNone, kNone, kNoUse},
    {Reason::carton_mismatch, Check::scene, "CARTON_MISMATCH", Level::suspect, kNone, kNone, kNoUse},
    {Reason::first_sight, Check::copies, "FIRST_SIGHT", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::seen_again, Check::copies, "SEEN_AGAIN", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::duplicate_in_session, Check::copies, "DUPLICATE_IN_SESSION", Level::suspect, kNone, kNone, kNoUse},
    {Reason::impossible_travel, Check::copies, "IMPOSSIBLE_TRAVEL", Level::suspect, kNone, kNone, kNoUse},
    {Reason::fleet_duplicate, Check::copies, "FLEET_DUPLICATE", Level::suspect, kNone, kNone, kNoUse},
    {Reason::no_hidden_layer, Check::hidden, "NO_HIDDEN_LAYER", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::hidden_ok, Check::hidden, "HIDDEN_OK", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::hidden_alone, Check::hidden, "HIDDEN_ALONE", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::hidden_mismatch, Check::hidden, "HIDDEN_MISMATCH", Level::rejected, Level::suspect, kNone, kNoUse},
    {Reason::hidden_invalid, Check::hidden, "HIDDEN_INVALID", Level::rejected, kNone, kNone, kNoUse},
    {Reason::fresh, Check::freshness, "FRESH", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::ageing, Check::freshness, "AGEING", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::registry_stale, Check::freshness, "REGISTRY_STALE", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::registry_expired, Check::freshness, "REGISTRY_EXPIRED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::clock_untrusted, Check::freshness, "CLOCK_UNTRUSTED", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::registry_fallback, Check::freshness, "REGISTRY_FALLBACK", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::registry_fork, Check::freshness, "REGISTRY_FORK", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::registry_partial, Check::freshness, "REGISTRY_PARTIAL", Level::signed_unconfirmed, kNone, kNone, kNoUse},
    {Reason::not_checked, Check::look, "NOT_CHECKED", Level::no_decision, kNone, kNone, kNoUse},
    {Reason::not_applicable, Check::look, "NOT_APPLICABLE", Level::stamp_valid_item, kNone, kNone, kNoUse},
    {Reason::best_before_passed, Check::look, "BEST_BEFORE_PASSED", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::product_expiring, Check::look, "PRODUCT_EXPIRING", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::registry_ageing, Check::look, "REGISTRY_AGEING", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::find_signed_stamp, Check::look, "FIND_SIGNED_STAMP", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::ocop_lapsed, Check::look, "OCOP_LAPSED", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::ocop_level_not_grantable, Check::look, "OCOP_LEVEL_NOT_GRANTABLE", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::mark_lapsed, Check::look, "MARK_LAPSED", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::prefix_unallocated, Check::look, "PREFIX_UNALLOCATED", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::prefix_not_vietnam, Check::look, "PREFIX_NOT_VIETNAM", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::several_products, Check::look, "SEVERAL_PRODUCTS", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::alert_by_name, Check::look, "ALERT_BY_NAME", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::alert_lot_unknown, Check::look, "ALERT_LOT_UNKNOWN", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::foreign_scheme, Check::look, "FOREIGN_SCHEME", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::not_a_stamp, Check::look, "NOT_A_STAMP", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::other_link, Check::look, "OTHER_LINK", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
    {Reason::test_registry, Check::look, "TEST_REGISTRY", Level::stamp_valid_item, kNone, kNone, kNoUse, true},
};
// clang-format on

constexpr bool rows_stand_in_order() {
    std::size_t index = 0;
    for (const auto& row : kTable)
        if (static_cast<std::size_t>(row.reason) != index++) return false;
    return index == static_cast<std::size_t>(Reason::test_registry) + 1;
}
static_assert(rows_stand_in_order(), "the table has one row for every Reason, in its order");

}  // namespace

std::span<const ReasonRow> reason_table() noexcept { return kTable; }
const ReasonRow& row_of(Reason reason) noexcept { return kTable[static_cast<std::size_t>(reason)]; }
std::string_view to_string(Reason reason) noexcept { return row_of(reason).code; }

Level cap_of(Reason reason, CapKind kind) noexcept {
    const ReasonRow& row = row_of(reason);
    switch (kind) {
        case CapKind::normal: return row.cap;
        case CapKind::alternative: return row.alternative.value_or(row.cap);
        case CapKind::soft: return row.soft.value_or(row.cap);
    }
    return Level::no_decision;
}

Level unknown_cap(Check check, bool is_signed) noexcept {
    switch (check) {
        case Check::look:
        case Check::form:
        case Check::identity: return Level::no_decision;  // without these there is nothing to judge
        case Check::product:
        case Check::signature:
        case Check::key_state:
        case Check::revocation:
        case Check::allocation:
        case Check::freshness: return Level::signed_unconfirmed;
        case Check::safety: return is_signed ? Level::signed_unconfirmed : Level::registered;
        case Check::host:
        case Check::claims:
        case Check::scene:
        case Check::copies:
        case Check::hidden: return Level::stamp_valid_item;
    }
    return Level::no_decision;
}

}  // namespace temviet
