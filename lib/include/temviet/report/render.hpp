// SPDX-License-Identifier: Apache-2.0
// Report -> JSON (temviet.report/1) and text in Vietnamese and English, from one catalogue.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/verify/report.hpp>
#include <vector>

namespace temviet {

enum class Language { vi, en };
[[nodiscard]] std::optional<Language> parse_language(std::string_view text) noexcept;

/// One object of schema temviet.report/1 (data/schema/report-1.schema.json), no trailing newline; indent < 0 = one line.
[[nodiscard]] std::string to_json(const Report& report, int indent = -1);
/// Several lines: headline, what it proves, what it does not, claimed data, registry facts, reasons, next step.
[[nodiscard]] std::string to_text(const Report& report, Language language);
/// One line for a second's glance (scanners, tables): a sign, level or use of the worst item, product, lot, main reason;
/// no line end. At most `max_columns` columns, 0: no limit; the end is cut first.
[[nodiscard]] std::string to_line(const Report& report, Language language, std::size_t max_columns = 0);
/// Level and use of one item in words.
[[nodiscard]] std::string headline_text(const ReportItem& item, Env env, Language language);
/// The lines of a caption below that headline, most important first: the product by the registry, the worst reason unless
/// all is well, what the code claims (marked as claimed), what the level does not prove,
/// where the registry has it from.
[[nodiscard]] std::vector<std::string> caption_lines(const ReportItem& item, Language language);
/// The same error with its message and hint in `language`; code and offset stay. A sentence that is not in the catalogue
/// (the system's own words) comes back as it is.
[[nodiscard]] Error translated(Error error, Language language);
[[nodiscard]] std::string translated(std::string_view sentence, Language language);
/// `temviet explain`: what a reason, level or use means, its cap, and what to do. nullopt: no such code.
[[nodiscard]] std::optional<std::string> explain(std::string_view code, Language language);
/// Every code explain() knows, in the order of the table.
[[nodiscard]] std::vector<std::string> explainable_codes();

}  // namespace temviet
