// SPDX-License-Identifier: Apache-2.0
// temviet stamp mint: one stamp out of one key file and what the goods are.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/stamp/mint.hpp>
#include <temviet/trust/key_file.hpp>
#include <unistd.h>

#include "passphrase.hpp"
#include "stamp_commands.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
using Text = std::optional<std::string>;

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

struct Options {
    std::string key, carrier = "dl", host, stem;
    Text issuer, env, gtin, pid, lot, serial, cpv, name, maker, importer, origin, place, production, expiry, net_content, hidden_commitment,
        issued_at, expires_at;
    std::vector<std::string> elements, certificates, warnings, contains;
    PassphraseOptions passphrase;
    bool as_link = false, json = false;
};

tl::unexpected<Error> usage(std::string option, std::string_view value, std::string hint) {
    return fail("USAGE", option + " " + display_safe(value, 80) + ": not understood", std::move(hint));
}

std::optional<Carrier> parse_carrier(std::string_view text) {
    for (const auto carrier : {Carrier::dl, Carrier::gs1, Carrier::rec, Carrier::hdl, Carrier::hgs1, Carrier::hrec})
        if (to_string(carrier) == text) return carrier;
    return std::nullopt;
}

Result<std::optional<Date>> date_of(const char* option, const Text& text) {
    if (!text) return std::optional<Date>();
    const auto date = parse_date(*text);
    if (!date) return usage(option, *text, "a real day like 2027-08-01");
    return date;
}

Result<std::optional<Instant>> instant_of(const char* option, const Text& text) {
    if (!text) return std::optional<Instant>();
    const auto instant = parse_instant(*text);
    if (!instant) return usage(option, *text, "like 2026-11-10T08:00:00+07:00");
    return instant;
}

/// SCHEME:NUMBER:DATE; the number may hold colons.
Result<ClaimedCertificate> certificate_of(const std::string& text) {
    const auto first = text.find(':'), last = text.rfind(':');
    const auto date = last == std::string::npos ? std::nullopt : parse_date(std::string_view(text).substr(last + 1));
    if (first == std::string::npos || first == 0 || first == last || !date)
        return usage("--certificate", text, "SCHEME:NUMBER:DATE like OCOP:12/QĐ-UBND:2025-01-02; a record states the date of each certificate");
    return ClaimedCertificate{text.substr(0, first), text.substr(first + 1, last - first - 1), date};
}

Result<Contained> contained_of(const std::string& text) {
    std::array<std::string, 5> parts;
    std::size_t at = 0, count = 0;
    while (count < parts.size()) {
        const auto colon = text.find(':', at);
        parts[count++] = text.substr(at, colon == std::string::npos ? colon : colon - at);
        if (colon == std::string::npos) break;
        at = colon + 1;
        if (count == parts.size()) return usage("--contains", text, "GTIN:LOT:FIRST:LAST:COUNT");
    }
    const auto gtin = gs1::to_gtin14(parts[0]);
    if (count != parts.size() || !all_digits(parts[4]) || parts[4].size() > 12 || !gtin)
        return usage("--contains", text, "GTIN:LOT:FIRST:LAST:COUNT with the GTIN's right check digit, like 09521234543213:L2508A:0004:0027:24");
    return Contained{*gtin, parts[1], parts[2], parts[3], std::stoll(parts[4])};
}

/// Options that say nothing to this carrier are refused: leaving them out silently would print a stamp without them.
Result<void> check_fit(const Options& options, Carrier carrier) {
    struct Use {
        const char* option;
        bool used;
    };
    const bool record = is_record(carrier);
    const bool link = carrier == Carrier::dl || carrier == Carrier::hdl || (record && options.as_link);
    const Use record_only[] = {
        {"--pid", options.pid.has_value()}, {"--name", options.name.has_value()}, {"--maker", options.maker.has_value()},
        {"--importer", options.importer.has_value()}, {"--origin", options.origin.has_value()}, {"--place", options.place.has_value()},
        {"--production", options.production.has_value()}, {"--expiry", options.expiry.has_value()},
        {"--net-content", options.net_content.has_value()}, {"--certificate", !options.certificates.empty()},
        {"--warning", !options.warnings.empty()}, {"--contains", !options.contains.empty()},
        {"--hidden-commitment", options.hidden_commitment.has_value()}, {"--issued-at", options.issued_at.has_value()},
        {"--expires-at", options.expires_at.has_value()}, {"--as-link", options.as_link}};
    if (!record)
        for (const auto& each : record_only)
            if (each.used)
                return fail("USAGE", std::string(each.option) + " is a field of records (--carrier rec), not of carrier " + std::string(to_string(carrier)),
                            std::string(each.option) == "--expiry" ? "--ai 17=YYMMDD" : std::string(each.option) == "--production" ? "--ai 11=YYMMDD" : "");
    if (record && (!options.elements.empty() || options.cpv))
        return fail("USAGE", std::string(options.cpv ? "--cpv" : "--ai") + " is not for records", "records have fields of their own: --lot, --expiry, …");
    if (!link && (!options.host.empty() || !options.stem.empty()))
        return fail("USAGE", "--host and --stem are for links only", record ? "add --as-link" : "leave them out");
    return {};
}

Result<void> put_elements(Claims& claims, const Options& options) {
    for (const auto& each : options.elements) {
        const auto equals = each.find('=');
        if (equals == std::string::npos || !all_digits(each.substr(0, equals))) return usage("--ai", each, "AI=VALUE like 17=270801");
        if (!claims.elements.emplace(each.substr(0, equals), each.substr(equals + 1)).second)
            return fail("USAGE", "--ai " + each.substr(0, equals) + " stands there twice", "give each element once");
    }
    return {};
}

Result<void> put_record(Claims& claims, const Options& options) {
    claims.pid = options.pid;
    claims.name = options.name;
    claims.maker = options.maker;
    claims.importer = options.importer;
    claims.origin = options.origin;
    claims.place = options.place;
    claims.net_content = options.net_content;
    claims.warnings = options.warnings;
    const auto production = date_of("--production", options.production), expiry = date_of("--expiry", options.expiry);
    const auto issued = instant_of("--issued-at", options.issued_at), expires = instant_of("--expires-at", options.expires_at);
    if (!production) return tl::unexpected(production.error());
    if (!expiry) return tl::unexpected(expiry.error());
    if (!issued) return tl::unexpected(issued.error());
    if (!expires) return tl::unexpected(expires.error());
    claims.production = *production;
    claims.expiry = *expiry;
    claims.issued_at = *issued ? **issued : system_now();
    claims.expires_at = *expires;
    if (options.hidden_commitment) {
        const auto bytes = from_hex(*options.hidden_commitment);
        if (!bytes || bytes->size() != 16) return usage("--hidden-commitment", *options.hidden_commitment, "32 hexadecimal digits");
        claims.hidden_commitment = *bytes;
    }
    for (const auto& each : options.certificates) {
        auto certificate = certificate_of(each);
        if (!certificate) return tl::unexpected(certificate.error());
        claims.certificates.push_back(std::move(*certificate));
    }
    for (const auto& each : options.contains) {
        auto contained = contained_of(each);
        if (!contained) return tl::unexpected(contained.error());
        claims.contains.push_back(std::move(*contained));
    }
    return {};
}

Result<MintRequest> request_of(const Options& options) {
    MintRequest out;
    out.carrier = *parse_carrier(options.carrier);
    if (const auto fits = check_fit(options, out.carrier); !fits) return tl::unexpected(fits.error());
    out.host = options.host;
    out.stem = options.stem;
    out.record_as_link = options.as_link;
    out.claims.lot = options.lot;
    out.claims.serial = options.serial;
    out.claims.cpv = options.cpv;
    if (options.gtin) {
        auto gtin = gs1::to_gtin14(*options.gtin);
        if (!gtin) return fail(gtin.error().code, "--gtin " + display_safe(*options.gtin, 40) + ": " + gtin.error().message, gtin.error().hint);
        out.claims.gtin = std::move(*gtin);
    }
    const auto put = is_record(out.carrier) ? put_record(out.claims, options) : put_elements(out.claims, options);
    if (!put) return tl::unexpected(put.error());
    return out;
}

/// The key decides issuer and environment; naming them as well guards against the wrong file.
Result<void> take_key(MintRequest& request, const Options& options, const KeyFileInfo& info) {
    const std::string name = display_path(options.key);
    if (info.purpose != "issuer") return fail("KEY_USAGE", name + " is the key of a " + info.purpose + ", not of an issuer", "temviet key generate FILE --issuer ID");
    if (options.issuer && *options.issuer != info.owner)
        return fail("KEY_USAGE", name + " is the key of " + info.owner + ", not of " + display_safe(*options.issuer, 80), "choose the issuer's own key");
    if (options.env && *options.env != to_string(info.env))
        return fail("KEY_USAGE", name + " is a key of env " + std::string(to_string(info.env)) + ", not " + *options.env, "test keys sign test stamps only");
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

int print(const Context& context, const Options& options, const MintRequest& request, const MintedStamp& minted) {
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
                  .dump(2) + "\n";
    } else {
        out = ::isatty(STDOUT_FILENO) == 1 ? shown(minted) : minted.payload;
        std::fprintf(stderr, "%s: %s (%s), stamp id %s, kid %s, env %s%s\n", context.tr("In thành mã", "Print it as").data(),
                     minted.symbology_identifier.c_str(), minted.symbology_identifier == "]d2" ? "GS1 DataMatrix" : "QR",
                     to_hex(minted.stamp_id).c_str(), to_hex(minted.kid).c_str(), to_string(request.env).data(),
                     request.env == Env::test ? context.tr(" (BẢN THỬ)", " (TEST)").data() : "");
    }
    const auto written = write_stdout(out);
    return written ? 0 : print_error(context, written.error());
}

int run(const Context& context, const Options& options) {
    auto request = request_of(options);
    if (!request) return print_error(context, request.error(), request.error().code == "USAGE" ? 2 : 1);
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
    if (!minted) return print_error(context, minted.error());
    return print(context, options, *request, *minted);
}

}  // namespace

void add_stamp_mint(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("mint", "Make one stamp");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("--key", options->key, "The issuer's key file")->required();
    command->add_option("--issuer", options->issuer, "Issuer id (default: the key's owner)");
    command->add_option("--env", options->env, "prod or test (default: the key's)")->check(CLI::IsMember({"prod", "test"}));
    add_passphrase_options(*command, options->passphrase);
    command->add_option("--carrier", options->carrier, "dl, gs1, rec; hidden layer: hdl, hgs1, hrec")
        ->check(CLI::IsMember({"dl", "gs1", "rec", "hdl", "hgs1", "hrec"}));
    const char* any = "Any carrier";
    command->add_option("--gtin", options->gtin, "GTIN: 8, 12, 13 or 14 digits")->group(any);
    command->add_option("--lot", options->lot, "Lot: 1-20 of A-Z 0-9 . _ -")->group(any);
    command->add_option("--serial", options->serial, "Serial: 1-20 of A-Z 0-9 . _ -")->group(any);
    const char* short_ones = "Links and element strings";
    command->add_option("--cpv", options->cpv, "Consumer product variant (22)")->group(short_ones);
    command->add_option("--ai", options->elements, "Another element: AI=VALUE, repeatable")->allow_extra_args(false)->group(short_ones);
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
    command->add_option("--certificate", options->certificates, "SCHEME:NUMBER:DATE, repeatable")->allow_extra_args(false)->group(records);
    command->add_option("--warning", options->warnings, "A warning, repeatable")->allow_extra_args(false)->group(records);
    command->add_option("--contains", options->contains, "GTIN:LOT:FIRST:LAST:COUNT, repeatable")->allow_extra_args(false)->group(records);
    command->add_option("--hidden-commitment", options->hidden_commitment, "16 bytes that bind a hidden layer, hexadecimal")->group(records);
    command->add_option("--issued-at", options->issued_at, "Time of issue (default: now)")->group(records);
    command->add_option("--expires-at", options->expires_at, "Time after which the stamp itself no longer counts")->group(records);
    command->add_flag("--json", options->json, "{payload, payload_hex, symbology_identifier, stamp_id, kid, …}");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
