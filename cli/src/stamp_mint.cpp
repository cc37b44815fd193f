// SPDX-License-Identifier: Apache-2.0
// temviet stamp mint: one stamp out of one key file and what the goods are.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/key_file.hpp>

#include "code_words.hpp"
#include "mint_request.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet stamp mint --key tra.key --host tem.example --gtin 9521234543213 --lot L2508A --serial 0004K7M3P9XQTR --ai 17=270801
  temviet stamp mint --key tra.key --carrier gs1 --gtin 9521234543213 --lot L2508A > payload.bin
  temviet stamp mint --key tra.key --carrier rec --pid TRA-100 --name 'Trà sen 100 g' --expiry 2027-08-01 --json
  temviet stamp mint --key tra.key --carrier rec --as-link --host tem.example --stem t --gtin 9521234543213 \
      --certificate 'OCOP:12/QĐ-UBND:2025-01-02' --contains 09521234543213:L2508A:0004:0027:24
Carriers: dl link, gs1 element string, rec record; hdl hgs1 hrec the same as the hidden layer of a two-layer stamp.
The payload goes to standard output to the byte, without a line end and with FNC1 as the byte 0x1D; on a terminal FNC1 is
shown as <GS>. Every stamp was opened again with the public key before it is shown. Print it as the symbol that is named.
Exit codes: 0 minted, 1 refused or could not run, 2 wrong usage.)";

/// The key decides issuer and environment; naming them as well guards against the wrong file.
Result<void> take_key(MintRequest& request, const MintOptions& options, const KeyFileInfo& info) {
    const std::string name = display_path(options.key);
    if (info.purpose != "issuer")
        return fail("KEY_USAGE", name + " is the key of a " + info.purpose + ", not of an issuer",
                    "temviet key generate FILE --issuer ID");
    if (options.issuer && *options.issuer != info.owner)
        return fail("KEY_USAGE",
                    name + " is the key of " + info.owner + ", not of " + display_safe(*options.issuer, 80),
                    "choose the issuer's own key");
    if (options.env && *options.env != to_string(info.env))
        return fail("KEY_USAGE",
                    name + " is a key of env " + std::string(to_string(info.env)) + ", not " + *options.env,
                    "test keys sign test stamps only");
    request.issuer = info.owner;
    request.env = info.env;
    request.usage = info.usage;
    return {};
}

std::string shown(const MintedStamp& minted) {
    std::string out;
    for (const char c : minted.payload) out += c == '\x1d' ? std::string("<GS>") : std::string(1, c);
    return out + "\n";
}

int print(const Context& context, const MintOptions& options, const MintRequest& request, const MintedStamp& minted) {
    std::string out;
    if (options.json) {
        out = Json{{"payload", minted.payload},
                   {"payload_hex", to_hex(as_bytes(minted.payload))},
                   {"symbology_identifier", minted.symbology_identifier},
                   {"stamp_id", to_hex(minted.stamp_id)},
                   {"kid", to_hex(minted.kid)},
                   {"carrier", to_string(request.carrier)},
                   {"issuer", request.issuer},
                   {"env", to_string(request.env)}}
                  .dump(2) +
              "\n";
    } else {
        out = ::isatty(STDOUT_FILENO) == 1 ? shown(minted) : minted.payload;
        std::fprintf(stderr, "%s: %s (%s), stamp id %s, kid %s, env %s%s\n",
                     context.tr("In thành mã", "Print it as").data(), minted.symbology_identifier.c_str(),
                     minted.symbology_identifier == "]d2" ? "GS1 DataMatrix" : "QR", to_hex(minted.stamp_id).c_str(),
                     to_hex(minted.kid).c_str(), to_string(request.env).data(),
                     request.env == Env::test ? context.tr(" (BẢN THỬ)", " (TEST)").data() : "");
    }
    const auto written = write_stdout(out);
    return written ? 0 : print_error(context, written.error());
}

int refuse(const Context& context, Error error) {
    error.message = words_and_detail(context, error.code, error.message);
    return print_error(context, error, error.code == "USAGE" ? 2 : 1);
}

int run(const Context& context, const MintOptions& options) {
    auto request = mint_request_of(options);
    if (!request) return refuse(context, request.error());
    const auto info = read_key_file_info(options.key);
    if (!info) return print_error(context, info.error());
    if (const auto taken = take_key(*request, options, *info); !taken) return print_error(context, taken.error());
    SecretText passphrase;
    if (info->encrypted) {
        auto asked = ask_passphrase(context, options.passphrase);
        if (!asked) return print_error(context, asked.error(), interrupted() ? kExitInterrupted : 1);
        passphrase = std::move(*asked);
    }
    const auto key = open_key_file(options.key, passphrase.text());
    if (!key) return print_error(context, key.error());
    // The file may have been changed since its head was read.
    if (const auto taken = take_key(*request, options, key->info); !taken) return print_error(context, taken.error());
    const auto minted = mint_stamp(*request, *key->signer);
    if (!minted) return refuse(context, minted.error());
    return print(context, options, *request, *minted);
}

}  // namespace

void add_stamp_mint(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("mint", "Make one stamp");
    command->footer(kHelp);
    auto options = std::make_shared<MintOptions>();
    command->add_option("--key", options->key, "The issuer's key file")->required();
    command->add_option("--issuer", options->issuer, "Issuer id (default: the key's owner)");
    command->add_option("--env", options->env, "prod or test (default: the key's)")
        ->check(CLI::IsMember({"prod", "test"}));
    add_passphrase_options(*command, options->passphrase);
    command->add_option("--carrier", options->carrier, "dl, gs1, rec; hidden layer: hdl, hgs1, hrec")
        ->check(CLI::IsMember({"dl", "gs1", "rec", "hdl", "hgs1", "hrec"}));
    const char* any = "Any carrier";
    command->add_option("--gtin", options->gtin, "GTIN: 8, 12, 13 or 14 digits")->group(any);
    command->add_option("--lot", options->lot, "Lot: 1-20 of A-Z 0-9 . _ -")->group(any);
    command->add_option("--serial", options->serial, "Serial: 1-20 of A-Z 0-9 . _ -")->group(any);
    const char* short_ones = "Links and element strings";
    command->add_option("--cpv", options->cpv, "Consumer product variant (22)")->group(short_ones);
    command->add_option("--ai", options->elements, "Another element: AI=VALUE, repeatable")
        ->allow_extra_args(false)
        ->group(short_ones);
    command->add_option("--host", options->host, "Host of the link")->group(short_ones);
    command->add_option("--stem", options->stem, "Path in front of /01/, or of a record's link")->group(short_ones);
    const char* records = "Records";
    command->add_flag("--as-link", options->as_link, "https://HOST/STEM#VT1.… instead of VT1:…")->group(records);
    command->add_option("--pid", options->pid, "The issuer's own product code, instead of a GTIN")->group(records);
    command->add_option("--name", options->name, "Name of the goods")->group(records);
    command->add_option("--maker", options->maker, "Maker")->group(records);
    command->add_option("--importer", options->importer, "Importer")->group(records);
    command->add_option("--origin", options->origin, "ISO 3166 number, 704 is Vietnam")->group(records);
    command->add_option("--place", options->place, "Place of the last finishing stage")->group(records);
    command->add_option("--production", options->production, "Production date YYYY-MM-DD")->group(records);
    command->add_option("--expiry", options->expiry, "Expiry date YYYY-MM-DD")->group(records);
    command->add_option("--net-content", options->net_content, "Net content")->group(records);
    command->add_option("--certificate", options->certificates, "SCHEME:NUMBER:DATE, repeatable")
        ->allow_extra_args(false)
        ->group(records);
    command->add_option("--warning", options->warnings, "A warning, repeatable")
        ->allow_extra_args(false)
        ->group(records);
    command->add_option("--contains", options->contains, "GTIN:LOT:FIRST:LAST:COUNT, repeatable")
        ->allow_extra_args(false)
        ->group(records);
    command
        ->add_option("--hidden-commitment", options->hidden_commitment,
                     "16 bytes that bind a hidden layer, hexadecimal")
        ->group(records);
    command->add_option("--issued-at", options->issued_at, "Time of issue (default: now)")->group(records);
    command->add_option("--expires-at", options->expires_at, "Time after which the stamp itself no longer counts")
        ->group(records);
    command->add_flag("--json", options->json, "{payload, payload_hex, symbology_identifier, stamp_id, kid, …}");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
