// SPDX-License-Identifier: Apache-2.0
// In: enumerators and short keys. Out: the words for them.
#include <array>

#include "catalogue.hpp"

namespace temviet::report {
namespace {

struct Word {
    std::string_view key;
    Phrase text;
};
template <std::size_t N>
constexpr Phrase find(const Word (&table)[N], std::string_view key) noexcept {
    for (const auto& row : table)
        if (row.key == key) return row.text;
    return {};
}

constexpr Word kWords[] = {
    {"payment", {"mã thanh toán", "a payment code"}},
    {"contact", {"danh thiếp", "a contact card"}},
    {"wifi", {"mã vào Wi-Fi", "a Wi-Fi code"}},
    {"phone", {"số điện thoại hoặc tin nhắn", "a phone number or text message"}},
    {"email", {"thư điện tử", "an e-mail address"}},
    {"place", {"vị trí trên bản đồ", "a place on the map"}},
    {"secret", {"mã bí mật để đăng nhập", "a secret for signing in"}},
    {"app_store", {"liên kết tải ứng dụng", "a link to an application"}},
    {"link", {"một liên kết web", "a web link"}},
    {"shortener", {"một liên kết rút gọn, không biết dẫn tới đâu,", "a shortened link that hides where it leads and"}},
    {"raw_address", {"một liên kết tới địa chỉ số, không có tên miền,", "a link to a bare numeric address"}},
    {"user_name", {"một liên kết có tên đăng nhập đứng trước tên miền", "a link with a user name in front of its host"}},
    {"mixed_script", {"một liên kết có tên miền trộn nhiều loại chữ", "a link whose host mixes alphabets"}},
    {"page", {"một trang web", "a web page"}},
    {"event", {"một lịch hẹn", "a calendar event"}},
    {"livestock", {"mã truy xuất vật nuôi của nước khác", "a foreign livestock trace code"}},
    {"health", {"giấy chứng nhận y tế", "a health certificate"}},
    {"seal", {"con dấu điện tử của hệ thống khác", "a visible digital seal of another scheme"}},
    {"iso20248", {"chữ ký số theo ISO/IEC 20248", "a digital signature by ISO/IEC 20248"}},
    {"marking", {"mã của hệ thống dán nhãn nước ngoài", "a code of a foreign marking scheme"}},
    {"expiry", {"hạn sử dụng", "expiry date"}},
    {"best_before", {"ngày nên dùng trước", "best-before date"}},
    {"production", {"ngày sản xuất", "production date"}},
    {"origin", {"mã nước xuất xứ", "code of origin"}},
    {"maker", {"nơi sản xuất", "maker"}},
    {"level", {"hạng chứng nhận", "certificate level"}},
    {"bytes", {"có ký tự lạ không thuộc mã nào", "it holds bytes that no code has"}},
    {"changed", {"ký tự bị đổi (xem bộ gõ Telex/VNI, Caps Lock, kiểu bàn phím)",
                 "characters were changed (look at the input method, Caps Lock, the keyboard layout)"}},
    {"added", {"có ký tự thừa trước hoặc sau mã", "there is something in front of the code or behind it"}},
    {"two_codes", {"hai mã dính vào một dòng", "two codes stand in one line"}},
    {"cut", {"thiếu một phần", "a part is missing"}},
    {"separators", {"mất dấu ngăn cách FNC1", "separators (FNC1) are missing"}},
    {"recall", {"lệnh thu hồi", "recall order"}},
    {"stop_sale", {"lệnh ngừng bán", "stop-sale order"}},
};
constexpr auto kKeys = [] {
    std::array<std::string_view, std::size(kWords)> keys{};
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = kWords[i].key;
    return keys;
}();

constexpr Word kStates[] = {
    {"FRESH", {"còn mới", "fresh"}},
    {"AGEING", {"đã cũ", "getting old"}},
    {"STALE", {"quá cũ", "too old"}},
    {"EXPIRED", {"hết hạn dùng", "out of date"}},
    {"REGISTRY_UNTRUSTED", {"không đủ chữ ký đáng tin, không dùng", "not enough trusted signatures, not used"}},
    {"REGISTRY_CORRUPT", {"bị hỏng hoặc bị sửa, không dùng", "damaged or altered, not used"}},
    {"REGISTRY_MISSING", {"không tìm thấy", "not found"}},
};
constexpr Word kCertificateStates[] = {
    {"active", {"còn hiệu lực", "in force"}},
    {"withdrawn", {"đã bị rút", "withdrawn"}},
    {"lapsed", {"đã hết hiệu lực", "lapsed"}},
};

constexpr Word kQualities[] = {
    {"official", {"văn bản của cơ quan", "document of an authority"}},
    {"list", {"danh sách đăng lại", "published list"}},
    {"announcement", {"thông báo đăng lại", "published announcement"}},
    {"news", {"tin báo chí", "news"}},
    {"mention", {"được nhắc đến", "mention"}},
    {"code", {"mã nguồn công khai", "public source code"}},
    {"demo", {"dữ liệu thử", "demonstration data"}},
};

}  // namespace

Phrase word(std::string_view key) noexcept { return find(kWords, key); }
std::span<const std::string_view> word_keys() noexcept { return kKeys; }

Phrase state_text(std::string_view state) noexcept {
    const Phrase found = find(kStates, state);
    return found.vi.empty() ? Phrase{state, state} : found;
}

Phrase certificate_status(std::string_view status) noexcept {
    const Phrase found = find(kCertificateStates, status);
    return found.vi.empty() ? Phrase{status, status} : found;
}

Phrase source_quality(std::string_view quality) noexcept {
    const Phrase found = find(kQualities, quality);
    return found.vi.empty() ? Phrase{quality, quality} : found;
}

Phrase text_of(Check check) noexcept {
    switch (check) {
        case Check::look: return {"đọc mã và mở sổ", "reading the code and the registries"};
        case Check::form: return {"dạng của tem", "form of the stamp"};
        case Check::identity: return {"mã số sản phẩm", "product number"};
        case Check::product: return {"sản phẩm trong sổ", "product in the registry"};
        case Check::signature: return {"chữ ký", "signature"};
        case Check::key_state: return {"tình trạng khóa", "state of the key"};
        case Check::revocation: return {"tem bị hủy", "revocation of stamps"};
        case Check::safety: return {"thu hồi và cảnh báo", "recalls and alerts"};
        case Check::allocation: return {"lô và số đã công bố", "declared lots and numbers"};
        case Check::host: return {"tên miền của liên kết", "host of the link"};
        case Check::claims: return {"điều tem khai báo", "what the stamp claims"};
        case Check::scene: return {"các mã trên cùng gói hàng", "codes on the same pack"};
        case Check::copies: return {"bản sao của tem", "copies of the stamp"};
        case Check::hidden: return {"lớp mã ẩn", "hidden layer"};
        case Check::freshness: return {"độ mới của sổ", "age of the registry"};
    }
    return {};
}

Phrase text_of(RegistryKind kind) noexcept {
    switch (kind) {
        case RegistryKind::official: return {"sổ chính thức", "official"};
        case RegistryKind::enterprise: return {"sổ của doanh nghiệp", "of an enterprise"};
        case RegistryKind::compiled: return {"tổng hợp từ nguồn công khai", "compiled from public sources"};
    }
    return {};
}

Phrase text_of(Headline headline) noexcept {
    switch (headline) {
        case Headline::good: return text_of(Level::stamp_valid_item).name;
        case Headline::good_batch: return text_of(Level::stamp_valid_batch).name;
        case Headline::caution: return text_of(Level::signed_unconfirmed).name;
        case Headline::registered_only: return text_of(Level::registered).name;
        case Headline::unknown: return text_of(Level::unknown).name;
        case Headline::suspect: return text_of(Level::suspect).name;
        case Headline::rejected: return text_of(Level::rejected).name;
        case Headline::no_decision: return text_of(Level::no_decision).name;
        case Headline::expired: return {"Đã quá hạn sử dụng[ ngày {date}] – không dùng", "Expired[ on {date}] – do not use"};
        case Headline::alert: return {"Có cảnh báo[ ngày {date}] – xem trước khi dùng", "Alert[ of {date}] – read before use"};
        case Headline::recalled:
            return {"[{?lot}Lô này|Sản phẩm này] có [{order}|lệnh thu hồi][ ngày {date}] – không dùng",
                    "[{order}|Recall order][ of {date}] for [{?lot}this lot|this product] – do not use"};
    }
    return {};
}

Phrase alert_headline(Reason reason) noexcept {
    if (reason == Reason::recall_lot_unknown)
        return {"Có lệnh thu hồi [lô {lot}|một lô][ ngày {date}] – xem số lô trên bao bì",
                "Recall order for [lot {lot}|one lot][ of {date}] – look at the lot number on the pack"};
    if (reason == Reason::counterfeits_seen)
        return {"Đã phát hiện hàng nhái sản phẩm này – so kỹ trước khi dùng", "Counterfeits of this product were seen – compare before use"};
    if (reason == Reason::product_withdrawn)
        return {"Sản phẩm đã ngừng lưu hành[ từ {date}]", "Product withdrawn from sale[ on {date}]"};
    if (reason == Reason::issuer_suspended) return {"Nơi phát hành đang bị đình chỉ[ từ {date}]", "The issuer is suspended[ since {date}]"};
    return {};
}

}  // namespace temviet::report
