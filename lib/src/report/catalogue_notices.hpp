// SPDX-License-Identifier: Apache-2.0
// Sentences of notices: they never change the level.
#pragma once

#include "catalogue_context.hpp"

namespace temviet::report {

// clang-format off
inline constexpr ReasonText kNoticeTexts[] = {
    {Reason::best_before_passed,
     {"Đã qua ngày nên dùng trước[ ({date})].", "The best-before or sell-by date has passed[ ({date})]."},
     {"Xem kỹ tình trạng sản phẩm trước khi dùng.", "Look at the state of the goods before using them."}},
    {Reason::product_expiring,
     {"Sắp hết hạn sử dụng[ ({date})].", "The goods expire soon[ ({date})]."},
     {"Dùng trước ngày ghi trên bao bì.", "Use them before the date on the pack."}},
    {Reason::registry_ageing,
     {"Sổ[ {registry}] đã cũ[: ngày {date}, {days} ngày trước].", "The registry[ {registry}] is getting old[: {date}, {days} days ago]."}, kUpdateRegistry},
    {Reason::find_signed_stamp,
     {"Sản phẩm này có tem ký[ từ {date}], hãy tìm tem.", "This product carries signed stamps[ since {date}]: look for the stamp."},
     {"Quét tem ký trên bao bì để có câu trả lời chắc hơn.", "Scan the signed stamp on the pack for a firmer answer."}},
    {Reason::ocop_lapsed,
     {"Chứng nhận[ {scheme}| OCOP][ {level} sao][, số {number},] đã hết hiệu lực[ từ {date}].",
      "The[ {scheme}| OCOP] certificate[, {level} stars][, number {number},] is no longer valid[, since {date}]."},
     {"Đừng coi hạng sao in trên nhãn là còn hiệu lực; hỏi nơi bán.", "Do not take the stars on the label as valid; ask the seller."}},
    {Reason::ocop_level_not_grantable,
     {"Hạng OCOP này[ ({level} sao)] không thuộc thẩm quyền của nơi cấp[: {issuer}, {date}].", "This OCOP grade[ ({level} stars)] was not within the power of its issuer[: {issuer}, {date}]."},
     {"Hỏi cơ quan cấp tỉnh về chứng nhận này.", "Ask the provincial office about this certificate."}},
    {Reason::mark_lapsed,
     {"Chứng nhận[ {scheme}][, số {number},] đã hết hiệu lực[ từ {date}].", "The certificate[ {scheme}][, number {number},] is no longer valid[, since {date}]."},
     {"Đừng coi dấu chứng nhận in trên nhãn là còn hiệu lực; hỏi nơi bán.", "Do not take the mark on the label as valid; ask the seller."}},
    {Reason::prefix_unallocated,
     {"Đầu mã số[ {gtin}] chưa thấy được cấp cho ai: điều bất thường, chưa kết luận gì.",
      "The prefix of the number[ {gtin}] is not known to be allocated: unusual, no proof of anything."},
     {"Hỏi nơi bán về nguồn gốc sản phẩm.", "Ask the seller where the goods come from."}},
    {Reason::prefix_not_vietnam,
     {"Mã số do[ {office}| nước khác] cấp; mã không nói lên xuất xứ.", "The number was issued by[ {office}| another country's office]; it does not tell the origin of the goods."},
     {"Xem xuất xứ ghi trên nhãn.", "Read the origin on the label."}},
    {Reason::several_products,
     {"Trong ảnh có nhiều sản phẩm[ ({count})]; mỗi sản phẩm một kết luận.", "There are several products in view[ ({count})]; each has its own verdict."},
     {"Đọc kết luận của đúng sản phẩm cần mua.", "Read the verdict of the product you mean."}},
    {Reason::alert_by_name,
     {"Có cảnh báo về một sản phẩm hoặc cơ sở trùng tên[, của {agency}][ ngày {date}| tháng {month}][: {title}]; chưa chắc là sản phẩm này.",
      "There is an alert about a product or firm of this name[, by {agency}][ of {date}| of {month}][: {title}]; it may be another one."},
     {"Đọc cảnh báo và so với nhãn.", "Read the alert and compare it with the label."}},
    {Reason::alert_lot_unknown,
     {"Có cảnh báo cho [lô {lot}|một lô][ ngày {date}| tháng {month}][: {title}]; mã này không ghi số lô.", "There is an alert for [lot {lot}|one lot][ of {date}| of {month}][: {title}]; this code has no lot."},
     {"Xem số lô trên bao bì.", "Look at the lot number on the pack."}},
    {Reason::foreign_scheme,
     {"Đây là [mã tra cứu trên mạng của {operator}|{scheme}|{what}|mã của một hệ thống khác], không kiểm tra được bằng sổ này.", "This is [an online look-up code of {operator}|{scheme}|{what}|a code of another scheme]: these registries cannot check it."},
     {"Dùng ứng dụng của hệ thống đó.", "Use that scheme's own application."}},
    {Reason::not_a_stamp,
     {"Đây là [{scheme}|{what}|mã khác], không phải tem.", "This is [{scheme}|{what}|another kind of code], not a stamp."},
     {"Quét mã trên tem hoặc mã vạch của sản phẩm.", "Scan the stamp or the barcode of the product."}},
    {Reason::other_link,
     {"Mã là [{scheme}|{what}|một liên kết web] không cho biết sản phẩm nào; nội dung trang không được kiểm tra.",
      "The code is [{scheme}|{what}|a web link] that names no product; what the page says was not checked."},
     {"Đừng nhập thông tin cá nhân hay thanh toán trên trang đó.", "Enter no personal or payment data on that page."}},
    {Reason::test_registry,
     {"BẢN THỬ: sổ thử chỉ để tập dùng, không nói gì về hàng đang bán.", "TEST: test registries are for practice and say nothing about goods on sale."},
     {"Dùng sổ chính thức để có kết luận thật sự.", "Use a production registry for a real answer."}},
};
// clang-format on

}  // namespace temviet::report
