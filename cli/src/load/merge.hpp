// SPDX-License-Identifier: Apache-2.0
// Records of a spreadsheet -> rows of the sources: found again or added, never overwritten by nothing. In: a table and the
// sources. Out: changed tables in memory, every fault, and what a person should look at.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "load/faults.hpp"
#include "load/places.hpp"
#include "load/sheet_map.hpp"
#include "load/table.hpp"
#include "sources/source_folder.hpp"

namespace temviet::cli {

struct LoadSource {
    std::string id, title, address, dated, quality;  ///< row of `source` for what is new
};
struct MergeResult {
    std::size_t records = 0;
    std::vector<std::string> notices;
};

class Merger {
public:
    /// `places_from` is where names of places are looked up: `target` itself, or another folder whose units are copied as
    /// they are needed.
    [[nodiscard]] static Result<MergeResult> run(const Context& context, const SheetTable& table, const Sheet& sheet, const std::string& file,
                                                 const SheetMap& map, SourceFolder& target, SourceFolder& places_from, const LoadSource& source,
                                                 Date today, SheetFaults& faults);
};

}  // namespace temviet::cli
