// SPDX-License-Identifier: Apache-2.0
// Names and numbers that need no handle.
#include <string_view>
#include <temviet/base/version.hpp>
#include <temviet/verify/verdict.hpp>

#include "temviet.h"

extern "C" {

uint32_t tv_abi_version(void) TV_NOEXCEPT { return TV_ABI_VERSION; }

const char* tv_version(void) TV_NOEXCEPT { return temviet::version().data(); }

const char* tv_status_name(tv_status status) TV_NOEXCEPT {
    constexpr const char* kNames[] = {"TV_OK",      "TV_INVALID_ARGUMENT", "TV_NO_MEMORY",    "TV_UNSUPPORTED", "TV_CANCELLED",
                                      "TV_REFUSED", "TV_UNREADABLE",       "TV_OUT_OF_RANGE", "TV_ABSENT",      "TV_INTERNAL"};
    if (status < 0 || status >= static_cast<tv_status>(sizeof kNames / sizeof *kNames)) return "TV_UNKNOWN_STATUS";
    return kNames[status];
}

const char* tv_level_name(int32_t level) TV_NOEXCEPT {
    switch (level) {
        case TV_LEVEL_STAMP_VALID_ITEM:
        case TV_LEVEL_STAMP_VALID_BATCH:
        case TV_LEVEL_SIGNED_UNCONFIRMED:
        case TV_LEVEL_REGISTERED:
        case TV_LEVEL_UNKNOWN:
        case TV_LEVEL_SUSPECT:
        case TV_LEVEL_REJECTED:
        case TV_LEVEL_NO_DECISION: return temviet::to_string(static_cast<temviet::Level>(level)).data();
        default: return nullptr;
    }
}

const char* tv_use_name(int32_t use) TV_NOEXCEPT {
    if (use < TV_USE_OK || use > TV_USE_RECALLED) return nullptr;
    return temviet::to_string(static_cast<temviet::Use>(use)).data();
}

}  // extern "C"
