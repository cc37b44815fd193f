// SPDX-License-Identifier: Apache-2.0
// tv_report: reading an answer.
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/report/reasons.hpp>

#include "handles.hpp"

namespace temviet::capi {
namespace {

const ReportItem* item_of(const tv_report* report, std::size_t item) noexcept {
    return report != nullptr && item < report->report.items.size() ? &report->report.items[item] : nullptr;
}
const Verdict* verdict_of(const tv_report* report, std::size_t item) noexcept {
    if (report != nullptr && item == TV_WHOLE_REPORT) return &report->report.verdict;
    const auto* one = item_of(report, item);
    return one != nullptr ? &one->verdict : nullptr;
}
tv_status no_such(tv_error* error, const char* what) noexcept { return report_error(error, TV_OUT_OF_RANGE, "OUT_OF_RANGE", what); }
bool is_language(std::int32_t language) noexcept { return language == TV_LANG_VI || language == TV_LANG_EN; }
Language to_language(std::int32_t language) noexcept { return language == TV_LANG_EN ? Language::en : Language::vi; }

/// What most calls on a report check first.
template <class Body>
tv_status reading(const tv_report* report, const void* out, tv_error* error, Body&& body) noexcept {
    return guard(error, [&]() -> tv_status {
        if (report == nullptr) return invalid(error, "report is NULL");
        if (out == nullptr) return invalid(error, "out is NULL");
        return body();
    });
}

struct TextClaim {
    std::string_view name;
    std::optional<std::string> Claims::* value;
};
constexpr TextClaim kTextClaims[] = {
    {"gtin", &Claims::gtin},         {"pid", &Claims::pid},     {"lot", &Claims::lot},       {"serial", &Claims::serial},
    {"cpv", &Claims::cpv},           {"name", &Claims::name},   {"maker", &Claims::maker},   {"importer", &Claims::importer},
    {"origin", &Claims::origin},     {"place", &Claims::place}, {"issuer", &Claims::issuer}, {"net_content", &Claims::net_content},
    {"host", &Claims::host},
};
struct DateClaim {
    std::string_view name;
    std::optional<Date> Claims::* value;
};
constexpr DateClaim kDateClaims[] = {
    {"production", &Claims::production}, {"packaging", &Claims::packaging}, {"best_before", &Claims::best_before},
    {"sell_by", &Claims::sell_by},       {"expiry", &Claims::expiry},
};

tv_status claim(const tv_report& report, std::size_t item, std::string_view name, tv_str* out, tv_error* error) {
    const Claims& claims = report.report.items[item].claims;
    const auto absent = [&] { return report_error(error, TV_ABSENT, "ABSENT", "the code does not say this"); };
    for (const auto& row : kTextClaims)
        if (row.name == name) {
            if (!(claims.*row.value)) return absent();
            *out = view(*(claims.*row.value));
            return TV_OK;
        }
    for (const auto& row : kDateClaims)
        if (row.name == name) {
            const auto& value = claims.*row.value;
            if (!value) return absent();
            *out = report.text("claim/" + std::to_string(item) + "/" + std::string(name), [&] { return to_string(*value); });
            return TV_OK;
        }
    if (name.size() >= 2 && name.size() <= 4 && all_digits(name)) {
        const auto found = claims.elements.find(std::string(name));
        if (found == claims.elements.end()) return absent();
        *out = view(found->second);
        return TV_OK;
    }
    return invalid(error, "there is no claim of this name");
}

}  // namespace
}  // namespace temviet::capi

using namespace temviet::capi;

extern "C" {

size_t tv_report_item_count(const tv_report* report) TV_NOEXCEPT { return report == nullptr ? 0 : report->report.items.size(); }

int32_t tv_report_level(const tv_report* report, size_t item) TV_NOEXCEPT {
    const auto* verdict = verdict_of(report, item);
    return verdict == nullptr ? TV_LEVEL_NO_DECISION : static_cast<int32_t>(verdict->level);
}

int32_t tv_report_use(const tv_report* report, size_t item) TV_NOEXCEPT {
    const auto* verdict = verdict_of(report, item);
    return verdict == nullptr ? TV_USE_ALERT : static_cast<int32_t>(verdict->use);
}

int32_t tv_report_headline(const tv_report* report, size_t item) TV_NOEXCEPT {
    const auto* verdict = verdict_of(report, item);
    return verdict == nullptr ? TV_HEADLINE_NO_DECISION : static_cast<int32_t>(temviet::headline(*verdict));
}

tv_status tv_report_headline_text(const tv_report* report, size_t item, int32_t language, tv_str* out, tv_error* error) TV_NOEXCEPT {
    return reading(report, out, error, [&]() -> tv_status {
        if (!is_language(language)) return invalid(error, "language is none");
        const auto* one = item_of(report, item);
        if (one == nullptr) return no_such(error, "there is no such item");
        *out = report->text("headline/" + std::to_string(item) + "/" + std::to_string(language),
                            [&] { return temviet::headline_text(*one, report->report.env, to_language(language)); });
        return TV_OK;
    });
}

size_t tv_report_reason_count(const tv_report* report, size_t item) TV_NOEXCEPT {
    const auto* one = item_of(report, item);
    if (one == nullptr) return 0;
    try {
        return temviet::reasons_of(*one).size();
    } catch (...) {
        return 0;
    }
}

tv_status tv_report_reason(const tv_report* report, size_t item, size_t index, tv_reason* reason, tv_error* error) TV_NOEXCEPT {
    return reading(report, reason, error, [&]() -> tv_status {
        const auto* one = item_of(report, item);
        if (one == nullptr) return no_such(error, "there is no such item");
        const auto reasons = temviet::reasons_of(*one);
        if (index >= reasons.size()) return no_such(error, "there is no such reason");
        const auto& shown = reasons[index];
        const std::string key = "reason/" + std::to_string(item) + "/" + std::to_string(index);
        tv_reason value{};
        value.cap = static_cast<int32_t>(shown.cap);
        value.code = view(temviet::to_string(shown.finding->reason));
        value.check = view(temviet::to_string(shown.finding->check));
        value.vi = report->text(key + "/vi", [&] { return temviet::reason_text(*shown.finding, temviet::Language::vi); });
        value.en = report->text(key + "/en", [&] { return temviet::reason_text(*shown.finding, temviet::Language::en); });
        return give_struct(reason, value, "reason is NULL", error);
    });
}

tv_status tv_report_claim(const tv_report* report, size_t item, const char* name, tv_str* out, tv_error* error) TV_NOEXCEPT {
    return reading(report, out, error, [&]() -> tv_status {
        if (name == nullptr) return invalid(error, "name is NULL");
        if (item_of(report, item) == nullptr) return no_such(error, "there is no such item");
        return claim(*report, item, name, out, error);
    });
}

size_t tv_report_symbol_count(const tv_report* report) TV_NOEXCEPT { return report == nullptr ? 0 : report->report.symbols.size(); }

tv_status tv_report_symbol(const tv_report* report, size_t index, tv_symbol* symbol, tv_error* error) TV_NOEXCEPT {
    return reading(report, symbol, error, [&]() -> tv_status {
        if (index >= report->report.symbols.size()) return no_such(error, "there is no such symbol");
        const auto& one = report->report.symbols[index];
        tv_symbol value{};
        value.format = static_cast<int32_t>(one.format);
        value.bytes = view(one.bytes);
        value.symbology_identifier = view(one.symbology_identifier);
        value.joined = one.joined ? 1 : 0;
        value.keyed = one.keyed ? 1 : 0;
        for (std::size_t i = 0; i < one.polygon.size(); ++i) {
            value.polygon[2 * i] = one.polygon[i].x;
            value.polygon[2 * i + 1] = one.polygon[i].y;
        }
        value.rung = one.rung;
        value.assisted = one.assisted ? 1 : 0;
        return give_struct(symbol, value, "symbol is NULL", error);
    });
}

tv_status tv_report_json(const tv_report* report, int32_t indent, tv_str* out, tv_error* error) TV_NOEXCEPT {
    return reading(report, out, error, [&]() -> tv_status {
        if (indent > 8) return invalid(error, "indent is at most 8");
        const int spaces = indent < 0 ? -1 : static_cast<int>(indent);
        *out = report->text("json/" + std::to_string(spaces), [&] { return temviet::to_json(report->report, spaces); });
        return TV_OK;
    });
}

tv_status tv_report_text(const tv_report* report, int32_t language, tv_str* out, tv_error* error) TV_NOEXCEPT {
    return reading(report, out, error, [&]() -> tv_status {
        if (!is_language(language)) return invalid(error, "language is none");
        *out = report->text("text/" + std::to_string(language), [&] { return temviet::to_text(report->report, to_language(language)); });
        return TV_OK;
    });
}

void tv_report_free(tv_report* report) TV_NOEXCEPT { delete report; }

}  // extern "C"
