// SPDX-License-Identifier: Apache-2.0
#include "help/words_vi.hpp"

namespace temviet::cli::help {
namespace {

constexpr Twin kWords[] = {
    // key
    {"Make keys and show their public half", "Tạo khóa và xem phần công khai"},
    {"The key file is the secret: keep it, and a copy of it, where nobody else gets at it. Only the public key travels.",
     "Tệp khóa là bí mật: giữ nó và một bản sao ở nơi không ai khác lấy được. Chỉ khóa công khai được gửi đi."},
    {"Make a new key file (mode 0600); never over an existing file", "Tạo tệp khóa mới (quyền 0600); không ghi đè tệp đã có"},
    {"The key file to write", "Tệp khóa sẽ ghi"},
    {"Issuer whose stamps it will sign: a-z, 0-9, hyphen", "Đơn vị phát hành mà khóa sẽ ký tem: a-z, 0-9, gạch nối"},
    {"Registry it will sign: a key of its authority", "Sổ mà khóa sẽ ký: khóa của cơ quan giữ sổ"},
    {"What an issuer key may sign: item,batch,record,hidden,declare (default item,batch)",
     "Khóa được ký gì: item,batch,record,hidden,declare (mặc định item,batch)"},
    {"prod or test (default prod)", "prod (thật) hoặc test (thử); mặc định prod"},
    {"Store it unprotected (env test only)", "Lưu không mật khẩu (chỉ cho bản thử)"},
    {"A known 32-byte seed instead of a random one: public test keys (env test only)",
     "Hạt giống 32 byte đã biết thay cho số ngẫu nhiên: khóa thử công khai (chỉ cho bản thử)"},
    {"The public half as JSON", "Phần công khai dạng JSON"},
    {"The public half of a key file; needs no passphrase", "Phần công khai của tệp khóa; không cần mật khẩu"},
    {"The key file", "Tệp khóa"},
    {"Compute the key id for this issuer (default: the key's owner)", "Tính mã khóa cho đơn vị này (mặc định: chủ khóa)"},
    // stamp
    {"Issue stamps; check one stamp against one key; show what one claims", "Phát hành tem; kiểm tra một tem với một khóa; xem tem khai gì"},
    {"The issuer's key file", "Tệp khóa của đơn vị phát hành"},
    {"Issuer id (default: the key's owner)", "Mã đơn vị phát hành (mặc định: chủ khóa)"},
    {"prod or test (default: the key's)", "prod hoặc test (mặc định theo khóa)"},
    {"dl, gs1, rec; hidden layer: hdl, hgs1, hrec", "dl, gs1, rec; lớp ẩn: hdl, hgs1, hrec"},
    {"Any carrier", "Mọi dạng tem"},
    {"GTIN: 8, 12, 13 or 14 digits", "GTIN: 8, 12, 13 hoặc 14 chữ số"},
    {"Lot: 1-20 of A-Z 0-9 . _ -", "Số lô: 1-20 ký tự A-Z 0-9 . _ -"},
    {"Serial: 1-20 of A-Z 0-9 . _ -", "Số sê-ri: 1-20 ký tự A-Z 0-9 . _ -"},
    {"Links and element strings", "Liên kết và chuỗi phần tử"},
    {"Consumer product variant (22)", "Biến thể sản phẩm (22)"},
    {"Another element: AI=VALUE, repeatable", "Phần tử khác: AI=GIÁTRỊ, dùng được nhiều lần"},
    {"Host of the link", "Tên miền của liên kết"},
    {"Path in front of /01/, or of a record's link", "Đường dẫn trước /01/, hoặc của liên kết bản ghi"},
    {"Records", "Bản ghi"},
    {"https://HOST/STEM#VT1.… instead of VT1:…", "https://HOST/STEM#VT1.… thay cho VT1:…"},
    {"The issuer's own product code, instead of a GTIN", "Mã sản phẩm riêng của đơn vị, thay cho GTIN"},
    {"Name of the goods", "Tên hàng hóa"},
    {"Maker", "Nhà sản xuất"},
    {"Importer", "Nhà nhập khẩu"},
    {"ISO 3166 number, 704 is Vietnam", "Số ISO 3166, 704 là Việt Nam"},
    {"Place of the last finishing stage", "Nơi thực hiện công đoạn cuối cùng"},
    {"Production date YYYY-MM-DD", "Ngày sản xuất NĂM-THÁNG-NGÀY"},
    {"Expiry date YYYY-MM-DD", "Hạn sử dụng NĂM-THÁNG-NGÀY"},
    {"Net content", "Định lượng"},
    {"SCHEME:NUMBER:DATE, repeatable", "CHƯƠNGTRÌNH:SỐ:NGÀY, dùng được nhiều lần"},
    {"A warning, repeatable", "Một cảnh báo, dùng được nhiều lần"},
    {"GTIN:LOT:FIRST:LAST:COUNT, repeatable", "GTIN:LÔ:TỪ:ĐẾN:SỐLƯỢNG, dùng được nhiều lần"},
    {"16 bytes that bind a hidden layer, hexadecimal", "16 byte ràng buộc lớp ẩn, dạng hex"},
    {"Time of issue (default: now)", "Thời điểm phát hành (mặc định: bây giờ)"},
    {"Time after which the stamp itself no longer counts", "Sau thời điểm này chính con tem không còn giá trị"},
    {"{payload, payload_hex, symbology_identifier, stamp_id, kid, …}", "{payload, payload_hex, symbology_identifier, stamp_id, kid, …} dạng JSON"},
    {"Check one stamp against one key, without any registry", "Kiểm tra một tem với một khóa, không cần sổ"},
    {"Standard input is taken to the last byte: a line end behind the payload is part of it (use printf, not echo). --batch takes one JSON object "
     "a line, {\"input\" or \"input_hex\", \"symbology\" (\"text\" or like \"]Q1\"), \"env\", \"issuer\", \"key\"}, and answers each on a line "
     "of its own, in order; a request that cannot be read gives {\"error\"} and the run goes on. Exit codes: 0 the signature is right (--batch: "
     "always), 14 it is not, 1 could not run, 2 wrong usage. Registries, recalls and expiry dates are not looked at: temviet verify does that.",
     "Đầu vào chuẩn được lấy tới byte cuối: dấu xuống dòng sau mã cũng là một phần của mã (dùng printf, không dùng echo).\n"
     "--batch nhận mỗi dòng một đối tượng JSON {\"input\" hoặc \"input_hex\", \"symbology\" (\"text\" hoặc như \"]Q1\"), \"env\", \"issuer\", \"key\"}\n"
     "và trả lời từng dòng theo thứ tự; yêu cầu không đọc được cho {\"error\"} rồi chạy tiếp.\n"
     "Mã thoát: 0 chữ ký đúng (--batch: luôn 0), 14 không đúng, 1 không chạy được, 2 sai cách dùng.\n"
     "Lệnh này không xem sổ, lệnh thu hồi hay hạn dùng: temviet verify làm việc đó."},
    {"The payload, or - for standard input; nothing is cut off", "Nội dung mã, hoặc - cho đầu vào chuẩn; không cắt bỏ gì"},
    {"Issuer id", "Mã đơn vị phát hành"},
    {"The issuer's public key, 64 hexadecimal digits", "Khóa công khai của đơn vị, 64 chữ số hex"},
    {"Symbology identifier of the symbol, like ]d2; or text", "Loại mã vạch, như ]d2; hoặc text"},
    {"NDJSON requests from this file, or - for standard input", "Các yêu cầu NDJSON từ tệp này, hoặc - cho đầu vào chuẩn"},
    {"What a stamp claims, without any key: nothing is proved", "Tem khai gì, không dùng khóa: chưa chứng tỏ điều gì"},
    {"Everything shown is claimed, not proved: anybody can print it. Exit codes: 0 a stamp of ours in its legal spelling, 1 not, 2 wrong usage.",
     "Mọi điều hiện ra chỉ là lời khai, chưa được chứng tỏ: ai cũng in được.\n"
     "Mã thoát: 0 là tem đúng cách viết, 1 không phải, 2 sai cách dùng."},
    // stamp mint of a whole lot
    {"Declaration file of the lot (temviet stamp declare)", "Tệp khai lô (temviet stamp declare)"},
    {"How many stamps (default: all that are left of the quantity)", "Bao nhiêu tem (mặc định: phần còn lại của số lượng đã khai)"},
    {"First unit number (default: the next one)", "Số đơn vị đầu tiên (mặc định: số kế tiếp)"},
    {"File of stamps: .csv or .ndjson", "Tệp tem: .csv hoặc .ndjson"},
    {"csv or ndjson (default: by the name of the output)", "csv hoặc ndjson (mặc định theo tên tệp)"},
    {"Go on with a run that was cut off", "Chạy tiếp lần tạo tem bị dở"},
    {"Threads (default: one a core)", "Số luồng (mặc định: mỗi nhân một luồng)"},
    {"Each line is unit,serial,payload,stamp_id; FNC1 is written <GS> in CSV. The units of each run are kept in "
     "DECLARATION.units so that no unit gets two stamps. Exit codes: 0 minted, 1 refused or could not run, 2 wrong usage, 130 "
     "interrupted.",
     "Mỗi dòng gồm unit,serial,payload,stamp_id; trong CSV, FNC1 được ghi là <GS>. Các số đã dùng của từng lần chạy được "
     "giữ\ntrong tệp KHAI.units để không đơn vị nào có hai tem.\nMã thoát: 0 đã tạo, 1 bị từ chối hoặc không chạy được, 2 sai "
     "cách dùng, 130 bị ngắt."},
    // stamp declare
    {"Sign the declaration of a lot: its units, quantity and dates", "Ký bản khai của một lô: dải số, số lượng và các ngày"},
    {"Units in the lot", "Số đơn vị của lô"},
    {"Units more in the range, to replace spoiled ones (default: 5 %)", "Số đơn vị dư trong dải, để thay tem hỏng (mặc định 5 %)"},
    {"First unit number (default: random)", "Số đơn vị đầu tiên (mặc định: ngẫu nhiên)"},
    {"Characters of the unit number (default: 6, more for huge lots)", "Số ký tự của số đơn vị (mặc định 6, lô rất lớn thì nhiều hơn)"},
    {"Random characters behind it (default 8)", "Số ký tự ngẫu nhiên phía sau (mặc định 8)"},
    {"Market the lot is meant for, repeatable", "Thị trường của lô, dùng được nhiều lần"},
    {"Time of the declaration (default: now)", "Thời điểm khai (mặc định: bây giờ)"},
    {"File of the declaration; never written over", "Tệp bản khai; không bao giờ ghi đè"},
    // stamp check
    {"Check a whole file of stamps against the declaration of its lot", "Kiểm tra cả tệp tem với bản khai của lô"},
    {"Every line must open with the key, be a unit of the declared lot, and stand there once. --key: the stamps' public key, "
     "where it is not the one that signed the declaration. Exit codes: 0 all are right, 14 some are not, 1 could not run, 2 "
     "wrong usage.",
     "Mỗi dòng phải mở được bằng khóa, là một đơn vị của lô đã khai và chỉ có một lần. --key: khóa công khai của tem, nếu "
     "khác\nkhóa đã ký bản khai.\nMã thoát: 0 đúng hết, 14 có tem không đúng, 1 không chạy được, 2 sai cách dùng."},
    {"File of stamps, as mint wrote it; - is standard input", "Tệp tem do mint ghi; - là đầu vào chuẩn"},
    {"Declaration file of the lot", "Tệp bản khai của lô"},
    {"The stamps' public key, 64 hexadecimal digits (default: the declaration's)",
     "Khóa công khai của tem, 64 chữ số hex (mặc định: khóa của bản khai)"},
    {"{stamps, right, wrong, repeated, first, last, faults, …}", "{stamps, right, wrong, repeated, first, last, faults, …} dạng JSON"},
    // stamp render
    {"Draw stamps as SVG, PNG or PDF at a size in millimetres", "Vẽ tem thành SVG, PNG hoặc PDF theo cỡ milimét"},
    {"One payload, or every line of a file of stamps (--stamps). Every drawing is read back by the reader of temviet verify "
     "before it is written: the same bytes, or no file. With --batch or --key the signature is checked too. PNG modules are "
     "whole dots of --dpi; the density stands in the file, so that it prints at its true size. Exit codes: 0 written, 1 "
     "refused or could not run, 2 wrong usage, 130 interrupted.",
     "Một tem, hoặc mọi dòng của một tệp tem (--stamps). Mỗi hình vẽ được bộ đọc của temviet verify đọc lại trước khi ghi: "
     "đúng từng\nbyte, nếu không thì không ghi tệp. Có --batch hoặc --key thì chữ ký cũng được kiểm tra.\nTrong PNG, mỗi ô là "
     "một số nguyên chấm theo --dpi; mật độ ghi trong tệp để in ra đúng cỡ thật.\nMã thoát: 0 đã ghi, 1 bị từ chối hoặc không "
     "chạy được, 2 sai cách dùng, 130 bị ngắt."},
    {"What the stamp says; - is standard input", "Nội dung tem; - là đầu vào chuẩn"},
    {"A file of stamps, as mint wrote it", "Tệp tem do mint ghi"},
    {"File to write; - is standard output", "Tệp sẽ ghi; - là đầu ra chuẩn"},
    {"Folder for --stamps, a file a serial", "Thư mục cho --stamps, mỗi số sê-ri một tệp"},
    {"svg, png or pdf (default: by the name of the output)", "svg, png hoặc pdf (mặc định theo tên tệp)"},
    // stamp sheet
    {"Lay a file of stamps out as pages of labels (PDF)", "Dàn một tệp tem thành các trang nhãn (PDF)"},
    {"Labels are filled row by row. Without --line a label says the lot, the expiry date and the serial; a --line may hold "
     "{lot} {expiry} {production} {serial} {unit} {gtin} {n} and is left out where such a value is missing. Words are never "
     "shortened: too small a label is refused. Print the PDF at 100 %, never \"fit to page\": the size of the stamps is what "
     "makes them readable. Exit codes: 0 written, 1 refused or could not run, 2 wrong usage, 130 interrupted.",
     "Nhãn được xếp theo từng hàng. Không có --line thì nhãn ghi số lô, hạn dùng và số sê-ri; một --line có thể chứa {lot} "
     "{expiry}\n{production} {serial} {unit} {gtin} {n} và được bỏ qua khi thiếu giá trị. Chữ không bao giờ bị cắt: nhãn quá "
     "nhỏ thì bị từ chối.\nHãy in PDF ở 100 %, đừng chọn \"vừa khổ giấy\": đúng cỡ thì tem mới đọc được.\nMã thoát: 0 đã ghi, 1 "
     "bị từ chối hoặc không chạy được, 2 sai cách dùng, 130 bị ngắt."},
    {"PDF to write", "Tệp PDF sẽ ghi"},
    {"a4, a5, letter, WIDTHxHEIGHT in mm, or roll (a page is a row of labels)",
     "a4, a5, letter, RỘNGxCAO theo mm, hoặc roll (mỗi trang là một hàng nhãn)"},
    {"Label, WIDTHxHEIGHT in mm (default 60x32)", "Cỡ nhãn, RỘNGxCAO theo mm (mặc định 60x32)"},
    {"Labels across (default: as many as fit)", "Số nhãn theo chiều ngang (mặc định: vừa bao nhiêu xếp bấy nhiêu)"},
    {"Labels down (default: as many as fit)", "Số nhãn theo chiều dọc (mặc định: vừa bao nhiêu xếp bấy nhiêu)"},
    {"Edge of the page, mm (default 10, roll 0)", "Lề trang, mm (mặc định 10, cuộn 0)"},
    {"Between labels, mm (default 2)", "Khoảng cách giữa các nhãn, mm (mặc định 2)"},
    {"Marks to cut along", "Vạch để cắt"},
    {"Leave out so many stamps of the file", "Bỏ qua chừng này tem ở đầu tệp"},
    {"At most so many", "Nhiều nhất chừng này"},
    {"Name of the goods, bold, on top", "Tên hàng, in đậm, ở trên cùng"},
    {"A line of words, repeatable; {lot} {expiry} {serial} … are filled in",
     "Một dòng chữ, dùng được nhiều lần; {lot} {expiry} {serial} … được điền vào"},
    {"Number the stamps", "Đánh số thứ tự tem"},
    {"Language of the label: vi or en (default vi)", "Ngôn ngữ trên nhãn: vi hoặc en (mặc định vi)"},
    {"Only the symbols", "Chỉ in mã"},
    // stamp void
    {"Take a range of units of a lot out of use, such as a spoiled print run", "Hủy một dải số của lô, ví dụ cuộn tem in hỏng"},
    {"A unit is its number, or the whole serial as printed. Standard output is the row for the authority's revocation.csv: "
     "stamps are refused once the registry with this row is published. The units are also kept in DECLARATION.units: they are "
     "never minted again, and as many others may be minted in their place.",
     "Đơn vị được nêu bằng số, hoặc bằng cả số sê-ri như đã in. Đầu ra chuẩn là dòng để cơ quan giữ sổ đưa vào "
     "revocation.csv: tem bị\ntừ chối khi sổ có dòng này được công bố. Các số này cũng được giữ trong tệp KHAI.units: không "
     "bao giờ tạo lại, và được tạo\nbấy nhiêu tem khác để thay."},
    {"First unit: its number, or the serial printed on it", "Đơn vị đầu: số của nó, hoặc số sê-ri in trên tem"},
    {"Last unit (default: only the first)", "Đơn vị cuối (mặc định: chỉ đơn vị đầu)"},
    {"Why, in words; people who scan such a stamp read it", "Lý do bằng lời; người quét tem sẽ đọc thấy"},
    {"Day of the decision YYYY-MM-DD (default: today in Vietnam)", "Ngày quyết định NĂM-THÁNG-NGÀY (mặc định: hôm nay, giờ Việt Nam)"},
    {"For now, until cleared up: SUSPECT instead of REJECTED", "Tạm thời, chờ làm rõ: SUSPECT thay cho REJECTED"},
    {"Only the row", "Chỉ ghi dòng, không ghi tiêu đề"},
    {"The file is what stamp mint --batch and stamp void --batch take. Standard output is the line for the authority's batch.csv:",
     "Tệp này dùng cho stamp mint --batch và stamp void --batch. Đầu ra chuẩn là dòng gửi cơ quan giữ sổ cho batch.csv:"},
    {"stamps count as declared only after the authority published it. Unit numbers start at a random place, so that a serial cannot be guessed from another lot's. The range holds --spare units more than the quantity, to replace spoiled ones.",
     "tem chỉ được coi là đã khai sau khi cơ quan công bố dòng đó. Số đơn vị bắt đầu từ chỗ ngẫu nhiên để không\nai đoán được số "
     "sê-ri từ lô khác. Dải số rộng hơn số lượng --spare đơn vị, để thay tem hỏng."},
    {"Make one stamp, or all stamps of a declared batch", "Tạo một tem, hoặc mọi tem của một lô đã khai"},
    {"Carriers: dl link, gs1 element string, rec record; hdl hgs1 hrec the same as the hidden layer of a two-layer stamp. The "
     "payload goes to standard output to the byte, without a line end and with FNC1 as the byte 0x1D; on a terminal FNC1 is "
     "shown as <GS>. Every stamp was opened again with the public key before it is shown. Print it as the symbol that is "
     "named. A whole lot, with serials that carry the unit number; a run that was cut off goes on with --resume:",
     "Dạng tem: dl liên kết, gs1 chuỗi phần tử, rec bản ghi; hdl hgs1 hrec là lớp ẩn của tem hai lớp.\nNội dung tem được ghi "
     "nguyên từng byte ra đầu ra chuẩn, không có dấu xuống dòng, FNC1 là byte 0x1D; trên màn hình\nFNC1 hiện là <GS>. Mỗi tem "
     "đã được mở lại bằng khóa công khai trước khi hiện. Hãy in bằng đúng loại mã được nêu.\nCả một lô, số sê-ri mang số thứ "
     "tự; lần chạy bị dở thì tiếp bằng --resume:"},
    {"A run of stamps",
     "Một đợt in tem"},
    {"Side of one module, mm (default: 0.33, DataMatrix 0.4)",
     "Cạnh của một ô, mm (mặc định: 0,33; DataMatrix 0,4)"},
    {"Size",
     "Kích thước"},
    {"Side of the symbol with its quiet zone, mm",
     "Cạnh của mã kể cả vùng trắng, mm"},
    {"Dots an inch of the printer: modules become whole dots (PNG: default 300)",
     "Số điểm mỗi inch của máy in: mỗi ô là số điểm nguyên (PNG: mặc định 300)"},
    {"Quiet zone in modules (default: 4, DataMatrix 1)",
     "Vùng trắng, tính bằng ô (mặc định: 4; DataMatrix 1)"},
    {"Error correction of QR: L, M, Q or H (default M)",
     "Mức sửa lỗi của QR: L, M, Q hoặc H (mặc định M)"},
    {"auto, qr or datamatrix (auto: links and records QR, element strings DataMatrix)",
     "auto, qr hoặc datamatrix (auto: liên kết và bản ghi dùng QR, chuỗi phần tử dùng DataMatrix)"},
    {"Modules below 0.3 mm or a narrow quiet zone all the same",
     "Vẫn vẽ dù ô nhỏ hơn 0,3 mm hoặc vùng trắng hẹp"},
    {"Declaration file: every stamp must be of this lot and open with its key",
     "Tệp khai báo lô: mọi tem phải thuộc lô này và mở được bằng khóa của lô"},
    {"Signature",
     "Chữ ký"},
    {"Issuer id, with --key and --env",
     "Mã đơn vị phát hành, đi cùng --key và --env"},
    {"Public key the stamps must open with, 64 hexadecimal digits",
     "Khóa công khai mà mọi tem phải mở được, 64 chữ số thập lục phân"},
    {"Page",
     "Trang"},
    {"Words",
     "Chữ"},
};

}  // namespace

std::span<const Twin> words_of_issuing() noexcept { return kWords; }

}  // namespace temviet::cli::help
