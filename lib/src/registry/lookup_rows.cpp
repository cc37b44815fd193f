// SPDX-License-Identifier: Apache-2.0
#include "registry/lookup_rows.hpp"

#include <algorithm>

namespace temviet {
namespace {

std::optional<int> small(const std::optional<std::int64_t>& number) {
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Words the CHECK constraints let through; anything unknown takes the most severe meaning.
KeyStatus to_key_status(std::string_view word) {
    if (word == "active") return KeyStatus::active;
    if (word == "retired") return KeyStatus::retired;
    if (word == "revoked") return KeyStatus::revoked;
    return KeyStatus::compromised;
}
AlertKind to_alert_kind(std::string_view word) {
    if (word == "stop_sale") return AlertKind::stop_sale;
    if (word == "suspension") return AlertKind::suspension;
    if (word == "counterfeit") return AlertKind::counterfeit;
    if (word == "warning") return AlertKind::warning;
    if (word == "withdrawn") return AlertKind::withdrawn;
    return AlertKind::recall;
}

}  // namespace

std::optional<Date> end_date(const SqliteStatement& row, int at) {
    if (row.is_null(at)) return std::nullopt;
    return row.optional_date(at).value_or(Date{1, 1, 1});
}

ProductRow to_product(const SqliteStatement& row) {
    ProductRow out;
    out.id = row.number(0);
    out.organisation = row.text(1);
    out.code = row.text(2);
    out.name = row.text(3);
    out.kind = row.text(4);
    out.brand = row.optional_text(5);
    out.category = row.optional_text(6);
    out.origin = row.optional_text(7);
    out.place = row.optional_text(8);
    out.province = row.optional_text(9);
    out.net_content = row.optional_text(10);
    out.shelf_life_days = small(row.optional_number(11));
    out.signing_since = row.optional_date(12);
    out.commune = row.optional_text(13);
    out.source = row.optional_text(14);
    return out;
}

OrganisationRow to_organisation(const SqliteStatement& row) {
    OrganisationRow out;
    out.id = row.text(0);
    out.name = row.text(1);
    out.name_en = row.optional_text(2);
    out.tax_code = row.optional_text(3);
    out.address = row.optional_text(4);
    out.province = row.optional_text(5);
    out.phone = row.optional_text(6);
    out.website = row.optional_text(7);
    out.kind = row.text(8);
    out.status = row.text(9);
    out.status_at = row.optional_date(10);
    out.commune = row.optional_text(11);
    out.source = row.optional_text(12);
    return out;
}

OutletRow to_outlet(const SqliteStatement& row) {
    OutletRow out;
    out.id = row.number(0);
    out.organisation = row.text(1);
    out.name = row.text(2);
    out.kind = row.text(3);
    out.address = row.optional_text(4);
    out.commune = row.optional_text(5);
    out.province = row.optional_text(6);
    out.phone = row.optional_text(7);
    out.website = row.optional_text(8);
    out.valid_from = row.optional_date(9);
    out.valid_to = row.optional_date(10);
    out.source = row.optional_text(11);
    return out;
}

AdminUnitRow to_admin_unit(const SqliteStatement& row) {
    return {row.text(0), row.text(1), row.optional_text(2), row.text(3), row.optional_text(4), row.optional_date(5),
            row.optional_date(6)};
}

CertificateRow to_certificate(const SqliteStatement& row) {
    CertificateRow out;
    out.scheme = row.text(0);
    out.scheme_name = row.text(1);
    out.scheme_name_en = row.text(2);
    out.level = row.optional_text(3);
    out.number = row.optional_text(4);
    out.issuer = row.optional_text(5);
    out.issued_on = row.optional_date(6);
    out.expires_on = row.optional_date(7);
    out.status = row.text(8);
    out.validity_months = small(row.optional_number(9));
    out.source = row.optional_text(10);
    out.period = row.optional_text(11);
    return out;
}

IssuerKeyRow to_issuer_key(const SqliteStatement& row) {
    IssuerKeyRow out;
    const auto kid = row.blob(0), key = row.blob(2);
    std::copy_n(kid.begin(), std::min(kid.size(), out.kid.size()), out.kid.begin());
    out.key.issuer = row.text(1);
    std::copy_n(key.begin(), std::min(key.size(), out.key.key.bytes.size()), out.key.key.bytes.begin());
    out.key.usage = static_cast<KeyUsage>(row.number(3) & static_cast<std::int64_t>(KeyUsage::all));
    out.valid_from = row.optional_date(4).value_or(Date{9999, 12, 31});
    out.valid_to = end_date(row, 5);
    out.status = to_key_status(row.view(6));
    out.status_at = end_date(row, 7);
    out.compromised_at = end_date(row, 8);
    out.endorsed = row.number(9) != 0 || !row.is_null(10);
    out.added_at = {row.number(11)};
    return out;
}

BatchRow to_batch(const SqliteStatement& row) {
    BatchRow out;
    out.id = row.number(0);
    out.organisation = row.text(1);
    out.lot = row.text(2);
    out.first = row.optional_number(3);
    out.last = row.optional_number(4);
    out.width = row.optional_number(5);
    out.rand_len = row.optional_number(6);
    out.quantity = row.optional_number(7);
    out.production = row.optional_date(8);
    out.expiry = row.optional_date(9);
    if (const auto commitment = row.blob(10); !commitment.empty())
        out.hidden_commitment = Bytes(commitment.begin(), commitment.end());
    out.published_seq = row.number(11);
    out.published_at = {row.number(12)};
    out.has_serial_set = row.number(13) != 0;
    return out;
}

RevocationRow to_revocation(const SqliteStatement& row) {
    RevocationRow out;
    out.kind = row.text(0);
    out.lot = row.optional_text(1);
    out.serial = row.optional_text(2);
    out.reason = row.optional_text(3);
    out.revoked_on = row.optional_date(4).value_or(Date{1, 1, 1});
    out.provisional = row.number(5) != 0;
    out.first = row.optional_number(6);
    out.last = row.optional_number(7);
    out.width = row.optional_number(8);
    out.rand_len = row.optional_number(9);
    out.id = row.number(10);
    return out;
}

AlertRow to_alert(const SqliteStatement& row, RegistryKind kind) {
    AlertRow out;
    out.id = row.number(0);
    out.kind = to_alert_kind(row.view(1));
    out.gtin = row.optional_text(2);
    out.organisation = row.optional_text(3);
    out.lot = row.optional_text(4);
    out.product_name = row.optional_text(5);
    out.firm_name = row.optional_text(6);
    out.agency = row.optional_text(7);
    out.number = row.optional_text(8);
    out.product = row.optional_number(9);
    out.title = row.text(10);
    out.issued_on = row.optional_date(11).value_or(Date{1, 1, 1});
    out.lifted_on = row.optional_date(12);
    if (!row.is_null(13))
        out.quality = row.text(13);
    else if (kind == RegistryKind::official)
        out.quality = "official";
    else
        out.quality = kind == RegistryKind::enterprise ? "announcement" : "mention";
    out.source = row.optional_text(14);
    out.period = row.optional_text(15);
    return out;
}

HostRow to_host(const SqliteStatement& row) {
    HostRow out;
    out.pattern = row.text(0);
    out.kind = row.text(1);
    out.organisation = row.optional_text(2);
    out.name = row.optional_text(3);
    out.valid_from = row.optional_date(4);
    out.valid_to = row.optional_date(5);
    out.source = row.optional_text(6);
    return out;
}

SourceRow to_source(const SqliteStatement& row) {
    SourceRow out;
    out.id = row.text(0);
    out.title = row.text(1);
    out.address = row.optional_text(2);
    out.dated = row.optional_date(3);
    out.quality = row.text(4);
    out.read_on = row.optional_date(5);
    return out;
}

IssuerRuleRow to_issuer_rule(const SqliteStatement& row) {
    IssuerRuleRow out;
    out.scheme = row.text(0);
    out.level = row.text(1);
    out.issuer_kind = row.text(2);
    out.valid_from = row.optional_date(3).value_or(Date{9999, 12, 31});
    out.valid_to = row.optional_date(4);
    out.source = row.optional_text(5);
    return out;
}

ForeignSchemeRow to_foreign_scheme(const SqliteStatement& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.optional_text(6), row.optional_text(7)};
}

}  // namespace temviet
