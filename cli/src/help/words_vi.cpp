// SPDX-License-Identifier: Apache-2.0
// The Vietnamese of --help, one table a family of commands. The English key is the text as the command gives it.
#include "help/translation.hpp"

#include <array>

#include "help/translation.hpp"

namespace temviet::cli::help {

std::span<const std::span<const Twin>> twins() noexcept {
    static const std::array<std::span<const Twin>, 0> tables{};
    return tables;
}

}  // namespace temviet::cli::help
