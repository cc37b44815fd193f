// SPDX-License-Identifier: Apache-2.0
// The words of one query. In: what a person typed. Out: MATCH expressions of FTS5 over the search index, and words of
// the index one typing mistake away. Must not know rows.
#pragma once

#include <temviet/base/words.hpp>
#include "registry/registry_impl.hpp"
#include "registry/search_index.hpp"

namespace temviet::lookup {

inline constexpr std::size_t kMaxWords = 16;

struct QueryWords {
    std::vector<SearchWord> words;   // without legal forms, unless there is nothing else
    bool names_legal_form = false;   // "HTX …", "công ty …": organisations are meant first
};
[[nodiscard]] QueryWords query_words(std::string_view text);

/// All words in the names, as typed (a word typed without marks stands for any).
[[nodiscard]] std::string match_exact_name(const std::vector<SearchWord>& words);
/// The same, but a word may also be one of owner or category.
[[nodiscard]] std::string match_exact(const std::vector<SearchWord>& words);
[[nodiscard]] std::string match_folded_name(const std::vector<SearchWord>& words);
[[nodiscard]] std::string match_folded(const std::vector<SearchWord>& words);
/// The last word may go on.
[[nodiscard]] std::string match_prefix(const std::vector<SearchWord>& words);

/// What the index holds instead of one mistyped word: each alternative is one word, or two when a space was forgotten.
using Alternatives = std::vector<std::vector<std::string>>;
/// One letter more, less, other or swapped with its neighbour; the commonest words first, at most 12.
[[nodiscard]] Result<Alternatives> corrections(Registry::Impl& registry, const std::string& folded, bool alone);
[[nodiscard]] Result<bool> is_known(Registry::Impl& registry, const std::string& folded);
/// All words, with alternatives in the place of the one at `at`.
[[nodiscard]] std::string match_with(const std::vector<SearchWord>& words,
                                     const std::vector<Alternatives>& alternatives);

/// Letters by which two folded words differ: 0, 1, or 2 for more. Two neighbours swapped count once.
[[nodiscard]] int letters_apart(std::string_view a, std::string_view b);

}  // namespace temviet::lookup
