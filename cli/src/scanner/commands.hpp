// SPDX-License-Identifier: Apache-2.0
// The few lines in a scanner session that are no scans.
#pragma once

#include <optional>
#include <string_view>

namespace temviet::cli {

enum class ScanCommand { another_pack, same_pack, total, quit, help };
/// Only these words, whole lines, any case: /khac /k /other, /lai /l /same, /tong /t /total, /thoat /q /quit,
/// /giup /h /help. Any other line is a scan, also one that begins with "/". `slash_needed`: false for a person's own
/// terminal beside the scanner.
[[nodiscard]] std::optional<ScanCommand> parse_command(std::string_view line, bool slash_needed = true);

}  // namespace temviet::cli
