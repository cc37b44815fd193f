// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/base/time.hpp>

using namespace temviet;

TEST_CASE("dates are real dates", "[base]") {
    CHECK(parse_date("2024-02-29"));
    CHECK_FALSE(parse_date("2023-02-29"));
    CHECK_FALSE(parse_date("2023-2-9"));
    CHECK_FALSE(parse_date("2023-00-10"));
    CHECK(to_vietnamese(Date{2026, 11, 3}) == "03/11/2026");
    for (std::int64_t day = -1000; day < 40000; day += 37) CHECK(days_from_epoch(date_from_days(day)) == day);
}

TEST_CASE("instants read RFC 3339 and print one form", "[base]") {
    CHECK(parse_instant("1970-01-01T00:00:00Z")->seconds == 0);
    CHECK(parse_instant("2026-11-24T08:30:00+07:00") == parse_instant("2026-11-24T01:30:00Z"));
    CHECK(to_string(*parse_instant("2026-11-24")) == "2026-11-24T00:00:00Z");
    CHECK(to_string(Instant{-1}) == "1969-12-31T23:59:59Z");
    CHECK_FALSE(parse_instant("2026-11-24T24:00:00Z"));
    CHECK_FALSE(parse_instant("2026-11-24 08:30"));
    CHECK_FALSE(parse_instant(""));
}

TEST_CASE("a Vietnamese day starts at 17:00Z the day before", "[base]") {
    CHECK(vietnam_date(*parse_instant("2026-11-23T16:59:59Z")) == Date{2026, 11, 23});
    CHECK(vietnam_date(*parse_instant("2026-11-23T17:00:00Z")) == Date{2026, 11, 24});
    CHECK(vietnam_date(Instant{-7 * 3600 - 1}) == Date{1969, 12, 31});
    CHECK(vietnam_date(Instant{INT64_MAX}) == Date{9999, 12, 31});
    CHECK(vietnam_date(Instant{INT64_MIN}) == Date{1, 1, 1});
    CHECK(to_string(Instant{INT64_MAX}).substr(0, 10) == "9999-12-31");
    CHECK(to_string(Instant{INT64_MIN}) == "0001-01-01T00:00:00Z");
    CHECK(start_of_vietnam_day(Date{2026, 11, 24}) == *parse_instant("2026-11-23T17:00:00Z"));
}
