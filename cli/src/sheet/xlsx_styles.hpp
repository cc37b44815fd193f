// SPDX-License-Identifier: Apache-2.0
// Which cell styles show a number as a day, and which day a number is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace temviet::cli {

/// By cell style index: true when its number format shows a day (ECMA-376 part 1, §18.8.30).
[[nodiscard]] std::vector<bool> date_styles(const std::string& styles_xml);
/// A format code like dd/mm/yyyy: it shows a day, month or year, outside quotation marks and brackets.
[[nodiscard]] bool shows_a_date(std::string_view format_code);
/// The day of a serial number, YYYY-MM-DD; empty when it is none. 1900 workbooks count a 29th of February 1900 that
/// never was (serial 60).
[[nodiscard]] std::string date_of_serial(std::string_view number, bool since_1904);

}  // namespace temviet::cli
