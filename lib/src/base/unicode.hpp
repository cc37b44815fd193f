// SPDX-License-Identifier: Apache-2.0
// The general way of fold_vietnamese(), for all of Unicode. Its fast way must give the same.
#pragma once

#include <string>
#include <string_view>

namespace temviet {

[[nodiscard]] std::string fold_any(std::string_view text);

}  // namespace temviet
