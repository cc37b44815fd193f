// SPDX-License-Identifier: Apache-2.0
#include "registry/build_state.hpp"

#include <nlohmann/json.hpp>
#include <temviet/base/text.hpp>

namespace temviet {
namespace {

using Json = nlohmann::json;
const std::string kFile = "registry.json";

class HeaderReader {
public:
    HeaderReader(const Json& json, RowErrors& errors) : json_(json), errors_(errors) {}

    void bad(std::string_view member, const std::string& expected) {
        const auto found = json_.find(std::string(member));
        errors_.add(
            kFile, 0, member, found == json_.end() ? "MISSING_VALUE" : "BAD_VALUE",
            "expected " + expected + "; found " +
                (found == json_.end() ? "nothing"
                                      : display_safe(found->dump(-1, ' ', false, Json::error_handler_t::replace), 80)));
    }
    std::string text(const char* member, const char* expected) {
        const auto found = json_.find(member);
        if (found != json_.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
            return found->get<std::string>();
        bad(member, expected);
        return {};
    }
    std::int64_t integer(const char* member, std::int64_t low, std::int64_t high) {
        const auto found = json_.find(member);
        if (found != json_.end() && found->is_number_integer()) {
            const auto number = found->get<std::int64_t>();
            if (number >= low && number <= high) return number;
        }
        bad(member,
            "a whole number from " + std::to_string(low) + (high == INT64_MAX ? "" : " to " + std::to_string(high)));
        return low;
    }
    /// A member of `scope`: a list of texts, each accepted by `good`.
    template <class Good>
    std::vector<std::string> list(const Json& scope, const char* member, const char* expected, Good good) {
        std::vector<std::string> out;
        const auto found = scope.find(member);
        if (found == scope.end()) return out;
        bool ok = found->is_array();
        for (const auto& item : ok ? *found : Json::array()) {
            ok = ok && item.is_string() && good(item.get_ref<const std::string&>());
            if (ok) out.push_back(item.get<std::string>());
        }
        if (!ok)
            errors_.add(kFile, 0, std::string("scope.") + member, "BAD_VALUE",
                        std::string("expected a list of ") + expected);
        return out;
    }
    void only(const Json& object, const std::string& where, std::initializer_list<std::string_view> members) {
        for (const auto& [name, value] : object.items())
            if (std::find(members.begin(), members.end(), name) == members.end())
                errors_.add(kFile, 0, where + display_safe(name, 60), "UNKNOWN_MEMBER", "no such member is known here");
    }

private:
    const Json& json_;
    RowErrors& errors_;
};

}  // namespace

RegistryHeader read_registry_header(std::string_view text, RowErrors& errors) {
    RegistryHeader out;
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        errors.add(kFile, 0, {}, "BAD_JSON",
                   "expected one JSON object with id, env, kind, title, seq, built_at, scope, policy, max_version");
        return out;
    }
    HeaderReader reader(json, errors);
    reader.only(json, "", {"id", "env", "kind", "title", "seq", "built_at", "scope", "policy", "max_version"});
    out.id = reader.text("id", "3 to 64 of a–z, 0–9 and hyphens");
    if (!out.id.empty() && !is_registry_id(out.id))
        reader.bad("id", "3 to 64 of a–z, 0–9 and hyphens, no hyphen at either end");
    out.title = nfc(reader.text("title", "the registry's title"));
    const auto env = parse_env(reader.text("env", "prod or test"));
    if (env)
        out.env = *env;
    else if (json.contains("env"))
        reader.bad("env", "prod or test");
    const auto kind = parse_registry_kind(reader.text("kind", "official, enterprise or compiled"));
    if (kind)
        out.kind = *kind;
    else if (json.contains("kind"))
        reader.bad("kind", "official, enterprise or compiled");
    out.seq = reader.integer("seq", 1, INT64_MAX);
    const auto built_at = parse_instant(reader.text("built_at", "an instant like 2025-08-01T09:00:00+07:00"));
    if (built_at)
        out.built_at = *built_at;
    else if (json.contains("built_at"))
        reader.bad("built_at", "an instant like 2025-08-01T09:00:00+07:00");
    if (json.contains("max_version")) out.max_version = static_cast<int>(reader.integer("max_version", 1, 15));
    if (const auto scope = json.find("scope"); scope != json.end()) {
        if (!scope->is_object())
            reader.bad("scope", "an object of lists");
        else {
            reader.only(*scope, "scope.", {"prefixes", "schemes", "places", "organisations"});
            const auto any = [](const std::string& word) { return !word.empty(); };
            out.scope.prefixes =
                reader.list(*scope, "prefixes", "leading digits of GTIN-13",
                            [](const std::string& word) { return all_digits(word) && word.size() <= 13; });
            out.scope.schemes = reader.list(*scope, "schemes", "scheme ids", any);
            out.scope.places = reader.list(*scope, "places", "codes of admin_unit", any);
            out.scope.organisations = reader.list(*scope, "organisations", "organisation ids",
                                                  [](const std::string& word) { return is_issuer_id(word); });
        }
    }
    if (out.kind == RegistryKind::enterprise && out.scope.organisations.empty())
        errors.add(kFile, 0, "scope.organisations", "MISSING_VALUE",
                   "an enterprise registry names its own organisations here, and carries no others");
    if (const auto policy = json.find("policy"); policy != json.end()) {
        bool ok = policy->is_object();
        if (ok) {
            reader.only(*policy, "policy.", {"fresh_days", "ageing_days", "stale_days"});
            const auto days = [&](const char* member, int& value) {
                const auto found = policy->find(member);
                if (found == policy->end()) return;
                if (found->is_number_integer() && found->get<std::int64_t>() > 0 && found->get<std::int64_t>() < 10'000)
                    value = found->get<int>();
                else
                    ok = false;
            };
            days("fresh_days", out.policy.fresh_days);
            days("ageing_days", out.policy.ageing_days);
            days("stale_days", out.policy.stale_days);
        }
        if (!ok || !is_sane(out.policy))
            reader.bad("policy",
                       "fresh_days ≤ 45, ageing_days ≤ 270, stale_days ≤ 720, each not less than the one before");
    }
    return out;
}

}  // namespace temviet
