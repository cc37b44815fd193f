// SPDX-License-Identifier: Apache-2.0
#include "registry/schema.hpp"

namespace temviet {
namespace {

std::string without_comments(std::string_view sql) {
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql.substr(i, 2) == "--") {
            while (i < sql.size() && sql[i] != '\n') ++i;
            gap = true;
            continue;
        }
        if (sql[i] == ' ' || sql[i] == '\n' || sql[i] == '\t' || sql[i] == '\r') {
            gap = true;
            continue;
        }
        if (gap && !out.empty() && out.back() != '(' && sql[i] != ')') out += ' ';
        gap = false;
        out += sql[i];
    }
    return out;
}

SchemaStatements split(std::string_view sql) {
    SchemaStatements out;
    std::string plain = without_comments(sql);
    std::string_view rest = plain;
    while (true) {
        const auto end = rest.find(';');
        if (end == std::string_view::npos) break;
        auto statement = rest.substr(0, end);
        while (statement.starts_with(' ')) statement.remove_prefix(1);
        (statement.starts_with("CREATE TABLE") ? out.tables : out.indexes).emplace_back(statement);
        rest.remove_prefix(end + 1);
    }
    return out;
}

}  // namespace

const SchemaStatements& registry_schema() {
    static const SchemaStatements statements = split(registry_schema_text());
    return statements;
}

const std::vector<CanonicalTable>& canonical_tables() {
    static const std::vector<CanonicalTable> tables{
        {"admin_unit", "code"},
        {"admin_unit_map", "old_code, new_code"},
        {"alert", "id"},
        {"batch", "id"},
        {"batch_serial", "batch, serial"},
        {"certificate", "id"},
        {"contact", "id"},
        {"foreign_scheme", "id"},
        {"gcp_block", "leading"},
        {"gs1_prefix", "first"},
        {"host", "pattern, kind, organisation, name, valid_from, valid_to, source"},
        {"issuer_key", "kid"},
        {"issuer_rule", "scheme, level, issuer_kind, valid_from"},
        {"organisation", "id"},
        {"organisation_prefix", "prefix, organisation, valid_from"},
        {"outlet", "id"},
        {"product", "id"},
        {"product_gtin", "gtin, product"},
        {"revocation", "id"},
        {"scheme", "id"},
        {"source", "id"},
    };
    return tables;
}

}  // namespace temviet
