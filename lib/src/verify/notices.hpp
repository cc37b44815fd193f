// SPDX-License-Identifier: Apache-2.0
// Facts that people should know and that never change a level (05, "Notices").
#pragma once

#include "check_scene.hpp"

namespace temviet::verify {

[[nodiscard]] std::vector<Notice> notices_of(const Reading& reading, const std::vector<ProductFacts>& products, const Findings& findings,
                                             const Sources& sources);

}  // namespace temviet::verify
