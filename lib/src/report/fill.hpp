// SPDX-License-Identifier: Apache-2.0
// Phrases with their values. Values come from codes and registries: each passes display_safe() with a length limit.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <temviet/verify/report.hpp>

#include "phrase.hpp"

namespace temviet::report {

/// Where the {names} of a phrase get their values; a fact wins over the finding's own registry and check.
struct Values {
    std::span<const Fact> facts;
    std::string_view registry;
    std::optional<Check> check;
};

/// Appends `pattern` with its values. Square brackets hold alternatives separated by "|": the first whose values are all
/// there is shown, else nothing. A value missing outside brackets shows as "…".
void fill(std::string& out, std::string_view pattern, const Values& values, Language language);
[[nodiscard]] std::string fill(const Phrase& phrase, const Values& values, Language language);

/// Untrusted text for one line.
void append_safe(std::string& out, std::string_view text, std::size_t max_bytes = 160);
/// dd/mm/yyyy in Vietnamese, ISO in English.
void append_date(std::string& out, const Date& date, Language language);
/// "09:41", Vietnam's time.
void append_clock(std::string& out, Instant instant);
/// In Vietnam's time.
void append_instant(std::string& out, Instant instant, Language language);

/// The sentence of a finding or notice, and what to do about it.
[[nodiscard]] std::string sentence(const Finding& finding, Language language);
[[nodiscard]] std::string next_step(const Finding& finding, Language language);
[[nodiscard]] std::string sentence(const Notice& notice, Language language);

}  // namespace temviet::report
