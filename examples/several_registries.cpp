// SPDX-License-Identifier: Apache-2.0
// Several registries at once: one that cannot be used is part of the answer and only ever lowers it; every fact in the
// report names the registry it comes from.
// ./several_registries PAYLOAD TIME {REGISTRY.db ROOT.json}…
#include <iostream>
#include <temviet/core.hpp>

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    temviet::VerifierConfig config;
    config.env = temviet::Env::test;
    config.allow_test = true;
    for (int i = 3; i + 1 < argc; i += 2) {
        const auto root = temviet::TrustRoot::load(argv[i + 1]);
        auto registry = root ? temviet::Registry::open(argv[i], *root) : tl::unexpected(root.error());
        if (registry) {
            config.registries.push_back(std::move(*registry));
        } else {
            config.unusable.push_back({argv[i], registry.error()});
        }
    }
    const auto verifier = temviet::Verifier::open(std::move(config));
    const auto at = temviet::parse_instant(argv[2]);
    if (!verifier || !at) return 2;
    temviet::Request request;
    request.now = *at;
    request.now_is_given = true;
    const auto report = verifier->verify(std::string_view(argv[1]), request);
    if (!report) return 1;
    for (const auto& registry : report->registries) std::cout << registry.id << ": " << registry.state << '\n';
    for (const auto& item : report->items) {
        std::cout << temviet::headline_text(item, report->env, temviet::Language::vi) << '\n';
        for (const auto& facts : item.products) std::cout << "  " << facts.registry_id << ": " << facts.product.name << '\n';
    }
    return temviet::exit_code(report->verdict);
}
