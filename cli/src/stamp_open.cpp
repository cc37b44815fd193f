// SPDX-License-Identifier: Apache-2.0
// temviet stamp open: one stamp against one key, no registry. For comparing verifiers and for issuers' own checks.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

#include "claims_view.hpp"
#include "code_words.hpp"
#include "payload_input.hpp"
#include "stamp_commands.hpp"
#include "term/terminal.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr int kExitNotOpened = 14;

constexpr const char* kHelp = R"(Examples:
  temviet stamp open --env test --issuer demo-tra-sen-vang --key d75a…511a 'https://tem.example/01/…&vts=…' --json
  printf '%s' "$payload" | temviet stamp open --env prod --issuer tra-sen --key d75a…511a --symbology ]d2 -
  temviet stamp open --batch data/vectors/stamp.jsonl
Standard input is taken to the last byte: a line end behind the payload is part of it (use printf, not echo).
--batch takes one JSON object a line, {"input" or "input_hex", "symbology" ("text" or like "]Q1"), "env", "issuer", "key"},
and answers each on a line of its own, in order; a request that cannot be read gives {"error"} and the run goes on.
Exit codes: 0 the signature is right (--batch: always), 14 it is not, 1 could not run, 2 wrong usage.
Registries, recalls and expiry dates are not looked at: temviet verify does that.)";

struct Options {
    std::string payload, symbology = "text", env, issuer, key, batch;
    bool json = false;
};

std::string to_text(const Context& context, const OpenAnswer& answer, const IssuerKey& key, Env env) {
    const bool ok = answer.outcome == OpenOutcome::ok;
    std::string out = paint(to_string(answer.outcome), ok ? Colour::green : Colour::red, context.colour_out);
    out += ok ? std::string(context.tr(": chữ ký đúng với khóa này\n", ": the signature is right for this key\n"))
              : ": " + display_safe(words_and_detail(context, to_string(answer.outcome), answer.detail)) + "\n";
    out += labelled_line("env", env_label(context, env));
    out += labelled_line(context.tr("người phát hành", "issuer"), key.issuer);
    if (answer.carrier)
        out += labelled_line(context.tr("loại", "carrier"), std::string(to_string(*answer.carrier)) + " (" +
                                                                std::string(carrier_label(context, *answer.carrier)) +
                                                                ")");
    if (!answer.kid.empty()) out += labelled_line("kid", answer.kid);
    if (answer.stamp) {
        out += labelled_line(context.tr("mã tem", "stamp id"), to_hex(answer.stamp->stamp_id()));
        out += claims_text(context, answer.stamp->claims(), answer.stamp->carrier());
    }
    return out;
}

int run(const Context& context, const Options& options) {
    const auto usage = [&](std::string_view vi, std::string_view en) {
        return print_error(context, {"USAGE", std::string(context.tr(vi, en)), "temviet stamp open --help", {}}, 2);
    };
    if (const auto ready = crypto_ready(); !ready) return print_error(context, ready.error());
    if (!options.batch.empty()) {
        if (!options.payload.empty() || !options.env.empty() || !options.issuer.empty() || !options.key.empty() ||
            options.symbology != "text")
            return usage("--batch lấy mọi thứ từ các dòng yêu cầu; bỏ các tham số khác",
                         "--batch takes everything from its request lines; leave the rest out");
        return run_open_batch(context, options.batch);
    }
    const auto env = parse_env(options.env);
    if (options.payload.empty() || !env || options.issuer.empty() || options.key.empty())
        return usage("cần đủ --env prod|test, --issuer, --key và nội dung mã",
                     "--env prod|test, --issuer, --key and a payload are needed");
    const auto key = issuer_key_of(options.issuer, options.key);
    if (!key) return print_error(context, key.error(), 2);
    auto payload = read_payload(options.payload, false);
    if (!payload) return print_error(context, payload.error());
    const auto symbol = symbol_of(std::move(*payload), options.symbology);
    if (!symbol) return print_error(context, symbol.error(), 2);

    const OpenAnswer answer = open_stamp(*symbol, *key, *env);
    const std::string out = options.json ? open_json(answer).dump(2) + "\n" : to_text(context, answer, *key, *env);
    if (const auto written = write_stdout(out); !written) return print_error(context, written.error());
    if (answer.outcome == OpenOutcome::ok) return 0;
    if (options.payload == "-" && symbol->bytes.ends_with('\n'))
        std::fprintf(
            stderr, "%s\n",
            context
                .tr("Nội dung kết thúc bằng dấu xuống dòng, và stamp open không cắt gì cả: dùng printf '%s' thay cho "
                    "echo.",
                    "The payload ends with a line end, and stamp open cuts nothing: use printf '%s' instead of echo.")
                .data());
    return kExitNotOpened;
}

}  // namespace

OpenAnswer open_stamp(const Symbol& symbol, const IssuerKey& key, Env env) {
    const ParsedStamp parsed = parse_stamp(symbol);
    OpenAnswer out;
    out.detail = parsed.detail();
    if (parsed.form() == OpenOutcome::ok) {
        out.carrier = parsed.carrier();
        out.kid = to_hex(parsed.kid());
    }
    auto opened = StampOpener::open(parsed, key, env);
    out.outcome = opened ? OpenOutcome::ok : opened.error();
    if (opened) out.stamp = std::move(*opened);
    return out;
}

Json open_json(const OpenAnswer& answer) {
    // The fields that the public vectors of the format state for each outcome, so that answers can be compared whole.
    const bool signature_tried = answer.outcome == OpenOutcome::ok || answer.outcome == OpenOutcome::signature_invalid;
    const bool key_tried = signature_tried || answer.outcome == OpenOutcome::key_unknown;
    return {{"expect", to_string(answer.outcome)},
            {"carrier", key_tried && answer.carrier ? Json(to_string(*answer.carrier)) : Json()},
            {"kid", signature_tried ? Json(answer.kid) : Json()},
            {"stamp_id", answer.stamp ? Json(to_hex(answer.stamp->stamp_id())) : Json()},
            {"claims", answer.stamp ? claims_json(answer.stamp->claims(), answer.stamp->carrier()) : Json()}};
}

Result<IssuerKey> issuer_key_of(std::string issuer, std::string_view key_hex) {
    if (!is_issuer_id(issuer))
        return fail("BAD_ISSUER_ID", "not an issuer id: " + display_safe(issuer, 80), "[a-z0-9-]{3,64}");
    const auto key = from_hex_array<32>(key_hex);
    if (!key)
        return fail("BAD_KEY", "not a public key: " + display_safe(key_hex, 80),
                    "64 hexadecimal digits, as temviet key show prints them");
    return IssuerKey{std::move(issuer), PublicKey{*key}, KeyUsage::all};
}

void add_stamp_open(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("open", "Check one stamp against one key, without any registry");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("payload", options->payload, "The payload, or - for standard input; nothing is cut off");
    command->add_option("--env", options->env, "prod or test")->check(CLI::IsMember({"prod", "test"}));
    command->add_option("--issuer", options->issuer, "Issuer id");
    command->add_option("--key", options->key, "The issuer's public key, 64 hexadecimal digits");
    command->add_option("--symbology", options->symbology, "Symbology identifier of the symbol, like ]d2; or text");
    command->add_option("--batch", options->batch, "NDJSON requests from this file, or - for standard input");
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
