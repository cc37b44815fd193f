// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

namespace bench {
namespace {

using Json = nlohmann::ordered_json;
using Texts = std::vector<std::string>;

std::string as_gtin14(const std::string& digits) {
    const bool numeric = !digits.empty() && digits.size() <= 14 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return numeric ? std::string(14 - digits.size(), '0') + digits : std::string();
}

std::vector<cv::Point2f> polygon_of(const Json& corners) {
    std::vector<cv::Point2f> out;
    if (corners.front().is_array())
        for (const auto& corner : corners) out.emplace_back(corner[0].get<float>(), corner[1].get<float>());
    else
        for (std::size_t i = 0; i + 1 < corners.size(); i += 2) out.emplace_back(corners[i].get<float>(), corners[i + 1].get<float>());
    return out;
}

Judgement by_gtin(const Texts& wanted, const Codes& codes) {
    Judgement out;
    for (const auto& gtin : wanted)
        out.read.push_back(std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return as_gtin14(code.bytes) == gtin; }));
    for (const auto& code : codes) {
        const auto gtin = as_gtin14(code.bytes);
        if (std::find(wanted.begin(), wanted.end(), gtin) != wanted.end()) continue;
        (!gtin.empty() && code.bytes.size() >= 8 ? out.misread : out.unlabelled)++;
    }
    return out;
}

/// Whether `bytes` is what `text` asks for: some labels of generated codes lack a check character, or carry one that was never printed.
bool says(const std::string& bytes, const std::string& text) {
    if (bytes == text || (bytes.size() == text.size() + 1 && bytes.starts_with(text))) return true;
    const bool retail = !as_gtin14(text).empty() && (text.size() == 8 || text.size() == 13);
    if (retail && bytes.size() == text.size() && bytes.compare(0, text.size() - 1, text, 0, text.size() - 1) == 0) return true;
    const auto gtin = as_gtin14(bytes);
    return !gtin.empty() && gtin.substr(0, 13) == std::string(13 - std::min<std::size_t>(13, text.size()), '0') + text;
}

Judgement by_text(const Texts& wanted, const Codes& codes) {
    Judgement out;
    out.read.resize(wanted.size());
    std::set<std::string> extra;
    for (const auto& code : codes) {
        std::size_t i = 0;
        while (i < wanted.size() && (out.read[i] || !says(code.bytes, wanted[i]))) ++i;
        if (i < wanted.size())
            out.read[i] = true;
        else if (std::none_of(wanted.begin(), wanted.end(), [&](const std::string& text) { return says(code.bytes, text); }))
            extra.insert(code.bytes);
    }
    out.misread = static_cast<int>(extra.size());
    return out;
}

Judgement by_place(const Json& polygons, const Codes& codes) {
    Judgement out;
    std::vector<bool> used(codes.size());
    for (const auto& corners : polygons) {
        const auto polygon = polygon_of(corners);
        bool read = false;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const cv::Point2f centre(static_cast<float>(codes[i].centre.x), static_cast<float>(codes[i].centre.y));
            if (codes[i].is_qr && cv::pointPolygonTest(polygon, centre, true) > -3) read = used[i] = true;
        }
        out.read.push_back(read);
    }
    out.unlabelled = static_cast<int>(std::count(used.begin(), used.end(), false));
    return out;
}

}  // namespace

Judgement judge(const Json& truth, const Codes& codes) {
    if (truth.contains("gtin")) return by_gtin(truth["gtin"].get<Texts>(), codes);
    if (truth.contains("text")) return by_text(truth["text"].get<Texts>(), codes);
    if (truth.contains("polygons")) return by_place(truth["polygons"], codes);
    return {};
}

cv::Mat without_codes(const Json& truth, const cv::Mat& grey) {
    if (!truth.contains("polygons")) return {};
    cv::Mat out = grey.clone();
    for (const auto& corners : truth["polygons"]) {
        const auto polygon = polygon_of(corners);
        cv::Point2f middle(0, 0);
        for (const auto& corner : polygon) middle += corner * (1.f / static_cast<float>(polygon.size()));
        std::vector<cv::Point> grown;  // with the quiet zone
        for (const auto& corner : polygon) grown.emplace_back(middle + (corner - middle) * 1.3f);
        double light = 0;
        int seen = 0;
        for (const auto& corner : grown)
            if (corner.inside(cv::Rect(0, 0, grey.cols, grey.rows))) light += grey.at<std::uint8_t>(corner), ++seen;
        cv::fillPoly(out, std::vector{grown}, cv::Scalar(seen > 0 ? light / seen : 128));
    }
    return out;
}

}  // namespace bench
