// SPDX-License-Identifier: Apache-2.0
#include "load/sheet_map.hpp"

#include <nlohmann/json.hpp>
#include <temviet/base/text.hpp>

#include "load/names.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string known_fields() {
    std::string out;
    for (std::size_t at = 0; at < kFieldCount; ++at) out += (at == 0 ? "" : ", ") + std::string(to_string(static_cast<Field>(at)));
    return out;
}

class Parser {
public:
    explicit Parser(const std::string& name) : name_(name) {}

    Result<SheetMap> parse(const Json& json) {
        SheetMap out;
        if (!json.is_object() || json.value("schema", Json()) != "temviet.sheet-map/1") return bad_member("schema", "expected \"temviet.sheet-map/1\"");
        for (const auto& [member, value] : json.items()) {
            Result<void> ok;
            if (member == "schema" || member == "about") continue;
            if (member == "sheet" && value.is_string()) out.sheet = value.get<std::string>();
            else if (member == "heading_row" && value.is_number_unsigned()) out.heading_row = value.get<std::size_t>();
            else if (member == "heading_rows" && value.is_number_unsigned() && value >= 1 && value <= 5) out.heading_rows = value.get<std::size_t>();
            else if (member == "columns" && value.is_object()) ok = columns(value, out);
            else if (member == "constants" && value.is_object()) ok = constants(value, out);
            else if (member == "words" && value.is_object()) ok = words(value, out);
            else if (member == "organisations" && value.is_object()) {
                for (const auto& [text, id] : value.items()) {
                    if (!id.is_string()) return bad_member("organisations." + text, "expected the id of an organisation, or \"new\"");
                    out.organisations[canonical_name(text)] = id.get<std::string>();
                }
            } else if (member == "places" && value == "before-2025-07") out.places = SheetMap::Places::before_2025_07;
            else if (member == "places" && value == "since-2025-07") out.places = SheetMap::Places::since_2025_07;
            else
                return bad_member(member, "unknown member, or not what it should hold; docs/spreadsheets.md lists the members");
            if (!ok) return tl::unexpected(ok.error());
        }
        return out;
    }

private:
    [[nodiscard]] tl::unexpected<Error> bad_member(const std::string& member, const std::string& what) const {
        return fail("BAD_MAP", name_ + ": " + display_safe(member, 80) + ": " + what, "docs/spreadsheets.md shows a mapping file");
    }
    Result<void> columns(const Json& object, SheetMap& out) const {
        for (const auto& [heading, value] : object.items()) {
            const auto field = value.is_string() ? parse_field_name(value.get<std::string>()) : std::nullopt;
            if (!field && !value.is_null()) return bad_member("columns." + heading, "expected null (leave out) or one of " + known_fields());
            if (!out.columns.emplace(heading_key(heading), field).second) return bad_member("columns." + heading, "the heading stands there twice");
        }
        return {};
    }
    Result<void> constants(const Json& object, SheetMap& out) const {
        for (const auto& [field, value] : object.items()) {
            const auto known = parse_field_name(field);
            if (!known || !value.is_string()) return bad_member("constants." + field, "expected a text for one of " + known_fields());
            out.constants[*known] = value.get<std::string>();
        }
        return {};
    }
    Result<void> words(const Json& object, SheetMap& out) const {
        for (const auto& [field, pairs] : object.items()) {
            const auto known = parse_field_name(field);
            if (!known || !pairs.is_object()) return bad_member("words." + field, "expected {\"word there\": \"word here\"} for one of " + known_fields());
            for (const auto& [from, to] : pairs.items()) {
                if (!to.is_string()) return bad_member("words." + field + "." + from, "expected a text");
                out.words[*known][heading_key(from)] = to.get<std::string>();
            }
        }
        return {};
    }

    const std::string& name_;
};

}  // namespace

Result<SheetMap> parse_sheet_map(std::string_view text, const std::string& name) {
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail("BAD_MAP", name + " is no JSON", "docs/spreadsheets.md shows a mapping file");
    return Parser(name).parse(json);
}

}  // namespace temviet::cli
