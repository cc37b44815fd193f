// SPDX-License-Identifier: Apache-2.0
// One payload as a command gets it: an argument, or - for standard input; and showing where it is wrong.
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>

namespace temviet::cli {

/// The argument itself, or all of standard input when it is "-", at most limits::kMaxPayloadBytes.
/// `cut_line_end`: one final CR, LF or CRLF of standard input is left out (03 allows it for text, never for opening).
[[nodiscard]] Result<std::string> read_payload(const std::string& argument, bool cut_line_end);

/// "text", or an ISO/IEC 15424 identifier like "]Q1".
[[nodiscard]] bool is_symbology(std::string_view text) noexcept;
/// Error BAD_SYMBOLOGY; "text" means no identifier.
[[nodiscard]] Result<Symbol> symbol_of(std::string payload, std::string_view symbology);

/// Two lines: the payload (its neighbourhood when it is long) and ^ under the byte at `offset`. Safe to print.
[[nodiscard]] std::string with_caret(std::string_view payload, std::size_t offset);

}  // namespace temviet::cli
