// SPDX-License-Identifier: Apache-2.0
// The registries this user has chosen to believe: $XDG_DATA_HOME/temviet/registries/<env>/<id>/<seq>-<hash>/, and a
// small file `current` that names the folder in force. Switching is one rename, so there is always the old or the new
// one.
#pragma once

#include <filesystem>
#include <string>
#include <temviet/base/env.hpp>
#include <temviet/base/result.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/trust/trust_root.hpp>
#include <vector>

namespace temviet::cli {

struct StoredRegistry {
    std::string id;
    Env env = Env::prod;
    std::filesystem::path file, root;  ///< the registry, and the root it was stored with
};

/// $XDG_DATA_HOME/temviet/registries, else ~/.local/share/temviet/registries. Error NO_DATA_FOLDER.
[[nodiscard]] Result<std::filesystem::path> registry_store_folder();
/// In id order; empty when nothing is stored. A stored registry may still fail to open: that is for its user to see.
[[nodiscard]] Result<std::vector<StoredRegistry>> stored_registries(Env env);

enum class StoreOutcome { stored, replaced, same, older };
struct StoreResult {
    StoreOutcome outcome = StoreOutcome::stored;
    RegistryInfo info;            ///< of the given registry
    std::int64_t stored_seq = 0;  ///< of the one that was there before (replaced, same, older)
    std::filesystem::path file;   ///< in force now
};
/// Copies a registry, checks the copy whole, and puts it into force. Errors: those of Registry::open and check;
/// REGISTRY_FORK: another file with the same number; ROOT_CHANGED: stored with other root keys, unless `new_root`.
[[nodiscard]] Result<StoreResult> store_registry(const std::filesystem::path& file, const TrustRoot& root,
                                                 bool new_root);

}  // namespace temviet::cli
