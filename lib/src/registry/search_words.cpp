// SPDX-License-Identifier: Apache-2.0
#include "registry/search_words.hpp"

#include <algorithm>
#include <set>

namespace temviet::lookup {
namespace {

constexpr std::size_t kMaxAlternatives = 12;
// A word of two letters is one mistake away from half the language: only beside others that tell which half.
constexpr std::size_t kShortestAlone = 3, kShortestCorrected = 2;
constexpr std::size_t kLongestCorrected = 24;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

std::string in_quotes(std::string_view word) { return "\"" + std::string(word) + "\""; }
std::string in_name_or_about(std::string_view name_word, std::string_view folded) {
    return "(" + in_quotes(name_word) + " OR " + in_quotes(std::string(kAboutMark) + std::string(folded)) + ")";
}

template <class Term>
std::string all_of(const std::vector<SearchWord>& words, Term term) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " AND ") + term(word);
    return out;
}

const std::string& as_typed(const SearchWord& word) { return word.marked() ? word.exact : word.folded; }

/// Documents that hold the word, in a name or about one.
Result<std::int64_t> uses(Registry::Impl& registry, const std::string& folded) {
    std::int64_t count = 0;
    Lookup lookup(registry);
    for (const auto& term : {folded, std::string(kAboutMark) + folded})
        if (lookup.start(Query::search_word, term) && lookup.next()) count += lookup.row().number(0);
    if (lookup.failed()) return lookup.error();
    return count;
}

std::set<std::string> one_edit_away(const std::string& word) {
    std::set<std::string> out;
    for (std::size_t at = 0; at <= word.size(); ++at) {
        const auto before = word.substr(0, at), after = word.substr(at);
        for (const char letter : kLetters) {
            out.insert(before + letter + after);
            if (!after.empty()) out.insert(before + letter + after.substr(1));
        }
        if (!after.empty()) out.insert(before + after.substr(1));
        if (after.size() > 1) out.insert(before + after[1] + after[0] + after.substr(2));
    }
    out.erase(word);
    out.erase("");
    return out;
}

}  // namespace

QueryWords query_words(std::string_view text) {
    QueryWords out;
    const auto all = search_words(text);
    for (std::size_t at = 0; at < all.size();) {
        if (const auto form = legal_form_length(all, at); form != 0) {
            out.names_legal_form = true;
            at += form;
        } else {
            out.words.push_back(all[at++]);
        }
    }
    if (out.words.empty()) out.words = all;
    return out;
}

std::string match_exact_name(const std::vector<SearchWord>& words) {
    return all_of(words, [](const auto& word) { return in_quotes(as_typed(word)); });
}
std::string match_exact(const std::vector<SearchWord>& words) {
    return all_of(words, [](const auto& word) { return in_name_or_about(as_typed(word), word.folded); });
}
std::string match_folded_name(const std::vector<SearchWord>& words) {
    return all_of(words, [](const auto& word) { return in_quotes(word.folded); });
}
std::string match_folded(const std::vector<SearchWord>& words) {
    return all_of(words, [](const auto& word) { return in_name_or_about(word.folded, word.folded); });
}
std::string match_prefix(const std::vector<SearchWord>& words) {
    const auto& last = words.back().folded;
    auto out = match_folded({words.begin(), words.end() - 1});
    if (!out.empty()) out += " AND ";
    return out + "(" + in_quotes(last) + " * OR " + in_quotes(std::string(kAboutMark) + last) + " *)";
}

Result<bool> is_known(Registry::Impl& registry, const std::string& folded) {
    const auto count = uses(registry, folded);
    if (!count) return tl::unexpected(count.error());
    return *count > 0;
}

Result<Alternatives> corrections(Registry::Impl& registry, const std::string& folded, bool alone) {
    const bool letters = std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    Alternatives out;
    if (!letters || folded.size() < (alone ? kShortestAlone : kShortestCorrected) || folded.size() > kLongestCorrected) return out;
    std::vector<std::pair<std::int64_t, std::string>> found;
    for (const auto& candidate : one_edit_away(folded)) {
        if (candidate.size() < 2) continue;
        const auto count = uses(registry, candidate);
        if (!count) return tl::unexpected(count.error());
        if (*count > 0) found.emplace_back(-*count, candidate);
    }
    std::sort(found.begin(), found.end());
    if (found.size() > kMaxAlternatives) found.resize(kMaxAlternatives);
    for (auto& [count, word] : found) out.push_back({std::move(word)});
    for (std::size_t at = 2; at + 2 <= folded.size(); ++at) {
        const auto first = folded.substr(0, at), second = folded.substr(at);
        const auto one = is_known(registry, first), two = is_known(registry, second);
        if (!one) return tl::unexpected(one.error());
        if (!two) return tl::unexpected(two.error());
        if (*one && *two) out.push_back({first, second});
    }
    return out;
}

std::string match_with(const std::vector<SearchWord>& words, const std::vector<Alternatives>& alternatives) {
    std::string out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string term;
        for (const auto& alternative : alternatives[at]) {
            std::string part;
            for (const auto& word : alternative) part += (part.empty() ? "" : " AND ") + in_name_or_about(word, word);
            term += (term.empty() ? "(" : " OR (") + part + ")";
        }
        term = alternatives[at].empty() ? in_name_or_about(words[at].folded, words[at].folded) : "(" + term + ")";
        out += (out.empty() ? "" : " AND ") + term;
    }
    return out;
}

int letters_apart(std::string_view a, std::string_view b) {
    if (a == b) return 0;
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return 2;
    std::size_t front = 0;
    while (front < a.size() && a[front] == b[front]) ++front;
    const auto x = a.substr(front), y = b.substr(front);
    if (x.size() < y.size()) return x == y.substr(1) ? 1 : 2;
    if (x.substr(1) == y.substr(1)) return 1;
    const bool swapped = x.size() > 1 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2);
    return swapped ? 1 : 2;
}

}  // namespace temviet::lookup
