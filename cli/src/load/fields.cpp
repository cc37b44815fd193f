// SPDX-License-Identifier: Apache-2.0
#include "load/fields.hpp"

#include <map>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

struct FieldInfo {
    std::string_view name, vi, en;
    std::string_view headings;  // folded, separated by |
};

constexpr std::array<FieldInfo, kFieldCount> kFields{{
    {"product.name", "Tên sản phẩm", "product name",
     "ten san pham|san pham|ten sp|ten hang hoa|ten hang|ten san pham dich vu|san pham ten|ten san pham ocop|san pham ocop|ten san pham duoc cong "
     "nhan|ten goi san pham"},
    {"product.code", "Mã sản phẩm", "product code", "ma san pham|ma sp|ma so san pham|ma ocop|ma san pham ocop|ma so ocop|ma hang"},
    {"product.brand", "Nhãn hiệu", "brand", "nhan hieu|thuong hieu|ten nhan hieu|ten thuong hieu"},
    {"product.category", "Nhóm sản phẩm", "category",
     "nhom san pham|nganh hang|nhom|nhom nganh|loai san pham|nganh san pham|nhom nganh san pham|phan nhom|nhom hang"},
    {"product.net_content", "Quy cách", "net content",
     "quy cach|quy cach dong goi|khoi luong|khoi luong tinh|dung tich|dinh luong|trong luong|khoi luong dung tich"},
    {"product.shelf_life_days", "Hạn sử dụng (ngày)", "shelf life in days",
     "han su dung ngay|thoi han su dung ngay|so ngay su dung|hsd ngay"},
    {"product.origin", "Xuất xứ", "origin", "xuat xu|nuoc san xuat"},
    {"gtin", "Mã vạch (GTIN)", "GTIN",
     "ma vach|ma so ma vach|gtin|msmv|ma vach san pham|ma vach gtin|ma gtin|ean|ean 13|ma so ma vach san pham|ma vach msmv"},
    {"organisation.name", "Chủ thể", "owner",
     "chu the|ten chu the|chu the san xuat|ten chu the san xuat|don vi san xuat|co so san xuat|ten co so|ten doanh nghiep|doanh nghiep|ten don "
     "vi|don vi|nha san xuat|ten co so san xuat|chu the ocop|ten chu the ocop|to chuc ca nhan|hop tac xa|htx|chu so huu|chu san pham|ten nha san "
     "xuat|ten don vi san xuat"},
    {"organisation.id", "Mã chủ thể trong sổ", "id of the owner", "ma chu the"},
    {"organisation.tax_code", "Mã số thuế", "tax code", "ma so thue|mst|ma so doanh nghiep|ma so thue chu the|mst chu the"},
    {"organisation.address", "Địa chỉ", "address",
     "dia chi|dia chi san xuat|dia chi chu the|dia diem san xuat|noi san xuat|dia chi co so|chu the dia chi"},
    {"organisation.phone", "Điện thoại", "telephone", "dien thoai|so dien thoai|sdt|dt|dien thoai lien he|so dt"},
    {"organisation.website", "Trang web", "website", "website|trang web|trang thong tin dien tu"},
    {"commune", "Xã/phường", "commune", "xa phuong|xa|phuong|xa phuong thi tran|phuong xa|xa phuong dac khu|cap xa|xa thi tran"},
    {"district", "Huyện (cũ)", "former district",
     "huyen|quan huyen|huyen thi xa thanh pho|huyen tp|quan huyen thi xa|huyen thi xa tp|cap huyen|huyen thanh pho|huyen cu"},
    {"province", "Tỉnh/thành phố", "province", "tinh|tinh tp|tinh thanh pho|tinh thanh|thanh pho tinh|cap tinh"},
    {"certificate.scheme", "Loại chứng nhận", "scheme", "loai chung nhan|loai giay|chuong trinh|loai giay chung nhan"},
    {"certificate.level", "Hạng sao", "stars",
     "hang sao|so sao|phan hang|hang|sao|xep hang|ket qua phan hang|hang san pham|hang sao ocop|cap hang|hang dat"},
    {"certificate.number", "Số quyết định", "decision number",
     "so quyet dinh|quyet dinh so|so qd|quyet dinh|qd so|so giay chung nhan|so chung nhan|so hieu quyet dinh|quyet dinh cong nhan|giay chung nhan "
     "so|so giay|quyet dinh cong nhan so"},
    {"certificate.issuer", "Cơ quan cấp", "issuer", "co quan cap|noi cap|co quan cong nhan|co quan ban hanh|don vi cap|cap cong nhan"},
    {"certificate.issued_on", "Ngày cấp", "date of issue",
     "ngay cap|ngay cong nhan|ngay quyet dinh|ngay ban hanh|ngay ky|quyet dinh ngay|ngay qd|ngay cap giay|giay chung nhan ngay|ngay thang nam "
     "cap|quyet dinh cong nhan ngay"},
    {"certificate.expires_on", "Ngày hết hạn", "date of expiry",
     "ngay het han|het han|hieu luc den|co gia tri den|thoi han den|ngay het hieu luc|han giay chung nhan"},
    {"certificate.status", "Tình trạng", "status", "trang thai|tinh trang|hieu luc|tinh trang giay"},
}};

const std::map<std::string, Field, std::less<>>& headings() {
    static const auto kMap = [] {
        std::map<std::string, Field, std::less<>> out;
        for (std::size_t at = 0; at < kFieldCount; ++at) {
            std::string_view rest = kFields[at].headings;
            while (!rest.empty()) {
                const auto end = rest.find('|');
                out.emplace(rest.substr(0, end), static_cast<Field>(at));
                rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            }
        }
        return out;
    }();
    return kMap;
}

}  // namespace

std::string_view to_string(Field field) noexcept { return kFields[static_cast<std::size_t>(field)].name; }
std::string_view field_words(Field field, bool vietnamese) noexcept {
    const auto& info = kFields[static_cast<std::size_t>(field)];
    return vietnamese ? info.vi : info.en;
}
std::optional<Field> parse_field_name(std::string_view name) noexcept {
    for (std::size_t at = 0; at < kFieldCount; ++at)
        if (kFields[at].name == name) return static_cast<Field>(at);
    return std::nullopt;
}

std::string heading_key(std::string_view heading) {
    std::string out;
    for (const char c : fold_vietnamese(heading)) {
        const bool letter = (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (letter) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::optional<Field> field_of_heading(std::string_view heading) {
    const auto look = [](std::string_view text) -> std::optional<Field> {
        const auto found = headings().find(heading_key(text));
        return found == headings().end() ? std::nullopt : std::optional(found->second);
    };
    if (const auto name = parse_field_name(heading)) return name;
    if (const auto whole = look(heading)) return whole;
    // "Ngày cấp (dd/mm/yyyy)", "Hạng sao*": what stands in brackets or behind a star explains, it does not name.
    const auto cut = heading.substr(0, heading.find_first_of("(*["));
    return cut.size() < heading.size() && !cut.empty() ? look(cut) : std::nullopt;
}

bool is_row_number_heading(std::string_view heading) {
    const auto key = heading_key(heading);
    return key == "stt" || key == "tt" || key == "so tt" || key == "so thu tu" || key == "no";
}

}  // namespace temviet::cli
