// SPDX-License-Identifier: Apache-2.0
// Which numbers may name goods, and how long a company prefix is (04, "Who may speak for which GTIN").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace temviet {

/// GS1 mod-10 check digit over the digits in front of it.
[[nodiscard]] char gtin_check_digit(std::string_view digits) noexcept;
/// A GTIN-14 made of a GTIN-8.
[[nodiscard]] bool is_gtin8(std::string_view gtin14) noexcept;
/// Restricted circulation, coupons and 977–979: never entitles anyone.
[[nodiscard]] bool is_restricted_gtin(std::string_view gtin14);
/// The same for leading digits of GTIN-13.
[[nodiscard]] bool is_restricted_prefix(std::string_view prefix);

/// Company prefix lengths by block: the published table and a registry's own gcp_block rows; longest match.
class BlockTable {
public:
    /// False: the published table gives these very digits another length.
    [[nodiscard]] bool add(const std::string& leading, int length);
    struct Block {
        std::string leading;
        int prefix_length = 0;
    };
    [[nodiscard]] std::optional<Block> find(std::string_view prefix) const;

private:
    std::map<std::string, int, std::less<>> own_;
};

}  // namespace temviet
