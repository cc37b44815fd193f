// SPDX-License-Identifier: Apache-2.0
// The C++ library without pictures (temviet::core): text in, JSON out.
// ./payload REGISTRY.db ROOT.json PAYLOAD [TIME]
#include <chrono>
#include <iostream>
#include <temviet/core.hpp>

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const auto failed = [](const temviet::Error& error) {
        std::cerr << error.code << ": " << error.message << '\n';
        return 1;
    };
    const auto root = temviet::TrustRoot::load(argv[2]);
    if (!root) return failed(root.error());
    auto registry = temviet::Registry::open(argv[1], *root);
    if (!registry) return failed(registry.error());

    temviet::VerifierConfig config;
    config.env = root->env();
    config.allow_test = true;
    config.registries.push_back(std::move(*registry));
    const auto verifier = temviet::Verifier::open(std::move(config));
    if (!verifier) return failed(verifier.error());

    temviet::Request request;  // nothing in the library reads a clock
    request.now.seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    if (argc > 4)
        if (const auto at = temviet::parse_instant(argv[4])) request.now = *at, request.now_is_given = true;
    const auto report = verifier->verify(std::string_view(argv[3]), request);
    if (!report) return failed(report.error());
    std::cout << temviet::to_json(*report, 2) << '\n';
    return temviet::exit_code(report->verdict);
}
