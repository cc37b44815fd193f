// SPDX-License-Identifier: Apache-2.0
// Bytes of a file that somebody else has opened.
#pragma once

#include <cstdint>
#include <string>
#include <temviet/base/result.hpp>

namespace temviet {

/// The `size` bytes from `offset` on of a regular file that is open already (0: up to its end), at most `max_bytes`; the
/// descriptor's own position does not move. Errors as read_file().
[[nodiscard]] Result<std::string> read_descriptor(int descriptor, std::uint64_t offset, std::uint64_t size, std::uint64_t max_bytes);

}  // namespace temviet
