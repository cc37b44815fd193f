// SPDX-License-Identifier: Apache-2.0
#include "help/words_vi.hpp"

namespace temviet::cli::help {
namespace {

constexpr Twin kWords[] = {
    // verify
    {"What do the stamps in these pictures prove?", "Tem trong các ảnh này chứng tỏ điều gì?"},
    {"Pictures, folders of pictures, or - for a picture on standard input", "Ảnh, thư mục ảnh, hoặc - để nhận ảnh từ đầu vào chuẩn"},
    {"Typed or shared text instead of a picture; - reads it from standard input (may be repeated)",
     "Mã gõ tay hoặc được chia sẻ thay cho ảnh; - đọc từ đầu vào chuẩn (dùng được nhiều lần)"},
    {"Symbology identifier of the payloads, e.g. ]Q1, ]d2 (default: text)", "Loại mã vạch của các mã này, ví dụ ]Q1, ]d2 (mặc định: chữ gõ)"},
    {"auto: every stamp is an item; pack: everything in view is one pack", "auto: mỗi tem là một món hàng; pack: mọi mã trong ảnh thuộc một gói hàng"},
    {"Registry file to ask (with --root; may be repeated)", "Tệp sổ cần hỏi (đi kèm --root; dùng được nhiều lần)"},
    {"Trust root of the --registry before it", "Gốc tin cậy của --registry đứng trước"},
    {"prod or test (test answers always say so)", "prod (thật) hoặc test (thử; câu trả lời luôn ghi rõ là bản thử)"},
    {"Every picture shows another pack: a serial seen twice is a duplicate", "Mỗi ảnh là một gói hàng khác: số sê-ri gặp hai lần là trùng"},
    {"Judge as of this time instead of the clock (shown in the report)", "Xét tại thời điểm này thay cho đồng hồ máy (ghi trong báo cáo)"},
    {"One JSON object (an array for several inputs)", "Một đối tượng JSON (một mảng nếu có nhiều đầu vào)"},
    {"One JSON object a line, flushed", "Mỗi dòng một đối tượng JSON, ghi ra ngay"},
    {"Pictures read at the same time", "Số ảnh đọc cùng lúc"},
    {"Exit 20 when an item is at this level or use (or worse) or has this reason", "Thoát với mã 20 khi có món ở mức này (hoặc xấu hơn) hay có lý do này"},
    // read
    {"Only what the symbols in these pictures say", "Chỉ xem các mã trong ảnh ghi gì"},
    {"The text is what is printed, never judged: temviet verify says what it proves.",
     "Đây là chữ in trong mã, chưa được xét: temviet verify cho biết nó chứng tỏ điều gì."},
    {"Pictures, folders of pictures, or - for standard input", "Ảnh, thư mục ảnh, hoặc - cho đầu vào chuẩn"},
    // parse
    {"What a payload says: GS1 elements, Digital Link, stamp; nothing is judged", "Mã ghi gì: phần tử GS1, Digital Link, tem; không xét đúng sai"},
    {"The separator FNC1 is the byte 0x1D, in a shell $'\\x1d'; it is shown as ^. Exit codes: 0 parsed, 1 not, 2 wrong usage. What a stamp "
     "proves: temviet verify.",
     "Dấu ngăn FNC1 là byte 0x1D, trong shell viết $'\\x1d'; khi hiện ra là ^. Mã thoát: 0 đọc được, 1 không, 2 sai cách dùng.\n"
     "Tem chứng tỏ điều gì: dùng temviet verify."},
    {"The payload, or - for standard input (one final line end is left out)", "Nội dung mã, hoặc - cho đầu vào chuẩn (bỏ một dấu xuống dòng ở cuối)"},
    {"Symbology identifier of the symbol it was read from, like ]d2; or text", "Loại mã vạch đã đọc, như ]d2; hoặc text"},
    // explain
    {"What a word of a report means, and what to do next", "Một từ trong báo cáo nghĩa là gì, và nên làm gì tiếp"},
    {"A level, use, reason or notice; 'list'; 'exit-codes'", "Một mức, một lý do hay lời nhắc; 'list' (liệt kê); 'exit-codes' (mã thoát)"},
    {"Both languages as JSON", "Cả hai ngôn ngữ, dạng JSON"},
    // selftest
    {"Does this installation tell true from false?", "Bản cài này có phân biệt được đúng sai không?"},
    {"Result of every step as JSON", "Kết quả từng bước dạng JSON"},
    // completion
    {"Completion for your shell; manual pages", "Gợi ý lệnh cho shell; trang hướng dẫn man"},
    {"for this shell only", "chỉ cho shell đang mở"},
    {"one page a command; then: man -l share/man/man1/temviet-verify.1", "mỗi lệnh một trang; rồi: man -l share/man/man1/temviet-verify.1"},
    {"For which shell, or man for the manual pages", "Cho shell nào, hoặc man cho các trang hướng dẫn"},
    {"Folder of the manual pages", "Thư mục ghi các trang hướng dẫn"},
    // scanner loop
    {"scanner loop: one scan a line, one line of answer", "vòng quét: mỗi dòng một lần quét, mỗi lần một dòng trả lời"},
    {"In the scanner loop {GS}, <GS>, ^], Alt-029 and the sign ↔ stand for the separator (FNC1) in lines that begin like GS1 "
     "element strings; the mapped line is judged, the report's input shows the line as it came. Nothing else is changed. "
     "Lines that are commands: /khac (/other) the last repeat was another pack, /lai (/same) it was the same pack, /tong "
     "(/total) summary so far, /thoat (/quit) end. docs/scanner.md says more. Without --registry the registries stored by "
     "'temviet registry use' are asked.",
     "Trong vòng quét, {GS}, <GS>, ^], Alt-029 và dấu ↔ thay cho dấu ngăn (FNC1) ở các dòng bắt đầu như chuỗi phần tử GS1; "
     "dòng sau khi\nthay được xét, còn báo cáo ghi dòng như đã nhận. Ngoài ra không sửa gì.\nDòng lệnh: /khac lần lặp vừa rồi "
     "là gói hàng khác, /lai là cùng gói hàng, /tong tổng kết tới giờ, /thoat kết thúc.\ndocs/vi/scanner.md nói rõ hơn. Không "
     "có --registry thì hỏi các sổ đã lưu bằng 'temviet registry use'."},
    {"Scanner loop: one scan a line from standard input (-) or a file, one line of answer each",
     "Vòng quét: mỗi dòng một lần quét từ đầu vào chuẩn (-) hoặc tệp, mỗi lần một dòng trả lời"},
    {"Scanner loop: each line begins with its identifier, e.g. ]d2", "Vòng quét: mỗi dòng bắt đầu bằng loại mã, ví dụ ]d2"},
    {"Scanner loop: never, bad (ring on bad news) or always (once good, twice bad)",
     "Vòng quét: never (không kêu), bad (kêu khi có điều xấu) hoặc always (tốt kêu một, xấu kêu hai)"},
    {"One JSON object (an array for several inputs; in the scanner loop one a line)",
     "Một đối tượng JSON (một mảng nếu có nhiều đầu vào; trong vòng quét mỗi dòng một đối tượng)"},
    // pictures
    {"one picture each, and contact-sheet.png", "mỗi ảnh một hình, cùng tờ tổng hợp contact-sheet.png"},
    {"Draw the answer on a copy of the picture: a new .png or .jpg, or a folder for several",
     "Vẽ câu trả lời lên bản sao của ảnh: một tệp .png hoặc .jpg mới, hoặc thư mục nếu có nhiều ảnh"},
    {"Look only at this part: X,Y,W,H in pixels of the upright picture, or percent (10%,10%,50%,50%)",
     "Chỉ xem phần này: X,Y,W,H theo điểm ảnh của ảnh đã xoay đứng, hoặc theo phần trăm (10%,10%,50%,50%)"},
    {"The code nearest to the middle first (the others still count)",
     "Mã gần giữa ảnh nhất đứng trước (các mã khác vẫn được tính)"},
};

}  // namespace

std::span<const Twin> words_of_checking() noexcept { return kWords; }

}  // namespace temviet::cli::help
