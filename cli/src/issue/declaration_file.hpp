// SPDX-License-Identifier: Apache-2.0
// The file of a batch declaration: the signed bytes, and the same in words for people. In: a path. Out: what was signed.
// Must not know stamps.
#pragma once

#include <filesystem>
#include <string>
#include <temviet/stamp/mint.hpp>

namespace temviet::cli {

struct DeclarationFile {
    std::string issuer;
    Env env = Env::test;
    PublicKey key;  ///< of the signature; whether it is the issuer's is the registry's to say
    BatchDeclaration batch;
    Bytes cose;
};

[[nodiscard]] std::string to_json(const DeclarationFile& file);
/// Verifies the signature; everything comes from the signed bytes, and the words beside them must say the same.
/// Error DECLARATION_FILE_INVALID.
[[nodiscard]] Result<DeclarationFile> read_declaration_file(const std::filesystem::path& path);
/// Header and row for a registry's batch.csv; published_seq and published_at are left to the authority.
[[nodiscard]] std::string batch_csv(const DeclarationFile& file);
/// SHA-256 of the signed bytes, hexadecimal: names the declaration in the files of a run.
[[nodiscard]] std::string fingerprint(const DeclarationFile& file);

}  // namespace temviet::cli
