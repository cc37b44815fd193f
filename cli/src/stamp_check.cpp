// SPDX-License-Identifier: Apache-2.0
// temviet stamp check: a whole file of stamps against the declaration of its lot, before it goes to print.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "claims_view.hpp"
#include "code_words.hpp"
#include "issue/parallel.hpp"
#include "issue/stamp_file.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet stamp check L2611A.csv --batch L2611A.decl
  temviet stamp check L2611A.csv --batch L2611A.decl --key d75a…511a --json
Every line must open with the key, be a unit of the declared lot, and stand there once. --key: the stamps' public key, where it is
not the one that signed the declaration.
Exit codes: 0 all are right, 14 some are not, 1 could not run, 2 wrong usage.)";

struct Options {
    std::string file, batch, key;
    int jobs = 0;
    bool json = false;
};

int run(const Context& context, const Options& options) {
    if (const auto ready = crypto_ready(); !ready) return print_error(context, ready.error());
    const auto declaration = read_declaration_file(options.batch);
    if (!declaration) return print_refusal(context, declaration.error());
    auto key = issuer_key_of(declaration->issuer, options.key.empty() ? to_hex(declaration->key.bytes) : options.key);
    if (!key) return print_error(context, key.error(), 2);
    key->point_checked = is_valid_public_key(key->key);
    if (!key->point_checked) return print_error(context, {"BAD_KEY", "the key is not a valid Ed25519 key", "", {}});
    const BatchDeclaration& batch = declaration->batch;
    const RowChecker checker(*declaration, *key);
    StampFileOptions how;
    how.threads = thread_count(options.jobs);
    Progress progress(context, std::string(context.tr("Kiểm tra tem", "Checking")), static_cast<std::size_t>(batch.quantity));
    how.progress = [&](std::int64_t rows) { progress.update(static_cast<std::size_t>(std::min(rows, batch.quantity))); };
    const auto read = read_stamp_file(options.file, batch, checker, how);
    if (!read) return print_refusal(context, read.error());
    const bool right = read->wrong == 0 && !read->torn && read->rows > 0;
    std::string out;
    if (options.json) {
        Json json{{"file", display_path(options.file)}, {"stamps", read->rows}, {"right", read->rows - read->wrong}, {"wrong", read->wrong},
                  {"repeated", read->repeated}, {"first", read->highest < 0 ? Json() : Json(read->lowest)},
                  {"last", read->highest < 0 ? Json() : Json(read->highest)}, {"cut_off", read->torn}, {"env", to_string(declaration->env)}};
        json["faults"] = Json::array();
        for (const auto& fault : read->faults) json["faults"].push_back({{"line", fault.line}, {"what", to_valid_utf8(fault.what)}});
        out = json.dump(2) + "\n";
    } else {
        out = labelled_line(context.tr("tem đúng", "right stamps"), std::to_string(read->rows - read->wrong));
        out += labelled_line(context.tr("tem sai", "wrong stamps"), std::to_string(read->wrong));
        if (read->highest >= 0)
            out += labelled_line(context.tr("đơn vị", "units"), std::to_string(read->lowest) + "–" + std::to_string(read->highest));
        out += labelled_line("env", env_label(context, declaration->env));
        for (const auto& fault : read->faults)
            out += std::string(context.tr("dòng ", "line ")) + std::to_string(fault.line) + ": " + display_safe(fault.what) + "\n";
        if (read->torn) out += std::string(context.tr("dòng cuối bị cụt: tệp chưa ghi xong\n", "the last line is cut off: the file is not complete\n"));
    }
    const auto written = write_stdout(out);
    return !written ? print_error(context, written.error()) : right ? 0 : 14;
}

}  // namespace

void add_stamp_check(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("check", "Check a whole file of stamps against the declaration of its lot");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("file", options->file, "File of stamps, as mint wrote it; - is standard input")->required();
    command->add_option("--batch", options->batch, "Declaration file of the lot")->required();
    command->add_option("--key", options->key, "The stamps' public key, 64 hexadecimal digits (default: the declaration's)");
    command->add_option("--jobs", options->jobs, "Threads (default: one a core)")->check(CLI::Range(1, 256));
    command->add_flag("--json", options->json, "{stamps, right, wrong, repeated, first, last, faults, …}");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
