// SPDX-License-Identifier: Apache-2.0
// Sentences of the checks on the goods: safety, allocation, host, claims, scene.
#pragma once

#include "catalogue_code.hpp"

namespace temviet::report {

// clang-format off
inline constexpr ReasonText kGoodsTexts[] = {
    {Reason::no_alert,
     {"Không có lệnh thu hồi hay cảnh báo nào trong sổ.", "No recall order and no warning in the registries."}, kNothingToDo},
    {Reason::expired,
     {"Sản phẩm đã quá hạn sử dụng[ ({date})].", "The goods have expired[ ({date})]."},
     {"Không dùng; báo nơi bán để bỏ khỏi kệ.", "Do not use them; tell the shop to take them off the shelf."}},
    {Reason::warning,
     {"Có cảnh báo[ của {agency}][ ngày {date}| tháng {month}][: {title}].", "There is a warning[ by {agency}][ of {date}| of {month}][: {title}]."},
     {"Đọc kỹ cảnh báo[ {number}] trước khi mua hoặc dùng.", "Read the warning[ {number}] before buying or using."}},
    {Reason::counterfeits_seen,
     {"Đã phát hiện hàng nhái sản phẩm này[, theo {agency}][ ngày {date}| tháng {month}][: {title}].",
      "Counterfeits of this product have been seen[, says {agency}][ on {date}| in {month}][: {title}]."},
     {"So kỹ bao bì với mẫu của nhà sản xuất; mua ở nơi có hóa đơn.", "Compare the pack with the maker's; buy where you get a receipt."}},
    {Reason::product_withdrawn,
     {"Sản phẩm đã ngừng lưu hành[ từ {date}][: {title}].", "The product was withdrawn from sale[ on {date}][: {title}]."},
     {"Hỏi nơi bán vì sao còn bán; báo nhà sản xuất.", "Ask the shop why it is still sold; tell the maker."}},
    {Reason::issuer_suspended,
     {"Nơi phát hành đang bị đình chỉ[ từ {date}][: {title}].", "The issuer is suspended[ since {date}][: {title}]."},
     {"Tạm thời chưa dùng; theo dõi thông báo của cơ quan quản lý[ ({agency})].", "Wait before using the goods; follow the notices of the authority[ ({agency})]."}},
    {Reason::recall_lot_unknown,
     {"Có lệnh thu hồi [lô {lot}|một lô][ ngày {date}]: xem số lô trên bao bì.", "There is a recall order for [lot {lot}|one lot][ of {date}]: look at the lot number on the pack."},
     {"Xem số lô trên bao bì[: nếu là {lot} thì không dùng, mang trả nơi bán].", "Look at the lot number on the pack[: if it is {lot}, do not use the goods and return them]."}},
    {Reason::recalled,
     {"[{?lot}Lô này ({lot})|Sản phẩm này] có [{order}|lệnh thu hồi][ ngày {date}][ của {agency}][: {title}].",
      "There is a [{order}|recall order] for [{?lot}this lot ({lot})|this product][, of {date}][, by {agency}][: {title}]."},
     {"Không dùng; mang trả nơi bán hoặc liên hệ nhà sản xuất.", "Do not use the goods; return them to the shop or contact the maker."}},

    {Reason::allocated,
     {"Số riêng nằm trong số lượng đã công bố của [lô {lot}|lô này].", "The serial number lies inside what was declared for [lot {lot}|this lot]."}, kNothingToDo},
    {Reason::batch_scope,
     {"Tem nói về cả lô[ {lot}], không phân biệt từng sản phẩm.", "The stamp speaks for the whole lot[ {lot}], not for this unit."},
     {"Đối chiếu số lô trên tem với số lô in trên bao bì.", "Compare the lot on the stamp with the one printed on the pack."}},
    {Reason::class_scope,
     {"Tem chỉ nói về loại sản phẩm, không có số lô hay số riêng.", "The stamp speaks only for the kind of product: it has neither lot nor serial."},
     {"Tìm trên bao bì một tem có số lô.", "Look for a stamp with a lot number on the pack."}},
    {Reason::batch_undeclared,
     {"Nơi phát hành chưa công bố lô này[ ({lot})] trong sổ.", "The issuer has not declared this lot[ ({lot})] in the registry."},
     {"Cập nhật sổ; nếu vẫn vậy, hỏi nơi phát hành.", "Update the registry; if it stays, ask the issuer."}},
    {Reason::outside_allocation,
     {"Số riêng[ {serial}] nằm ngoài số đã công bố cho [lô {lot}|lô này].", "The serial number[ {serial}] lies outside what was declared for [lot {lot}|this lot]."},
     {"Đừng vội tin tem này: hỏi nơi phát hành, báo cơ quan quản lý thị trường.", "Be careful: ask the issuer, tell the market surveillance office."}},
    {Reason::over_quantity,
     {"Đã thấy nhiều số riêng hơn số lượng công bố của [lô {lot}|lô này].", "More serial numbers were seen than [lot {lot}|this lot] has units."},
     {"Giữ lại các gói đã quét; hỏi nơi phát hành, báo cơ quan quản lý thị trường.", "Keep the packs you scanned; ask the issuer, tell the market surveillance office."}},

    {Reason::host_listed,
     {"Tên miền của liên kết[ {host}] có trong sổ.", "The host of the link[ {host}] is in the registry."}, kNothingToDo},
    {Reason::host_out_of_scope,
     {"Tên miền của liên kết[ {host}] không phải của nơi phát hành theo sổ.", "By the registry the host of the link[ {host}] is not one of the issuer's."},
     {"Đừng mở liên kết; tự gõ địa chỉ của nhà sản xuất.", "Do not open the link; type the maker's address yourself."}},
    {Reason::host_lookalike,
     {"Tên miền của liên kết[ {host}] bắt chước[ {like}| một tên miền khác].", "The host of the link[ {host}] imitates[ {like}| another one]."},
     {"Đừng mở liên kết, đừng nhập thông tin cá nhân; báo cơ quan quản lý thị trường.", "Do not open the link or enter personal data; tell the market surveillance office."}},

    {Reason::claims_agree,
     {"Điều tem khai báo khớp với sổ.", "What the stamp claims agrees with the registry."}, kNothingToDo},
    {Reason::record_expired,
     {"Bản ghi trên tem đã hết hiệu lực[ từ {date}].", "The record in the stamp ran out[ on {date}]."},
     {"Đối chiếu hạn dùng trên bao bì; hỏi nơi phát hành về tem mới.", "Compare the dates on the pack; ask the issuer for a newer stamp."}},
    {Reason::claim_conflict,
     {"Tem và sổ nói khác nhau[ về {what}][: tem ghi {value}, sổ ghi {other}].", "Stamp and registry disagree[ on the {what}][: the stamp says {value}, the registry {other}]."},
     {"Xem bao bì ghi thế nào; hỏi nơi phát hành.", "See what the pack says; ask the issuer."}},
    {Reason::label_mismatch,
     {"Điều tem khai báo khác với nhãn trên bao bì[ ({what})].", "What the stamp claims differs from the label on the pack[ ({what})]."},
     {"Đừng dùng trước khi hỏi rõ; báo nơi phát hành và cơ quan quản lý thị trường.", "Do not use it before this is cleared up; tell the issuer and the market surveillance office."}},
    {Reason::date_conflict,
     {"Ngày sản xuất[ {date}] nằm ở tương lai.", "The production date[ {date}] lies in the future."},
     {"Xem lại ngày giờ của máy, rồi so với ngày in trên bao bì.", "Check the clock of this device, then the date printed on the pack."}},

    {Reason::scene_ok,
     {"Các mã trên gói hàng khớp nhau.", "The codes on the pack agree."}, kNothingToDo},
    {Reason::signature_expected,
     {"Sản phẩm này có tem ký[ từ {date}], nhưng trên gói hàng không thấy tem ký.", "This product carries signed stamps[ since {date}], but none was found on this pack."},
     {"Tìm kỹ tem trên bao bì; nếu không có, hỏi nơi bán.", "Look for the stamp once more; if there is none, ask the seller."}},
    {Reason::codes_conflict,
     {"Các mã trên cùng một gói hàng nói về những sản phẩm hoặc lô khác nhau[ ({gtin} và {other})].",
      "The codes on one pack name different products or lots[ ({gtin} and {other})]."},
     {"Kiểm tra xem tem có bị dán đè, dán nhầm không; quét từng gói riêng.", "See whether a stamp was pasted over another; scan each pack alone."}},
    {Reason::carton_mismatch,
     {"Thùng hàng khai báo khác với sản phẩm bên trong.", "What the carton claims differs from the goods inside."},
     {"Đối chiếu từng sản phẩm với tem trên thùng; hỏi nơi giao hàng.", "Compare each unit with the carton's stamp; ask the supplier."}},
};
// clang-format on

}  // namespace temviet::report
