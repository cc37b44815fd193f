// SPDX-License-Identifier: Apache-2.0
#include "registry/sqlite.hpp"

#include <temviet/registry/process.hpp>

namespace temviet {

Error SqliteConnection::error() const {
    return {"SQLITE_FAILED", db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory", {}, {}};
}

Result<SqliteConnection> SqliteConnection::open(const std::string& name, int flags, const char* vfs) {
    SqliteConnection connection;
    const int status = sqlite3_open_v2(name.c_str(), &connection.db_, flags, vfs);
    if (status != SQLITE_OK) return tl::unexpected(connection.error());
    sqlite3_extended_result_codes(connection.db_, 1);
    return connection;
}

Result<void> SqliteConnection::execute(const std::string& sql) {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return tl::unexpected(error());
    return {};
}

Result<SqliteStatement> SqliteConnection::prepare(std::string_view sql, bool persistent) const {
    sqlite3_stmt* statement = nullptr;
    const unsigned flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0;
    if (sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr) != SQLITE_OK)
        return tl::unexpected(error());
    return SqliteStatement(statement);
}

Result<std::int64_t> SqliteConnection::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    if (statement->step() != SQLITE_ROW) return tl::unexpected(error());
    return statement->number(0);
}

bool keep_no_sqlite_statistics() noexcept { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK; }

}  // namespace temviet
