// SPDX-License-Identifier: Apache-2.0
// temviet registry import --preview: what a new registry file would change, in words; nothing is written.
#include <fmt/format.h>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

#include "registry_commands.hpp"
#include "registry_store.hpp"
#include "sources/change_words.hpp"
#include "sources/trial.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

/// The registry people have now: the file that would be replaced, else the stored one of the same id.
fs::path current_registry(const ImportPreview& options) {
    if (!options.against.empty()) return options.against;
    std::error_code status;
    if (!options.output.empty() && fs::is_regular_file(options.output, status)) return options.output;
    const auto text = read_file(fs::path(options.folder) / "registry.json", limits::kMaxMetadataBytes);
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    const auto env = json.is_object() ? parse_env(json.value("env", "")) : std::nullopt;
    if (!env) return {};
    if (const auto stored = stored_registries(*env))
        for (const auto& each : *stored)
            if (each.id == json.value("id", "")) return each.file;
    return {};
}

}  // namespace

int preview_import(const Context& context, const ImportPreview& options) {
    auto scratch = ScratchFolder::make();
    if (!scratch) return print_error(context, scratch.error());
    const auto built = scratch->path() / "new.tvr";
    BuildOptions build;
    build.max_errors = options.max_errors;
    build.progress = [](std::int64_t) { return !interrupted(); };
    const auto outcome = build_registry(options.folder, built, build);
    if (!outcome) return print_error(context, outcome.error(), outcome.error().code == "CANCELLED" ? kExitInterrupted : 1);
    if (!outcome->summary) {
        for (const auto& each : outcome->errors)
            std::fprintf(stderr, "%s:%lld:%s: %s [%s]\n", each.file.c_str(), static_cast<long long>(each.line), each.column.c_str(), each.message.c_str(), each.code.c_str());
        return print_error(context, {"SOURCES_WRONG", fmt::format(fmt::runtime(context.tr("{} lỗi trong nguồn", "{} errors in the sources")), outcome->errors.size()),
                                     std::string(context.tr("sửa các dòng trên", "correct the lines above")), {}});
    }
    const auto current = current_registry(options);
    ChangeSummary summary(context, vietnam_date(system_now()), 100'000);
    const auto compared = compare_registries(current, built, [&](const RowChange& change) { return summary.add(change) && !interrupted(); });
    if (!compared) return print_error(context, compared.error(), compared.error().code == "CANCELLED" ? kExitInterrupted : 1);
    if (options.json) {
        nlohmann::ordered_json json{{"schema", "temviet.preview/1"}, {"ok", true}, {"folder", display_path(options.folder)}};
        json["against"] = current.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(display_path(current));
        json.update(summary.to_json());
        const auto done = write_stdout(json.dump(2) + "\n");
        return done ? 0 : print_error(context, done.error());
    }
    std::string text = current.empty() ? fmt::format(fmt::runtime(context.tr("Chưa có sổ nào để so. Sổ mới: {}.\n", "There is no registry to compare with. The new one: {}.\n")), summary.sentence())
                                       : fmt::format(fmt::runtime(context.tr("So với {}: {}.\n", "Compared with {}: {}.\n")), display_path(current), summary.sentence());
    if (options.details) text += summary.details();
    const auto done = write_stdout(text);
    return done ? 0 : print_error(context, done.error());
}

}  // namespace temviet::cli
