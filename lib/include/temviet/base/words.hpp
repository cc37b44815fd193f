// SPDX-License-Identifier: Apache-2.0
// Words of Vietnamese text for search: the same cutting and the same forms for what is looked for and what is looked in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace temviet {

struct SearchWord {
    std::string exact;   ///< lower case with its marks, the tone at the end of the word ("hòa" = "hoà"); decomposed
    std::string folded;  ///< without marks, đ → d
    /// Whether it was written with any mark: only then the exact form says more than the folded one.
    [[nodiscard]] bool marked() const noexcept { return exact != folded; }
    friend bool operator==(const SearchWord&, const SearchWord&) = default;
};

/// Letters and digits make words, a change between the two ends one ("500g" = "500 g"), all else separates. Common
/// abbreviations are written out: HTX = hợp tác xã, Cty = công ty, CP = cổ phần, TP = thành phố, cafe = cà phê, … Replaces `out`.
void search_words(std::string_view text, std::vector<SearchWord>& out);
[[nodiscard]] std::vector<SearchWord> search_words(std::string_view text);

}  // namespace temviet
