// SPDX-License-Identifier: Apache-2.0
// Canonical JSON as TUF uses it (OLPC): keys sorted by code unit, no white space, integers only; strings escape only
// the quotation mark and the backslash. Control characters are refused: our metadata never needs them.
#include "canonical_json.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/trust_root.hpp>
#include <vector>

namespace temviet {
namespace {

constexpr int kMaxDepth = 16;

/// Builds nothing: watches the events of the parser for what canonical JSON forbids.
class Inspector : public nlohmann::json::json_sax_t {
public:
    std::string problem;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return value >= -9'007'199'254'740'991 || refuse("an integer beyond -(2^53-1)"); }
    bool number_unsigned(number_unsigned_t value) override {
        return value <= 9'007'199'254'740'991u || refuse("an integer beyond 2^53-1");
    }
    bool number_float(number_float_t, const string_t&) override { return refuse("a number that is no integer"); }
    bool string(string_t& value) override { return check(value); }
    bool binary(binary_t&) override { return refuse("binary data"); }
    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return keys_.size() <= kMaxDepth || refuse("too deep nesting");
    }
    bool key(string_t& value) override {
        return check(value) && (keys_.back().insert(value).second || refuse("the member \"" + display_safe(value, 60) + "\" twice"));
    }
    bool end_object() override {
        keys_.pop_back();
        return true;
    }
    bool start_array(std::size_t) override {
        keys_.emplace_back();
        return keys_.size() <= kMaxDepth || refuse("too deep nesting");
    }
    bool end_array() override {
        keys_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        at = position;
        return refuse("a syntax error");
    }
    std::optional<std::size_t> at;

private:
    bool refuse(std::string what) {
        if (problem.empty()) problem = std::move(what);
        return false;
    }
    bool check(const std::string& value) {
        if (!is_utf8(value)) return refuse("ill-formed UTF-8");
        for (const char c : value)
            if (static_cast<unsigned char>(c) < 0x20) return refuse("a control character");
        return true;
    }
    std::vector<std::set<std::string>> keys_;
};

void append_string(std::string& out, const std::string& text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

void append(std::string& out, const nlohmann::json& value) {
    if (value.is_object()) {
        out += '{';
        bool first = true;
        for (const auto& [key, member] : value.items()) {  // nlohmann::json keeps keys sorted by bytes
            if (!first) out += ',';
            first = false;
            append_string(out, key);
            out += ':';
            append(out, member);
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        bool first = true;
        for (const auto& member : value) {
            if (!first) out += ',';
            first = false;
            append(out, member);
        }
        out += ']';
    } else if (value.is_string()) {
        append_string(out, value.get_ref<const std::string&>());
    } else {
        out += value.dump();
    }
}

}  // namespace

Result<nlohmann::json> parse_strict_json(std::string_view text, std::string_view what) {
    const std::string name(what);
    if (text.size() > limits::kMaxMetadataBytes) return fail("JSON_INVALID", name + " is larger than " + std::to_string(limits::kMaxMetadataBytes) + " bytes");
    try {
        Inspector inspector;
        if (!nlohmann::json::sax_parse(text, &inspector))
            return fail("JSON_INVALID", name + " holds " + inspector.problem, {}, inspector.at);
        return nlohmann::json::parse(text);
    } catch (const std::exception&) {
        return fail("JSON_INVALID", name + " is no JSON");
    }
}

std::string dump_canonical(const nlohmann::json& value) {
    std::string out;
    append(out, value);
    return out;
}

Result<std::string> canonical_json(std::string_view json) {
    const auto value = parse_strict_json(json, "the text");
    if (!value) return tl::unexpected(value.error());
    return dump_canonical(*value);
}

}  // namespace temviet
