// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace temviet::vision::bars {
namespace {

constexpr float kLeastStart = 0.86f, kLeastCharacter = 0.85f, kLeastMean = 0.9f, kLeastMargin = 0.02f;
constexpr std::size_t kStarts = 4;  // that are followed
constexpr double kLeastModule = 0.9;  // samples of the profile

/// The samples that `like` would have, of a character at `place`. False when they lie outside the profile or show nothing.
bool sample(std::span<const float> profile, Place place, const Kernel& like, Kernel& out) {
    const double step = place.module / kModuleSamples;
    const double first = place.left - like.lead * place.module + step / 2 - 0.5;
    if (first < 0 || first + step * like.count >= static_cast<double>(profile.size() - 1)) return false;
    out.count = like.count;
    for (int i = 0; i < like.count; ++i) {
        const double x = first + step * i;
        const auto at = static_cast<std::size_t>(x);
        const auto rest = static_cast<float>(x - static_cast<double>(at));
        out.samples[static_cast<std::size_t>(i)] = profile[at] + rest * (profile[at + 1] - profile[at]);
    }
    return normalise(out);
}

struct Match {
    int value = -1;
    Place place;
    float likeness = 0, margin = 0;
};

constexpr std::array kShifts{0.0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45};
constexpr std::array kStretches{0.975, 1.025};  // besides the width expected
constexpr std::size_t kFinalists = 6;

/// What may follow so many values.
struct Ahead {
    bool character = true, stop = true;
};
Ahead ahead_of(int values, const Alphabet& alphabet) { return {values < alphabet.most(), values >= alphabet.fewest()}; }

/// Of what may come, the one that is most alike about `place`: all of it at every shift, then the likeliest at every width too.
Match best_character(std::span<const float> profile, Place place, std::size_t blur, const Alphabet& alphabet, Ahead ahead, Work& work) {
    std::vector<float> best(static_cast<std::size_t>(alphabet.stop()) + 1);
    std::vector<int> candidates;
    if (ahead.character)
        for (int value = 0; value < alphabet.first_start(); ++value) candidates.push_back(value);
    if (ahead.stop) candidates.push_back(alphabet.stop());
    Match out;
    Kernel window;
    const auto look = [&](Place at) {
        int sampled = -1;  // count of the kernels that the window was taken for: the stop is of another length
        bool usable = false;
        for (const int value : candidates) {
            const Kernel& kernel = alphabet.kernel(blur, value);
            if (sampled != kernel.count) sampled = kernel.count, usable = sample(profile, at, kernel, window);
            if (!usable) continue;
            ++work.compared;
            const float like = likeness(window, kernel);
            auto& known = best[static_cast<std::size_t>(value)];
            known = std::max(known, like);
            if (like > out.likeness) out.likeness = like, out.value = value, out.place = at;
        }
    };
    for (const double shift : kShifts) look({place.left + shift * place.module, place.module});
    const auto likelier = [&](int a, int b) { return best[static_cast<std::size_t>(a)] > best[static_cast<std::size_t>(b)]; };
    const auto finalists = std::min(candidates.size(), kFinalists);
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(finalists), candidates.end(), likelier);
    candidates.resize(finalists);
    for (const double shift : kShifts)
        for (const double stretch : kStretches) look({place.left + shift * place.module, place.module * stretch});
    float second = 0;
    for (int value = 0; value <= alphabet.stop(); ++value)
        if (value != out.value) second = std::max(second, best[static_cast<std::size_t>(value)]);
    out.margin = out.likeness - second;
    return out;
}

Place after(const Match& match, double module_before, const Alphabet& alphabet) {
    // One character tells its width less well than all before it together.
    const double module = 0.7 * module_before + 0.3 * match.place.module;
    return {match.place.left + alphabet.modules(match.value) * match.place.module, module};
}

bool same(const Match& a, const Match& b) {
    return a.value == b.value && std::abs(a.place.left - b.place.left) < 0.5 * a.place.module && std::abs(a.place.module / b.place.module - 1) < 0.015;
}

/// Start characters about `expected`, the most alike first.
std::vector<std::pair<Match, std::size_t>> starts(std::span<const float> profile, ean::Extent expected, const Alphabet& alphabet, Work& work) {
    std::vector<std::pair<Match, std::size_t>> out;
    Kernel window;
    const int first = alphabet.first_start();
    const double length = expected.right - expected.left;
    for (int count = alphabet.fewest(); count <= alphabet.most(); ++count) {
        const double module = length / alphabet.modules_of(count);
        if (module < kLeastModule) break;
        Match best;
        std::size_t best_blur = 0;
        for (double shift = -2; shift <= 2; shift += 0.5) {
            const Place place{expected.left + shift * module, module};
            if (!sample(profile, place, alphabet.kernel(0, first), window)) continue;
            for (int value = first; value < alphabet.stop(); ++value)
                for (std::size_t blur = 0; blur < kBlurs.size(); ++blur) {
                    ++work.compared;
                    const float like = likeness(window, alphabet.kernel(blur, value));
                    if (like > best.likeness) best = {value, place, like, 0}, best_blur = blur;
                }
        }
        if (best.likeness < kLeastStart - 0.1f) continue;
        // The grid was coarse: half a step in place and in width.
        const Place coarse = best.place;
        for (double shift = -0.3; shift <= 0.31; shift += 0.15)
            for (double stretch = 0.96; stretch <= 1.041; stretch += 0.02) {
                const Place place{coarse.left + shift * module, module * stretch};
                if (!sample(profile, place, alphabet.kernel(0, first), window)) continue;
                const float like = likeness(window, alphabet.kernel(best_blur, best.value));
                if (like > best.likeness) best.likeness = like, best.place = place;
            }
        if (best.likeness >= kLeastStart) out.emplace_back(best, best_blur);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first.likeness > b.first.likeness; });
    // Neighbouring lengths end at the same start.
    std::vector<std::pair<Match, std::size_t>> distinct;
    for (const auto& each : out)
        if (distinct.size() < kStarts && std::none_of(distinct.begin(), distinct.end(), [&](const auto& other) { return same(each.first, other.first); }))
            distinct.push_back(each);
    return distinct;
}

std::optional<Chain> follow(std::span<const float> profile, const Match& start, std::size_t blur, const Alphabet& alphabet, Work& work) {
    Chain out;
    out.kernel = blur;
    out.values = {start.value};
    out.places = {start.place};
    out.worst = out.margin = 1;
    double sum = static_cast<double>(start.likeness);
    Place next = after(start, start.place.module, alphabet);
    for (;;) {
        const auto ahead = ahead_of(static_cast<int>(out.values.size()), alphabet);
        const Match match = best_character(profile, next, blur, alphabet, ahead, work);
        if (match.likeness < kLeastCharacter || match.margin < kLeastMargin) return std::nullopt;
        out.places.push_back(match.place);
        out.worst = std::min(out.worst, match.likeness);
        out.margin = std::min(out.margin, match.margin);
        sum += static_cast<double>(match.likeness);
        if (match.value == alphabet.stop()) break;
        out.values.push_back(match.value);
        next = after(match, next.module, alphabet);
    }
    out.mean = static_cast<float>(sum / static_cast<double>(out.places.size()));
    if (out.mean < kLeastMean || !alphabet.may_be(out.values)) return std::nullopt;
    return out;
}

}  // namespace

std::optional<Chain> read_chain(std::span<const float> profile, ean::Extent expected, const Alphabet& alphabet, Work& work) {
    if (profile.size() < 32) return std::nullopt;
    std::optional<Chain> best;
    for (const auto& [start, blur] : starts(profile, expected, alphabet, work)) {
        auto chain = follow(profile, start, blur, alphabet, work);
        if (!chain) continue;
        if (best && best->values != chain->values) return std::nullopt;  // two answers are none
        if (!best || chain->mean > best->mean) best = std::move(chain);
    }
    return best;
}

bool agrees(std::span<const float> other, const Chain& chain, const Alphabet& alphabet, Work& work) {
    for (std::size_t i = 1; i < chain.places.size(); ++i) {
        const Match match = best_character(other, chain.places[i], chain.kernel, alphabet, ahead_of(static_cast<int>(i), alphabet), work);
        const int expected = i < chain.values.size() ? chain.values[i] : alphabet.stop();
        if (match.value != expected || match.margin <= 0) return false;
    }
    return true;
}

}  // namespace temviet::vision::bars
