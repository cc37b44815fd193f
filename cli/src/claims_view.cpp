// SPDX-License-Identifier: Apache-2.0
#include "claims_view.hpp"

#include <algorithm>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/ai.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

struct AiLabel {
    std::string_view ai, vi;
};
constexpr AiLabel kAiLabels[] = {
    {"01", "GTIN"},
    {"10", "Số lô"},
    {"11", "Ngày sản xuất"},
    {"13", "Ngày đóng gói"},
    {"15", "Dùng tốt nhất trước"},
    {"16", "Bán trước ngày"},
    {"17", "Hạn sử dụng"},
    {"20", "Biến thể"},
    {"21", "Số sê-ri"},
    {"22", "Biến thể sản phẩm"},
    {"240", "Mã phụ"},
    {"30", "Số lượng"},
    {"97", "Chữ ký tem (lớp trong)"},
    {"98", "Chữ ký tem"},
    {"422", "Nước xuất xứ"},
};

/// Calls visit(json name, label, text) for every simple field of a record that is there.
template <class Visit>
void each_record_field(const Context& context, const Claims& claims, Visit visit) {
    const auto text = [&](const char* name, const char* vi, const char* en, const std::optional<std::string>& value) {
        if (value) visit(name, context.tr(vi, en), to_valid_utf8(*value));
    };
    const auto date = [&](const char* name, const char* vi, const char* en, const std::optional<Date>& value) {
        if (value) visit(name, context.tr(vi, en), to_string(*value));
    };
    const auto time = [&](const char* name, const char* vi, const char* en, const std::optional<Instant>& value) {
        if (value) visit(name, context.tr(vi, en), to_string(*value));
    };
    text("issuer", "Người phát hành", "issuer", claims.issuer);
    time("issued_at", "Lập lúc", "issued at", claims.issued_at);
    time("expires_at", "Tem hết hạn lúc", "stamp expires at", claims.expires_at);
    text("gtin", "GTIN", "GTIN", claims.gtin);
    text("pid", "Mã sản phẩm", "product code", claims.pid);
    text("lot", "Số lô", "lot", claims.lot);
    text("serial", "Số sê-ri", "serial", claims.serial);
    text("name", "Tên hàng", "name", claims.name);
    text("maker", "Nơi sản xuất", "maker", claims.maker);
    text("importer", "Nơi nhập khẩu", "importer", claims.importer);
    text("origin", "Nước xuất xứ", "origin", claims.origin);
    text("place", "Nơi hoàn tất", "place of finishing", claims.place);
    date("production", "Ngày sản xuất", "production date", claims.production);
    date("expiry", "Hạn sử dụng", "expiry date", claims.expiry);
    text("net_content", "Lượng tịnh", "net content", claims.net_content);
    if (claims.hidden_commitment)
        visit("hidden_commitment", context.tr("Cam kết lớp trong", "hidden layer"), to_hex(*claims.hidden_commitment));
}

Json record_json(const Claims& claims) {
    Json json = Json::object();
    each_record_field(Context{}, claims,
                      [&](const char* name, std::string_view, std::string value) { json[name] = std::move(value); });
    if (!claims.certificates.empty()) {
        json["certificates"] = Json::array();
        for (const auto& each : claims.certificates)
            json["certificates"].push_back({{"scheme", to_valid_utf8(each.scheme)},
                                            {"number", to_valid_utf8(each.number)},
                                            {"date", each.date ? Json(to_string(*each.date)) : Json()}});
    }
    if (!claims.warnings.empty()) {
        json["warnings"] = Json::array();
        for (const auto& each : claims.warnings) json["warnings"].push_back(to_valid_utf8(each));
    }
    if (!claims.contains.empty()) {
        json["contains"] = Json::array();
        for (const auto& each : claims.contains)
            json["contains"].push_back({{"gtin", each.gtin},
                                        {"lot", each.lot},
                                        {"first", each.first},
                                        {"last", each.last},
                                        {"count", each.count}});
    }
    return json;
}

bool is_date_ai(std::string_view ai) noexcept {
    return ai == "11" || ai == "13" || ai == "15" || ai == "16" || ai == "17";
}

/// 270801 is shown as 270801 (01/08/2027): stamps have dates of this century only.
std::string with_date(std::string_view ai, const std::string& value) {
    if (!is_date_ai(ai) || value.size() != 6 || !all_digits(value)) return value;
    const auto two = [&](std::size_t at) { return (value[at] - '0') * 10 + (value[at + 1] - '0'); };
    if (!is_real_date(2000 + two(0), two(2), two(4))) return value;
    return value + " (" + to_vietnamese({2000 + two(0), two(2), two(4)}) + ")";
}

}  // namespace

Json claims_json(const Claims& claims, Carrier carrier) {
    if (is_record(carrier)) return record_json(claims);
    Json json = Json::object();
    for (const auto& [ai, value] : claims.elements) json[ai] = to_valid_utf8(value);
    return json;
}

Json stamp_json(const ParsedStamp& stamp) {
    const bool whole = stamp.form() == OpenOutcome::ok && stamp.carrier();
    return {{"form", to_string(stamp.form())},
            {"carrier", stamp.carrier() ? Json(to_string(*stamp.carrier())) : Json()},
            {"version", stamp.version() ? Json(*stamp.version()) : Json()},
            {"kid", stamp.kid().empty() ? Json() : Json(to_hex(stamp.kid()))},
            {"detail", to_valid_utf8(stamp.detail())},
            {"claims", whole ? claims_json(stamp.claims(), *stamp.carrier()) : Json()}};
}

std::string ai_label(const Context& context, std::string_view ai) {
    if (context.language == Language::vi) {
        for (const auto& row : kAiLabels)
            if (row.ai == ai) return std::string(row.vi);
        if (ai.size() == 4 && ai.substr(0, 3) == "310") return "Khối lượng tịnh (kg)";
        if (ai.size() == 4 && ai.substr(0, 3) == "392") return "Giá";
    }
    const auto* info = gs1::find_ai(ai);
    return info != nullptr ? std::string(info->title) : std::string();
}

std::string labelled_line(std::string_view label, std::string_view value) {
    constexpr std::size_t kWidth = 22;
    std::string out = "  " + std::string(label);
    const auto wide = static_cast<std::size_t>(std::count_if(
        label.begin(), label.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    out.append(wide < kWidth ? kWidth - wide : 1, ' ');
    return out + display_safe(value, limits::kMaxPayloadBytes) + "\n";
}

std::string claims_text(const Context& context, const Claims& claims, Carrier carrier) {
    std::string out;
    if (!is_record(carrier)) {
        for (const auto& [ai, value] : claims.elements)
            out += labelled_line("(" + ai + ") " + ai_label(context, ai), with_date(ai, value));
        return out;
    }
    each_record_field(context, claims, [&](const char*, std::string_view label, const std::string& value) {
        out += labelled_line(label, value);
    });
    for (const auto& each : claims.certificates)
        out += labelled_line(context.tr("Chứng nhận", "certificate"),
                             each.scheme + " " + each.number + (each.date ? ", " + to_string(*each.date) : ""));
    for (const auto& each : claims.warnings) out += labelled_line(context.tr("Cảnh báo", "warning"), each);
    for (const auto& each : claims.contains)
        out +=
            labelled_line(context.tr("Bên trong", "contains"), std::to_string(each.count) + " × " + each.gtin + ", " +
                                                                   each.lot + ", " + each.first + "–" + each.last);
    return out;
}

std::string_view carrier_label(const Context& context, Carrier carrier) noexcept {
    switch (carrier) {
        case Carrier::dl: return context.tr("liên kết", "link");
        case Carrier::gs1: return context.tr("chuỗi GS1", "GS1 element string");
        case Carrier::rec: return context.tr("bản ghi", "record");
        case Carrier::hdl: return context.tr("liên kết, lớp trong", "link, hidden layer");
        case Carrier::hgs1: return context.tr("chuỗi GS1, lớp trong", "GS1 element string, hidden layer");
        case Carrier::hrec: return context.tr("bản ghi, lớp trong", "record, hidden layer");
        case Carrier::decl: return context.tr("tờ khai lô", "batch declaration");
    }
    return {};
}

std::string env_label(const Context& context, Env env) {
    if (env == Env::prod) return "prod";
    return "test (" + std::string(context.tr("BẢN THỬ", "TEST")) + ")";
}

}  // namespace temviet::cli
