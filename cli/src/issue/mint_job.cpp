// SPDX-License-Identifier: Apache-2.0
#include "issue/mint_job.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/trust/random.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kType = "temviet/mint/1";

std::string word(RowFormat format) { return format == RowFormat::csv ? "csv" : "ndjson"; }

}  // namespace

std::filesystem::path job_path(const std::filesystem::path& output) { return output.native() + ".job"; }
std::filesystem::path part_path(const std::filesystem::path& output) { return output.native() + ".part"; }

std::string new_job_id() {
    std::array<std::uint8_t, 16> bytes{};
    random_bytes(bytes);
    return to_hex(bytes);
}

Result<void> write_job(const std::filesystem::path& output, const MintJob& job, bool overwrite) {
    Json json{{"type", kType},
              {"id", job.id},
              {"declaration", job.declaration},
              {"probe", job.probe},
              {"issued_at", job.issued_at},
              {"format", word(job.format)},
              {"first", job.units.first},
              {"last", job.units.last},
              {"stamps", job.units.count()},
              {"sha256", job.sha256.empty() ? Json() : Json(job.sha256)}};
    auto written = write_file_atomically(job_path(output), json.dump(2) + "\n", 0644, overwrite);
    if (!written && written.error().code == "FILE_EXISTS")
        return fail("MINT_FILE_EXISTS", display_path(job_path(output)) + " is there: a run into this file was begun", "go on with it: --resume");
    return written;
}

Result<MintJob> read_job(const std::filesystem::path& output) {
    const auto path = job_path(output);
    const auto text = read_file(path, limits::kMaxMetadataBytes);
    if (!text && text.error().code == "FILE_NOT_FOUND")
        return fail("MINT_NOT_STARTED", display_path(path) + " is not there: no run to go on with", "leave out --resume");
    if (!text) return tl::unexpected(text.error());
    const Json json = Json::parse(*text, nullptr, false);
    const auto text_of = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto number_of = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
    };
    MintJob out;
    if (json.is_object()) {
        out.id = text_of("id");
        out.declaration = text_of("declaration");
        out.probe = text_of("probe");
        out.issued_at = text_of("issued_at");
        out.sha256 = text_of("sha256");
        out.units = {number_of("first"), number_of("last")};
        out.format = text_of("format") == "ndjson" ? RowFormat::ndjson : RowFormat::csv;
    }
    if (!json.is_object() || text_of("type") != kType || text_of("format") != word(out.format) || out.id.empty() || out.probe.empty() ||
        out.units.first < 0 || out.units.last < out.units.first)
        return fail("MINT_FILE_DAMAGED", display_path(path) + " does not describe a run of stamps", "void its units with stamp void, and mint others");
    return out;
}

Result<void> same_job(const MintJob& before, const MintJob& now) {
    const auto differs = [](const char* what) {
        return fail("MINT_DIFFERS", std::string(what) + " not those of the run to go on with", "repeat the command as it was, with --resume");
    };
    if (before.declaration != now.declaration) return differs("the declaration and its units are");
    if (before.units.first != now.units.first || before.units.last != now.units.last) return differs("--from and --count are");
    if (before.format != now.format) return differs("--format and the kind of file are");
    if (before.probe != now.probe) return differs("the key, carrier, host and other claims are");
    return {};
}

}  // namespace temviet::cli
