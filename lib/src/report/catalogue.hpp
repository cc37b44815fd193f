// SPDX-License-Identifier: Apache-2.0
// The one catalogue: every word people read, in Vietnamese and English. Nothing else in the project holds sentences
// about a verdict. Complete at compile time: a Reason without text does not build.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "phrase.hpp"

namespace temviet::report {

[[nodiscard]] const ReasonText& text_of(Reason reason) noexcept;

/// What a level is called, what it proves, what it does not, and what to do.
struct LevelText {
    Level level;
    Phrase name, proves, does_not_prove, next;
};
[[nodiscard]] const LevelText& text_of(Level level) noexcept;
[[nodiscard]] std::span<const LevelText> level_texts() noexcept;

struct UseText {
    Use use;
    Phrase name, meaning, next;
};
[[nodiscard]] const UseText& text_of(Use use) noexcept;
[[nodiscard]] std::span<const UseText> use_texts() noexcept;

[[nodiscard]] Phrase text_of(Check check) noexcept;
[[nodiscard]] Phrase text_of(RegistryKind kind) noexcept;
/// One line for simple screens; recalled, alert and expired take values ({date}, {lot}).
[[nodiscard]] Phrase text_of(Headline headline) noexcept;
/// A reason of the safety check that says it better than text_of(Headline); empty when there is none.
[[nodiscard]] Phrase alert_headline(Reason reason) noexcept;
/// FRESH, STALE, REGISTRY_CORRUPT, … of ReportRegistry; unknown words come back in both languages as they are.
[[nodiscard]] Phrase state_text(std::string_view state) noexcept;
/// active, withdrawn, lapsed of a certificate.
[[nodiscard]] Phrase certificate_status(std::string_view status) noexcept;
/// official, news, … of a source.
[[nodiscard]] Phrase source_quality(std::string_view quality) noexcept;
/// "payment", "expiry", … : the values of {what}, {order}. An empty Phrase for words not in the table.
[[nodiscard]] Phrase word(std::string_view key) noexcept;
/// Every key of word().
[[nodiscard]] std::span<const std::string_view> word_keys() noexcept;

/// Names of the lines of a report.
namespace label {
inline constexpr Phrase kTest{"BẢN THỬ", "TEST"};
inline constexpr Phrase kItems{"mục, xấu nhất", "items, the worst"};
inline constexpr Phrase kProduct{"Sản phẩm theo sổ", "Product, by the registry"};
inline constexpr Phrase kCertificates{"Chứng nhận ghi trong sổ", "Certificates in the registry"};
inline constexpr Phrase kProves{"Chứng tỏ", "Proves"};
inline constexpr Phrase kDoesNotProve{"Không chứng tỏ", "Does not prove"};
inline constexpr Phrase kClaimed{"Mã khai báo (khai báo, chưa kiểm chứng)", "The code claims (not verified)"};
inline constexpr Phrase kClaimedSigned{"Tem khai báo (khai báo có chữ ký của nơi phát hành)",
                                       "The stamp claims (claimed and signed by the issuer)"};
inline constexpr Phrase kReasons{"Lý do", "Reasons"};
inline constexpr Phrase kNotices{"Lưu ý", "Notices"};
inline constexpr Phrase kNext{"Nên làm", "What to do"};
inline constexpr Phrase kRegistries{"Sổ đã tra", "Registries asked"};
inline constexpr Phrase kNoRegistry{"chưa có sổ nào", "none"};
inline constexpr Phrase kAt{"Xét tại thời điểm", "Judged as of"};
inline constexpr Phrase kError{"Không đọc được dữ liệu", "The input could not be read"};
inline constexpr Phrase kDated{"ngày", "dated"};
inline constexpr Phrase kMeaning{"Ý nghĩa", "Meaning"};
inline constexpr Phrase kCap{"Mức tốt nhất còn đạt được", "Best level still possible"};
inline constexpr Phrase kCapAlternative{"Với mã không ký hoặc chưa xác nhận", "For unsigned or unconfirmed codes"};
inline constexpr Phrase kCapSoft{"Khi sổ không còn mới hoặc đồng hồ chưa đáng tin",
                                 "While the registry is not fresh or the clock not trusted"};
inline constexpr Phrase kCapDepends{"tùy bước kiểm tra", "depends on the check"};
inline constexpr Phrase kNoCap{"Chỉ là lưu ý, không đổi mức.", "A notice: it never changes the level."};
inline constexpr Phrase kUse{"Sử dụng", "Use"};
inline constexpr Phrase kCheck{"Bước kiểm tra", "Check"};
inline constexpr Phrase kSource{"Nguồn", "Source"};
inline constexpr Phrase kReadOn{"đọc ngày", "read"};
inline constexpr Phrase kNotOfficial{"không phải danh sách chính thức", "not an official list"};
/// Behind every sentence that rests on a registry compiled from public sources; nothing behind others.
inline constexpr Phrase kUnofficial{
    "[{?unofficial} Nguồn ({source_date}): {source}, {source_address} – không phải danh sách chính thức.|{?unofficial} Sổ tổng hợp từ nguồn "
    "công khai – không phải danh sách chính thức.]",
    "[{?unofficial} Source ({source_date}): {source}, {source_address} – not an official list.|{?unofficial} Compiled from public sources – "
    "not an official list.]"};
inline constexpr Phrase kLevel{"Mức", "Level"};
inline constexpr Phrase kLot{"lô", "lot"};
inline constexpr Phrase kSeenAgain{"quét lần [{count}|hai][, lần đầu lúc {clock}]", "scanned [{count} times|twice][, first at {clock}]"};
}  // namespace label

/// Names of claimed values.
namespace claim {
inline constexpr Phrase kName{"tên hàng", "name"};
inline constexpr Phrase kGtin{"mã số GTIN", "GTIN"};
inline constexpr Phrase kPid{"mã hàng của nơi phát hành", "issuer's product code"};
inline constexpr Phrase kLot{"số lô", "lot"};
inline constexpr Phrase kSerial{"số riêng", "serial"};
inline constexpr Phrase kCpv{"biến thể", "variant"};
inline constexpr Phrase kProduction{"ngày sản xuất", "produced"};
inline constexpr Phrase kPackaging{"ngày đóng gói", "packed"};
inline constexpr Phrase kBestBefore{"nên dùng trước", "best before"};
inline constexpr Phrase kSellBy{"nên bán trước", "sell by"};
inline constexpr Phrase kExpiry{"hạn sử dụng", "expires"};
inline constexpr Phrase kIssuer{"nơi phát hành", "issuer"};
inline constexpr Phrase kMaker{"nơi sản xuất", "maker"};
inline constexpr Phrase kImporter{"nơi nhập khẩu", "importer"};
inline constexpr Phrase kOrigin{"mã nước xuất xứ", "origin code"};
inline constexpr Phrase kPlace{"nơi làm ra", "place"};
inline constexpr Phrase kNetContent{"lượng", "net content"};
inline constexpr Phrase kHost{"tên miền của liên kết", "host of the link"};
inline constexpr Phrase kCertificate{"chứng nhận", "certificate"};
inline constexpr Phrase kWarning{"cảnh báo trên nhãn", "label warning"};
inline constexpr Phrase kStars{"sao", "stars"};
inline constexpr Phrase kNumber{"số", "number"};
inline constexpr Phrase kIssuedBy{"do", "by"};
inline constexpr Phrase kIssuedOn{"cấp ngày", "issued"};
inline constexpr Phrase kExpiresOn{"đến ngày", "until"};
}  // namespace claim

}  // namespace temviet::report
