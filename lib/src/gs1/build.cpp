// SPDX-License-Identifier: Apache-2.0
#include <temviet/gs1/elements.hpp>

namespace temviet::gs1 {

std::string to_element_string(const Elements& elements, char fnc1) {
    std::string out;
    for (std::size_t i = 0; i < elements.items.size(); ++i) {
        const auto& element = elements.items[i];
        out += element.ai + element.value;
        if (i + 1 < elements.items.size() && predefined_length(element.ai) == 0) out += fnc1;
    }
    return out;
}

std::string to_bracketed(const Elements& elements) {
    std::string out;
    for (const auto& element : elements.items) {
        out += "(" + element.ai + ")";
        for (const char c : element.value) {
            if (c == '(') out += '\\';  // GS1's own spelling: else (21) inside a lot would read as a serial
            out += c;
        }
    }
    return out;
}

}  // namespace temviet::gs1
