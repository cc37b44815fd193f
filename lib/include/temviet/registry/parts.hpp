// SPDX-License-Identifier: Apache-2.0
// A registry opened from pieces instead of a path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/registry/registry.hpp>

namespace temviet {

/// A registry that has no path: an app's asset, a content provider, bytes in memory. The descriptor stays the caller's (it
/// is duplicated); everything else is read or copied before open() returns.
struct RegistryParts {
    std::string name;             ///< for messages only
    BytesView database;           ///< all bytes of the database; used when `descriptor` is negative
    int descriptor = -1;          ///< a regular file that holds the database from `offset` on
    std::uint64_t offset = 0;
    std::uint64_t size = 0;       ///< bytes of the database in that file; 0: up to its end
    std::string_view pages, signature;  ///< contents of FILE.pages and FILE.sig.json
};

/// As Registry::open(), without a path. What others may write to is not refused here: a page is believed only when it
/// matches its signed hash, whoever changed it. Errors: those of Registry::open().
[[nodiscard]] Result<Registry> open_registry(const RegistryParts& parts, const TrustRoot& root);

}  // namespace temviet
