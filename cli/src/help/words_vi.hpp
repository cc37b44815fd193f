// SPDX-License-Identifier: Apache-2.0
// The Vietnamese of --help, one table a family of commands. A key is the English text exactly as the command gives it; a
// paragraph of a footer is one key, its lines joined by a space.
#pragma once

#include "help/translation.hpp"

namespace temviet::cli::help {

[[nodiscard]] std::span<const Twin> words_of_all() noexcept;       ///< labels, the root, what several commands say
[[nodiscard]] std::span<const Twin> words_of_checking() noexcept;  ///< verify, read, parse, explain, selftest, completion
[[nodiscard]] std::span<const Twin> words_of_registry() noexcept;
[[nodiscard]] std::span<const Twin> words_of_issuing() noexcept;   ///< key, stamp

}  // namespace temviet::cli::help
