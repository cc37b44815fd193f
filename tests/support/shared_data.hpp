// SPDX-License-Identifier: Apache-2.0
// Reference data that lies beside a checkout on some machines; tests that need it skip where it is missing.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

namespace temviet::test {

/// Content of <name> in ../shared, or in the folder that TEMVIET_SHARED names; nullopt with a line on stderr.
inline std::optional<std::string> shared_file(const std::string& name) {
    const char* given = std::getenv("TEMVIET_SHARED");
    const auto path = (given != nullptr ? std::filesystem::path(given) : std::filesystem::path(TEMVIET_SOURCE_DIR) / ".." / "shared") / name;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::cerr << "skipped: " << path.string() << " is not here\n";
        return std::nullopt;
    }
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}
inline std::string project_file(const std::string& name) {
    std::ifstream file(std::filesystem::path(TEMVIET_SOURCE_DIR) / name, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

}  // namespace temviet::test
