// SPDX-License-Identifier: Apache-2.0
#include "io/roi.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace temviet::cli {

std::optional<Roi> Roi::parse(std::string_view text) {
    Roi roi;
    for (std::size_t i = 0; i < roi.numbers_.size(); ++i) {
        const auto comma = text.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == roi.numbers_.size())) return std::nullopt;
        std::string_view part = text.substr(0, comma);
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        auto& number = roi.numbers_[i];
        number.percent = part.ends_with('%');
        if (number.percent) part.remove_suffix(1);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number.value, std::chars_format::fixed);
        if (error != std::errc() || end != part.data() + part.size() || part.empty()) return std::nullopt;
        if (!std::isfinite(number.value) || number.value < 0 || number.value > (number.percent ? 100 : 1e6)) return std::nullopt;
    }
    if (roi.numbers_[2].value <= 0 || roi.numbers_[3].value <= 0) return std::nullopt;
    return roi;
}

Result<Rect> Roi::in(Size picture, const std::string& name) const {
    const auto pixels = [&](std::size_t i) {
        const double side = i % 2 == 0 ? picture.width : picture.height;
        return numbers_[i].percent ? numbers_[i].value / 100 * side : numbers_[i].value;
    };
    const auto range = [&](std::size_t from, int side) {
        const double first = std::floor(pixels(from)), last = std::min(std::ceil(pixels(from) + pixels(from + 2)), static_cast<double>(side));
        return std::pair(static_cast<int>(std::min(first, static_cast<double>(side))), static_cast<int>(last));
    };
    const auto [left, right] = range(0, picture.width);
    const auto [top, bottom] = range(1, picture.height);
    if (left >= right || top >= bottom)
        return fail("ROI_OUTSIDE",
                    "--roi lies outside " + name + ", which has " + std::to_string(picture.width) + " x " + std::to_string(picture.height) + " pixels",
                    "give left, top, width and height inside the picture, or percent: --roi 10%,10%,50%,50%");
    return Rect{left, top, right - left, bottom - top};
}

}  // namespace temviet::cli
