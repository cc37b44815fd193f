// SPDX-License-Identifier: Apache-2.0
// In: host names. Out: which known one they imitate. Must not know registries.
#include "lookalike.hpp"

#include <algorithm>
#include <array>

#include "host_name.hpp"

namespace temviet::verify {
namespace {

constexpr std::size_t kMinOwnName = 5, kMinForeignName = 8;  // shorter names are not compared by edits

/// One at least.
std::vector<std::string_view> labels_of(std::string_view host) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at <= host.size();) {
        const auto end = std::min(host.find('.', at), host.size());
        out.push_back(host.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// Second-level names under which people register: "com.vn", "gov.vn", …
bool is_public_second_level(std::string_view label) {
    constexpr std::array kNames{"com", "net", "org", "edu", "gov", "biz", "info", "name", "pro", "health", "int", "ac", "io", "ai", "id", "co"};
    return std::find(kNames.begin(), kNames.end(), label) != kNames.end();
}

/// The label a person registered: "trasenvang" of "www.trasenvang.com.vn".
std::string_view registered_name(const std::vector<std::string_view>& labels) {
    if (labels.size() <= 2) return labels.front();
    const std::size_t last = labels.size() - 1;
    return labels[last].size() == 2 && is_public_second_level(labels[last - 1]) ? labels[last - 2] : labels[last - 1];
}

/// Damerau (optimal string alignment) distance of exactly one between two different texts.
bool one_edit(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    const auto i = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
    const auto x = a.substr(i), y = b.substr(i);
    return x.substr(1) == y.substr(1) || (x.size() >= 2 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2));
}

/// What a hurried reader sees.
std::string skeleton(std::string_view label) {
    std::string out;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const char c = label[i];
        if (label.substr(i).starts_with("rn")) out += 'm', ++i;
        else if (label.substr(i).starts_with("vv")) out += 'w', ++i;
        else if (c == '0') out += 'o';
        else if (c == '1' || c == 'i') out += 'l';
        else if (c == '5') out += 's';
        else if (c != '-') out += c;
    }
    return out;
}

bool name_imitates(std::string_view name, std::string_view known, bool of_issuer) {
    if (name == known || known.empty()) return false;
    // Two short names may well look alike and both be honest: "gs1" and "gsi".
    if (known.size() >= kMinOwnName && skeleton(name) == skeleton(known)) return true;
    return known.size() >= (of_issuer ? kMinOwnName : kMinForeignName) && one_edit(name, known);
}

std::string_view bare(std::string_view pattern) { return pattern.starts_with("*.") ? pattern.substr(2) : pattern; }

}  // namespace

bool host_matches(std::string_view host, std::string_view pattern) noexcept {
    if (!pattern.starts_with("*.")) return host == pattern;
    const auto suffix = pattern.substr(1);
    return host.size() > suffix.size() && host.ends_with(suffix);
}

std::optional<std::string> imitated_host(std::string_view host, const std::vector<KnownHost>& all) {
    for (const auto& each : all)
        if (host_matches(host, each.pattern)) return std::nullopt;
    const SeenHost seen = see_host(host);
    if (seen.disguised) {
        // What the eye takes for a listed host, or for its name, and is written in other letters.
        const auto seen_labels = labels_of(seen.plain);
        for (const auto& each : all) {
            const std::string known(bare(each.pattern));
            const auto name = registered_name(labels_of(known));
            const bool same_name = name.size() >= kMinOwnName && registered_name(seen_labels) == name;
            if (seen.plain == known || seen.plain.ends_with("." + known) || same_name) return known;
        }
    }
    host = seen.plain;
    const auto labels = labels_of(host);
    for (const auto& each : all) {
        const auto known = bare(each.pattern);
        const auto known_labels = labels_of(known);
        const auto name = registered_name(labels), known_name = registered_name(known_labels);
        // Under the very same registered domain: the owner's own sub-domain.
        if (host.ends_with("." + std::string(known))) continue;
        if (name_imitates(name, known_name, each.of_issuer)) return std::string(known);
        // "trasenvang.example.evil.example", and the same with hyphens: "trasenvang-example.evil.example".
        std::string glued(known);
        std::replace(glued.begin(), glued.end(), '.', '-');
        const std::string dotted = "." + std::string(host);
        if (dotted.find("." + std::string(known) + ".") != std::string::npos) return std::string(known);
        if (known_labels.size() >= 2 && dotted.find("." + glued + ".") != std::string::npos) return std::string(known);
    }
    return std::nullopt;
}

bool imitates_government(std::string_view host) {
    if (host.ends_with(".gov.vn")) return false;
    const SeenHost seen = see_host(host);
    if (seen.disguised && (seen.plain.ends_with(".gov.vn") || seen.plain == "gov.vn")) return true;
    const auto labels = labels_of(seen.plain);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto label = labels[i];
        if (label.ends_with("govvn") || label.ends_with("-gov") || label.ends_with("-gov-vn") || label.starts_with("gov-vn")) return true;
        // "gov.vn" in front of another domain.
        if (label == "gov" && i + 2 < labels.size() && labels[i + 1] == "vn") return true;
    }
    return false;
}

}  // namespace temviet::verify
