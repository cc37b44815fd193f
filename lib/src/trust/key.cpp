// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <sodium.h>
#include <temviet/base/text.hpp>
#include <temviet/trust/key.hpp>

namespace temviet {
namespace {

struct UsageWord {
    std::string_view word;
    KeyUsage bit;
};
constexpr std::array<UsageWord, 5> kUsageWords{{{"item", KeyUsage::item},
                                               {"batch", KeyUsage::batch},
                                               {"record", KeyUsage::record},
                                               {"hidden", KeyUsage::hidden},
                                               {"declare", KeyUsage::declare}}};

/// The expanded secret key lives in locked, guarded memory and is wiped on destruction.
class SeedSigner final : public Signer {
public:
    static Result<std::unique_ptr<Signer>> make(BytesView seed) {
        if (seed.size() != crypto_sign_SEEDBYTES)
            return fail("BAD_SEED", "an Ed25519 seed has 32 bytes, not " + std::to_string(seed.size()));
        auto* secret = static_cast<unsigned char*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));
        if (secret == nullptr) return fail("OUT_OF_MEMORY", "no locked memory for the secret key", "raise the limit of locked memory");
        PublicKey key;
        crypto_sign_seed_keypair(key.bytes.data(), secret, seed.data());
        (void)sodium_mprotect_readonly(secret);
        return std::unique_ptr<Signer>(new SeedSigner(secret, key));
    }
    SeedSigner(const SeedSigner&) = delete;
    SeedSigner& operator=(const SeedSigner&) = delete;
    ~SeedSigner() override { sodium_free(secret_); }

    [[nodiscard]] const PublicKey& public_key() const noexcept override { return key_; }
    [[nodiscard]] Result<Signature> sign(BytesView message) const override {
        Signature out{};
        crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), secret_);
        return out;
    }

private:
    SeedSigner(unsigned char* secret, const PublicKey& key) noexcept : secret_(secret), key_(key) {}
    unsigned char* secret_;
    PublicKey key_;
};

}  // namespace

std::optional<KeyUsage> parse_key_usage(std::string_view text) {
    KeyUsage usage = KeyUsage::none;
    while (true) {
        const auto comma = text.find(',');
        const auto word = text.substr(0, comma);
        const auto* found = std::find_if(kUsageWords.begin(), kUsageWords.end(), [&](const UsageWord& w) { return w.word == word; });
        if (found == kUsageWords.end()) return std::nullopt;
        usage = usage | found->bit;
        if (comma == std::string_view::npos) return usage;
        text.remove_prefix(comma + 1);
    }
}

std::string to_string(KeyUsage usage) {
    std::string out;
    for (const auto& each : kUsageWords) {
        if (!has(usage, each.bit)) continue;
        if (!out.empty()) out += ',';
        out += each.word;
    }
    return out;
}

bool is_issuer_id(std::string_view text) noexcept {
    if (text.size() < 3 || text.size() > 64 || text.front() == '-' || text.back() == '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

Hash256 key_id(std::string_view issuer, const PublicKey& key, std::uint8_t alg) {
    Sha256Stream hash;
    hash.update(as_bytes("vts1/kid\n"));
    hash.update(as_bytes(issuer));
    hash.update(as_bytes("\n"));
    hash.update({&alg, 1});
    hash.update(key.bytes);
    return hash.finish();
}

Result<std::unique_ptr<Signer>> signer_from_seed(BytesView seed) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    return SeedSigner::make(seed);
}

}  // namespace temviet
