// SPDX-License-Identifier: Apache-2.0
// Rows as look-ups hand them out. Names follow data/schema/registry-1.sql, which documents every field.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <temviet/base/bytes.hpp>
#include <temviet/base/time.hpp>
#include <temviet/trust/key.hpp>
#include <vector>

namespace temviet {

struct SourceRow {
    std::string id, title;
    std::optional<std::string> address;
    std::optional<Date> dated;
    std::string quality;
    std::optional<Date> read_on;  ///< when somebody read it there
};
struct OrganisationRow {
    std::string id, name;
    std::optional<std::string> name_en, tax_code, address, commune, province, phone, website;
    std::string kind, status;
    std::optional<Date> status_at;
    std::optional<std::string> source;  ///< id of a SourceRow
};
struct OutletRow {
    std::int64_t id = 0;
    std::string organisation, name, kind;
    std::optional<std::string> address, commune, province, phone, website, source;
    std::optional<Date> valid_from, valid_to;
};
struct AdminUnitRow {
    std::string code, name;
    std::optional<std::string> name_en;
    std::string level;  ///< province | district | commune
    std::optional<std::string> parent;
    std::optional<Date> valid_from, valid_to;
};
struct CertificateRow {
    std::string scheme, scheme_name, scheme_name_en;
    std::optional<std::string> level, number, issuer;
    std::optional<Date> issued_on, expires_on;
    std::string status;  ///< active | withdrawn | lapsed
    std::optional<int> validity_months;
    std::optional<std::string> source, period;  ///< period: "2023" or "2023-07" where the day is not known
};
/// undated: it holds for a term, but nothing tells when that began.
enum class CertificateState { in_force, undated, lapsed, withdrawn };
/// Its last day: as written, else so many months after the day of issue as its scheme holds.
[[nodiscard]] std::optional<Date> certificate_end(const CertificateRow& row);
[[nodiscard]] CertificateState certificate_state(const CertificateRow& row, const Date& today);

struct ProductRow {
    std::int64_t id = 0;
    std::string organisation, code, name, kind;
    std::optional<std::string> brand, category, origin, place, commune, province, net_content, source;
    std::optional<int> shelf_life_days;
    std::optional<Date> signing_since;
};
enum class KeyStatus { active, retired, revoked, compromised };
struct IssuerKeyRow {
    Hash256 kid{};
    IssuerKey key;  ///< issuer, public key, usage
    Date valid_from;
    std::optional<Date> valid_to, status_at, compromised_at;
    KeyStatus status = KeyStatus::active;
    bool endorsed = false;  ///< first key of its organisation, or endorsed by an earlier one (verified by the build)
    Instant added_at;
};
struct BatchRow {
    std::int64_t id = 0;
    std::string organisation, lot;
    std::optional<std::int64_t> first, last, width, rand_len, quantity;
    std::optional<Date> production, expiry;
    std::optional<Bytes> hidden_commitment;
    std::int64_t published_seq = 0;
    Instant published_at;
    bool has_serial_set = false;
};
struct RevocationRow {
    std::string kind;  ///< stamp | batch | unit | range
    std::optional<std::string> lot, serial, reason;
    std::optional<std::int64_t> first, last, width, rand_len;  ///< range: units of serials of this shape
    Date revoked_on;
    bool provisional = false;
    std::int64_t id = 0;  ///< order of entry in its registry
};
enum class AlertKind { recall, stop_sale, suspension, counterfeit, warning, withdrawn };
struct AlertRow {
    std::int64_t id = 0;
    AlertKind kind = AlertKind::warning;
    std::optional<std::string> gtin, organisation, lot, product_name, firm_name, agency, number;
    std::optional<std::int64_t> product;
    std::string title;
    Date issued_on;
    std::optional<Date> lifted_on;
    std::string quality;  ///< of its source; "official" when the row names none in an official registry
    std::optional<std::string> source, period;
};
struct HostRow {
    std::string pattern, kind;
    std::optional<std::string> organisation, name;
    std::optional<Date> valid_from, valid_to;
    std::optional<std::string> source;
};
/// Who could grant which level of a scheme, when.
struct IssuerRuleRow {
    std::string scheme, level, issuer_kind;  ///< commune | district | province | ministry | government
    Date valid_from;
    std::optional<Date> valid_to;
    std::optional<std::string> source;
};
/// A code or link that is no stamp of ours.
struct ForeignSchemeRow {
    std::string id, name, name_en, what, shape, pattern;
    std::optional<std::string> country, source;
};
/// Who may speak for a GTIN (04, "Who may speak for which GTIN").
struct EntitlementRow {
    std::string organisation;
    bool exact = false;  ///< by an exact GTIN row, else by company prefix
    std::optional<Date> valid_from, valid_to;
};

}  // namespace temviet
