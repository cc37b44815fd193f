// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <temviet/base/text.hpp>

#include "catch.hpp"
#include "report/catalogue.hpp"
#include "report/fill.hpp"

using namespace temviet;
using namespace temviet::report;

namespace {

struct Named {
    std::string name;
    Phrase phrase;
};

/// Every phrase of the catalogue.
std::vector<Named> all_phrases() {
    std::vector<Named> out;
    for (const auto& row : reason_table()) {
        out.push_back({std::string(row.code), text_of(row.reason).text});
        out.push_back({std::string(row.code) + " next", text_of(row.reason).next});
        const Phrase alert = alert_headline(row.reason);
        if (!alert.vi.empty() || !alert.en.empty()) out.push_back({std::string(row.code) + " headline", alert});
    }
    for (const auto& row : level_texts()) {
        const std::string name(to_string(row.level));
        for (const auto& phrase : {row.name, row.proves, row.does_not_prove, row.next}) out.push_back({name, phrase});
    }
    for (const auto& row : use_texts())
        for (const auto& phrase : {row.name, row.meaning, row.next}) out.push_back({std::string(to_string(row.use)), phrase});
    for (std::size_t i = 0; i < kCheckCount; ++i) out.push_back({std::string(to_string(static_cast<Check>(i))), text_of(static_cast<Check>(i))});
    for (const auto kind : {RegistryKind::official, RegistryKind::enterprise, RegistryKind::compiled}) out.push_back({"kind", text_of(kind)});
    for (int i = 0; i <= static_cast<int>(Headline::no_decision); ++i) out.push_back({"headline", text_of(static_cast<Headline>(i))});
    for (const char* state : {"FRESH", "AGEING", "STALE", "EXPIRED", "REGISTRY_UNTRUSTED", "REGISTRY_CORRUPT", "REGISTRY_MISSING"})
        out.push_back({state, state_text(state)});
    for (const char* status : {"active", "withdrawn", "lapsed"}) out.push_back({status, certificate_status(status)});
    for (const auto key : word_keys()) out.push_back({std::string(key), word(key)});
    for (const auto& phrase :
         {label::kTest, label::kItems, label::kProduct, label::kCertificates, label::kProves, label::kDoesNotProve, label::kClaimed,
          label::kClaimedSigned, label::kReasons, label::kNotices, label::kNext, label::kRegistries, label::kNoRegistry, label::kAt, label::kError,
          label::kDated, label::kMeaning, label::kCap, label::kCapAlternative, label::kCapSoft, label::kCapDepends, label::kNoCap, label::kUse,
          label::kCheck, label::kLevel, label::kLot, label::kSeenAgain})
        out.push_back({"label", phrase});
    for (const auto& phrase : {claim::kName, claim::kPid, claim::kLot, claim::kSerial, claim::kCpv, claim::kProduction, claim::kPackaging,
                               claim::kBestBefore, claim::kSellBy, claim::kExpiry, claim::kIssuer, claim::kMaker, claim::kImporter, claim::kOrigin,
                               claim::kPlace, claim::kNetContent, claim::kHost, claim::kCertificate, claim::kWarning, claim::kNumber,
                               claim::kIssuedBy, claim::kIssuedOn, claim::kExpiresOn})
        out.push_back({"claim", phrase});
    return out;
}

const std::set<std::string> kKnownNames{"lot",  "serial", "date",   "time",  "host",   "like",  "registry", "issuer", "gtin",    "other",   "value",  "what",
                                        "why",  "agency", "number", "title", "version", "days", "count",    "office", "scheme", "level",   "product", "check",
                                        "order", "month", "operator", "clock"};

std::set<std::string> names_in(std::string_view pattern) {
    std::set<std::string> out;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        const auto close = pattern.find('}', open);
        REQUIRE(close != std::string_view::npos);
        auto name = pattern.substr(open + 1, close - open - 1);
        if (name.starts_with('?')) name.remove_prefix(1);
        out.emplace(name);
    }
    return out;
}

bool has_non_ascii(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void check_sentence(const Named& each, const std::string& text) {
    INFO(each.name << ": " << text);
    CHECK_FALSE(text.empty());
    for (const char* trace : {"{", "}", "[", "]", "|", "…", "  ", " .", " ,", " :", " ;", "( ", " )", "()", ",.", ":.", ",:"}) CHECK(text.find(trace) == std::string::npos);
    // A word that waits for a value which is not there.
    for (const char* word : {"từ", "của", "cho", "về", "lúc", "of", "by", "since", "on", "the"})
        for (const char* mark : {",", ":", ";", "."}) {
            INFO(word << mark);
            if (!names_in(each.phrase.vi).empty()) CHECK((text + ".").find(std::string(" ") + word + mark) == std::string::npos);
        }
    CHECK(text.front() != ' ');
    CHECK(text.back() != ' ');
}

}  // namespace

TEST_CASE("every phrase stands in both languages and they differ", "[report]") {
    for (const auto& each : all_phrases()) {
        INFO(each.name << ": " << each.phrase.vi << " / " << each.phrase.en);
        CHECK_FALSE(each.phrase.vi.empty());
        CHECK_FALSE(each.phrase.en.empty());
        CHECK(each.phrase.vi != each.phrase.en);
    }
}

TEST_CASE("Vietnamese is composed and has its marks, English is plain", "[report]") {
    for (const auto& each : all_phrases()) {
        INFO(each.name << ": " << each.phrase.vi);
        CHECK(is_utf8(each.phrase.vi));
        CHECK(nfc(each.phrase.vi) == each.phrase.vi);
        // "do" (by) and "sao" (stars) are whole words without a mark.
        if (each.phrase.vi != "do") CHECK(has_non_ascii(each.phrase.vi));
        std::string english(each.phrase.en);
        if (const auto dash = english.find("–"); dash != std::string::npos) english.erase(dash, std::string("–").size());
        CHECK_FALSE(has_non_ascii(english));
    }
}

TEST_CASE("no phrase promises anything about the goods", "[report]") {
    const std::vector<std::string> vi{"hàng thật", "chính hãng", "hàng giả", "đảm bảo", "an toàn tuyệt đối", "hàng xịn"};
    const std::vector<std::string> en{"genuine", "fake", "authentic", "guarantee", "real product", "original product"};
    for (const auto& each : all_phrases()) {
        INFO(each.name);
        std::string low_vi(each.phrase.vi);
        for (auto& c : low_vi) c = ascii_lower(c);
        for (const auto& word : vi) CHECK(low_vi.find(word) == std::string::npos);
        for (const auto& word : en) CHECK(ascii_lower(each.phrase.en).find(word) == std::string::npos);
    }
}

TEST_CASE("placeholders are known, and the same in both languages", "[report]") {
    for (const auto& each : all_phrases()) {
        INFO(each.name << ": " << each.phrase.vi << " / " << each.phrase.en);
        const auto vi = names_in(each.phrase.vi), en = names_in(each.phrase.en);
        for (const auto& name : vi) CHECK(kKnownNames.count(name) == 1);
        CHECK(vi == en);
    }
}

TEST_CASE("a sentence is whole with all values, with none, and with each one missing", "[report]") {
    for (const auto& each : all_phrases()) {
        const auto names = names_in(each.phrase.vi);
        for (const Language language : {Language::vi, Language::en}) {
            std::vector<Fact> all;
            for (const auto& name : names) all.push_back({name, name == "what" ? "expiry" : name == "order" ? "recall" : name == "time" ? "2026-11-10T02:00:00Z" : name == "date" ? "2026-11-10" : "A1"});
            check_sentence(each, fill(each.phrase, {all, {}, {}}, language));
            check_sentence(each, fill(each.phrase, {}, language));
            for (std::size_t missing = 0; missing < all.size(); ++missing) {
                auto some = all;
                some.erase(some.begin() + static_cast<std::ptrdiff_t>(missing));
                check_sentence(each, fill(each.phrase, {some, {}, {}}, language));
            }
        }
    }
}

TEST_CASE("whatever limits a level says what to do about it", "[report]") {
    for (const auto& row : reason_table()) {
        if (!row.notice && row.cap == Level::stamp_valid_item && row.use.value_or(Use::ok) == Use::ok) continue;
        INFO(row.code);
        CHECK(text_of(row.reason).next.en != text_of(Reason::look_ok).next.en);
    }
}

TEST_CASE("values are shown in the reader's way", "[report]") {
    const std::vector<Fact> facts{{"time", "2026-11-02T17:30:00Z"}, {"date", "2026-11-03"}, {"what", "payment"}, {"gtin", "09521234543213"}, {"lot", "2026-11-03"}};
    const auto shown = [&](std::string_view pattern, Language language) { return fill(Phrase{pattern, pattern}, {facts, {}, {}}, language); };
    CHECK(shown("{time}", Language::vi) == "00:30 ngày 03/11/2026");
    CHECK(shown("{time}", Language::en) == "2026-11-03 00:30 (UTC+7)");
    CHECK(shown("{date}", Language::vi) == "03/11/2026");
    CHECK(shown("{date}", Language::en) == "2026-11-03");
    CHECK(shown("{what}", Language::vi) == "mã thanh toán");
    CHECK(shown("{gtin}", Language::vi) == "9521234543213");
    CHECK(shown("{lot}", Language::vi) == "2026-11-03");  // a lot is never a date
    CHECK(shown("a[ {host}| b]c", Language::vi) == "a bc");
    CHECK(shown("[{?lot}x|y]", Language::vi) == "x");
    CHECK(shown("[{?host}x|y]", Language::vi) == "y");
}

TEST_CASE("values cannot act as patterns, break the line or turn it around", "[report]") {
    const std::vector<Fact> facts{{"lot", "[{date}]|\n\x1b[31m\u202e\xff"}, {"date", "2026-11-03"}};
    const std::string shown = fill(Phrase{"[{lot}]", "[{lot}]"}, {facts, {}, {}}, Language::vi);
    CHECK(shown.find("[{date}]|") == 0);
    CHECK(shown.find('\n') == std::string::npos);
    CHECK(shown.find('\x1b') == std::string::npos);
    CHECK(shown.find("\u202e") == std::string::npos);
    CHECK(is_utf8(shown));
    const std::vector<Fact> endless{{"lot", std::string(100'000, 'x')}};
    CHECK(fill(Phrase{"{lot}", "{lot}"}, {endless, {}, {}}, Language::vi).size() < 400);
}

TEST_CASE("the sentences the verdict page gives are said as it gives them", "[report]") {
    const auto vi = [](Reason reason, std::vector<Fact> facts) { return sentence(Notice{reason, std::move(facts)}, Language::vi); };
    CHECK(vi(Reason::key_unknown, {}) == "Khóa chưa có trong sổ: cập nhật sổ, hoặc tem thử.");
    CHECK(vi(Reason::seen_again, {{"time", "2026-11-03T01:05:00Z"}}) == "Quét lần hai, lần đầu lúc 08:05 ngày 03/11/2026: cùng một sản phẩm?");
    CHECK(vi(Reason::recall_lot_unknown, {{"lot", "L1"}}) == "Có lệnh thu hồi lô L1: xem số lô trên bao bì.");
    CHECK(vi(Reason::find_signed_stamp, {{"date", "2025-07-01"}}) == "Sản phẩm này có tem ký từ 01/07/2025, hãy tìm tem.");
    CHECK(vi(Reason::not_a_stamp, {{"what", "payment"}}) == "Đây là mã thanh toán, không phải tem.");
    CHECK(vi(Reason::prefix_not_vietnam, {}).find("mã không nói lên xuất xứ") != std::string::npos);
    CHECK(text_of(Level::registered).name.vi == "Mã có trong sổ – ai cũng in được mã này");
}
