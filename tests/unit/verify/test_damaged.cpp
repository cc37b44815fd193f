// SPDX-License-Identifier: Apache-2.0
// Typed text between the symbol and us: what a keyboard, a scanner or copying does to a genuine stamp is INPUT_DAMAGED,
// never REJECTED or SUSPECT; what a forger does stays REJECTED.
#include <algorithm>
#include <temviet/base/text.hpp>

#include "catch.hpp"
#include "verify/keyboard_layouts.hpp"
#include "verify/typed_text.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

struct Carried {
    Symbol symbol;
    bool keyed;  ///< its text alone is no stamp: the scanner names the symbol
};

std::vector<Carried> stamps() {
    Mint link, matrix, record, record_link;
    matrix.carrier = Carrier::gs1;
    record.carrier = record_link.carrier = Carrier::rec;
    record_link.link = true;
    record_link.stem = "vn";
    std::vector<Carried> out{{link.symbol(), false}, {matrix.symbol(), true}, {record.symbol(), false}, {record_link.symbol(), false}};
    for (auto& each : out) {
        each.symbol.format = SymbolFormat::text;
        if (each.keyed) each.symbol.keyed = true;
        else each.symbol.symbology_identifier.clear();
    }
    return out;
}

Symbol with(const Carried& stamp, std::string text) {
    Symbol out = stamp.symbol;
    out.bytes = std::move(text);
    return out;
}

std::string what(const ReportItem& item) {
    if (outcome(item, Check::look) != Reason::input_damaged) return verdict(item);
    for (const auto& fact : item.findings[Check::look].facts)
        if (fact.name == "what") return fact.value;
    return "?";
}

bool accuses(const ReportItem& item) { return item.verdict.level == Level::rejected || item.verdict.level == Level::suspect; }

}  // namespace

TEST_CASE("every damaged spelling of a genuine stamp is told by what was done to it", "[verify][damaged]") {
    World world;
    const auto verifier = world.open();
    const auto judge = [&](const Carried& stamp, std::string text) {
        return verifier.verify(std::vector{with(stamp, std::move(text))}, world.request)->items.at(0);
    };
    for (const auto& stamp : stamps()) {
        const std::string good = stamp.symbol.bytes;
        INFO(good);
        CHECK(verdict(judge(stamp, good)) == "STAMP_VALID_ITEM OK");
        for (const char* tail : {".", " ", "  ", "\n\n", ";", ",", "\""})
            if (!stamp.keyed || *tail == ' ' || *tail == '\n') CHECK(what(judge(stamp, good + tail)) == "added");
        CHECK(what(judge(stamp, " " + good)) == "added");
        if (!stamp.keyed) {
            CHECK(what(judge(stamp, good + good)) == "two_codes");
            CHECK(what(judge(stamp, good + "9521234543213")) == "two_codes");
            CHECK(what(judge(stamp, "9521234543213" + good)) == "two_codes");
            CHECK(what(judge(stamp, good.substr(0, good.size() / 2) + good)) == "two_codes");
        } else {
            CHECK(what(judge(stamp, good + stamp.symbol.symbology_identifier + good)) == "two_codes");
            CHECK(what(judge(stamp, good + good)) == "two_codes");
        }
        for (std::size_t cut = 20; cut < good.size(); ++cut) {
            for (const std::string& front : {std::string(), stamp.keyed ? stamp.symbol.symbology_identifier : std::string()}) {
                INFO(cut << " " << front);
                CHECK_FALSE(accuses(judge(stamp, good.substr(0, cut) + front + good)));
                CHECK_FALSE(accuses(judge(stamp, good + front + good.substr(0, cut))));
            }
        }
        CHECK(what(judge(stamp, verify::swap_case(good))) == "changed");
        CHECK(what(judge(stamp, good.substr(0, 9) + std::string(1, '\0') + good.substr(9))) == "bytes");
        CHECK(what(judge(stamp, good.substr(0, good.size() - 9) + "\xff" + good.substr(good.size() - 8))) == "bytes");
        CHECK(what(judge(stamp, good.substr(0, good.size() - 9) + "ă" + good.substr(good.size() - 8))) == "changed");
        if (good.starts_with("https")) {
            CHECK(what(judge(stamp, ascii_lower(good))) == "changed");
            CHECK(what(judge(stamp, verify::ascii_upper(good))) == "changed");
        }
        if (good.find("vts=") != std::string::npos) {
            CHECK(what(judge(stamp, "H" + good.substr(1))) == "changed");
            CHECK(what(judge(stamp, good.substr(3))) == "cut");
        }
    }
}

TEST_CASE("a genuine stamp cut anywhere never accuses and never stays valid", "[verify][damaged]") {
    World world;
    const auto verifier = world.open();
    for (const bool again : {false, true}) {
        SeenList seen;
        Request request = world.request;
        request.seen_list = &seen;
        request.distinct = true;
        for (const auto& stamp : stamps()) {
            const std::string good = stamp.symbol.bytes;
            if (again) seen.remember(*verifier.verify(std::vector{stamp.symbol}, world.request));
            for (std::size_t length = 1; length < good.size(); ++length) {
                for (const auto& text : {good.substr(0, length), good.substr(length)}) {
                    const auto item = verifier.verify(std::vector{with(stamp, text)}, request)->items.at(0);
                    INFO(text);
                    CHECK_FALSE(accuses(item));
                    CHECK(static_cast<int>(item.verdict.level) > static_cast<int>(Level::signed_unconfirmed));
                }
            }
        }
    }
}

TEST_CASE("lost and doubled separators", "[verify][damaged]") {
    World world;
    const auto stamp = stamps()[1];
    std::string all = stamp.symbol.bytes;
    const auto first = all.find('\x1d');
    REQUIRE(all.find('\x1d', first + 1) != std::string::npos);
    std::string without_first = all, doubled = all, none = all;
    without_first.erase(first, 1);
    doubled.insert(first, 1, '\x1d');
    std::erase(none, '\x1d');
    CHECK(what(world.one(with(stamp, none))) == "separators");
    CHECK(what(world.one(with(stamp, doubled))) == "separators");
    // Lot and serial run into one legal lot: only the signature tells that a separator stood there.
    CHECK_FALSE(accuses(world.one(with(stamp, without_first))));
    CHECK(outcome(world.one(with(stamp, without_first)), Check::look) == Reason::input_damaged);
    Mint brief;
    brief.carrier = Carrier::gs1;
    brief.lot = "L1";
    brief.serial = "00047K";
    brief.elements.clear();
    Carried shortened{brief.symbol(), true};
    shortened.symbol.keyed = true;
    std::erase(shortened.symbol.bytes, '\x1d');
    shortened.symbol.bytes.insert(shortened.symbol.bytes.size() - 92, 1, '\x1d');
    CHECK(outcome(world.one(shortened.symbol), Check::form) == Reason::canonical);
    CHECK(what(world.one(shortened.symbol)) == "changed");
    CHECK(verdict(world.one(shortened.symbol)) == "NO_DECISION OK");
}

TEST_CASE("an input method can leave a legal spelling: the signature proves the damage", "[verify][damaged]") {
    World world;
    Mint mint;
    mint.lot = "LASS8";
    std::string typed = mint.symbol().bytes;
    typed.replace(typed.find("LASS8"), 5, "LAS8");  // Telex: s after a vowel is a tone, twice it is one s
    CHECK(what(world.one(text_symbol(typed))) == "changed");
    CHECK(verdict(world.one(text_symbol(typed))) == "NO_DECISION OK");
    CHECK(outcome(world.one(text_symbol(typed)), Check::signature) == Reason::not_checked);
    CHECK(verdict(world.one(qr(typed))) == "REJECTED OK");  // printed so
}

TEST_CASE("what a forger types stays REJECTED", "[verify][damaged]") {
    World world;
    for (const auto& stamp : stamps()) {
        const std::string good = stamp.symbol.bytes;
        INFO(good);
        std::string signature = good;
        signature[signature.size() - 20] = signature[signature.size() - 20] == 'A' ? 'B' : 'A';
        CHECK(verdict(world.one(with(stamp, signature))) == "REJECTED OK");
        if (good.find("L2508A") == std::string::npos) continue;
        for (const char* lot : {"L2508B", "l2508A", "L2608A"}) {
            std::string other = good;
            other.replace(other.find("L2508A"), 6, lot);
            INFO(lot);
            CHECK(verdict(world.one(with(stamp, other))) == "REJECTED OK");
        }
    }
    const std::string link = stamps()[0].symbol.bytes;
    CHECK(verdict(world.one(text_symbol(link + "&x=1"))) == "NO_DECISION OK");  // the stamp in front is whole: a tail was added
    CHECK(verdict(world.one(text_symbol("https://evil.example/?u=" + link))) == "REJECTED OK");
    // A symbol's own bytes were printed so, whatever a keyboard might have done.
    for (const auto& text : {link + ".", verify::swap_case(link).replace(0, 8, "https://"), link + link}) CHECK_FALSE(outcome(world.one(qr(text)), Check::look) == Reason::input_damaged);
}

TEST_CASE("other keyboards", "[verify][damaged]") {
    World world;
    const auto typed = [&](const char* text) { return what(world.one(text_symbol(text))); };
    CHECK(typed("httpsM!!te,:exq,ple!à&!àç(é&é\"'('\"é&\"") == "changed");   // French
    CHECK(typed("httpsÖ--tem.exqmple-01-09521234543213_17´270801") == "changed");  // German
    CHECK(typed("ç(é&é\"'('\"é&\"") == "changed");                               // the number 9521234543213 on AZERTY
    CHECK(typed("95212345432139521234543213") == "two_codes");
    CHECK(typed("9521234543213") == "REGISTERED OK");
    CHECK(typed("https://cua-hang.example/trà-sen") == "UNKNOWN OK");  // an honest link with Vietnamese in it
    CHECK(typed("Trà sen vàng 100 g") == "UNKNOWN OK");
    CHECK(typed("https://tem.ẽample/01/09521234543213/10/L2508A") == "changed");
    // Another script in the host is what an imitation is made of, not what a keyboard does.
    CHECK(typed("https://t\u0435m.example/01/09521234543213") != "changed");
    CHECK(verify::read_as_us_keyboard("e").empty());
}

TEST_CASE("only sights that nobody but the issuer can make are remembered", "[verify][seen]") {
    World world;
    const auto verifier = world.open();
    const auto sees = [&](const Symbol& symbol) {
        SeenList list;
        CHECK(list.remember(*verifier.verify(std::vector{symbol}, world.request)));
        return list.size();
    };
    CHECK(sees(Mint().symbol()) == 1);
    Symbol forged = Mint().symbol();
    forged.bytes[forged.bytes.size() - 20] ^= 1;
    CHECK(sees(forged) == 0);
    CHECK(sees(qr("https://tem.example/01/09521234543213/10/L2508A/21/" + *Mint().serial)) == 0);
    CHECK(sees(ean("9521234543213")) == 0);
    Mint stranger;  // a real key of somebody else for these goods
    stranger.signer = 1;
    CHECK(sees(stranger.symbol()) == 0);
    Mint lot;
    lot.serial.reset();
    CHECK(sees(lot.symbol()) == 0);
}

TEST_CASE("the list of sights counts, is keyed by goods, lot and serial, and is bounded", "[verify][seen]") {
    World world;
    const auto verifier = world.open();
    SeenList list(2);
    Request request = world.request;
    request.seen_list = &list;
    const auto sight = [&](int unit, const char* time) {
        Mint mint;
        mint.serial = make_serial(unit, 4, "K7M3P9XQT");
        request.now = *parse_instant(time);
        const auto report = *verifier.verify(std::vector{mint.symbol()}, request);
        list.remember(report);
        return report.items.at(0);
    };
    CHECK(outcome(sight(1, "2025-08-20T02:41:00Z"), Check::copies) == Reason::first_sight);
    const auto second = sight(1, "2025-08-20T02:50:00Z");
    CHECK(outcome(second, Check::copies) == Reason::seen_again);
    CHECK(second.findings[Check::copies].facts.at(0).value == "2025-08-20T02:41:00Z");
    CHECK(second.findings[Check::copies].facts.size() == 2);
    CHECK(sight(1, "2025-08-20T02:51:00Z").findings[Check::copies].facts.at(2).value == "3");
    CHECK(outcome(sight(2, "2025-08-20T02:52:00Z"), Check::copies) == Reason::first_sight);
    CHECK(list.size() == 2);
    Mint third;
    third.serial = make_serial(3, 4, "K7M3P9XQT");
    const auto report = *verifier.verify(std::vector{third.symbol()}, request);
    CHECK_FALSE(list.remember(report));  // full: said, not forgotten silently
    CHECK(list.size() == 2);
    CHECK(list.other_serials(report.items[0].claims) == 2);
    Mint other_lot;
    other_lot.lot = "L2508B";
    other_lot.serial = make_serial(1, 4, "K7M3P9XQT");
    CHECK(outcome(verifier.verify(std::vector{other_lot.symbol()}, request)->items[0], Check::copies) == Reason::first_sight);
    request.distinct = true;
    CHECK(verdict(sight(1, "2025-08-20T03:00:00Z")) == "SUSPECT OK");
}
