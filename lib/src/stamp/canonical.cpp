// SPDX-License-Identifier: Apache-2.0
#include "canonical.hpp"

#include <algorithm>
#include <array>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>
#include <temviet/gs1/gtin.hpp>

namespace temviet::canonical {
namespace {

constexpr std::array<std::string_view, 8> kPlainAttributes{"11", "13", "15", "16", "17", "20", "240", "30"};

bool is_weight(std::string_view ai) noexcept { return ai.size() == 4 && ai.substr(0, 3) == "310" && ai[3] >= '0' && ai[3] <= '5'; }
bool is_price(std::string_view ai) noexcept { return ai.size() == 4 && ai.substr(0, 3) == "392" && ai[3] >= '0' && ai[3] <= '3'; }
bool is_date(std::string_view ai) noexcept { return ai == "11" || ai == "13" || ai == "15" || ai == "16" || ai == "17"; }

bool digits(std::string_view value, std::size_t min, std::size_t max) noexcept {
    return value.size() >= min && value.size() <= max && all_digits(value);
}

/// Key and qualifiers in their order, then attributes in ascending order, at most one weight and one price.
class Order {
public:
    const char* next(std::string_view ai) {
        static constexpr std::array<std::string_view, 4> kKeys{"01", "22", "10", "21"};
        const auto key = std::find(kKeys.begin(), kKeys.end(), ai);
        if (key != kKeys.end()) {
            const int rank = static_cast<int>(key - kKeys.begin());
            if (!last_attribute_.empty() || rank <= rank_ || (rank_ < 0 && rank != 0)) return "the keys are not (01) [(22)] [(10)] [(21)] in this order";
            rank_ = rank;
            return nullptr;
        }
        if (rank_ < 0) return "the first key is not (01)";
        if (!is_attribute(ai)) return "an attribute outside the closed list";
        if (!last_attribute_.empty() && ai <= last_attribute_) return "the attributes are not in ascending order";
        if ((is_weight(ai) && is_weight(last_attribute_)) || (is_price(ai) && is_price(last_attribute_)))
            return "more than one 310n or 392n";
        last_attribute_ = ai;
        return nullptr;
    }

private:
    int rank_ = -1;
    std::string last_attribute_;
};

Problem bad(std::string where) { return {false, std::move(where)}; }

/// Splits at `separator`; an empty text is one empty part.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (true) {
        const auto at = text.find(separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at + 1);
    }
}

std::optional<Problem> take(Claims& claims, Order& order, std::string_view ai, std::string_view value) {
    if (const char* problem = order.next(ai)) return bad(problem);
    if (const char* problem = value_problem(ai, value)) return bad("(" + display_safe(ai, 8) + "): " + problem);
    take_element(claims, ai, value);
    return std::nullopt;
}

std::optional<Problem> check_gtin(const Claims& claims) {
    if (!claims.gtin) return bad("no (01)");
    if (!gs1::has_valid_check_digit(*claims.gtin)) return Problem{true, "(01): wrong check digit"};
    return std::nullopt;
}

bool is_vtx(std::string_view value) noexcept {
    return !value.empty() && value.size() <= 400 && std::all_of(value.begin(), value.end(), is_base64url_char);
}

}  // namespace

bool is_code(std::string_view value, std::size_t max) noexcept {
    return !value.empty() && value.size() <= max && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '.' || c == '_' || c == '-';
    });
}

bool is_host(std::string_view host) noexcept {
    if (host.size() > 253) return false;
    std::size_t labels = 0;
    std::string_view label;
    while (true) {
        const auto dot = host.find('.');
        label = host.substr(0, dot);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        for (const char c : label)
            if (!((c >= 'a' && c <= 'z') || is_digit(c) || c == '-')) return false;
        ++labels;
        if (dot == std::string_view::npos) break;
        host.remove_prefix(dot + 1);
    }
    return labels >= 2 && !all_digits(label);
}

bool is_stem(std::string_view stem) noexcept {
    if (stem.empty()) return true;
    std::size_t count = 0;
    while (true) {
        const auto slash = stem.find('/');
        const auto segment = stem.substr(0, slash);
        if (segment.empty() || all_digits(segment) || ++count > 3) return false;
        for (const char c : segment)
            if (!((c >= 'a' && c <= 'z') || is_digit(c) || c == '-')) return false;
        if (slash == std::string_view::npos) return true;
        stem.remove_prefix(slash + 1);
    }
}

const char* origin_problem(std::string_view uri) noexcept {
    constexpr std::string_view kScheme = "https://";
    if (uri.substr(0, kScheme.size()) != kScheme) return "it does not begin with https:// in lower case";
    const auto rest = uri.substr(kScheme.size());
    return is_host(rest.substr(0, rest.find_first_of("/?#"))) ? nullptr : "the host";
}

const char* stem_problem(std::string_view uri) noexcept {
    const auto rest = uri.substr(std::string_view("https://").size());
    const auto path_and_host = rest.substr(0, rest.find_first_of("?#"));
    const auto slash = path_and_host.find('/');
    if (slash == std::string_view::npos) return "no path";
    const auto path = path_and_host.substr(slash);
    // A stem has no segment of digits alone, so the first "01" is the key.
    auto key = path.find("/01/");
    if (key == std::string_view::npos) key = path.ends_with("/01") ? path.size() - 3 : std::string_view::npos;
    if (key == std::string_view::npos) return "no /01/";
    return key == 0 || (key > 1 && is_stem(path.substr(1, key - 1))) ? nullptr : "the stem";
}

bool is_attribute(std::string_view ai) noexcept {
    return std::find(kPlainAttributes.begin(), kPlainAttributes.end(), ai) != kPlainAttributes.end() || is_weight(ai) || is_price(ai) || ai == "422";
}

bool needs_separator(std::string_view ai) noexcept {
    return ai == "22" || ai == "10" || ai == "21" || ai == "240" || ai == "30" || is_price(ai) || ai == "422";
}

std::optional<Date> parse_yymmdd(std::string_view v) noexcept {
    if (v.size() != 6 || !all_digits(v)) return std::nullopt;
    const auto two = [&](std::size_t at) { return (v[at] - '0') * 10 + (v[at + 1] - '0'); };
    const Date date{2000 + two(0), two(2), two(4)};
    if (!is_real_date(date.year, date.month, date.day)) return std::nullopt;
    return date;
}

const char* value_problem(std::string_view ai, std::string_view value) noexcept {
    if (ai == "01") return digits(value, 14, 14) ? nullptr : "not 14 digits";
    if (ai == "22" || ai == "10" || ai == "21") return is_code(value) ? nullptr : "not 1 to 20 of A-Z 0-9 . _ -";
    if (ai == "240") return is_code(value, 30) ? nullptr : "not 1 to 30 of A-Z 0-9 . _ -";
    if (is_date(ai)) return parse_yymmdd(value) ? nullptr : "not a real day YYMMDD";
    if (ai == "20") return digits(value, 2, 2) ? nullptr : "not 2 digits";
    if (ai == "30") return digits(value, 1, 8) ? nullptr : "not 1 to 8 digits";
    if (is_weight(ai)) return digits(value, 6, 6) ? nullptr : "not 6 digits";
    if (is_price(ai)) return digits(value, 1, 15) ? nullptr : "not 1 to 15 digits";
    if (ai == "422") return digits(value, 3, 3) ? nullptr : "not 3 digits";
    return "outside the closed list";
}

void take_element(Claims& claims, std::string_view ai, std::string_view value) {
    claims.elements.emplace(ai, value);
    const std::string text(value);
    if (ai == "01") claims.gtin = text;
    else if (ai == "22") claims.cpv = text;
    else if (ai == "10") claims.lot = text;
    else if (ai == "21") claims.serial = text;
    else if (ai == "11") claims.production = parse_yymmdd(value);
    else if (ai == "13") claims.packaging = parse_yymmdd(value);
    else if (ai == "15") claims.best_before = parse_yymmdd(value);
    else if (ai == "16") claims.sell_by = parse_yymmdd(value);
    else if (ai == "17") claims.expiry = parse_yymmdd(value);
    else if (ai == "422") claims.origin = text;
}

std::optional<Problem> parse_uri(std::string_view uri, Claims& claims) {
    if (const char* problem = origin_problem(uri)) return bad(problem);
    if (const char* problem = stem_problem(uri)) return bad(problem);
    // The grammar below has none of these: said first, because it is what went wrong.
    for (const char c : uri)
        if (c < 0x21 || c > 0x7E || c == '%') return bad("a space, control character, % or byte above 0x7E");
    const auto rest = uri.substr(std::string_view("https://").size());
    const auto question = rest.find('?');
    const auto segments = split(rest.substr(0, question), '/');  // the host, the stem, then the keys
    claims.host = std::string(segments.front());
    const auto key = std::find(segments.begin(), segments.end(), "01");
    if ((segments.end() - key) % 2 != 0) return bad("the path");
    Order order;
    for (auto at = key; at != segments.end(); at += 2) {
        if (*at != "01" && *at != "22" && *at != "10" && *at != "21") return bad("a path key outside 01 22 10 21");
        if (auto problem = take(claims, order, *at, *(at + 1))) return problem;
    }
    if (question != std::string_view::npos) {
        const auto parameters = split(rest.substr(question + 1), '&');
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto equals = parameters[i].find('=');
            if (equals == std::string_view::npos) return bad("a query parameter without =");
            const auto name = parameters[i].substr(0, equals), value = parameters[i].substr(equals + 1);
            if (name == "vtx") {  // reserved: signed, ignored by version 1, directly before vts
                if (i + 1 != parameters.size() || !is_vtx(value)) return bad("vtx");
                break;
            }
            if (!is_attribute(name)) return bad("a query parameter outside the closed list");
            if (auto problem = take(claims, order, name, value)) return problem;
        }
    }
    return check_gtin(claims);
}

std::optional<Problem> parse_elements(std::string_view bytes, Claims& claims) {
    constexpr char kSeparator = '\x1d';
    const auto elements = gs1::split_element_string(bytes);
    if (!elements) return bad("not an element string");
    Order order;
    std::string again;
    for (const auto& element : *elements) {
        if (auto problem = take(claims, order, element.ai, element.value)) return problem;
        again.append(element.ai).append(element.value);
        if (needs_separator(element.ai)) again += kSeparator;
    }
    // Re-serialised and compared: separators stand where 03 wants them and nowhere else, none in front.
    if (again != bytes) return bad("separators");
    return check_gtin(claims);
}

}  // namespace temviet::canonical
