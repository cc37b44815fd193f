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
    {"Make one stamp", "Tạo một tem"},
    {"Carriers: dl link, gs1 element string, rec record; hdl hgs1 hrec the same as the hidden layer of a two-layer stamp. The payload goes to "
     "standard output to the byte, without a line end and with FNC1 as the byte 0x1D; on a terminal FNC1 is shown as <GS>. Every stamp was "
     "opened again with the public key before it is shown. Print it as the symbol that is named. Exit codes: 0 minted, 1 refused or could not "
     "run, 2 wrong usage.",
     "Dạng tem: dl liên kết, gs1 chuỗi phần tử, rec bản ghi; hdl hgs1 hrec là lớp ẩn của tem hai lớp.\n"
     "Nội dung tem được ghi nguyên từng byte ra đầu ra chuẩn, không có dấu xuống dòng, FNC1 là byte 0x1D; trên màn hình\n"
     "FNC1 hiện là <GS>. Mỗi tem đã được mở lại bằng khóa công khai trước khi hiện. Hãy in bằng đúng loại mã được nêu.\n"
     "Mã thoát: 0 đã tạo, 1 bị từ chối hoặc không chạy được, 2 sai cách dùng."},
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
};

}  // namespace

std::span<const Twin> words_of_issuing() noexcept { return kWords; }

}  // namespace temviet::cli::help
