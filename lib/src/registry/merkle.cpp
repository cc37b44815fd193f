// SPDX-License-Identifier: Apache-2.0
#include "registry/merkle.hpp"

#include <algorithm>

namespace temviet {
namespace {

Hash256 node(const Hash256& left, const Hash256& right) {
    std::array<std::uint8_t, 65> data{};
    data[0] = 1;
    std::copy(left.begin(), left.end(), data.begin() + 1);
    std::copy(right.begin(), right.end(), data.begin() + 33);
    return sha256(data);
}

}  // namespace

void MerkleRoot::add(BytesView leaf) {
    scratch_.assign(1, 0);
    scratch_.insert(scratch_.end(), leaf.begin(), leaf.end());
    Hash256 hash = sha256(scratch_);
    // Adding one to a binary counter: every carry joins two complete subtrees of equal size.
    for (std::uint64_t n = leaves_; (n & 1) != 0; n >>= 1) {
        hash = node(complete_.back(), hash);
        complete_.pop_back();
    }
    complete_.push_back(hash);
    ++leaves_;
}

Hash256 MerkleRoot::root() const {
    if (complete_.empty()) return sha256({});
    Hash256 hash = complete_.back();
    for (auto it = complete_.rbegin() + 1; it != complete_.rend(); ++it) hash = node(*it, hash);
    return hash;
}

}  // namespace temviet
