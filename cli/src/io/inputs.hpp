// SPDX-License-Identifier: Apache-2.0
// What a person names on the command line -> the pictures to read, in a stable order.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet::cli {

struct Input {
    std::filesystem::path path;    ///< empty for standard input
    bool is_stdin = false;
    std::optional<Error> problem;  ///< a folder that cannot be read stays in the list, as an answer of its own
};

/// Files as given; folders (recursively, links not followed, hidden names skipped) give their pictures in byte order of
/// their paths; "-" is standard input. A folder without any picture is a problem that names the folder.
[[nodiscard]] std::vector<Input> expand_inputs(const std::vector<std::string>& names);

}  // namespace temviet::cli
