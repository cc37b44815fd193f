// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace temviet::gs1::tables {

struct AiRow {
    const char *first, *last;
    bool separator, attribute;
    const char *components, *needs, *excludes, *path, *title;
};
struct PrefixRow {
    const char *first, *last, *office;
};
struct BlockRow {
    const char* leading;
    int prefix_length;
};
extern const AiRow kAis[];
extern const std::size_t kAiCount;
extern const PrefixRow kPrefixes[];
extern const std::size_t kPrefixCount;
extern const BlockRow kVietnamBlocks[];
extern const std::size_t kVietnamBlockCount;
/// Sorted codes with one space between them.
extern const char* const kCountries;
extern const char* const kCountryLetters;
extern const char* const kCurrencies;

}  // namespace temviet::gs1::tables
