// SPDX-License-Identifier: Apache-2.0
#include "code_words.hpp"

namespace temviet::cli {
namespace {

struct Row {
    std::string_view code, vi, en;
};
constexpr Row kRows[] = {
    // Outcomes of opening a stamp.
    {"NOT_OURS", "không phải tem đã ký theo định dạng này", "no signed stamp of this format"},
    {"SIGNATURE_UNREADABLE", "chữ ký bị cụt, không đọc được", "the signature is cut short"},
    {"UNSUPPORTED_VERSION", "tem thuộc phiên bản mới hơn, bản này chưa hiểu",
     "a newer version than this one understands"},
    {"MALFORMED", "phần chữ ký bị hỏng", "the signed container is broken"},
    {"NON_CANONICAL", "cách viết không đúng dạng duy nhất được phép", "not the one legal spelling"},
    {"BAD_CHECK_DIGIT", "số kiểm tra sai", "wrong check digit"},
    {"KEY_UNKNOWN", "không phải khóa của tem này", "this is not the key of this stamp"},
    {"SIGNATURE_INVALID", "chữ ký sai", "the signature is wrong"},
    // GS1.
    {"NOT_GS1", "không phải dữ liệu GS1", "this is no GS1 data"},
    {"PAYLOAD_TOO_LONG", "nội dung quá dài", "the payload is too long"},
    {"AI_UNKNOWN", "không có mã phân định (AI) này", "there is no such application identifier"},
    {"VALUE_TOO_SHORT", "giá trị quá ngắn", "the value is too short"},
    {"VALUE_TOO_LONG", "giá trị quá dài", "the value is too long"},
    {"BAD_CHARACTER", "ký tự không được phép", "a character that is not allowed"},
    {"BAD_DATE", "ngày không có thật", "no real date"},
    {"BAD_VALUE", "giá trị không hợp lệ", "a wrong value"},
    {"AI_TWICE", "một mã phân định xuất hiện hai lần với hai giá trị", "one identifier with two values"},
    {"DL_NO_KEY", "liên kết không có khóa GS1 như /01/<GTIN>", "the link has no GS1 key like /01/<GTIN>"},
    {"DL_ORDER", "các phần của liên kết sai thứ tự", "the parts of the link are out of order"},
    {"DL_COMPRESSED", "liên kết dạng nén, không đọc được", "a compressed link, which is not read"},
    {"BAD_URI", "liên kết viết sai", "the link is badly written"},
    {"BAD_PERCENT", "sau % phải là hai chữ số hệ 16", "% is followed by two hexadecimal digits"},
    {"BAD_LENGTH", "sai số chữ số", "the wrong number of digits"},
    // Minting.
    {"ATTRIBUTE_NOT_ALLOWED", "tem không được mang phần tử này", "a stamp may not carry this element"},
    {"GTIN_MISSING", "tem loại này cần một GTIN", "a stamp of this carrier needs a GTIN"},
    {"CLAIM_TWICE", "một thông tin được nêu hai lần khác nhau", "one claim with two values"},
    {"BAD_HOST", "tên máy chủ không hợp lệ", "a wrong host"},
    {"BAD_STEM", "phần đầu của đường dẫn không hợp lệ", "a wrong stem"},
    {"KEY_USAGE", "khóa này không được dùng vào việc này", "the key may not be used for this"},
    {"BAD_DECLARATION", "khai báo lô không hợp lệ", "a wrong batch declaration"},
    {"DECLARATION_FILE_INVALID", "tệp khai báo lô bị hỏng hoặc bị sửa", "a broken or altered declaration file"},
    {"UNITS_TAKEN", "các đơn vị này đã được in hoặc hủy trước đó", "these units were minted or voided before"},
    {"UNITS_OUTSIDE", "ngoài dải số của khai báo lô", "outside the declared range"},
    {"OVER_QUANTITY", "nhiều hơn số lượng đã khai báo", "more than the declared quantity"},
    {"MINT_FILE_EXISTS", "tệp đã có, không ghi đè", "the file is there already"},
    {"MINT_FILE_DAMAGED", "tệp tem bị hỏng", "the file of stamps is damaged"},
    {"MINT_DIFFERS", "lần chạy tiếp khác với lần đầu", "this run differs from the one to resume"},
    {"MINT_NOT_STARTED", "chưa có lần chạy nào để tiếp tục", "there is no run to resume"},
    {"LEDGER_DAMAGED", "sổ đơn vị đã in bị hỏng", "the record of minted units is damaged"},
    {"MINT_BUSY", "một lệnh khác đang ghi tệp này", "another command is writing this file"},
    // Drawing.
    {"NOT_A_STAMP", "không phải tem hợp lệ để in", "no stamp that may be printed"},
    {"NOT_READ_BACK", "tem vẽ ra không đọc lại được, chưa ghi gì", "the drawn stamp does not read back; nothing was written"},
    {"MODULE_TOO_SMALL", "ô của mã quá nhỏ, điện thoại khó đọc", "the modules are too small to be read by phones"},
    {"MODULE_NOT_WHOLE", "ô của mã không bằng số nguyên chấm của máy in", "the modules are not whole dots of the printer"},
    {"QUIET_ZONE_TOO_SMALL", "viền trắng quanh mã quá hẹp", "the quiet zone is too narrow"},
    {"SYMBOL_TOO_LARGE", "nội dung quá dài cho mã này", "too much for this symbol"},
    {"LABEL_TOO_SMALL", "nhãn quá nhỏ cho tem và chữ", "the label is too small for the stamp and its words"},
    {"PAGE_TOO_SMALL", "trang giấy không đủ chỗ cho nhãn", "the labels do not fit the page"},
    {"NO_FONT", "không có phông chữ hiển thị được chữ này", "no font can show these words"},
    {"NOT_MINTABLE", "như vậy sẽ không thành tem hợp lệ", "this would be no valid stamp"},
};

}  // namespace

std::string_view code_words(const Context& context, std::string_view code) noexcept {
    for (const auto& row : kRows)
        if (row.code == code) return context.tr(row.vi, row.en);
    return {};
}

std::string words_and_detail(const Context& context, std::string_view code, const std::string& detail) {
    const std::string words(code_words(context, code));
    if (detail.empty() || words.empty()) return words.empty() ? detail : words;
    const std::string shown = translated(detail, context.language);
    return shown != detail || context.language == Language::en ? shown : words + " (" + detail + ")";
}

int print_refusal(const Context& context, Error error) {
    error.message = words_and_detail(context, error.code, error.message);
    return print_error(context, error, error.code == "USAGE" ? 2 : interrupted() ? kExitInterrupted : 1);
}

}  // namespace temviet::cli
