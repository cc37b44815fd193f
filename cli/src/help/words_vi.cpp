// SPDX-License-Identifier: Apache-2.0
#include "help/words_vi.hpp"

#include <array>

namespace temviet::cli::help {
namespace {

constexpr Twin kWords[] = {
    {"Usage", "Cách dùng"},
    {"OPTIONS", "TÙY CHỌN"},
    {"SUBCOMMAND", "LỆNH"},
    {"SUBCOMMANDS", "LỆNH"},
    {"Positionals", "Đối số"},
    {"Subcommands", "Lệnh"},
    {"Options", "Tùy chọn"},
    {"required", "bắt buộc"},
    {"TEXT", "CHỮ"},
    {"UINT", "SỐ"},
    {"INT", "SỐ"},
    {"FLOAT", "SỐ"},
    {"Examples:", "Ví dụ:"},
    {"Print this help and exit", "Hiện hướng dẫn này rồi dừng"},
    {"Print the version and exit", "Hiện phiên bản rồi dừng"},
    {"Reads the codes on a product and says, offline, how far their claim can be trusted.",
     "Đọc các mã trên sản phẩm và cho biết, không cần mạng, lời khai của mã đáng tin tới đâu."},
    {"what does this stamp prove?", "tem này chứng tỏ điều gì?"},
    {"a whole folder", "cả một thư mục ảnh"},
    {"typed or shared text", "mã gõ tay hoặc được chia sẻ"},
    {"only what the symbols say", "chỉ xem mã ghi gì"},
    {"what a word of a report means", "một từ trong báo cáo nghĩa là gì"},
    {"Exit codes: 0 valid, 10-18 as 'temviet explain exit-codes' says, 20 --fail-on, 1 could not run, 2 usage.",
     "Mã thoát: 0 hợp lệ, 10-18 xem 'temviet explain exit-codes', 20 do --fail-on, 1 không chạy được, 2 sai cách dùng."},
    {"Language of the answers: vi or en (default: the locale)", "Ngôn ngữ trả lời: vi hoặc en (mặc định theo máy)"},
    {"Colour: auto, always or never (auto heeds NO_COLOR)", "Màu: auto, always (luôn) hoặc never (không); auto theo NO_COLOR"},
    {"prod or test", "prod (thật) hoặc test (thử)"},
    {"One JSON object", "Một đối tượng JSON"},
    {"The result as JSON", "Kết quả dạng JSON"},
    {"Read the passphrase from a file", "Đọc mật khẩu từ một tệp"},
    {"Read the passphrase from this open descriptor", "Đọc mật khẩu từ bộ mô tả tệp đang mở này"},
};

}  // namespace

std::span<const Twin> words_of_all() noexcept { return kWords; }

std::span<const std::span<const Twin>> twins() noexcept {
    static const std::array<std::span<const Twin>, 4> tables{words_of_all(), words_of_checking(), words_of_registry(), words_of_issuing()};
    return tables;
}

}  // namespace temviet::cli::help
