// SPDX-License-Identifier: Apache-2.0
// TrustRoot: the keys, given out of band, that decide which registry files are believed (04). Today a threshold
// over one signed description of a registry file; a TUF root takes the same place later.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <temviet/base/env.hpp>
#include <temviet/base/result.hpp>
#include <temviet/trust/key.hpp>
#include <vector>

namespace temviet {

/// ROOT.json = {type: "temviet/root/1", registry_id, env, threshold, keys: [hex public key, …]}.
class TrustRoot {
public:
    /// Strict: exactly these members, 1 <= threshold <= keys, distinct valid keys. Error ROOT_INVALID.
    [[nodiscard]] static Result<TrustRoot> parse(std::string_view json);
    [[nodiscard]] static Result<TrustRoot> load(const std::filesystem::path& path);
    [[nodiscard]] static Result<TrustRoot> make(std::string registry_id, Env env, int threshold, std::vector<PublicKey> keys);

    [[nodiscard]] const std::string& registry_id() const noexcept { return registry_id_; }
    [[nodiscard]] Env env() const noexcept { return env_; }
    [[nodiscard]] int threshold() const noexcept { return threshold_; }
    [[nodiscard]] const std::vector<PublicKey>& keys() const noexcept { return keys_; }
    [[nodiscard]] std::string to_json() const;

private:
    TrustRoot() = default;
    std::string registry_id_;
    Env env_ = Env::test;
    int threshold_ = 1;
    std::vector<PublicKey> keys_;
};

/// A signature over canonical JSON bytes with its domain-separation context in front:
/// message = "temviet/signed/1\n" || canonical JSON bytes.
struct MetadataSignature {
    PublicKey key;
    Signature signature{};
};
/// {"signed": {…}, "signatures": [{"key": hex, "sig": hex}]} <-> bytes. Reading is strict and size-limited.
struct SignedMetadata {
    std::string signed_json;  ///< canonical bytes of "signed", exactly as signed
    std::vector<MetadataSignature> signatures;
};
[[nodiscard]] Result<SignedMetadata> parse_signed_metadata(std::string_view text);
[[nodiscard]] std::string to_json(const SignedMetadata& metadata);
/// Keys sorted, no white space, integers only, UTF-8 as is (the OLPC canonical JSON TUF uses). Error on
/// duplicate keys, floats, ill-formed UTF-8.
[[nodiscard]] Result<std::string> canonical_json(std::string_view json);
[[nodiscard]] Result<MetadataSignature> sign_metadata(std::string_view canonical, const Signer& signer);
/// At least root.threshold() valid signatures by *distinct* keys of the root. Error SIGNATURES_MISSING says how many
/// of how many were found.
[[nodiscard]] Result<void> verify_metadata(const SignedMetadata& metadata, const TrustRoot& root);

}  // namespace temviet
