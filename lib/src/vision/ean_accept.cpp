// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_accept.hpp"

namespace temviet::vision::ean {
namespace {

struct Limits {
    float margin;      ///< least
    float sure;        ///< margin from which one read suffices
    float share;       ///< least
    float sigma;       ///< modules, most
};

/// Fewer digits leave more to chance: of random edges one in 64 makes an EAN-13, one in 160 an EAN-8 (of half as many edges).
Limits limits(Kind kind) {
    switch (kind) {
        case Kind::ean13: return {0.09f, 0.3f, 0.62f, 1.3f};
        case Kind::ean8: return {0.22f, 0.6f, 0.7f, 0.95f};
        case Kind::upc_e: return {0.3f, 0.7f, 0.75f, 0.8f};
    }
    return {1e9f, 1e9f, 1, 0};
}

constexpr float kMostQuiet = 0.06f, kMostQuietOfHalf = 0.02f;
constexpr float kMostQuietOfClear = 0.3f;  // print that comes too near is common; it makes a read one to be confirmed
constexpr float kMostWorst = 0.6f, kMostWorstOfClear = 0.8f, kClear = 0.5f;
/// Blur and noise leave something everywhere; a scratch or a smear leaves it in one digit, which is then a guess.
constexpr float kEvenly = 2.8f;
constexpr float kLeastSlack = 0.03f;

}  // namespace

Trust trust(Kind kind, const Fit& fit) {
    const Limits least = limits(kind);
    // The cheapest digits of all must be allowed ones: the strongest single test there is.
    if (fit.digits.empty() || !fit.free || fit.share < least.share || fit.sigma() > least.sigma) return Trust::none;
    if (fit.quiet > (fit.margin > kClear ? kMostQuietOfClear : kMostQuiet) || fit.worst > (fit.margin > kClear ? kMostWorstOfClear : kMostWorst)) return Trust::none;
    if (fit.worst > kEvenly * (1 - fit.share)) return Trust::none;
    if (fit.slack < kLeastSlack) return Trust::none;
    // The left half of an EAN-13 is a UPC-E but for what follows.
    if (kind == Kind::upc_e && (!fit.bounded || fit.quiet > kMostQuietOfHalf)) return Trust::none;
    // A bent symbol and a strongly blurred one have more ways to be wrong.
    const float bow = fit.geometry.bow, twist = fit.geometry.twist;
    const float extra = 8 * (bow * bow + twist * twist) + (fit.sigma() > 1 ? 0.15f : 0);
    if (fit.margin < least.margin + extra) return Trust::none;
    return fit.margin < least.sure + extra || fit.quiet > kMostQuiet ? Trust::weak : Trust::sure;
}

bool agrees(const Layout& layout, const Signal& other, const Fit& fit) {
    if (other.d.empty()) return false;
    const View view = fit.turned ? turned(seen(other)) : seen(other);
    Fit again = settle(layout, view, fit.geometry, fit.kernel);
    judge(layout, view, again);
    return again.digits == fit.digits;
}

}  // namespace temviet::vision::ean
