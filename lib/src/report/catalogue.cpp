// SPDX-License-Identifier: Apache-2.0
// In: a Reason. Out: its sentences. The themes stand in catalogue_*.hpp; here they become one table.
#include "catalogue.hpp"

#include <array>

#include "catalogue_code.hpp"
#include "catalogue_context.hpp"
#include "catalogue_goods.hpp"
#include "catalogue_notices.hpp"
#include "catalogue_signature.hpp"

namespace temviet::report {
namespace {

constexpr std::size_t kReasonCount = static_cast<std::size_t>(Reason::test_registry) + 1;
constexpr std::span<const ReasonText> kThemes[] = {kCodeTexts, kSignatureTexts, kGoodsTexts, kContextTexts, kNoticeTexts};

consteval std::array<ReasonText, kReasonCount> one_table() {
    std::array<ReasonText, kReasonCount> table{};
    std::array<int, kReasonCount> seen{};
    for (const auto theme : kThemes)
        for (const auto& row : theme) {
            table[static_cast<std::size_t>(row.reason)] = row;
            ++seen[static_cast<std::size_t>(row.reason)];
        }
    for (const int times : seen)
        if (times != 1) throw "every Reason needs exactly one row in the catalogue";
    return table;
}
constexpr auto kTexts = one_table();

// clang-format off
constexpr LevelText kLevels[] = {
    {Level::stamp_valid_item,
     {"Tem hợp lệ (từng sản phẩm)", "Stamp valid (single unit)"},
     {"[{issuer}|Nơi phát hành có tên trong sổ] đã phát hành tem này cho đúng một sản phẩm, và nội dung tem chưa bị sửa.",
      "[{issuer}|An issuer named in the registry] issued this stamp for one single unit, and it is unaltered."},
     {"gói hàng trên tay là bản gốc (tem sao chép cũng đọc ra như vậy), hay chất lượng hàng hóa.",
      "that the pack in your hand is the original (a copy of the stamp reads the same), or the quality of the goods."},
     {"So số lô, số riêng và ngày trên tem với bao bì.", "Compare lot, serial and dates of the stamp with the pack."}},
    {Level::stamp_valid_batch,
     {"Tem hợp lệ (theo lô)", "Stamp valid (whole lot)"},
     {"[{issuer}|Nơi phát hành có tên trong sổ] đã phát hành tem này cho lô hàng này, và nội dung tem chưa bị sửa.",
      "[{issuer}|An issuer named in the registry] issued this stamp for this lot, and it is unaltered."},
     {"gói hàng trên tay thuộc lô đó (tem không phân biệt từng sản phẩm, bản sao cũng đọc ra như vậy), hay chất lượng hàng hóa.",
      "that this unit belongs to the lot (the stamp does not identify units, and a copy reads the same), or the quality of the goods."},
     {"Đối chiếu số lô trên tem với số lô in trên bao bì.", "Compare the lot of the stamp with the one printed on the pack."}},
    {Level::signed_unconfirmed,
     {"Đã ký, chưa đủ căn cứ", "Signed, not confirmed"},
     {"chữ ký trên tem[ của {issuer}] hợp lệ và nội dung chưa bị sửa.", "the signature[ of {issuer}] is valid and the content unaltered."},
     {"tem còn hiệu lực cho sản phẩm này: xem lý do. Bản sao của tem cũng đọc ra như vậy.",
      "that the stamp still stands for these goods: see the reasons. A copy of the stamp reads the same."},
     {"Xem các lý do, rồi đối chiếu với bao bì.", "Read the reasons, then compare with the pack."}},
    {Level::registered,
     {"Mã có trong sổ – ai cũng in được mã này", "Number is registered – anyone can print this code"},
     {"mã số này có trong sổ[ {registry}]; về gói hàng trên tay chưa chứng tỏ điều gì.",
      "the number stands in the registry[ {registry}]; nothing on the pack was proved."},
     {"gói hàng này do chủ của mã số làm ra, hay chất lượng hàng hóa.",
      "that the owner of the number made this pack, or the quality of the goods."},
     {"Tìm tem có chữ ký trên bao bì, nếu có.", "Look for a signed stamp on the pack, if there is one."}},
    {Level::unknown,
     {"Chưa rõ", "Unknown"},
     {"chưa chứng tỏ được điều gì.", "nothing."},
     {"hàng tốt hay xấu: chưa rõ không có nghĩa là xấu.", "that anything is wrong or right: unknown does not mean bad."},
     {"Cập nhật sổ rồi quét lại, hoặc hỏi nhà sản xuất.", "Update the registry and scan again, or ask the maker."}},
    {Level::suspect,
     {"Nghi vấn", "Suspect"},
     {"mã đọc được, nhưng các thông tin mâu thuẫn nhau: xem lý do.", "the code can be read, but facts conflict: see the reasons."},
     {"ai làm sai hay vì sao, hay chất lượng hàng hóa.", "who is at fault or why, or the quality of the goods."},
     {"Đừng vội mua; hỏi nơi phát hành, báo cơ quan quản lý thị trường nếu cần.",
      "Do not hurry to buy; ask the issuer, tell the market surveillance office if needed."}},
    {Level::rejected,
     {"Tem không hợp lệ", "Stamp rejected"},
     {"tem này sai: xem lý do.", "this stamp is wrong: see the reasons."},
     {"ai làm sai, hay chất lượng hàng hóa bên trong.", "who is at fault, or the quality of the goods inside."},
     kDoNotRely},
    {Level::no_decision,
     {"Không thể kết luận", "No decision"},
     {"không chứng tỏ điều gì.", "nothing."},
     {"hàng tốt hay xấu: chưa kiểm tra được.", "that anything is wrong or right: it could not be checked."},
     {"Quét lại cho rõ, và xem đã cài sổ chưa.", "Scan again, and see that a registry is installed."}},
};
constexpr UseText kUses[] = {
    {Use::ok, {"Không có cảnh báo trong sổ", "No alert in the registries"},
     {"Trong các sổ đã tra không có lệnh thu hồi hay cảnh báo, và chưa quá hạn sử dụng đã biết.",
      "The registries asked hold no recall and no warning, and no known expiry date has passed."},
     kNothingToDo},
    {Use::expired, {"Đã quá hạn sử dụng", "Expired"},
     {"Hạn sử dụng theo mã hoặc theo sổ đã qua.", "The expiry date of the code or the registry has passed."},
     {"Không dùng; báo nơi bán để bỏ khỏi kệ.", "Do not use the goods; tell the shop to take them off the shelf."}},
    {Use::alert, {"Có cảnh báo", "Alert"},
     {"Có cảnh báo của cơ quan chức năng, đã phát hiện hàng nhái, hoặc sản phẩm đã ngừng lưu hành.",
      "An authority warns, counterfeits were seen, or the product was withdrawn."},
     {"Đọc cảnh báo trước khi mua hoặc dùng.", "Read the alert before buying or using the goods."}},
    {Use::recalled, {"Có lệnh thu hồi – không dùng", "Recalled – do not use"},
     {"Có lệnh thu hồi hoặc ngừng bán nêu đúng sản phẩm, lô hoặc nơi làm ra này.",
      "A recall or stop-sale order names this product, this lot or its organisation."},
     {"Không dùng; mang trả nơi bán hoặc liên hệ nhà sản xuất.", "Do not use the goods; return them to the shop or contact the maker."}},
};
// clang-format on

}  // namespace

const ReasonText& text_of(Reason reason) noexcept { return kTexts[static_cast<std::size_t>(reason)]; }
std::span<const LevelText> level_texts() noexcept { return kLevels; }
std::span<const UseText> use_texts() noexcept { return kUses; }

const LevelText& text_of(Level level) noexcept {
    for (const auto& row : kLevels)
        if (row.level == level) return row;
    return kLevels[std::size(kLevels) - 1];
}

const UseText& text_of(Use use) noexcept {
    for (const auto& row : kUses)
        if (row.use == use) return row;
    return kUses[std::size(kUses) - 1];
}

}  // namespace temviet::report
