// SPDX-License-Identifier: Apache-2.0
// The search index of a registry file. In: the rows of a writable connection. Out: the tables search_organisation and
// search, which hold nothing yet. Must not know what is looked for.
#pragma once

#include <span>
#include <temviet/base/words.hpp>
#include "registry/sqlite.hpp"

namespace temviet {

/// Kinds of what the index leads to: rowid = kind << kSearchKindShift | number.
inline constexpr int kSearchKindShift = 40;
/// Stands before a word that is about the thing and not of its name; a letter to the index, to nobody's keyboard.
inline constexpr std::string_view kAboutMark = "\u00B7";
enum class SearchRow : std::int64_t { product = 0, organisation = 1, outlet = 2 };

/// Words of legal forms ("hợp tác xã", "công ty TNHH") name nobody in particular: an owner is indexed without them,
/// and a query may leave them out. Length of the form that starts at `words[at]`, 0 = none.
[[nodiscard]] std::size_t legal_form_length(std::span<const SearchWord> words, std::size_t at);

/// The same rows make the same index.
[[nodiscard]] Result<void> fill_search_index(SqliteConnection& db);

}  // namespace temviet
