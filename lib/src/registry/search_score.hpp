// SPDX-License-Identifier: Apache-2.0
// How well one thing answers a query. In: its texts and the query's words. Out: how and where the words were met, and a
// rank. Must not know the database.
#pragma once

#include <temviet/registry/search.hpp>
#include "registry/search_words.hpp"

namespace temviet::lookup {

struct Texts {
    HitKind kind = HitKind::product;
    std::string_view name;
    std::string_view brand, owner, category;  // may be empty
};
struct Score {
    MatchKind why = MatchKind::exact;
    MatchField field = MatchField::name;
    SearchRank rank;
    std::vector<std::string> corrected;  // words met instead of mistyped ones
};
/// `guess`: what a word may be met by when it is not there as it was typed: nothing (folded), a longer word (prefix, the
/// last one only), or one a letter away (typo). Nothing when a word is not met at all.
[[nodiscard]] std::optional<Score> score(const QueryWords& query, const Texts& texts, MatchKind guess);

}  // namespace temviet::lookup
