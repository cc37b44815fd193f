// SPDX-License-Identifier: Apache-2.0
// --help in Vietnamese: every English sentence of the command tree has its twin in one table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace temviet::cli::help {

struct Twin {
    std::string_view en, vi;
};
/// Every sentence, group title and label of --help; words_vi_*.cpp, one table a family of commands.
[[nodiscard]] std::span<const std::span<const Twin>> twins() noexcept;

/// What a test wants none of.
struct TwinGaps {
    std::vector<std::string> missing;  ///< English sentences of the tree without a twin
    std::vector<std::string> unused;   ///< twins that nothing says any more
};

/// Puts Vietnamese in the place of every description, footer, group and label of the tree.
TwinGaps speak_vietnamese(CLI::App& app);

}  // namespace temviet::cli::help
