// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "vision/ean_fit.hpp"

namespace temviet::vision::ean {
namespace {

constexpr std::size_t kFinishByDigits = 6, kFinishByEnds = 3;
constexpr float kSure = 0.3f;         // a margin at which no other proposal is waited for
constexpr float kHopeless = 0.3f;     // a share that no symbol has left after the search

Choice none() { return {}; }

/// Energy of the edges that do not depend on the digits, in gains².
float fixed_norm(const Layout& layout, const Kernel& kernel) {
    auto edges = edges_of(layout, none());
    for (const int start : layout.starts)
        for (int o = 1; o < kDigitModules; ++o) edges[static_cast<std::size_t>(start + o)] = 0;
    Geometry g;
    g.modules = layout.modules;
    return score(edges, g, Matched{&kernel, {0, 0}}).norm;
}

void keep_best(std::vector<Proposal>& list, std::size_t most) {
    std::stable_sort(list.begin(), list.end(), [](const Proposal& a, const Proposal& b) { return a.share > b.share; });
    if (list.size() > most) list.resize(most);
}

}  // namespace

Fit best_fit(const Layout& layout, const Signal& signal) {
    if (signal.d.empty()) return {};
    const View forth = seen(signal), back = turned(forth);
    float total = 0;
    for (const float value : signal.d) total += value * value;
    std::vector<Proposal> by_digit, by_end;
    for (const bool turn : {false, true})
        for (const int k : search_kernels()) {
            const View& view = turn ? back : forth;
            const Matched& matched = view.matched[static_cast<std::size_t>(k)];
            const float gain = std::sqrt(0.85f * total / usual_norm(layout, *matched.kernel));
            const float fixed = gain * gain * fixed_norm(layout, *matched.kernel);
            const auto add = [&](std::vector<Proposal>& list, Proposal one) {
                one.kernel = k, one.turned = turn, one.share = (one.share - fixed) / total;
                if (one.share > kHopeless) list.push_back(one);
            };
            add(by_digit, by_digits(layout, matched, gain));
            for (const auto& one : by_ends(layout, matched, gain)) add(by_end, one);
        }
    keep_best(by_digit, kFinishByDigits);
    keep_best(by_end, kFinishByEnds);
    by_digit.insert(by_digit.end(), by_end.begin(), by_end.end());
    Fit best;
    for (const auto& proposal : by_digit) {
        const View& view = proposal.turned ? back : forth;
        Fit fit = settle(layout, view, proposal.geometry, proposal.kernel);
        fit.turned = proposal.turned;
        if (fit.share - fit.quiet <= best.share - best.quiet) continue;
        judge(layout, view, fit);
        best = fit;
        if (best.free && best.margin > kSure) break;
    }
    return best;
}

}  // namespace temviet::vision::ean
