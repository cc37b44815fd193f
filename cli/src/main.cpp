// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>

#include "cli.hpp"
#include "term/signals.hpp"
#include "term/terminal.hpp"
#include <temviet/base/text.hpp>
#include <temviet/base/version.hpp>

namespace {

using namespace temviet;
using namespace temviet::cli;

constexpr const char* kFooter = R"(Examples:
  temviet verify pack.jpg                       what does this stamp prove?
  temviet verify photos/ --json > report.json   a whole folder
  temviet verify --payload 'https://…?vts=…'    typed or shared text
  temviet read pack.jpg                         only what the symbols say
  temviet registry use cong-thuong.db --root cong-thuong.root.json
  temviet explain RECALLED                      what a word of a report means
Exit codes: 0 valid, 10-18 as 'temviet explain exit-codes' says, 20 --fail-on, 1 could not run, 2 usage.)";

/// Language before parsing: --help itself is English, errors follow the locale.
Language locale_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).substr(0, 2) == "vi" ? Language::vi : Language::en;
    }
    return Language::vi;  // no locale at all: the first language of our users
}

Error stdout_failed() {
    return {"STDOUT_FAILED", "the result could not be written to standard output", "is the disk full, or the reader gone?", {}};
}

/// What CLI11 has against the command line. It repeats arguments as they came, so they are made safe to show.
Error usage_error(const CLI::ParseError& error, const CLI::App& app) {
    std::string command = "temviet";
    for (auto chosen = app.get_subcommands(); !chosen.empty(); chosen = chosen.front()->get_subcommands())
        command += " " + chosen.front()->get_name();
    return {"USAGE", display_safe(error.what()), command + " --help", {}};
}

/// --lang counts from the start: what is wrong with the rest of the line is told in it, too.
void choose_language_early(Context& context, int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        std::string_view value;
        if (word == "--") return;
        if (word.starts_with("--lang=")) value = word.substr(7);
        else if (word == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (const auto language = parse_language(value)) context.language = *language;
    }
}

int run(int argc, char** argv) {
    Context context;
    context.language = locale_language();
    choose_language_early(context, argc, argv);
    install_interrupt_handler();

    CLI::App app{"Reads the codes on a product and says, offline, how far their claim can be trusted.", "temviet"};
    app.footer(kFooter);
    app.set_version_flag("--version", "temviet " + std::string(version()));
    app.require_subcommand(1);
    app.fallthrough();
    std::string language, colour = "auto";
    app.add_option("--lang", language, "Language of the answers: vi or en (default: the locale)")
        ->check(CLI::IsMember({"vi", "en"}))
        ->each([&](const std::string& value) { context.language = *parse_language(value); });
    app.add_option("--color", colour, "Colour: auto, always or never (auto heeds NO_COLOR)")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->each([&](const std::string& value) { choose_colour(context, value); });
    choose_colour(context, colour);

    add_verify(app, context);
    add_read(app, context);
    add_parse(app, context);
    add_registry(app, context);
    add_key(app, context);
    add_stamp(app, context);
    add_explain(app, context);
    add_selftest(app, context);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11 has codes of its own; the documented one for wrong usage is 2, --help and --version are 0.
        if (error.get_exit_code() != 0) return print_error(context, usage_error(error, app), 2);
        (void)app.exit(error);
        if (!std::cout.flush()) return print_error(context, stdout_failed());
        return 0;
    }
    if (std::fflush(stdout) != 0) return print_error(context, stdout_failed());
    return interrupted() ? kExitInterrupted : context.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("error: out of memory\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: internal fault: %s\nhint: please report it with the input that caused it\n", error.what());
    }
    return 1;
}
