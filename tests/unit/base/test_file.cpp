// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <temviet/base/file.hpp>

using namespace temviet;
namespace fs = std::filesystem;

TEST_CASE("files are written all or nothing and read with a limit", "[base]") {
    std::string name = (fs::temp_directory_path() / "temviet-file-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path dir = name;
    const auto file = dir / "a.txt";

    REQUIRE(write_file_atomically(file, "một", 0600));
    CHECK(read_file(file, 100).value() == "một");
    struct stat info {};
    REQUIRE(::stat(file.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);

    CHECK(write_file_atomically(file, "hai", 0644, false).error().code == "FILE_EXISTS");
    CHECK(read_file(file, 100).value() == "một");
    CHECK(write_file_atomically(file, "hai"));
    CHECK(read_file(file, 3).value() == "hai");
    CHECK(read_file(file, 2).error().code == "FILE_TOO_LARGE");
    CHECK(read_file(dir, 2).error().code == "FILE_NOT_REGULAR");
    CHECK(read_file(dir / "none", 2).error().code == "FILE_NOT_FOUND");
    CHECK(write_file_atomically(dir / "no" / "such", "x").error().code == "FILE_UNWRITABLE");
    CHECK(std::distance(fs::directory_iterator(dir), {}) == 1);  // no temporary file stays
    fs::remove_all(dir);
}
