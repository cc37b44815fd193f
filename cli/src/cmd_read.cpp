// SPDX-License-Identifier: Apache-2.0
// temviet read: only what the symbols say, nothing judged.
#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

#include "cli.hpp"
#include "io/inputs.hpp"
#include "io/read_picture.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet read pack.jpg
  temviet read photos/ --json
  cat pack.png | temviet read -
  temviet read shelf.jpg --roi 25%,25%,50%,50% --prefer-centre
The text is what is printed, never judged: temviet verify says what it proves.)";

struct Options {
    std::vector<std::string> inputs;
    bool json = false, ndjson = false;
    LookAt look;
};

Json to_json(const Input& input, const PictureReading& outcome) {
    Json json;
    const std::string name = input.is_stdin ? "-" : input.path.native();
    json["file"] = to_valid_utf8(name);
    if (!is_utf8(name)) json["file_hex"] = to_hex(as_bytes(name));
    const bool read = !outcome.error.has_value();
    json["width"] = read ? Json(outcome.width) : Json();
    json["height"] = read ? Json(outcome.height) : Json();
    json["ms"] = read ? Json(std::round(outcome.ms * 100) / 100) : Json();
    json["symbols"] = Json::array();
    json["error"] = nullptr;
    if (!read)
        json["error"] = {{"code", outcome.error->code}, {"message", to_valid_utf8(outcome.error->message)}, {"hint", outcome.error->hint}};
    for (const auto& symbol : outcome.symbols) {
        Json polygon = Json::array();
        for (const auto& point : symbol.polygon) polygon.push_back({std::lround(point.x), std::lround(point.y)});
        json["symbols"].push_back({{"format", to_string(symbol.format)},
                                   {"text", to_valid_utf8(symbol.bytes)},
                                   {"bytes", to_hex(as_bytes(symbol.bytes))},
                                   {"symbology_identifier", symbol.symbology_identifier},
                                   {"polygon", std::move(polygon)},
                                   {"rung", symbol.rung},
                                   {"assisted", symbol.assisted}});
    }
    return json;
}

std::string to_lines(const Context& context, const Input& input, const PictureReading& outcome, bool several) {
    std::string out;
    if (several) out += (input.is_stdin ? "-" : display_path(input.path)) + ":\n";
    const std::string indent = several ? "  " : "";
    if (!outcome.error && outcome.symbols.empty())
        out += indent + std::string(context.tr("không đọc được mã nào", "no symbol was read")) + "\n";
    for (const auto& symbol : outcome.symbols)
        out += fmt::format("{}{:<11} {:<4} {}\n", indent, to_string(symbol.format), symbol.symbology_identifier,
                           display_safe(symbol.bytes, limits::kMaxPayloadBytes));
    return out;
}

int run(Context& context, const Options& options) {
    if (options.inputs.empty())
        return print_error(context, {"USAGE", std::string(context.tr("chưa nêu ảnh nào để đọc", "no picture was named")), "temviet read --help", {}}, 2);
    if (options.json && options.ndjson) return print_error(context, {"USAGE", "--json and --ndjson exclude each other", "choose one", {}}, 2);
    const auto inputs = expand_inputs(options.inputs);
    const bool several = inputs.size() > 1;
    std::size_t symbols = 0, readable = 0, printed = 0;
    Progress progress(context, std::string(context.tr("đọc", "reading")), inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (interrupted()) break;
        const auto outcome = read_picture(inputs[i], options.look);
        if (outcome.error && interrupted()) break;
        if (outcome.error) print_error(context, *outcome.error);
        else ++readable;
        symbols += outcome.symbols.size();
        std::string text;
        if (options.ndjson) text = to_json(inputs[i], outcome).dump() + "\n";
        else if (options.json)
            text = (several ? (printed++ == 0 ? "[\n" : ",\n") : "") + to_json(inputs[i], outcome).dump(2) + (several ? "" : "\n");
        else text = to_lines(context, inputs[i], outcome, several);
        if (const auto written = write_stdout(text, options.ndjson); !written) return print_error(context, written.error());
        progress.update(i + 1);
    }
    if (options.json && several)
        if (const auto written = write_stdout(printed == 0 ? "[]\n" : "\n]\n"); !written) return print_error(context, written.error());
    if (interrupted()) return kExitInterrupted;
    return readable == 0 ? 1 : symbols > 0 ? 0 : 15;
}

}  // namespace

void add_read(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("read", "Only what the symbols in these pictures say");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("input", options->inputs, "Pictures, folders of pictures, or - for standard input");
    command->add_flag("--json", options->json, "One JSON object (an array for several inputs)");
    command->add_flag("--ndjson", options->ndjson, "One JSON object a line, flushed");
    add_look_at_options(*command, options->look);
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
