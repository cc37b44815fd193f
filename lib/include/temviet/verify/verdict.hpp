// SPDX-License-Identifier: Apache-2.0
// Levels, uses, reasons and the one function that judges (05). decide() is a pure fold: the worst cap wins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/time.hpp>
#include <vector>

namespace temviet {

/// From best to worst; the value is the code of 05.
enum class Level : std::uint8_t {
    stamp_valid_item = 10, stamp_valid_batch = 20, signed_unconfirmed = 30, registered = 40,
    unknown = 50, suspect = 60, rejected = 70, no_decision = 90,
};
enum class Use : std::uint8_t { ok, expired, alert, recalled };
[[nodiscard]] std::string_view to_string(Level level) noexcept;  ///< "STAMP_VALID_ITEM", …
[[nodiscard]] std::string_view to_string(Use use) noexcept;      ///< "OK", "EXPIRED", "ALERT", "RECALLED"
[[nodiscard]] std::optional<Level> parse_level(std::string_view name) noexcept;

/// The checks of 05, one finding each.
enum class Check : std::uint8_t {
    look, form, identity, product, signature, key_state, revocation, safety, allocation, host, claims, scene, copies,
    hidden, freshness,
};
inline constexpr std::size_t kCheckCount = 15;
[[nodiscard]] std::string_view to_string(Check check) noexcept;

// enum class Reason lists every outcome row of the caps table; see verify/reasons.hpp.

}  // namespace temviet
