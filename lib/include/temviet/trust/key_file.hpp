// SPDX-License-Identifier: Apache-2.0
// The key file of 04: text armour, Argon2id + XChaCha20-Poly1305, parameters as additional data.
#pragma once

#include <filesystem>
#include <string_view>
#include <temviet/base/env.hpp>
#include <temviet/trust/key.hpp>

namespace temviet {

struct KeyFileInfo {
    std::string owner;    ///< issuer id, or the registry id for a registry key
    std::string purpose;  ///< "issuer" or "registry"
    KeyUsage usage = KeyUsage::none;  ///< issuer keys
    Env env = Env::test;
    PublicKey public_key;
    bool encrypted = true;
};

/// Makes a new key and writes it, mode 0600, never over an existing file. An empty passphrase is accepted for
/// env test only (the file then says so in words). Errors: FILE_EXISTS, PASSPHRASE_REQUIRED, BAD_ISSUER_ID, …
[[nodiscard]] Result<KeyFileInfo> generate_key_file(const std::filesystem::path& path, const KeyFileInfo& wanted,
                                                    std::string_view passphrase);
/// Same, from a known seed: for public test keys, env test only.
[[nodiscard]] Result<KeyFileInfo> write_key_file(const std::filesystem::path& path, const KeyFileInfo& wanted,
                                                 BytesView seed, std::string_view passphrase);
/// The public part, without a passphrase.
[[nodiscard]] Result<KeyFileInfo> read_key_file_info(const std::filesystem::path& path);

struct OpenedKeyFile {
    KeyFileInfo info;
    std::unique_ptr<Signer> signer;
};
/// Errors: KEY_FILE_INVALID, KEY_FILE_PARAMETERS (KDF cost above the cap, refused before allocating),
/// PASSPHRASE_WRONG, PASSPHRASE_REQUIRED.
[[nodiscard]] Result<OpenedKeyFile> open_key_file(const std::filesystem::path& path, std::string_view passphrase);

}  // namespace temviet
