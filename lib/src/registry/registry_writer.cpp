// SPDX-License-Identifier: Apache-2.0
#include "registry/registry_writer.hpp"

#include <fmt/format.h>
#include "registry/schema.hpp"
#include "registry/search_index.hpp"

namespace temviet {

Result<RegistryWriter> RegistryWriter::create(const std::filesystem::path& path) {
    RegistryWriter writer;
    auto db = SqliteConnection::open(path.native(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                     nullptr);
    if (!db) return tl::unexpected(db.error());
    writer.db_ = std::move(*db);
    // No journal and no syncs: the file is temporary until it is whole, and is then synced once.
    auto ok = writer.db_.execute(fmt::format(
        "PRAGMA page_size={}; PRAGMA auto_vacuum=NONE; PRAGMA encoding='UTF-8'; PRAGMA journal_mode=OFF; PRAGMA "
        "synchronous=OFF;"
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-262144; PRAGMA foreign_keys=OFF;"
        "PRAGMA application_id={}; PRAGMA user_version={}; BEGIN EXCLUSIVE;",
        kRegistryPageSize, kRegistryApplicationId, kRegistryUserVersion));
    for (const auto& statement : registry_schema().tables) {
        if (ok) ok = writer.db_.execute(statement);
    }
    if (!ok) return tl::unexpected(ok.error());
    return writer;
}

Result<void> RegistryWriter::begin(const SourceTable& table) {
    std::string names = table.numbered ? "id" : "", marks = table.numbered ? "?" : "";
    bound_.clear();
    const auto add = [&](std::string_view name, std::size_t cell) {
        if (!names.empty()) names += ", ", marks += ", ";
        names += name;
        marks += "?";
        bound_.push_back(cell);
    };
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        if (table.columns[at].stored && table.columns[at].kind != ColumnKind::virtual_text)
            add(table.columns[at].name, at);
    for (std::size_t at = 0; at < table.computed.size(); ++at) add(table.computed[at], table.columns.size() + at);
    auto insert = db_.prepare(fmt::format("INSERT INTO {}({}) VALUES({})", table.name, names, marks));
    if (!insert) return tl::unexpected(insert.error());
    insert_ = std::move(*insert);
    counts_.emplace_back(table.name, 0);
    return {};
}

Result<bool> RegistryWriter::insert(const BuildRow& row) {
    int at = 1;
    if (row.table->numbered) insert_.bind(at++, row.id);
    for (const auto index : bound_) {
        const auto& cell = row.cells[index];
        if (!cell.present)
            insert_.bind_null(at++);
        else if (cell.numeric)
            insert_.bind(at++, cell.number);
        else if (cell.blob)
            insert_.bind(at++, as_bytes(cell.text));
        else
            insert_.bind(at++, std::string_view(cell.text));
    }
    const int status = insert_.step();
    insert_.reset();
    if (status == SQLITE_DONE) {
        ++counts_.back().second;
        return true;
    }
    if (status == SQLITE_CONSTRAINT_PRIMARYKEY || status == SQLITE_CONSTRAINT_UNIQUE ||
        status == SQLITE_CONSTRAINT_ROWID)
        return false;
    return tl::unexpected(db_.error());
}

Result<void> RegistryWriter::insert_gtins(const BuildState& state) {
    auto insert = db_.prepare("INSERT INTO product_gtin(gtin, product, shared, provenance) VALUES(?, ?, ?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    for (const auto& entry : state.gtins) {
        std::array<char, 14> digits{};
        auto rest = entry.gtin;
        for (auto it = digits.rbegin(); it != digits.rend(); ++it, rest /= 10) *it = static_cast<char>('0' + rest % 10);
        insert->bind(1, std::string_view(digits.data(), digits.size()));
        insert->bind(2, entry.product);
        insert->bind(3, std::int64_t{entry.shared});
        if (entry.provenance == 0)
            insert->bind_null(4);
        else
            insert->bind(4, std::string_view(state.provenances[entry.provenance]));
        if (insert->step() != SQLITE_DONE) return tl::unexpected(db_.error());
        insert->reset();
    }
    counts_.emplace_back("product_gtin", static_cast<std::int64_t>(state.gtins.size()));
    return {};
}

Result<void> RegistryWriter::insert_meta(const RegistryHeader& header) {
    const std::pair<std::string_view, std::string> rows[] = {
        {"built_at", to_string(header.built_at)},
        {"env", std::string(to_string(header.env))},
        {"kind", std::string(to_string(header.kind))},
        {"max_version", std::to_string(header.max_version)},
        {"policy", policy_json(header.policy)},
        {"registry_id", header.id},
        {"schema", std::to_string(kRegistryUserVersion)},
        {"scope", scope_json(header.scope)},
        {"seq", std::to_string(header.seq)},
        {"title", header.title},
    };
    auto insert = db_.prepare("INSERT INTO meta(key, value) VALUES(?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    for (const auto& [key, value] : rows) {
        insert->bind(1, key);
        insert->bind(2, std::string_view(value));
        if (insert->step() != SQLITE_DONE) return tl::unexpected(db_.error());
        insert->reset();
    }
    return {};
}

Result<void> RegistryWriter::finish() {
    insert_ = {};
    for (const auto& statement : registry_schema().indexes)
        if (auto ok = db_.execute(statement); !ok) return ok;
    if (auto ok = fill_search_index(db_); !ok) return ok;
    return db_.execute("COMMIT");
}

}  // namespace temviet
