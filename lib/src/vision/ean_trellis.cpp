// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_trellis.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace temviet::vision::ean {
namespace {

constexpr float kNever = std::numeric_limits<float>::max();
constexpr int kDigits = 10;

/// A way to a state: its cost and all digits so far, four bits each.
struct Way {
    float cost = kNever;
    std::uint64_t digits = 0;
};
struct Two {
    Way first, second;
    void add(const Way& way) {
        if (way.cost < first.cost)
            second = first, first = way;
        else if (way.cost < second.cost)
            second = way;
    }
};

std::size_t pattern(const Rule& rule, std::size_t i, int digit) {
    return static_cast<std::size_t>(digit + (rule.set_b[i] ? 10 : 0));
}

bool may_be(const Rule& rule, std::size_t i, std::size_t n, int digit) {
    return i + 1 != n || rule.last < 0 || rule.last == digit;
}

/// The cheapest choice in the sets of `rule`, the check digit left out: no symbol of the rule is cheaper.
float bound(const Rule& rule, const Costs& costs) {
    const auto n = static_cast<std::size_t>(costs.digits);
    std::array<float, kDigits> best{};
    for (std::size_t i = 0; i < n; ++i) {
        std::array<float, kDigits> next{};
        for (int d = 0; d < kDigits; ++d) {
            const std::size_t p = pattern(rule, i, d);
            float least = i == 0 ? 0 : kNever;
            for (int from = 0; i > 0 && from < kDigits; ++from)
                least = std::min(least, best[static_cast<std::size_t>(from)] + costs.pair[i - 1][pattern(rule, i - 1, from)][p]);
            next[static_cast<std::size_t>(d)] = may_be(rule, i, n, d) ? least + costs.own[i][p] : kNever / 4;
        }
        best = next;
    }
    return costs.fixed + *std::min_element(best.begin(), best.end());
}

/// States are the last digit and the sum so far, modulo 10; the two cheapest ways to each.
Two search(const Rule& rule, const Costs& costs) {
    using States = std::array<std::array<Two, kDigits>, kDigits>;  // [digit][sum]
    const auto n = static_cast<std::size_t>(costs.digits);
    States states{};
    for (std::size_t i = 0; i < n; ++i) {
        States next{};
        for (int d = 0; d < kDigits; ++d) {
            if (!may_be(rule, i, n, d)) continue;
            const std::size_t p = pattern(rule, i, d);
            auto& to = next[static_cast<std::size_t>(d)];
            const auto put = [&](const Way& way, int sum, float step) {
                if (way.cost == kNever) return;
                to[static_cast<std::size_t>((sum + rule.weights[i] * d) % 10)].add(
                    {way.cost + step, way.digits << 4 | static_cast<std::uint64_t>(d)});
            };
            if (i == 0) {
                put({costs.fixed, 0}, rule.base, costs.own[0][p]);
                continue;
            }
            for (int from = 0; from < kDigits; ++from) {
                const float step = costs.own[i][p] + costs.pair[i - 1][pattern(rule, i - 1, from)][p];
                for (int sum = 0; sum < 10; ++sum) {
                    const Two& two = states[static_cast<std::size_t>(from)][static_cast<std::size_t>(sum)];
                    put(two.first, sum, step);
                    put(two.second, sum, step);
                }
            }
        }
        states = next;
    }
    Two out;
    for (const auto& sums : states) out.add(sums[0].first), out.add(sums[0].second);
    return out;
}

}  // namespace

Allowed best_allowed(const Layout& layout, const Costs& costs) {
    std::vector<std::pair<float, const Rule*>> order;
    for (const auto& rule : rules(layout.kind)) order.emplace_back(bound(rule, costs), &rule);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Two best;
    const Rule* best_rule = order.front().second;
    for (const auto& [least, rule] : order) {
        if (least >= best.second.cost) break;
        const Two two = search(*rule, costs);
        if (two.first.cost < best.first.cost) best_rule = rule;
        best.add(two.first), best.add(two.second);
    }
    Allowed out;
    out.cost = best.first.cost, out.second_cost = best.second.cost;
    std::array<int, kMaxDigits> drawn{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(costs.digits); ++i) {
        drawn[i] = static_cast<int>(best.first.digits >> 4 * (static_cast<std::size_t>(costs.digits) - 1 - i) & 15);
        out.choice[i] = static_cast<int>(pattern(*best_rule, i, drawn[i]));
    }
    out.digits = digits_of(layout.kind, *best_rule, drawn);
    return out;
}

}  // namespace temviet::vision::ean
