// SPDX-License-Identifier: Apache-2.0
// Sentences of copies, hidden layer, freshness and the two outcomes every check may have.
#pragma once

#include "catalogue_code.hpp"

namespace temviet::report {

inline constexpr Phrase kUpdateRegistry{"Cập nhật sổ khi có mạng, hoặc xin bản mới của cơ quan công bố sổ.",
                                        "Update the registry when you can, or ask its publisher for a new copy."};

// clang-format off
inline constexpr ReasonText kContextTexts[] = {
    {Reason::first_sight,
     {"Chưa thấy số riêng này lần nào trong các lần quét đã biết.", "This serial number was not seen before in the scans known here."}, kNothingToDo},
    {Reason::seen_again,
     {"Quét lần [{count}|hai][, lần đầu lúc {time}]: cùng một sản phẩm?", "Scanned [{count} times|before][, first at {time}]: is it the same unit?"},
     {"Nếu là gói khác thì một trong hai tem là bản sao: so sánh hai gói.", "If it is another pack, one of the two stamps is a copy: compare them."}},
    {Reason::duplicate_in_session,
     {"Hai gói khác nhau mang cùng một số riêng[ {serial}][, gói trước lúc {time}].", "Two different packs carry the same serial number[ {serial}][, the first at {time}]."},
     {"Để riêng cả hai gói: ít nhất một tem là bản sao; báo nơi phát hành.", "Put both packs aside: at least one stamp is a copy; tell the issuer."}},
    {Reason::impossible_travel,
     {"Cùng số riêng này vừa được quét ở một nơi quá xa[, lúc {time}].", "The same serial was scanned too far away too shortly before[, at {time}]."},
     {"Có thể tem bị sao chép: so với gói ở nơi kia, báo nơi phát hành.", "The stamp may have been copied: compare with the other pack, tell the issuer."}},
    {Reason::fleet_duplicate,
     {"Số riêng này đã được người khác quét trên gói khác.", "Someone else scanned this serial number on another pack."},
     {"Có thể tem bị sao chép: báo nơi phát hành.", "The stamp may have been copied: tell the issuer."}},

    {Reason::no_hidden_layer,
     {"Chưa quét lớp mã ẩn.", "No hidden layer was scanned."}, kNothingToDo},
    {Reason::hidden_ok,
     {"Lớp mã ẩn đúng và khớp với tem bên ngoài.", "The hidden layer is right and belongs to the stamp outside."}, kNothingToDo},
    {Reason::hidden_alone,
     {"Chỉ có lớp mã ẩn, chưa có tem bên ngoài đi cùng để đối chiếu.", "There is a hidden layer but no outer stamp that can be compared with it."},
     {"Quét cả tem bên ngoài của cùng gói hàng.", "Scan the outer stamp of the same pack as well."}},
    {Reason::hidden_mismatch,
     {"Lớp mã ẩn và tem bên ngoài không thuộc cùng một tem.", "The hidden layer and the outer stamp do not belong together."},
     {"Bảo đảm cả hai ở trên cùng một gói rồi quét lại; nếu vẫn vậy, đừng dựa vào tem này.", "Make sure that both are on one pack and scan again; if it stays, do not rely on this stamp."}},
    {Reason::hidden_invalid,
     {"Lớp mã ẩn có chữ ký sai hoặc đã bị hủy.", "The hidden layer is wrongly signed or revoked."}, kDoNotRely},

    {Reason::fresh,
     {"Sổ còn mới[ ({registry}, ngày {date})].", "The registry is fresh[ ({registry}, {date})]."}, kNothingToDo},
    {Reason::ageing,
     {"Sổ[ {registry}] đã cũ[: ngày {date}, {days} ngày trước].", "The registry[ {registry}] is getting old[: {date}, {days} days ago]."}, kUpdateRegistry},
    {Reason::registry_stale,
     {"Sổ[ {registry}] quá cũ[: ngày {date}, {days} ngày trước], chưa biết các thay đổi gần đây.",
      "The registry[ {registry}] is too old[: {date}, {days} days ago] to know recent changes."}, kUpdateRegistry},
    {Reason::registry_expired,
     {"Sổ[ {registry}] đã hết hạn dùng[: ngày {date}, {days} ngày trước].", "The registry[ {registry}] is out of date[: {date}, {days} days ago]."}, kUpdateRegistry},
    {Reason::clock_untrusted,
     {"Đồng hồ của máy chạy sai: sớm hơn ngày của sổ[ ({date})].", "The clock of this device is wrong: it is before the date of the registry[ ({date})]."},
     {"Chỉnh lại ngày giờ của máy rồi quét lại.", "Set the date and time of the device, then scan again."}},
    {Reason::registry_fallback,
     {"Đang dùng bản sổ dự phòng[ {registry}] vì bản mới không dùng được.", "A fallback copy of the registry[ {registry}] is in use because the newer one cannot be used."},
     kUpdateRegistry},
    {Reason::registry_fork,
     {"Có hai bản sổ[ {registry}] khác nhau cùng một số thứ tự.", "There are two different registries[ {registry}] with one sequence number."},
     {"Báo cơ quan công bố sổ và xin bản đúng.", "Tell the publisher of the registry and ask for the right copy."}},
    {Reason::registry_partial,
     {"Một sổ có thể liên quan đã không dùng được, nên câu trả lời chưa đầy đủ.", "A registry that may matter could not be used, so the answer is incomplete."},
     {"Xem dòng sổ đăng ký trong báo cáo, rồi cài lại sổ bị hỏng.", "See the registries in the report, then install the broken one again."}},

    {Reason::not_checked,
     {"Chưa kiểm tra được[: {check}].", "Could not be checked[: {check}]."},
     {"Cập nhật sổ rồi quét lại.", "Update the registry, then scan again."}},
    {Reason::not_applicable,
     {"Bước này không áp dụng cho mã này[: {check}].", "This check does not apply to this code[: {check}]."},
     {"Quét thêm tem hoặc mã vạch khác trên bao bì, nếu có.", "Scan another stamp or barcode of the pack, if there is one."}},
};
// clang-format on

}  // namespace temviet::report
