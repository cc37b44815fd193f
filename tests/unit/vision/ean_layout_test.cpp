// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_layout.hpp"

#include <algorithm>

#include "catch.hpp"
#include "photographed.hpp"
#include "vision/ean_model.hpp"

using namespace temviet::vision::ean;
using Z = ZXing::BarcodeFormat;

namespace {

/// Edges of a drawn symbol, from its first bar on.
std::array<signed char, 96> drawn_edges(const cv::Mat& picture) {
    const auto* row = picture.ptr<std::uint8_t>(picture.rows / 3);
    std::array<signed char, 96> out{};
    int first = 0;
    while (row[first] > 128) ++first;
    for (int x = first, last = 255; x < picture.cols; last = row[x], ++x)
        if ((row[x] > 128) != (last > 128) && x - first < 96) out[static_cast<std::size_t>(x - first)] = row[x] > 128 ? 1 : -1;
    return out;
}

/// The drawn patterns of a number, by looking for the rule and digits that give it.
Choice choice_of(Kind kind, const Rule& rule, const std::array<int, kMaxDigits>& digits) {
    Choice out{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(layout(kind).digits()); ++i) out[i] = digits[i] + (rule.set_b[i] ? 10 : 0);
    return out;
}

bool obeys(Kind kind, const Rule& rule, const std::array<int, kMaxDigits>& digits) {
    int sum = rule.base;
    const auto n = static_cast<std::size_t>(layout(kind).digits());
    for (std::size_t i = 0; i < n; ++i) sum += rule.weights[i] * digits[i];
    return sum % 10 == 0 && (rule.last < 0 || digits[n - 1] == rule.last);
}

}  // namespace

TEST_CASE("the edges of EAN-13 and EAN-8 are those that another writer draws", "[vision][ean]") {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const auto kind = round % 2 == 0 ? Kind::ean13 : Kind::ean8;
        const std::string number = photographed::number(random, kind == Kind::ean13 ? 13 : 8);
        INFO(number);
        std::array<int, kMaxDigits> digits{};
        const std::size_t hidden = kind == Kind::ean13 ? 1 : 0;
        for (std::size_t i = hidden; i < number.size(); ++i) digits[i - hidden] = number[i] - '0';
        const auto& rule = rules(kind)[hidden == 1 ? static_cast<std::size_t>(number[0] - '0') : 0];
        CHECK(obeys(kind, rule, digits));
        CHECK(digits_of(kind, rule, digits) == number);
        CHECK(edges_of(layout(kind), choice_of(kind, rule, digits)) ==
              drawn_edges(drawing::symbol(kind == Kind::ean13 ? Z::EAN13 : Z::EAN8, number, 1)));
    }
}

TEST_CASE("a UPC-E is expanded by its last digit, and its sets spell system and check digit", "[vision][ean]") {
    struct Case {
        const char *drawn, *expanded;
    };
    // Written with number system and check digit.
    for (const auto& [drawn, expanded] : {Case{"01234505", "0012000003455"}, Case{"01234531", "0012300000451"},
                                          Case{"01234543", "0012340000053"}, Case{"01234565", "0012345000065"}}) {
        INFO(drawn);
        std::array<int, kMaxDigits> digits{};
        for (std::size_t i = 0; i < 6; ++i) digits[i] = drawn[i + 1] - '0';
        std::size_t found = 0;
        for (const auto& rule : rules(Kind::upc_e)) {
            if (!obeys(Kind::upc_e, rule, digits) || digits_of(Kind::upc_e, rule, digits) != expanded) continue;
            ++found;
            CHECK(edges_of(layout(Kind::upc_e), choice_of(Kind::upc_e, rule, digits)) == drawn_edges(drawing::symbol(Z::UPCE, drawn, 1)));
        }
        CHECK(found == 1);
    }
}

TEST_CASE("the twenty patterns are all ways to lay three edges", "[vision][ean]") {
    auto all = patterns();
    std::sort(all.begin(), all.end());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    for (const auto& offsets : all) {
        CHECK(offsets[0] >= 1);
        CHECK(offsets[0] < offsets[1]);
        CHECK(offsets[1] < offsets[2]);
        CHECK(offsets[2] <= 6);
    }
}
