// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace temviet::gs1 {

struct CheckProblem {
    const char* code;
    std::string message;
    std::size_t offset;
};
/// Runs the named check of the AI table on one component's value, whose characters and length are right already.
[[nodiscard]] std::optional<CheckProblem> run_check(std::string_view check, std::string_view value);
/// Character of type N, X, Y or Z.
[[nodiscard]] bool is_in_set(char type, char c) noexcept;

}  // namespace temviet::gs1
