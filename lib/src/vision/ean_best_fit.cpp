// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "vision/ean_fit.hpp"

namespace temviet::vision::ean {
namespace {

constexpr std::size_t kFinishByDigits = 4, kFinishByEnds = 3;
constexpr float kSure = 0.3f;      // a margin at which no other proposal is waited for …
constexpr float kStraight = 0.02f; // … unless it took a bend: half a module of it can make other digits fit
constexpr float kNearBest = 0.2f;  // kernels whose shares are further from the best one's are not followed

/// What a symbol leaves to be explained shows before its digits are known. A wide kernel explains any smooth profile, so
/// with one more is asked for, and the next narrower one must not be at a loss.
constexpr float kHopefulSharp = 0.6f, kHopefulBlurred = 0.74f, kNarrowerThenBlurred = 0.4f;
constexpr float kHopefulMiddle = 0.36f;  // of the kernel in the middle, whatever the blur

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

bool hopeful(std::span<const Proposal> sharp_to_blurred) {
    const auto n = sharp_to_blurred.size();
    for (std::size_t i = 0; i + 1 < n; ++i)
        if (sharp_to_blurred[i].share > kHopefulSharp) return true;
    return sharp_to_blurred[n - 1].share > kHopefulBlurred && sharp_to_blurred[n - 2].share > kNarrowerThenBlurred;
}

/// Proposals of one signal, from either end, with shares that can be compared.
class Search {
public:
    Search(const Layout& layout, const Signal& signal) : layout_(layout), forth_(seen(signal)), back_(turned(forth_)) {
        for (const float value : signal.d) total_ += value * value;
    }
    [[nodiscard]] const View& view(bool turned) const { return turned ? back_ : forth_; }
    [[nodiscard]] Proposal digits(int kernel, bool turned) const {
        return rated(by_digits(layout_, matched(kernel, turned), gain(kernel)), kernel, turned);
    }
    void add_ends(int kernel, bool turned, std::vector<Proposal>& out) const {
        for (const auto& one : by_ends(layout_, matched(kernel, turned), gain(kernel))) out.push_back(rated(one, kernel, turned));
    }

private:
    [[nodiscard]] const Matched& matched(int kernel, bool turned) const {
        return view(turned).matched[static_cast<std::size_t>(kernel)];
    }
    [[nodiscard]] const Kernel& kernel_at(int i) const { return kernels()[static_cast<std::size_t>(i)]; }
    [[nodiscard]] float gain(int kernel) const { return std::sqrt(kUsualShare * total_ / usual_norm(layout_, kernel_at(kernel))); }
    [[nodiscard]] Proposal rated(Proposal one, int kernel, bool turned) const {
        const float b = gain(kernel);
        one.kernel = kernel, one.turned = turned, one.share = (one.share - b * b * fixed_norm(layout_, kernel_at(kernel))) / total_;
        return one;
    }

    const Layout& layout_;
    View forth_, back_;
    float total_ = 0;
};

/// Finishes proposals in turn; true when one is so good that the others need not be looked at.
bool finish(const Layout& layout, const Search& search, std::span<const Proposal> proposals, Fit& best) {
    for (const auto& proposal : proposals) {
        const View& view = search.view(proposal.turned);
        Fit fit = settle(layout, view, proposal.geometry, proposal.kernel);
        fit.turned = proposal.turned;
        if (fit.share - fit.quiet <= best.share - best.quiet) continue;
        judge(layout, view, fit);
        best = fit;
        if (best.free && best.margin > kSure && std::max(std::abs(best.geometry.bow), std::abs(best.geometry.twist)) < kStraight) return true;
    }
    return false;
}

}  // namespace

Fit best_fit(const Layout& layout, const Signal& signal) {
    if (signal.d.empty()) return {};
    const Search search(layout, signal);
    std::vector<Proposal> by_digit, by_end;
    const auto tried = search_kernels();
    const Proposal middle = search.digits(tried[tried.size() / 2], false);
    if (middle.share < kHopefulMiddle) return {};
    for (const int k : tried) by_digit.push_back(k == middle.kernel ? middle : search.digits(k, false));
    if (!hopeful(by_digit)) return {};
    keep_best(by_digit, tried.size());
    while (by_digit.back().share < by_digit.front().share - kNearBest) by_digit.pop_back();
    std::vector<int> followed;
    for (const auto& one : by_digit) followed.push_back(one.kernel);
    for (const int k : followed) by_digit.push_back(search.digits(k, true));
    keep_best(by_digit, kFinishByDigits);
    Fit best;
    if (finish(layout, search, by_digit, best)) return best;
    for (const int k : followed)
        for (const bool turn : {false, true}) search.add_ends(k, turn, by_end);
    keep_best(by_end, kFinishByEnds);
    finish(layout, search, by_end, best);
    return best;
}

}  // namespace temviet::vision::ean
