// SPDX-License-Identifier: Apache-2.0
// What each source table may hold: one row a column. Order of tables = order of the build (references point back).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace temviet {

enum class ColumnKind {
    text,          // free text, NFC, no control characters but line breaks and tabs
    identifier,    // printable ASCII without spaces
    issuer_id,     // [a-z0-9-]{3,64}
    code,          // [A-Za-z0-9._-]{1,32}
    label,         // lot or serial: [A-Z0-9._-]{1,20} is what stamps carry; wider GS1 text is allowed for lots on paper
    reference,     // an id of the table named in `words`
    choice,        // one of the words
    period,        // YYYY or YYYY-MM
    date,          // YYYY-MM-DD
    instant,       // RFC 3339, kept as seconds
    integer,       // low … high
    boolean,       // 0 or 1
    digits,        // low … high digits
    gtin,          // 8, 12, 13 or 14 digits with a right check digit, kept as 14
    hex,           // low … high bytes
    key_usage,     // words, kept as bits
    host,          // lower-case host, or *.host
    virtual_text,  // read, but not a column of the database
};

struct SourceColumn {
    std::string_view name;
    ColumnKind kind = ColumnKind::text;
    bool required = false;
    std::string_view words = {};  // choices (separated by |) or the table referred to
    std::int64_t low = 0, high = 0;
    std::string_view preset = {};  // used when empty
    bool stored = true;            // false: read, but not a column of the database (as virtual_text)
};

enum class SourceTableId {
    source,
    admin_unit,
    admin_unit_map,
    scheme,
    issuer_rule,
    gs1_prefix,
    gcp_block,
    organisation,
    organisation_prefix,
    issuer_key,
    product,
    outlet,
    product_gtin,
    certificate,
    batch,
    batch_serial,
    revocation,
    alert,
    host,
    foreign_scheme,
    contact,
};

struct SourceTable {
    SourceTableId id;
    std::string_view name;
    std::vector<SourceColumn> columns;
    bool numbered = false;                        // has an INTEGER PRIMARY KEY: the record's place in the file
    std::string_view key = {};                    // column whose values others refer to
    std::vector<std::string_view> computed = {};  // columns the build adds
};

/// In build order.
[[nodiscard]] const std::vector<SourceTable>& source_tables();

}  // namespace temviet
