// SPDX-License-Identifier: Apache-2.0
// Errors in the user's language. The library says what is wrong in English, once; here that sentence is recognised by
// its fixed words and said in Vietnamese with the same file names and numbers in it.
#include <algorithm>
#include <array>
#include <optional>
#include <temviet/report/render.hpp>
#include <vector>

#include "report/error_rows.hpp"

namespace temviet {
namespace {

using report::ErrorRow;
using Arguments = std::vector<std::string_view>;

constexpr std::string_view kSlot = "{}";
constexpr int kMaxDepth = 4;  // a sentence in a sentence: "the page list cannot be read: cannot read F: …"

std::size_t fixed_length(const ErrorRow& row) {
    std::size_t slots = 0;
    for (auto at = row.en.find(kSlot); at != std::string_view::npos; at = row.en.find(kSlot, at + 2)) ++slots;
    return row.en.size() - 2 * slots;
}

/// The row with the most fixed words comes first, so that the first match is the most precise.
const std::vector<const ErrorRow*>& rows_by_precision() {
    static const auto rows = [] {
        std::vector<const ErrorRow*> out;
        for (const auto& table : {report::input_error_rows(), report::code_error_rows(), report::trust_error_rows(),
#ifndef TEMVIET_FOR_APPS  // the C ABI issues no stamp and builds no registry
                                  report::issuing_error_rows(), report::source_error_rows(), report::sheet_error_rows(),
#endif
             })
            for (const auto& row : table) out.push_back(&row);
        std::stable_sort(out.begin(), out.end(), [](auto* a, auto* b) { return fixed_length(*a) > fixed_length(*b); });
        return out;
    }();
    return rows;
}

/// What stands in the slots of `pattern`, when `text` is that sentence.
std::optional<Arguments> match(std::string_view pattern, std::string_view text) {
    Arguments out;
    auto slot = pattern.find(kSlot);
    if (slot == std::string_view::npos) return pattern == text ? std::optional(out) : std::nullopt;
    if (!text.starts_with(pattern.substr(0, slot))) return std::nullopt;
    text.remove_prefix(slot);
    while (slot != std::string_view::npos) {
        pattern.remove_prefix(slot + kSlot.size());
        slot = pattern.find(kSlot);
        const auto words = pattern.substr(0, slot);
        if (slot == std::string_view::npos) {
            if (!text.ends_with(words)) return std::nullopt;
            out.push_back(text.substr(0, text.size() - words.size()));
        } else {
            const auto at = text.find(words);
            if (at == std::string_view::npos) return std::nullopt;
            out.push_back(text.substr(0, at));
            text.remove_prefix(at + words.size());
        }
    }
    return out;
}

std::string in_vietnamese(std::string_view sentence, int depth);

constexpr std::string_view kStandardInput = "standard input";

/// {} is the next argument as it is, {n} the same unless it is "standard input", {s} the next one as a sentence of its
/// own; any other brace is a brace.
std::string fill(std::string_view vi, const Arguments& arguments, int depth) {
    std::string out;
    std::size_t next = 0;
    while (!vi.empty()) {
        const bool sentence = vi.starts_with("{s}"), name = vi.starts_with("{n}");
        if ((sentence || name || vi.starts_with(kSlot)) && next < arguments.size()) {
            const auto argument = arguments[next++];
            if (name && argument == kStandardInput) out += "đầu vào chuẩn";
            else out += sentence ? in_vietnamese(argument, depth + 1) : std::string(argument);
            vi.remove_prefix(sentence || name ? 3 : 2);
        } else {
            out += vi.front();
            vi.remove_prefix(1);
        }
    }
    return out;
}

std::string in_vietnamese(std::string_view sentence, int depth) {
    if (!sentence.empty() && depth < kMaxDepth)
        for (const auto* row : rows_by_precision())
            if (const auto arguments = match(row->en, sentence)) return fill(row->vi, *arguments, depth);
    return std::string(sentence);
}

}  // namespace

std::string translated(std::string_view sentence, Language language) {
    return language == Language::vi ? in_vietnamese(sentence, 0) : std::string(sentence);
}

Error translated(Error error, Language language) {
    error.message = translated(error.message, language);
    error.hint = translated(error.hint, language);
    return error;
}

}  // namespace temviet
