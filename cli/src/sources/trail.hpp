// SPDX-License-Identifier: Apache-2.0
// trail.ndjson in a folder of sources: who changed what, when, why. Append-only; each line carries the SHA-256 of the line
// before it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <temviet/base/result.hpp>
#include <temviet/base/time.hpp>
#include <vector>

namespace temviet::cli {

inline constexpr const char* kTrailFile = "trail.ndjson";

class Trail {
public:
    /// Error TRAIL_BROKEN: a line was changed, removed or added by something else; names the line.
    [[nodiscard]] static Result<Trail> read(const std::filesystem::path& folder);
    /// Adds one entry: `what` gets "n", "at", "who" and "prev" in front.
    void add(Instant at, const std::string& who, nlohmann::ordered_json what);
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const std::vector<nlohmann::ordered_json>& entries() const noexcept { return entries_; }

private:
    std::string text_, last_hash_ = std::string(64, '0');
    std::vector<nlohmann::ordered_json> entries_;
};

}  // namespace temviet::cli
