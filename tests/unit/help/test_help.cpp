// SPDX-License-Identifier: Apache-2.0
// --help, man pages and completions: one source, two languages.
#include <CLI/CLI.hpp>
#include <set>
#include "app.hpp"
#include "catch.hpp"
#include "help/command_tree.hpp"
#include "help/man_page.hpp"
#include "help/translation.hpp"

using namespace temviet;
using namespace temviet::cli;

namespace {

struct Built {
    Context context;
    CLI::App app;
    Built() { build_app(app, context); }
};

void each(const help::CommandPage& command, const std::function<void(const help::CommandPage&)>& visit) {
    visit(command);
    for (const auto& sub : command.commands) each(sub, visit);
}

}  // namespace

TEST_CASE("every sentence of --help has its Vietnamese twin, and no twin is left over", "[help]") {
    Built built;
    const auto gaps = help::speak_vietnamese(built.app);
    for (const auto& missing : gaps.missing) FAIL_CHECK("no Vietnamese for: " << missing);
    for (const auto& unused : gaps.unused) FAIL_CHECK("nothing says: " << unused);
}

TEST_CASE("no twin is said twice", "[help]") {
    std::set<std::string_view> seen;
    for (const auto table : help::twins())
        for (const auto& twin : table) {
            INFO(twin.en);
            CHECK(seen.insert(twin.en).second);
            CHECK_FALSE(twin.vi.empty());
        }
}

TEST_CASE("every command says what it is for and shows an example", "[help]") {
    Built built;
    each(help::command_tree(built.app), [](const help::CommandPage& command) {
        INFO(command.path.back());
        CHECK_FALSE(command.description.empty());
        CHECK(command.footer.find("temviet ") != std::string::npos);
        for (const auto& option : command.options) {
            INFO(option.names.front());
            CHECK_FALSE(option.description.empty());
        }
    });
}

TEST_CASE("a page for every command, in both languages", "[help]") {
    Built built;
    const auto english = help::man_pages(help::command_tree(built.app), Language::en);
    (void)help::speak_vietnamese(built.app);
    const auto vietnamese = help::man_pages(help::command_tree(built.app), Language::vi);
    REQUIRE(english.size() == vietnamese.size());
    REQUIRE(english.size() > 10);
    CHECK(english.front().first == "temviet.1");
    for (std::size_t i = 0; i < english.size(); ++i) {
        CHECK(english[i].first == vietnamese[i].first);
        CHECK(english[i].second.find(".SH NAME") != std::string::npos);
        CHECK(vietnamese[i].second.find(".SH TÊN") != std::string::npos);
    }
}
