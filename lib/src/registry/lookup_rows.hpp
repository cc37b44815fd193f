// SPDX-License-Identifier: Apache-2.0
// Rows of SQLite as rows of rows.hpp.
#pragma once

#include <temviet/registry/registry.hpp>
#include "registry/sqlite.hpp"

namespace temviet {

/// The day something ends: a value that is no date has ended always, so that a faulty row never lives for ever.
[[nodiscard]] std::optional<Date> end_date(const SqliteStatement& row, int at);
[[nodiscard]] ProductRow to_product(const SqliteStatement& row);
[[nodiscard]] OrganisationRow to_organisation(const SqliteStatement& row);
[[nodiscard]] CertificateRow to_certificate(const SqliteStatement& row);
[[nodiscard]] IssuerKeyRow to_issuer_key(const SqliteStatement& row);
[[nodiscard]] BatchRow to_batch(const SqliteStatement& row);
[[nodiscard]] RevocationRow to_revocation(const SqliteStatement& row);
[[nodiscard]] AlertRow to_alert(const SqliteStatement& row, RegistryKind kind);
[[nodiscard]] OutletRow to_outlet(const SqliteStatement& row);
[[nodiscard]] AdminUnitRow to_admin_unit(const SqliteStatement& row);
[[nodiscard]] HostRow to_host(const SqliteStatement& row);
[[nodiscard]] SourceRow to_source(const SqliteStatement& row);
[[nodiscard]] IssuerRuleRow to_issuer_rule(const SqliteStatement& row);
[[nodiscard]] ForeignSchemeRow to_foreign_scheme(const SqliteStatement& row);

}  // namespace temviet
