// SPDX-License-Identifier: Apache-2.0
// What the build has seen so far. In: parsed rows, table after table. Out: row errors and the answers later rows need.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <temviet/registry/build.hpp>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#include "registry/description.hpp"
#include "registry/field_parse.hpp"
#include "registry/gtin_rules.hpp"
#include "registry/places.hpp"
#include "registry/source_tables.hpp"

namespace temviet {

/// registry.json.
struct RegistryHeader {
    std::string id, title;
    Env env = Env::test;
    RegistryKind kind = RegistryKind::official;
    std::int64_t seq = 0;
    Instant built_at;
    RegistryScope scope;
    RegistryPolicy policy;
    int max_version = 1;
};

/// Errors of one build, with the place they belong to.
class RowErrors {
public:
    explicit RowErrors(std::size_t limit) : limit_(limit) {}
    void add(const std::string& file, std::int64_t line, std::string_view column, std::string code,
             std::string message) {
        if (!full()) list_.push_back({file, line, std::string(column), std::move(code), std::move(message)});
    }
    [[nodiscard]] bool full() const noexcept { return list_.size() >= limit_; }
    [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }
    [[nodiscard]] std::vector<RowError> take() { return std::move(list_); }

private:
    std::size_t limit_;
    std::vector<RowError> list_;
};

/// One source row while it is judged. Cells stand in the order of table.columns, then of table.computed.
struct BuildRow {
    const SourceTable* table = nullptr;
    const std::string* file = nullptr;
    std::int64_t line = 0;
    std::int64_t id = 0;  // numbered tables
    std::vector<Cell> cells;
    bool ok = true;

    [[nodiscard]] Cell& operator[](std::string_view column);
    [[nodiscard]] Cell& computed(std::size_t at) { return cells[table->columns.size() + at]; }
};

struct Place {
    std::string file;
    std::int64_t line = 0;
};
struct DateSpan {
    std::int64_t from = INT64_MIN, to = INT64_MAX;  // days, inclusive
    [[nodiscard]] bool overlaps(const DateSpan& other) const noexcept { return from <= other.to && other.from <= to; }
};

struct GtinEntry {
    std::uint64_t gtin = 0;
    std::int64_t product = 0, line = 0;
    bool shared = false;
    std::uint8_t file = 0;         // 0 product, 1 product_gtin
    std::uint32_t provenance = 0;  // index into provenances, 0 = none
};
struct PrefixEntry {
    std::string organisation;
    DateSpan span;
    Place place;
};
struct KeyEntry {
    Hash256 kid{};
    std::string organisation;
    PublicKey key;
    KeyUsage usage = KeyUsage::none;
    std::int64_t added_at = 0;
    bool first = false;
    std::string endorsed_by, endorsement;
    Place place;
};
struct BatchEntry {
    std::int64_t id = 0;
    bool range = false;
    std::int64_t first = 0, last = 0, width = 0, rand_len = 0;  // of the range
    Place place;
};

class BuildState {
public:
    BuildState(RegistryHeader registry, std::size_t max_errors) : header(std::move(registry)), errors(max_errors) {}

    RegistryHeader header;
    RowErrors errors;

    /// Rules of one row that need more than its columns; fills computed cells. Clears row.ok on an error.
    void check(BuildRow& row);
    /// Rules over a whole table, once its last row was read.
    void finish(SourceTableId table);
    /// Name of the file each table came from.
    std::map<std::string, std::string, std::less<>> files;

    std::vector<GtinEntry> gtins;  // sorted by (gtin, product) after finish(product_gtin)
    std::deque<std::string> provenances{""};
    std::vector<KeyEntry> keys;

private:
    /// What later rows may refer to, even when the row itself has errors: one mistake is told once.
    void remember(BuildRow& row);
    void refuse(BuildRow& row, std::string_view column, std::string code, std::string message);
    void check_references(BuildRow& row);
    void check_dates(BuildRow& row, std::string_view from, std::string_view to);
    /// The product a row names by organisation and code; 0 = none named. Errors are told.
    std::int64_t resolve_product(BuildRow& row, std::string_view organisation_column, std::string_view code_column,
                                 const std::string& default_organisation = {});
    bool check_gtin(BuildRow& row, std::string_view column, const std::string& gtin14);
    void check_prefix(BuildRow& row);
    void check_key(BuildRow& row);
    void add_unit(BuildRow& row);
    /// Commune and province agree; a commune alone gets its province.
    void check_place(BuildRow& row);
    void check_product(BuildRow& row);
    void add_gtin(BuildRow& row, const std::string& gtin14, std::int64_t product, bool shared,
                  std::string_view provenance);
    void check_certificate(BuildRow& row);
    void check_batch(BuildRow& row);
    void check_declaration(BuildRow& row);
    void check_batch_serial(BuildRow& row);
    void check_revocation(BuildRow& row);
    void check_revoked_range(BuildRow& row, std::int64_t product);
    void check_alert(BuildRow& row);
    void check_host(BuildRow& row);
    void finish_prefixes();
    void finish_keys();
    void finish_gtins();
    [[nodiscard]] bool prefix_in_scope(std::string_view digits13) const;
    [[nodiscard]] std::string batch_key(const BuildRow& row, std::int64_t product);
    /// Everyone ever entitled, as Registry::entitlements() will answer.
    [[nodiscard]] std::set<std::string> entitled(const std::string& gtin14) const;
    void add_prefix_holders(const std::string& gtin14, std::set<std::string>& out) const;

    std::unordered_map<std::string_view, std::unordered_set<std::string>> ids_;  // by table
    std::unordered_map<std::string, std::int64_t> products_;                     // organisation \n code
    std::vector<std::uint32_t> product_owner_;                                   // by product id - 1, into owners_
    std::unordered_map<std::string, std::uint32_t> owner_index_;
    std::vector<std::string> owners_{""};  // 0 = unknown
    std::map<std::string, std::vector<PrefixEntry>, std::less<>> prefixes_;
    std::unordered_map<std::string, BatchEntry> batches_;
    std::vector<std::pair<std::string, Place>> parents_;  // admin_unit.parent, judged when all units are known
    BlockTable blocks_;
    PlaceTable places_;
    // What check_place() found for "commune \n province" before: registries repeat their places.
    std::unordered_map<std::string, std::pair<bool, std::string>> judged_places_;
};

/// Reads registry.json strictly; errors are told with the member as column.
[[nodiscard]] RegistryHeader read_registry_header(std::string_view json, RowErrors& errors);

}  // namespace temviet
