// SPDX-License-Identifier: Apache-2.0
// What the columns of a list of products can mean, and the headings Vietnamese offices give them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace temviet::cli {

enum class Field {
    product_name, product_code, brand, category, net_content, shelf_life_days, origin, gtin,
    organisation_name, organisation_id, tax_code, address, phone, website,
    commune, district, province,
    scheme, level, number, issuer, issued_on, expires_on, status,
    count_,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::count_);

/// The stable name mapping files use: "product.name".
[[nodiscard]] std::string_view to_string(Field field) noexcept;
[[nodiscard]] std::optional<Field> parse_field_name(std::string_view name) noexcept;
/// How the heading is called in words.
[[nodiscard]] std::string_view field_words(Field field, bool vietnamese) noexcept;

/// A heading in the form the lists compare: folded, letters and digits only.
[[nodiscard]] std::string heading_key(std::string_view heading);
/// The field a heading names; nullopt when it is none of ours.
[[nodiscard]] std::optional<Field> field_of_heading(std::string_view heading);
/// Headings that never hold data: numbers of rows.
[[nodiscard]] bool is_row_number_heading(std::string_view heading);

}  // namespace temviet::cli
