// SPDX-License-Identifier: Apache-2.0
#include "verify/setup.hpp"

#include <temviet/base/file.hpp>

#include "registry_store.hpp"

namespace temviet::cli {
namespace {

void add(const Context& context, VerifierConfig& config, const std::filesystem::path& file, const std::filesystem::path& root_file) {
    const auto unusable = [&](Error error) {
        print_warning(context, error);
        config.unusable.push_back({display_path(file.filename()), std::move(error)});
    };
    auto root = TrustRoot::load(root_file);
    if (!root) {
        Error error = root.error();
        error.code = "REGISTRY_UNTRUSTED";
        return unusable(std::move(error));
    }
    auto registry = Registry::open(file, *root);
    if (!registry) return unusable(registry.error());
    config.registries.push_back(std::move(*registry));
}

}  // namespace

Result<Verifier> make_verifier(const Context& context, const SetupOptions& options) {
    if (options.registries.size() != options.roots.size())
        return fail("USAGE", "each --registry needs its own --root (" + std::to_string(options.registries.size()) + " and " +
                                 std::to_string(options.roots.size()) + " were given)",
                    "--registry FILE --root ROOT.json");
    VerifierConfig config;
    config.env = options.env;
    config.allow_test = options.env == Env::test;
    if (options.registries.empty()) {
        auto stored = stored_registries(options.env);
        if (!stored) return tl::unexpected(stored.error());
        for (const auto& each : *stored) add(context, config, each.file, each.root);
    } else {
        for (std::size_t i = 0; i < options.registries.size(); ++i) add(context, config, options.registries[i], options.roots[i]);
    }
    return Verifier::open(std::move(config));
}

}  // namespace temviet::cli
