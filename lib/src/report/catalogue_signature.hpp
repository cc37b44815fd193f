// SPDX-License-Identifier: Apache-2.0
// Sentences of the checks on who signed: signature, key state, revocation. A stamp or key is "hủy" (revoked), goods are
// "thu hồi" (recalled): two words, because people act differently on them.
#pragma once

#include "catalogue_code.hpp"

namespace temviet::report {

// clang-format off
inline constexpr ReasonText kSignatureTexts[] = {
    {Reason::signature_ok,
     {"Chữ ký đúng, của nơi có quyền phát hành tem cho sản phẩm này[ ({issuer})].",
      "The signature is right, by someone entitled to stamp this product[ ({issuer})]."}, kNothingToDo},
    {Reason::formerly_entitled,
     {"Chữ ký đúng, nhưng nơi phát hành[ {issuer}] nay không còn quyền với mã số này; lúc công bố lô thì còn.",
      "The signature is right, but the issuer[ {issuer}] no longer owns this number; it did when the lot was declared."},
     {"Đối chiếu ngày sản xuất trên bao bì; hàng cũ có thể vẫn bình thường.", "Compare the production date on the pack; for older stock this can be normal."}},
    {Reason::registries_conflict,
     {"Các sổ nói khác nhau về nơi có quyền phát hành tem này.", "The registries disagree on who may issue this stamp."},
     {"Cập nhật các sổ; báo cho cơ quan công bố sổ nếu vẫn khác nhau.", "Update the registries; if they still differ, tell their publishers."}},
    {Reason::issuer_unknown,
     {"Chưa biết ai có quyền phát hành tem cho mã số này.", "It is not known who may issue stamps for this number."},
     {"Cập nhật sổ, hoặc cài sổ của nơi phát hành.", "Update the registry, or install the issuer's own."}},
    {Reason::key_unknown,
     {"Khóa chưa có trong sổ[ {registry}]: cập nhật sổ, hoặc tem thử.", "The key is not in the registry[ {registry}]: update it, or this is a test stamp."},
     {"Cập nhật sổ rồi quét lại; nếu vẫn vậy, hỏi nơi phát hành.", "Update the registry and scan again; if it stays, ask the issuer."}},
    {Reason::issuer_not_entitled,
     {"Tem được ký bởi một nơi không có quyền với sản phẩm này[ ({issuer})].",
      "The stamp is signed by someone not entitled to this product[ ({issuer})]."}, kDoNotRely},
    {Reason::key_usage,
     {"Khóa này không được phép ký loại tem này.", "This key may not sign this kind of stamp."}, kDoNotRely},
    {Reason::signature_invalid,
     {"Chữ ký sai: nội dung đã bị sửa, hoặc không phải do nơi phát hành ký.",
      "The signature is wrong: the content was altered, or the issuer did not sign it."}, kDoNotRely},

    {Reason::key_active,
     {"Khóa của nơi phát hành đang được dùng.", "The issuer's key is in use."}, kNothingToDo},
    {Reason::key_retired_earlier_batch,
     {"Khóa đã thôi dùng[ từ {date}], nhưng lô này được công bố trước đó.", "The key was retired[ on {date}], but this lot was declared before that."},
     kNothingToDo},
    {Reason::key_revoked_earlier_batch,
     {"Khóa đã bị hủy[ từ {date}]; lô này được công bố trước đó.", "The key was revoked[ on {date}]; this lot was declared before that."},
     {"Đối chiếu số lô và ngày sản xuất với bao bì; hỏi nơi phát hành nếu chưa yên tâm.", "Compare lot and production date with the pack; ask the issuer when in doubt."}},
    {Reason::key_retired,
     {"Khóa đã thôi dùng[ từ {date}] và lô này chưa được công bố trước đó.", "The key was retired[ on {date}] and this lot was not declared before that."},
     {"Hỏi nơi phát hành về lô này.", "Ask the issuer about this lot."}},
    {Reason::key_window,
     {"Lô được công bố ngoài thời gian khóa có hiệu lực.", "The lot was declared outside the dates of its key."},
     {"Hỏi nơi phát hành về lô này.", "Ask the issuer about this lot."}},
    {Reason::key_new,
     {"Khóa mới có trong sổ, chưa được khóa cũ bảo chứng; đang trong thời gian theo dõi.",
      "The key is new in the registry and no earlier key vouches for it; it is still being watched."},
     {"Quét lại sau khi cập nhật sổ, hoặc hỏi nơi phát hành.", "Scan again after the next registry update, or ask the issuer."}},
    {Reason::key_compromised_earlier_batch,
     {"Khóa đã bị lộ[ từ {date}]; lô này được công bố trước đó.", "The key was stolen or leaked[ on {date}]; this lot was declared before that."},
     {"Đối chiếu kỹ số lô, số riêng và ngày trên bao bì; hỏi nơi phát hành.", "Compare lot, serial and dates with the pack carefully; ask the issuer."}},
    {Reason::key_revoked,
     {"Khóa đã bị hủy[ từ {date}] nên chữ ký không còn giá trị.", "The key was revoked[ on {date}], so the signature no longer counts."}, kDoNotRely},
    {Reason::key_compromised,
     {"Khóa đã bị lộ[ từ {date}]: người khác có thể ký tem bằng khóa này.", "The key was stolen or leaked[ on {date}]: others can sign stamps with it."},
     kDoNotRely},

    {Reason::not_revoked,
     {"Tem và lô không bị hủy trong sổ[ {registry}].", "Neither stamp nor lot is revoked in the registry[ {registry}]."}, kNothingToDo},
    {Reason::revoked_provisional,
     {"Tem hoặc lô này đang bị tạm hủy[ từ {date}], chờ xác minh[: {why}].", "This stamp or lot is revoked for now[, since {date}], until cleared up[: {why}]."},
     {"Tạm thời chưa dùng; hỏi nơi phát hành hoặc quét lại sau khi cập nhật sổ.", "Wait before using it; ask the issuer, or scan again after an update."}},
    {Reason::stamp_revoked,
     {"Tem này đã bị hủy[ ngày {date}][: {why}].", "This stamp was revoked[ on {date}][: {why}]."}, kDoNotRely},
    {Reason::batch_revoked,
     {"Tem của [lô {lot}|lô này] đã bị hủy[ ngày {date}][: {why}].", "The stamps of [lot {lot}|this lot] were revoked[ on {date}][: {why}]."}, kDoNotRely},
};
// clang-format on

}  // namespace temviet::report
