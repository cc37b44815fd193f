// SPDX-License-Identifier: Apache-2.0
// Office Open XML workbooks (ECMA-376): values as they were last calculated, never formulas, links or macros.
#pragma once

#include "sheet/workbook.hpp"

namespace temviet::cli {

[[nodiscard]] Result<Workbook> read_xlsx(std::string_view bytes, const std::string& name);

}  // namespace temviet::cli
