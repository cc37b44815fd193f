// SPDX-License-Identifier: Apache-2.0
// Merkle tree head over a stream of leaves (RFC 6962 §2.1, SHA-256).
#pragma once

#include <cstdint>
#include <temviet/base/bytes.hpp>
#include <temviet/trust/hash.hpp>
#include <vector>

namespace temviet {

class MerkleRoot {
public:
    void add(BytesView leaf);
    [[nodiscard]] std::uint64_t leaves() const noexcept { return leaves_; }
    /// The tree head; SHA-256 of nothing when there are no leaves.
    [[nodiscard]] Hash256 root() const;

private:
    std::vector<Hash256> complete_;  // heads of complete subtrees, largest first: one a set bit of leaves_
    std::uint64_t leaves_ = 0;
    Bytes scratch_;
};

}  // namespace temviet
