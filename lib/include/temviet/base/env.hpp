// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace temviet {

/// Belongs to the trust root a verifier was opened with (03). A test verdict always says so.
enum class Env { prod, test };

[[nodiscard]] constexpr std::string_view to_string(Env env) noexcept { return env == Env::prod ? "prod" : "test"; }
[[nodiscard]] constexpr std::optional<Env> parse_env(std::string_view text) noexcept {
    if (text == "prod") return Env::prod;
    if (text == "test") return Env::test;
    return std::nullopt;
}

}  // namespace temviet
