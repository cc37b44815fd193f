// SPDX-License-Identifier: Apache-2.0
#include "registry/description.hpp"

#include <nlohmann/json.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

namespace temviet {
namespace {

using Json = nlohmann::json;  // objects keep their keys sorted: dump() without indentation is canonical here

constexpr std::string_view kType = "temviet/registry/1";

Json to_json_value(const RegistryScope& scope) {
    return {{"organisations", scope.organisations},
            {"places", scope.places},
            {"prefixes", scope.prefixes},
            {"schemes", scope.schemes}};
}
Json to_json_value(const RegistryPolicy& policy) {
    return {{"ageing_days", policy.ageing_days}, {"fresh_days", policy.fresh_days}, {"stale_days", policy.stale_days}};
}

/// Thrown and caught inside this file only: keeps the strict reader readable.
struct Refused {
    std::string what;
};

std::string text_of(const Json& object, const char* key) {
    const auto& value = object.at(key);
    if (!value.is_string()) throw Refused{std::string(key) + " is not a text"};
    return value.get<std::string>();
}
std::int64_t number_of(const Json& object, const char* key, std::int64_t low, std::int64_t high) {
    const auto& value = object.at(key);
    if (!value.is_number_integer()) throw Refused{std::string(key) + " is not an integer"};
    const auto number = value.get<std::int64_t>();
    if (number < low || number > high) throw Refused{std::string(key) + " is out of range"};
    return number;
}
Hash256 hash_of(const Json& object, const char* key) {
    const auto hash = from_hex_array<32>(text_of(object, key));
    if (!hash) throw Refused{std::string(key) + " is not 64 hexadecimal digits"};
    return *hash;
}
std::vector<std::string> texts_of(const Json& object, const char* key) {
    const auto& value = object.at(key);
    if (!value.is_array()) throw Refused{std::string(key) + " is not a list"};
    std::vector<std::string> out;
    for (const auto& item : value) {
        if (!item.is_string()) throw Refused{std::string(key) + " holds something that is not a text"};
        out.push_back(item.get<std::string>());
    }
    return out;
}
void expect_members(const Json& object, std::size_t count, const char* what) {
    if (!object.is_object()) throw Refused{std::string(what) + " is not an object"};
    if (object.size() != count) throw Refused{std::string(what) + " has a member too many or too few"};
}

RegistryDescription read(const Json& json) {
    expect_members(json, 16, "the description");
    if (text_of(json, "type") != kType) throw Refused{"type is not " + std::string(kType)};
    RegistryDescription out;
    out.registry_id = text_of(json, "registry_id");
    if (!is_registry_id(out.registry_id)) throw Refused{"registry_id is not one"};
    const auto env = parse_env(text_of(json, "env"));
    const auto kind = parse_registry_kind(text_of(json, "kind"));
    const auto built_at = parse_instant(text_of(json, "built_at"));
    if (!env || !kind || !built_at) throw Refused{"env, kind or built_at is not one"};
    out.env = *env;
    out.kind = *kind;
    out.built_at = *built_at;
    out.seq = number_of(json, "seq", 1, INT64_MAX);
    out.sha256 = hash_of(json, "sha256");
    out.pages_root = hash_of(json, "pages_root");
    out.state_root = hash_of(json, "state_root");
    out.revocation_head = hash_of(json, "revocation_head");
    out.length =
        static_cast<std::uint64_t>(number_of(json, "length", 1, static_cast<std::int64_t>(limits::kMaxRegistryBytes)));
    out.page_size = static_cast<std::uint32_t>(number_of(json, "page_size", 4096, 4096));
    out.page_count = static_cast<std::uint64_t>(number_of(json, "page_count", 1, INT32_MAX));
    if (out.length != out.page_size * out.page_count) throw Refused{"length is not page_size times page_count"};
    out.max_version = static_cast<int>(number_of(json, "max_version", 1, 15));
    const auto& scope = json.at("scope");
    expect_members(scope, 4, "scope");
    out.scope = {texts_of(scope, "prefixes"), texts_of(scope, "schemes"), texts_of(scope, "places"),
                 texts_of(scope, "organisations")};
    const auto& policy = json.at("policy");
    expect_members(policy, 3, "policy");
    const auto days = [&](const char* key) { return static_cast<int>(number_of(policy, key, 1, 10'000)); };
    out.policy = {days("fresh_days"), days("ageing_days"), days("stale_days")};
    if (!is_sane(out.policy)) throw Refused{"policy is above the compiled ceilings or out of order"};
    return out;
}

}  // namespace

std::string_view to_string(RegistryKind kind) noexcept {
    switch (kind) {
        case RegistryKind::official: return "official";
        case RegistryKind::enterprise: return "enterprise";
        case RegistryKind::compiled: return "compiled";
    }
    return "";
}

std::optional<RegistryKind> parse_registry_kind(std::string_view word) noexcept {
    for (const auto kind : {RegistryKind::official, RegistryKind::enterprise, RegistryKind::compiled})
        if (word == to_string(kind)) return kind;
    return std::nullopt;
}

bool is_registry_id(std::string_view text) noexcept { return is_issuer_id(text); }

bool is_sane(const RegistryPolicy& policy) noexcept {
    return 1 <= policy.fresh_days && policy.fresh_days <= policy.ageing_days &&
           policy.ageing_days <= policy.stale_days && policy.fresh_days <= kPolicyCeiling.fresh_days &&
           policy.ageing_days <= kPolicyCeiling.ageing_days && policy.stale_days <= kPolicyCeiling.stale_days;
}

std::string scope_json(const RegistryScope& scope) { return to_json_value(scope).dump(); }
std::string policy_json(const RegistryPolicy& policy) { return to_json_value(policy).dump(); }

std::string describe(const RegistryDescription& d) {
    const Json json{
        {"type", kType},
        {"registry_id", d.registry_id},
        {"env", to_string(d.env)},
        {"kind", to_string(d.kind)},
        {"seq", d.seq},
        {"built_at", to_string(d.built_at)},
        {"sha256", to_hex(d.sha256)},
        {"length", d.length},
        {"page_size", d.page_size},
        {"page_count", d.page_count},
        {"pages_root", to_hex(d.pages_root)},
        {"state_root", to_hex(d.state_root)},
        {"revocation_head", to_hex(d.revocation_head)},
        {"max_version", d.max_version},
        {"scope", to_json_value(d.scope)},
        {"policy", to_json_value(d.policy)},
    };
    return json.dump();
}

Result<RegistryDescription> parse_description(std::string_view json) {
    const auto refused = [](const std::string& why) {
        return fail("REGISTRY_UNTRUSTED", "the signed description of the registry is not valid: " + why,
                    "it may need a newer temviet, or its publisher must build it again");
    };
    const auto parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) return refused("not JSON");
    try {
        return read(parsed);
    } catch (const Refused& refusal) {
        return refused(refusal.what);
    } catch (const Json::exception&) {
        return refused("a member is missing");
    }
}

}  // namespace temviet
