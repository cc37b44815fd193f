// SPDX-License-Identifier: Apache-2.0
// What a registry says, as one hash that does not depend on how SQLite laid it out (04; data/schema/README.md).
#pragma once

#include <temviet/trust/hash.hpp>
#include "registry/sqlite.hpp"

namespace temviet {

struct StateRoots {
    Hash256 state_root{}, revocation_head{};
    std::int64_t rows = 0;
};
/// Reads every row of every table but meta. Error SQLITE_FAILED.
[[nodiscard]] Result<StateRoots> state_roots(const SqliteConnection& db);

/// A row's canonical bytes: deterministic CBOR of [table, column values in schema order].
void append_canonical_row(Bytes& out, std::string_view table, const SqliteStatement& row);

}  // namespace temviet
