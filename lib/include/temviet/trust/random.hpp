// SPDX-License-Identifier: Apache-2.0
// Random bytes from the operating system, for serials and identifiers that nobody may guess.
#pragma once

#include <cstdint>
#include <span>

namespace temviet {

/// crypto_ready() must have been asked once.
void random_bytes(std::span<std::uint8_t> out) noexcept;

}  // namespace temviet
