// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>

#include "app.hpp"
#include "cli.hpp"
#include "help/translation.hpp"
#include "term/signals.hpp"
#include "term/terminal.hpp"
#include <temviet/base/text.hpp>
#include <temviet/registry/process.hpp>

namespace {

using namespace temviet;
using namespace temviet::cli;

/// Before parsing, since --help and usage errors speak it too: --lang, else the locale.
Language chosen_language(int argc, char** argv) {
    for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string_view word = argv[i];
        if (word == "--lang" && i + 1 < argc)
            if (const auto language = parse_language(argv[i + 1])) return *language;
        if (word.starts_with("--lang="))
            if (const auto language = parse_language(word.substr(7))) return *language;
    }
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

int run(int argc, char** argv) {
    (void)keep_no_sqlite_statistics();  // one lock less for --jobs
    Context context;
    context.language = chosen_language(argc, argv);
    install_interrupt_handler();

    CLI::App app;
    build_app(app, context);
    if (context.language == Language::vi) help::speak_vietnamese(app);

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
