// SPDX-License-Identifier: Apache-2.0
// What only the program that owns the process may decide.
#pragma once

namespace temviet {

/// Tells SQLite to keep no statistics of its memory. They are counted under one lock of the whole process, which threads
/// that verify at once wait for; without them sqlite3_memory_used() is 0 and sqlite3_soft_heap_limit64() does nothing,
/// also for anyone else in the process who uses the same SQLite. Call it first in main(), before anything opens a
/// database; later it does nothing. Returns false when it did nothing.
bool keep_no_sqlite_statistics() noexcept;

}  // namespace temviet
