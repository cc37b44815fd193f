// SPDX-License-Identifier: Apache-2.0
// What an edge looks like after the lens: the shapes (blur, defocus, a camera's sharpening) that are tried.
#pragma once

#include <span>
#include <vector>

namespace temviet::vision::ean {

inline constexpr int kModulePixels = 4;  ///< samples of a signal for one nominal module

/// The response of the derivative to one step, of unit energy, on the grid of a signal.
class Kernel {
public:
    enum class Shape { gaussian, disc, sharpened };
    Kernel(Shape shape, float sigma_modules);

    [[nodiscard]] float sigma() const { return sigma_; }  ///< modules
    [[nodiscard]] std::span<const float> taps() const { return taps_; }
    /// ⟨K, K(· − distance)⟩; 1 at 0. Distances in samples, either sign.
    [[nodiscard]] float overlap(float distance) const {
        const float at = (distance < 0 ? -distance : distance) * kFine;
        const auto i = static_cast<std::size_t>(at);
        if (i + 1 >= overlap_.size()) return 0;
        const float rest = at - static_cast<float>(i);
        return overlap_[i] + rest * (overlap_[i + 1] - overlap_[i]);
    }
    /// Samples beyond which two edges do not see each other.
    [[nodiscard]] float reach() const { return static_cast<float>(overlap_.size()) / kFine; }
    /// ⟨d, K(· − x)⟩ for every sample x of d.
    [[nodiscard]] std::vector<float> match(std::span<const float> d) const;

private:
    static constexpr int kFine = 4;  ///< steps of the overlap table a sample
    float sigma_;
    std::vector<float> taps_, overlap_;
};

[[nodiscard]] std::span<const Kernel> kernels();
/// Indices into kernels() that are good enough to find the digits with, from sharp to blurred.
[[nodiscard]] std::span<const int> search_kernels();

}  // namespace temviet::vision::ean
