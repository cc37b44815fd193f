// SPDX-License-Identifier: Apache-2.0
// One cell -> one value of the sources, or the reason why it cannot be one. Nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>
#include <temviet/base/time.hpp>

#include "cli.hpp"
#include "load/fields.hpp"
#include "sheet/workbook.hpp"

namespace temviet::cli {

struct ValueFault {
    std::string code, message, fix;
};

/// What a cell says as text; a number as it stands, without ".0".
[[nodiscard]] std::string cell_text(const SheetCell& cell);
/// Values of a cell (several only for GTINs); empty when there is none. `fault` set = refused.
[[nodiscard]] std::vector<std::string> parse_value(const Context& context, Field field, const SheetCell& cell, Date today,
                                                   std::optional<ValueFault>& fault);

}  // namespace temviet::cli
