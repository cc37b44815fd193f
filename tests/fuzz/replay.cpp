// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target's seeds and kept corpus, and changes of them that are the same in every run.
// usage: fuzz_TARGET [ROUNDS [CORPUS_FOLDER]]
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "fuzz.hpp"

namespace {

void run(const std::string& input) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()); }

std::string change(std::string input, std::mt19937& random, const std::vector<std::string>& seeds) {
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    for (std::size_t steps = 1 + pick(4); steps > 0; --steps) {
        const std::size_t at = input.empty() ? 0 : pick(input.size());
        switch (pick(7)) {
            case 0: input.insert(at, 1, static_cast<char>(pick(256))); break;
            case 1: if (!input.empty()) input.erase(at, 1 + pick(8)); break;
            case 2: if (!input.empty()) input[at] = static_cast<char>(pick(256)); break;
            case 3: if (!input.empty()) input[at] = static_cast<char>(input[at] ^ (1 << pick(8))); break;
            case 4: input = input.substr(0, at); break;
            case 5: input.insert(at, input.substr(at, pick(40))); break;
            default: {
                const std::string& other = seeds[pick(seeds.size())];
                const std::size_t from = other.empty() ? 0 : pick(other.size());
                input = input.substr(0, at) + other.substr(from);
                break;
            }
        }
    }
    return input;
}

}  // namespace

int main(int argc, char** argv) {
    const long rounds = argc > 1 ? std::atol(argv[1]) : 20'000;
    auto seeds = fuzz_seeds();
    if (argc > 2 && std::filesystem::is_directory(argv[2])) {
        std::vector<std::filesystem::path> kept;
        for (const auto& entry : std::filesystem::directory_iterator(argv[2])) kept.push_back(entry.path());
        std::sort(kept.begin(), kept.end());
        for (const auto& path : kept) {
            std::ifstream file(path, std::ios::binary);
            seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    for (const auto& seed : seeds) run(seed);
    std::mt19937 random(1);
    for (long i = 0; i < rounds; ++i) run(change(seeds[static_cast<std::size_t>(i) % seeds.size()], random, seeds));
    std::printf("%zu seeds and %ld changes: every property held\n", seeds.size(), rounds);
    return 0;
}
