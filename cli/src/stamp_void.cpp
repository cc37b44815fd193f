// SPDX-License-Identifier: Apache-2.0
// temviet stamp void: the row that takes a range of units of a lot out of use, such as a spoiled print run.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "code_words.hpp"
#include "issue/unit_ledger.hpp"
#include "stamp_commands.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kHelp = R"(Examples:
  temviet stamp void --batch L2611A.decl --from 720345601 --to 720350600 --reason 'Cuộn tem in hỏng'
  temviet stamp void --batch L2611A.decl --from 0NEZB4G1K7M3P9XQ --to 0NEZB4Q8W2V5N0TR --reason 'In lệch' >> revocation.csv
A unit is its number, or the whole serial as printed. Standard output is the row for the authority's revocation.csv: stamps are
refused once the registry with this row is published. The units are also kept in DECLARATION.units: they are never minted
again, and as many others may be minted in their place.)";

struct Options {
    std::string batch, from, to, reason, on;
    bool provisional = false, no_header = false;
};

Result<std::int64_t> unit_of(const char* option, const std::string& text, const BatchDeclaration& batch) {
    if (const auto unit = unit_number(text, static_cast<int>(batch.width), static_cast<int>(batch.rand_len))) return *unit;
    if (all_digits(text) && text.size() <= 18) return std::stoll(text);
    return fail("USAGE", std::string(option) + " " + display_safe(text, 40) + " is neither a unit number nor a serial of this lot",
                "a number, or all " + std::to_string(batch.width + batch.rand_len) + " characters of a serial");
}

std::string csv_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

int run(const Context& context, const Options& options) {
    const auto declaration = read_declaration_file(options.batch);
    if (!declaration) return print_refusal(context, declaration.error());
    const BatchDeclaration& batch = declaration->batch;
    const auto from = unit_of("--from", options.from, batch), to = unit_of("--to", options.to.empty() ? options.from : options.to, batch);
    if (!from) return print_refusal(context, from.error());
    if (!to) return print_refusal(context, to.error());
    const UnitSpan units{*from, *to};
    if (const auto inside = check_inside(batch, units); !inside) return print_refusal(context, inside.error());
    const auto on = options.on.empty() ? vietnam_date(system_now()) : parse_date(options.on).value_or(Date{0, 0, 0});
    if (on.year == 0) return print_refusal(context, {"USAGE", "--on " + display_safe(options.on, 40) + ": not understood", "a real day like 2026-11-25", {}});
    if (!is_utf8(options.reason) || options.reason.find_first_of("\r\n") != std::string::npos)
        return print_refusal(context, {"USAGE", "--reason is one line of UTF-8 text", "", {}});
    auto ledger = UnitLedger::open(options.batch, *declaration);
    if (!ledger) return print_refusal(context, ledger.error());
    if (const auto added = ledger->add({units, true, {}, {}}, system_now()); !added) return print_refusal(context, added.error());

    std::string out;
    if (!options.no_header)
        out = "kind,gtin,product_organisation,product_code,lot,first,last,width,rand_len,revoked_on,reason,provisional\n";
    out += "range," + batch.gtin.value_or("") + "," + (batch.pid ? declaration->issuer + "," + *batch.pid : ",") + "," + batch.lot + "," +
           std::to_string(units.first) + "," + std::to_string(units.last) + "," + std::to_string(batch.width) + "," + std::to_string(batch.rand_len) + "," +
           to_string(on) + "," + csv_text(options.reason) + "," + (options.provisional ? "1" : "0") + "\n";
    std::fprintf(stderr, "%s %s: %s %lld–%lld (%lld)\n", context.tr("lô", "lot").data(), batch.lot.c_str(), context.tr("hủy đơn vị", "voided units").data(),
                 static_cast<long long>(units.first), static_cast<long long>(units.last), static_cast<long long>(units.count()));
    const auto written = write_stdout(out);
    return written ? 0 : print_error(context, written.error());
}

}  // namespace

void add_stamp_void(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("void", "Take a range of units of a lot out of use, such as a spoiled print run");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("--batch", options->batch, "Declaration file of the lot")->required();
    command->add_option("--from", options->from, "First unit: its number, or the serial printed on it")->required();
    command->add_option("--to", options->to, "Last unit (default: only the first)");
    command->add_option("--reason", options->reason, "Why, in words; people who scan such a stamp read it")->required();
    command->add_option("--on", options->on, "Day of the decision YYYY-MM-DD (default: today in Vietnam)");
    command->add_flag("--provisional", options->provisional, "For now, until cleared up: SUSPECT instead of REJECTED");
    command->add_flag("--no-header", options->no_header, "Only the row");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
