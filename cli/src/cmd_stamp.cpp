// SPDX-License-Identifier: Apache-2.0
// temviet stamp: issue stamps, check one against one key, and show what one claims.
#include <CLI/CLI.hpp>

#include "cli.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {

void add_stamp(CLI::App& app, Context& context) {
    auto* stamp = app.add_subcommand("stamp", "Issue stamps; check one stamp against one key; show what one claims");
    stamp->require_subcommand(1);
    stamp->footer(
        "Examples:\n"
        "  temviet stamp mint --key tra.key --host tem.example --gtin 9521234543213 --lot L2508A --ai 17=270801\n"
        "  temviet stamp open --env test --issuer demo-tra-sen-vang --key d75a…511a 'https://tem.example/01/…&vts=…'\n"
        "  temviet stamp show 'https://tem.example/01/…&vts=…'\n"
        "  temviet stamp mint --help");
    add_stamp_declare(*stamp, context);
    add_stamp_mint(*stamp, context);
    add_stamp_check(*stamp, context);
    add_stamp_render(*stamp, context);
    add_stamp_sheet(*stamp, context);
    add_stamp_void(*stamp, context);
    add_stamp_open(*stamp, context);
    add_stamp_show(*stamp, context);
}

}  // namespace temviet::cli
