// SPDX-License-Identifier: Apache-2.0
// What the registries say about a number or a name, as a card or as JSON. Says nothing about any pack.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <temviet/registry/registry.hpp>
#include "cli.hpp"

namespace temviet::cli {

struct LookupAnswer {
    bool found = false;
    std::string text, json;
};
/// `query`: a GTIN of 8, 12, 13 or 14 digits, or words of a product's or an organisation's name. Certificates and
/// orders are judged on `today`.
[[nodiscard]] Result<LookupAnswer> look_up(const Context& context, std::span<const Registry> registries,
                                           const std::string& query, std::size_t limit,
                                           const Date& today);

}  // namespace temviet::cli
