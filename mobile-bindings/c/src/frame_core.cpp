// SPDX-License-Identifier: Apache-2.0
// libtemviet-core: there is no picture reader.
#include "handles.hpp"

namespace temviet::capi {

tv_status read_frame(const State&, const tv_frame*, const Question&, std::vector<Symbol>&, tv_error* error) {
    return report_error(error, TV_UNSUPPORTED, "NO_PICTURE_READER", "libtemviet-core reads no pictures: use libtemviet, or tv_verify_symbols");
}

}  // namespace temviet::capi

extern "C" int tv_has_vision(void) TV_NOEXCEPT { return 0; }
