// SPDX-License-Identifier: Apache-2.0
#include "signing_key.hpp"

#include <CLI/CLI.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

Result<void> check_owner(const SigningKeyOptions& options, const KeyFileInfo& info) {
    const std::string name = display_path(options.file);
    if (info.purpose != "issuer")
        return fail("KEY_USAGE", name + " is the key of a " + info.purpose + ", not of an issuer",
                    "temviet key generate FILE --issuer ID");
    if (options.issuer && *options.issuer != info.owner)
        return fail("KEY_USAGE",
                    name + " is the key of " + info.owner + ", not of " + display_safe(*options.issuer, 80),
                    "choose the issuer's own key");
    if (options.env && *options.env != to_string(info.env))
        return fail("KEY_USAGE",
                    name + " is a key of env " + std::string(to_string(info.env)) + ", not " + *options.env,
                    "test keys sign test stamps only");
    return {};
}

}  // namespace

void add_signing_key_options(CLI::App& command, SigningKeyOptions& options) {
    command.add_option("--key", options.file, "The issuer's key file")->required();
    command.add_option("--issuer", options.issuer, "Issuer id (default: the key's owner)");
    command.add_option("--env", options.env, "prod or test (default: the key's)")->check(CLI::IsMember({"prod", "test"}));
    add_passphrase_options(command, options.passphrase);
}

Result<OpenedKeyFile> open_signing_key(const Context& context, const SigningKeyOptions& options) {
    const auto info = read_key_file_info(options.file);
    if (!info) return tl::unexpected(info.error());
    if (const auto fits = check_owner(options, *info); !fits) return tl::unexpected(fits.error());
    SecretText passphrase;
    if (info->encrypted) {
        auto asked = ask_passphrase(context, options.passphrase);
        if (!asked) return tl::unexpected(asked.error());
        passphrase = std::move(*asked);
    }
    auto key = open_key_file(options.file, passphrase.text());
    if (!key) return key;
    // The file may have been changed since its head was read.
    if (const auto fits = check_owner(options, key->info); !fits) return tl::unexpected(fits.error());
    return key;
}

}  // namespace temviet::cli
