// SPDX-License-Identifier: Apache-2.0
// temviet completion: what the shells and man(1) want to know, written from the same source as --help.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "cli.hpp"
#include "help/command_tree.hpp"
#include "help/completion.hpp"
#include "help/man_page.hpp"

namespace temviet::cli {
namespace {

constexpr const char* kHelp = R"(Examples:
  source <(temviet completion bash)             for this shell only
  temviet completion zsh > "${fpath[1]}/_temviet"
  temviet completion fish > ~/.config/fish/completions/temviet.fish
  temviet completion man -o share/man/man1      one page a command; then: man -l share/man/man1/temviet-verify.1)";

struct Options {
    std::string what, folder;
};

int write_pages(const Context& context, const help::CommandPage& tree, const std::string& folder) {
    if (folder.empty()) {
        return print_error(context, {"USAGE", std::string(context.tr("chưa nêu thư mục để ghi các trang hướng dẫn", "no folder was named for the manual pages")),
                                     "temviet completion man -o FOLDER", {}}, 2);
    }
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return print_error(context, {"WRITE_FAILED", display_path(folder) + ": " + failed.message(), std::string(context.tr("chọn thư mục khác", "choose another folder")), {}});
    for (const auto& [name, text] : help::man_pages(tree, context.language))
        if (const auto written = write_file_atomically(std::filesystem::path(folder) / name, text); !written) return print_error(context, written.error());
    return 0;
}

int run(const Context& context, const CLI::App& app, const Options& options) {
    const auto tree = help::command_tree(app);
    if (options.what == "man") return write_pages(context, tree, options.folder);
    const auto written = write_stdout(options.what == "bash" ? help::bash_completion(tree)
                                      : options.what == "zsh" ? help::zsh_completion(tree)
                                                              : help::fish_completion(tree));
    return written ? 0 : print_error(context, written.error());
}

}  // namespace

void add_completion(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("completion", "Completion for your shell; manual pages");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("what", options->what, "For which shell, or man for the manual pages")->required()->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
    command->add_option("-o,--output", options->folder, "Folder of the manual pages");
    command->callback([&app, &context, options] { context.exit_code = run(context, app, *options); });
}

}  // namespace temviet::cli
