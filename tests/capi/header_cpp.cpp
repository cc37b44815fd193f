// SPDX-License-Identifier: Apache-2.0
// The header alone, twice, in C++: every function is noexcept and has C linkage.
#include <temviet.h>
#include <temviet.h>

static_assert(noexcept(tv_abi_version()), "the ABI in C++");
static_assert(noexcept(tv_verifier_close(nullptr)), "the ABI in C++");
static_assert(noexcept(tv_verify_payload(nullptr, nullptr, 0, nullptr, nullptr, nullptr)), "the ABI in C++");
static_assert(noexcept(tv_session_push(nullptr, nullptr, nullptr, nullptr, nullptr)), "the ABI in C++");
static_assert(noexcept(tv_report_json(nullptr, 0, nullptr, nullptr)), "the ABI in C++");
static_assert(sizeof(tv_status) == 4 && sizeof(tv_error) == 256 && sizeof(tv_rect) == 16, "the ABI in C++");
