// SPDX-License-Identifier: Apache-2.0
// Sources of a registry with very many products, for benchmarks.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <temviet/gs1/gtin.hpp>

#include "registry_fixture.hpp"

namespace temviet::bench {

inline std::string gtin_of(std::int64_t number) {
    auto digits = fmt::format("952{:09}", number);
    digits += gs1::check_digit(digits);
    return digits;
}

/// Adds organisations, prefixes (952 and four digits below 1000) and products to what the fixture has.
inline void add_products(RegistryFixture& fixture, std::int64_t products) {
    const std::int64_t organisations = std::max<std::int64_t>(1, products / 5);
    std::string text, prefixes, rows;
    for (std::int64_t at = 0; at < organisations; ++at)
        text += fmt::format("hop-tac-xa-{:06},Hợp tác xã Nông nghiệp số {},,cooperative,{:010},68,active,\n", at, at, at);
    for (std::int64_t at = 0; at < std::min<std::int64_t>(organisations, 1000); ++at)
        prefixes += fmt::format("952{:04},hop-tac-xa-{:06},2020-01-01,\n", at, at);
    for (std::int64_t at = 0; at < products; ++at)
        rows += fmt::format("hop-tac-xa-{:06},SP-{:07},\"Trà Ô Long Cầu Đất hộp số {}, loại {}\",Nhãn {},trà,goods,704,,68,{} g,730,,{}\n",
                            at * organisations / products, at, at, at % 7, at % 1000, 50 + at % 500, gtin_of(at));
    fixture.add("organisation", text).add("organisation_prefix", prefixes).add("product", rows);
}

}  // namespace temviet::bench
