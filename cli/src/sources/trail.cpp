// SPDX-License-Identifier: Apache-2.0
#include "sources/trail.hpp"

#include <temviet/base/bytes.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/trust/hash.hpp>

namespace temviet::cli {
namespace {

std::string hash_of(std::string_view line) { return to_hex(sha256(as_bytes(line))); }

}  // namespace

Result<Trail> Trail::read(const std::filesystem::path& folder) {
    Trail out;
    auto text = read_file(folder / kTrailFile, limits::kMaxSourceFileBytes);
    if (!text && text.error().code == "FILE_NOT_FOUND") return out;
    if (!text) return tl::unexpected(text.error());
    std::string_view rest = *text;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        auto json = nlohmann::ordered_json::parse(line, nullptr, false);
        const auto number = out.entries_.size() + 1;
        if (end == std::string_view::npos || !json.is_object() || json.value("n", std::size_t{0}) != number || json.value("prev", "") != out.last_hash_)
            return fail("TRAIL_BROKEN", display_path(folder / kTrailFile) + ", line " + std::to_string(number) + ": the chain of hashes is broken here",
                        "bring back the file from a copy: a trail is only ever added to");
        out.last_hash_ = hash_of(line);
        out.entries_.push_back(std::move(json));
        rest.remove_prefix(end + 1);
    }
    out.text_ = std::move(*text);
    return out;
}

void Trail::add(Instant at, const std::string& who, nlohmann::ordered_json what) {
    nlohmann::ordered_json entry{{"n", entries_.size() + 1}, {"at", to_string(at)}, {"who", who}, {"prev", last_hash_}};
    for (auto& [member, value] : what.items()) entry[member] = value;
    const auto line = entry.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    last_hash_ = hash_of(line);
    text_ += line + "\n";
    entries_.push_back(std::move(entry));
}

}  // namespace temviet::cli
