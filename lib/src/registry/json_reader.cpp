// SPDX-License-Identifier: Apache-2.0
#include "registry/source_records.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <temviet/base/text.hpp>

namespace temviet {
namespace {

using Json = nlohmann::json;

/// Cuts the top list into its objects itself: the JSON library does not say on which line a value stands.
class JsonReader final : public SourceReader {
public:
    JsonReader(std::string_view text, const std::vector<std::string>& known, std::function<void(SourceFault)> fault)
        : rest_(text) {
        on_fault = std::move(fault);
        columns_ = known;
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
        skip_space();
        if (rest_.starts_with('['))
            advance(1);
        else
            stop("expected a list of objects: [ {…}, {…} ]");
    }

    bool next(SourceRecord& record) override {
        while (!done_) {
            skip_space();
            if (rest_.starts_with(']')) {
                advance(1);
                skip_space();
                if (!rest_.empty()) stop("something follows the end of the list");
                done_ = true;
                return false;
            }
            if (!first_) {
                if (!rest_.starts_with(',')) {
                    stop("expected a comma or ] after an object");
                    return false;
                }
                advance(1);
                skip_space();
            }
            first_ = false;
            record.line = line_;
            const auto object = cut_object();
            if (!object) return false;
            if (convert(*object, record)) return true;
        }
        return false;
    }

private:
    void stop(std::string why) {
        on_fault({line_, {}, "BAD_JSON", std::move(why)});
        done_ = true;
    }
    void advance(std::size_t count) {
        line_ += std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n');
        rest_.remove_prefix(count);
    }
    void skip_space() {
        std::size_t count = 0;
        while (count < rest_.size() &&
               (rest_[count] == ' ' || rest_[count] == '\t' || rest_[count] == '\n' || rest_[count] == '\r'))
            ++count;
        advance(count);
    }

    std::optional<std::string_view> cut_object() {
        if (!rest_.starts_with('{')) {
            stop("expected an object { … }");
            return std::nullopt;
        }
        std::size_t depth = 0;
        bool text = false;
        for (std::size_t at = 0; at < rest_.size(); ++at) {
            const char c = rest_[at];
            if (text) {
                if (c == '\\')
                    ++at;
                else if (c == '"')
                    text = false;
                continue;
            }
            if (c == '"')
                text = true;
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0) {
                const auto object = rest_.substr(0, at + 1);
                advance(at + 1);
                return object;
            }
        }
        stop("an object is never closed");
        return std::nullopt;
    }

    bool fault(const SourceRecord& record, std::string column, std::string code, std::string message) {
        on_fault({record.line, std::move(column), std::move(code), std::move(message)});
        return false;
    }

    bool convert(std::string_view object, SourceRecord& record) {
        std::set<std::string> seen;
        std::string twice;
        const auto json = Json::parse(
            object,
            [&](int depth, Json::parse_event_t event, Json& value) {
                if (depth == 1 && event == Json::parse_event_t::key && !seen.insert(value.get<std::string>()).second)
                    twice = value.get<std::string>();
                return true;
            },
            false);
        if (json.is_discarded() || !json.is_object())
            return fault(record, {}, "BAD_JSON", "the object is not valid JSON");
        if (!twice.empty())
            return fault(record, display_safe(twice), "DUPLICATE_COLUMN", "the name stands twice in the object");
        texts_.assign(columns_.size(), {});
        for (const auto& [name, value] : json.items()) {
            const auto at = std::find(columns_.begin(), columns_.end(), name);
            if (at == columns_.end())
                return fault(record, display_safe(name), "UNKNOWN_COLUMN", "this table has no such column");
            auto& text = texts_[static_cast<std::size_t>(at - columns_.begin())];
            if (!to_text(value, text))
                return fault(record, name, "BAD_VALUE",
                             "expected a text, an integer, true, false or null; found " +
                                 display_safe(value.dump(-1, ' ', false, Json::error_handler_t::replace), 60));
        }
        record.values.assign(texts_.begin(), texts_.end());
        return true;
    }

    static bool to_text(const Json& value, std::string& out) {
        if (value.is_null()) return true;
        if (value.is_string())
            out = value.get<std::string>();
        else if (value.is_boolean())
            out = value.get<bool>() ? "1" : "0";
        else if (value.is_number_integer())
            out = value.dump();
        else if (value.is_array()) {
            for (const auto& item : value) {
                if (!item.is_string()) return false;
                if (!out.empty()) out += ' ';
                out += item.get<std::string>();
            }
        } else
            return false;
        return true;
    }

    std::string_view rest_;
    std::vector<std::string> texts_;
    std::int64_t line_ = 1;
    bool first_ = true, done_ = false;
};

}  // namespace

std::unique_ptr<SourceReader> json_reader(std::string_view text, const std::vector<std::string>& known,
                                          std::function<void(SourceFault)> on_fault) {
    return std::make_unique<JsonReader>(text, known, std::move(on_fault));
}

}  // namespace temviet
