// SPDX-License-Identifier: Apache-2.0
// The symbol characters of a bar code that is written character by character, and what each looks like when it is blurred.
// Must not know: profiles, pictures, what the characters mean.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <span>
#include <vector>

namespace temviet::vision::bars {

inline constexpr int kModuleSamples = 4;
/// Modules shown before and after a character: the light before its first bar, and what follows it.
inline constexpr int kLead = 1, kQuietLead = 4, kTail = 1, kQuietTail = 3;
inline constexpr int kMostModules = 20, kMostSamples = kMostModules * kModuleSamples;
inline constexpr std::array kBlurs{0.3, 0.55, 0.8};  ///< sigma in modules

/// Brightness over a character, four samples a module, mean 0, length 1.
struct Kernel {
    std::array<float, kMostSamples> samples{};
    int count = 0;  ///< samples that are used; the others are 0
    int lead = 0;   ///< modules before the character
};

/// Modules of bar, space, bar, … of one symbol character.
using Widths = std::vector<double>;

class Alphabet {
public:
    /// Whether values, start character first and without the stop, may be a symbol: check character, length.
    using Check = bool (*)(std::span<const int> values);

    /// All of `characters` are equally wide, and so are all of `starts`. A symbol has `fewest` to `most` values with its start.
    Alphabet(std::vector<Widths> characters, const std::vector<Widths>& starts, const Widths& stop, int fewest, int most, Check check);

    [[nodiscard]] int first_start() const noexcept { return characters_; }
    /// Also the number of characters and starts together.
    [[nodiscard]] int stop() const noexcept { return static_cast<int>(widths_.size()) - 1; }
    [[nodiscard]] int fewest() const noexcept { return fewest_; }
    [[nodiscard]] int most() const noexcept { return most_; }
    [[nodiscard]] bool may_be(std::span<const int> values) const { return check_(values); }

    [[nodiscard]] const Widths& widths(int value) const noexcept { return widths_[static_cast<std::size_t>(value)]; }
    [[nodiscard]] double modules(int value) const noexcept;
    /// Of a symbol with so many values and the stop.
    [[nodiscard]] double modules_of(int values) const noexcept;
    /// Start characters have kQuietLead before them, the stop kQuietTail behind.
    [[nodiscard]] const Kernel& kernel(std::size_t blur, int value) const noexcept;

    /// The faultless symbol with its stop and quiet zones, bars black, kDrawnModule pixels a module.
    [[nodiscard]] cv::Mat draw(std::span<const int> values) const;
    static constexpr int kDrawnModule = 2, kDrawnQuiet = 12;

private:
    [[nodiscard]] double light_at(int value, double module) const;
    [[nodiscard]] Kernel make_kernel(double blur, int value) const;

    int characters_, fewest_, most_;
    Check check_;
    std::vector<Widths> widths_;   // characters, starts, stop
    std::vector<Kernel> kernels_;  // of the first blur, of the second, …
};

/// Samples in the shape of a kernel: mean 0, length 1; nothing when they show no contrast.
[[nodiscard]] bool normalise(Kernel& samples);
/// Of two in that shape: 1 = the same, whatever their brightness and contrast were.
[[nodiscard]] float likeness(const Kernel& a, const Kernel& b) noexcept;

}  // namespace temviet::vision::bars
