// SPDX-License-Identifier: Apache-2.0
// The file, line by line:
//   -----BEGIN TEMVIET SECRET KEY-----
//   format: temviet/key/1
//   purpose: issuer | registry        owner: …        env: test | prod        usage: item,batch,…  (issuer keys)
//   public: 64 hex digits
//   kdf: argon2id <opslimit> <memlimit bytes> <32 hex digits of salt>     |  none
//   seal: xchacha20poly1305 <48 hex digits of nonce>                      |  none
//   secret: hex of the sealed (or plain) 32-byte seed
//   -----END TEMVIET SECRET KEY-----
// Everything above "secret:" is the additional data of the seal, so no parameter and no public part can be changed.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <sodium.h>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/key_file.hpp>
#include <vector>

namespace temviet {
namespace {

constexpr std::string_view kBegin = "-----BEGIN TEMVIET SECRET KEY-----\n";
constexpr std::string_view kEnd = "-----END TEMVIET SECRET KEY-----\n";
constexpr std::size_t kMaxFileBytes = 4096;
// Caps on what a file may ask of the reader: refused before anything is allocated (04).
constexpr unsigned long long kMaxOps = 10;
constexpr std::size_t kMaxMemory = 1024u << 20;
constexpr std::size_t kSealBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

/// Bytes that are kept out of the swap where the system allows it, and wiped when they go out of scope.
struct Secret {
    std::array<unsigned char, 32> bytes{};
    Secret() { (void)sodium_mlock(bytes.data(), bytes.size()); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { (void)sodium_munlock(bytes.data(), bytes.size()); }  // wipes first
};

tl::unexpected<Error> invalid(std::string why) {
    return fail("KEY_FILE_INVALID", "the key file is invalid: " + std::move(why), "is it the right file, copied byte for byte? Take your copy of it; temviet key generate makes a new key");
}

Result<void> check(const KeyFileInfo& info, bool has_passphrase) {
    if (!is_issuer_id(info.owner)) return fail("BAD_ISSUER_ID", "not an issuer or registry id: " + display_safe(info.owner, 80), "use [a-z0-9-]{3,64}");
    if (info.purpose != "issuer" && info.purpose != "registry") return fail("BAD_PURPOSE", "the purpose of a key is issuer or registry");
    if (info.purpose == "issuer" && info.usage == KeyUsage::none)
        return fail("BAD_USAGE", "an issuer key needs at least one usage", "item, batch, record, hidden, declare");
    if (!has_passphrase && info.env != Env::test)
        return fail("PASSPHRASE_REQUIRED", "a key of env prod is never stored without a passphrase");
    return {};
}

std::string head_of(const KeyFileInfo& info, const std::string& kdf, const std::string& seal) {
    std::string out = "format: temviet/key/1\n";
    if (!info.encrypted) out += "warning: NOT ENCRYPTED, for tests only\n";
    out += fmt::format("purpose: {}\nowner: {}\nenv: {}\n", info.purpose, info.owner, to_string(info.env));
    if (info.purpose == "issuer") out += fmt::format("usage: {}\n", to_string(info.usage));
    return out + fmt::format("public: {}\nkdf: {}\nseal: {}\n", to_hex(info.public_key.bytes), kdf, seal);
}

Result<void> derive(Secret& key, std::string_view passphrase, BytesView salt, unsigned long long ops, std::size_t memory) {
    if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), salt.data(), ops, memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("OUT_OF_MEMORY", fmt::format("deriving the key needs {} MiB of memory", memory >> 20), "close other programs");
    return {};
}

struct ParsedFile {
    KeyFileInfo info;
    std::string head;  // additional data
    unsigned long long ops = 0;
    std::size_t memory = 0;
    Bytes salt, nonce, secret;
};

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> out;
    while (!line.empty()) {
        const auto space = line.find(' ');
        out.push_back(line.substr(0, space));
        line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
    }
    return out;
}

std::optional<unsigned long long> number(std::string_view text) {
    if (text.size() > 12 || !all_digits(text)) return std::nullopt;
    unsigned long long value = 0;
    for (const char c : text) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

Result<ParsedFile> parse(std::string_view text) {
    if (text.substr(0, kBegin.size()) != kBegin || text.size() < kBegin.size() + kEnd.size() ||
        text.substr(text.size() - kEnd.size()) != kEnd)
        return invalid("it does not begin and end with the lines of a temviet key");
    const auto body = text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
    const auto secret_at = body.rfind("secret: ");
    if (secret_at == std::string_view::npos || body.empty() || body.back() != '\n') return invalid("no secret");
    ParsedFile out;
    out.head = body.substr(0, secret_at);
    std::map<std::string_view, std::string_view> fields;
    for (std::string_view rest = body; !rest.empty();) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos || !fields.emplace(line.substr(0, colon), line.substr(colon + 2)).second)
            return invalid("a line is not \"name: value\", or stands there twice");
    }
    if (fields["format"] != "temviet/key/1") return invalid("its format is not temviet/key/1");
    out.info.purpose = fields["purpose"];
    out.info.owner = fields["owner"];
    const auto env = parse_env(fields["env"]);
    const auto key = from_hex_array<32>(fields["public"]);
    const auto secret = from_hex(fields["secret"]);
    if (!env || !key || !secret) return invalid("env, public or secret cannot be read");
    out.info.env = *env;
    out.info.public_key.bytes = *key;
    out.secret = *secret;
    if (out.info.purpose == "issuer") {
        const auto usage = parse_key_usage(fields["usage"]);
        if (!usage) return invalid("unknown usage");
        out.info.usage = *usage;
    }
    out.info.encrypted = fields["kdf"] != "none";
    if (const auto checked = check(out.info, out.info.encrypted); !checked) return invalid(checked.error().message);
    if (!out.info.encrypted) {
        if (fields["seal"] != "none" || out.secret.size() != 32) return invalid("seal and kdf disagree");
        return out;
    }
    const auto kdf = words(fields["kdf"]), seal = words(fields["seal"]);
    if (kdf.size() != 4 || kdf[0] != "argon2id" || seal.size() != 2 || seal[0] != "xchacha20poly1305") return invalid("unknown kdf or seal");
    const auto ops = number(kdf[1]), memory = number(kdf[2]);
    const auto salt = from_hex(kdf[3]), nonce = from_hex(seal[1]);
    if (!ops || !memory || !salt || !nonce || salt->size() != crypto_pwhash_SALTBYTES ||
        nonce->size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES || out.secret.size() != 32 + kSealBytes)
        return invalid("the parameters of kdf or seal cannot be read");
    if (*ops < crypto_pwhash_OPSLIMIT_MIN || *ops > kMaxOps || *memory < crypto_pwhash_MEMLIMIT_MIN || *memory > kMaxMemory)
        return fail("KEY_FILE_PARAMETERS", fmt::format("the key file asks for {} passes over {} MiB, the limits are {} and {}", *ops,
                                                       *memory >> 20, kMaxOps, kMaxMemory >> 20),
                    "if this is your file, open it on the machine that made it and generate a new one");
    out.ops = *ops;
    out.memory = static_cast<std::size_t>(*memory);
    out.salt = *salt;
    out.nonce = *nonce;
    return out;
}

Result<KeyFileInfo> write(const std::filesystem::path& path, KeyFileInfo info, const Secret& seed, std::string_view passphrase) {
    if (const auto checked = check(info, !passphrase.empty()); !checked) return tl::unexpected(checked.error());
    const auto signer = signer_from_seed(seed.bytes);
    if (!signer) return tl::unexpected(signer.error());
    info.public_key = (*signer)->public_key();
    info.encrypted = !passphrase.empty();
    std::string head, secret;
    if (info.encrypted) {
        Bytes salt(crypto_pwhash_SALTBYTES), nonce(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
        randombytes_buf(salt.data(), salt.size());
        randombytes_buf(nonce.data(), nonce.size());
        head = head_of(info, fmt::format("argon2id {} {} {}", crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE, to_hex(salt)),
                       "xchacha20poly1305 " + to_hex(nonce));
        Secret key;
        if (const auto derived = derive(key, passphrase, salt, crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE); !derived)
            return tl::unexpected(derived.error());
        std::array<unsigned char, 32 + kSealBytes> sealed{};
        crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, seed.bytes.data(), seed.bytes.size(),
                                                   as_bytes(head).data(), head.size(), nullptr, nonce.data(), key.bytes.data());
        secret = to_hex(sealed);
    } else {
        head = head_of(info, "none", "none");
        secret = to_hex(seed.bytes);
    }
    std::string text = fmt::format("{}{}secret: {}\n{}", kBegin, head, secret, kEnd);
    const auto written = write_file_atomically(path, text, 0600, false);
    sodium_memzero(secret.data(), secret.size());
    sodium_memzero(text.data(), text.size());
    if (!written) return tl::unexpected(written.error());
    return info;
}

}  // namespace

Result<KeyFileInfo> generate_key_file(const std::filesystem::path& path, const KeyFileInfo& wanted, std::string_view passphrase) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    Secret seed;
    randombytes_buf(seed.bytes.data(), seed.bytes.size());
    return write(path, wanted, seed, passphrase);
}

Result<KeyFileInfo> write_key_file(const std::filesystem::path& path, const KeyFileInfo& wanted, BytesView seed,
                                   std::string_view passphrase) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    if (wanted.env != Env::test) return fail("SEED_FOR_TESTS_ONLY", "a known seed makes keys of env test only");
    Secret copy;
    if (seed.size() != copy.bytes.size()) return fail("BAD_SEED", "an Ed25519 seed has 32 bytes, not " + std::to_string(seed.size()));
    std::copy(seed.begin(), seed.end(), copy.bytes.begin());
    return write(path, wanted, copy, passphrase);
}

Result<KeyFileInfo> read_key_file_info(const std::filesystem::path& path) {
    const auto text = read_file(path, kMaxFileBytes);
    if (!text) return tl::unexpected(text.error());
    auto parsed = parse(*text);
    if (!parsed) {
        parsed.error().message = display_path(path) + ": " + parsed.error().message;
        return tl::unexpected(parsed.error());
    }
    return parsed->info;
}

Result<OpenedKeyFile> open_key_file(const std::filesystem::path& path, std::string_view passphrase) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    auto text = read_file(path, kMaxFileBytes);
    if (!text) return tl::unexpected(text.error());
    auto parsed = parse(*text);
    sodium_memzero(text->data(), text->size());
    if (!parsed) {
        parsed.error().message = display_path(path) + ": " + parsed.error().message;
        return tl::unexpected(parsed.error());
    }
    Secret seed;
    if (parsed->info.encrypted) {
        if (passphrase.empty()) return fail("PASSPHRASE_REQUIRED", display_path(path) + " is encrypted and needs its passphrase", "--passphrase-file FILE, or type it when asked");
        Secret key;
        if (const auto derived = derive(key, passphrase, parsed->salt, parsed->ops, parsed->memory); !derived) return tl::unexpected(derived.error());
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(seed.bytes.data(), nullptr, nullptr, parsed->secret.data(), parsed->secret.size(),
                                                       as_bytes(parsed->head).data(), parsed->head.size(), parsed->nonce.data(),
                                                       key.bytes.data()) != 0)
            return fail("PASSPHRASE_WRONG", "the passphrase of " + display_path(path) + " is wrong, or the file was changed",
                        "type it again, or take your copy of the key file");
    } else {
        std::copy(parsed->secret.begin(), parsed->secret.end(), seed.bytes.begin());
        sodium_memzero(parsed->secret.data(), parsed->secret.size());
    }
    auto signer = signer_from_seed(seed.bytes);
    if (!signer) return tl::unexpected(signer.error());
    if (!((*signer)->public_key() == parsed->info.public_key)) return invalid("its public and secret halves do not belong together");
    return OpenedKeyFile{parsed->info, std::move(*signer)};
}

}  // namespace temviet
