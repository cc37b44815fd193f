// SPDX-License-Identifier: Apache-2.0
// libFuzzer builds only: puts the target's seeds into the first corpus folder of the command line, so that a run starts from
// real stamps, registries and sheets.
#include <filesystem>
#include <fstream>
#include <string_view>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    for (int i = 1; i < *argc; ++i) {
        const std::string_view word = (*argv)[i];
        if (word.starts_with('-') || !std::filesystem::is_directory(word)) continue;
        int number = 0;
        for (const auto& seed : fuzz_seeds()) std::ofstream(std::filesystem::path(word) / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
        break;
    }
    return 0;
}
