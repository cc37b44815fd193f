// SPDX-License-Identifier: Apache-2.0
#include "worsened.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "judge.hpp"
#include "stopwatch.hpp"

namespace bench {
namespace {

/// Texts of the codes that count, sorted, and how many others are wrong.
std::pair<std::vector<std::string>, int> right_ones(const nlohmann::ordered_json& truth, const Codes& codes) {
    std::vector<std::string> out;
    int wrong = 0;
    for (const auto& code : codes) {
        // The picture was turned and bent, so places say nothing.
        if (truth.contains("polygons")) {
            if (code.is_qr) out.push_back(code.bytes);
            continue;
        }
        const auto judgement = judge(truth, Codes{code});
        if (std::count(judgement.read.begin(), judgement.read.end(), true) > 0) out.push_back(code.bytes);
        wrong += judgement.misread;
    }
    std::sort(out.begin(), out.end());
    return {out, wrong};
}

}  // namespace

void WorsenedTable::add(const nlohmann::ordered_json& truth, const cv::Mat& grey, bool verbose) {
    ++pictures_;
    for (std::size_t way = 0; way < kWorsenings; ++way) {
        Random random(seed_ * 100'003u + static_cast<unsigned>(pictures_) * 101u + static_cast<unsigned>(way));
        const cv::Mat worse = worsenings()[way].apply(grey, random);
        auto& counts = counts_[way];
        counts.resize(readers_.size());
        std::vector<std::string> ours;
        for (std::size_t i = 0; i < readers_.size(); ++i) {
            Codes codes;
            const double took = timed(1, [&] { codes = readers_[i].read(worse); });
            const auto [texts, wrong] = right_ones(truth, codes);
            if (i == 0) ours = texts;
            std::vector<std::string> lacks;
            std::set_difference(texts.begin(), texts.end(), ours.begin(), ours.end(), std::back_inserter(lacks));
            auto& count = counts[i];
            count.read += static_cast<int>(texts.size()), count.misread += wrong, count.alone += static_cast<int>(lacks.size());
            count.ms.push_back(took);
            if (!verbose) continue;
            std::printf("%s %s: %s reads %zu, misreads %d\n", truth["file"].get<std::string>().c_str(), worsenings()[way].name, readers_[i].name.c_str(), texts.size(), wrong);
            for (const auto& text : lacks) std::printf("  ours lacks %.40s\n", text.c_str());
        }
    }
}

void WorsenedTable::print() const {
    std::printf("%-20s", (std::to_string(pictures_) + " pictures each").c_str());
    for (const auto& reader : readers_) std::printf(" | %-32s", reader.name.c_str());
    std::printf("\n%-20s", "");
    for (std::size_t i = 0; i < readers_.size(); ++i) std::printf(" |  read bad alone  median      p95");
    std::printf("\n");
    std::vector<Count> all(readers_.size());
    const auto row = [&](const char* name, const std::vector<Count>& counts) {
        std::printf("%-20s", name);
        for (const auto& count : counts) std::printf(" | %5d %3d %5d %7.1f %8.1f", count.read, count.misread, count.alone, quantile(count.ms, 0.5), quantile(count.ms, 0.95));
        std::printf("\n");
    };
    for (std::size_t way = 0; way < kWorsenings; ++way) {
        const auto& counts = counts_[way];
        if (counts.empty()) return;
        row(worsenings()[way].name, counts);
        for (std::size_t i = 0; i < readers_.size(); ++i) {
            all[i].read += counts[i].read, all[i].misread += counts[i].misread, all[i].alone += counts[i].alone;
            all[i].ms.insert(all[i].ms.end(), counts[i].ms.begin(), counts[i].ms.end());
        }
    }
    row("all", all);
}

}  // namespace bench
