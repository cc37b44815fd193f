// SPDX-License-Identifier: Apache-2.0
// temviet stamp render: stamps as SVG, PNG or PDF at a size in millimetres; each is read back before it is written.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "code_words.hpp"
#include "draw/png_density.hpp"
#include "io/line_reader.hpp"
#include "issue/stamp_print.hpp"
#include "payload_input.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

constexpr double kMmPerInch = 25.4;
constexpr int kReadBackDpi = 300;  // of the coarsest usual printer that is not named by --dpi

constexpr const char* kHelp = R"(Examples:
  temviet stamp render 'https://tem.example/01/…&vts=…' -o tem.svg
  temviet stamp mint --key tra.key --carrier gs1 --gtin 9521234543213 --lot L1 | temviet stamp render - -o tem.png --dpi 600 --module-mm 0.423
  temviet stamp render --stamps L2611A.csv --batch L2611A.decl --out-dir tem/ --format svg
One payload, or every line of a file of stamps (--stamps). Every drawing is read back by the reader of temviet verify before it is
written: the same bytes, or no file. With --batch or --key the signature is checked too.
PNG modules are whole dots of --dpi; the density stands in the file, so that it prints at its true size.
Exit codes: 0 written, 1 refused or could not run, 2 wrong usage, 130 interrupted.)";

struct Options {
    std::string payload, stamps, output, out_dir, format;
    SizeOptions size;
    PrintCheckOptions check;
};

/// What is drawn, whatever the kind of file.
Result<Canvas> drawn(Result<Canvas> canvas, const SymbolModules& symbol, double module, int quiet) {
    if (canvas) draw_symbol(*canvas, symbol, 0, 0, module, quiet);
    return canvas;
}

Result<std::string> render(const std::string& payload, SymbolKind kind, const std::string& format, const SizeOptions& options, PrintSize& size) {
    const auto symbol = make_symbol(payload, kind, ecc_of(options));
    if (!symbol) return tl::unexpected(symbol.error());
    const auto wanted = print_size(*symbol, options, format == "png");
    if (!wanted) return tl::unexpected(wanted.error());
    size = *wanted;
    const double side = size.side_mm();
    if (format == "png") {
        auto canvas = drawn(Canvas::bitmap(size.modules, size.modules, size.dots), *symbol, 1, size.quiet);
        if (!canvas) return tl::unexpected(canvas.error());
        auto png = canvas->finish();
        if (!png) return png;
        *png = with_density(std::move(*png), size.dpi);
        if (const auto same = demand_png_reads_back(*png, payload, kind); !same) return tl::unexpected(same.error());
        return png;
    }
    // The printer will put the same shapes on its own dots.
    const auto proof = drawn(Canvas::bitmap(side, side, (size.dpi != 0 ? size.dpi : kReadBackDpi) / kMmPerInch), *symbol, size.module_mm, size.quiet);
    if (!proof) return tl::unexpected(proof.error());
    if (const auto same = demand_read_back(proof->pixels(), payload, kind); !same) return tl::unexpected(same.error());
    auto canvas = drawn(format == "pdf" ? Canvas::pdf(side, side) : Canvas::svg(side, side), *symbol, size.module_mm, size.quiet);
    return canvas ? canvas->finish() : Result<std::string>(tl::unexpected(canvas.error()));
}

std::string format_of(const Options& options) {
    if (!options.format.empty()) return options.format;
    const auto extension = ascii_lower(fs::path(options.output).extension().native());
    return extension == ".png" ? "png" : extension == ".pdf" ? "pdf" : extension == ".svg" ? "svg" : "";
}

Result<PrintSize> render_to(const Options& options, const PrintCheck& check, const std::string& payload, const std::string& format, const std::string& output) {
    const auto kind = kind_of(payload, options.size);
    if (!kind) return tl::unexpected(kind.error());
    if (const auto claims = check.check(payload, *kind); !claims) return tl::unexpected(claims.error());
    PrintSize size;
    const auto file = render(payload, *kind, format, options.size, size);
    if (!file) return tl::unexpected(file.error());
    const auto written = output == "-" ? write_stdout(*file) : write_file_atomically(output, *file);
    if (!written) return tl::unexpected(written.error());
    return size;
}

void tell_size(const Context& context, const PrintSize& size) {
    std::fprintf(stderr, "%s\n", fmt::format("{}: {:.1f} × {:.1f} mm, {} {:.3f} mm{}", context.tr("kích thước in", "printed size"), size.side_mm(), size.side_mm(),
                                             context.tr("mỗi ô", "modules of"), size.module_mm, size.dots != 0 ? fmt::format(" ({} × 1/{} in)", size.dots, size.dpi) : "").c_str());
}

int render_file(const Context& context, const Options& options, const PrintCheck& check, const std::string& format) {
    auto lines = LineReader::open(options.stamps, 64 * 1024);
    if (!lines) return print_refusal(context, lines.error());
    std::error_code error;
    fs::create_directories(options.out_dir, error);
    if (error) return print_refusal(context, {"FILE_UNWRITABLE", "cannot make the folder " + display_path(options.out_dir) + ": " + error.message(), "", {}});
    StampRowParser parser;
    std::string line;
    std::int64_t number = 0, written = 0;
    PrintSize size;
    while (true) {
        const auto state = lines->next(line);
        if (interrupted()) return print_refusal(context, {"INTERRUPTED", std::to_string(written) + " stamps are written", "", {}});
        if (state == LineReader::State::end) break;
        ++number;
        const auto refuse = [&](Error why) {
            why.message = "line " + std::to_string(number) + ": " + why.message;
            return print_refusal(context, std::move(why));
        };
        if (state != LineReader::State::line) return refuse({"INPUT_UNREADABLE", "cannot be read", "", {}});
        if (number == 1 && !parser.start(line)) return refuse({"MINT_FILE_DAMAGED", "no header with a column payload, and no NDJSON", "", {}});
        if (number == 1 && !parser.first_is_row()) continue;
        const auto row = parser.parse(line);
        if (!row) return refuse({"MINT_FILE_DAMAGED", "no row of a stamp", "", {}});
        // Serials are [A-Z0-9._-]; anything else must not name a file.
        const bool plain = !row->serial.empty() && row->serial.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos;
        const auto name = plain ? row->serial : fmt::format("{:06}", number);
        const auto done = render_to(options, check, row->payload, format, (fs::path(options.out_dir) / (name + "." + format)).native());
        if (!done) return refuse(done.error());
        size = *done;
        ++written;
    }
    std::fprintf(stderr, "%lld %s %s\n", static_cast<long long>(written), context.tr("tem đã ghi vào", "stamps written to").data(), display_path(options.out_dir).c_str());
    if (written > 0) tell_size(context, size);
    return written > 0 ? 0 : print_refusal(context, {"NOT_A_STAMP", display_path(options.stamps) + " holds no stamps", "", {}});
}

int run(const Context& context, const Options& options) {
    const std::string format = format_of(options);
    const bool many = !options.stamps.empty();
    const auto usage = [&](const char* what, const char* hint) { return print_refusal(context, {"USAGE", what, hint, {}}); };
    if (many != options.payload.empty()) return usage("give one payload, or --stamps FILE", "- is a payload on standard input");
    if (many ? options.out_dir.empty() || !options.output.empty() : options.output.empty() || !options.out_dir.empty())
        return usage("one payload goes to -o FILE, a file of stamps to --out-dir FOLDER", "-o tem.svg");
    if (format.empty()) return usage("svg, png or pdf: the name of the output does not say which", "--format svg");
    if (options.output == "-" && ::isatty(STDOUT_FILENO) == 1) return usage("a picture is not shown on a terminal", "-o tem.svg");
    const auto check = PrintCheck::open(options.check);
    if (!check) return print_refusal(context, check.error());
    if (many) return render_file(context, options, *check, format);
    auto payload = read_payload(options.payload, false);
    if (!payload) return print_refusal(context, payload.error());
    const auto size = render_to(options, *check, *payload, format, options.output);
    if (!size) return print_refusal(context, size.error());
    tell_size(context, *size);
    return 0;
}

}  // namespace

void add_stamp_render(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("render", "Draw stamps as SVG, PNG or PDF at a size in millimetres");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("payload", options->payload, "What the stamp says; - is standard input");
    command->add_option("--stamps", options->stamps, "A file of stamps, as mint wrote it");
    command->add_option("-o,--output", options->output, "File to write; - is standard output");
    command->add_option("--out-dir", options->out_dir, "Folder for --stamps, a file a serial");
    command->add_option("--format", options->format, "svg, png or pdf (default: by the name of the output)")->check(CLI::IsMember({"svg", "png", "pdf"}));
    add_size_options(*command, options->size);
    add_print_check_options(*command, options->check);
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
