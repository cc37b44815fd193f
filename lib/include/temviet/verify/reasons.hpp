// SPDX-License-Identifier: Apache-2.0
// Every outcome of every check with its cap, and every notice: the caps table of 05 as data.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <temviet/verify/verdict.hpp>

namespace temviet {

/// Stable codes: their names are what JSON prints. The order is that of the table.
enum class Reason : std::uint8_t {
    look_ok, no_symbol, input_unreadable, registry_missing, registry_untrusted, registry_corrupt, limit_exceeded,
    input_damaged, internal, canonical, not_ours, signature_unreadable, unsupported_version, no_such_version,
    malformed, non_canonical, bad_check_digit, identified, no_product_id, restricted_number, product_listed,
    not_registered, product_unlisted, signature_ok, formerly_entitled, registries_conflict, issuer_unknown,
    key_unknown, issuer_not_entitled, key_usage, signature_invalid, key_active, key_retired_earlier_batch,
    key_revoked_earlier_batch, key_retired, key_window, key_new, key_compromised_earlier_batch, key_revoked,
    key_compromised, not_revoked, revoked_provisional, stamp_revoked, batch_revoked, no_alert, expired, warning,
    counterfeits_seen, product_withdrawn, issuer_suspended, recall_lot_unknown, recalled, allocated, batch_scope,
    class_scope, batch_undeclared, outside_allocation, over_quantity, host_listed, host_out_of_scope, host_lookalike,
    claims_agree, record_expired, claim_conflict, label_mismatch, date_conflict, scene_ok, signature_expected,
    codes_conflict, carton_mismatch, first_sight, seen_again, duplicate_in_session, impossible_travel,
    fleet_duplicate, no_hidden_layer, hidden_ok, hidden_alone, hidden_mismatch, hidden_invalid, fresh, ageing,
    registry_stale, registry_expired, clock_untrusted, registry_fallback, registry_fork, registry_partial,
    not_checked, not_applicable, best_before_passed, product_expiring, registry_ageing, find_signed_stamp,
    ocop_lapsed, ocop_level_not_grantable, mark_lapsed, prefix_unallocated, prefix_not_vietnam, several_products,
    alert_by_name, alert_lot_unknown, foreign_scheme, not_a_stamp, other_link, test_registry,
};

/// Which of a row's caps is in force.
enum class CapKind : std::uint8_t {
    normal,
    alternative,  ///< unsigned codes (form, revocation, host); a hidden mismatch nobody confirmed
    soft,         ///< the fact is an absence and the registry it is absent from is not FRESH, or the clock is untrusted
};
struct ReasonRow {
    Reason reason;
    Check check;  ///< meaningless for notices
    std::string_view code;
    Level cap;
    std::optional<Level> alternative, soft;
    std::optional<Use> use;
    bool notice = false;
};
[[nodiscard]] std::span<const ReasonRow> reason_table() noexcept;
[[nodiscard]] const ReasonRow& row_of(Reason reason) noexcept;
[[nodiscard]] std::string_view to_string(Reason reason) noexcept;
/// The cap of a row; a row without that kind of cap has its normal one.
[[nodiscard]] Level cap_of(Reason reason, CapKind kind = CapKind::normal) noexcept;
/// The cap of a check that could not run (05, last row of the table).
[[nodiscard]] Level unknown_cap(Check check, bool is_signed) noexcept;

}  // namespace temviet
