// SPDX-License-Identifier: Apache-2.0
// Which registries a command asks: the ones named, else the ones stored for this user.
#pragma once

#include <string>
#include <temviet/verify/verifier.hpp>
#include <vector>

#include "cli.hpp"

namespace temviet::cli {

struct SetupOptions {
    std::vector<std::string> registries, roots;
    std::string env_name = "prod";
    Env env = Env::prod;
};

/// Opens the registries; one that cannot be opened is kept as an UnusableRegistry (and named on stderr), so that a
/// report says so. Errors: USAGE (a --registry without its --root), CRYPTO_UNUSABLE, MIXED_ENV.
[[nodiscard]] Result<Verifier> make_verifier(const Context& context, const SetupOptions& options);

}  // namespace temviet::cli
