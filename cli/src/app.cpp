// SPDX-License-Identifier: Apache-2.0
#include "app.hpp"

#include <CLI/CLI.hpp>
#include <temviet/base/version.hpp>

#include "help/formatter.hpp"
#include "term/terminal.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kFooter = R"(Examples:
  temviet verify pack.jpg                       what does this stamp prove?
  temviet verify photos/ --json > report.json   a whole folder
  temviet verify --payload 'https://…?vts=…'    typed or shared text
  temviet read pack.jpg                         only what the symbols say
  temviet registry use cong-thuong.db --root cong-thuong.root.json
  temviet explain RECALLED                      what a word of a report means
Exit codes: 0 valid, 10-18 as 'temviet explain exit-codes' says, 20 --fail-on, 1 could not run, 2 usage.)";

}  // namespace

void build_app(CLI::App& app, Context& context) {
    app.name("temviet");
    app.description("Reads the codes on a product and says, offline, how far their claim can be trusted.");
    app.footer(kFooter);
    app.formatter(std::make_shared<help::Formatter>());
    app.get_formatter()->column_width(34);
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.set_version_flag("--version", "temviet " + std::string(version()), "Print the version and exit");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option_function<std::string>(
           "--lang", [&context](const std::string& value) { context.language = *parse_language(value); },
           "Language of the answers: vi or en (default: the locale)")
        ->check(CLI::IsMember({"vi", "en"}));
    app.add_option_function<std::string>(
           "--color", [&context](const std::string& value) { choose_colour(context, value); },
           "Colour: auto, always or never (auto heeds NO_COLOR)")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    choose_colour(context, "auto");

    add_verify(app, context);
    add_read(app, context);
    add_parse(app, context);
    add_registry(app, context);
    add_search(app, context);
    add_suggest(app, context);
    add_key(app, context);
    add_stamp(app, context);
    add_explain(app, context);
    add_selftest(app, context);
    add_completion(app, context);
}

}  // namespace temviet::cli
