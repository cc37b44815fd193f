// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/trust_root.hpp>

#include "canonical_json.hpp"

namespace temviet {
namespace {

constexpr std::string_view kRootType = "temviet/root/1";
constexpr std::size_t kMaxKeys = 32;

tl::unexpected<Error> invalid(std::string why) {
    return fail("ROOT_INVALID", "the trust root is invalid: " + std::move(why),
                R"(it reads {"type":"temviet/root/1","registry_id":…,"env":"prod|test","threshold":N,"keys":[hex,…]})");
}

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<TrustRoot> TrustRoot::make(std::string registry_id, Env env, int threshold, std::vector<PublicKey> keys) {
    if (const auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    if (!is_issuer_id(registry_id)) return invalid("registry_id is " + display_safe(registry_id, 80) + ", expected [a-z0-9-]{3,64}");
    if (keys.empty() || keys.size() > kMaxKeys) return invalid("it has " + std::to_string(keys.size()) + " keys, expected 1 to 32");
    if (threshold < 1 || static_cast<std::size_t>(threshold) > keys.size())
        return invalid("the threshold is " + std::to_string(threshold) + " of " + std::to_string(keys.size()) + " keys");
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!is_valid_public_key(keys[i])) return invalid("key " + std::to_string(i + 1) + " is no valid Ed25519 public key");
        if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i]) != keys.begin() + static_cast<std::ptrdiff_t>(i))
            return invalid("key " + std::to_string(i + 1) + " stands there twice");
    }
    TrustRoot root;
    root.registry_id_ = std::move(registry_id);
    root.env_ = env;
    root.threshold_ = threshold;
    root.keys_ = std::move(keys);
    return root;
}

Result<TrustRoot> TrustRoot::parse(std::string_view json) {
    const auto value = parse_strict_json(json, "the trust root");
    if (!value) return invalid(value.error().message);
    if (!value->is_object()) return invalid("it is no JSON object");
    static const std::set<std::string> kMembers{"type", "registry_id", "env", "threshold", "keys"};
    for (const auto& [key, member] : value->items())
        if (kMembers.count(key) == 0) return invalid("unknown member " + display_safe(key, 60));
    if (text_of(*value, "type") != kRootType) return invalid("type is not temviet/root/1");
    const auto env = parse_env(text_of(*value, "env"));
    if (!env) return invalid("env is neither prod nor test");
    const auto threshold = value->find("threshold"), keys = value->find("keys");
    if (threshold == value->end() || !threshold->is_number_integer()) return invalid("threshold is no integer");
    if (keys == value->end() || !keys->is_array()) return invalid("keys is no array");
    std::vector<PublicKey> public_keys;
    for (const auto& key : *keys) {
        const auto bytes = key.is_string() ? from_hex_array<32>(key.get<std::string>()) : std::nullopt;
        if (!bytes) return invalid("a key is not 64 hexadecimal digits");
        public_keys.push_back({*bytes});
    }
    const auto number = threshold->get<std::int64_t>();
    if (number < 1 || number > static_cast<std::int64_t>(kMaxKeys)) return invalid("the threshold is " + std::to_string(number));
    return make(text_of(*value, "registry_id"), *env, static_cast<int>(number), std::move(public_keys));
}

Result<TrustRoot> TrustRoot::load(const std::filesystem::path& path) {
    const auto text = read_file(path, limits::kMaxMetadataBytes);
    if (!text) return tl::unexpected(text.error());
    auto root = parse(*text);
    if (!root) root.error().message = display_path(path) + ": " + root.error().message;
    return root;
}

std::string TrustRoot::to_json() const {
    nlohmann::ordered_json out{{"type", kRootType}, {"registry_id", registry_id_}, {"env", to_string(env_)}, {"threshold", threshold_}};
    out["keys"] = nlohmann::ordered_json::array();
    for (const auto& key : keys_) out["keys"].push_back(to_hex(key.bytes));
    return out.dump(2) + "\n";
}

}  // namespace temviet
