// SPDX-License-Identifier: Apache-2.0
// The named checks of data/gs1/application-identifiers.tsv, each the meaning GS1 gives it (General Specifications §3).
#include "checks.hpp"

#include <algorithm>
#include <array>
#include <temviet/base/text.hpp>
#include <temviet/base/time.hpp>
#include <temviet/gs1/gtin.hpp>

#include "tables.hpp"

namespace temviet::gs1 {
namespace {

using Problem = std::optional<CheckProblem>;
constexpr std::string_view kSet82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

Problem bad(std::string message, std::size_t offset = 0) { return CheckProblem{"BAD_VALUE", std::move(message), offset}; }

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

bool listed(const char* list, std::string_view code) {
    for (std::string_view rest = list; !rest.empty();) {
        if (rest.substr(0, code.size()) == code && (rest.size() == code.size() || rest[code.size()] == ' ')) return true;
        rest.remove_prefix(std::min(rest.size(), code.size() + 1));
    }
    return false;
}

constexpr std::size_t kDayAfterMonth = 2;
/// Offsets count from the month.
Problem date(int year, int month, int day, bool day_may_be_zero) {
    if (month < 1 || month > 12) return CheckProblem{"BAD_DATE", "there is no month " + std::to_string(month), 0};
    if (day == 0 && day_may_be_zero) return std::nullopt;
    if (!is_real_date(year, month, day)) return CheckProblem{"BAD_DATE", "there is no such day", kDayAfterMonth};
    return std::nullopt;
}

Problem yymmdd(std::string_view v, bool zero_day) {
    // Only the leap rule needs the century; any year ending so is at most 50 years away, and 2000 was a leap year.
    auto found = date(2000 + number(v.substr(0, 2)), number(v.substr(2, 2)), number(v.substr(4, 2)), zero_day);
    if (found) found->offset += 2;
    return found;
}

Problem below(std::string_view v, int limit, const char* what) {
    return number(v) < limit ? std::nullopt : bad(std::string(what) + " goes from 0 to " + std::to_string(limit - 1));
}

/// Two check characters over the value: primes as weights, modulo 1021, in the 32 characters below
/// (GS1 General Specifications §7.9.5).
Problem check_characters(std::string_view v) {
    constexpr std::string_view kCheckSet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    constexpr std::array<unsigned, 23> kPrimes{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83};
    if (v.size() < 3 || v.size() > kPrimes.size() + 2) return bad("two check characters need 1 to 23 characters in front of them");
    const std::string_view body = v.substr(0, v.size() - 2);
    unsigned sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += static_cast<unsigned>(kSet82.find(body[i])) * kPrimes[body.size() - 1 - i];
    sum %= 1021;
    const std::string expected{kCheckSet[sum >> 5], kCheckSet[sum & 31]};
    if (v.substr(v.size() - 2) == expected) return std::nullopt;
    return CheckProblem{"BAD_CHECK_DIGIT", "the check characters should be " + expected, v.size() - 2};
}

Problem iban(std::string_view v) {
    if (v.size() < 5) return bad("an IBAN has more than 4 characters");
    std::string turned(v.substr(4));
    turned += v.substr(0, 4);
    int rest = 0;
    for (const char c : turned) {
        int value = 0;
        if (is_digit(c)) value = c - '0';
        else if (c >= 'A' && c <= 'Z') value = c - 'A' + 10;
        else return bad("an IBAN has capital letters and digits only", v.find(c));
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1 ? std::nullopt : Problem(CheckProblem{"BAD_CHECK_DIGIT", "the IBAN's check digits are wrong", 2});
}

Problem percent(std::string_view v) {
    for (std::size_t i = 0; i < v.size(); ++i) {
        if (v[i] != '%') continue;
        const auto hex = [&](std::size_t at) { return at < v.size() && std::string_view("0123456789ABCDEFabcdef").find(v[at]) != std::string_view::npos; };
        if (!hex(i + 1) || !hex(i + 2)) return bad("% is followed by two hexadecimal digits", i);
    }
    return std::nullopt;
}

Problem piece(std::string_view v) {
    const int part = number(v.substr(0, v.size() / 2)), total = number(v.substr(v.size() / 2));
    return part >= 1 && total >= 1 && part <= total ? std::nullopt : bad("the piece and the total do not fit");
}

Problem position_in_sequence(std::string_view v) {
    const auto slash = v.find('/');
    if (slash == std::string_view::npos || !all_digits(v.substr(0, slash)) || !all_digits(v.substr(slash + 1)))
        return bad("expected position/total");
    const int position = number(v.substr(0, slash)), total = number(v.substr(slash + 1));
    return position >= 1 && position <= total ? std::nullopt : bad("the position is beyond the total");
}

Problem latitude_like(std::string_view v, std::string_view limit, const char* what) {
    return v <= limit ? std::nullopt : bad(std::string(what) + " is at most " + std::string(limit));
}

struct NamedCheck {
    std::string_view name;
    Problem (*run)(std::string_view);
};

Problem pass(std::string_view) { return std::nullopt; }

/// The coupon structures are of the North American market and are checked for their shape only.
constexpr std::array kChecks{
    NamedCheck{"csum", [](std::string_view v) -> Problem {
                   if (has_valid_check_digit(v)) return std::nullopt;
                   return CheckProblem{"BAD_CHECK_DIGIT", std::string("the check digit should be ") + check_digit(v.substr(0, v.size() - 1)), v.size() - 1};
               }},
    NamedCheck{"csumalpha", check_characters},
    NamedCheck{"gcppos1", [](std::string_view v) -> Problem {
                   return v.size() >= 4 && all_digits(v.substr(0, 4)) ? std::nullopt : bad("it begins with a company prefix of digits");
               }},
    NamedCheck{"gcppos2", [](std::string_view v) -> Problem {
                   return v.size() >= 5 && all_digits(v.substr(1, 4)) ? std::nullopt : bad("a company prefix of digits follows the first character", 1);
               }},
    NamedCheck{"yymmd0", [](std::string_view v) { return yymmdd(v, true); }},
    NamedCheck{"yymmdd", [](std::string_view v) { return yymmdd(v, false); }},
    NamedCheck{"yyyymmdd", [](std::string_view v) -> Problem {
                   auto found = date(number(v.substr(0, 4)), number(v.substr(4, 2)), number(v.substr(6, 2)), false);
                   if (found) found->offset += 4;
                   return found;
               }},
    NamedCheck{"hhmi", [](std::string_view v) -> Problem {
                   if (auto hour = below(v.substr(0, 2), 24, "the hour")) return hour;
                   auto minute = below(v.substr(2, 2), 60, "the minute");
                   if (minute) minute->offset = 2;
                   return minute;
               }},
    NamedCheck{"hh", [](std::string_view v) { return below(v, 24, "the hour"); }},
    NamedCheck{"mi", [](std::string_view v) { return below(v, 60, "the minute"); }},
    NamedCheck{"ss", [](std::string_view v) { return below(v, 60, "the second"); }},
    NamedCheck{"iso3166", [](std::string_view v) -> Problem {
                   return listed(tables::kCountries, v) ? std::nullopt : bad("there is no country code " + std::string(v));
               }},
    NamedCheck{"iso3166999", [](std::string_view v) -> Problem {
                   return v == "999" || listed(tables::kCountries, v) ? std::nullopt : bad("there is no country code " + std::string(v));
               }},
    NamedCheck{"iso3166alpha2", [](std::string_view v) -> Problem {
                   return listed(tables::kCountryLetters, v) ? std::nullopt : bad("there is no such two-letter country code");
               }},
    NamedCheck{"iso4217", [](std::string_view v) -> Problem {
                   return listed(tables::kCurrencies, v) ? std::nullopt : bad("there is no currency code " + std::string(v));
               }},
    NamedCheck{"iso5218", [](std::string_view v) -> Problem {
                   return std::string_view("0129").find(v) != std::string_view::npos ? std::nullopt : bad("expected 0, 1, 2 or 9");
               }},
    NamedCheck{"pcenc", percent},
    NamedCheck{"yesno", [](std::string_view v) -> Problem { return v == "0" || v == "1" ? std::nullopt : bad("expected 0 or 1"); }},
    NamedCheck{"hyphen", [](std::string_view v) -> Problem { return v == "-" ? std::nullopt : bad("expected a hyphen"); }},
    NamedCheck{"nonzero", [](std::string_view v) -> Problem { return number(v) != 0 ? std::nullopt : bad("it must not be zero"); }},
    NamedCheck{"zero", [](std::string_view v) -> Problem { return number(v) == 0 ? std::nullopt : bad("it must be zero"); }},
    NamedCheck{"winding", [](std::string_view v) -> Problem {
                   return std::string_view("019").find(v) != std::string_view::npos ? std::nullopt : bad("the winding direction is 0, 1 or 9");
               }},
    NamedCheck{"pieceoftotal", piece},
    NamedCheck{"iban", iban},
    NamedCheck{"importeridx", [](std::string_view v) -> Problem { return is_in_set('Z', v[0]) && v[0] != '=' ? std::nullopt : bad("not an importer index character"); }},
    NamedCheck{"nozeroprefix", [](std::string_view v) -> Problem {
                   return v.size() == 1 || v[0] != '0' ? std::nullopt : bad("no zeros in front");
               }},
    NamedCheck{"hasnondigit", [](std::string_view v) -> Problem {
                   return all_digits(v) ? bad("it needs at least one character that is no digit") : std::nullopt;
               }},
    NamedCheck{"latitude", [](std::string_view v) { return latitude_like(v, "1800000000", "the latitude"); }},
    NamedCheck{"longitude", [](std::string_view v) { return latitude_like(v, "3600000000", "the longitude"); }},
    NamedCheck{"mediatype", [](std::string_view v) -> Problem {
                   const int kind = number(v);
                   return (kind >= 1 && kind <= 10) || kind >= 80 ? std::nullopt : bad("this media type is not assigned");
               }},
    NamedCheck{"posinseqslash", position_in_sequence},
    NamedCheck{"packagetype", [](std::string_view v) -> Problem {
                   return std::all_of(v.begin(), v.end(), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); })
                              ? std::nullopt : bad("a package type has capital letters and digits");
               }},
    NamedCheck{"couponcode", pass},
    NamedCheck{"couponposoffer", pass},
};

}  // namespace

bool is_in_set(char type, char c) noexcept {
    switch (type) {
        case 'N': return is_digit(c);
        case 'Y': return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '#' || c == '-' || c == '/';
        case 'Z': return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '=';
        default: return kSet82.find(c) != std::string_view::npos;
    }
}

std::optional<CheckProblem> run_check(std::string_view check, std::string_view value) {
    for (const auto& each : kChecks)
        if (each.name == check) return each.run(value);
    return CheckProblem{"BAD_VALUE", "the table names the unknown check " + std::string(check), 0};
}

}  // namespace temviet::gs1
