// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <cstdlib>
#include <filesystem>
#include <temviet/base/file.hpp>
#include <temviet/trust/key_file.hpp>

using namespace temviet;
namespace fs = std::filesystem;

TEST_CASE("key files keep their secret and their parameters", "[trust]") {
    std::string name = (fs::temp_directory_path() / "temviet-key-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path dir = name, file = dir / "k.key";
    KeyFileInfo wanted;
    wanted.owner = "demo-htx";
    wanted.purpose = "issuer";
    wanted.usage = KeyUsage::item | KeyUsage::batch;
    wanted.env = Env::prod;

    CHECK(generate_key_file(file, wanted, "").error().code == "PASSPHRASE_REQUIRED");
    CHECK_FALSE(fs::exists(file));
    const auto made = generate_key_file(file, wanted, "mật khẩu");
    REQUIRE(made);
    CHECK((fs::status(file).permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(generate_key_file(file, wanted, "x").error().code == "FILE_EXISTS");

    const auto opened = open_key_file(file, "mật khẩu");
    REQUIRE(opened);
    CHECK(opened->info.usage == wanted.usage);
    CHECK(opened->signer->public_key() == made->public_key);
    CHECK(open_key_file(file, "sai").error().code == "PASSPHRASE_WRONG");
    CHECK(open_key_file(file, "").error().code == "PASSPHRASE_REQUIRED");
    CHECK(read_key_file_info(file)->owner == "demo-htx");

    // Any part above the secret is sealed with it; a costlier derivation is refused before it starts.
    const std::string text = read_file(file, 4096).value();
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string copy = text;
        copy.replace(copy.find(from), from.size(), to);
        REQUIRE(write_file_atomically(dir / "c.key", copy));
        const auto result = open_key_file(dir / "c.key", "mật khẩu");
        return result ? std::string("opened") : result.error().code;
    };
    CHECK(changed("owner: demo-htx", "owner: demo-hty") == "PASSPHRASE_WRONG");
    CHECK(changed("usage: item,batch", "usage: item,declare") == "PASSPHRASE_WRONG");
    CHECK(changed("env: prod", "env: test") == "PASSPHRASE_WRONG");
    CHECK(changed("argon2id 3 268435456", "argon2id 3 999999999999") == "KEY_FILE_PARAMETERS");
    CHECK(changed("argon2id 3 ", "argon2id 99 ") == "KEY_FILE_PARAMETERS");
    CHECK(changed("format: temviet/key/1", "format: temviet/key/2") == "KEY_FILE_INVALID");
    for (std::size_t cut = 0; cut < text.size(); cut += 37) {
        REQUIRE(write_file_atomically(dir / "t.key", text.substr(0, cut)));
        CHECK_FALSE(open_key_file(dir / "t.key", "mật khẩu"));
    }

    wanted.env = Env::test;
    REQUIRE(generate_key_file(dir / "open.key", wanted, ""));
    CHECK(open_key_file(dir / "open.key", "")->signer != nullptr);
    CHECK(read_file(dir / "open.key", 4096)->find("NOT ENCRYPTED") != std::string::npos);
    fs::remove_all(dir);
}
