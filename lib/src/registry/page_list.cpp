// SPDX-License-Identifier: Apache-2.0
#include "registry/page_list.hpp"

#include <cstring>

namespace temviet {
namespace {

void put_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint32_t get_u32(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[i]);
    return value;
}

}  // namespace

std::string PageList::to_bytes() const {
    std::string out;
    out.reserve(kPageListHeaderBytes + hashes_.size() * sizeof(Hash256));
    put_u32(out, page_size_);
    put_u32(out, static_cast<std::uint32_t>(hashes_.size()));
    for (const auto& hash : hashes_) out += as_text(hash);
    return out;
}

Result<PageList> PageList::parse(std::string_view bytes, const Hash256& pages_root, std::uint32_t page_size,
                                 std::uint64_t page_count) {
    const auto altered = [] {
        return fail("REGISTRY_CORRUPT", "the page list (.pages) is not the one that was signed",
                    "copy the registry and its .pages file again from its publisher");
    };
    if (bytes.size() != kPageListHeaderBytes + page_count * sizeof(Hash256)) return altered();
    if (blake2b_256(as_bytes(bytes)) != pages_root) return altered();
    if (get_u32(bytes) != page_size || get_u32(bytes.substr(4)) != page_count) return altered();
    PageList list(page_size);
    const std::string_view hashes = bytes.substr(kPageListHeaderBytes);
    list.hashes_.resize(hashes.size() / sizeof(Hash256));
    if (!hashes.empty()) std::memcpy(list.hashes_.data(), hashes.data(), hashes.size());
    return list;
}

}  // namespace temviet
