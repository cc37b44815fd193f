// SPDX-License-Identifier: Apache-2.0
#include "registry/gtin_rules.hpp"

#include <temviet/gs1/gtin.hpp>
#include <temviet/gs1/prefix.hpp>

namespace temviet {
namespace {

/// Any GTIN-14 that begins with these digits after its indicator: classes and blocks are told by leading digits alone.
std::string some_gtin14(std::string_view prefix) {
    std::string out = "0" + std::string(prefix.substr(0, 13));
    out.resize(14, '0');
    return out;
}

}  // namespace

char gtin_check_digit(std::string_view digits) noexcept { return gs1::check_digit(digits); }

bool is_gtin8(std::string_view gtin14) noexcept { return gtin14.starts_with("000000"); }

bool is_restricted_prefix(std::string_view prefix) {
    return prefix.starts_with("00000") || !gs1::may_entitle(some_gtin14(prefix));
}

bool is_restricted_gtin(std::string_view gtin14) {
    if (is_gtin8(gtin14)) return gtin14[6] == '0' || gtin14[6] == '2' || !gs1::may_entitle(gtin14);
    return is_restricted_prefix(gtin14.substr(1));
}

bool BlockTable::add(const std::string& leading, int length) {
    const auto published = gs1::vietnam_company_prefix_length(some_gtin14(leading));
    if (published && *published != length) return false;
    own_[leading] = length;
    return true;
}

std::optional<BlockTable::Block> BlockTable::find(std::string_view prefix) const {
    if (const auto published = gs1::vietnam_company_prefix_length(some_gtin14(prefix))) return Block{"893", *published};
    for (std::size_t length = prefix.size(); length >= 1; --length) {
        const auto found = own_.find(prefix.substr(0, length));
        if (found != own_.end()) return Block{found->first, found->second};
    }
    return std::nullopt;
}

}  // namespace temviet
