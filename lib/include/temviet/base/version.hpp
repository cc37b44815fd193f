// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace temviet {

/// Semantic version of the library, e.g. "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

}  // namespace temviet
