// SPDX-License-Identifier: Apache-2.0
// Owners for SQLite's handles. In: SQL and values. Out: rows. Must not know what a registry is.
#pragma once

#include <sqlite3.h>
#include <concepts>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/base/result.hpp>
#include <temviet/base/time.hpp>
#include <utility>

namespace temviet {

/// A prepared statement. Bound text and blobs are borrowed until the next reset().
class SqliteStatement {
public:
    SqliteStatement() = default;
    explicit SqliteStatement(sqlite3_stmt* statement) noexcept : statement_(statement) {}
    SqliteStatement(SqliteStatement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    SqliteStatement& operator=(SqliteStatement&& other) noexcept {
        std::swap(statement_, other.statement_);
        return *this;
    }
    ~SqliteStatement() { sqlite3_finalize(statement_); }

    [[nodiscard]] explicit operator bool() const noexcept { return statement_ != nullptr; }
    [[nodiscard]] sqlite3_stmt* handle() const noexcept { return statement_; }

    void bind(int at, std::string_view text) noexcept {
        // An empty view may have no data; SQLite would take that for NULL.
        sqlite3_bind_text(statement_, at, text.data() != nullptr ? text.data() : "", static_cast<int>(text.size()),
                          SQLITE_STATIC);
    }
    void bind(int at, std::int64_t number) noexcept { sqlite3_bind_int64(statement_, at, number); }
    void bind(int at, BytesView bytes) noexcept {
        if (bytes.empty())
            sqlite3_bind_zeroblob(statement_, at, 0);
        else
            sqlite3_bind_blob(statement_, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    }
    /// Absent = NULL. Exactly this type: texts would fit both this and the view.
    template <std::same_as<std::optional<std::string>> Text>
    void bind(int at, const Text& text) noexcept {
        text ? bind(at, std::string_view(*text)) : bind_null(at);
    }
    void bind_null(int at) noexcept { sqlite3_bind_null(statement_, at); }

    /// SQLITE_ROW, SQLITE_DONE or an error code.
    [[nodiscard]] int step() noexcept { return sqlite3_step(statement_); }
    void reset() noexcept { sqlite3_reset(statement_); }

    [[nodiscard]] bool is_null(int at) const noexcept { return sqlite3_column_type(statement_, at) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t number(int at) const noexcept { return sqlite3_column_int64(statement_, at); }
    /// Valid until the next step() or reset(). A value that cannot be had for lack of memory is std::bad_alloc, never an
    /// empty one: it could be the date of a revocation.
    [[nodiscard]] std::string_view view(int at) const {
        const bool null = is_null(at);
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, at));
        if (text == nullptr && !null) throw std::bad_alloc();
        return text == nullptr ? std::string_view{} : std::string_view(text, size(at));
    }
    [[nodiscard]] std::string text(int at) const { return std::string(view(at)); }
    [[nodiscard]] BytesView blob(int at) const {
        const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, at));
        if (data == nullptr && size(at) != 0) throw std::bad_alloc();
        return data == nullptr ? BytesView{} : BytesView(data, size(at));
    }
    [[nodiscard]] std::optional<std::string> optional_text(int at) const {
        return is_null(at) ? std::nullopt : std::optional(text(at));
    }
    [[nodiscard]] std::optional<std::int64_t> optional_number(int at) const noexcept {
        return is_null(at) ? std::nullopt : std::optional(number(at));
    }
    [[nodiscard]] std::optional<Date> optional_date(int at) const { return parse_date(view(at)); }

private:
    [[nodiscard]] std::size_t size(int at) const noexcept {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, at));
    }
    sqlite3_stmt* statement_ = nullptr;
};

class SqliteConnection {
public:
    SqliteConnection() = default;
    SqliteConnection(SqliteConnection&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    SqliteConnection& operator=(SqliteConnection&& other) noexcept {
        std::swap(db_, other.db_);
        return *this;
    }
    ~SqliteConnection() { sqlite3_close_v2(db_); }

    /// `vfs` may be null. Error SQLITE_FAILED.
    [[nodiscard]] static Result<SqliteConnection> open(const std::string& name, int flags, const char* vfs);
    [[nodiscard]] sqlite3* handle() const noexcept { return db_; }
    [[nodiscard]] Result<void> execute(const std::string& sql);
    [[nodiscard]] Result<SqliteStatement> prepare(std::string_view sql, bool persistent = false) const;
    /// The one integer a query gives.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
    /// What SQLite says of the last failure.
    [[nodiscard]] Error error() const;

private:
    sqlite3* db_ = nullptr;
};

}  // namespace temviet
