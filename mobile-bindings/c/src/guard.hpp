// SPDX-License-Identifier: Apache-2.0
// In: what a C caller passed. Out: statuses and filled-in structs; no exception gets past guard().
// Must not know: what is asked.
#pragma once

#include <cstring>
#include <exception>
#include <new>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/report/render.hpp>

#include "temviet.h"

namespace temviet::capi {

/// No struct of this ABI will ever be larger: a larger size is a struct that was not initialised.
inline constexpr std::uint32_t kMaxStructSize = 4096;

/// Fills in *error (may be NULL) as far as its struct_size goes; returns `status`.
tv_status report_error(tv_error* error, tv_status status, std::string_view reason, std::string_view message) noexcept;
/// The status of a library error, its code and its words.
tv_status report_error(tv_error* error, const Error& why, Language language);
void clear(tv_error* error) noexcept;

inline tv_status invalid(tv_error* error, std::string_view message) noexcept {
    return report_error(error, TV_INVALID_ARGUMENT, "INVALID_ARGUMENT", message);
}

/// Runs `body`, which returns a tv_status, and turns every exception into one.
template <class Body>
tv_status guard(tv_error* error, Body&& body) noexcept {
    clear(error);
    try {
        return body();
    } catch (const std::bad_alloc&) {
        return report_error(error, TV_NO_MEMORY, "NO_MEMORY", "there is not enough memory");
    } catch (const std::exception& fault) {
        return report_error(error, TV_INTERNAL, "INTERNAL", fault.what());
    } catch (...) {
        return report_error(error, TV_INTERNAL, "INTERNAL", "an unknown exception");
    }
}

/// Reads the caller's struct: fields it lacks keep the defaults in *out. A longer one holds options we do not know.
template <class Struct>
tv_status take_struct(const Struct* given, Struct& out, const char* name, tv_error* error) noexcept {
    if (given == nullptr) return invalid(error, name);
    const std::uint32_t size = given->struct_size;
    if (size < 2 * sizeof(std::uint32_t) || size > kMaxStructSize) return invalid(error, "struct_size is not set");
    if (size > sizeof(Struct))
        return report_error(error, TV_UNSUPPORTED, "NEWER_STRUCT", "the struct is of a newer temviet.h than this library");
    std::memcpy(static_cast<void*>(&out), static_cast<const void*>(given), size);
    out.struct_size = sizeof(Struct);
    return TV_OK;
}

/// Writes `value` into the caller's struct as far as that goes, keeping its struct_size.
template <class Struct>
tv_status give_struct(Struct* out, Struct value, const char* name, tv_error* error) noexcept {
    if (out == nullptr) return invalid(error, name);
    const std::uint32_t size = out->struct_size;
    if (size < 2 * sizeof(std::uint32_t) || size > kMaxStructSize) return invalid(error, "struct_size is not set");
    value.struct_size = size;
    std::memcpy(static_cast<void*>(out), static_cast<const void*>(&value), size < sizeof(Struct) ? size : sizeof(Struct));
    return TV_OK;
}

[[nodiscard]] inline tv_str view(std::string_view text) noexcept { return {text.data(), text.size()}; }
/// False for a size without bytes.
[[nodiscard]] inline bool is_sound(const tv_str& text) noexcept { return text.data != nullptr || text.size == 0; }

}  // namespace temviet::capi
