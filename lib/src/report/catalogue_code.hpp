// SPDX-License-Identifier: Apache-2.0
// Sentences of the checks on the code itself: look, form, identity, product.
#pragma once

#include "phrase.hpp"

namespace temviet::report {

inline constexpr Phrase kNothingToDo{"Không cần làm gì thêm cho bước này.", "Nothing to do for this check."};
inline constexpr Phrase kDoNotRely{
    "Đừng dựa vào tem này: hỏi nơi bán và nơi phát hành, giữ lại bao bì, báo cơ quan quản lý thị trường.",
    "Do not rely on this stamp: ask the seller and the issuer, keep the pack, tell the market surveillance office."};

// clang-format off
inline constexpr ReasonText kCodeTexts[] = {
    {Reason::look_ok,
     {"Đã đọc được mã và có sổ để đối chiếu.", "A code was read and there is a registry to compare it with."}, kNothingToDo},
    {Reason::no_symbol,
     {"Không đọc được mã nào.", "No code was read."},
     {"Chụp gần hơn, đủ sáng, không lóa và để trọn mã trong ảnh.",
      "Take the picture closer, in good light, without glare, with the whole code in view."}},
    {Reason::input_unreadable,
     {"Không mở được dữ liệu đưa vào.", "The input could not be opened."},
     {"Kiểm tra lại tệp rồi thử lại với ảnh khác.", "Check the file, then try again with another picture."}},
    {Reason::registry_missing,
     {"Chưa có sổ đăng ký nào để đối chiếu.", "There is no registry to compare with."},
     {"Cài một sổ: temviet registry use TỆP --root GỐC.json.", "Install one: temviet registry use FILE --root ROOT.json."}},
    {Reason::registry_untrusted,
     {"Sổ đăng ký không có đủ chữ ký đáng tin.", "The registry does not carry enough trusted signatures."},
     {"Lấy lại sổ và gốc tin cậy từ cơ quan công bố sổ.", "Get the registry and its trust root again from its publisher."}},
    {Reason::registry_corrupt,
     {"Sổ đăng ký bị hỏng hoặc đã bị sửa.", "The registry is damaged or was altered."},
     {"Tải lại sổ, rồi kiểm tra bằng lệnh temviet registry check.", "Get the registry again, then run temviet registry check."}},
    {Reason::limit_exceeded,
     {"Mã này lớn hơn giới hạn cho phép nên không được xét.", "This code is larger than the limits allow and was not judged."},
     {"Quét riêng mã trên tem.", "Scan the code on the stamp alone."}},
    {Reason::input_damaged,
     {"[Mã đến đây không còn nguyên vẹn: {what}.|Mã bị hỏng nên chỉ đọc được một phần.]",
      "[The code did not arrive unchanged: {what}.|The code is damaged and was read only in part.]"},
     {"[{?what}Quét lại riêng mã này; nếu vẫn vậy, chụp ảnh mã để kiểm tra.|Chụp lại mã cho rõ, hoặc thử sản phẩm khác cùng lô.]",
      "[{?what}Scan this code again, alone; if it stays, verify a picture of it.|Take a clearer picture, or try another unit of the lot.]"}},
    {Reason::internal,
     {"Có lỗi bên trong chương trình khi xét mã này.", "An internal fault stopped the check of this code."},
     {"Thử lại; nếu vẫn lỗi, gửi ảnh cho nhóm phát triển.", "Try again; if it stays, send the picture to the developers."}},

    {Reason::canonical,
     {"Tem có dạng đúng chuẩn của tem ký số.", "The stamp has the one legal form of a signed stamp."}, kNothingToDo},
    {Reason::not_ours,
     {"Mã này không phải tem có chữ ký: ai cũng có thể in.", "This code is no signed stamp: anyone can print it."},
     {"Tìm tem có chữ ký trên bao bì, nếu có.", "Look for a signed stamp on the pack, if there is one."}},
    {Reason::signature_unreadable,
     {"Mã có phần chữ ký nhưng không đọc ra được, nên chỉ được xét như mã không ký.",
      "The code has a signature part that cannot be read, so it counts as unsigned."},
     {"Chụp lại cho rõ; nếu vẫn vậy, hỏi nơi phát hành.", "Take a clearer picture; if it stays, ask the issuer."}},
    {Reason::unsupported_version,
     {"Tem theo phiên bản[ {version}] mà chương trình này chưa biết.", "The stamp uses a version[ ({version})] that this program does not know."},
     {"Cập nhật chương trình rồi quét lại.", "Update the program, then scan again."}},
    {Reason::no_such_version,
     {"Tem ghi phiên bản[ {version}] mà sổ cho biết chưa từng có.", "The stamp names a version[ ({version})] that the registry says does not exist."},
     kDoNotRely},
    {Reason::malformed,
     {"Mã tự nhận là tem ký số nhưng sai cấu trúc.", "The code claims to be a signed stamp but is malformed."}, kDoNotRely},
    {Reason::non_canonical,
     {"Tem được viết khác cách viết duy nhất cho phép.", "The stamp is not spelled in the one way that is allowed."}, kDoNotRely},
    {Reason::bad_check_digit,
     {"Mã số sản phẩm sai số kiểm tra.", "The check digit of the product number is wrong."},
     {"Quét lại; nếu vẫn sai thì mã in sai hoặc bị sửa: hỏi nơi bán.", "Scan again; if it stays, the number was misprinted or altered: ask the seller."}},

    {Reason::identified,
     {"Mã cho biết sản phẩm[ {gtin}].", "The code names a product[ ({gtin})]."}, kNothingToDo},
    {Reason::no_product_id,
     {"Mã không cho biết đây là sản phẩm nào.", "The code names no product."},
     {"Quét mã vạch hoặc tem khác trên bao bì.", "Scan the barcode or another stamp on the pack."}},
    {Reason::restricted_number,
     {"Đây là mã nội bộ của cửa hàng, phiếu giảm giá hoặc ấn phẩm[ ({gtin})], không tra được trong sổ sản phẩm.",
      "This is a number for use inside one shop, a coupon or a publication[ ({gtin})]: product registries cannot know it."},
     {"Tìm mã vạch của nhà sản xuất hoặc tem trên bao bì.", "Look for the maker's own barcode or a stamp on the pack."}},

    {Reason::product_listed,
     {"Sản phẩm có trong sổ[ {registry}][: {product}].", "The product is in the registry[ {registry}][: {product}]."}, kNothingToDo},
    {Reason::not_registered,
     {"Mã không có trong sổ[ {registry}]; điều đó không có nghĩa là hàng xấu.", "The number is not in the registry[ {registry}]; that does not mean anything is wrong."},
     {"Cập nhật sổ, hoặc hỏi thông tin trực tiếp từ nhà sản xuất.", "Update the registry, or ask the maker."}},
    {Reason::product_unlisted,
     {"Tem có chữ ký, nhưng sổ[ {registry}] chưa ghi sản phẩm này.", "The stamp is signed, but the registry[ {registry}] does not list this product."},
     {"Cập nhật sổ; nếu vẫn vậy, hỏi nơi phát hành.", "Update the registry; if it stays, ask the issuer."}},
};
// clang-format on

}  // namespace temviet::report
