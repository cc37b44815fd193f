// SPDX-License-Identifier: Apache-2.0
// A signed registry, opened read-only and page by page against its signed hashes (04, "A file that cannot be swapped").
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/env.hpp>
#include <temviet/base/result.hpp>
#include <temviet/registry/rows.hpp>
#include <temviet/trust/trust_root.hpp>
#include <vector>

namespace temviet {

enum class RegistryKind { official, enterprise, compiled };
[[nodiscard]] std::string_view to_string(RegistryKind kind) noexcept;

/// What a registry may speak about (signed). An empty list means "everything of that kind".
struct RegistryScope {
    std::vector<std::string> prefixes;  ///< leading digits of GTIN-13 (digits 2.. of GTIN-14)
    std::vector<std::string> schemes;
    std::vector<std::string> places;    ///< admin_unit codes
    std::vector<std::string> organisations;
};
/// Signed, and can only tighten the compiled ceilings (05): days.
struct RegistryPolicy {
    int fresh_days = 30, ageing_days = 180, stale_days = 540;
};
struct RegistryInfo {
    std::string registry_id, title;
    Env env = Env::test;
    RegistryKind kind = RegistryKind::official;
    std::int64_t seq = 0;
    Instant built_at;
    std::optional<Instant> signed_at;  ///< no signed date = never FRESH (04); until TUF: built_at is the age, see 04
    RegistryScope scope;
    RegistryPolicy policy;
    int max_version = 1;
    std::string sha256;  ///< of the file, hex
};

/// Immutable and shareable across threads. Every look-up may fail with REGISTRY_CORRUPT when a page read for it does
/// not match its signed hash: callers must treat that as "no usable registry", never as "absent".
class Registry {
public:
    /// `path` = the database; its signed description is `path` + ".sig.json", its page list `path` + ".pages".
    /// Errors: REGISTRY_MISSING, REGISTRY_UNTRUSTED (unsigned, threshold not met, other id or env, writable by
    /// others), REGISTRY_CORRUPT (altered, truncated, foreign schema).
    [[nodiscard]] static Result<Registry> open(const std::filesystem::path& path, const TrustRoot& root);

    Registry(Registry&&) noexcept;
    Registry& operator=(Registry&&) noexcept;
    ~Registry();

    [[nodiscard]] const RegistryInfo& info() const noexcept;
    /// Whether the signed scope covers this GTIN-14 (prefix part of the scope).
    [[nodiscard]] bool covers_gtin(std::string_view gtin14) const noexcept;
    [[nodiscard]] bool covers_organisation(std::string_view organisation) const noexcept;

    [[nodiscard]] Result<std::vector<ProductRow>> products_by_gtin(std::string_view gtin14) const;
    [[nodiscard]] Result<std::optional<ProductRow>> product_by_code(std::string_view organisation, std::string_view code) const;
    [[nodiscard]] Result<std::vector<std::string>> gtins_of_product(std::int64_t product) const;
    [[nodiscard]] Result<std::optional<OrganisationRow>> organisation(std::string_view id) const;
    [[nodiscard]] Result<std::vector<CertificateRow>> certificates_of_product(std::int64_t product) const;
    [[nodiscard]] Result<std::vector<CertificateRow>> certificates_of_organisation(std::string_view id) const;

    /// Everyone ever entitled, with dates: exact rows when there are any (plus prefix holders when all are shared),
    /// else prefix holders. Restricted-circulation numbers give none; indicator 9 only when the code signs a measure.
    [[nodiscard]] Result<std::vector<EntitlementRow>> entitlements(std::string_view gtin14, bool measured = false) const;
    /// Keys of one organisation whose key id starts with `kid` (2 or 4 bytes).
    [[nodiscard]] Result<std::vector<IssuerKeyRow>> keys(std::string_view organisation, BytesView kid) const;
    /// At most `limit` keys of anyone whose key id starts with `kid`, in key id order.
    [[nodiscard]] Result<std::vector<IssuerKeyRow>> keys_by_kid(BytesView kid, std::size_t limit = 4) const;
    [[nodiscard]] Result<bool> has_keys(std::string_view organisation) const;

    [[nodiscard]] Result<std::optional<BatchRow>> batch_by_gtin(std::string_view gtin14, std::string_view lot) const;
    [[nodiscard]] Result<std::optional<BatchRow>> batch_by_product(std::int64_t product, std::string_view lot) const;
    /// Batches of the GTIN whose declared range or set holds this serial (for stamps without a lot); at most 4.
    [[nodiscard]] Result<std::vector<BatchRow>> batches_by_serial(std::string_view gtin14, std::string_view serial) const;
    [[nodiscard]] Result<bool> batch_has_serial(std::int64_t batch, std::string_view serial) const;

    [[nodiscard]] Result<std::optional<RevocationRow>> revocation_of_stamp(BytesView stamp_id) const;
    /// Batch, unit and range revocations that hit this identity.
    [[nodiscard]] Result<std::vector<RevocationRow>> revocations(std::string_view gtin14, const std::optional<std::string>& lot,
                                                                 const std::optional<std::string>& serial) const;
    [[nodiscard]] Result<std::vector<RevocationRow>> revocations_of_product(std::int64_t product, const std::optional<std::string>& lot,
                                                                            const std::optional<std::string>& serial) const;
    /// Alerts by GTIN, by product, or for all goods of the organisation; lots are the caller's to judge.
    [[nodiscard]] Result<std::vector<AlertRow>> alerts(std::optional<std::string_view> gtin14, std::optional<std::int64_t> product,
                                                       std::optional<std::string_view> organisation) const;
    /// Alerts that name only texts, whose folded product or firm name equals `folded_name`.
    [[nodiscard]] Result<std::vector<AlertRow>> alerts_by_name(std::string_view folded_name) const;

    [[nodiscard]] Result<std::vector<HostRow>> hosts_of(std::string_view organisation) const;
    /// Rows whose pattern matches this lower-case host at a label boundary.
    [[nodiscard]] Result<std::vector<HostRow>> hosts_matching(std::string_view host) const;
    /// Every host pattern: for look-alike tests. Loaded once.
    [[nodiscard]] Result<std::vector<HostRow>> all_hosts() const;
    [[nodiscard]] Result<std::optional<std::string>> admin_unit_name(std::string_view code) const;
    /// Where a fact comes from: its row's `source`. Kept after the first look-up.
    [[nodiscard]] Result<std::optional<SourceRow>> source(std::string_view id) const;
    /// Every rule of one scheme, and every foreign scheme. Both loaded once.
    [[nodiscard]] Result<std::vector<IssuerRuleRow>> issuer_rules(std::string_view scheme) const;
    [[nodiscard]] Result<std::vector<ForeignSchemeRow>> foreign_schemes() const;
    /// First alerts that name only texts and whose folded product or firm name contains every word of `text` (folded).
    [[nodiscard]] Result<std::vector<AlertRow>> find_alerts(std::string_view text, std::size_t limit = 20) const;
    [[nodiscard]] Result<std::optional<ProductRow>> product(std::int64_t id) const;
    [[nodiscard]] Result<std::vector<OutletRow>> outlets_of(std::string_view organisation) const;
    /// Lots of these goods: by any of its GTINs, or by product.
    [[nodiscard]] Result<std::int64_t> batch_count(std::int64_t product) const;
    /// Row counts by table, for `registry info`.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::int64_t>>> counts() const;
    /// Reads every page and every row: page hashes, file hash, SQLite's own integrity check, state root and revocation
    /// head. Error REGISTRY_CORRUPT.
    [[nodiscard]] Result<void> check() const;

    struct Impl;  ///< private to the room

private:
    friend struct RegistryAccess;
    explicit Registry(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace temviet
