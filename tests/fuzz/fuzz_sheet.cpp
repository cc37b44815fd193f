// SPDX-License-Identifier: Apache-2.0
// Spreadsheets nobody made: read within the limits, or refused with a code; what is read is tidy text.
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "fuzz.hpp"
#include "sheet/workbook.hpp"

using namespace temviet;
using namespace temviet::cli;

std::vector<std::string> fuzz_seeds() {
    std::vector<std::string> out{
        "sep=;\nT\xC3\xAAn;\"a\"\"b\";\r\n1,5;'09;=\"893\"\n",
        std::string("\xFF\xFE" "a\0;\0b\0\n\0", 10),
        "T\xEAn s\xB6n ph\xC8m;Ch\xF1 th\xD3\n",
    };
    for (const char* name : {"1-gop-o.xlsx", "2-cham-phay.csv", "5-foreign.xlsx"})
        out.push_back(read_file(std::string(TEMVIET_SOURCE_DIR) + "/tests/cli/sheets/" + name, 1u << 20).value());
    return out;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto book = read_workbook({reinterpret_cast<const char*>(data), size}, "input");
    if (!book) {
        demand(book.error().code.starts_with("SHEET_"), "a refusal has a code of its own");
        return 0;
    }
    demand(!book->sheets.empty(), "a workbook that is read has a sheet");
    std::size_t cells = 0;
    for (const auto& sheet : book->sheets)
        for (const auto& row : sheet.rows)
            for (const auto& cell : row) {
                ++cells;
                demand((cell.kind == CellKind::empty) == cell.text.empty(), "only an empty cell has no text");
                demand(is_utf8(cell.text), "text is UTF-8");
                if (cell.kind == CellKind::text) demand(tidy_text(cell.text) == cell.text, "text is tidy");
            }
    demand(cells <= sheet_limits::kMaxCells, "the limit on cells holds");
    return 0;
}
