// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/registry/build.hpp>
#include "registry/description.hpp"
#include "registry/source_tables.hpp"

namespace temviet {

std::vector<std::string> source_columns(std::string_view table) {
    std::vector<std::string> out;
    for (const auto& each : source_tables())
        if (each.name == table)
            for (const auto& column : each.columns) out.emplace_back(column.name);
    return out;
}

Result<void> init_registry_sources(const std::filesystem::path& folder, std::string_view registry_id, Env env,
                                   RegistryKind kind) {
    if (!is_registry_id(registry_id))
        return fail("BAD_REGISTRY_ID", "a registry id is 3 to 64 of a–z, 0–9 and hyphens, no hyphen at either end",
                    "for example so-cong-thuong-lam-dong");
    std::error_code status;
    const bool made = std::filesystem::create_directories(folder, status);
    if (status)
        return fail("FILE_UNWRITABLE", "cannot make the folder " + display_path(folder) + ": " + status.message(),
                    "check the path and its permissions");
    nlohmann::ordered_json json;
    json["id"] = registry_id;
    json["env"] = to_string(env);
    json["kind"] = to_string(kind);
    json["title"] = registry_id;
    json["seq"] = 1;
    json["built_at"] = "2025-01-01T00:00:00+07:00";
    auto& scope = json["scope"] = nlohmann::ordered_json::object();
    for (const char* member : {"prefixes", "schemes", "places", "organisations"})
        scope[member] = nlohmann::ordered_json::array();
    const RegistryPolicy policy;
    json["policy"] = {
        {"fresh_days", policy.fresh_days}, {"ageing_days", policy.ageing_days}, {"stale_days", policy.stale_days}};
    json["max_version"] = 1;
    // registry.json comes first: when it exists already nothing at all is written.
    if (auto ok = write_file_atomically(folder / "registry.json", json.dump(2) + "\n", 0644, false); !ok) {
        if (made) std::filesystem::remove(folder, status);
        return ok;
    }
    std::vector<std::filesystem::path> written{folder / "registry.json"};
    for (const auto& table : source_tables()) {
        std::string line;
        for (const auto& column : table.columns) line += (line.empty() ? "" : ",") + std::string(column.name);
        const auto path = folder / (std::string(table.name) + ".csv");
        if (auto ok = write_file_atomically(path, line + "\r\n", 0644, false); !ok) {
            // All of it or nothing: the next try must not meet half a folder.
            for (const auto& each : written) std::filesystem::remove(each, status);
            if (made) std::filesystem::remove(folder, status);
            return ok;
        }
        written.push_back(path);
    }
    return {};
}

}  // namespace temviet
