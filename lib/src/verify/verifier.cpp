// SPDX-License-Identifier: Apache-2.0
// In: symbols or text. Out: a report. Must not know pictures, files, clocks.
#include <temviet/verify/verifier.hpp>

#include <temviet/base/limits.hpp>
#include <temviet/trust/ed25519.hpp>

#include "judge.hpp"

namespace temviet {

struct Verifier::Impl {
    VerifierConfig config;
    verify::KeyCache keys;

    /// Judges with all registries; when one turns out corrupt while it is asked, again without it.
    template <class Judge>
    Report run(const Request& request, Judge&& judge) const {
        std::set<std::size_t> failed;
        while (true) {
            const verify::Sources sources(config.registries, config.unusable, config.build_time, request, config.env, keys, failed);
            Report report;
            report.file = request.file;
            report.input = request.input;
            report.at = sources.now();
            report.at_is_given = request.now_is_given;
            report.env = config.env;
            judge(sources, report);
            if (sources.failed() != failed) {
                failed = sources.failed();
                continue;
            }
            report.registries = sources.describe();
            report.verdict = report.items.front().verdict;
            for (const auto& item : report.items) report.verdict = worst(report.verdict, item.verdict);
            return report;
        }
    }
};

namespace {

void mark_several_products(std::vector<ReportItem>& items) {
    std::set<std::string> products;
    for (const auto& item : items)
        if (auto key = verify::product_key(item.claims); !key.empty()) products.insert(std::move(key));
    if (products.size() < 2) return;
    for (auto& item : items) item.notices.push_back({Reason::several_products, {{"count", std::to_string(products.size())}}});
}

}  // namespace

Result<Verifier> Verifier::open(VerifierConfig config) {
    if (auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    if (config.env == Env::test && !config.allow_test)
        return fail("TEST_NOT_ALLOWED", "test registries prove nothing about real goods", "allow them on purpose: --env test, or allow_test");
    for (const auto& registry : config.registries)
        if (registry.info().env != config.env)
            return fail("MIXED_ENV", "registry " + registry.info().registry_id + " is of env " + std::string(to_string(registry.info().env)) +
                                         ", this verifier of env " + std::string(to_string(config.env)),
                        "use registries of one environment");
    auto impl = std::make_shared<Impl>();
    impl->config = std::move(config);
    return Verifier(std::shared_ptr<const Impl>(std::move(impl)));
}

Verifier::Verifier(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

Env Verifier::env() const noexcept { return impl_->config.env; }
const std::vector<Registry>& Verifier::registries() const noexcept { return impl_->config.registries; }

Result<Report> Verifier::verify(std::span<const Symbol> symbols, const Request& request) const {
    // More symbols than any picture holds: the rest is not looked at, and the report says so.
    const bool too_many = symbols.size() > limits::kMaxSymbols;
    if (too_many) symbols = symbols.first(limits::kMaxSymbols);
    std::vector<verify::Reading> readings;
    for (std::size_t i = 0; i < symbols.size(); ++i) readings.push_back(verify::read_symbol(symbols[i], i));
    return impl_->run(request, [&](const verify::Sources& sources, Report& report) {
        report.symbols.assign(symbols.begin(), symbols.end());
        const auto names_product = [&](const std::string& gtin, const Claims& record) {
            return verify::same_product(sources, verify::look_up(sources, record), gtin);
        };
        for (const auto& plan : verify::group(readings, request.scene, names_product))
            report.items.push_back(verify::judge_item(plan, readings, sources, request));
        if (report.items.empty()) report.items.push_back(verify::empty_item(Reason::no_symbol, sources));
        if (too_many) report.items.front().notices.push_back({Reason::limit_exceeded, {}});
        mark_several_products(report.items);
    });
}

Result<Report> Verifier::verify(std::string_view payload, const Request& request) const {
    // What a person or a scanner typed ends with the key that ended it.
    if (payload.ends_with("\r\n")) payload.remove_suffix(2);
    else if (payload.ends_with('\n') || payload.ends_with('\r')) payload.remove_suffix(1);
    const Symbol symbol = text_symbol(std::string(payload));
    if (payload.empty()) return verify(std::span<const Symbol>(), request);
    return verify(std::span<const Symbol>(&symbol, 1), request);
}

Report Verifier::unreadable(const Error& error, const Request& request) const {
    Report report = impl_->run(request, [](const verify::Sources& sources, Report& out) {
        out.items.push_back(verify::empty_item(Reason::input_unreadable, sources));
    });
    report.error = error;
    return report;
}

}  // namespace temviet
