// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <temviet/trust/trust_root.hpp>

#include "canonical_json.hpp"

namespace temviet {
namespace {

constexpr std::string_view kContext = "temviet/signed/1\n";  // domain separation from stamps and logs (03)
constexpr std::size_t kMaxSignatures = 64;

Bytes message_of(std::string_view canonical) {
    Bytes out(kContext.begin(), kContext.end());
    out.insert(out.end(), canonical.begin(), canonical.end());
    return out;
}

}  // namespace

Result<SignedMetadata> parse_signed_metadata(std::string_view text) {
    const auto invalid = [](std::string why) {
        return fail("SIGNATURE_FILE_INVALID", "the signature file is invalid: " + std::move(why),
                    "sign the registry again with: temviet registry sign");
    };
    const auto value = parse_strict_json(text, "the signature file");
    if (!value) return invalid(value.error().message);
    if (!value->is_object() || value->size() != 2 || !value->contains("signed") || !value->contains("signatures") ||
        !(*value)["signed"].is_object() || !(*value)["signatures"].is_array())
        return invalid("expected {\"signed\": {…}, \"signatures\": […]}");
    SignedMetadata out;
    out.signed_json = dump_canonical((*value)["signed"]);
    if ((*value)["signatures"].size() > kMaxSignatures) return invalid("too many signatures");
    for (const auto& each : (*value)["signatures"]) {
        if (!each.is_object() || each.size() != 2 || !each.contains("key") || !each.contains("sig") || !each["key"].is_string() ||
            !each["sig"].is_string())
            return invalid("a signature is not {\"key\": hex, \"sig\": hex}");
        const auto key = from_hex_array<32>(each["key"].get<std::string>());
        const auto signature = from_hex_array<64>(each["sig"].get<std::string>());
        if (!key || !signature) return invalid("a key or signature has the wrong length or is no hexadecimal");
        out.signatures.push_back({PublicKey{*key}, *signature});
    }
    return out;
}

std::string to_json(const SignedMetadata& metadata) {
    // The signed part is printed byte for byte as it was signed.
    std::string out = "{\n\"signed\": " + metadata.signed_json + ",\n\"signatures\": [";
    bool first = true;
    for (const auto& each : metadata.signatures) {
        out += first ? "\n" : ",\n";
        first = false;
        out += R"({"key": ")" + to_hex(each.key.bytes) + R"(", "sig": ")" + to_hex(each.signature) + R"("})";
    }
    return out + "\n]\n}\n";
}

Result<MetadataSignature> sign_metadata(std::string_view canonical, const Signer& signer) {
    const auto again = canonical_json(canonical);
    if (!again || *again != canonical) return fail("NOT_CANONICAL", "only canonical JSON is signed");
    const auto signature = signer.sign(message_of(canonical));
    if (!signature) return tl::unexpected(signature.error());
    return MetadataSignature{signer.public_key(), *signature};
}

Result<void> verify_metadata(const SignedMetadata& metadata, const TrustRoot& root) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    const Bytes message = message_of(metadata.signed_json);
    int valid = 0;
    // Counted over the root's distinct keys, so a key that signed twice counts once.
    for (const auto& key : root.keys()) {
        valid += std::any_of(metadata.signatures.begin(), metadata.signatures.end(), [&](const MetadataSignature& each) {
            return each.key == key && verify_signature(key, message, each.signature, true);
        });
    }
    if (valid >= root.threshold()) return {};
    return fail("SIGNATURES_MISSING",
                std::to_string(valid) + " of the " + std::to_string(root.threshold()) + " signatures the root asks for are there and valid",
                "get it signed by enough holders of the root's keys, or check that the root is the right one");
}

}  // namespace temviet
