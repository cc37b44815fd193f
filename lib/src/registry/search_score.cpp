// SPDX-License-Identifier: Apache-2.0
#include "registry/search_score.hpp"

#include <algorithm>
#include <array>

namespace temviet::lookup {
namespace {

/// How one word was met; smaller is better.
enum Meeting { kExact, kFolded, kLonger, kMistyped, kNotMet };

struct Met {
    Meeting how = kNotMet;
    int apart = 0;  // bytes by which the marked forms differ, of a mistyped word
    std::string word;
};

int bytes_apart(std::string_view a, std::string_view b) {
    std::vector<int> row(b.size() + 1);
    for (std::size_t at = 0; at <= b.size(); ++at) row[at] = static_cast<int>(at);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int corner = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int next = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = std::exchange(row[j], next);
        }
    }
    return row[b.size()];
}

/// Marks that were typed hold for longer words too; only the tone, at the end of the word, may still be to come.
bool same_start(const SearchWord& word, const SearchWord& longer) {
    if (!longer.folded.starts_with(word.folded)) return false;
    auto start = word.exact;
    for (const std::string_view tone : {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"})
        if (start.ends_with(tone)) start.resize(start.size() - tone.size());
    return !word.marked() || longer.exact.starts_with(start);
}

Met meet(const SearchWord& word, const std::vector<SearchWord>& text, MatchKind guess, bool last) {
    Met best;
    const auto offer = [&](Meeting how, int apart, const std::string& met) {
        if (how < best.how || (how == best.how && apart < best.apart)) best = {how, apart, met};
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto& other = text[at];
        if (word.folded == other.folded) {
            // Typed without marks it stands for any of them; it is exact only where there are none.
            offer(word.exact == other.exact ? kExact : kFolded, 0, other.folded);
        } else if (guess == MatchKind::prefix && last && same_start(word, other)) {
            offer(kLonger, 0, other.folded);
        } else if (guess == MatchKind::typo) {
            if (letters_apart(word.folded, other.folded) == 1)
                offer(kMistyped, bytes_apart(word.exact, other.exact), other.folded);
            else if (at + 1 < text.size() && word.folded == other.folded + text[at + 1].folded)
                offer(kMistyped, 1, other.folded + " " + text[at + 1].folded);
        }
    }
    return best;
}

/// A name without its asides: "Trà Sen Vàng (Demo)" is asked for as "trà sen vàng".
std::string_view without_aside(std::string_view name) {
    const auto at = name.find('(');
    return at == std::string_view::npos || at == 0 ? name : name.substr(0, at);
}

bool stands_at(const std::vector<SearchWord>& text, const std::vector<SearchWord>& words, std::size_t at) {
    if (at + words.size() > text.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (text[at + i].folded != words[i].folded) return false;
    return true;
}

}  // namespace

std::optional<Score> score(const QueryWords& query, const Texts& texts, MatchKind guess) {
    const std::array<std::vector<SearchWord>, 4> fields{search_words(texts.name), search_words(texts.brand),
                                                        search_words(texts.owner), search_words(texts.category)};
    Score out;
    Meeting worst = kExact;
    for (std::size_t at = 0; at < query.words.size(); ++at) {
        Met best;
        std::size_t where = 0;
        for (std::size_t field = 0; field < fields.size(); ++field) {
            auto met = meet(query.words[at], fields[field], guess, at + 1 == query.words.size());
            if (met.how < best.how) best = std::move(met), where = field;
        }
        if (best.how == kNotMet) return std::nullopt;
        worst = std::max(worst, best.how);
        out.field = std::max(out.field, static_cast<MatchField>(where));
        if (best.how != kExact) out.rank.inexact += 1 + best.apart;
        if (best.how >= kLonger) out.corrected.push_back(best.word);
    }
    switch (worst) {
        case kExact: out.why = MatchKind::exact; break;
        case kFolded: out.why = MatchKind::folded; break;
        case kLonger: out.why = MatchKind::prefix; break;
        case kMistyped:
        case kNotMet: out.why = MatchKind::typo; break;
    }
    const auto name = query_words(without_aside(texts.name));
    std::size_t at = 0;
    while (at < name.words.size() && !stands_at(name.words, query.words, at)) ++at;
    const bool together = at < name.words.size();
    auto& rank = out.rank;
    rank.why = static_cast<int>(out.why);
    rank.field = static_cast<int>(out.field);
    rank.not_whole = together && at == 0 && name.words.size() == query.words.size() ? 0 : 1;
    // "HTX …" asks for the organisation before its goods.
    constexpr std::array kGoodsFirst{0, 1, 2}, kFirmsFirst{1, 0, 2};
    rank.kind = (query.names_legal_form ? kFirmsFirst : kGoodsFirst)[static_cast<std::size_t>(texts.kind)];
    rank.loose = !together ? 2 : at == 0 ? 0 : 1;
    rank.length = static_cast<int>(name.words.size());
    return out;
}

}  // namespace temviet::lookup
