// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_fit.hpp"

#include <cmath>

#include "catch.hpp"
#include "photographed.hpp"
#include "vision/ean_accept.hpp"
#include "vision/ean_trellis.hpp"

using namespace temviet::vision::ean;

namespace {

constexpr int kSize = 608, kFrom = 114;  // of profiles; 95 modules at four samples

struct Drawn {
    std::string number;
    std::vector<float> profile;
};

/// What a camera's blur leaves of one EAN-13, `bow` of its length bent away.
Drawn draw(unsigned seed, double sigma, double noise, double bow = 0) {
    std::mt19937 random(seed);
    Drawn out{photographed::number(random, 13), std::vector<float>(kSize)};
    const auto& rule = rules(Kind::ean13)[static_cast<std::size_t>(out.number[0] - '0')];
    Choice choice{};
    for (std::size_t i = 0; i < 12; ++i) choice[i] = out.number[i + 1] - '0' + (rule.set_b[i] ? 10 : 0);
    const auto edges = edges_of(layout(Kind::ean13), choice);
    Geometry g;
    g.start = kFrom, g.bow = static_cast<float>(bow);
    std::normal_distribution<double> normal(0, noise);
    for (int x = 0; x < kSize; ++x) {
        double value = 120 + 0.08 * x + normal(random);
        for (int m = 0; m <= 95; ++m)
            if (edges[static_cast<std::size_t>(m)] != 0)
                value += edges[static_cast<std::size_t>(m)] * 40 * (1 + std::erf((x - static_cast<double>(g.at(static_cast<float>(m)))) / (sigma * 4 * std::sqrt(2.0))));
        out.profile[static_cast<std::size_t>(x)] = static_cast<float>(value);
    }
    return out;
}

Signal signal_of(const std::vector<float>& profile, double off = 0) {
    return normalised(profile, {kFrom - off, kFrom + 380 + off}, 95);
}

}  // namespace

TEST_CASE("blurred EAN-13 profiles are read, from either end and with uncertain ends", "[vision][ean]") {
    int read = 0, wrong = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const double sigma = 0.3 + 0.6 * seed / 60;
        const auto drawn = draw(seed, sigma, 0.6, (seed % 5) * 0.01);
        auto signal = signal_of(drawn.profile, seed % 7);
        if (seed % 2 == 0) signal = reversed(signal);
        const Fit fit = best_fit(layout(Kind::ean13), signal);
        if (trust(Kind::ean13, fit) == Trust::none) continue;
        (fit.digits == drawn.number ? read : wrong)++;
        if (fit.digits == drawn.number) CHECK(fit.turned == (seed % 2 == 0));
    }
    CHECK(wrong == 0);
    CHECK(read >= 58);
}

TEST_CASE("random edges, gratings and noise are never trusted", "[vision][ean]") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> any(0, 1);
    for (int round = 0; round < 240; ++round) {
        INFO("round " << round);
        std::vector<float> profile(kSize);
        const double width = 4 + 12 * any(random), noise = 4 * any(random), sigma = 1 + 3 * any(random);
        double level = 60, next = kFrom;
        for (int x = 0; x < kSize; ++x) {
            if (round % 3 == 0) {
                level = 120 + 60 * std::sin(x / width);
            } else if (x >= next && x < kFrom + 380) {
                level = 180 - level, next += round % 3 == 1 ? 4.0 * static_cast<double>(1 + random() % 4) : width;
            }
            profile[static_cast<std::size_t>(x)] = static_cast<float>(level + noise * (any(random) - 0.5));
        }
        cv::Mat row(1, kSize, CV_32F, profile.data());
        cv::GaussianBlur(row, row, cv::Size(0, 0), sigma);
        for (const auto kind : {Kind::ean13, Kind::ean8, Kind::upc_e}) {
            const auto signal = normalised(profile, {kFrom, kFrom + 380}, layout(kind).modules);
            CHECK(trust(kind, best_fit(layout(kind), signal)) != Trust::sure);
        }
    }
}

TEST_CASE("the best allowed symbol is the cheapest of all, and the second the next", "[vision][ean]") {
    // Costs without neighbours, where the two cheapest can be found by trying each change.
    const auto drawn = draw(5, 0.5, 0.5);
    const auto signal = signal_of(drawn.profile);
    const View view = seen(signal);
    Geometry g;
    g.start = kSignalMargin;
    const Costs costs(layout(Kind::ean13), g, view.matched[3], 3);
    const Allowed best = best_allowed(layout(Kind::ean13), costs);
    CHECK(best.digits == drawn.number);
    CHECK(best.cost == Approx(costs.of(best.choice)).epsilon(1e-3));
    float second = 1e30f;
    // Every symbol that differs in two digits of the right half (set C for both, so any such pair may keep the sum).
    for (std::size_t a = 6; a < 12; ++a)
        for (std::size_t b = a + 1; b < 12; ++b)
            for (int da = 0; da < 10; ++da)
                for (int db = 0; db < 10; ++db) {
                    Choice other = best.choice;
                    const int wa = a % 2 == 0 ? 3 : 1, wb = b % 2 == 0 ? 3 : 1;
                    if ((wa * (da - other[a]) + wb * (db - other[b])) % 10 != 0 || (da == other[a] && db == other[b])) continue;
                    other[a] = da, other[b] = db;
                    second = std::min(second, costs.of(other));
                }
    CHECK(best.second_cost <= second * 1.0001f + 0.01f);
    CHECK(best.second_cost > best.cost);
}

TEST_CASE("a symbol with one smeared digit is not completed by its check digit", "[vision][ean]") {
    int trusted = 0, wrong = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        auto drawn = draw(seed, 0.45, 0.6);
        // Two digits' bars, moved on by two modules: the ink is there, the digits are not.
        const auto from = static_cast<std::size_t>(kFrom + (50 + 7 * static_cast<int>(seed % 4)) * 4);
        std::copy_backward(drawn.profile.begin() + static_cast<std::ptrdiff_t>(from), drawn.profile.begin() + static_cast<std::ptrdiff_t>(from) + 40,
                           drawn.profile.begin() + static_cast<std::ptrdiff_t>(from) + 48);
        const Fit fit = best_fit(layout(Kind::ean13), signal_of(drawn.profile));
        if (trust(Kind::ean13, fit) != Trust::sure) continue;
        ++trusted;
        wrong += fit.digits != drawn.number;
    }
    CAPTURE(trusted);
    CHECK(wrong == 0);
}

TEST_CASE("an empty or flat profile gives nothing", "[vision][ean]") {
    const std::vector<float> flat(kSize, 100.f);
    CHECK(extents(flat, {kFrom, kFrom + 380}).empty());
    CHECK(normalised(flat, {kFrom, kFrom + 380}, 95).d.empty());
    CHECK(best_fit(layout(Kind::ean13), Signal{}).digits.empty());
    CHECK_FALSE(agrees(layout(Kind::ean13), Signal{}, Fit{}));
}
