// SPDX-License-Identifier: Apache-2.0
// Short lists: sources, rules of schemes, foreign schemes; and alerts found by words of their names.
#include <algorithm>
#include <iterator>
#include <temviet/base/text.hpp>
#include "registry/lookup_rows.hpp"
#include "registry/registry_impl.hpp"

namespace temviet {
namespace {

constexpr std::size_t kMaxKeptSources = 4096;

/// A whole table, read at the first question and kept.
template <class Row, class Convert>
Result<const std::vector<Row>*> kept(Registry::Impl& impl, Kept<std::vector<Row>>& place, Query query, Convert convert) {
    if (const auto* rows = place.get()) return rows;
    auto rows = all_rows<Row>(impl, convert, query);
    if (!rows) return tl::unexpected(rows.error());
    return &place.keep(std::move(*rows));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    const auto folded = fold_vietnamese(text);
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool holds_all(std::string_view folded, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const auto& word) { return folded.find(word) != std::string_view::npos; });
}

}  // namespace

Result<std::optional<SourceRow>> Registry::source(std::string_view id) const {
    {
        const std::lock_guard lock(impl_->sources_mutex);
        if (const auto found = impl_->sources.find(id); found != impl_->sources.end()) return found->second;
    }
    auto row = one_row<SourceRow>(*impl_, to_source, Query::source, id);
    if (row && *row) {
        const std::lock_guard lock(impl_->sources_mutex);
        if (impl_->sources.size() < kMaxKeptSources) impl_->sources.emplace(id, **row);
    }
    return row;
}

Result<std::vector<IssuerRuleRow>> Registry::issuer_rules(std::string_view scheme) const {
    const auto rows = kept<IssuerRuleRow>(*impl_, impl_->issuer_rules, Query::issuer_rules, to_issuer_rule);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<IssuerRuleRow> out;
    std::copy_if((*rows)->begin(), (*rows)->end(), std::back_inserter(out), [&](const auto& row) { return row.scheme == scheme; });
    return out;
}

Result<std::vector<ForeignSchemeRow>> Registry::foreign_schemes() const {
    const auto rows = kept<ForeignSchemeRow>(*impl_, impl_->foreign_schemes, Query::foreign_schemes, to_foreign_scheme);
    if (!rows) return tl::unexpected(rows.error());
    return **rows;
}

Result<std::vector<AlertRow>> Registry::find_alerts(std::string_view text, std::size_t limit) const {
    std::vector<AlertRow> out;
    const auto words = words_of(text);
    if (words.empty()) return out;
    Lookup lookup(*impl_);
    if (lookup.start(Query::alerts_by_name)) {
        while (out.size() < limit && lookup.next()) {
            auto row = to_alert(lookup.row(), impl_->info.kind);
            const auto names = row.product_name.value_or("") + " " + row.firm_name.value_or("");
            if (holds_all(fold_vietnamese(names), words)) out.push_back(std::move(row));
        }
    }
    if (lookup.failed()) return lookup.error();
    return out;
}

}  // namespace temviet
