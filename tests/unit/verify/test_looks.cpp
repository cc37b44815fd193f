// SPDX-License-Identifier: Apache-2.0
// How hosts look, letter by letter: the first and last of each range, every edit, every length at which a name is guarded.
#include "catch.hpp"

#include "verify/host_name.hpp"
#include "verify/lookalike.hpp"

using namespace temviet::verify;

namespace {

std::string utf8(char32_t c) {
    std::string out;
    const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) byte(c);
    else if (c < 0x800) byte(0xC0 + c / 64), byte(0x80 + c % 64);
    else if (c < 0x10000) byte(0xE0 + c / 4096), byte(0x80 + c / 64 % 64), byte(0x80 + c % 64);
    else byte(0xF0 + c / 262144), byte(0x80 + c / 4096 % 64), byte(0x80 + c / 64 % 64), byte(0x80 + c % 64);
    return out;
}

/// RFC 3492 §6.3, the way back: what decode_punycode() must undo.
std::string punycode(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text)
        if (c < 0x80) out += static_cast<char>(c);
    std::size_t done = out.size();
    const std::size_t basic = done;
    if (basic > 0) out += '-';
    std::uint64_t n = 0x80, delta = 0, bias = 72;
    while (done < text.size()) {
        char32_t next = 0x7FFFFFFF;
        for (const char32_t c : text)
            if (c >= n) next = std::min(next, c);
        delta += (next - n) * (done + 1);
        n = next;
        for (const char32_t c : text) {
            if (c < n) ++delta;
            if (c != n) continue;
            std::uint64_t q = delta;
            for (std::uint64_t k = 36;; k += 36) {
                const std::uint64_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                const std::uint64_t digit = q < t ? q : t + (q - t) % (36 - t);
                out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + (digit - 26));
                if (q < t) break;
                q = (q - t) / (36 - t);
            }
            std::uint64_t d = (done == basic ? delta / 700 : delta / 2), k = 0;
            ++done;
            d += d / done;
            for (; d > 35 * 26 / 2; k += 36) d /= 35;
            bias = k + 36 * d / (d + 38);
            delta = 0;
        }
        ++delta;
        ++n;
    }
    return out;
}

std::string imitated(std::string_view host, const std::string& known, bool own = false) { return imitated_host(host, {{known, own}}).value_or(""); }

}  // namespace

TEST_CASE("letters at the ends of each range of look-alikes", "[verify][edges]") {
    struct Case {
        char32_t letter;
        const char* seen;  ///< nullptr: stays as it is, no disguise
    };
    const Case cases[] = {{0xFF0F, nullptr}, {0xFF10, "0"}, {0xFF19, "9"}, {0xFF1A, nullptr}, {0xFF20, nullptr}, {0xFF21, "a"}, {0xFF3A, "z"}, {0xFF3B, nullptr},
                          {0xFF40, nullptr}, {0xFF41, "a"}, {0xFF5A, "z"}, {0xFF5B, nullptr}, {0xAC, nullptr}, {0xAD, ""}, {0xAE, nullptr}, {0x200A, nullptr},
                          {0x200B, ""}, {0x200F, ""}, {0x2010, "-"}, {0x2029, nullptr}, {0x202A, ""}, {0x202E, ""}, {0x202F, nullptr}, {0x205F, nullptr},
                          {0x2060, ""}, {0x2064, ""}, {0x2065, nullptr}, {0xFEFE, nullptr}, {0xFEFF, ""}, {0x7F, nullptr}, {0x80, nullptr}, {0x7FF, nullptr},
                          {0x800, nullptr}, {0x4E2D, nullptr}, {0xFFFD, nullptr}, {0x10000, nullptr}, {0x1D482, nullptr}, {0x10FFFF, nullptr}};
    for (const auto& c : cases) {
        const auto host = "x" + utf8(c.letter) + "y.example";
        const auto seen = see_host(host);
        INFO(std::hex << static_cast<std::uint32_t>(c.letter));
        CHECK(seen.plain == (c.seen ? std::string("x") + c.seen + "y.example" : host));
        CHECK(seen.disguised == (c.seen != nullptr));
        if (c.letter >= 0x80) CHECK(see_host("xn--" + punycode(U"x" + std::u32string(1, c.letter) + U"y") + ".example").plain == seen.plain);
    }
    CHECK(see_host("TEM.Example..").plain == "tem.example");
    CHECK_FALSE(see_host("tem.example.").disguised);
    CHECK(see_host("a\xff.example").plain == "a\xEF\xBF\xBD.example");  // what is no text stays visible
    CHECK(see_host("a%ff.example").plain == "a\xEF\xBF\xBD.example");
}

TEST_CASE("labels that mix alphabets", "[verify][edges]") {
    const auto mixed = [](char32_t a, char32_t b) { return see_host(utf8(a) + utf8(b) + ".example").mixed; };
    for (const char32_t other : {0x0370, 0x0430, 0x0570, 0x058F}) {
        INFO(std::hex << static_cast<std::uint32_t>(other));
        for (const char32_t latin : {U'a', U'z', U'\u00C0', U'\u024F', U'\u1E00', U'\u1EFF'}) CHECK(mixed(latin, other));
        for (const char32_t neither : {U'0', U'-', U'`', U'{', U'\u00BF', U'\u0250', U'\u1DFF', U'\u1F00', U'\u4E2D'}) CHECK_FALSE(mixed(neither, other));
        CHECK_FALSE(mixed(other, other));
    }
    for (const char32_t neither : {0x036F, 0x0590, 0x4E2D}) CHECK_FALSE(mixed('a', neither));
    // Each label by itself.
    CHECK_FALSE(see_host("shop." + utf8(0x0444) + utf8(0x0444) + ".example").mixed);
    CHECK(see_host("shop.a" + utf8(0x0444) + ".example").mixed);
    CHECK(see_host("a" + utf8(0x0444) + ".shop.example").mixed);
}

TEST_CASE("percent signs in a host", "[verify][edges]") {
    struct Case {
        const char *host, *seen;
    };
    for (const auto& c : {Case{"%41b.example", "ab.example"}, {"%4a%4A%6f%6F.example", "jjoo.example"}, {"x.exampl%65", "x.example"}, {"x%2Eexample", "x.example"},
                          {"%30%39.example", "09.example"}, {"x%0dy.example", "x\ry.example"}, {"%C3%A0.example", "\xC3\xA0.example"}}) {
        INFO(c.host);
        CHECK(see_host(c.host).plain == c.seen);
        CHECK(see_host(c.host).disguised);
    }
    for (const char* host : {"%4g.example", "%g4.example", "%/4.example", "%:4.example", "%@4.example", "%4`.example", "x.example%4", "x.example%"}) {
        INFO(host);
        CHECK(see_host(host).plain == host);
        CHECK_FALSE(see_host(host).disguised);
    }
}

TEST_CASE("punycode there and back", "[verify][edges]") {
    for (const char32_t c : {0x80, 0xD7FF, 0xE000, 0xFFFF, 0x10FFFF}) CHECK(decode_punycode(punycode(std::u32string(1, c))) == std::u32string(1, c));
    std::uint32_t state = 1;
    const auto random = [&](std::uint32_t below) { return (state = state * 1664525 + 1013904223) / 65536 % below; };
    for (int i = 0; i < 2000; ++i) {
        std::u32string text;
        for (std::uint32_t k = 1 + random(62); k > 0; --k) {
            const std::uint32_t kind = random(4);
            text += static_cast<char32_t>(kind == 0 ? 'a' + random(26) : kind == 1 ? 0x1EA0 + random(90) : kind == 2 ? 0x4E00 + random(8000) : 0x10000 + random(60000));
        }
        if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; })) continue;
        INFO(punycode(text));
        CHECK(decode_punycode(punycode(text)) == text);
    }
    CHECK(decode_punycode("zzzzzzzzzz") == U"\u885e\u7ba5\u7cea\u7e16");
    // As long as a label may be, and longer; a surrogate; beyond Unicode; what no digit is.
    CHECK(decode_punycode(punycode(std::u32string(63, U'\u1EA1'))) == std::u32string(63, U'\u1EA1'));
    CHECK_FALSE(decode_punycode(punycode(std::u32string(64, U'\u1EA1'))));
    for (const char32_t c : {0xD800, 0xDFFF, 0x110000}) CHECK_FALSE(decode_punycode(punycode(std::u32string(1, c))));
    CHECK(decode_punycode(punycode(U"z\u1EA1")) == U"z\u1EA1");
    for (const char* bad : {"/a", ":a", "`a", "{a", "Aa", "ab/", "ab:", "ab`", "ab{", "abA", "b-\x80", "\x80-abc", "99999999"}) {
        INFO(bad);
        CHECK_FALSE(decode_punycode(bad));
    }
}

TEST_CASE("addresses in place of names", "[verify][edges]") {
    for (const char* host : {"1", "1.2.3.4", "0x7f", "0x", "x.0x09af", "a.1", "[::1]", "1.2.3.0xf"}) {
        INFO(host);
        CHECK(is_raw_address(host));
    }
    for (const char* host : {"", "a", "1.a", "0xg", "0x7f.a", "a.0x/", "a.0x:", "a.0x`", "a.0xG", "1.", "a1", "1a", "x[1]"}) {
        INFO(host);
        CHECK_FALSE(is_raw_address(host));
    }
}

TEST_CASE("one edit away from a name that is guarded", "[verify][edges]") {
    const std::string known = "abcdefgh.example";  // eight letters: guarded whoever owns it
    for (const char* host : {"xabcdefgh.example", "abcdxefgh.example", "abcdefghx.example", "bcdefgh.example", "abcefgh.example", "abcdefg.example", "xbcdefgh.example",
                             "abcdefgx.example", "abcxefgh.example", "bacdefgh.example", "abcdefhg.example", "abdcefgh.example", "abcdefgx.vn", "www.abcdefgx.com.vn"}) {
        INFO(host);
        CHECK(imitated(host, known) == known);
    }
    for (const char* host : {"xabcdefghx.example", "cdefgh.example", "abcdef.example", "xbcdefgx.example", "badcefgh.example", "abcdehgf.example", "abcdefghxy.example", "abxdefxh.example",
                             "abcdegfx.example", "abcdefgh.example", "abcdefgh.vn", "www.abcdefgh.example", "xabcdefgh.www.example"}) {
        INFO(host);
        CHECK(imitated(host, known) == "");
    }
    // Lengths: five letters of the goods' own firm, eight of anybody.
    CHECK(imitated("abcdefx.example", "abcdefg.example") == "");
    CHECK(imitated("abcdefx.example", "abcdefg.example", true) == "abcdefg.example");
    CHECK(imitated("abcdx.example", "abcde.example", true) == "abcde.example");
    CHECK(imitated("abcx.example", "abcd.example", true) == "");
    CHECK(imitated_host("abcdx.example", {{"other.example", true}, {"abcde.example", false}}) == std::nullopt);
}

TEST_CASE("what a hurried reader takes for a name", "[verify][edges]") {
    struct Case {
        const char *host, *known;
        bool imitates;
    };
    const Case cases[] = {{"c0de5.vn", "codes.vn", true}, {"he11o.vn", "hello.vn", true}, {"heilo.vn", "hello.vn", true}, {"rnoney.vn", "money.vn", true}, {"vvater.vn", "water.vn", true},
                          {"farrn.vn", "farm.vn", false}, {"farrns.vn", "farms.vn", true}, {"he-llo.vn", "hello.vn", true}, {"hel-lo-.vn", "hello.vn", true}, {"-hello.vn", "hello.vn", true},
                          {"hell0.vn", "hello.vn", true}, {"hel1.vn", "hell.vn", false}, {"hella.vn", "hello.vn", false}, {"hellor.vn", "hello.vn", false}, {"hellov.vn", "hello.vn", false},
                          {"hello.vn", "hello.vn", false}, {"hello.com", "hello.vn", false}, {"h3llo.vn", "hello.vn", false}};
    for (const auto& c : cases) {
        INFO(c.host << " " << c.known);
        CHECK(imitated(c.host, c.known) == (c.imitates ? c.known : ""));
    }
}

TEST_CASE("which label is the name, and known hosts inside of others", "[verify][edges]") {
    struct Case {
        const char *host, *known, *imitated;
    };
    const Case cases[] = {
        // The label that was registered: under a public second level of a country, else the last but one.
        {"hell0.com.vn", "hello.com.vn", "hello.com.vn"}, {"hell0.net.vn", "hello.vn", "hello.vn"}, {"hell0.shop.vn", "hello.vn", ""}, {"hell0.com.org", "hello.vn", ""},
        {"a.hell0.com.vn", "hello.vn", "hello.vn"}, {"www.hell0.vn", "hello.vn", "hello.vn"}, {"hell0", "hello", "hello"}, {"hell0.vn", "hello", "hello"}, {"com.vn", "hello.vn", ""},
        // In front of another domain, with dots or hyphens.
        {"hello.vn.evil.example", "hello.vn", "hello.vn"}, {"a.hello.vn.evil.example", "hello.vn", "hello.vn"}, {"xhello.vn.evil.example", "hello.vn", ""}, {"hello.vnx.evil.example", "hello.vn", ""},
        {"hello-vn.evil.example", "hello.vn", "hello.vn"}, {"a.hello-vn.evil.example", "hello.vn", "hello.vn"}, {"xhello-vn.evil.example", "hello.vn", ""},
        {"hello.evil.example", "hello", "hello"}, {"hello-vn.evil.example", "*.hello.vn", "*.hello.vn"},
        // Names below a known one are its owner's.
        {"shop.hello.vn", "hello.vn", ""}, {"hell0.hello.vn", "hello.vn", ""}, {"hello.vn.hello.vn", "hello.vn", ""}, {"xhello.vn", "hello.vn", ""},
        {"a.hello.vn", "*.hello.vn", ""}, {"hello.vn", "*.hello.vn", ""},
    };
    for (const auto& c : cases) {
        INFO(c.host << " " << c.known);
        const std::string known = c.known;
        CHECK(imitated(c.host, known) == (std::string_view(c.imitated).starts_with("*.") ? c.imitated + 2 : c.imitated));
    }
    CHECK(host_matches("a.hello.vn", "*.hello.vn"));
    CHECK(host_matches("a.b.hello.vn", "*.hello.vn"));
    for (const char* host : {"hello.vn", ".hello.vn", "xhello.vn", "a.hello.vn.x"}) CHECK_FALSE(host_matches(host, "*.hello.vn"));
    CHECK(host_matches("hello.vn", "hello.vn"));
    CHECK_FALSE(host_matches("a.hello.vn", "hello.vn"));
    // A host that any list has imitates nobody; the first it imitates is named.
    CHECK_FALSE(imitated_host("hell0.vn", {{"hello.vn"}, {"hell0.vn"}}));
    CHECK(imitated_host("hell0.vn", {{"other.vn"}, {"hello.vn"}, {"he11o.vn"}}) == "hello.vn");
    CHECK(imitated_host("hello-vn.caphe.example", {{"caphe.example"}, {"hello.vn"}}) == "hello.vn");  // whoever's domain it stands under
    // In other letters: the host, a name below it, or its name of five letters and more.
    const std::string o = utf8(0x043E), e = utf8(0x0435);
    CHECK(imitated("hell" + o + ".vn", "hello.vn") == "hello.vn");
    CHECK(imitated("a.hell" + o + ".vn", "hello.vn") == "hello.vn");
    CHECK(imitated("hell" + o + ".com", "hello.vn") == "hello.vn");
    CHECK(imitated("h" + e + "ll.vn", "hell.vn") == "hell.vn");
    CHECK(imitated("h" + e + "ll.com", "hell.vn") == "");
    CHECK(imitated("xhell" + o + ".vn", "hello.vn") == "");
}

TEST_CASE("hosts that pretend to be the State's", "[verify][edges]") {
    for (const char* host : {"xgovvn.com", "govvn.com", "a.xgovvn.com", "x-gov.com", "x-gov-vn.com", "gov-vn.com", "gov-vnx.com", "gov.vn.com", "a.gov.vn.com", "a.x-gov.b.com", "g\xD0\xBEv.vn",
                             "moit.g\xD0\xBEv.vn", "gov%2Evn.com"}) {
        INFO(host);
        CHECK(imitates_government(host));
    }
    for (const char* host : {"gov.vn", "moit.gov.vn", "moit.gov.vn.", "x-gov.gov.vn", "gov.vn.moit.gov.vn", "gov.com", "gov.x.vn", "xgov.com", "govx.com", "agov.vn", "vn.gov", "x.gov", "gov.com.vn", "x-govx.com", "xgov-vn.com", "x.vn", "g\xD0\xBEv.com"}) {
        INFO(host);
        CHECK_FALSE(imitates_government(host));
    }
}
