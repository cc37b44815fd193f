// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>
#include <temviet/trust/random.hpp>

namespace temviet {

void random_bytes(std::span<std::uint8_t> out) noexcept { randombytes_buf(out.data(), out.size()); }

}  // namespace temviet
