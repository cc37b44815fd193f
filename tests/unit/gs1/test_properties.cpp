// SPDX-License-Identifier: Apache-2.0
// Whatever is legal GS1 data survives every way of writing it; whatever is not is refused without falling over.
#ifdef TEMVIET_HAVE_RAPIDCHECK
#include <rapidcheck.h>
#include <algorithm>
#include <random>
#include <temviet/gs1/elements.hpp>
#include <temviet/gs1/gtin.hpp>
#include "catch.hpp"

using namespace temviet::gs1;

namespace {

constexpr std::string_view kSet82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/// One seed from RapidCheck for each run: a failure is told in one number, not in thousands.
std::mt19937& source() {
    static std::mt19937 kSource;
    return kSource;
}
void reseed() { source().seed(*rc::gen::arbitrary<std::uint32_t>()); }
int number(int first, int last) { return std::uniform_int_distribution<int>(first, last)(source()); }
std::string digits(std::size_t count) {
    std::string out;
    while (out.size() < count) out += static_cast<char>('0' + number(0, 9));
    return out;
}
std::string two(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }
std::string of(std::string_view set, std::size_t count) {
    std::string out;
    while (out.size() < count) out += set[static_cast<std::size_t>(number(0, static_cast<int>(set.size()) - 1))];
    return out;
}

/// The two check characters by their definition, written apart from the library's.
std::string with_check_characters(std::string body) {
    constexpr std::string_view kOut = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    unsigned sum = 0, prime = 2;
    for (auto at = body.rbegin(); at != body.rend(); ++at) {
        sum += prime * static_cast<unsigned>(kSet82.find(*at));
        const auto is_prime = [](unsigned n) {
            for (unsigned d = 2; d * d <= n; ++d)
                if (n % d == 0) return false;
            return true;
        };
        do ++prime;
        while (!is_prime(prime));
    }
    return body + kOut[sum % 1021 / 32] + kOut[sum % 1021 % 32];
}

std::string legal_part(const Component& component) {
    const auto& checks = component.checks;
    const auto has = [&](std::string_view name) {
        return std::find(checks.begin(), checks.end(), name) != checks.end();
    };
    const auto size =
        static_cast<std::size_t>(number(static_cast<int>(component.min), static_cast<int>(component.max)));
    if (has("csumalpha")) {
        std::string body = digits(4) +
                           of("ABCxyz-/09", static_cast<std::size_t>(number(1, static_cast<int>(component.max) - 7))) +
                           "A";
        return with_check_characters(body);
    }
    if (has("csum")) {
        std::string body = digits(component.max - 1);
        return body + check_digit(body);
    }
    if (has("yymmd0") || has("yymmdd"))
        return two(number(0, 99)) + two(number(1, 12)) + two(number(has("yymmd0") ? 0 : 1, 28));
    if (has("yyyymmdd")) return "20" + two(number(0, 99)) + two(number(1, 12)) + two(number(1, 28));
    if (has("hhmi")) return two(number(0, 23)) + two(number(0, 59));
    if (has("hh")) return two(number(0, 23));
    if (has("mi") || has("ss")) return two(number(0, 59));
    if (has("iso3166") || has("iso3166999")) return of("7", 1) + "04";
    if (has("iso3166alpha2")) return "VN";
    if (has("iso4217")) return "704";
    if (has("iso5218")) return of("0129", 1);
    if (has("pcenc")) return of("AZaz09-._", std::max<std::size_t>(size, 4) - 3) + "%C3";
    if (has("yesno")) return of("01", 1);
    if (has("hyphen")) return "-";
    if (has("zero")) return std::string(component.max, '0');
    if (has("nonzero")) return std::string(component.max - 1, '0') + of("123456789", 1);
    if (has("winding")) return of("019", 1);
    if (has("pieceoftotal")) return two(number(1, 9)) + two(number(9, 99));
    if (has("iban")) return "GB82WEST12345698765432";
    if (has("importeridx")) return of("-AZaz09_", 1);
    if (has("nozeroprefix")) return of("123456789", 1) + digits(size - 1);
    if (has("latitude")) return "1" + of("01234567", 1) + digits(8);
    if (has("longitude")) return of("012", 1) + digits(9);
    if (has("mediatype")) return "0" + of("123456789", 1);
    if (has("posinseqslash")) return "1/" + of("123456789", 1);
    if (has("packagetype")) return of("ABC123", size);
    const std::string_view set = component.type == 'N'   ? "0123456789"
                                 : component.type == 'Y' ? "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 : component.type == 'Z'
                                     ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_abcdefghijklmnopqrstuvwxyz"
                                     : kSet82;
    if (has("gcppos1")) return digits(4) + (size > 4 ? of(set, size - 4) : "");
    return of(set, size);
}

std::string legal_value(const AiInfo& info) {
    std::string out;
    for (const auto& component : info.components) {
        if (component.optional && number(0, 1) == 0) break;
        out += legal_part(component);
    }
    return out;
}

Elements legal_elements() {
    Elements out;
    const auto& table = all_ais();
    const int count = number(1, 8);
    for (int i = 0; i < count; ++i) {
        const auto& info = table[static_cast<std::size_t>(number(0, static_cast<int>(table.size()) - 1))];
        const int first = std::stoi(std::string(info.first)), last = std::stoi(std::string(info.last));
        std::string ai = std::to_string(number(first, last));
        ai.insert(0, info.first.size() - ai.size(), '0');
        if (out.find(ai) == nullptr) out.items.push_back({ai, legal_value(info), info.title, 0});
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> pairs(const Elements& elements, bool sorted) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& element : elements.items) out.emplace_back(element.ai, element.value);
    if (sorted) std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("every row of the table accepts what the generator makes of it", "[gs1][property]") {
    CHECK(rc::check("legal values are legal", [] {
        reseed();
        for (const auto& info : all_ais()) {
            const auto value = legal_value(info);
            const auto checked = check_value(info.first, value);
            if (!checked) RC_LOG() << info.first << " " << value << ": " << checked.error().message << std::endl;
            RC_ASSERT(checked.has_value());
        }
    }));
}

TEST_CASE("element strings, bracketed text and links say the same", "[gs1][property]") {
    int links = 0;
    CHECK(rc::check("round trips", [&links] {
        reseed();
        const Elements elements = legal_elements();
        const auto wanted = pairs(elements, false);
        const auto from_string = parse(to_element_string(elements), Syntax::element_string);
        RC_ASSERT(from_string.has_value());
        RC_ASSERT(pairs(*from_string, false) == wanted);
        const auto from_brackets = parse(to_bracketed(elements), Syntax::bracketed);
        RC_ASSERT(from_brackets.has_value());
        RC_ASSERT(pairs(*from_brackets, false) == wanted);
        const auto raw = split_element_string(to_element_string(elements));
        RC_ASSERT(raw.has_value());
        RC_ASSERT(raw->size() == wanted.size());
        const auto uri = to_digital_link(elements, "https://tem.example/x");
        if (!uri) {
            RC_ASSERT(uri.error().code == "DL_NO_KEY" || uri.error().code == "DL_ATTRIBUTE");
            return;
        }
        ++links;
        const auto from_link = parse(*uri);
        if (!from_link) RC_LOG() << *uri << ": " << from_link.error().message << std::endl;
        RC_ASSERT(from_link.has_value());
        RC_ASSERT(from_link->syntax == Syntax::digital_link);
        RC_ASSERT(pairs(*from_link, true) == pairs(elements, true));
        // Offsets point at the value as written.
        for (const auto& element : from_string->items)
            RC_ASSERT(to_element_string(elements).substr(element.offset, element.value.size()) == element.value);
        // And the link is its own normal form.
        RC_ASSERT(to_digital_link(*from_link, "https://tem.example/x").value() == *uri);
    }));
    CHECK(links > 0);
}

TEST_CASE("no bytes make the parser fall over or point outside", "[gs1][property]") {
    CHECK(rc::check("total", [](const std::string& random) {
        static const std::vector<std::string> kBeginnings{"",
                                                          "(",
                                                          "(01)",
                                                          "01",
                                                          "\x1d",
                                                          "https://a.b/",
                                                          "https://a.b/01/",
                                                          "https://a.b/01/09521234543213/",
                                                          "https://a.b/01/09521234543213?"};
        for (const auto& beginning : kBeginnings) {
            for (const char* symbology : {"", "]d2"}) {
                const auto payload = beginning + random;
                const auto elements = parse(payload, Syntax::detect, symbology);
                if (!elements && elements.error().offset) RC_ASSERT(*elements.error().offset <= payload.size());
                if (elements)
                    for (const auto& element : elements->items) RC_ASSERT(element.offset <= payload.size());
            }
        }
    }));
    CHECK(rc::check("one changed byte of a legal link", [] {
        reseed();
        const auto uri = to_digital_link(legal_elements(), "https://tem.example");
        RC_PRE(uri.has_value());
        std::string changed = *uri;
        changed[static_cast<std::size_t>(number(0, static_cast<int>(changed.size()) - 1))] =
            static_cast<char>(number(-128, 127));
        const auto elements = parse(changed);
        if (!elements && elements.error().offset) RC_ASSERT(*elements.error().offset <= changed.size());
    }));
}
#endif
