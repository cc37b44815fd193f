// SPDX-License-Identifier: Apache-2.0
#include "registry/page_vfs.hpp"

#include <fmt/format.h>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <new>

namespace temviet {
namespace {

constexpr const char* kVfsName = "temviet-pages";

/// What sqlite3_open_v2() can carry is a name; this maps it to the file for the moment of opening.
struct OpenTable {
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<const PagedFile>, std::less<>> files;
    std::uint64_t next = 1;
};
OpenTable& open_table() {
    static OpenTable table;
    return table;
}

struct VfsFile {
    sqlite3_file base;  // first: SQLite casts
    std::shared_ptr<const PagedFile>* file;
};

const PagedFile& paged(sqlite3_file* file) { return **reinterpret_cast<VfsFile*>(file)->file; }

int file_close(sqlite3_file* file) {
    auto* mine = reinterpret_cast<VfsFile*>(file);
    delete mine->file;
    mine->file = nullptr;
    return SQLITE_OK;
}
int file_read(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
    const std::span out(static_cast<std::uint8_t*>(buffer), static_cast<std::size_t>(amount));
    if (offset >= 0 && paged(file).read(static_cast<std::uint64_t>(offset), out)) return SQLITE_OK;
    std::memset(buffer, 0, out.size());  // a short read must not leave stale bytes
    return SQLITE_IOERR_READ;
}
int file_write(sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; }
int file_truncate(sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; }
int file_sync(sqlite3_file*, int) { return SQLITE_OK; }
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(paged(file).size());
    return SQLITE_OK;
}
int file_lock(sqlite3_file*, int level) { return level > SQLITE_LOCK_SHARED ? SQLITE_READONLY : SQLITE_OK; }
int file_unlock(sqlite3_file*, int) { return SQLITE_OK; }
int file_reserved(sqlite3_file*, int* out) {
    *out = 0;
    return SQLITE_OK;
}
int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int file_sector(sqlite3_file*) { return 4096; }
// IMMUTABLE has the effect of the URI parameter immutable=1: no locks, no journal, no change counter.
int file_device(sqlite3_file*) { return SQLITE_IOCAP_IMMUTABLE; }

// Version 1 of the methods has no shared memory and no mapping, so neither WAL nor an unchecked page can come in.
const sqlite3_io_methods kMethods{1,           file_close, file_read,   file_write,    file_truncate, file_sync,
                                  file_size,   file_lock,  file_unlock, file_reserved, file_control,  file_sector,
                                  file_device, nullptr,    nullptr,     nullptr,       nullptr,       nullptr,
                                  nullptr};

int vfs_open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* out, int flags, int* out_flags) {
    auto* mine = reinterpret_cast<VfsFile*>(out);
    mine->base.pMethods = nullptr;
    mine->file = nullptr;
    if (name == nullptr || (flags & SQLITE_OPEN_MAIN_DB) == 0 || (flags & SQLITE_OPEN_READONLY) == 0)
        return SQLITE_CANTOPEN;
    auto& table = open_table();
    const std::lock_guard lock(table.mutex);
    const auto found = table.files.find(std::string_view(name));
    if (found == table.files.end()) return SQLITE_CANTOPEN;
    mine->file = new (std::nothrow) std::shared_ptr<const PagedFile>(found->second);
    if (mine->file == nullptr) return SQLITE_NOMEM;
    mine->base.pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}
int vfs_delete(sqlite3_vfs*, const char*, int) { return SQLITE_IOERR_DELETE; }
int vfs_access(sqlite3_vfs*, const char*, int, int* out) {
    *out = 0;  // no journal, no WAL: SQLite asks for them here
    return SQLITE_OK;
}
int vfs_full_path(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}
int vfs_randomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 0, static_cast<std::size_t>(size));  // only temporary names would use it, and there are none
    return size;
}
int vfs_sleep(sqlite3_vfs*, int) { return 0; }
int vfs_time(sqlite3_vfs*, double* out) {
    *out = 2440587.5;  // the library reads no clock
    return SQLITE_OK;
}
int vfs_last_error(sqlite3_vfs*, int, char*) { return 0; }

int register_vfs() {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static sqlite3_vfs vfs{};
    if (sqlite3_vfs_find(kVfsName) == &vfs) return SQLITE_OK;
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(VfsFile);
    vfs.mxPathname = 64;
    vfs.zName = kVfsName;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    vfs.xAccess = vfs_access;
    vfs.xFullPathname = vfs_full_path;
    vfs.xRandomness = vfs_randomness;
    vfs.xSleep = vfs_sleep;
    vfs.xCurrentTime = vfs_time;
    vfs.xGetLastError = vfs_last_error;
    return sqlite3_vfs_register(&vfs, 0);
}

Result<void> harden(SqliteConnection& db) {
    sqlite3* const handle = db.handle();
    int now = 0;
    const bool ok = sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &now) == SQLITE_OK &&
                    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &now) == SQLITE_OK &&
                    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, &now) == SQLITE_OK &&
                    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, &now) == SQLITE_OK &&
                    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &now) == SQLITE_OK;
    if (!ok) return tl::unexpected(db.error());
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 4 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 64 << 10);
    return db.execute(
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA query_only=ON; PRAGMA "
        "cache_size=-16384;"
        // One read transaction for the life of the connection: nothing can change, and a look-up need not begin and end
        // one of its own.
        "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1;");
}

}  // namespace

Result<SqliteConnection> open_paged_connection(const std::shared_ptr<const PagedFile>& file) {
    // Once it is registered; a failure (no memory) is tried again with the next registry.
    static std::atomic<bool> registered{false};
    if (!registered && register_vfs() == SQLITE_OK) registered = true;
    if (!registered) return fail("SQLITE_FAILED", "SQLite refused the registry reader");
    auto& table = open_table();
    std::string name;
    {
        const std::lock_guard lock(table.mutex);
        name = fmt::format("registry-{}", table.next++);
        table.files.emplace(name, file);
    }
    auto db =
        SqliteConnection::open(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, kVfsName);
    Result<void> hardened;
    if (db) hardened = harden(*db);
    {
        const std::lock_guard lock(table.mutex);
        table.files.erase(name);
    }
    if (!db) return db;
    if (!hardened) return tl::unexpected(hardened.error());
    return db;
}

}  // namespace temviet
