// SPDX-License-Identifier: Apache-2.0
// In: a phrase and facts. Out: one safe line.
#include "fill.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "catalogue.hpp"

namespace temviet::report {
namespace {

bool is_plain(char c) noexcept { return c >= 0x20 && c < 0x7F; }

void append_number(std::string& out, int value, int width) {
    char digits[12];
    int count = 0;
    for (int rest = value; rest > 0 || count == 0; rest /= 10) digits[count++] = static_cast<char>('0' + rest % 10);
    for (int i = count; i < width; ++i) out += '0';
    while (count > 0) out += digits[--count];
}

/// Codes of facts that are dates, words or numbers read better in the reader's own way; anything else is shown as it is.
bool append_typed(std::string& out, std::string_view name, std::string_view value, Language language) {
    if (name == "month" && value.size() == 7) {
        const auto first = parse_date(std::string(value) + "-01");
        if (first && language == Language::vi) out += std::string(value.substr(5)) + "/" + std::string(value.substr(0, 4));
        else append_safe(out, value);
        return true;
    }
    if (name == "date" || name == "source_date" || name == "value" || name == "other") {
        if (const auto date = parse_date(value)) {
            append_date(out, *date, language);
            return true;
        }
    }
    if (name == "time") {
        if (const auto instant = parse_instant(value)) {
            append_instant(out, *instant, language);
            return true;
        }
    }
    if (name == "what" || name == "order") {
        const Phrase found = word(value);
        out += found.in(language);
        return !found.vi.empty();
    }
    if ((name == "gtin" || name == "other") && value.size() == 14 && all_digits(value)) {
        out += gs1::display_gtin(value);
        return true;
    }
    return false;
}

/// "scheme_en" beside "scheme": the same value for English readers.
bool append_english(std::string& out, std::string_view name, const Values& values) {
    for (const auto& fact : values.facts) {
        if (fact.name.size() != name.size() + 3 || !fact.name.starts_with(name) || !fact.name.ends_with("_en") || fact.value.empty()) continue;
        append_safe(out, fact.value);
        return true;
    }
    return false;
}

bool append_value(std::string& out, std::string_view name, const Values& values, Language language) {
    if (language == Language::en && append_english(out, name, values)) return true;
    for (const auto& fact : values.facts) {
        if (fact.name != name || fact.value.empty()) continue;
        if (!append_typed(out, name, fact.value, language)) append_safe(out, fact.value);
        return true;
    }
    if (name == "registry" && !values.registry.empty()) {
        append_safe(out, values.registry);
        return true;
    }
    if (name == "check" && values.check) {
        out += text_of(*values.check).in(language);
        return true;
    }
    return false;
}

/// Text with {names} and no brackets. False when a value is missing.
bool expand(std::string& out, std::string_view pattern, const Values& values, Language language) {
    bool complete = true;
    while (true) {
        const std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) return complete;
        const std::size_t close = pattern.find('}', open);
        if (close == std::string_view::npos) return complete;
        std::string_view name = pattern.substr(open + 1, close - open - 1);
        const bool only_asked = name.starts_with('?');
        const std::size_t before = out.size();
        if (!append_value(out, only_asked ? name.substr(1) : name, values, language)) {
            complete = false;
            out += "…";
        }
        if (only_asked) out.resize(before);
        pattern.remove_prefix(close + 1);
    }
}

void expand_alternatives(std::string& out, std::string_view choices, const Values& values, Language language) {
    const std::size_t before = out.size();
    while (true) {
        const std::size_t bar = choices.find('|');
        if (expand(out, choices.substr(0, bar), values, language)) return;
        out.resize(before);
        if (bar == std::string_view::npos) return;
        choices.remove_prefix(bar + 1);
    }
}

}  // namespace

void fill(std::string& out, std::string_view pattern, const Values& values, Language language) {
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('[');
        expand(out, pattern.substr(0, open), values, language);
        if (open == std::string_view::npos) return;
        const std::size_t close = pattern.find(']', open);
        if (close == std::string_view::npos) return;
        expand_alternatives(out, pattern.substr(open + 1, close - open - 1), values, language);
        pattern.remove_prefix(close + 1);
    }
}

std::string fill(const Phrase& phrase, const Values& values, Language language) {
    std::string out;
    out.reserve(160);
    fill(out, phrase.in(language), values, language);
    return out;
}

void append_safe(std::string& out, std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes && std::all_of(text.begin(), text.end(), is_plain)) out += text;
    else out += display_safe(text, max_bytes);
}

void append_date(std::string& out, const Date& date, Language language) {
    const bool vi = language == Language::vi;
    append_number(out, vi ? date.day : date.year, vi ? 2 : 4);
    out += vi ? '/' : '-';
    append_number(out, date.month, 2);
    out += vi ? '/' : '-';
    append_number(out, vi ? date.year : date.day, vi ? 4 : 2);
}

void append_clock(std::string& out, Instant instant) {
    const auto second = static_cast<int>(instant.seconds - start_of_vietnam_day(vietnam_date(instant)).seconds);
    append_number(out, second / 3600, 2);
    out += ':';
    append_number(out, second / 60 % 60, 2);
}

void append_instant(std::string& out, Instant instant, Language language) {
    const Date date = vietnam_date(instant);
    if (language == Language::vi) {
        append_clock(out, instant);
        out += " ngày ";
        append_date(out, date, language);
        return;
    }
    append_date(out, date, language);
    out += ' ';
    append_clock(out, instant);
    out += " (UTC+7)";
}

std::string sentence(const Finding& finding, Language language) {
    const Values values{finding.facts, finding.registry ? *finding.registry : std::string_view(), finding.check};
    return fill(text_of(finding.reason).text, values, language) + fill(label::kUnofficial, values, language);
}

std::string next_step(const Finding& finding, Language language) {
    return fill(text_of(finding.reason).next, {finding.facts, finding.registry ? *finding.registry : std::string_view(), finding.check}, language);
}

std::string sentence(const Notice& notice, Language language) {
    const Values values{notice.facts, {}, std::nullopt};
    return fill(text_of(notice.reason).text, values, language) + fill(label::kUnofficial, values, language);
}

}  // namespace temviet::report
