// SPDX-License-Identifier: Apache-2.0
// The list of page hashes that stands beside a registry file (04, "A file that cannot be swapped").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/base/result.hpp>
#include <temviet/trust/hash.hpp>
#include <vector>

namespace temviet {

/// File: u32 page_size ‖ u32 page_count (big endian) ‖ BLAKE2b-256 of each page in order. pages_root = BLAKE2b-256 of
/// exactly these bytes.
class PageList {
public:
    explicit PageList(std::uint32_t page_size) : page_size_(page_size) {}
    void add(BytesView page) { hashes_.push_back(blake2b_256(page)); }

    [[nodiscard]] std::uint32_t page_size() const noexcept { return page_size_; }
    [[nodiscard]] std::size_t page_count() const noexcept { return hashes_.size(); }
    [[nodiscard]] bool matches(std::size_t page, BytesView bytes) const noexcept {
        return page < hashes_.size() && blake2b_256(bytes) == hashes_[page];
    }
    [[nodiscard]] std::string to_bytes() const;
    /// `bytes` of a .pages file, believed only when their hash is `pages_root` and they describe this very size.
    /// Error REGISTRY_CORRUPT.
    [[nodiscard]] static Result<PageList> parse(std::string_view bytes, const Hash256& pages_root,
                                                std::uint32_t page_size, std::uint64_t page_count);

private:
    std::uint32_t page_size_;
    std::vector<Hash256> hashes_;
};

inline constexpr std::size_t kPageListHeaderBytes = 8;

}  // namespace temviet
