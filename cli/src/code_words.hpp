// SPDX-License-Identifier: Apache-2.0
// A few words for the codes of the gs1 and stamp rooms, in the user's language. Their details are in English.
#pragma once

#include <string>
#include <string_view>

#include "cli.hpp"

namespace temviet::cli {

/// "số kiểm tra sai" / "wrong check digit"; empty for a code without words of its own.
[[nodiscard]] std::string_view code_words(const Context& context, std::string_view code) noexcept;
/// The words, then the detail in brackets; just one of them when the other is empty. In English a detail says it all.
[[nodiscard]] std::string words_and_detail(const Context& context, std::string_view code, const std::string& detail);
/// The error with its words, as every issuing command prints it. Exit code: 2 for USAGE, 130 after Ctrl-C, else 1.
[[nodiscard]] int print_refusal(const Context& context, Error error);

}  // namespace temviet::cli
