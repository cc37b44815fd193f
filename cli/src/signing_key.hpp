// SPDX-License-Identifier: Apache-2.0
// The issuer's key file as the commands that sign open it: owner and environment checked, passphrase asked.
#pragma once

#include <optional>
#include <string>
#include <temviet/trust/key_file.hpp>

#include "passphrase.hpp"

namespace CLI {
class App;
}

namespace temviet::cli {

struct SigningKeyOptions {
    std::string file;
    std::optional<std::string> issuer, env;  ///< naming them as well guards against the wrong file
    PassphraseOptions passphrase;
};
/// --key, --issuer, --env and the passphrase options.
void add_signing_key_options(CLI::App& command, SigningKeyOptions& options);

/// Error KEY_USAGE when the file is not an issuer's, or not the one that was named.
[[nodiscard]] Result<OpenedKeyFile> open_signing_key(const Context& context, const SigningKeyOptions& options);

}  // namespace temviet::cli
