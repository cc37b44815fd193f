// SPDX-License-Identifier: Apache-2.0
// How much of a record text belongs to the record: only to tell that it was cut short or that something follows it.
#pragma once

#include <optional>
#include <string_view>

namespace temviet::verify {

struct RecordExtent {
    std::size_t chars = 0;  ///< characters of a whole record, tag included; 0 when that cannot be told any more
    bool cut = false;       ///< the text ends before the record does
};
/// "VT1:…" or "https://…#VT1.…"; nullopt: no record, or one that is broken in the middle.
[[nodiscard]] std::optional<RecordExtent> record_extent(std::string_view text);

}  // namespace temviet::verify
