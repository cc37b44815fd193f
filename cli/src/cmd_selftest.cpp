// SPDX-License-Identifier: Apache-2.0
// temviet selftest: does this installation tell true from false? No registry, no network, a second at most.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <functional>
#include <nlohmann/json.hpp>
#include <temviet/report/render.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/verifier.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "cli.hpp"
#include "draw/test_symbol.hpp"

namespace temviet::cli {
namespace {

// The worked vectors of the stamp format (03): RFC 8032 TEST 1, a public test key, env test.
constexpr std::string_view kIssuer = "demo-tra-sen-vang";
constexpr std::string_view kPublicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr std::string_view kLink =
    "https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts="
    "EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw";
constexpr std::string_view kElements =
    "010952123454321310L2508A\x1d" "210004K7M3P9XQTR\x1d" "1727080198"
    "EbwpGFRGcCb-J3X3-XI3Hpl4QcbQ8KpN6Ix38LVzGIC6mAt0lgHkL5oqQU-7CtTwHvz-qwjWUDHpZQBCpY5Q3pliBw";

OpenOutcome open(std::string payload, std::string symbology) {
    const auto bytes = from_hex_array<32>(kPublicKey);
    if (!bytes) return OpenOutcome::malformed;
    Symbol symbol = text_symbol(std::move(payload));
    symbol.symbology_identifier = std::move(symbology);
    const ParsedStamp parsed = parse_stamp(symbol);
    if (parsed.form() != OpenOutcome::ok) return parsed.form();
    const auto stamp = StampOpener::open(parsed, IssuerKey{std::string(kIssuer), PublicKey{*bytes}, KeyUsage::all}, Env::test);
    return stamp ? OpenOutcome::ok : stamp.error();
}

bool every_change_is_refused() {
    for (std::size_t i = 0; i < kLink.size(); ++i) {
        std::string changed(kLink);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        if (changed != kLink && open(std::move(changed), "]Q1") == OpenOutcome::ok) return false;
    }
    return true;
}

bool reads_a_picture() {
    const auto picture = draw_qr(kLink);
    if (!picture) return false;
    const Plane plane{picture->pixels.data(), picture->pixels.size(), static_cast<std::size_t>(picture->width), 1};
    const auto frame = Frame::from_planes(PixelFormat::grey, Size{picture->width, picture->height}, std::span(&plane, 1));
    if (!frame) return false;
    const auto symbols = read_symbols(*frame);
    return symbols && symbols->size() == 1 && symbols->front().bytes == kLink && symbols->front().symbology_identifier == "]Q1";
}

bool decides_nothing_without_a_registry() {
    VerifierConfig config;
    config.env = Env::test;
    config.allow_test = true;
    const auto verifier = Verifier::open(std::move(config));
    if (!verifier) return false;
    Request request;
    request.now = *parse_instant("2026-11-01");
    request.now_is_given = true;
    const auto report = verifier->verify(kLink, request);
    return report && report->verdict.level == Level::no_decision && !to_json(*report).empty();
}

struct Step {
    const char *name, *vi, *en;
    std::function<bool()> passes;
};

int run(const Context& context, bool json) {
    const std::vector<Step> steps{
        {"crypto", "thư viện mật mã chặt chẽ", "the crypto library is strict", [] { return crypto_ready().has_value(); }},
        {"stamp-link", "tem mẫu dạng liên kết mở được", "the sample link stamp opens", [] { return open(std::string(kLink), "]Q1") == OpenOutcome::ok; }},
        {"stamp-elements", "tem mẫu dạng GS1 mở được", "the sample GS1 stamp opens", [] { return open(std::string(kElements), "]d2") == OpenOutcome::ok; }},
        {"tamper", "mọi byte bị sửa đều bị phát hiện", "every changed byte is noticed", every_change_is_refused},
        {"reader", "đọc được mã QR vẽ thử", "a drawn QR code is read", reads_a_picture},
        {"no-registry", "không có sổ thì không kết luận", "without a registry nothing is concluded", decides_nothing_without_a_registry},
    };
    bool all = true;
    nlohmann::ordered_json object{{"ok", true}, {"steps", nlohmann::ordered_json::array()}};
    std::string lines;
    for (const auto& step : steps) {
        const bool ok = step.passes();
        all = all && ok;
        object["steps"].push_back({{"name", step.name}, {"ok", ok}});
        lines += fmt::format("{}  {}\n", ok ? "ok  " : "FAIL", context.tr(step.vi, step.en));
    }
    object["ok"] = all;
    const auto written = write_stdout(json ? object.dump(2) + "\n" : lines);
    if (!written) return print_error(context, written.error());
    return all ? 0 : 1;
}

}  // namespace

void add_selftest(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("selftest", "Does this installation tell true from false?");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Result of every step as JSON");
    command->callback([&context, json] { context.exit_code = run(context, *json); });
}

}  // namespace temviet::cli
