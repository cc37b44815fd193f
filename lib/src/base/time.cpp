// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <temviet/base/text.hpp>
#include <temviet/base/time.hpp>

namespace temviet {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
    if (at + count > text.size() || !all_digits(text.substr(at, count))) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text[at + i] - '0');
    return value;
}

// Years 1 to 9999: instants outside, which a code may well state, stand for its ends. Nothing overflows.
constexpr std::int64_t kFirstSecond = -62'135'596'800, kLastSecond = 253'402'300'799;
constexpr std::int64_t within_calendar(Instant instant) noexcept { return std::clamp(instant.seconds, kFirstSecond, kLastSecond); }

}  // namespace

bool is_real_date(int year, int month, int day) noexcept {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
    return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                       std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

std::optional<Date> parse_date(std::string_view iso) noexcept {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
    if (!year || !month || !day || !is_real_date(*year, *month, *day)) return std::nullopt;
    return Date{*year, *month, *day};
}

std::string to_string(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string to_vietnamese(const Date& date) {
    return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

std::int64_t days_from_epoch(const Date& date) noexcept {
    using namespace std::chrono;
    return sys_days{year{date.year} / month{static_cast<unsigned>(date.month)} / day{static_cast<unsigned>(date.day)}}
        .time_since_epoch()
        .count();
}

Date date_from_days(std::int64_t days) noexcept {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{std::chrono::days{days}}};
    return {int{ymd.year()}, static_cast<int>(unsigned{ymd.month()}), static_cast<int>(unsigned{ymd.day()})};
}

Date vietnam_date(Instant instant) noexcept {
    const std::int64_t local = std::min(within_calendar(instant) + kVietnamOffsetSeconds, kLastSecond);
    return date_from_days(local >= 0 ? local / 86400 : -((-local + 86399) / 86400));
}

Instant start_of_vietnam_day(const Date& date) noexcept {
    return {days_from_epoch(date) * 86400 - kVietnamOffsetSeconds};
}

std::optional<Instant> parse_instant(std::string_view text) noexcept {
    const auto date = parse_date(text.substr(0, std::min<std::size_t>(10, text.size())));
    if (!date) return std::nullopt;
    std::int64_t seconds = days_from_epoch(*date) * 86400;
    if (text.size() == 10) return Instant{seconds};
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    seconds += *hour * 3600 + *minute * 60 + *second;
    const auto zone = text.substr(19);
    if (zone == "Z" || zone == "z") return Instant{seconds};
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
    const auto off_hour = digits(zone, 1, 2), off_minute = digits(zone, 4, 2);
    if (!off_hour || !off_minute || *off_hour > 23 || *off_minute > 59) return std::nullopt;
    const std::int64_t offset = *off_hour * 3600 + *off_minute * 60;
    return Instant{zone[0] == '+' ? seconds - offset : seconds + offset};
}

std::string to_string(Instant instant) {
    std::int64_t days = within_calendar(instant) / 86400, rest = within_calendar(instant) % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(date_from_days(days)), rest / 3600, rest / 60 % 60, rest % 60);
}

}  // namespace temviet
