// SPDX-License-Identifier: Apache-2.0
#include "load/faults.hpp"

#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

std::string csv_field(const std::string& text) {
    std::string out = "\"";
    // A cell that begins like a formula would be run when the file is opened.
    if (!text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string_view::npos) out += '\'';
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

}  // namespace

std::string fault_line(const SheetFault& fault) {
    std::string out = fault.file;
    if (!fault.sheet.empty()) out += " [" + display_safe(fault.sheet, 60) + "]";
    if (fault.row > 0) out += " " + (fault.column.empty() ? "#" : fault.column) + std::to_string(fault.row);
    if (!fault.heading.empty()) out += " “" + display_safe(fault.heading, 60) + "”";
    out += ": " + fault.message;
    if (!fault.found.empty()) out += " – “" + display_safe(fault.found, 80) + "”";
    out += " [" + fault.code + "]\n";
    if (!fault.fix.empty()) out += "    → " + fault.fix + "\n";
    return out;
}

std::string faults_csv(const Context& context, const std::vector<SheetFault>& faults) {
    std::string out = "\xEF\xBB\xBF";
    out += context.tr("tệp,trang,dòng,cột,tên cột,mã lỗi,đang ghi,lỗi,cách sửa\r\n", "file,sheet,row,column,heading,code,found,error,fix\r\n");
    for (const auto& each : faults) {
        const std::string row = each.row == 0 ? "" : std::to_string(each.row);
        bool first = true;
        for (const auto* value : {&each.file, &each.sheet, &row, &each.column, &each.heading, &each.code, &each.found, &each.message, &each.fix}) {
            if (!first) out += ',';
            out += csv_field(*value);
            first = false;
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace temviet::cli
