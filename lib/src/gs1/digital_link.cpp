// SPDX-License-Identifier: Apache-2.0
// GS1 Digital Link URI syntax (uncompressed): https://host[/stem]/<key>/<value>[/<qualifier>/<value>…][?<ai>=<value>…]
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "checks.hpp"
#include "parse.hpp"

namespace temviet::gs1 {
namespace {

struct Segment {
    std::string_view text;
    std::size_t offset;
};

int hex(char c) {
    if (is_digit(c)) return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Result<Spelled> percent_decode(Segment part) {
    Spelled out;
    for (std::size_t i = 0; i < part.text.size(); ++i) {
        out.at.push_back(part.offset + i);
        if (part.text[i] != '%') {
            out.value += part.text[i];
            continue;
        }
        const int high = i + 2 < part.text.size() ? hex(part.text[i + 1]) : -1, low = high >= 0 ? hex(part.text[i + 2]) : -1;
        if (low < 0) return fail("BAD_PERCENT", "% is followed by two hexadecimal digits", {}, part.offset + i);
        out.value += static_cast<char>(high * 16 + low);
        i += 2;
    }
    out.at.push_back(part.offset + part.text.size());
    return out;
}

std::vector<Segment> split(std::string_view text, std::size_t offset, std::string_view separators) {
    std::vector<Segment> out;
    while (true) {
        const auto at = text.find_first_of(separators);
        out.push_back({text.substr(0, at), offset});
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at + 1);
        offset += at + 1;
    }
}

bool is_primary(const Segment& segment) {
    const AiInfo* info = find_ai(segment.text);
    return info != nullptr && info->primary;
}

/// /01/ may carry a GTIN-8, -12 or -13: the standard pads it to 14.
Result<void> add(Elements& out, std::string_view ai, const Segment& raw) {
    auto value = percent_decode(raw);
    if (!value) return tl::unexpected(value.error());
    if (ai == "01" && value->value.size() != 14) {
        auto gtin = to_gtin14(value->value);
        if (!gtin) {
            if (gtin.error().code == "NOT_DIGITS") gtin.error().code = "BAD_CHARACTER";
            gtin.error().offset = value->at[gtin.error().offset.value_or(0)];
            return tl::unexpected(gtin.error());
        }
        return add_element(out, ai, *gtin, raw.offset);
    }
    return add_element(out, ai, *value);
}

bool allowed_sequence(const AiInfo& key, const std::vector<std::string_view>& used) {
    if (used.empty()) return true;
    return std::any_of(key.qualifiers.begin(), key.qualifiers.end(), [&](const std::vector<std::string_view>& sequence) {
        std::size_t at = 0;
        for (const auto ai : used) {
            while (at < sequence.size() && sequence[at] != ai) ++at;
            if (at++ >= sequence.size()) return false;
        }
        return true;
    });
}

bool looks_compressed(std::string_view path) {
    const auto last = path.substr(path.rfind('/') + 1);
    return last.size() >= 10 && std::all_of(last.begin(), last.end(), [](char c) { return is_in_set('Z', c) && c != '='; }) &&
           std::any_of(last.begin(), last.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<void> parse_path(Elements& out, std::string_view path, std::size_t offset) {
    const auto segments = split(path.substr(1), offset + 1, "/");
    // Pairs from the end, as GS1 reads them: the first primary key met is the key, what stands in front of it the stem.
    std::size_t key = segments.size();
    for (std::size_t pairs = 1; 2 * pairs <= segments.size(); ++pairs) {
        const std::size_t at = segments.size() - 2 * pairs;
        if (find_ai(segments[at].text) == nullptr) break;
        if (!is_primary(segments[at])) continue;
        key = at;
        break;
    }
    if (key == segments.size()) {
        if (looks_compressed(path)) return fail("DL_COMPRESSED", "this may be a compressed Digital Link, which is not read", "ask for the uncompressed form", offset);
        return fail("DL_NO_KEY", "the link has no GS1 key like /01/<GTIN>", {}, offset);
    }
    if (key > 0) {
        const auto end = segments[key - 1].offset + segments[key - 1].text.size();
        out.stem = path.substr(1, end - offset - 1);
    }
    const AiInfo& info = *find_ai(segments[key].text);
    if (const auto added = add(out, segments[key].text, segments[key + 1]); !added) return added;
    std::vector<std::string_view> used;
    for (std::size_t i = key + 2; i + 1 < segments.size(); i += 2) {
        used.push_back(segments[i].text);
        if (!allowed_sequence(info, used))
            return fail("DL_ORDER", "(" + std::string(segments[i].text) + ") may not stand here after (" + std::string(segments[key].text) + ")", {}, segments[i].offset);
        if (const auto added = add(out, segments[i].text, segments[i + 1]); !added) return added;
    }
    return {};
}

Result<void> parse_query(Elements& out, std::string_view query, std::size_t offset) {
    for (const auto& part : split(query, offset, "&;")) {
        if (part.text.empty()) continue;
        const auto equals = part.text.find('=');
        const Segment name{part.text.substr(0, equals), part.offset};
        const Segment value = equals == std::string_view::npos ? Segment{{}, part.offset + part.text.size()}
                                                               : Segment{part.text.substr(equals + 1), part.offset + equals + 1};
        if (!all_digits(name.text)) {
            out.ignored.emplace_back(name.text, value.text);
            continue;
        }
        const AiInfo* info = find_ai(name.text);
        if (info == nullptr) return fail("AI_UNKNOWN", "there is no application identifier (" + display_safe(name.text, 20) + ")", {}, name.offset);
        if (const auto added = add(out, name.text, value); !added) return added;
    }
    return {};
}

std::string percent_encode(std::string_view value) {
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : value) {
        if (kPlain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
    return out;
}

}  // namespace

Result<Elements> parse_digital_link(std::string_view uri) {
    Elements out;
    out.syntax = Syntax::digital_link;
    for (std::size_t i = 0; i < uri.size(); ++i)
        if (uri[i] <= 0x20 || uri[i] > 0x7E) return fail("BAD_URI", "a link has no spaces, control characters or bytes above 0x7E", "encode them with %", i);
    const std::size_t authority = uri.find("//") == std::string_view::npos ? 0 : uri.find("//") + 2;
    const auto body = uri.substr(0, uri.find('#'));
    const std::size_t end = std::min(body.find_first_of("/?", authority), body.size());
    out.host = body.substr(authority, end - authority);
    if (out.host.empty() || out.host.find('@') != std::string::npos) return fail("BAD_URI", "the link has no host, or a user name in front of it", {}, authority);
    const std::size_t question = std::min(body.find('?'), body.size());
    if (end >= question || body[end] != '/') return fail("DL_NO_KEY", "the link has no GS1 key like /01/<GTIN>", {}, end);
    if (const auto parsed = parse_path(out, body.substr(end, question - end), end); !parsed) return tl::unexpected(parsed.error());
    if (question < body.size())
        if (const auto parsed = parse_query(out, body.substr(question + 1), question + 1); !parsed) return tl::unexpected(parsed.error());
    return out;
}

Result<std::string> to_digital_link(const Elements& elements, std::string_view stem) {
    if (!starts_with_icase(stem, "https://") && !starts_with_icase(stem, "http://")) return fail("BAD_URI", "the stem begins with https://");
    while (!stem.empty() && stem.back() == '/') stem.remove_suffix(1);
    const auto key = std::find_if(elements.items.begin(), elements.items.end(), [](const Element& e) {
        const AiInfo* info = find_ai(e.ai);
        return info != nullptr && info->primary;
    });
    if (key == elements.items.end()) return fail("DL_NO_KEY", "none of the elements can be the key of a Digital Link");
    const AiInfo& info = *find_ai(key->ai);
    std::string out = std::string(stem) + "/" + key->ai + "/" + percent_encode(key->value);
    // The sequence that takes most of the elements; the others become attributes.
    std::vector<std::string_view> best;
    for (const auto& sequence : info.qualifiers) {
        std::vector<std::string_view> present;
        for (const auto ai : sequence)
            if (elements.find(ai) != nullptr) present.push_back(ai);
        if (present.size() > best.size()) best = std::move(present);
    }
    for (const auto ai : best) out += "/" + std::string(ai) + "/" + percent_encode(elements.find(ai)->value);
    std::vector<const Element*> attributes;
    for (const auto& element : elements.items) {
        if (&element == &*key || std::find(best.begin(), best.end(), element.ai) != best.end()) continue;
        const AiInfo* row = find_ai(element.ai);
        // Qualifiers of another key, (8200) and the rest without the attribute flag cannot travel in a link.
        if (row == nullptr || !row->attribute) return fail("DL_ATTRIBUTE", "(" + element.ai + ") cannot be carried in a Digital Link");
        attributes.push_back(&element);
    }
    std::sort(attributes.begin(), attributes.end(), [](const Element* a, const Element* b) { return a->ai < b->ai; });
    char joiner = '?';
    for (const Element* element : attributes) {
        out += joiner + element->ai + "=" + percent_encode(element->value);
        joiner = '&';
    }
    return out;
}

}  // namespace temviet::gs1
