// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet {

/// Strict reading: UTF-8, no duplicate keys, no floats, depth at most 16, limits::kMaxMetadataBytes.
[[nodiscard]] Result<nlohmann::json> parse_strict_json(std::string_view text, std::string_view what);
[[nodiscard]] std::string dump_canonical(const nlohmann::json& value);

}  // namespace temviet
