// SPDX-License-Identifier: Apache-2.0
// What every subcommand shares. A command lives in cmd_<name>.cpp and adds itself to the CLI11 app; its callback
// sets context.exit_code. stdout is the result, stderr everything else.
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/report/render.hpp>

namespace CLI {
class App;
}

namespace temviet::cli {

struct Context {
    int exit_code = 0;
    Language language = Language::vi;  ///< --lang, else the locale (vi* is Vietnamese, anything else English)
    bool json = false;                 ///< set by a subcommand's own --json
    bool colour_out = false, colour_err = false;  ///< after --color, NO_COLOR and isatty
    bool tty_err = false;

    /// The text in the user's language.
    [[nodiscard]] std::string_view tr(std::string_view vi, std::string_view en) const noexcept {
        return language == Language::vi ? vi : en;
    }
};

/// "error: …" and "hint: …" on stderr in the user's language (never raw untrusted bytes). Returns `code` for exit_code.
int print_error(const Context& context, const Error& error, int code = 1);
/// The same for what does not stop the work.
void print_warning(const Context& context, const Error& error);
/// True after Ctrl-C: long work stops at the next safe place, leaves nothing half written, and exits 130.
[[nodiscard]] bool interrupted() noexcept;
inline constexpr int kExitInterrupted = 130;
/// Reads all of standard input, at most `max_bytes` (error INPUT_TOO_LARGE).
[[nodiscard]] Result<std::string> read_stdin(std::size_t max_bytes);
/// Reads one line from the terminal without echo; error NO_TERMINAL when there is none.
[[nodiscard]] Result<std::string> read_passphrase(const Context& context, std::string_view prompt);
/// Writes to stdout and checks for errors (a closed pipe, a full disk): error STDOUT_FAILED.
[[nodiscard]] Result<void> write_stdout(std::string_view text, bool flush = false);

/// A progress line on stderr, only on a TTY; erases itself.
class Progress {
public:
    Progress(const Context& context, std::string label, std::size_t total);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();
    void update(std::size_t done);

private:
    bool shown_;
    std::string label_;
    std::size_t total_, last_percent_ = static_cast<std::size_t>(-1);
};

void add_verify(CLI::App& app, Context& context);
void add_read(CLI::App& app, Context& context);
void add_parse(CLI::App& app, Context& context);
void add_registry(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_suggest(CLI::App& app, Context& context);
void add_key(CLI::App& app, Context& context);
void add_stamp(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_selftest(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);

}  // namespace temviet::cli
