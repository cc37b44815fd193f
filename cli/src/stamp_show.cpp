// SPDX-License-Identifier: Apache-2.0
// temviet stamp show: what a stamp says of itself. No key, so nothing of it is proved.
#include <CLI/CLI.hpp>
#include <temviet/base/text.hpp>

#include "claims_view.hpp"
#include "code_words.hpp"
#include "payload_input.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kHelp = R"(Examples:
  temviet stamp show 'https://tem.example/01/09521234543213?vts=…'
  temviet stamp show --symbology ]d2 - < payload.bin
Everything shown is claimed, not proved: anybody can print it. Exit codes: 0 a stamp of ours in its legal spelling,
1 not, 2 wrong usage.)";

struct Options {
    std::string payload, symbology = "text";
    bool json = false;
};

std::string to_text(const Context& context, const ParsedStamp& stamp) {
    std::string out(context.tr("KHAI BÁO, chưa chứng minh (chưa kiểm chữ ký):\n",
                               "CLAIMED, not proved (the signature was not checked):\n"));
    std::string form(to_string(stamp.form()));
    if (stamp.form() != OpenOutcome::ok)
        form += ": " + words_and_detail(context, to_string(stamp.form()), stamp.detail());
    out += labelled_line(context.tr("dạng", "form"), form);
    if (stamp.carrier())
        out += labelled_line(context.tr("loại", "carrier"), std::string(to_string(*stamp.carrier())) + " (" +
                                                                std::string(carrier_label(context, *stamp.carrier())) +
                                                                ")");
    if (stamp.version()) out += labelled_line(context.tr("phiên bản", "version"), std::to_string(*stamp.version()));
    if (!stamp.kid().empty()) out += labelled_line("kid", to_hex(stamp.kid()));
    if (stamp.form() == OpenOutcome::ok && stamp.carrier())
        out += claims_text(context, stamp.claims(), *stamp.carrier());
    return out;
}

int run(const Context& context, const Options& options) {
    auto payload = read_payload(options.payload, true);
    if (!payload) return print_error(context, payload.error());
    const auto symbol = symbol_of(std::move(*payload), options.symbology);
    if (!symbol) return print_error(context, symbol.error(), 2);
    const ParsedStamp stamp = parse_stamp(*symbol);
    const bool whole = stamp.form() == OpenOutcome::ok;
    std::string out;
    if (options.json) {
        auto json = stamp_json(stamp);
        json["proved"] = false;
        out = json.dump(2) + "\n";
    } else if (stamp.is_ours()) {
        out = to_text(context, stamp);
    }
    if (const auto written = write_stdout(out); !written) return print_error(context, written.error());
    if (!stamp.is_ours() && !options.json)
        return print_error(
            context,
            {std::string(to_string(stamp.form())),
             words_and_detail(context, to_string(stamp.form()), stamp.detail()),
             options.symbology == "text"
                 ? std::string(context.tr(
                       "mã DataMatrix hay GS1 QR cần --symbology ]d2 hoặc ]Q3; mã khác: temviet parse",
                       "a DataMatrix or GS1 QR payload needs --symbology ]d2 or ]Q3; other codes: temviet parse"))
                 : std::string(),
             {}});
    return whole ? 0 : 1;
}

}  // namespace

void add_stamp_show(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("show", "What a stamp claims, without any key: nothing is proved");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command
        ->add_option("payload", options->payload,
                     "The payload, or - for standard input (one final line end is left out)")
        ->required();
    command->add_option("--symbology", options->symbology, "Symbology identifier of the symbol, like ]d2; or text");
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
