// SPDX-License-Identifier: Apache-2.0
// A file that cannot be swapped: altered, unsigned, foreign or writable files never open and answer as if fine.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <random>
#include <temviet/base/cbor.hpp>
#include <thread>
#include "catch.hpp"
#include "registry/merkle.hpp"
#include "registry/page_list.hpp"
#include "registry/registry_impl.hpp"
#include <temviet/registry/search.hpp>
#include "registry/schema.hpp"
#include "registry/state_root.hpp"
#include "registry_fixture.hpp"

using namespace temviet;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTea = "09521234543213";

std::string code_of(const Result<Registry>& opened) { return opened ? "OPENED" : opened.error().code; }
std::string bytes_of(const fs::path& path) { return read_file(path, 1u << 30).value(); }

/// Changes bytes in place and puts the times back: size, inode, mtime and SQLite's change counter stay.
void change_in_place(const fs::path& path, std::size_t offset, std::string_view bytes) {
    struct stat before {};
    REQUIRE(::stat(path.c_str(), &before) == 0);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    REQUIRE(fd >= 0);
    REQUIRE(::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset)) == static_cast<ssize_t>(bytes.size()));
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    REQUIRE(::futimens(fd, times) == 0);
    ::close(fd);
    struct stat after {};
    REQUIRE(::stat(path.c_str(), &after) == 0);
    REQUIRE(after.st_size == before.st_size);
    REQUIRE(after.st_ino == before.st_ino);
    REQUIRE(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
}

std::string answers(const Registry& registry) {
    std::string out;
    const auto put = [&](const auto& result, auto show) {
        if (!result)
            out += result.error().code + ";";
        else
            out += show(*result) + ";";
    };
    put(registry.products_by_gtin(kTea), [](const auto& rows) { return rows.empty() ? "none" : rows[0].name; });
    put(registry.keys("demo-tra-sen-vang", BytesView(TestIssuerKey{}.kid()).first(2)),
        [](const auto& rows) { return rows.empty() ? "none" : to_hex(rows[0].key.key.bytes); });
    put(registry.entitlements(kTea), [](const auto& rows) { return rows.empty() ? "none" : rows[0].organisation; });
    put(registry.batch_by_gtin(kTea, "L2508A"),
        [](const auto& row) { return row ? std::to_string(row->last.value_or(-1)) : "none"; });
    put(registry.organisation("demo-tra-sen-vang"), [](const auto& row) { return row ? row->name : "none"; });
    put(registry.admin_unit_name("68"), [](const auto& name) { return name.value_or("none"); });
    return out;
}

}  // namespace

TEST_CASE("unsigned, half signed, wrongly rooted registries are refused", "[registry]") {
    auto fixture = RegistryFixture::demo();
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_MISSING");
    REQUIRE(fixture.build().summary);
    const auto unsigned_file = Registry::open(fixture.file(), fixture.root());
    CHECK(code_of(unsigned_file) == "REGISTRY_UNTRUSTED");
    CHECK(unsigned_file.error().hint.find("registry sign") != std::string::npos);
    fixture.sign(1);
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_UNTRUSTED");
    fixture.sign(1);  // the same key twice is one signature
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_UNTRUSTED");
    fixture.sign(2);
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "OPENED");
    fixture.sign(3);
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "OPENED");

    const std::vector<PublicKey> strangers{test_signer(1)->public_key(), test_signer(2)->public_key()};
    CHECK(code_of(Registry::open(fixture.file(), TrustRoot::make(fixture.id, Env::test, 1, strangers).value())) ==
          "REGISTRY_UNTRUSTED");
    const auto keys = fixture.root().keys();
    CHECK(code_of(Registry::open(fixture.file(), TrustRoot::make("so-khac", Env::test, 2, keys).value())) ==
          "REGISTRY_UNTRUSTED");
    CHECK(code_of(Registry::open(fixture.file(), TrustRoot::make(fixture.id, Env::prod, 2, keys).value())) ==
          "REGISTRY_UNTRUSTED");

    // Signatures of one build are worth nothing for the next.
    fixture.add("source", "qd-2,Khác,,,demo\n");
    REQUIRE(fixture.build().summary);
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_UNTRUSTED");
    // The very same bytes keep theirs.
    fixture.sign(2);
    REQUIRE(fixture.build().summary);
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "OPENED");
}

TEST_CASE("nobody signs another file than the one described", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    REQUIRE(fixture.build().summary);
    const auto content = bytes_of(fixture.file());
    change_in_place(fixture.file(), content.find("Trà sen vàng"), "T");
    change_in_place(fixture.file(), content.find("Trà sen vàng") + 1, "R");
    CHECK(sign_registry(fixture.file(), *test_signer(201)).error().code == "REGISTRY_CORRUPT");
    CHECK_FALSE(fs::exists(fixture.file().native() + ".sig.json"));
}

TEST_CASE("a key changed in place is refused, whatever the file's dates say", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto content = bytes_of(fixture.file());
    const auto key = test_signer(0)->public_key().bytes;
    const auto at = content.find(std::string(as_text(key)));
    REQUIRE(at != std::string::npos);
    const auto other = test_signer(9)->public_key().bytes;
    change_in_place(fixture.file(), at, as_text(other));
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_CORRUPT");
    change_in_place(fixture.file(), at, as_text(key));
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "OPENED");
}

TEST_CASE("pages not yet read are checked when they are read", "[registry]") {
    auto fixture = RegistryFixture::demo();
    std::string products = fixture.source("product");
    for (int at = 0; at < 3000; ++at)
        products += "demo-ca-phe-nui,C" + std::to_string(at) + ",Cà phê số " + std::to_string(at) + ",,,,,,,,,,\n";
    fixture.table("product", products);
    fixture.build_and_sign();
    const auto content = bytes_of(fixture.file());
    const auto target = content.find("Cà phê số 2987");
    REQUIRE(target != std::string::npos);

    // Never whole: each page on its way in. The change happens after open.
    const auto lazy = RegistryAccess::open(fixture.file(), fixture.root(), 0);
    REQUIRE(lazy);
    CHECK(lazy->product_by_code("demo-ca-phe-nui", "C10").value());
    change_in_place(fixture.file(), target, "Xà phê số 2987");
    const auto touched = lazy->product_by_code("demo-ca-phe-nui", "C2987");
    REQUIRE_FALSE(touched);
    CHECK(touched.error().code == "REGISTRY_CORRUPT");
    // From then on the whole registry is refused: also what was read before.
    CHECK(lazy->product_by_code("demo-ca-phe-nui", "C10").error().code == "REGISTRY_CORRUPT");
    SearchQuery coffee;
    coffee.text = "cà phê";
    CHECK(search(std::span(&*lazy, 1), coffee).error().code == "REGISTRY_CORRUPT");
    CHECK(lazy->counts().error().code == "REGISTRY_CORRUPT");
    CHECK(lazy->check().error().code == "REGISTRY_CORRUPT");

    // Opened lazily on the altered file: the page is refused at look-up, at the latest by check().
    const auto again = RegistryAccess::open(fixture.file(), fixture.root(), 0);
    REQUIRE(again);
    CHECK(again->product_by_code("demo-ca-phe-nui", "C2987").error().code == "REGISTRY_CORRUPT");
    CHECK(RegistryAccess::open(fixture.file(), fixture.root(), 0)->check().error().code == "REGISTRY_CORRUPT");

    // A whole file in memory does not care what happens to the disk afterwards.
    change_in_place(fixture.file(), target, "Cà phê số 2987");
    const auto whole = Registry::open(fixture.file(), fixture.root());
    REQUIRE(whole);
    change_in_place(fixture.file(), target, "Xà phê số 2987");
    CHECK(whole->product_by_code("demo-ca-phe-nui", "C2987").value()->name == "Cà phê số 2987");
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_CORRUPT");
    // Truncated under an open registry.
    const auto cut = RegistryAccess::open(fixture.file(), fixture.root(), 0);
    REQUIRE(cut);
    fs::resize_file(fixture.file(), 8192);
    CHECK(cut->product_by_code("demo-ca-phe-nui", "C10").error().code == "REGISTRY_CORRUPT");
}

TEST_CASE("one changed byte anywhere in the trio never gives another answer", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto truth = answers(Registry::open(fixture.file(), fixture.root()).value());
    CHECK(truth.find("none") == std::string::npos);
    CHECK(truth.find("REGISTRY") == std::string::npos);
    std::mt19937 random(20250801);
    int refused = 0, total = 0;
    for (const char* suffix : {"", ".pages", ".sig.json"}) {
        const fs::path path = fixture.file().native() + suffix;
        const auto good = bytes_of(path);
        const int flips = *suffix == '\0' ? 400 : 200;
        for (int flip = 0; flip < flips; ++flip) {
            const auto at = random() % good.size();
            const auto value = static_cast<char>(static_cast<unsigned char>(good[at]) ^ (1 + random() % 255));
            change_in_place(path, at, std::string_view(&value, 1));
            for (const std::uint64_t whole : {kWholeFileBytes, std::uint64_t{0}}) {
                const auto registry = RegistryAccess::open(fixture.file(), fixture.root(), whole);
                ++total;
                if (!registry) {
                    ++refused;
                    CHECK(
                        (registry.error().code == "REGISTRY_CORRUPT" || registry.error().code == "REGISTRY_UNTRUSTED"));
                    continue;
                }
                // Opened: unread pages may be wrong, answers may not; and a full check must see it.
                std::string expected = truth, got = answers(*registry);
                while (!got.empty()) {
                    const auto end = got.find(';'), true_end = expected.find(';');
                    const auto part = got.substr(0, end);
                    CHECK((part == expected.substr(0, true_end) || part == "REGISTRY_CORRUPT"));
                    got.erase(0, end + 1);
                    expected.erase(0, true_end + 1);
                }
                if (*suffix == '\0') {
                    CHECK(whole == 0);
                    CHECK_FALSE(registry->check());
                }
            }
            change_in_place(path, at, std::string_view(&good[at], 1));
        }
        if (std::string_view(suffix) == ".pages") CHECK(refused >= 400);
    }
    CHECK(total == 1600);
    CHECK(answers(Registry::open(fixture.file(), fixture.root()).value()) == truth);
}

TEST_CASE("truncated, grown, swapped and missing parts", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto open = [&] { return code_of(Registry::open(fixture.file(), fixture.root())); };
    const fs::path pages = fixture.file().native() + ".pages", signature = fixture.file().native() + ".sig.json";
    const auto good = bytes_of(fixture.file()), good_pages = bytes_of(pages), good_signature = bytes_of(signature);
    const auto with = [&](const fs::path& path, const std::string& content) {
        const auto before = bytes_of(path);
        REQUIRE(write_file_atomically(path, content));
        const auto code = open();
        REQUIRE(write_file_atomically(path, before));
        return code;
    };
    CHECK(with(fixture.file(), good.substr(0, good.size() - 4096)) == "REGISTRY_CORRUPT");
    CHECK(with(fixture.file(), good.substr(0, good.size() - 1)) == "REGISTRY_CORRUPT");
    CHECK(with(fixture.file(), good + std::string(4096, '\0')) == "REGISTRY_CORRUPT");
    CHECK(with(fixture.file(), "") == "REGISTRY_CORRUPT");
    CHECK(with(fixture.file(), good.substr(4096, 4096) + good.substr(0, 4096) + good.substr(8192)) ==
          "REGISTRY_CORRUPT");
    CHECK(with(pages, "") == "REGISTRY_CORRUPT");
    CHECK(with(pages, good_pages + "x") == "REGISTRY_CORRUPT");
    CHECK(with(signature, "") == "REGISTRY_UNTRUSTED");
    CHECK(with(signature, "{}") == "REGISTRY_UNTRUSTED");
    CHECK(with(signature, std::string(2u << 20, ' ')) == "REGISTRY_UNTRUSTED");
    fs::remove(pages);
    CHECK(open() == "REGISTRY_CORRUPT");
    REQUIRE(write_file_atomically(pages, good_pages));
    CHECK(open() == "OPENED");
    CHECK(code_of(Registry::open(fixture.folder(), fixture.root())) == "REGISTRY_UNTRUSTED");
}

TEST_CASE("files and folders that others can change are refused", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto with_mode = [&](const fs::path& path, unsigned mode) {
        struct stat before {};
        REQUIRE(::stat(path.c_str(), &before) == 0);
        REQUIRE(::chmod(path.c_str(), static_cast<mode_t>(mode)) == 0);
        const auto opened = Registry::open(fixture.file(), fixture.root());
        REQUIRE(::chmod(path.c_str(), before.st_mode & 07777) == 0);
        return opened ? "OPENED" : opened.error().code + " " + opened.error().hint.substr(0, 10);
    };
    CHECK(with_mode(fixture.file(), 0664) == "REGISTRY_UNTRUSTED chmod go-w");
    CHECK(with_mode(fixture.file(), 0646) == "REGISTRY_UNTRUSTED chmod go-w");
    CHECK(with_mode(fixture.folder(), 0777) == "REGISTRY_UNTRUSTED keep the r");
    CHECK(with_mode(fixture.file().native() + ".pages", 0664) == "REGISTRY_UNTRUSTED chmod go-w");
    CHECK(with_mode(fixture.file().native() + ".sig.json", 0664) == "REGISTRY_UNTRUSTED chmod go-w");
    CHECK(with_mode(fixture.file(), 0444) == "OPENED");
    for (const char* suffix : {"-wal", "-journal", "-shm"}) {
        const fs::path leftover = fixture.file().native() + suffix;
        REQUIRE(write_file_atomically(leftover, "x"));
        CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "REGISTRY_UNTRUSTED");
        fs::remove(leftover);
    }
    CHECK(code_of(Registry::open(fixture.file(), fixture.root())) == "OPENED");
}

namespace {

/// Signs whatever database is given: stands for an authority whose tool was replaced, to reach the checks behind.
void sign_anything(const RegistryFixture& fixture, const std::string& sql) {
    {
        auto db = SqliteConnection::open(fixture.file().native(), SQLITE_OPEN_READWRITE, nullptr).value();
        const auto ok = db.execute(sql);
        INFO((ok ? "" : ok.error().message));
        REQUIRE(ok);
    }
    const auto content = bytes_of(fixture.file());
    PageList pages(4096);
    for (std::size_t at = 0; at < content.size(); at += 4096)
        pages.add(as_bytes(std::string_view(content).substr(at, 4096)));
    auto description = parse_description(bytes_of(fixture.file().native() + ".unsigned.json")).value();
    description.length = content.size();
    description.page_count = content.size() / 4096;
    description.sha256 = sha256(as_bytes(content));
    description.pages_root = blake2b_256(as_bytes(pages.to_bytes()));
    REQUIRE(write_file_atomically(fixture.file().native() + ".pages", pages.to_bytes()));
    REQUIRE(write_file_atomically(fixture.file().native() + ".unsigned.json", describe(description)));
    fs::remove(fixture.file().native() + ".sig.json");
    fixture.sign(2);
}

std::string opened_after(const std::string& sql) {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    sign_anything(fixture, sql);
    const auto registry = Registry::open(fixture.file(), fixture.root());
    if (!registry) return registry.error().code;
    return registry->check() ? "OPENED" : "CHECK";
}

}  // namespace

TEST_CASE("rows that a build would have refused entitle nobody", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.scope = R"({"organisations": ["demo-tra-sen-vang", "demo-ca-phe-nui"]})";
    const auto entitled_after = [&](const std::string& sql) {
        fixture.build_and_sign();
        sign_anything(fixture, sql);
        const auto registry = Registry::open(fixture.file(), fixture.root()).value();
        std::string out;
        const auto rows = registry.entitlements("09521234000006").value();
        for (const auto& row : rows)
            out += row.organisation + (row.valid_to ? " to " + to_string(*row.valid_to) : "") + ";";
        return out;
    };
    CHECK(entitled_after("SELECT 1") == "demo-tra-sen-vang;");
    // Out of the signed scope.
    CHECK(entitled_after("INSERT INTO organisation_prefix VALUES('9521234','demo-la','2020-01-01',NULL)") == "demo-tra-sen-vang;");
    CHECK(entitled_after("INSERT INTO product_gtin SELECT '09521234000006', id, 0, NULL FROM product WHERE id = 1;"
                         "UPDATE product SET organisation = 'demo-la' WHERE id = 1").empty());
    // An end that is no date is no life for ever.
    CHECK(entitled_after("UPDATE organisation_prefix SET valid_to = '31/12/2024'") == "demo-tra-sen-vang to 0001-01-01;");
    fixture.build_and_sign();
    sign_anything(fixture, "UPDATE issuer_key SET compromised_at = '1/8/2025', valid_to = 'x'");
    const Hash256 kid = TestIssuerKey{}.kid();
    const auto keys = Registry::open(fixture.file(), fixture.root()).value().keys("demo-tra-sen-vang", kid).value();
    REQUIRE(keys.size() == 1);
    CHECK(keys[0].compromised_at == Date{1, 1, 1});
    CHECK(keys[0].valid_to == Date{1, 1, 1});
}

TEST_CASE("signed files of another form are refused all the same", "[registry]") {
    CHECK(opened_after("SELECT 1") == "OPENED");
    CHECK(opened_after("CREATE VIEW v AS SELECT 1") == "REGISTRY_CORRUPT");
    CHECK(opened_after("CREATE TRIGGER t AFTER INSERT ON product BEGIN DELETE FROM product; END") ==
          "REGISTRY_CORRUPT");
    CHECK(opened_after("CREATE TABLE extra(a)") == "REGISTRY_CORRUPT");
    CHECK(opened_after("DROP INDEX product_by_code") == "REGISTRY_CORRUPT");
    CHECK(opened_after("ALTER TABLE product ADD COLUMN x TEXT") == "REGISTRY_CORRUPT");
    CHECK(opened_after("PRAGMA application_id=1") == "REGISTRY_CORRUPT");
    CHECK(opened_after("PRAGMA user_version=2") == "REGISTRY_CORRUPT");
    CHECK(opened_after("UPDATE meta SET value='prod' WHERE key='env'") == "REGISTRY_CORRUPT");
    CHECK(opened_after("UPDATE meta SET value='99' WHERE key='seq'") == "REGISTRY_CORRUPT");
    CHECK(opened_after("INSERT INTO meta VALUES('x','y')") == "REGISTRY_CORRUPT");
    CHECK(opened_after("UPDATE product SET name='khác' WHERE id=1") == "CHECK");  // state_root
    CHECK(opened_after("DELETE FROM issuer_key") == "CHECK");
}

TEST_CASE("look-ups from many threads", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    const Registry registry = fixture.open();
    const auto truth = answers(registry);
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int at = 0; at < 8; ++at)
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round) {
                if (answers(registry) != truth) ++wrong;
                if (!registry.all_hosts() || !registry.alerts_by_name("x")) ++wrong;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
}

TEST_CASE("Merkle heads are those of RFC 6962", "[registry]") {
    // Leaves and heads of the Certificate Transparency reference tree.
    const std::vector<std::string> leaves{
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const std::vector<std::string> heads{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    MerkleRoot tree;
    CHECK(to_hex(tree.root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t at = 0; at < leaves.size(); ++at) {
        tree.add(from_hex(leaves[at]).value());
        CHECK(to_hex(tree.root()) == heads[at]);
    }
}

TEST_CASE("state root follows the rows, not the layout; revocations have their own head", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto described = parse_description(bytes_of(fixture.file().native() + ".unsigned.json")).value();
    const auto copy = fixture.folder() / "copy.db";
    fs::copy_file(fixture.file(), copy);
    auto db = SqliteConnection::open(copy.native(), SQLITE_OPEN_READWRITE, nullptr).value();
    REQUIRE(db.execute("PRAGMA page_size=8192; VACUUM"));
    const auto same = state_roots(db).value();
    CHECK(same.state_root == described.state_root);
    CHECK(same.revocation_head == described.revocation_head);
    CHECK(to_hex(described.revocation_head) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    REQUIRE(db.execute("UPDATE batch SET last = 9998"));
    const auto changed = state_roots(db).value();
    CHECK(changed.state_root != described.state_root);
    CHECK(changed.revocation_head == described.revocation_head);
    REQUIRE(
        db.execute("INSERT INTO revocation(id, kind, stamp_id, revoked_on) VALUES(1, 'stamp', "
                   "x'5940e489dfb000f011d599ad0df28b84', '2025-07-01')"));
    CHECK(state_roots(db).value().revocation_head != described.revocation_head);
}

TEST_CASE("a row's canonical bytes are deterministic CBOR", "[registry]") {
    auto db = SqliteConnection::open(":memory:", SQLITE_OPEN_READWRITE, nullptr).value();
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{23}, std::int64_t{24}, std::int64_t{255}, std::int64_t{256},
          std::int64_t{65536}, std::int64_t{4294967296}, std::int64_t{-1}, std::int64_t{-25}, INT64_MAX, INT64_MIN}) {
        auto row = db.prepare("SELECT ?1, 'Trà', x'00ff', NULL, ''").value();
        row.bind(1, number);
        REQUIRE(row.step() == SQLITE_ROW);
        Bytes bytes;
        append_canonical_row(bytes, "product", row);
        const cbor::Array expected{
            cbor::Value(std::string("product")),         cbor::Value(number),  cbor::Value(std::string("Trà")),
            cbor::Value(cbor::ByteString{{0x00, 0xff}}), cbor::Value(nullptr), cbor::Value(std::string())};
        CHECK(to_hex(bytes) == to_hex(cbor::encode(cbor::Value(expected))));
    }
}

TEST_CASE("the schema text in the program is the one in data/schema", "[registry]") {
    CHECK(registry_schema_text() == bytes_of(fs::path(TEMVIET_SOURCE_DIR) / "data/schema/registry-1.sql"));
    // meta and search_organisation are no part of the state.
    CHECK(registry_schema().tables.size() == canonical_tables().size() + 2);
}
