// SPDX-License-Identifier: Apache-2.0
// One picture's truth and what a reader says -> what was read, what was misread, what nobody knows.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "readers.hpp"

namespace bench {

struct Judgement {
    std::vector<bool> read;  ///< of each code that the truth names
    int misread = 0;         ///< reads that are wrong
    int unlabelled = 0;      ///< further reads, of which the truth says nothing
};

/// `truth` is a line of truth.jsonl: `gtin` (14 digits; a pack may show further codes, so only a wrong retail number is a misread), `text`
/// (all codes of the picture: any other text is a misread) or `polygons` (a QR code read inside of one counts, whatever it says).
[[nodiscard]] Judgement judge(const nlohmann::ordered_json& truth, const Codes& codes);

/// `grey` without the codes whose polygons `truth` gives: covered in the brightness around each. Empty when it gives none.
[[nodiscard]] cv::Mat without_codes(const nlohmann::ordered_json& truth, const cv::Mat& grey);

}  // namespace bench
