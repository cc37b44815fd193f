// SPDX-License-Identifier: Apache-2.0
#include "registry_choice.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <temviet/base/text.hpp>

#include "registry_store.hpp"
#include "term/clock.hpp"

namespace temviet::cli {

void RegistryChoice::add_options(CLI::App& command) {
    command.add_option("--registry", registries, "Instead of the stored ones")->allow_extra_args(false);
    command.add_option("--root", roots, "Trust root of each --registry")->allow_extra_args(false);
    command.add_option("--env", env, "prod or test")->check(CLI::IsMember({"prod", "test"}));
    command.add_option("--at", at, "Judge certificates and orders on this day (YYYY-MM-DD) instead of today");
}

Result<std::vector<Registry>> RegistryChoice::open(const Context& context) const {
    if (registries.size() != roots.size())
        return fail("USAGE", "each --registry needs its own --root", "--registry FILE --root ROOT.json");
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> chosen;
    for (std::size_t number = 0; number < registries.size(); ++number)
        chosen.emplace_back(registries[number], roots[number]);
    if (chosen.empty()) {
        const auto stored = stored_registries(*parse_env(env));
        if (!stored) return tl::unexpected(stored.error());
        for (const auto& each : *stored) chosen.emplace_back(each.file, each.root);
    }
    if (chosen.empty())
        return fail("REGISTRY_MISSING", std::string(context.tr("chưa có sổ nào", "there is no registry")),
                    "temviet registry use FILE --root ROOT.json");
    std::vector<Registry> out;
    for (const auto& [file, root_file] : chosen) {
        const auto root = TrustRoot::load(root_file);
        if (!root) return tl::unexpected(root.error());
        auto registry = Registry::open(file, *root);
        if (!registry) return tl::unexpected(registry.error());
        out.push_back(std::move(*registry));
    }
    return out;
}

Result<Date> RegistryChoice::today() const {
    if (at.empty()) return vietnam_date(system_now());
    if (const auto date = parse_date(at)) return *date;
    if (const auto instant = parse_instant(at)) return vietnam_date(*instant);
    return fail("USAGE", "--at is no date: " + display_safe(at), "--at 2026-11-10");
}

int exit_code_of(const Error& error) noexcept { return error.code == "USAGE" ? 2 : 1; }

}  // namespace temviet::cli
