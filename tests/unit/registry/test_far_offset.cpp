// SPDX-License-Identifier: Apache-2.0
// A registry far inside a large file, as in a package of maps: beyond 4 GiB also where a pointer has 32 bits.
#include <fcntl.h>
#include <temviet/base/descriptor.hpp>
#include <temviet/registry/parts.hpp>
#include <unistd.h>
#include "catch.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

TEST_CASE("a registry more than 4 GiB into a file opens and answers", "[registry]") {
    const auto fixture = RegistryFixture::demo();
    fixture.build_and_sign();
    const auto database = read_file(fixture.file(), 1u << 30).value();
    const auto pages = read_file(fixture.file().native() + ".pages", 1u << 30).value();
    const auto signature = read_file(fixture.file().native() + ".sig.json", 1u << 30).value();

    // Cut to 32 bits, this offset is 4096: there stands the same database with one byte changed.
    constexpr std::uint64_t kFar = (std::uint64_t{1} << 32) + 4096;
    const auto package = fixture.folder() / "package";
    const int fd = ::open(package.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    REQUIRE(fd >= 0);
    std::filesystem::resize_file(package, kFar + database.size());  // sparse: takes no such space
    auto near = database;
    near.back() = static_cast<char>(near.back() ^ 1);
    const auto put = [&](const std::string& bytes, std::uint64_t at) {
        REQUIRE(::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at)) == static_cast<ssize_t>(bytes.size()));
    };
    put(near, 4096);
    put(database, kFar);

    CHECK(read_descriptor(fd, kFar, 0, 1u << 30).value() == database);
    CHECK(read_descriptor(fd, 4096, near.size(), 1u << 30).value() == near);
    CHECK(read_descriptor(fd, 0, 0, 1u << 30).error().code == "FILE_TOO_LARGE");
    CHECK(read_file(package, 1u << 30).error().code == "FILE_TOO_LARGE");

    RegistryParts parts{.name = "package", .database = {}, .descriptor = fd, .offset = kFar, .size = 0, .pages = pages, .signature = signature};
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{database.size()}}) {
        parts.size = size;
        const auto registry = open_registry(parts, fixture.root());
        REQUIRE(registry);
        CHECK(registry->products_by_gtin("09521234543213").value().size() == 1);
        CHECK(registry->check());
    }
    parts.offset = 4096;
    CHECK(open_registry(parts, fixture.root()).error().code == "REGISTRY_CORRUPT");
    ::close(fd);
}
