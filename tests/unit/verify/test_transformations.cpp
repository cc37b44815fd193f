// SPDX-License-Identifier: Apache-2.0
// What an attacker, an accident or time can do to a code never makes it look better (05, "Transformations"); and the
// honest-goods suite: what honest people do never ends SUSPECT or REJECTED.
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

constexpr const char* kAlert = "kind,gtin,product_organisation,product_code,organisation,lot,product_name,firm_name,title,agency,number,issued_on,lifted_on,source\n";

/// Worlds and stamps that reach many levels.
struct Scene_ {
    const char* name;
    std::function<void(World&)> prepare;
    std::vector<Symbol> symbols;
};
std::vector<Scene_> scenes() {
    const auto nothing = [](World&) {};
    Mint lot, outside, stranger, foreign, later;
    lot.serial.reset();
    outside.serial = make_serial(20000, 4, "K7M3P9XQT");
    stranger.signer = 77;
    foreign.issuer = "demo-ca-phe-nui";
    foreign.signer = 2;
    later.elements = {{"17", "280801"}};
    return {
        {"valid item", nothing, {Mint().symbol()}},
        {"valid item beside its number", nothing, {Mint().symbol(), ean("9521234543213")}},
        {"valid lot", nothing, {lot.symbol()}},
        {"outside the range", nothing, {outside.symbol()}},
        {"unknown key", nothing, {stranger.symbol()}},
        {"not entitled", nothing, {foreign.symbol()}},
        {"another expiry date", nothing, {later.symbol()}},
        {"recalled", [](World& w) { w.registry().table("alert", std::string(kAlert) + "recall,09521234543213,,,,,,,Thu hồi,,,2025-08-05,,\n"); }, {Mint().symbol()}},
        {"batch revoked", [](World& w) { w.registry().table("revocation", "kind,stamp_id,gtin,product_organisation,product_code,lot,serial,revoked_on,reason,provisional\nbatch,,09521234543213,,,L2508A,,2025-08-01,,\n"); }, {Mint().symbol()}},
        {"spoiled print run", [](World& w) { w.registry().table("revocation", "kind,gtin,lot,first,last,width,rand_len,revoked_on\nrange,09521234543213,L2508A,4,9,4,9,2025-08-01\n"); }, {Mint().symbol()}},
        {"plain number", nothing, {ean("9521234543213")}},
        {"unknown number", nothing, {ean("9521234000006")}},
    };
}

Level level_of(const World& world, const std::vector<Symbol>& symbols) { return world.verify(symbols).verdict.level; }

/// 05: from a level <= 40 nothing improves it; from 50–90 nothing reaches <= 30.
/// An absence that goes soft on stale data gives at most what the facts that stay give: a verified signature, 30.
void demand_no_gain(Level before, Level after, bool absence_may_soften = false) {
    if (before > Level::registered && absence_may_soften) CHECK(after >= Level::signed_unconfirmed);
    else if (before <= Level::registered) CHECK(after >= before);
    else CHECK(after > Level::signed_unconfirmed);
}

}  // namespace

TEST_CASE("no transformation makes a code look better", "[verify][transformations]") {
    for (const auto& scene : scenes()) {
        const auto fresh = [&] {
            World out;
            scene.prepare(out);
            return out;
        };
        INFO(scene.name);
        const Level before = level_of(fresh(), scene.symbols);
        const std::string& bytes = scene.symbols[0].bytes;

        if (const auto mark = bytes.find("vts="); mark != std::string::npos) {
            {
            World world = fresh();
            INFO("strip the signature");
                demand_no_gain(before, level_of(world, {qr(bytes.substr(0, mark - 1))}));
            }
            {
            World world = fresh();
            INFO("cut the signature short");
                for (const std::size_t keep : {0u, 40u, 85u, 86u, 89u}) demand_no_gain(before, level_of(world, {qr(bytes.substr(0, mark + 4 + keep))}));
            }
            {
            World world = fresh();
            INFO("raise the version nibble");
                for (const char c : std::string("IYQgo4")) {
                    Symbol raised = scene.symbols[0];
                    raised.bytes[mark + 4] = c;
                    demand_no_gain(before, level_of(world, {raised}));
                }
            }
        }
        {
            World world = fresh();
            INFO("drop a symbol");
            if (scene.symbols.size() > 1) demand_no_gain(before, level_of(world, {scene.symbols[1]}));
        }
        {
            World world = fresh();
            INFO("age the registry");
            for (const char* time : {"2025-10-01T00:00:00Z", "2026-02-20T00:00:00Z", "2028-02-20T00:00:00Z"}) {
                world.request = World::at(time);
                demand_no_gain(before, level_of(world, scene.symbols), true);
            }
        }
        {
            World world = fresh();
            INFO("move the clock");
            for (const char* time : {"2015-08-20T00:00:00Z", "2035-08-20T00:00:00Z"}) {
                world.request = World::at(time);
                demand_no_gain(before, level_of(world, scene.symbols), true);
                world.request.now_is_given = true;
                demand_no_gain(before, level_of(world, scene.symbols), true);
            }
        }
        {
            World world = fresh();
            INFO("delete the key row");
            TestIssuerKey other;
            other.signer = 9;
            world.registry().table("issuer_key", "").add_key(other);
            demand_no_gain(before, level_of(world, scene.symbols));
        }
        {
            World world = fresh();
            INFO("lose a registry");
            world.unusable.push_back({"khac.tvr", {"REGISTRY_CORRUPT", "…", "", std::nullopt}});
            demand_no_gain(before, level_of(world, scene.symbols));
        }
        {
            World world = fresh();
            INFO("add symbols");
            auto more = scene.symbols;
            for (const auto& extra : {ean("9521234543213"), ean("9521234000006"), qr("https://x.example"), ean("2001234567893")}) {
                more.push_back(extra);
                CHECK(level_of(world, more) >= before);
            }
        }
    }
}

TEST_CASE("every single changed byte of a valid stamp takes its validity", "[verify][transformations]") {
    World world;
    const auto verifier = world.open();
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1, Carrier::rec}) {
        Mint mint;
        mint.carrier = carrier;
        const Symbol good = mint.symbol();
        REQUIRE(verifier.verify(std::vector{good}, world.request)->verdict.level == Level::stamp_valid_item);
        for (std::size_t i = 0; i < good.bytes.size(); ++i) {
            for (const char c : {'A', '7', '\x1d', '%', '\x00', '\xff'}) {
                if (good.bytes[i] == c) continue;
                Symbol changed = good;
                changed.bytes[i] = c;
                const auto level = verifier.verify(std::vector{changed}, world.request)->verdict.level;
                INFO(to_string(carrier) << " byte " << i << " -> " << int(c));
                CHECK(level > Level::signed_unconfirmed);
            }
            Symbol shorter = good;
            shorter.bytes.erase(i, 1);
            CHECK(verifier.verify(std::vector{shorter}, world.request)->verdict.level > Level::signed_unconfirmed);
        }
    }
}

TEST_CASE("honest goods are never SUSPECT or REJECTED", "[verify][honest]") {
    const auto fine = [](const char* what, const World& world, const std::vector<Symbol>& symbols) {
        const auto report = world.verify(symbols);
        for (const auto& item : report.items) {
            INFO(what << ": " << verdict(item));
            CHECK(item.verdict.level != Level::suspect);
            CHECK(item.verdict.level != Level::rejected);
        }
    };
    const Symbol stamp = Mint().symbol();
    {
        World world;
        for (const char* time : {"2025-10-01T00:00:00Z", "2026-06-01T00:00:00Z", "2031-01-01T00:00:00Z"}) {
            world.request = World::at(time);
            fine("stale phone", world, {stamp});
            Mint new_batch;  // made after the phone's registry
            new_batch.lot = "L2601A";
            new_batch.serial = make_serial(20000, 4, "K7M3P9XQT");
            fine("stale phone, newer batch", world, {new_batch.symbol()});
            Mint rotated;
            rotated.signer = 33;
            fine("emergency rotation: a key newer than the phone's registry", world, {rotated.symbol()});
            Mint sold;
            sold.issuer = "demo-ca-phe-nui";
            sold.signer = 2;
            fine("a prefix bought after the phone's registry", world, {sold.symbol()});
        }
        for (const char* time : {"2010-01-01T00:00:00Z", "1970-01-01T00:00:00Z"}) {
            world.request = World::at(time);
            fine("wrong clock", world, {stamp, text_symbol("(01)09521234543213(11)250801")});
        }
    }
    {
        World world;
        Mint rotated;
        rotated.signer = 33;
        fine("emergency rotation with a fresh registry that does not list the key yet", world, {rotated.symbol()});
        Mint moved;
        moved.host = "trang-moi.example";
        world.registry().table("host", "pattern,kind,organisation,name,valid_from,valid_to\ntem.example,brand,demo-tra-sen-vang,,,\n");
        fine("new host", world, {moved.symbol(), qr("https://trang-moi.example/01/09521234543213")});
        fine("the brand's own name under another top level", world, {qr("https://tem.vn/01/09521234543213")});
        fine("case and unit", world, {stamp, text_symbol("19521234543210")});
        fine("in-store weight label", world, {stamp, ean("2001234567893")});
        fine("in-store weight label alone", world, {ean("2001234567893")});
        fine("advertising beside the stamp", world, {stamp, qr("https://khuyen-mai.example/?a=1"), qr("https://zalo.example/oa")});
        fine("two packs in view", world, {stamp, [] { Mint m; m.serial = make_serial(5, 4, "K7M3P9XQT"); return m.symbol(); }()});
        fine("two products in view", world, {stamp, ean("9521234000006")});
        fine("old unsigned stock", world, {ean("9521234543213"), text_symbol("(01)09521234543213(10)L2301A(11)230101")});
        world.request.scene = Scene::pack;
        fine("case and unit, one pack", world, {stamp, text_symbol("19521234543210")});
        fine("in-store weight label, one pack", world, {stamp, ean("2001234567893")});
        fine("old unsigned stock, one pack", world, {text_symbol("(01)09521234543213(10)L2301A(11)230101")});
    }
    {
        World world;
        world.registry().table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2025-08-10\n9521234,demo-ca-phe-nui,2025-08-11,\n");
        world.registry().add("batch", "demo-tra-sen-vang,9521234000006,L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
        Mint sold;
        sold.gtin = "09521234000006";
        fine("prefix sold", world, {sold.symbol()});
    }
    {
        World world;
        TestIssuerKey retired, revoked;
        retired.status = revoked.status = "retired";
        retired.status_at = "2025-08-02";
        world.registry().table("issuer_key", "").add_key(retired);
        fine("retired key still on the market", world, {stamp});
        revoked.status = "revoked";
        revoked.status_at = "2025-08-02";
        world.registry().table("issuer_key", "").add_key(revoked);
        fine("revoked key, goods from before", world, {stamp});
    }
    {
        World world;
        world.request.seen.push_back({kTea, "L2508A", *Mint().serial, *parse_instant("2025-08-20T02:41:00Z")});
        fine("same pack twice", world, {stamp});
    }
    {
        World world;
        Mint record;
        record.carrier = Carrier::rec;
        record.more.place = "Xã cũ, huyện cũ, tỉnh Lâm Đồng (cũ)";
        record.more.maker = "Tên cũ của hợp tác xã";
        record.more.origin = "704";
        fine("merged province, renamed maker", world, {record.symbol()});
    }
}
