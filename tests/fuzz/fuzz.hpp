// SPDX-License-Identifier: Apache-2.0
// What a fuzz target provides: the entry point of libFuzzer, and seeds for the replay under ctest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
[[nodiscard]] std::vector<std::string> fuzz_seeds();

/// Stops the run with the property that does not hold.
inline void demand(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "property broken: %s\n", property);
    std::abort();
}
