// SPDX-License-Identifier: Apache-2.0
#include "guard.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace temviet::capi {
namespace {

/// At most `room` - 1 bytes and a NUL, cut between UTF-8 characters.
void copy_text(char* out, std::size_t room, std::string_view text) noexcept {
    std::size_t size = std::min(text.size(), room - 1);
    if (size < text.size())
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    std::memcpy(out, text.data(), size);
    out[size] = '\0';
}

struct Row {
    std::string_view code;
    tv_status status;
};
constexpr std::array kRows{
    Row{"TEST_NOT_ALLOWED", TV_REFUSED},      Row{"MIXED_ENV", TV_REFUSED},
    Row{"READ_CANCELLED", TV_CANCELLED},      Row{"READ_FAILED", TV_UNREADABLE},
    Row{"READ_BAD_OPTIONS", TV_INVALID_ARGUMENT}, Row{"ROOT_INVALID", TV_UNREADABLE},
};

tv_status status_of(std::string_view code) noexcept {
    for (const auto& row : kRows)
        if (row.code == code) return row.status;
    if (code.starts_with("FRAME_")) return TV_INVALID_ARGUMENT;
    if (code.starts_with("REGISTRY_") || code.starts_with("FILE_")) return TV_UNREADABLE;
    return TV_INTERNAL;
}

}  // namespace

tv_status report_error(tv_error* error, tv_status status, std::string_view reason, std::string_view message) noexcept {
    if (error == nullptr || error->struct_size < 2 * sizeof(std::uint32_t) || error->struct_size > kMaxStructSize) return status;
    tv_error full{};
    full.struct_size = error->struct_size;
    full.status = status;
    copy_text(full.reason, sizeof full.reason, reason);
    copy_text(full.message, sizeof full.message, message);
    const std::size_t size = std::min<std::size_t>(error->struct_size, sizeof full);
    std::memcpy(error, &full, size);
    // What a shorter struct has of a text still ends with a NUL byte.
    if (size < sizeof full && size > offsetof(tv_error, reason)) reinterpret_cast<char*>(error)[size - 1] = '\0';
    return status;
}

tv_status report_error(tv_error* error, const Error& why, Language language) {
    const Error shown = translated(why, language);
    return report_error(error, status_of(why.code), why.code, shown.hint.empty() ? shown.message : shown.message + " (" + shown.hint + ")");
}

void clear(tv_error* error) noexcept { report_error(error, TV_OK, "", ""); }

}  // namespace temviet::capi
