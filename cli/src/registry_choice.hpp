// SPDX-License-Identifier: Apache-2.0
// Which registries a look-up asks: the ones named with --registry and --root, else the ones stored for this user.
#pragma once

#include <span>
#include <string>
#include <temviet/registry/registry.hpp>
#include <vector>
#include "cli.hpp"

namespace temviet::cli {

struct RegistryChoice {
    std::vector<std::string> registries, roots;
    std::string env = "prod", at;

    /// Adds --registry, --root, --env and --at.
    void add_options(CLI::App& command);
    /// In the order asked. Errors: USAGE, REGISTRY_MISSING, and those of Registry::open.
    [[nodiscard]] Result<std::vector<Registry>> open(const Context& context) const;
    /// The day on which certificates and orders are judged: --at, else the device's. Error USAGE.
    [[nodiscard]] Result<Date> today() const;
};
/// 2 for a wrong use of the command, else 1.
[[nodiscard]] int exit_code_of(const Error& error) noexcept;

}  // namespace temviet::cli
