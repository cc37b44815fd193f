// SPDX-License-Identifier: Apache-2.0
#include "scanner/commands.hpp"

#include <array>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

struct Word {
    std::string_view name;
    ScanCommand command;
};
constexpr std::array<Word, 15> kWords{{{"khac", ScanCommand::another_pack}, {"k", ScanCommand::another_pack}, {"other", ScanCommand::another_pack},
                                       {"lai", ScanCommand::same_pack}, {"l", ScanCommand::same_pack}, {"same", ScanCommand::same_pack},
                                       {"tong", ScanCommand::total}, {"t", ScanCommand::total}, {"total", ScanCommand::total},
                                       {"thoat", ScanCommand::quit}, {"q", ScanCommand::quit}, {"quit", ScanCommand::quit},
                                       {"giup", ScanCommand::help}, {"h", ScanCommand::help}, {"help", ScanCommand::help}}};

}  // namespace

std::optional<ScanCommand> parse_command(std::string_view line, bool slash_needed) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    const bool slash = !line.empty() && line.front() == '/';
    if (slash_needed && !slash) return std::nullopt;
    if (slash) line.remove_prefix(1);
    for (const auto& word : kWords)
        if (ascii_lower(line) == word.name) return word.command;
    return std::nullopt;
}

}  // namespace temviet::cli
