// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <temviet/base/text.hpp>

namespace temviet {

bool all_digits(std::string_view text) noexcept { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = ascii_lower(c);
    return out;
}

bool starts_with_icase(std::string_view text, std::string_view prefix) noexcept {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (ascii_lower(text[i]) != ascii_lower(prefix[i])) return false;
    return true;
}

std::size_t find_icase(std::string_view text, std::string_view needle, std::size_t from) noexcept {
    if (needle.empty()) return from <= text.size() ? from : std::string_view::npos;
    const char first = ascii_lower(needle.front());
    for (std::size_t i = from; i + needle.size() <= text.size(); ++i)
        if (ascii_lower(text[i]) == first && starts_with_icase(text.substr(i), needle)) return i;
    return std::string_view::npos;
}

}  // namespace temviet
