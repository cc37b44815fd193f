// SPDX-License-Identifier: Apache-2.0
// temviet stamp declare: the issuer's signed word on one lot, before its stamps are minted.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/trust/random.hpp>

#include "code_words.hpp"
#include "issue/declaration_file.hpp"
#include "signing_key.hpp"
#include "stamp_commands.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kHelp = R"(Examples:
  temviet stamp declare --key tra.key --gtin 9521234543213 --lot L2611A --quantity 100000 --expiry 2028-11-20 -o L2611A.decl
  temviet stamp declare --key gom.key --pid AM-TRA-01 --lot AT2611 --quantity 40 --spare 4 --market VN -o AT2611.decl >> row.csv
The file is what stamp mint --batch and stamp void --batch take. Standard output is the line for the authority's batch.csv:
stamps count as declared only after the authority published it. Unit numbers start at a random place, so that a serial cannot be
guessed from another lot's. The range holds --spare units more than the quantity, to replace spoiled ones.)";

struct Options {
    SigningKeyOptions key;
    std::optional<std::string> gtin, pid, production, expiry, issued_at;
    std::string lot, output;
    std::int64_t quantity = 0, width = 0, rand_len = 8;
    std::optional<std::int64_t> first, spare;
    std::vector<std::string> markets;
};

tl::unexpected<Error> not_understood(const char* option, const std::string& value, const char* hint) {
    return fail("USAGE", std::string(option) + " " + display_safe(value, 60) + ": not understood", hint);
}

/// Anywhere in the numbers of that width, so that lots rarely share numbers and none tells how many there were before.
std::int64_t random_first(std::int64_t room) {
    std::array<std::uint8_t, 8> bytes{};
    random_bytes(bytes);
    std::uint64_t number = 0;
    for (const auto byte : bytes) number = number << 8 | byte;
    return 1 + static_cast<std::int64_t>(number % static_cast<std::uint64_t>(room));
}

Result<void> put_units(BatchDeclaration& out, const Options& options) {
    constexpr std::int64_t kMaxUnits = std::int64_t{1} << 32;
    const auto spare = options.spare.value_or((options.quantity + 19) / 20);
    if (options.quantity > kMaxUnits || spare > kMaxUnits)
        return fail("BAD_DECLARATION", "a lot of more than " + std::to_string(kMaxUnits) + " units");
    const auto units = options.quantity + spare;
    out.quantity = options.quantity;
    out.rand_len = options.rand_len;
    out.width = options.width;
    // Six characters are enough for every usual lot; at most a quarter of the numbers is used.
    if (out.width == 0)
        for (out.width = 6; (std::int64_t{1} << (5 * out.width)) / 4 < units; ++out.width) {}
    const auto room = (std::int64_t{1} << (5 * out.width)) - units;
    if (room < 1) return fail("BAD_DECLARATION", std::to_string(units) + " units do not fit into " + std::to_string(out.width) + " characters", "a larger --width");
    out.first = options.first.value_or(random_first(room));
    if (out.first > room) return fail("BAD_DECLARATION", "--first " + std::to_string(out.first) + " leaves no room for the lot in " + std::to_string(out.width) + " characters", "a larger --width, or leave --first out");
    out.last = out.first + units - 1;
    return {};
}

Result<BatchDeclaration> declaration_of(const Options& options) {
    BatchDeclaration out;
    if (options.gtin.has_value() == options.pid.has_value()) return fail("USAGE", "name the goods by --gtin or by --pid", "--gtin 9521234543213");
    if (options.gtin) {
        auto gtin = gs1::to_gtin14(*options.gtin);
        if (!gtin) return fail(gtin.error().code, "--gtin " + display_safe(*options.gtin, 40) + ": " + gtin.error().message, gtin.error().hint);
        out.gtin = std::move(*gtin);
    }
    out.pid = options.pid;
    out.lot = options.lot;
    for (const auto& [name, text, slot] : {std::tuple{"--production", &options.production, &out.production}, std::tuple{"--expiry", &options.expiry, &out.expiry}}) {
        if (!*text) continue;
        *slot = parse_date(**text);
        if (!*slot) return not_understood(name, **text, "a real day like 2027-08-01");
    }
    for (const auto& market : options.markets) {
        const bool fine = !market.empty() && market.size() <= 20 && std::all_of(market.begin(), market.end(), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-'; });
        if (!fine) return not_understood("--market", market, "a code like VN");
        out.markets.push_back(market);
    }
    const auto issued = options.issued_at ? parse_instant(*options.issued_at) : system_now();
    if (!issued) return not_understood("--issued-at", *options.issued_at, "like 2026-11-10T08:00:00+07:00");
    out.issued_at = *issued;
    if (const auto ok = put_units(out, options); !ok) return tl::unexpected(ok.error());
    return out;
}

int run(const Context& context, const Options& options) {
    if (const auto ready = crypto_ready(); !ready) return print_error(context, ready.error());
    const auto batch = declaration_of(options);
    if (!batch) return print_refusal(context, batch.error());
    const auto key = open_signing_key(context, options.key);
    if (!key) return print_refusal(context, key.error());
    if (!has(key->info.usage, KeyUsage::declare))
        return print_refusal(context, {"KEY_USAGE", display_path(options.key.file) + " may not sign declarations; its usage is " + to_string(key->info.usage),
                                       "temviet key generate FILE --issuer ID --usage item,batch,declare", {}});
    DeclarationFile file{key->info.owner, key->info.env, key->info.public_key, *batch, {}};
    auto cose = mint_declaration(*batch, file.env, file.issuer, *key->signer);
    if (!cose) return print_refusal(context, cose.error());
    file.cose = std::move(*cose);
    if (const auto written = write_file_atomically(options.output, to_json(file), 0644, false); !written) return print_refusal(context, written.error());
    std::fprintf(stderr, "%s %s: %s %lld–%lld, %s %lld%s\n", context.tr("lô", "lot").data(), batch->lot.c_str(), context.tr("đơn vị", "units").data(),
                 static_cast<long long>(batch->first), static_cast<long long>(batch->last), context.tr("số lượng", "quantity").data(),
                 static_cast<long long>(batch->quantity), file.env == Env::test ? context.tr(" (BẢN THỬ)", " (TEST)").data() : "");
    std::fprintf(stderr, "%s\n", context.tr("Gửi dòng dưới đây cho nơi giữ sổ: khi sổ công bố lô, tem mới được tính là tem của lô đã khai báo.",
                                            "Send this line to the registry's authority: stamps count as declared once it is published.").data());
    const auto written = write_stdout(batch_csv(file));
    return written ? 0 : print_error(context, written.error());
}

}  // namespace

void add_stamp_declare(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("declare", "Sign the declaration of a lot: its units, quantity and dates");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    add_signing_key_options(*command, options->key);
    command->add_option("--gtin", options->gtin, "GTIN: 8, 12, 13 or 14 digits");
    command->add_option("--pid", options->pid, "The issuer's own product code, instead of a GTIN");
    command->add_option("--lot", options->lot, "Lot: 1-20 of A-Z 0-9 . _ -")->required();
    command->add_option("--quantity", options->quantity, "Units in the lot")->required()->check(CLI::PositiveNumber);
    command->add_option("--spare", options->spare, "Units more in the range, to replace spoiled ones (default: 5 %)")->check(CLI::NonNegativeNumber);
    command->add_option("--first", options->first, "First unit number (default: random)")->check(CLI::NonNegativeNumber);
    command->add_option("--width", options->width, "Characters of the unit number (default: 6, more for huge lots)")->check(CLI::Range(1, 12));
    command->add_option("--rand-len", options->rand_len, "Random characters behind it (default 8)")->check(CLI::Range(8, 19));
    command->add_option("--production", options->production, "Production date YYYY-MM-DD");
    command->add_option("--expiry", options->expiry, "Expiry date YYYY-MM-DD");
    command->add_option("--market", options->markets, "Market the lot is meant for, repeatable")->allow_extra_args(false);
    command->add_option("--issued-at", options->issued_at, "Time of the declaration (default: now)");
    command->add_option("-o,--output", options->output, "File of the declaration; never written over")->required();
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
