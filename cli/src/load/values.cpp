// SPDX-License-Identifier: Apache-2.0
#include "load/values.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "load/names.hpp"
#include "sheet/encoding.hpp"

namespace temviet::cli {
namespace {

class ValueParser {
public:
    ValueParser(const Context& context, Date today, std::optional<ValueFault>& fault) : context_(context), today_(today), fault_(fault) {}

    std::vector<std::string> parse(Field field, const SheetCell& cell) {
        if (cell.kind == CellKind::empty) return {};
        if (cell.kind == CellKind::error)
            return refuse("CELL_ERROR", tr("ô báo lỗi, không có giá trị", "the cell shows an error, not a value"),
                          tr("sửa công thức, hoặc chép lại dạng giá trị (Paste Special → Values)", "correct the formula, or paste the value itself"));
        if (const auto font = legacy_font_of(cell.text); cell.kind == CellKind::text && !font.empty())
            return refuse("LEGACY_ENCODING", fmt::format(fmt::runtime(tr("chữ gõ bằng bảng mã cũ {}, không phải Unicode", "text in the old encoding {}, not Unicode")), font),
                          tr("chuyển sang Unicode (ví dụ bằng UniKey) rồi lưu lại", "convert it to Unicode (for example with UniKey) and save again"));
        switch (field) {
            case Field::gtin: return gtins(cell);
            case Field::issued_on:
            case Field::expires_on: return date(cell, field == Field::issued_on);
            case Field::level: return stars(cell);
            case Field::tax_code: return tax_code(cell);
            case Field::phone: return phone(cell);
            case Field::shelf_life_days: return whole_number(cell);
            case Field::origin: return origin(cell);
            case Field::product_code: return code(cell);
            case Field::status: return status(cell);
            case Field::product_name:
            case Field::brand:
            case Field::category:
            case Field::net_content:
            case Field::organisation_name:
            case Field::organisation_id:
            case Field::address:
            case Field::website:
            case Field::commune:
            case Field::district:
            case Field::province:
            case Field::scheme:
            case Field::number:
            case Field::issuer:
            case Field::count_: break;
        }
        std::string text = cell_text(cell);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return {text};
    }

private:
    [[nodiscard]] std::string_view tr(std::string_view vi, std::string_view en) const { return context_.tr(vi, en); }
    std::vector<std::string> refuse(std::string code, std::string_view message, std::string_view fix) {
        fault_ = ValueFault{std::move(code), std::string(message), std::string(fix)};
        return {};
    }

    std::vector<std::string> gtins(const SheetCell& cell) {
        const auto fix = tr("định dạng cột là Văn bản (Text), rồi gõ lại đủ các chữ số như in trên bao bì",
                            "format the column as Text, then type all digits again as printed on the pack");
        if (cell.kind == CellKind::number) return gtin_number(cell.text, fix);
        if (cell.kind != CellKind::text) return refuse("BAD_GTIN", tr("không phải mã vạch", "this is no barcode number"), fix);
        std::vector<std::string> out;
        // A comma is a decimal comma in 8,93E+12 and stands between two numbers otherwise.
        const std::string_view separators = cell.text.find_first_of("Ee") == std::string::npos ? ",;\n/|" : ";\n/|";
        std::string_view rest = cell.text;
        while (!rest.empty()) {
            const auto end = rest.find_first_of(separators);
            const auto piece = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            std::string digits;
            for (const char c : piece)
                if (c != ' ' && c != '-') digits += c;
            if (digits.empty()) continue;
            if (!gtin(digits, fix)) return {};
            if (std::find(out.begin(), out.end(), digits) == out.end()) out.push_back(digits);
        }
        return out;
    }

    /// A numeric cell: only exact digits that prove themselves by their check digit.
    std::vector<std::string> gtin_number(const std::string& raw, std::string_view fix) {
        double value = 0;
        const auto [end, status] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
        std::string digits = raw;
        if (raw.ends_with(".0")) digits.resize(raw.size() - 2);
        const bool exponent = raw.find_first_of("Ee") != std::string::npos;
        if (exponent && status == std::errc{} && end == raw.data() + raw.size() && value == std::floor(value) && value > 0 && value < 1e15)
            digits = fmt::format("{:.0f}", value);
        if (!all_digits(digits)) return refuse("BAD_GTIN", tr("một con số lẻ hoặc âm, không phải mã vạch", "a fraction or a negative number, no barcode"), fix);
        if (digits.size() >= 12 && digits.ends_with("00000"))
            return refuse("GTIN_ROUNDED",
                          tr("mã đã bị làm tròn như 8,93E+12: các chữ số cuối đã mất", "the number was rounded, as 8.93E+12: its last digits are lost"), fix);
        return gtin(digits, fix) ? std::vector{digits} : std::vector<std::string>{};
    }

    bool gtin(const std::string& digits, std::string_view fix) {
        const auto no = [&](std::string code, std::string_view message) {
            (void)refuse(std::move(code), message, fix);
            return false;
        };
        if (digits.find_first_of("Ee") != std::string::npos && digits.find_first_not_of("0123456789.,+Ee") == std::string::npos)
            return no("GTIN_ROUNDED", tr("mã hiện dạng 8,93E+12: các chữ số cuối đã mất", "the number is shown as 8.93E+12: its last digits are lost"));
        if (!all_digits(digits)) return no("BAD_GTIN", tr("mã vạch chỉ gồm chữ số", "a barcode number has digits only"));
        if (digits.size() == 12 && digits.starts_with("893"))
            return no("GTIN_LENGTH", tr("12 chữ số mà bắt đầu bằng 893: mất một chữ số (mã Việt Nam có 13)",
                                        "12 digits beginning with 893: one digit is missing (Vietnamese numbers have 13)"));
        if (digits.size() != 8 && digits.size() != 12 && digits.size() != 13 && digits.size() != 14)
            return no("GTIN_LENGTH",
                      fmt::format(fmt::runtime(tr("{} chữ số; mã vạch có 8, 12, 13 hoặc 14 (số 0 ở đầu có thể đã mất)",
                                                  "{} digits; a barcode number has 8, 12, 13 or 14 (a zero in front may be lost)")),
                                  digits.size()));
        if (!gs1::has_valid_check_digit(digits))
            return no("BAD_CHECK_DIGIT",
                      fmt::format(fmt::runtime(tr("chữ số kiểm tra ở cuối phải là {} (gõ nhầm, hoặc số 0 ở đầu đã mất)",
                                                  "the check digit at the end should be {} (a typing mistake, or a zero in front is lost)")),
                                  gs1::check_digit(digits.substr(0, digits.size() - 1))));
        std::string gtin14(14 - digits.size(), '0');
        gtin14 += digits;
        if (!gs1::may_entitle(gtin14))
            return no("RESTRICTED_NUMBER", tr("số dùng trong cửa hàng, phiếu mua hàng hoặc sách báo: không định danh hàng của ai",
                                              "an in-store, coupon or book number: it names nobody's goods"));
        return true;
    }

    std::vector<std::string> date(const SheetCell& cell, bool past) {
        const auto fix = tr("ghi dd/mm/yyyy đủ bốn chữ số năm, ví dụ 05/09/2025", "write dd/mm/yyyy with four digits of the year, for example 05/09/2025");
        if (cell.kind == CellKind::number)
            return refuse("BAD_DATE", tr("một con số, không phải ngày", "a plain number, not a date"),
                          tr("định dạng ô là Ngày (Date) dd/mm/yyyy, hoặc gõ lại ngày", "format the cell as a date dd/mm/yyyy, or type the date again"));
        const auto plausible = [&](Date day) -> std::vector<std::string> {
            if (day.year < 1990 || day.year > 2100) return refuse("BAD_DATE", tr("năm không hợp lý", "an implausible year"), fix);
            if (past && day > today_) return refuse("FUTURE_DATE", tr("ngày chưa tới", "a day that has not come yet"), fix);
            return {to_string(day)};
        };
        if (cell.kind == CellKind::date || cell.kind == CellKind::text)
            if (const auto iso = parse_date(cell.text)) return plausible(*iso);
        if (cell.kind != CellKind::text) return refuse("BAD_DATE", tr("không phải một ngày có thật", "this is no real day"), fix);
        // "ngày 12 tháng 9 năm 2025", "12/9/2025", "12-09-2025", "12.09.2025": three numbers, the year last.
        std::vector<std::string> numbers;
        std::string others;
        for (const char c : fold_vietnamese(cell.text)) {
            if (is_digit(c)) {
                if (numbers.empty() || others.ends_with(' ') || !others.ends_with('#')) {
                    numbers.emplace_back();
                    others += '#';
                }
                numbers.back() += c;
            } else
                others += c;
        }
        std::string shape;
        for (const char c : others)
            if (c != ' ') shape += c;
        const bool known = shape == "#/#/#" || shape == "#-#-#" || shape == "#.#.#" || shape == "ngay#thang#nam#" || shape == "ngay#/#/#" || shape == "#thang#nam#";
        if (!known) return refuse("BAD_DATE", tr("không đọc được thành ngày", "this cannot be read as a date"), fix);
        if (numbers[2].size() != 4)
            return refuse("AMBIGUOUS_DATE", tr("năm chỉ có hai chữ số: không rõ ngày nào", "a year of two digits: it is not clear which day is meant"), fix);
        if (numbers[0].size() > 2 || numbers[1].size() > 2) return refuse("BAD_DATE", tr("không đọc được thành ngày", "this cannot be read as a date"), fix);
        const int day = std::stoi(numbers[0]), month = std::stoi(numbers[1]), year = std::stoi(numbers[2]);
        if (month > 12 && day <= 12)
            return refuse("AMBIGUOUS_DATE", tr("tháng lớn hơn 12: có lẽ viết kiểu tháng/ngày/năm", "a month above 12: perhaps written month/day/year"), fix);
        if (!is_real_date(year, month, day)) return refuse("BAD_DATE", tr("không có ngày này", "there is no such day"), fix);
        return plausible({year, month, day});
    }

    std::vector<std::string> stars(const SheetCell& cell) {
        const auto fix = tr("ghi số sao đã được công nhận, ví dụ 4", "write the stars that were granted, for example 4");
        std::string text = cell_text(cell);
        const auto key = fold_vietnamese(text);
        for (const char* word : {"de xuat", "de nghi", "tiem nang", "du kien", "du thao"})
            if (key.find(word) != std::string::npos)
                return refuse("NOT_GRANTED", tr("mới là đề xuất, chưa được công nhận", "proposed, not granted"), fix);
        std::size_t signs = 0;
        for (std::size_t at = 0; at < text.size(); ++at)
            signs += text[at] == '*' || std::string_view(text).substr(at).starts_with("★") || std::string_view(text).substr(at).starts_with("⭐");
        std::string digits;
        for (const char c : text)
            if (is_digit(c)) digits += c;
        if (digits.empty() && signs > 0) digits = std::to_string(signs);
        if (digits.empty()) {
            for (const auto& [word, number] : {std::pair{"ba sao", "3"}, {"bon sao", "4"}, {"nam sao", "5"}})
                if (key.find(word) != std::string::npos) digits = number;
        }
        if (digits.empty()) return {text};  // a level of another scheme
        if (digits.size() > 1 || (signs > 1 && std::to_string(signs) != digits))
            return refuse("BAD_STARS", tr("không rõ mấy sao", "it is not clear how many stars"), fix);
        return {digits};
    }

    std::vector<std::string> tax_code(const SheetCell& cell) {
        std::string digits;
        for (const char c : cell_text(cell))
            if (c != ' ' && c != '.') digits += c;
        std::string plain = digits;
        std::erase(plain, '-');
        const auto size = plain.size();
        if (!all_digits(plain) || (size != 10 && size != 12 && size != 13))
            return refuse("BAD_TAX_CODE",
                          fmt::format(fmt::runtime(tr("mã số thuế có 10, 12 hoặc 13 chữ số; ở đây {} (số 0 ở đầu có thể đã mất)",
                                                      "a tax code has 10, 12 or 13 digits; here {} (a zero in front may be lost)")),
                                      size),
                          tr("định dạng cột là Văn bản (Text) rồi gõ lại", "format the column as Text and type it again"));
        return {size == 13 ? plain.substr(0, 10) + "-" + plain.substr(10) : plain};
    }

    std::vector<std::string> phone(const SheetCell& cell) {
        const auto text = cell_text(cell);
        if (cell.kind == CellKind::number && !text.starts_with('0') && text.size() == 9)
            return refuse("LOST_ZERO", tr("số điện thoại mất số 0 ở đầu", "the telephone number has lost its zero in front"),
                          tr("định dạng cột là Văn bản (Text) rồi gõ lại", "format the column as Text and type it again"));
        return {text};
    }

    std::vector<std::string> whole_number(const SheetCell& cell) {
        auto text = cell_text(cell);
        if (const auto comma = text.find_first_of(",."); comma != std::string::npos && text.find_first_not_of('0', comma + 1) == std::string::npos &&
                                                         comma + 3 != text.size() - 1)  // "730,0"; "1.000" stays unclear
            text.resize(comma);
        if (!all_digits(text) || text.size() > 5)
            return refuse("BAD_NUMBER", tr("cần một số nguyên (số ngày)", "a whole number (of days) is needed"), tr("ví dụ 730", "for example 730"));
        return {text};
    }

    std::vector<std::string> origin(const SheetCell& cell) {
        const auto text = cell_text(cell);
        if (all_digits(text) && text.size() == 3) return {text};
        const auto key = heading_key(text);
        if (key == "viet nam" || key == "vn" || key == "vietnam") return {"704"};
        return refuse("BAD_ORIGIN", tr("chưa rõ nước nào", "it is not clear which country"),
                      tr("ghi “Việt Nam”, hoặc mã số nước ISO 3166-1 gồm 3 chữ số", "write “Việt Nam”, or the three-digit ISO 3166-1 number"));
    }

    std::vector<std::string> code(const SheetCell& cell) {
        std::string text;
        for (const char c : cell_text(cell))
            if (c != ' ') text += c;
        const bool ok = text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
            return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
        });
        if (!ok)
            return refuse("BAD_CODE", tr("mã sản phẩm gồm tối đa 32 ký tự A–Z, 0–9, dấu chấm, gạch dưới, gạch nối", "a product code has at most 32 of A–Z, 0–9, point, underscore, hyphen"),
                          tr("sửa mã, hoặc bỏ trống để chương trình đặt", "correct it, or leave it empty"));
        return {text};
    }

    std::vector<std::string> status(const SheetCell& cell) {
        const auto key = heading_key(cell_text(cell));
        if (key.find("thu hoi") != std::string::npos || key.find("huy bo") != std::string::npos || key == "withdrawn") return {"withdrawn"};
        if (key == "het han" || key == "het hieu luc" || key == "lapsed") return {"lapsed"};
        for (const char* word : {"con hieu luc", "hieu luc", "con han", "dang hieu luc", "active", "duoc cong nhan", "da cong nhan"})
            if (key == word) return {"active"};
        return refuse("BAD_STATUS", tr("không rõ tình trạng nào", "it is not clear which status"),
                      tr("ghi: còn hiệu lực, hết hạn, hoặc thu hồi", "write: active, lapsed or withdrawn"));
    }

    const Context& context_;
    Date today_;
    std::optional<ValueFault>& fault_;
};

}  // namespace

std::string cell_text(const SheetCell& cell) {
    if (cell.kind == CellKind::number) {
        double value = 0;
        const auto [end, status] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), value);
        if (status == std::errc{} && end == cell.text.data() + cell.text.size() && value == std::floor(value) && std::abs(value) < 1e15)
            return fmt::format("{:.0f}", value);
    }
    return cell.text;
}

std::vector<std::string> parse_value(const Context& context, Field field, const SheetCell& cell, Date today, std::optional<ValueFault>& fault) {
    auto out = ValueParser(context, today, fault).parse(field, cell);
    std::erase(out, "");
    return out;
}

}  // namespace temviet::cli
