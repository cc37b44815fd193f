// SPDX-License-Identifier: Apache-2.0
// Photographs made worse in many ways, each as far as chance has it: what a reader was not tuned on.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <opencv2/core.hpp>
#include <random>
#include <vector>

#include "readers.hpp"

namespace bench {

using Random = std::mt19937;

struct Worsening {
    const char* name;
    cv::Mat (*apply)(const cv::Mat& grey, Random& random);
};
inline constexpr std::size_t kWorsenings = 14;
[[nodiscard]] const std::array<Worsening, kWorsenings>& worsenings();

/// The codes that readers find in worsened pictures. A text that the truth names counts; of pictures whose truth gives polygons only, any QR
/// code does. A wrong retail number, or any other text where the truth names all, is a misread.
class WorsenedTable {
public:
    WorsenedTable(const std::vector<Reader>& readers, unsigned seed) : readers_(readers), seed_(seed) {}
    void add(const nlohmann::ordered_json& truth, const cv::Mat& grey, bool verbose);
    void print() const;

private:
    struct Count {
        int read = 0, misread = 0, alone = 0;  ///< alone: of a peer, what ours does not read
        std::vector<double> ms = {};
    };
    const std::vector<Reader>& readers_;
    unsigned seed_;
    int pictures_ = 0;
    std::array<std::vector<Count>, kWorsenings> counts_{};
};

}  // namespace bench
