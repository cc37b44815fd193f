// SPDX-License-Identifier: Apache-2.0
// Two registry files attached to one connection; the rows that are in one and not in the other, paired by key.
#include <algorithm>
#include <map>
#include <temviet/base/file.hpp>
#include <temviet/registry/diff.hpp>
#include "registry/source_tables.hpp"
#include "registry/sqlite.hpp"

namespace temviet {
namespace {

/// What names a row, where the schema's own key is a place in a file.
std::vector<std::string_view> key_columns(const SourceTable& table) {
    static const std::map<std::string_view, std::vector<std::string_view>> kKeys{
        {"product", {"organisation", "code"}},
        {"issuer_key", {"organisation", "public_key"}},
        {"organisation_prefix", {"prefix", "organisation", "valid_from"}},
        {"certificate", {"scheme", "product_organisation", "product_code", "organisation", "number", "issued_on"}},
        {"batch", {"gtin", "product_organisation", "product_code", "lot"}},
        {"gs1_prefix", {"first"}},
        {"gcp_block", {"leading"}},
    };
    if (const auto found = kKeys.find(table.name); found != kKeys.end()) return found->second;
    if (!table.key.empty()) return {table.key};
    std::vector<std::string_view> all;  // a row is what it says: it can come and go, not change
    for (const auto& column : table.columns) all.push_back(column.name);
    return all;
}

struct Shape {
    std::vector<std::string> columns;
    std::string select, from;  // "SELECT …" and "FROM {db}.x …" with {db} to be replaced
};

Shape shape_of(const SourceTable& table) {
    Shape out;
    const std::string name(table.name);
    const bool serial = table.id == SourceTableId::batch_serial;
    const bool joined = serial || std::find(table.computed.begin(), table.computed.end(), "product") != table.computed.end();
    for (const auto& column : table.columns) {
        const std::string own(column.name);
        std::string source = "t." + own;
        if (column.kind == ColumnKind::virtual_text) {
            if (!joined) continue;  // product.gtin: told by product_gtin
            source = own.ends_with("organisation") ? "p.organisation" : "p.code";
        } else if (!column.stored)
            source = "b." + own;
        if (column.kind == ColumnKind::hex)
            source = "lower(hex(" + source + "))";
        else if (column.kind == ColumnKind::instant)
            source = "strftime('%Y-%m-%dT%H:%M:%SZ'," + source + ",'unixepoch')";
        else
            source = "CAST(" + source + " AS TEXT)";
        out.select += (out.select.empty() ? "" : ",") + ("coalesce(" + source + ",'')");
        out.columns.push_back(own);
    }
    out.from = " FROM {db}." + name + " t";
    if (serial) out.from += " JOIN {db}.batch b ON b.id = t.batch";
    if (joined) out.from += std::string(" LEFT JOIN {db}.product p ON p.id = ") + (serial ? "b" : "t") + ".product";
    return out;
}

std::string select_of(const Shape& shape, std::string_view db) {
    std::string sql = "SELECT " + shape.select + shape.from;
    for (std::size_t at = 0; (at = sql.find("{db}", at)) != std::string::npos;) sql.replace(at, 4, db);
    return sql;
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

class Comparison {
public:
    Comparison(SqliteConnection db, bool has_before, const std::filesystem::path& after,
               const std::function<bool(const RowChange&)>& tell)
        : db_(std::move(db)), has_before_(has_before), after_(after), tell_(tell) {}

    Result<void> table(const SourceTable& table) {
        const bool was = has_before_ && has_table("a", table.name), is = has_table("b", table.name);
        if (!was && !is) return {};
        const Shape shape = shape_of(table);
        std::vector<std::size_t> key;
        for (const auto name : key_columns(table)) {
            const auto found = std::find(shape.columns.begin(), shape.columns.end(), name);
            if (found != shape.columns.end()) key.push_back(static_cast<std::size_t>(found - shape.columns.begin()));
        }
        const auto key_of = [&](const std::vector<std::string>& row) {
            std::string out;
            for (const auto at : key) out += row[at] + '\x1f';
            return out;
        };
        std::multimap<std::string, std::vector<std::string>> gone;
        RowChange change;
        change.table = table.name;
        change.columns = &shape.columns;
        const std::string now = select_of(shape, "b"), then = select_of(shape, "a");
        if (was) {
            const auto ok = rows(is ? then + " EXCEPT " + now : then, shape.columns.size(), [&](auto row) {
                gone.emplace(key_of(row), std::move(row));
                return true;
            });
            if (!ok) return ok;
        }
        if (is) {
            const auto ok = rows(was ? now + " EXCEPT " + then : now, shape.columns.size(), [&](auto row) {
                const auto old = gone.find(key_of(row));
                change.before.reset();
                if (old != gone.end()) {
                    change.before = std::move(old->second);
                    gone.erase(old);
                }
                change.after = std::move(row);
                return tell_(change);
            });
            if (!ok) return ok;
        }
        change.after.reset();
        for (auto& [unused, row] : gone) {
            change.before = std::move(row);
            if (!tell_(change)) return cancelled();
        }
        return {};
    }

private:
    static tl::unexpected<Error> cancelled() { return fail("CANCELLED", "the comparison was cancelled"); }
    tl::unexpected<Error> corrupt() const {
        return fail("REGISTRY_CORRUPT", "cannot compare with " + display_path(after_) + ": " + db_.error().message,
                    "build the registry again: temviet registry import");
    }

    [[nodiscard]] bool has_table(const char* db, std::string_view name) const {
        const auto count = db_.integer("SELECT count(*) FROM " + std::string(db) + ".sqlite_schema WHERE type='table' AND name=" +
                                       quoted(std::string(name)));
        return count && *count == 1;
    }

    Result<void> rows(const std::string& sql, std::size_t width, const std::function<bool(std::vector<std::string>)>& take) {
        auto statement = db_.prepare(sql);
        if (!statement) return corrupt();
        while (true) {
            const int status = statement->step();
            if (status == SQLITE_DONE) return {};
            if (status != SQLITE_ROW) return corrupt();
            std::vector<std::string> row(width);
            for (std::size_t at = 0; at < width; ++at) row[at] = statement->text(static_cast<int>(at));
            if (!take(std::move(row))) return cancelled();
        }
    }

    SqliteConnection db_;
    bool has_before_;
    const std::filesystem::path& after_;
    const std::function<bool(const RowChange&)>& tell_;
};

std::string value_in(const RowChange& change, const std::optional<std::vector<std::string>>& row, std::string_view column) {
    if (!row || change.columns == nullptr) return {};
    const auto found = std::find(change.columns->begin(), change.columns->end(), column);
    return found == change.columns->end() ? std::string() : (*row)[static_cast<std::size_t>(found - change.columns->begin())];
}

}  // namespace

std::string RowChange::value(std::string_view column) const { return value_in(*this, after ? after : before, column); }
std::string RowChange::value_before(std::string_view column) const { return value_in(*this, before, column); }

Result<void> compare_registries(const std::filesystem::path& before, const std::filesystem::path& after,
                                const std::function<bool(const RowChange&)>& tell) {
    auto db = SqliteConnection::open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (!db) return tl::unexpected(db.error());
    sqlite3_db_config(db->handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db->handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    const auto attach = [&](const std::filesystem::path& path, const char* name) -> Result<void> {
        // ATTACH would make a file that is not there.
        if (std::error_code status; !std::filesystem::is_regular_file(path, status))
            return fail("FILE_NOT_FOUND", "no such file: " + display_path(path), "check the path");
        if (auto ok = db->execute("ATTACH " + quoted(path.native()) + " AS " + name); !ok)
            return fail("REGISTRY_CORRUPT", display_path(path) + " is no registry file: " + ok.error().message);
        return {};
    };
    if (!before.empty())
        if (auto ok = attach(before, "a"); !ok) return ok;
    if (auto ok = attach(after, "b"); !ok) return ok;
    if (auto ok = db->execute("PRAGMA query_only = 1"); !ok) return tl::unexpected(ok.error());
    Comparison comparison(std::move(*db), !before.empty(), after, tell);
    for (const auto& table : source_tables())
        if (auto ok = comparison.table(table); !ok) return ok;
    return {};
}

}  // namespace temviet
