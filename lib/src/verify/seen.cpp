// SPDX-License-Identifier: Apache-2.0
// In: judged reports. Out: what was seen before. Must not know files or clocks.
#include <temviet/verify/seen.hpp>

#include "reading.hpp"

namespace temviet {
namespace {

/// Neither part may hold the separator: lots and serials of a canonical stamp are [A-Z0-9._-], product codes likewise.
constexpr char kBetween = '\x1f';

std::string lot_key(const Claims& claims) { return verify::product_key(claims) + kBetween + claims.lot.value_or(""); }
std::string unit_key(const Claims& claims) { return lot_key(claims) + kBetween + *claims.serial; }
bool names_unit(const Claims& claims) { return claims.serial && !verify::product_key(claims).empty(); }

}  // namespace

bool counts_as_sight(const ReportItem& item) noexcept {
    if (!item.claims_verified || !item.claims.serial) return false;
    if (item.verdict.level == Level::rejected || item.verdict.level == Level::no_decision) return false;
    const Reason signature = item.findings[Check::signature].reason;
    return signature == Reason::signature_ok || signature == Reason::formerly_entitled || signature == Reason::registries_conflict;
}

bool SeenList::remember(const Report& report) {
    bool all = true;
    for (const auto& item : report.items) {
        if (!counts_as_sight(item) || !names_unit(item.claims)) continue;
        const std::string key = unit_key(item.claims);
        if (const auto known = sights_.find(key); known != sights_.end()) {
            ++known->second.times;
        } else if (sights_.size() >= limit_) {
            all = false;
        } else {
            sights_.emplace(key, Sight{report.at, 1});
            ++serials_of_lot_[lot_key(item.claims)];
        }
    }
    return all;
}

std::optional<SeenList::Sight> SeenList::find(const Claims& claims) const {
    if (!names_unit(claims)) return std::nullopt;
    const auto known = sights_.find(unit_key(claims));
    if (known == sights_.end()) return std::nullopt;
    return known->second;
}

std::size_t SeenList::other_serials(const Claims& claims) const {
    const auto lot = serials_of_lot_.find(lot_key(claims));
    if (lot == serials_of_lot_.end()) return 0;
    return lot->second - (find(claims) ? 1 : 0);
}

}  // namespace temviet
