// SPDX-License-Identifier: Apache-2.0
// In: a code without a product, the registries' lists. Out: its notices.
#include "neutral.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>

#include "goods.hpp"
#include "host_name.hpp"
#include "lookalike.hpp"

namespace temviet::verify {
namespace {

Reason reason_of(std::string_view what) {
    if (what == "scheme") return Reason::foreign_scheme;
    return what == "shortener" || what == "page" ? Reason::other_link : Reason::not_a_stamp;
}

void add_row_source(std::vector<Fact>& facts, const Source& source, const std::optional<std::string>& id, const Sources& sources) {
    const auto row = id ? sources.ask(source, source.registry->source(*id)) : std::nullopt;
    add_source(facts, source, row ? &*row : nullptr);
}

/// Shapes and hosts that a registry lists.
std::optional<Notice> listed_scheme(const Reading& reading, const Sources& sources) {
    for (const auto& source : sources.all()) {
        for (const auto& row : sources.ask(source, source.registry->foreign_schemes())) {
            const bool fits = row.shape == "host" ? !reading.link_host.empty() && host_matches(reading.link_host, row.pattern) : starts_with_icase(reading.text, row.pattern);
            if (!fits) continue;
            std::vector<Fact> facts{{"what", row.what}, {"scheme", row.name}, {"scheme_en", row.name_en}};
            add_row_source(facts, source, row.source, sources);
            return Notice{reason_of(row.what), std::move(facts)};
        }
    }
    return std::nullopt;
}

/// Look-up pages of traceability systems, of the State or of vendors.
std::optional<Notice> look_up_page(const Reading& reading, const Sources& sources) {
    for (const auto& source : sources.all()) {
        for (const auto& row : sources.ask(source, source.registry->hosts_matching(reading.link_host))) {
            if (row.kind == "brand") continue;
            std::vector<Fact> facts{{"operator", row.name.value_or(row.pattern)}, {"host", reading.link_host}};
            add_row_source(facts, source, row.source, sources);
            return Notice{Reason::foreign_scheme, std::move(facts)};
        }
    }
    return std::nullopt;
}

std::optional<Notice> imitation(const Reading& reading, const Sources& sources) {
    const std::string& host = reading.link_host;
    // "https://known.host@other.host": the first name is only a user name.
    if (reading.link_user.find('.') != std::string::npos) return Notice{Reason::host_lookalike, {{"host", host}, {"like", reading.link_user}}};
    if (imitates_government(host)) return Notice{Reason::host_lookalike, {{"host", host}, {"like", "gov.vn"}}};
    for (const auto& source : sources.all()) {
        std::vector<KnownHost> known;
        for (auto& row : sources.ask(source, source.registry->all_hosts())) known.push_back({std::move(row.pattern), false});
        if (auto like = imitated_host(host, known)) {
            std::vector<Fact> facts{{"host", host}, {"like", std::move(*like)}};
            add_source(facts, source, nullptr);
            return Notice{Reason::host_lookalike, std::move(facts)};
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Notice> neutral_notices(const Reading& reading, const Sources& sources) {
    // Shapes that never change are known without any list.
    if (reading.tag && reading.tag->reason != Reason::other_link) return {*reading.tag};
    if (auto scheme = listed_scheme(reading, sources)) return {std::move(*scheme)};
    if (reading.link_host.empty()) return {};
    if (auto page = look_up_page(reading, sources); page && reading.link_user.empty()) return {std::move(*page)};
    std::vector<Notice> out;
    if (auto like = imitation(reading, sources)) out.push_back(std::move(*like));
    const bool strange_user = !reading.link_user.empty() && out.empty();
    const std::string_view what = strange_user                         ? "user_name"
                                  : is_raw_address(reading.link_host)  ? "raw_address"
                                  : see_host(reading.link_host).mixed  ? "mixed_script"
                                                                       : "link";
    out.push_back({Reason::other_link, {{"what", std::string(what)}}});
    return out;
}

}  // namespace temviet::verify
