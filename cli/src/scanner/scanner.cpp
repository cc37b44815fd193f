// SPDX-License-Identifier: Apache-2.0
#include "scanner/scanner.hpp"

#include <cstdio>

#include "scanner/line_source.hpp"
#include "scanner/session.hpp"

namespace temviet::cli {

int run_scanner(const Context& context, const Verifier& verifier, Request request, const ScannerOptions& options) {
    auto source = LineSource::open(options.source);
    if (!source) return print_error(context, source.error());
    ScannerSession session(context, verifier, std::move(request), options);
    if (source->is_terminal()) {
        std::fputs(std::string(context.tr("Sẵn sàng: mỗi dòng một mã. /giup: các lệnh; Ctrl-D: kết thúc.\n",
                                          "Ready: one code a line. /help: commands; Ctrl-D: end.\n")).c_str(),
                   stderr);
    }
    const auto stop = [&](const Error& error) {
        session.print_summary();
        return print_error(context, error);
    };
    while (true) {
        auto line = source->next();
        if (!line) return stop(line.error());
        if (!*line) break;
        const SourceLine& got = **line;
        if (const auto command = got.too_long ? std::nullopt : parse_command(got.text, !got.from_person)) {
            const auto goes_on = session.obey(*command);
            if (!goes_on) return stop(goes_on.error());
            if (!*goes_on) break;
        } else if (got.from_person) {
            (void)session.obey(ScanCommand::help);
        } else if (const auto scanned = session.scan(got.text, got.too_long); !scanned) {
            return stop(scanned.error());
        }
    }
    session.print_summary();
    return interrupted() ? kExitInterrupted : session.exit_code();
}

}  // namespace temviet::cli
