// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/text.hpp>
#include <utf8proc.h>

namespace temviet {
namespace {

struct Step {
    std::size_t bytes, columns;
};

/// One character at the front; an ill-formed byte stands for one column, as terminals show it.
Step step(std::string_view rest) noexcept {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()), static_cast<utf8proc_ssize_t>(rest.size()), &point);
    if (length <= 0) return {1, 1};
    return {static_cast<std::size_t>(length), static_cast<std::size_t>(utf8proc_charwidth(point))};
}

}  // namespace

std::size_t display_columns(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Step at = step(text);
        columns += at.columns;
        text.remove_prefix(at.bytes);
    }
    return columns;
}

std::string fit_columns(std::string_view text, std::size_t max_columns) {
    if (max_columns == 0 || display_columns(text) <= max_columns) return std::string(text);
    std::size_t columns = 0, end = 0;
    while (end < text.size()) {
        const Step at = step(text.substr(end));
        if (columns + at.columns > max_columns - 1) break;  // one column for the "…"
        columns += at.columns;
        end += at.bytes;
    }
    // A mark that combines with the last letter belongs to it.
    while (end < text.size() && step(text.substr(end)).columns == 0) end += step(text.substr(end)).bytes;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace temviet
