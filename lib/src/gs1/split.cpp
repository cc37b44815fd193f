// SPDX-License-Identifier: Apache-2.0
#include <temviet/gs1/elements.hpp>

namespace temviet::gs1 {

std::optional<std::vector<RawElement>> split_element_string(std::string_view bytes) {
    constexpr char kSeparator = '\x1d';
    std::vector<RawElement> out;
    std::size_t at = !bytes.empty() && bytes.front() == kSeparator ? 1 : 0;
    while (at < bytes.size()) {
        const auto rest = bytes.substr(at);
        const std::size_t ai = ai_length(rest);
        if (ai == 0) return std::nullopt;
        RawElement element;
        element.ai = rest.substr(0, ai);
        element.offset = at;
        const std::size_t fixed = predefined_length(element.ai);
        std::size_t length = 0;
        if (fixed != 0) {
            if (rest.size() < fixed || rest.substr(0, fixed).find(kSeparator) != std::string_view::npos) return std::nullopt;
            length = fixed - ai;
        } else {
            const auto end = rest.find(kSeparator);
            length = (end == std::string_view::npos ? rest.size() : end) - ai;
        }
        element.value = rest.substr(ai, length);
        at += ai + length;
        if (at < bytes.size() && bytes[at] == kSeparator) {
            element.separated = true;
            ++at;
        }
        out.push_back(element);
    }
    return out;
}

}  // namespace temviet::gs1
