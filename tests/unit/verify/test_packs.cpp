// SPDX-License-Identifier: Apache-2.0
// Codes beside each other: every value that can contradict, by itself; cartons at their ends; what a merged item keeps.
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

Mint unit(int number) {
    Mint out;
    out.serial = make_serial(number, 4, "K7M3P9XQT");
    return out;
}
Mint lot_only() {
    Mint out;
    out.serial.reset();
    return out;
}
std::string scene(const World& world, const std::vector<Symbol>& symbols) {
    const auto report = world.verify(symbols);
    REQUIRE(report.items.size() == 1);
    return std::string(to_string(outcome(report.items[0], Check::scene)));
}
World one_pack() {
    World out;
    out.request.scene = Scene::pack;
    return out;
}

}  // namespace

TEST_CASE("each value of two codes of one pack by itself", "[verify][edges]") {
    const World world = one_pack();
    const std::map<std::string, std::string> values = {{"10", "L1"}, {"11", "250501"}, {"13", "250801"}, {"15", "250801"}, {"16", "250801"}, {"17", "270801"}, {"21", "S1"}};
    const auto code = [&](const std::map<std::string, std::string>& changed) {
        std::string out = "(01)09521234543213";
        for (const auto& [ai, value] : values) {
            const auto other = changed.find(ai);
            const std::string& text = other == changed.end() ? value : other->second;
            if (!text.empty()) out += "(" + ai + ")" + text;
        }
        return text_symbol(out);
    };
    CHECK(scene(world, {code({}), code({})}) == "SCENE_OK");
    for (const auto& [ai, value] : values) {
        INFO(ai);
        CHECK(scene(world, {code({}), code({{ai, value.size() == 6 ? "250430" : "X"}})}) == "CODES_CONFLICT");
        CHECK(scene(world, {code({}), code({{ai, ""}})}) == "SCENE_OK");  // what one does not say contradicts nothing
    }
}

TEST_CASE("a contradiction is found whatever stands between the two codes", "[verify][edges]") {
    const World world = one_pack();
    const Symbol stamp = Mint().symbol(), plain = ean("9521234543213"), other = text_symbol("(01)09521234543213(10)KHAC");
    for (const auto& order : {std::vector{stamp, plain, other}, {plain, stamp, other}, {other, plain, stamp}, {stamp, other, plain}}) CHECK(scene(world, order) == "CODES_CONFLICT");
    CHECK(told(world.verify({stamp, plain, other}).items.at(0), Check::scene) == "gtin=09521234543213 L2508A " + *Mint().serial + "; other=09521234543213 KHAC");
    // A number that was misread names nothing that could contradict.
    CHECK(scene(world, {stamp, text_symbol("9521234543214")}) == "SCENE_OK");
    CHECK(scene(world, {plain, text_symbol("9521234543214")}) == "SCENE_OK");
}

TEST_CASE("the first and the last unit of a carton, and what only an unverified carton says", "[verify][edges]") {
    World world = one_pack();
    world.registry().add("product", "demo-tra-sen-vang,THUNG,Thùng trà,Sen Vàng,trà,goods,704,,68,,,,9521234543220\n");
    Mint carton;
    carton.carrier = Carrier::rec;
    carton.gtin = "09521234543220";
    carton.lot = "THUNG1";
    carton.more.contains.push_back({kTea, "L2508A", "0001", "000N", 21});
    const auto with = [&](const Mint& mint) { return scene(world, {carton.symbol(), mint.symbol()}); };
    CHECK(with(unit(0)) == "CARTON_MISMATCH");
    CHECK(with(unit(1)) == "SCENE_OK");
    CHECK(with(unit(21)) == "SCENE_OK");
    CHECK(with(unit(22)) == "CARTON_MISMATCH");
    CHECK(with(lot_only()) == "SCENE_OK");
    Mint other_lot = lot_only();
    other_lot.lot = "L2508B";
    CHECK(with(other_lot) == "CARTON_MISMATCH");
    Mint record;  // of goods without a GTIN: the carton says nothing of them
    record.carrier = Carrier::rec;
    record.gtin.reset();
    record.pid = "TSV-LE";
    CHECK(with(record) == "CODES_CONFLICT");
    carton.signer = 77;
    CHECK(with(unit(1)) == "CODES_CONFLICT");
}

TEST_CASE("stamps of one unit are one item, of two units two", "[verify][edges]") {
    const World world;
    const auto items = [&](const Mint& a, const Mint& b) {
        const auto one = world.verify({a.symbol(), b.symbol()}).items.size(), other = world.verify({b.symbol(), a.symbol()}).items.size();
        CHECK(one == other);
        return one;
    };
    Mint matrix, lot, number, goods, bare;
    matrix.carrier = Carrier::gs1;
    lot.lot = "L2508B";
    number.serial = make_serial(5, 4, "K7M3P9XQT");
    goods.gtin = "09521234000006";
    bare.lot.reset();
    CHECK(items(Mint(), matrix) == 1);
    CHECK(items(Mint(), lot) == 2);
    CHECK(items(Mint(), number) == 2);
    CHECK(items(Mint(), goods) == 2);
    CHECK(items(Mint(), bare) == 2);
    // A stamp without a legal form names nothing for sure, whatever it says: it stays alone.
    for (const Carrier carrier : {Carrier::dl, Carrier::hdl}) {
        Mint of;
        of.carrier = carrier;
        Symbol capital = of.symbol();
        capital.bytes.replace(0, 5, "HTTPS");
        for (const auto& symbols : {std::vector{Mint().symbol(), capital}, {capital, Mint().symbol()}}) {
            const auto report = world.verify(symbols);
            REQUIRE(report.items.size() == 2);
            CHECK(report.verdict.level == Level::rejected);
            CHECK(std::min(report.items[0].verdict.level, report.items[1].verdict.level) == Level::stamp_valid_item);
        }
        CHECK(world.verify({capital, capital}).items.size() == 2);
        // Nor does a hidden layer go to it.
        Mint layer;
        layer.carrier = Carrier::hdl;
        CHECK(world.verify({capital, layer.symbol()}).items.size() == 2);
        layer.serial = make_serial(5, 4, "K7M3P9XQT");
        CHECK(world.verify({layer.symbol(), capital, Mint().symbol()}).items.size() == 2);
    }
    // An unsigned code joins the stamp whose goods its number names, and no other.
    Mint record;
    record.carrier = Carrier::rec;
    record.gtin.reset();
    record.pid = "TSV-LE";
    const auto beside = [&](const Mint& mint, const char* digits) { return world.verify({mint.symbol(), text_symbol(digits)}).items.size(); };
    CHECK(beside(Mint(), "9521234543213") == 1);
    CHECK(beside(Mint(), "19521234543210") == 1);
    CHECK(beside(Mint(), "9521234000006") == 2);
    CHECK(beside(Mint(), "9521234543214") == 2);  // a misread number names nothing
    CHECK(beside(record, "9521234543213") == 2);
    const auto plain = [&](const char* a, const char* b) { return world.verify({text_symbol(a), text_symbol(b)}).items.size(); };
    CHECK(plain("9521234543213", "09521234543213") == 1);
    CHECK(plain("9521234543213", "9521234000006") == 2);
    CHECK(plain("9521234543214", "9521234543214") == 2);
    CHECK(plain("9521234543213", "9521234543214") == 2);
    World named;
    named.registry().table("product_gtin", "gtin,organisation,code\n9521234543237,demo-tra-sen-vang,TSV-LE\n");
    CHECK(named.verify({record.symbol(), ean("9521234543237")}).items.size() == 1);
    CHECK(named.verify({record.symbol(), ean("9521234543213")}).items.size() == 2);
    Mint one, other;
    one.carrier = other.carrier = Carrier::hdl;
    other.serial = make_serial(5, 4, "K7M3P9XQT");
    CHECK(world.verify({one.symbol(), other.symbol()}).items.size() == 2);
    // A hidden layer goes to the stamp of its own unit, wherever that stands.
    Mint hidden = number;
    hidden.carrier = Carrier::hdl;
    for (const auto& symbols : {std::vector{Mint().symbol(), number.symbol(), hidden.symbol()}, {number.symbol(), Mint().symbol(), hidden.symbol()}}) {
        const auto report = world.verify(symbols);
        REQUIRE(report.items.size() == 2);
        for (const auto& item : report.items) {
            CHECK(verdict(item) == "STAMP_VALID_ITEM OK");
            CHECK(to_string(outcome(item, Check::hidden)) == (item.claims.serial == number.serial ? "HIDDEN_OK" : "NO_HIDDEN_LAYER"));
        }
    }
}

TEST_CASE("a stamp is expected when any goods of the number carry stamps", "[verify][edges]") {
    const auto expected = [](const char* first, const char* second, const char* text) {
        World world;
        world.registry().table("product", std::string("organisation,code,name,signing_since,gtin\ndemo-tra-sen-vang,TSV-100,Trà,") + first +
                                              ",9521234543213\ndemo-tra-sen-vang,TSV-LE,Trà lẻ,,\ndemo-ca-phe-nui,CF,Cà phê," + second + ",\n");
        world.registry().without("batch").without("certificate").table("product_gtin", "gtin,organisation,code,shared\n9521234543213,demo-ca-phe-nui,CF,1\n");
        const auto all = told(world.one(text_symbol(text)), Reason::find_signed_stamp);
        REQUIRE(all.size() <= 1);
        return all.empty() ? std::string() : all[0];
    };
    const char *const plain = "09521234543213", *const made = "(01)09521234543213(11)250301";
    CHECK(expected("", "", plain).empty());
    CHECK(expected("", "2025-06-01", plain) == "date=2025-06-01");
    CHECK(expected("2025-06-01", "", plain) == "date=2025-06-01");
    CHECK(expected("2025-08-21", "2025-06-01", plain) == "date=2025-06-01");
    CHECK(expected("2025-06-01", "2025-08-21", plain) == "date=2025-06-01");
    CHECK(expected("2025-06-01", "2025-01-01", made) == "date=2025-01-01");
    CHECK(expected("2025-01-01", "2025-06-01", made) == "date=2025-01-01");
    CHECK(expected("2025-06-01", "2025-06-01", made).empty());
}

TEST_CASE("a compiled list that knows since when goods carry stamps gives a notice only", "[verify][edges]") {
    World world = one_pack();
    const Symbol code = text_symbol("(01)09521234543213(11)250801");
    const auto of = [&] { return found(world.one(code), Check::scene) + " " + verdict(world.one(code)); };
    CHECK(of() == "SIGNATURE_EXPECTED so-thu-nghiem UNKNOWN OK");
    world.fixtures.clear();
    world.add_registry("tong-hop", "compiled");
    CHECK(of() == "SCENE_OK REGISTERED OK");
    CHECK(told(world.one(code), Reason::find_signed_stamp) == std::vector<std::string>{"date=2025-06-01"});
    // An official one behind it still expects the stamp.
    world.add_registry("so-khac");
    CHECK(of() == "SIGNATURE_EXPECTED so-khac UNKNOWN OK");
}

TEST_CASE("which of several unsigned codes speaks for the item", "[verify][edges]") {
    World world = one_pack();
    world.registry().table("host", "pattern,kind,organisation\ntrasenvang.example,brand,demo-tra-sen-vang\n");
    const auto chosen = [&](const Symbol& a, const Symbol& b) {
        const auto one = world.verify({a, b}).items.at(0), other = world.verify({b, a}).items.at(0);
        CHECK(one.claims.gtin == other.claims.gtin);
        CHECK(verdict(one) == verdict(other));
        return one.claims.gtin.value_or("") + " " + one.claims.lot.value_or("") + " " + one.claims.serial.value_or("") + " " + verdict(one);
    };
    const auto coded = [](const char* more) { return text_symbol(std::string("(01)09521234543213") + more); };
    const Symbol tea = ean("9521234543213"), shop = ean("2001234567893");
    CHECK(chosen(tea, shop) == "09521234543213   REGISTERED OK");  // a number of one shop never speaks beside another
    CHECK(chosen(coded("(11)250501"), text_symbol("(01)02001234567893(10)L1(21)S1")) == "09521234543213   REGISTERED OK");
    CHECK(chosen(tea, coded("(10)L1")) == "09521234543213 L1  REGISTERED OK");
    CHECK(chosen(coded("(10)L1"), coded("(21)S1")) == "09521234543213  S1 REGISTERED OK");
    CHECK(chosen(coded("(10)L1(21)S1"), coded("(21)S1")) == "09521234543213 L1 S1 REGISTERED OK");
    CHECK(chosen(tea, qr("https://trasenvanq.example/01/09521234543213")) == "09521234543213   SUSPECT OK");  // of equal ones the worse
    // Of wholly equal ones the first.
    CHECK(world.verify({coded("(10)L1"), coded("(10)L2")}).items.at(0).claims.lot == "L1");
    CHECK(world.verify({coded("(10)L2"), coded("(10)L1")}).items.at(0).claims.lot == "L2");
}

TEST_CASE("the name of the issuer comes from the registry whose key verified", "[verify][edges]") {
    World world;
    auto& other = world.add_registry("so-khac");
    for (auto* fixture : {&world.registry(), &other})
        fixture->table("organisation", "id,name,kind\ndemo-tra-sen-vang,Tên trong " + fixture->id + ",cooperative\ndemo-ca-phe-nui,Cà phê,enterprise\n");
    CHECK(world.one(Mint()).stamps.at(0).issuer_name == "Tên trong so-thu-nghiem");
    Mint coffee;  // not entitled, but it did sign
    coffee.issuer = "demo-ca-phe-nui";
    coffee.signer = 2;
    CHECK(world.one(coffee).stamps.at(0).issuer_name == "Cà phê");
}

TEST_CASE("what a merged item keeps", "[verify][edges]") {
    const World world;
    const Findings item = world.one(Mint()).findings, lot = world.one(lot_only()).findings, plain = world.one(ean("9521234543213")).findings;
    const auto both = [](Findings a, const Findings& b) {
        a.merge(b);
        return a;
    };
    for (const auto& [a, b] : {std::pair(item, lot), std::pair(lot, item)}) {
        CHECK(both(a, b).proved());
        CHECK(both(a, b).ceiling() == Level::stamp_valid_batch);
    }
    for (const auto& [a, b] : {std::pair(item, plain), std::pair(plain, item)}) {
        CHECK_FALSE(both(a, b).proved());
        CHECK(both(a, b).ceiling() == Level::registered);
    }
    Mint bare;
    bare.lot.reset();
    CHECK(both(lot, world.one(bare).findings).ceiling() == Level::signed_unconfirmed);
    CHECK(both(world.one(bare).findings, lot).ceiling() == Level::signed_unconfirmed);
    // The graver use is told, then the worse cap; of equal ones the own.
    const auto with = [&](Reason reason, const char* fact) {
        Finding finding;
        finding.check = Check::safety;
        finding.reason = reason;
        finding.facts = {{"title", fact}};
        Findings out = item;
        out.set(finding);
        return out;
    };
    const auto kept = [&](Reason own, Reason other) { return told(both(with(own, "own"), with(other, "other"))[Check::safety].facts); };
    CHECK(kept(Reason::warning, Reason::warning) == "title=own");
    CHECK(kept(Reason::recalled, Reason::recall_lot_unknown) == "title=own");
    CHECK(kept(Reason::recall_lot_unknown, Reason::recalled) == "title=other");
    CHECK(kept(Reason::warning, Reason::recall_lot_unknown) == "title=other");
    CHECK(kept(Reason::recall_lot_unknown, Reason::warning) == "title=own");
    CHECK(kept(Reason::no_alert, Reason::expired) == "title=other");
    CHECK(kept(Reason::expired, Reason::no_alert) == "title=own");
}

TEST_CASE("what does not apply binds only a stamp, and only where it needs an answer", "[verify][edges]") {
    const World world;
    const auto cap = [&](const Symbol& symbol, Check check) {
        Finding finding;
        finding.check = check;
        finding.reason = Reason::not_applicable;
        return world.one(symbol).findings.cap(finding);
    };
    const Symbol stamp = Mint().symbol(), plain = ean("9521234543213");
    for (const Check check : {Check::product, Check::signature, Check::key_state, Check::revocation, Check::allocation, Check::safety, Check::freshness}) {
        CHECK(cap(stamp, check) == Level::signed_unconfirmed);
        CHECK(cap(plain, check) == Level::stamp_valid_item);
    }
    for (const Check check : {Check::host, Check::claims, Check::scene, Check::copies, Check::hidden}) {
        CHECK(cap(stamp, check) == Level::stamp_valid_item);
        CHECK(cap(plain, check) == Level::stamp_valid_item);
    }
}
