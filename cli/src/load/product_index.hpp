// SPDX-License-Identifier: Apache-2.0
// Where products stand in the sources: by GTIN, code and name of their owner.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sources/source_folder.hpp"

namespace temviet::cli {

class ProductIndex {
public:
    void build(const SourceTableFile& products, const SourceTableFile& gtins);
    void remember(const SourceTableFile& products, std::size_t row);
    void add_gtin(const std::string& gtin, std::size_t row);
    /// Rows of `product` that have this GTIN of 8, 12, 13 or 14 digits.
    [[nodiscard]] std::vector<std::size_t> by_gtin(const std::string& gtin) const;
    [[nodiscard]] std::optional<std::size_t> by_code(const std::string& organisation, const std::string& code) const;
    /// By folded name, among the owner's products.
    [[nodiscard]] std::optional<std::size_t> by_name(const std::string& organisation, const std::string& name) const;
    [[nodiscard]] std::set<std::string> codes(const std::string& organisation) const;

private:
    std::multimap<std::string, std::size_t> gtins_;
    std::map<std::string, std::map<std::string, std::size_t>> codes_, names_;
};

/// The id of another organisation that holds the GTIN's company prefix today while `organisation` holds none of it; else
/// empty.
[[nodiscard]] std::string prefix_holder(const SourceTableFile& prefixes, const std::string& gtin, const std::string& organisation);

}  // namespace temviet::cli
