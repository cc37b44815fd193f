// SPDX-License-Identifier: Apache-2.0
// temviet explain: what a level, use, reason or exit code means and what to do next.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <temviet/base/text.hpp>

#include "cli.hpp"

namespace temviet::cli {
namespace {

struct ExitRow {
    int code;
    const char *vi, *en;
};
constexpr ExitRow kExitRows[] = {
    {0, "tem hợp lệ, nên dùng được theo sổ", "valid stamp, nothing speaks against use"},
    {1, "không chạy được", "could not run"},
    {2, "dùng sai lệnh", "wrong usage"},
    {10, "SIGNED_UNCONFIRMED: đã ký, chưa đủ căn cứ", "SIGNED_UNCONFIRMED"},
    {11, "REGISTERED: mã có trong sổ, không chứng minh gì về gói hàng", "REGISTERED: the number is known, nothing on the pack was proved"},
    {12, "UNKNOWN: chưa rõ", "UNKNOWN"},
    {13, "SUSPECT: nghi vấn", "SUSPECT"},
    {14, "REJECTED: tem không hợp lệ", "REJECTED"},
    {15, "NO_DECISION: không thể kết luận", "NO_DECISION"},
    {16, "RECALLED: có lệnh thu hồi hoặc ngừng bán", "RECALLED: a recall or stop-sale order"},
    {17, "ALERT: có cảnh báo của cơ quan chức năng", "ALERT: a warning by an authority"},
    {18, "EXPIRED: quá hạn sử dụng", "EXPIRED"},
    {20, "--fail-on đã gặp điều cần báo", "--fail-on met its condition"},
    {130, "bị ngắt (Ctrl-C)", "interrupted (Ctrl-C)"},
};

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        else if (c == '-' || c == ' ') c = '_';
    return out;
}

int run(const Context& context, const std::string& code, bool json) {
    if (code.empty() || upper(code) == "LIST") {
        std::string out;
        if (json) out = nlohmann::ordered_json(explainable_codes()).dump(2) + "\n";
        else
            for (const auto& each : explainable_codes()) out += each + "\n";
        const auto written = write_stdout(out);
        return written ? 0 : print_error(context, written.error());
    }
    if (upper(code) == "EXIT_CODES") {
        std::string out;
        if (json) {
            auto rows = nlohmann::ordered_json::array();
            for (const auto& row : kExitRows) rows.push_back({{"code", row.code}, {"vi", row.vi}, {"en", row.en}});
            out = rows.dump(2) + "\n";
        } else for (const auto& row : kExitRows) out += fmt::format("{:>4}  {}\n", row.code, context.tr(row.vi, row.en));
        const auto written = write_stdout(out);
        return written ? 0 : print_error(context, written.error());
    }
    const std::string name = upper(code);
    const auto text = explain(name, context.language);
    if (!text)
        return print_error(context, {"UNKNOWN_CODE", std::string(context.tr("không có mã nào tên là ", "there is no code named ")) + display_safe(code),
                                     "temviet explain list", {}}, 2);
    std::string out = *text;
    if (json) {
        nlohmann::ordered_json object{{"code", name}, {"vi", *explain(name, Language::vi)}, {"en", *explain(name, Language::en)}};
        out = object.dump(2);
    }
    if (out.empty() || out.back() != '\n') out += '\n';
    const auto written = write_stdout(out);
    return written ? 0 : print_error(context, written.error());
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("explain", "What a word of a report means, and what to do next");
    command->footer("Examples:\n  temviet explain RECALLED\n  temviet explain stamp-valid-batch --lang en\n  temviet explain list\n  temviet explain exit-codes");
    auto code = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("code", *code, "A level, use, reason or notice; 'list'; 'exit-codes'");
    command->add_flag("--json", *json, "Both languages as JSON");
    command->callback([&context, code, json] { context.exit_code = run(context, *code, *json); });
}

}  // namespace temviet::cli
