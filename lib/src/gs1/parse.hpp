// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <temviet/gs1/elements.hpp>

namespace temviet::gs1 {

/// Adds one element after all its checks; `offset` is where its value starts in the payload. The same AI with another
/// value is AI_TWICE; with the same value it is kept once (GS1 General Specifications §4.14).
[[nodiscard]] Result<void> add_element(Elements& elements, std::string_view ai, std::string_view value, std::size_t offset);
/// A value as written (percent-encoded, or with \( for a bracket) and what it spells.
struct Spelled {
    std::string value;
    std::vector<std::size_t> at;  ///< at[i]: where value[i] stands in the payload; one more for the end
};
/// Same; the offset of an error is that of the character as written.
[[nodiscard]] Result<void> add_element(Elements& elements, std::string_view ai, const Spelled& spelled);
/// Fills association_problems.
void note_associations(Elements& elements);
[[nodiscard]] Result<Elements> parse_digital_link(std::string_view uri);

}  // namespace temviet::gs1
