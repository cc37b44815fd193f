// SPDX-License-Identifier: Apache-2.0
// Public keys whose point was checked once in this verifier (03: "at import and at a key's first use, cached").
#pragma once

#include <mutex>
#include <set>
#include <shared_mutex>
#include <temviet/trust/ed25519.hpp>

namespace temviet::verify {

class KeyCache {
public:
    /// On the curve and in the main subgroup.
    [[nodiscard]] bool is_valid(const PublicKey& key) const {
        {
            const std::shared_lock lock(mutex_);
            if (valid_.contains(key.bytes)) return true;
        }
        if (!is_valid_public_key(key)) return false;
        const std::unique_lock lock(mutex_);
        if (valid_.size() < kMaxKeys) valid_.insert(key.bytes);
        return true;
    }

private:
    static constexpr std::size_t kMaxKeys = 1 << 16;
    mutable std::shared_mutex mutex_;
    mutable std::set<std::array<std::uint8_t, 32>> valid_;
};

}  // namespace temviet::verify
