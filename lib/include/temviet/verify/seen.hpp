// SPDX-License-Identifier: Apache-2.0
// Serials sighted earlier in a run or session: what SEEN_AGAIN, DUPLICATE_IN_SESSION and OVER_QUANTITY are judged by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <temviet/base/time.hpp>
#include <temviet/verify/report.hpp>
#include <unordered_map>
#include <vector>

namespace temviet {

/// One earlier sight of a serial in this session or ledger.
struct SeenBefore {
    std::string gtin, lot, serial;  ///< gtin: GTIN-14, or "issuer/product code" for goods without one
    Instant first_seen;
};

/// Only a sight that nobody but the issuer could have made counts: the stamp verified with a key entitled to these goods
/// and was not rejected. A forged code can therefore never make an honest pack look like a copy.
[[nodiscard]] bool counts_as_sight(const ReportItem& item) noexcept;

/// Remembers each serial once, keyed by goods, lot and serial; memory is bounded. Not synchronised: one writer, and no
/// reader meanwhile.
class SeenList {
public:
    static constexpr std::size_t kDefaultLimit = 200'000;  // some 40 MB

    struct Sight {
        Instant first;
        std::uint32_t times = 1;
    };
    explicit SeenList(std::size_t limit = kDefaultLimit) noexcept : limit_(limit) {}

    /// Counts every item of the report that counts_as_sight(). False: the list is full and a new serial was left out.
    bool remember(const Report& report);
    [[nodiscard]] std::optional<Sight> find(const Claims& claims) const;
    /// Different serials of the same goods and lot, the one of `claims` left out.
    [[nodiscard]] std::size_t other_serials(const Claims& claims) const;
    [[nodiscard]] std::size_t size() const noexcept { return sights_.size(); }

private:
    std::size_t limit_;
    std::unordered_map<std::string, Sight> sights_;
    std::unordered_map<std::string, std::size_t> serials_of_lot_;
};

}  // namespace temviet
