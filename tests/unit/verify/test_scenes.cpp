// SPDX-License-Identifier: Apache-2.0
// Items, scenes, hidden layers; corrupt pages while asked; one verifier for many threads.
#include "catch.hpp"
#include <algorithm>
#include <fstream>
#include <thread>

#include "registry/registry_impl.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

std::string all(const Report& report) {
    std::string out;
    for (const auto& item : report.items) out += (out.empty() ? "" : " | ") + verdict(item);
    return out;
}
Mint unit(int number) {
    Mint out;
    out.serial = make_serial(number, 4, "K7M3P9XQT");
    return out;
}
Mint hidden(Carrier carrier = Carrier::hdl) {
    Mint out;
    out.carrier = carrier;
    return out;
}
/// A second product with its own batch, by the same issuer.
World two_products() {
    World world;
    world.registry().add("product", "demo-tra-sen-vang,TSV-200,Trà sen vàng hộp 200 g,Sen Vàng,trà,goods,704,Bảo Lộc,68,200 g,730,2025-06-01,9521234543220\n");
    world.registry().add("batch", "demo-tra-sen-vang,9521234543220,L2508B,0,9999,4,9,10000,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
    return world;
}
Mint second_product() {
    Mint out;
    out.gtin = "09521234543220";
    out.lot = "L2508B";
    return out;
}

}  // namespace

TEST_CASE("codes that agree never lower an item", "[verify][scene]") {
    World world;
    const auto report = world.verify({Mint().symbol(), ean("9521234543213"), qr("https://cua-hang.example/khuyen-mai"), qr("WIFI:S:shop;;"),
                                      qr("https://tem.example/01/09521234543213")});
    CHECK(all(report) == "STAMP_VALID_ITEM OK");
    CHECK(report.items[0].symbols.size() == 5);
    CHECK(has_notice(report.items[0], Reason::other_link));
    CHECK(has_notice(report.items[0], Reason::not_a_stamp));
    // A case's number fits the unit it contains.
    CHECK(all(world.verify({Mint().symbol(), text_symbol("19521234543210")})) == "STAMP_VALID_ITEM OK");
    // The order of symbols cannot matter.
    CHECK(all(world.verify({ean("9521234543213"), Mint().symbol()})) == "STAMP_VALID_ITEM OK");
    // A link to the same product on an imitated host is said aloud.
    world.registry().table("host", "pattern,kind,organisation,name,valid_from,valid_to\ntem.example,brand,demo-tra-sen-vang,,,\ntrasenvang.example,brand,demo-tra-sen-vang,,,\n");
    const auto imitated = world.verify({Mint().symbol(), qr("https://trasenvanq.example/01/09521234543213")});
    CHECK(all(imitated) == "STAMP_VALID_ITEM OK");
    CHECK(has_notice(imitated.items[0], Reason::host_lookalike));
}

TEST_CASE("several goods in one picture", "[verify][scene]") {
    const World world = two_products();
    const auto report = world.verify({Mint().symbol(), ean("9521234543220")});
    CHECK(all(report) == "STAMP_VALID_ITEM OK | REGISTERED OK");
    CHECK(report.verdict.level == Level::registered);
    CHECK(has_notice(report.items[0], Reason::several_products));
    CHECK(has_notice(report.items[1], Reason::several_products));
    CHECK(all(world.verify({unit(1).symbol(), unit(2).symbol()})) == "STAMP_VALID_ITEM OK | STAMP_VALID_ITEM OK");
    // With two units of one product the plain number belongs to both.
    CHECK(all(world.verify({unit(1).symbol(), unit(2).symbol(), ean("9521234543213")})) == "STAMP_VALID_ITEM OK | STAMP_VALID_ITEM OK");
    // An in-store number next to a stamp is neutral.
    CHECK(all(world.verify({Mint().symbol(), ean("2001234567893")})) == "STAMP_VALID_ITEM OK");
    // A broken stamp beside a good one is an item of its own.
    Symbol broken = unit(2).symbol();
    broken.bytes.back() = broken.bytes.back() == 'A' ? 'Q' : 'A';
    CHECK(world.verify({unit(1).symbol(), broken}).verdict.level == Level::rejected);
}

TEST_CASE("one pack: what contradicts, and what does not", "[verify][scene]") {
    World world = two_products();
    world.request.scene = Scene::pack;
    const auto conflict = [&](const std::vector<Symbol>& symbols) {
        const auto report = world.verify(symbols);
        REQUIRE(report.items.size() == 1);
        return std::string(to_string(outcome(report.items[0], Check::scene))) + " " + verdict(report.items[0]);
    };
    CHECK(conflict({Mint().symbol(), ean("9521234543213")}) == "SCENE_OK STAMP_VALID_ITEM OK");
    CHECK(conflict({Mint().symbol(), ean("9521234543220")}) == "CODES_CONFLICT SUSPECT OK");
    CHECK(conflict({Mint().symbol(), text_symbol("(01)09521234543213(10)KHAC")}) == "CODES_CONFLICT SUSPECT OK");
    CHECK(conflict({Mint().symbol(), text_symbol("(01)09521234543213(17)270802")}) == "CODES_CONFLICT SUSPECT OK");
    CHECK(conflict({Mint().symbol(), text_symbol("(01)09521234543213(10)L2508A")}) == "SCENE_OK STAMP_VALID_ITEM OK");
    CHECK(conflict({Mint().symbol(), ean("2001234567893"), text_symbol("9789521234569")}) == "SCENE_OK STAMP_VALID_ITEM OK");
    CHECK(conflict({Mint().symbol(), text_symbol("19521234543210")}) == "SCENE_OK STAMP_VALID_ITEM OK");
    CHECK(conflict({unit(1).symbol(), unit(2).symbol()}) == "CODES_CONFLICT SUSPECT OK");
    CHECK(conflict({ean("9521234543213"), ean("9521234543220")}) == "CODES_CONFLICT SUSPECT OK");
    // The whole pack was seen, and its lot was made after signing began.
    CHECK(conflict({text_symbol("(01)09521234543213(10)L2508A")}) == "SIGNATURE_EXPECTED UNKNOWN OK");
    CHECK(conflict({text_symbol("(01)09521234543213(11)250531")}) == "SCENE_OK REGISTERED OK");  // old unsigned stock
    CHECK(conflict({ean("9521234543213")}) == "SCENE_OK REGISTERED OK");
    // A second number of the same registered product.
    world.registry().table("product_gtin", "gtin,organisation,code\n9521234543237,demo-tra-sen-vang,TSV-100\n");
    CHECK(conflict({Mint().symbol(), ean("9521234543237")}) == "SCENE_OK STAMP_VALID_ITEM OK");
}

TEST_CASE("a carton record and the units in it", "[verify][scene]") {
    World world = two_products();
    world.request.scene = Scene::pack;
    world.registry().add("batch", "demo-tra-sen-vang,9521234543220,THUNG1,0,99,4,9,100,,,6,2025-07-31T00:00:00Z\n");
    Mint carton = second_product();
    carton.carrier = Carrier::rec;
    carton.lot = "THUNG1";
    carton.more.contains.push_back({kTea, "L2508A", "0000", "000N", 22});
    const auto with = [&](const Mint& mint) {
        const auto report = world.verify({carton.symbol(), mint.symbol()});
        return std::string(to_string(outcome(report.items.at(0), Check::scene))) + " " + verdict(report.items[0]);
    };
    CHECK(with(unit(4)) == "SCENE_OK STAMP_VALID_ITEM OK");
    CHECK(with(unit(400)) == "CARTON_MISMATCH SUSPECT OK");
}

TEST_CASE("hidden layers", "[verify][hidden]") {
    World world;
    const auto result = [&](const std::vector<Symbol>& symbols) {
        const auto report = world.verify(symbols);
        return std::string(to_string(outcome(report.items.at(0), Check::hidden))) + " " + all(report);
    };
    for (const Carrier carrier : {Carrier::hdl, Carrier::hgs1, Carrier::hrec}) {
        INFO(to_string(carrier));
        CHECK(result({Mint().symbol(), hidden(carrier).symbol()}) == "HIDDEN_OK STAMP_VALID_ITEM OK");
        CHECK(result({hidden(carrier).symbol()}) == "HIDDEN_ALONE SIGNED_UNCONFIRMED OK");
    }
    Mint other = hidden();
    other.serial = make_serial(5, 4, "K7M3P9XQT");
    CHECK(result({Mint().symbol(), other.symbol()}) == "HIDDEN_MISMATCH SUSPECT OK");
    world.request.person_confirmed_one_pack = true;
    CHECK(result({Mint().symbol(), other.symbol()}) == "HIDDEN_MISMATCH REJECTED OK");
    world.request.person_confirmed_one_pack = false;
    Symbol broken = hidden().symbol();
    const auto at = broken.bytes.find("vth=") + 20;
    broken.bytes[at] = broken.bytes[at] == 'A' ? 'B' : 'A';
    CHECK(result({Mint().symbol(), broken}) == "HIDDEN_INVALID REJECTED OK");
    // A hidden stamp is never accepted as an open one, nor the other way round.
    Symbol posing = hidden().symbol();
    posing.bytes.replace(posing.bytes.find("vth="), 4, "vts=");
    CHECK(world.one(posing).verdict.level == Level::rejected);
    // An unknown key in the hidden layer keeps the item from being valid.
    Mint stranger = hidden();
    stranger.signer = 77;
    CHECK(world.verify({Mint().symbol(), stranger.symbol()}).items[0].verdict.level == Level::unknown);

    SECTION("a commitment binds the hidden layer's bytes") {
        const auto commitment = parse_stamp(hidden().symbol()).commitment();
        REQUIRE(commitment.size() == 16);
        Mint record;
        record.carrier = Carrier::rec;
        record.more.hidden_commitment = commitment;
        CHECK(result({record.symbol(), hidden().symbol()}) == "HIDDEN_OK STAMP_VALID_ITEM OK");
        record.more.hidden_commitment->front() ^= 1;
        CHECK(result({record.symbol(), hidden().symbol()}) == "HIDDEN_MISMATCH SUSPECT OK");
    }
}

TEST_CASE("symbols that cannot be judged bind only themselves", "[verify][scene]") {
    World world;
    const Symbol huge = qr(std::string(9000, 'A'));
    CHECK(all(world.verify({Mint().symbol(), huge})) == "STAMP_VALID_ITEM OK");
    CHECK(has_notice(world.verify({Mint().symbol(), huge}).items[0], Reason::limit_exceeded));
    CHECK(all(world.verify({huge})) == "NO_DECISION OK");
    CHECK(outcome(world.verify({huge}).items[0], Check::look) == Reason::limit_exceeded);
    CHECK(all(world.verify({huge, qr("WIFI:S:shop;;")})) == "UNKNOWN OK");
    CHECK(world.verify(std::vector<Symbol>(1000, qr("x"))).symbols.size() <= 256);
    CHECK(outcome(world.verify({}).items.at(0), Check::look) == Reason::no_symbol);
    const auto report = world.open().unreadable({"NOT_AN_IMAGE", "x.jpg is no picture", "", std::nullopt}, world.request);
    CHECK(report.verdict.level == Level::no_decision);
    CHECK(report.error->code == "NOT_AN_IMAGE");
    CHECK(outcome(report.items.at(0), Check::look) == Reason::input_unreadable);
}

/// Its registry, opened page by page as large files are, and then damaged behind its back but for what opening reads.
Registry damaged(RegistryFixture& fixture, const std::string& organisation) {
    std::string products = fixture.source("product");
    const auto columns = std::count(products.begin(), products.begin() + static_cast<std::ptrdiff_t>(products.find('\n')), ',');
    for (int i = 0; i < 20000; ++i)
        products += organisation + ",HANG-" + std::to_string(i) + ",Trà thử số " + std::to_string(i) + std::string(static_cast<std::size_t>(columns) - 2, ',') + "\n";
    fixture.table("product", products).build_and_sign();
    auto out = RegistryAccess::open(fixture.file(), fixture.root(), 0).value();
    std::fstream file(fixture.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(0, std::ios::end);
    const auto size = file.tellg();
    for (std::int64_t at = 4096 * 3 + 100; at < size; at += 4096) {
        file.seekp(at);
        file.write("temviet damaged page", 20);
    }
    return out;
}

TEST_CASE("a registry that turns out corrupt while it is asked is left out and said", "[verify][scene]") {
    struct Case {
        bool elsewhere, beside_a_good_one;
        const char *verdict, *states;
    };
    const Case cases[] = {{false, false, "NO_DECISION OK", "REGISTRY_CORRUPT "},
                          {false, true, "SIGNED_UNCONFIRMED OK", "FRESH REGISTRY_CORRUPT "},  // it might have spoken about these goods
                          {true, true, "STAMP_VALID_ITEM OK", "FRESH REGISTRY_CORRUPT "}};
    for (const auto& c : cases) {
        World world;
        auto& bad = c.elsewhere ? world.put_elsewhere_first() : world.add_registry("so-hong");
        VerifierConfig config;
        config.env = Env::test;
        config.allow_test = true;
        config.registries.push_back(damaged(bad, c.elsewhere ? "demo-ca-phe-nui" : "demo-tra-sen-vang"));
        if (c.beside_a_good_one) config.registries.push_back((c.elsewhere ? world.fixtures.back() : world.fixtures.front()).open());
        const auto verifier = Verifier::open(std::move(config)).value();
        const std::vector symbols{Mint().symbol()};
        const auto report = verifier.verify(symbols, world.request).value();
        INFO(c.elsewhere << c.beside_a_good_one);
        CHECK(all(report) == c.verdict);
        CHECK(outcome(report.items[0], Check::look) == (c.beside_a_good_one ? Reason::look_ok : Reason::registry_corrupt));
        CHECK(outcome(report.items[0], Check::freshness) ==
              (c.elsewhere ? Reason::fresh : c.beside_a_good_one ? Reason::registry_partial : Reason::not_applicable));
        std::string states;
        for (const auto& each : report.registries) states += each.state + " ";
        CHECK(states == c.states);
        // Whatever it might have said of a code that names no goods.
        if (c.beside_a_good_one) CHECK(verifier.verify(std::vector{qr("https://cua-hang.example/x")}, world.request)->registries.size() == 2);
    }
}

TEST_CASE("one verifier answers many threads alike", "[verify][threads]") {
    World world;
    const auto verifier = world.open();
    std::vector<std::vector<Symbol>> inputs;
    for (int i = 0; i < 8; ++i) inputs.push_back({unit(i).symbol()});
    Symbol broken = unit(9).symbol();
    broken.bytes.back() = broken.bytes.back() == 'A' ? 'Q' : 'A';
    inputs.push_back({broken});
    inputs.push_back({ean("9521234543213")});
    std::vector<std::string> expected;
    for (const auto& input : inputs) expected.push_back(all(*verifier.verify(input, world.request)));
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < 200; ++i) {
                    const auto at = (i + t) % inputs.size();
                    if (all(*verifier.verify(inputs[at], world.request)) != expected[at]) ++wrong;
                }
            });
    }
    CHECK(wrong == 0);
}
