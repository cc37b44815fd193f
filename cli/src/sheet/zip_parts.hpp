// SPDX-License-Identifier: Apache-2.0
// The XML parts of a zip archive, within limits, in memory; nothing is ever written to disk.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::cli {

/// Part name -> content, for parts that `wanted` accepts. Errors: SHEET_BROKEN, SHEET_BOMB, SHEET_FORMAT (a password).
[[nodiscard]] Result<std::map<std::string, std::string>> read_zip_parts(std::string_view bytes, const std::string& name,
                                                                        bool (*wanted)(std::string_view part));

}  // namespace temviet::cli
