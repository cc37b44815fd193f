// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/text.hpp>
#include <temviet/gs1/ai.hpp>

#include "checks.hpp"

namespace temviet::gs1 {

Result<void> check_value(std::string_view ai, std::string_view value) {
    const std::string name = "(" + std::string(ai) + ")";
    const AiInfo* info = find_ai(ai);
    if (info == nullptr) return fail("AI_UNKNOWN", "there is no application identifier " + name, {}, 0);
    std::size_t at = 0;
    for (const auto& component : info->components) {
        const std::size_t left = value.size() - at;
        if (left == 0 && component.optional) break;
        const std::size_t length = std::min(left, component.max);
        const auto part = value.substr(at, length);
        for (std::size_t i = 0; i < part.size(); ++i)
            if (!is_in_set(component.type, part[i]))
                return fail("BAD_CHARACTER", name + " " + std::string(info->title) + " may not hold " + display_safe(part.substr(i, 1)),
                            component.type == 'N' ? "digits only" : "", at + i);
        // base64url may end in padding and nowhere else.
        if (const auto pad = component.type == 'Z' ? part.find('=') : std::string_view::npos;
            pad != std::string_view::npos && (part.size() - pad > 2 || part.find_first_not_of('=', pad) != std::string_view::npos))
            return fail("BAD_VALUE", name + " " + std::string(info->title) + ": = is padding, at most two at the end", {}, at + pad);
        if (length < component.min)
            return fail("VALUE_TOO_SHORT", name + " " + std::string(info->title) + " is too short: " + std::to_string(value.size()) + " characters", {}, value.size());
        for (const auto check : component.checks)
            if (const auto problem = run_check(check, part))
                return fail(problem->code, name + " " + std::string(info->title) + ": " + problem->message, {}, at + problem->offset);
        at += length;
    }
    if (at < value.size())
        return fail("VALUE_TOO_LONG", name + " " + std::string(info->title) + " has at most " + std::to_string(info->max_length()) + " characters", {}, at);
    return {};
}

}  // namespace temviet::gs1
