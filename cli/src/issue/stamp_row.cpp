// SPDX-License-Identifier: Apache-2.0
#include "issue/stamp_row.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    while (true) {
        const auto found = text.find(from);
        out += text.substr(0, found);
        if (found == std::string_view::npos) return out;
        out += to;
        text.remove_prefix(found + from.size());
    }
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    return '"' + replace_all(text, "\"", "\"\"") + '"';
}

std::optional<std::int64_t> unit_of(std::string_view text) {
    if (!all_digits(text) || text.size() > 18) return std::nullopt;
    return std::stoll(std::string(text));
}

std::string_view without_line_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string header_line(RowFormat format) { return format == RowFormat::csv ? "unit,serial,payload,stamp_id\n" : ""; }

std::string to_line(const StampRow& row, RowFormat format) {
    const std::string unit = row.unit ? std::to_string(*row.unit) : "";
    if (format == RowFormat::csv)
        return unit + "," + csv_field(row.serial) + "," + csv_field(replace_all(row.payload, "\x1d", "<GS>")) + "," + row.stamp_id + "\n";
    Json json;
    json["unit"] = row.unit ? Json(*row.unit) : Json();
    json["serial"] = row.serial;
    json["payload"] = row.payload;
    json["stamp_id"] = row.stamp_id;
    return json.dump() + "\n";
}

std::optional<std::vector<std::string>> split_csv(std::string_view line, char separator) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (quoted) {
            if (c != '"') out.back() += c;
            else if (at + 1 < line.size() && line[at + 1] == '"') out.back() += line[++at];
            else quoted = false;
        } else if (c == '"' && out.back().empty()) {
            quoted = true;
        } else if (c == separator) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    if (quoted) return std::nullopt;
    return out;
}

bool StampRowParser::start(std::string_view first_line) {
    if (first_line.starts_with("\xEF\xBB\xBF")) first_line.remove_prefix(3);
    first_line = without_line_end(first_line);
    if (first_line.starts_with('{')) {
        format_ = RowFormat::ndjson;
        return true;
    }
    format_ = RowFormat::csv;
    for (const char separator : {',', ';', '\t'}) {
        const auto names = split_csv(first_line, separator);
        if (!names) continue;
        const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
            const auto found = std::find_if(names->begin(), names->end(), [&](const auto& each) { return ascii_lower(each) == name; });
            return found == names->end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names->begin()));
        };
        payload_ = find("payload");
        if (!payload_) continue;
        unit_ = find("unit");
        serial_ = find("serial");
        stamp_id_ = find("stamp_id");
        separator_ = separator;
        columns_ = names->size();
        return true;
    }
    return false;
}

std::optional<StampRow> StampRowParser::parse(std::string_view line) const {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = without_line_end(line);
    StampRow out;
    if (format_ == RowFormat::ndjson) {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) return std::nullopt;
        const auto text = [&](const char* name) {
            const auto found = json.find(name);
            return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        if (const auto unit = json.find("unit"); unit != json.end() && unit->is_number_unsigned())
            out.unit = unit_of(std::to_string(unit->get<std::uint64_t>()));
        out.serial = text("serial");
        out.payload = text("payload");
        out.stamp_id = text("stamp_id");
    } else {
        const auto fields = split_csv(line, separator_);
        if (!fields || fields->size() != columns_) return std::nullopt;
        const auto text = [&](const std::optional<std::size_t>& at) { return at ? (*fields)[*at] : std::string(); };
        out.unit = unit_of(text(unit_));
        out.serial = text(serial_);
        out.payload = replace_all(text(payload_), "<GS>", "\x1d");
        out.stamp_id = text(stamp_id_);
    }
    if (out.payload.empty()) return std::nullopt;
    return out;
}

}  // namespace temviet::cli
