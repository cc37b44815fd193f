// SPDX-License-Identifier: Apache-2.0
// Elements by local name: writers are free to choose namespace prefixes.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace temviet::cli {

[[nodiscard]] inline std::string_view xml_local(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
[[nodiscard]] inline bool xml_is(const pugi::xml_node& node, std::string_view name) { return xml_local(node.name()) == name; }
[[nodiscard]] inline pugi::xml_node xml_child(const pugi::xml_node& node, std::string_view name) {
    for (const auto child : node.children())
        if (xml_is(child, name)) return child;
    return {};
}
/// An attribute by local name: r:id and its kin.
[[nodiscard]] inline std::string_view xml_attribute(const pugi::xml_node& node, std::string_view name) {
    for (const auto attribute : node.attributes())
        if (xml_local(attribute.name()) == name) return attribute.value();
    return {};
}

}  // namespace temviet::cli
