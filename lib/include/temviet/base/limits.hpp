// SPDX-License-Identifier: Apache-2.0
// Limits on what untrusted input may cost. On by default; every reader checks before it allocates.
#pragma once

#include <cstddef>
#include <cstdint>

namespace temviet::limits {

inline constexpr std::uint64_t kMaxPixels = 64'000'000;          // a picture's width × height
inline constexpr std::size_t kMaxPictureFileBytes = 100u << 20;  // an encoded picture
inline constexpr std::size_t kMaxPayloadBytes = 8 * 1024;        // one symbol or one typed payload
inline constexpr std::size_t kMaxSymbols = 256;                  // symbols of one picture or request
inline constexpr std::size_t kMaxStampChars = 1400;              // 03: carriers A and C
inline constexpr std::size_t kMaxCborDepth = 8;
inline constexpr std::size_t kMaxCborItems = 1024;
inline constexpr std::size_t kMaxMetadataBytes = 1u << 20;       // ROOT.json, signature and policy files
inline constexpr std::uint64_t kMaxRegistryBytes = 4ull << 30;
inline constexpr std::uint64_t kMaxSourceFileBytes = 1ull << 30; // one CSV or JSON source of a registry
inline constexpr std::size_t kMaxFieldBytes = 64 * 1024;         // one CSV field

}  // namespace temviet::limits
