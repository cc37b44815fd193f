// SPDX-License-Identifier: Apache-2.0
// Instants and calendar dates. Nothing in the library reads a clock: `now` is always a parameter.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace temviet {

/// Seconds since 1970-01-01T00:00:00Z (POSIX time, no leap seconds).
struct Instant {
    std::int64_t seconds = 0;
    friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

/// A proleptic Gregorian calendar date, years 1–9999.
struct Date {
    int year = 1970, month = 1, day = 1;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Vietnam has had one offset, UTC+7, since 1975; a label's dates are meant there.
inline constexpr std::int64_t kVietnamOffsetSeconds = 7 * 3600;

[[nodiscard]] bool is_real_date(int year, int month, int day) noexcept;
/// Exactly YYYY-MM-DD and a real date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso) noexcept;
[[nodiscard]] std::string to_string(const Date& date);
/// dd/mm/yyyy, as Vietnamese readers write it.
[[nodiscard]] std::string to_vietnamese(const Date& date);
[[nodiscard]] std::int64_t days_from_epoch(const Date& date) noexcept;
[[nodiscard]] Date date_from_days(std::int64_t days) noexcept;
/// The calendar date at `instant` in Vietnam (UTC+7).
[[nodiscard]] Date vietnam_date(Instant instant) noexcept;
/// The first instant of `date` in Vietnam.
[[nodiscard]] Instant start_of_vietnam_day(const Date& date) noexcept;

/// RFC 3339 with seconds, "Z" or a numeric offset; or a bare YYYY-MM-DD (00:00:00Z).
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text) noexcept;
/// YYYY-MM-DDThh:mm:ssZ.
[[nodiscard]] std::string to_string(Instant instant);

}  // namespace temviet
