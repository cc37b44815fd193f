// SPDX-License-Identifier: Apache-2.0
// temviet verify: pictures, folders, standard input or typed payloads -> reports in input order.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <temviet/base/text.hpp>

#include "cli.hpp"
#include "io/inputs.hpp"
#include "payload_input.hpp"
#include "scanner/scanner.hpp"
#include "term/clock.hpp"
#include "verify/annotations.hpp"
#include "verify/fail_on.hpp"
#include "verify/pipeline.hpp"
#include "verify/setup.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kHelp = R"(Examples:
  temviet verify pack.jpg
  temviet verify photos/ --jobs 2 --json > report.json
  temviet verify --payload 'https://tem.example/01/…?vts=…' --env test
  temviet verify --payload 010952… --symbology ']d2'
  curl … | temviet verify - --ndjson
  temviet verify pack.jpg --registry so.db --root so.root.json --at 2026-11-20T08:00:00+07:00
  temviet verify shelf/ --fail-on SUSPECT
  temviet verify pack.jpg --annotate answer.png
  temviet verify shelf/ --annotate answers/          one picture each, and contact-sheet.png
  temviet verify shelf.jpg --roi 25%,25%,50%,50% --prefer-centre
  temviet verify --payloads - --bell bad         scanner loop: one scan a line, one line of answer
  cat /dev/ttyACM0 | temviet verify --payloads - --symbology-prefix --ndjson >> scans.ndjson
In the scanner loop {GS}, <GS>, ^], Alt-029 and the sign ↔ stand for the separator (FNC1) in lines that begin like GS1
element strings; the mapped line is judged, the report's input shows the line as it came. Nothing else is changed.
Lines that are commands: /khac (/other) the last repeat was another pack, /lai (/same) it was the same pack,
/tong (/total) summary so far, /thoat (/quit) end. docs/scanner.md says more.
Without --registry the registries stored by 'temviet registry use' are asked.)";

/// Far above any symbol: what is over limits::kMaxPayloadBytes is judged (LIMIT_EXCEEDED), what is over this is not read.
constexpr std::size_t kMaxStdinPayload = 16u << 20;

struct Options {
    std::vector<std::string> inputs, payloads;
    std::string symbology, scene = "auto", at;
    SetupOptions setup;
    bool distinct = false, json = false, ndjson = false;
    std::string fail_on, annotate;
    LookAt look;
    std::string scans, bell = "never";  ///< --payloads
    bool symbology_prefix = false;
    unsigned jobs = 1;
};

/// Prints reports as they come, in the form asked for, and keeps what the exit code needs.
class Printer {
public:
    Printer(const Context& context, const Options& options, std::size_t total)
        : context_(context), options_(options), array_(options.json && total > 1), several_(total > 1) {}

    [[nodiscard]] Result<void> print(const Report& report) {
        std::string out;
        if (options_.ndjson) out = to_json(report) + "\n";
        else if (options_.json) out = (array_ ? (first_ ? "[\n" : ",\n") : "") + to_json(report, 2) + (array_ ? "" : "\n");
        else out = (first_ ? "" : "\n") + to_text(report, context_.language);
        first_ = false;
        worst_ = count_++ == 0 ? report.verdict : worst(worst_, report.verdict);
        return write_stdout(out, options_.ndjson || several_);
    }
    [[nodiscard]] Result<void> finish() {
        if (!array_) return {};
        return write_stdout(first_ ? "[]\n" : "\n]\n", true);
    }
    [[nodiscard]] const Verdict& verdict() const noexcept { return worst_; }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }

private:
    const Context& context_;
    const Options& options_;
    bool array_, several_, first_ = true;
    std::size_t count_ = 0;
    Verdict worst_;
};

int usage_error(const Context& context, std::string message, std::string hint) {
    return print_error(context, {"USAGE", std::move(message), std::move(hint), {}}, 2);
}

/// What does not go together with --payloads, or only with it. nullopt: fine.
std::optional<int> scanner_usage_error(const Context& context, const Options& options) {
    if (options.scans.empty()) {
        if (options.symbology_prefix || options.bell != "never")
            return usage_error(context, "--symbology-prefix and --bell belong to the scanner loop", "temviet verify --payloads -");
        return std::nullopt;
    }
    if (!options.inputs.empty() || !options.payloads.empty())
        return usage_error(context, "--payloads reads every scan from one place; pictures and --payload are another run", "temviet verify --payloads -");
    if (options.symbology_prefix && !options.symbology.empty())
        return usage_error(context, "--symbology and --symbology-prefix exclude each other", "choose one");
    if (!options.symbology.empty() && !is_symbology(options.symbology))
        return usage_error(context, "--symbology is no identifier", "\"text\", or one like ]Q1 ]d2 ]Q3 ]C1 ]E0");
    return std::nullopt;
}

ScannerOptions scanner_options(const Options& options, std::optional<FailOn> fail_on) {
    ScannerOptions out;
    out.source = options.scans;
    out.mapping = {options.symbology == "text" ? std::string() : options.symbology, options.symbology_prefix};
    out.bell = options.bell == "always" ? Bell::always : options.bell == "bad" ? Bell::bad : Bell::never;
    out.json = options.json || options.ndjson;
    out.fail_on = std::move(fail_on);
    return out;
}

void warn_serials_left_out(const Context& context) {
    print_error(context, {"TOO_MANY_SERIALS",
                          std::string(context.tr("quá nhiều số riêng khác nhau trong một lần chạy: các số sau cùng không được nhớ để so",
                                                 "too many different serials in one run: the last ones were not remembered for comparison")),
                          std::string(context.tr("chia thành nhiều lần chạy", "split the run")), {}});
}

int run(Context& context, Options& options) {
    if (const auto wrong = scanner_usage_error(context, options)) return *wrong;
    if (options.inputs.empty() && options.payloads.empty() && options.scans.empty())
        return usage_error(context, std::string(context.tr("chưa nêu ảnh hay mã nào để kiểm tra", "no picture and no payload was named")),
                           "temviet verify --help");
    if (options.json && options.ndjson) return usage_error(context, "--json and --ndjson exclude each other", "choose one");
    if (std::count(options.inputs.begin(), options.inputs.end(), "-") + std::count(options.payloads.begin(), options.payloads.end(), "-") > 1)
        return usage_error(context, "standard input can be read once only", "name - once");
    if (!options.symbology.empty() && options.payloads.empty() && options.scans.empty())
        return usage_error(context, "--symbology describes a --payload, and none was given", "temviet verify --payload TEXT --symbology ]Q1");

    if (!options.symbology.empty() && !is_symbology(options.symbology))
        return usage_error(context, "no symbology identifier: " + display_safe(options.symbology, 40), "\"text\", or one like ]Q1 ]d2 ]Q3 ]C1 ]E0");

    Request request;
    request.distinct = options.distinct;
    request.scene = options.scene == "pack" ? Scene::pack : Scene::automatic;
    request.person_confirmed_one_pack = request.scene == Scene::pack;
    if (!options.at.empty()) {
        const auto at = parse_instant(options.at);
        if (!at) return usage_error(context, "--at is no time: " + display_safe(options.at, 60), "write it as 2026-11-24 or 2026-11-24T08:30:00+07:00");
        request.now = *at;
        request.now_is_given = true;
    } else {
        request.now = system_now();
    }
    std::optional<FailOn> fail_on;
    if (!options.fail_on.empty()) {
        fail_on = FailOn::parse(options.fail_on);
        if (!fail_on)
            return usage_error(context, "--fail-on knows no level, use or reason named " + display_safe(options.fail_on, 60), "temviet explain lists them");
    }

    std::vector<Input> inputs = expand_inputs(options.inputs);
    std::optional<Annotations> annotations;
    if (!options.annotate.empty()) {
        auto opened = Annotations::open(context, options.annotate, options.inputs, inputs);
        if (!opened) return print_error(context, opened.error(), opened.error().code == "USAGE" ? 2 : 1);
        annotations.emplace(std::move(*opened));
    }

    auto verifier = make_verifier(context, options.setup);
    if (!verifier) return print_error(context, verifier.error(), verifier.error().code == "USAGE" ? 2 : 1);
    if (verifier->registries().empty()) {
        print_error(context,
                    {"REGISTRY_MISSING",
                     std::string(context.tr("chưa có sổ đăng ký nào dùng được, nên chưa thể kết luận về bất kỳ tem nào",
                                            "there is no usable registry, so nothing can be concluded about any stamp")),
                     "temviet registry use FILE --root ROOT.json" + std::string(options.setup.env == Env::test ? " --allow-test" : ""), {}});
    }

    if (!options.scans.empty()) return run_scanner(context, *verifier, std::move(request), scanner_options(options, std::move(fail_on)));

    Printer printer(context, options, inputs.size() + options.payloads.size());
    bool failed_on = false;
    const auto take = [&](const Report& report, const PictureReading* picture) -> Result<void> {
        failed_on = failed_on || (fail_on && fail_on->matches(report));
        auto printed = printer.print(report);
        if (printed && annotations && picture) annotations->add(report, *picture);
        return printed;
    };
    options.look.keep_file = annotations.has_value();
    Pipeline pipeline(*verifier, request, options.look, std::max(1u, options.jobs));
    for (auto& payload : options.payloads) {
        if (payload == "-") {
            auto text = read_stdin(kMaxStdinPayload);
            if (!text) return print_error(context, text.error(), interrupted() ? kExitInterrupted : 1);
            payload = std::move(*text);
        }
        const auto report = pipeline.verify_payload(payload, options.symbology);
        if (!report) return print_error(context, report.error());
        if (const auto printed = take(*report, nullptr); !printed) return print_error(context, printed.error());
    }
    const auto done = pipeline.verify_pictures(context, inputs, take);
    if (interrupted()) {
        (void)printer.finish();
        return kExitInterrupted;
    }
    if (!done) return print_error(context, done.error());
    if (const auto finished = printer.finish(); !finished) return print_error(context, finished.error());
    if (pipeline.serials_left_out()) warn_serials_left_out(context);
    if (annotations)
        if (const auto drawn = annotations->finish(); !drawn) return print_error(context, drawn.error());
    if (pipeline.nothing_ran() && printer.count() > 0) return 1;
    if (fail_on) return failed_on ? 20 : 0;
    return exit_code(printer.verdict());
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("verify", "What do the stamps in these pictures prove?");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("input", options->inputs, "Pictures, folders of pictures, or - for a picture on standard input");
    command->add_option("--payload", options->payloads, "Typed or shared text instead of a picture; - reads it from standard input (may be repeated)")->allow_extra_args(false);
    command->add_option("--payloads", options->scans, "Scanner loop: one scan a line from standard input (-) or a file, one line of answer each");
    command->add_option("--symbology", options->symbology, "Symbology identifier of the payloads, e.g. ]Q1, ]d2 (default: text)");
    command->add_flag("--symbology-prefix", options->symbology_prefix, "Scanner loop: each line begins with its identifier, e.g. ]d2");
    command->add_option("--bell", options->bell, "Scanner loop: never, bad (ring on bad news) or always (once good, twice bad)")
        ->check(CLI::IsMember({"never", "bad", "always"}));
    command->add_option("--scene", options->scene, "auto: every stamp is an item; pack: everything in view is one pack")
        ->check(CLI::IsMember({"auto", "pack"}));
    command->add_option("--registry", options->setup.registries, "Registry file to ask (with --root; may be repeated)")->allow_extra_args(false);
    command->add_option("--root", options->setup.roots, "Trust root of the --registry before it")->allow_extra_args(false);
    command->add_option("--env", options->setup.env_name, "prod or test (test answers always say so)")->check(CLI::IsMember({"prod", "test"}));
    command->add_flag("--distinct", options->distinct, "Every picture shows another pack: a serial seen twice is a duplicate");
    command->add_option("--at", options->at, "Judge as of this time instead of the clock (shown in the report)");
    command->add_flag("--json", options->json, "One JSON object (an array for several inputs; in the scanner loop one a line)");
    command->add_flag("--ndjson", options->ndjson, "One JSON object a line, flushed");
    command->add_option("--jobs", options->jobs, "Pictures read at the same time")->check(CLI::Range(1u, 64u));
    command->add_option("--annotate", options->annotate, "Draw the answer on a copy of the picture: a new .png or .jpg, or a folder for several");
    add_look_at_options(*command, options->look);
    command->add_option("--fail-on", options->fail_on, "Exit 20 when an item is at this level or use (or worse) or has this reason");
    command->callback([&context, options] {
        options->setup.env = *parse_env(options->setup.env_name);
        context.exit_code = run(context, *options);
    });
}

}  // namespace temviet::cli
