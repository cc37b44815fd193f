// SPDX-License-Identifier: Apache-2.0
#include "help/words_vi.hpp"

namespace temviet::cli::help {
namespace {

constexpr Twin kWords[] = {
    {"Make, sign, choose and look into registries", "Lập, ký, chọn và tra cứu sổ đăng ký"},
    {"A folder of template sources", "Tạo thư mục nguồn mẫu"},
    {"New folder", "Thư mục mới"},
    {"Id of the registry: a-z, 0-9, hyphen", "Mã của sổ: a-z, 0-9, gạch nối"},
    {"official, enterprise or compiled", "official (cơ quan), enterprise (doanh nghiệp) hoặc compiled (tổng hợp)"},
    {"The trust root for users: whose signatures count, and how many", "Gốc tin cậy cho người dùng: chữ ký của ai được tính, cần mấy chữ ký"},
    {"Id of the registry", "Mã của sổ"},
    {"How many of the keys must sign (default 2)", "Cần mấy khóa cùng ký (mặc định 2)"},
    {"Public key of an authority, hex; once for each", "Khóa công khai của người có thẩm quyền, dạng hex; mỗi khóa một lần"},
    {"The file to write; never overwritten", "Tệp sẽ ghi; không bao giờ ghi đè"},
    {"Build a registry file out of CSV or JSON sources: all or nothing", "Lập tệp sổ từ nguồn CSV hoặc JSON: được tất cả hoặc không ghi gì"},
    {"Folder with registry.json and <table>.csv or <table>.json", "Thư mục có registry.json và <bảng>.csv hoặc <bảng>.json"},
    {"The registry file to write", "Tệp sổ sẽ ghi"},
    {"Stop after so many errors", "Dừng sau chừng này lỗi"},
    {"Add one signature", "Thêm một chữ ký"},
    {"The registry", "Tệp sổ"},
    {"Key file of the registry's authority", "Tệp khóa của người ký sổ"},
    {"Check a registry and keep it for this user", "Kiểm tra một sổ rồi lưu cho người dùng này"},
    {"Its trust root (ROOT.json)", "Gốc tin cậy của sổ (ROOT.json)"},
    {"Accept a test registry", "Chấp nhận sổ thử"},
    {"Accept other root keys than those stored before", "Chấp nhận khóa gốc khác với khóa đã lưu"},
    {"The registries this user keeps", "Các sổ người dùng này đang giữ"},
    {"Read every page and every row: 0 as signed, 1 not", "Đọc từng trang, từng dòng: 0 đúng như đã ký, 1 không"},
    {"What a registry is and how much it holds", "Sổ này là gì và có bao nhiêu dòng"},
    {"What the registries say about a GTIN or a name: 0 found, 12 not", "Các sổ nói gì về một GTIN hay một tên: 0 có, 12 không có"},
    {"GTIN or words", "GTIN hoặc từ cần tìm"},
    {"Instead of the stored ones", "Thay cho các sổ đã lưu"},
    {"Trust root of each --registry", "Gốc tin cậy của từng --registry"},
    {"At most so many products", "Nhiều nhất chừng này sản phẩm"},
};

}  // namespace

std::span<const Twin> words_of_registry() noexcept { return kWords; }

}  // namespace temviet::cli::help
