// SPDX-License-Identifier: Apache-2.0
// The README's "C++ in ten lines": an app with a scanner of its own.
#include <cstdio>
#include <temviet/core.hpp>

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto root = temviet::TrustRoot::load(argv[2]);
    if (!root) return std::fprintf(stderr, "%s\n", root.error().message.c_str()), 1;
    temviet::VerifierConfig config{.env = root->env(), .allow_test = true};
    auto registry = temviet::Registry::open(argv[1], *root);
    if (!registry) return std::fprintf(stderr, "%s\n", registry.error().message.c_str()), 1;
    config.registries.push_back(std::move(*registry));
    const auto verifier = temviet::Verifier::open(std::move(config));
    if (!verifier) return 1;
    temviet::Request request;
    request.now = *temviet::parse_instant("2026-11-10");
    const auto report = verifier->verify(std::string_view(argv[3]), request);
    if (!report) return 1;
    std::fputs(temviet::to_text(*report, temviet::Language::vi).c_str(), stdout);
    return temviet::exit_code(report->verdict);
}
