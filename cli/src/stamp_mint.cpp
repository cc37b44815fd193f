// SPDX-License-Identifier: Apache-2.0
// temviet stamp mint: one stamp out of one key file and what the goods are.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/text.hpp>

#include "code_words.hpp"
#include "issue/bulk_mint.hpp"
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
A whole lot, with serials that carry the unit number; a run that was cut off goes on with --resume:
  temviet stamp declare --key tra.key --gtin 9521234543213 --lot L2611A --quantity 100000 --expiry 2028-11-20 -o L2611A.decl
  temviet stamp mint --key tra.key --batch L2611A.decl --host tem.example --count 100000 -o L2611A.csv
Each line is unit,serial,payload,stamp_id; FNC1 is written <GS> in CSV. The units of each run are kept in DECLARATION.units so
that no unit gets two stamps.
Exit codes: 0 minted, 1 refused or could not run, 2 wrong usage, 130 interrupted.)";

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

int run(const Context& context, const MintOptions& options) {
    if (const auto fits = check_bulk_options(options); !fits) return print_refusal(context, fits.error());
    if (!options.batch.empty()) return run_bulk_mint(context, options);
    auto request = mint_request_of(options);
    if (!request) return print_refusal(context, request.error());
    const auto key = open_signing_key(context, options.key);
    if (!key) return print_refusal(context, key.error());
    request->issuer = key->info.owner;
    request->env = key->info.env;
    request->usage = key->info.usage;
    const auto minted = mint_stamp(*request, *key->signer);
    if (!minted) return print_refusal(context, minted.error());
    return print(context, options, *request, *minted);
}

}  // namespace

void add_stamp_mint(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("mint", "Make one stamp, or all stamps of a declared batch");
    command->footer(kHelp);
    auto options = std::make_shared<MintOptions>();
    add_signing_key_options(*command, options->key);
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
    const char* bulk = "A run of stamps";
    command->add_option("--batch", options->batch, "Declaration file of the lot (temviet stamp declare)")->group(bulk);
    command->add_option("--count", options->count, "How many stamps (default: all that are left of the quantity)")
        ->check(CLI::PositiveNumber)
        ->group(bulk);
    command->add_option("--from", options->from, "First unit number (default: the next one)")->group(bulk);
    command->add_option("-o,--output", options->output, "File of stamps: .csv or .ndjson")->group(bulk);
    command->add_option("--format", options->format, "csv or ndjson (default: by the name of the output)")
        ->check(CLI::IsMember({"csv", "ndjson"}))
        ->group(bulk);
    command->add_flag("--resume", options->resume, "Go on with a run that was cut off")->group(bulk);
    command->add_option("--jobs", options->jobs, "Threads (default: one a core)")
        ->check(CLI::Range(1, 256))
        ->group(bulk);
    command->add_flag("--json", options->json, "{payload, payload_hex, symbology_identifier, stamp_id, kid, …}");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
