// SPDX-License-Identifier: Apache-2.0
// Read-only SQLite VFS over a PagedFile: SQLite never sees an unchecked byte.
#pragma once

#include "registry/paged_file.hpp"
#include "registry/sqlite.hpp"

namespace temviet {

/// A hardened read-only connection (DEFENSIVE, untrusted schema, cell checks, no extensions, small limits).
/// Error SQLITE_FAILED.
[[nodiscard]] Result<SqliteConnection> open_paged_connection(const std::shared_ptr<const PagedFile>& file);

}  // namespace temviet
