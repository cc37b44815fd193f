// SPDX-License-Identifier: Apache-2.0
#include "load/product_index.hpp"

#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

std::string gtin14(const std::string& digits) { return digits.size() < 14 ? std::string(14 - digits.size(), '0') + digits : digits; }

}  // namespace

void ProductIndex::build(const SourceTableFile& products, const SourceTableFile& gtins) {
    for (std::size_t row = 0; row < products.rows.size(); ++row) {
        remember(products, row);
        std::string word;
        for (const char c : products.get(row, "gtin") + " ") {
            if (is_digit(c)) word += c;
            else if (!word.empty()) {
                add_gtin(word, row);
                word.clear();
            }
        }
    }
    for (std::size_t row = 0; row < gtins.rows.size(); ++row)
        if (const auto product = by_code(gtins.get(row, "organisation"), gtins.get(row, "code"))) add_gtin(gtins.get(row, "gtin"), *product);
}

void ProductIndex::remember(const SourceTableFile& products, std::size_t row) {
    const auto organisation = products.get(row, "organisation");
    codes_[organisation].emplace(products.get(row, "code"), row);
    names_[organisation].emplace(fold_vietnamese(products.get(row, "name")), row);
}

void ProductIndex::add_gtin(const std::string& gtin, std::size_t row) { gtins_.emplace(gtin14(gtin), row); }

std::vector<std::size_t> ProductIndex::by_gtin(const std::string& gtin) const {
    std::vector<std::size_t> out;
    const auto range = gtins_.equal_range(gtin14(gtin));
    for (auto at = range.first; at != range.second; ++at) out.push_back(at->second);
    return out;
}

std::optional<std::size_t> ProductIndex::by_code(const std::string& organisation, const std::string& code) const {
    const auto owner = codes_.find(organisation);
    if (owner == codes_.end()) return std::nullopt;
    const auto found = owner->second.find(code);
    return found == owner->second.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> ProductIndex::by_name(const std::string& organisation, const std::string& name) const {
    const auto owner = names_.find(organisation);
    if (owner == names_.end()) return std::nullopt;
    const auto found = owner->second.find(fold_vietnamese(name));
    return found == owner->second.end() ? std::nullopt : std::optional(found->second);
}

std::set<std::string> ProductIndex::codes(const std::string& organisation) const {
    std::set<std::string> out;
    if (const auto owner = codes_.find(organisation); owner != codes_.end())
        for (const auto& [code, row] : owner->second) out.insert(code);
    return out;
}

std::string prefix_holder(const SourceTableFile& prefixes, const std::string& gtin, const std::string& organisation) {
    const auto digits = gtin14(gtin).substr(1);
    if (gtin14(gtin).starts_with("000000")) return {};  // a GTIN-8 has no company prefix
    std::string holder;
    for (std::size_t row = 0; row < prefixes.rows.size(); ++row) {
        const auto prefix = prefixes.get(row, "prefix");
        if (prefix.empty() || !digits.starts_with(prefix) || !prefixes.get(row, "valid_to").empty()) continue;
        if (prefixes.get(row, "organisation") == organisation) return {};
        holder = prefixes.get(row, "organisation");
    }
    return holder;
}

}  // namespace temviet::cli
