// SPDX-License-Identifier: Apache-2.0
// Codes that name no product: what they are, and what to beware of in a link. Notices only (05, "Other links").
#pragma once

#include "reading.hpp"
#include "sources.hpp"

namespace temviet::verify {

[[nodiscard]] std::vector<Notice> neutral_notices(const Reading& reading, const Sources& sources);

}  // namespace temviet::verify
