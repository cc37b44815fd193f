// SPDX-License-Identifier: Apache-2.0
#include "registry_words.hpp"

#include <fmt/format.h>
#include <temviet/base/text.hpp>

namespace temviet::cli {

std::string_view alert_word(AlertKind kind, const Context& context) {
    switch (kind) {
        case AlertKind::recall: return context.tr("lệnh thu hồi", "recall order");
        case AlertKind::stop_sale: return context.tr("lệnh ngừng bán", "stop-sale order");
        case AlertKind::suspension: return context.tr("đình chỉ", "suspension");
        case AlertKind::counterfeit: return context.tr("cảnh báo giả mạo", "counterfeits reported");
        case AlertKind::warning: return context.tr("cảnh báo", "warning");
        case AlertKind::withdrawn: return context.tr("sản phẩm đã rút", "product withdrawn");
    }
    return "";
}

std::string_view alert_code(AlertKind kind) noexcept {
    switch (kind) {
        case AlertKind::recall: return "recall";
        case AlertKind::stop_sale: return "stop_sale";
        case AlertKind::suspension: return "suspension";
        case AlertKind::counterfeit: return "counterfeit";
        case AlertKind::warning: return "warning";
        case AlertKind::withdrawn: return "withdrawn";
    }
    return "";
}

Result<std::optional<SourceRow>> source_of(const Registry& registry, const std::optional<std::string>& id) {
    if (!id) return std::optional<SourceRow>();
    return registry.source(*id);
}

std::string source_text(const SourceRow& source, const Context& context) {
    auto text = display_safe(source.title);
    if (source.dated) text += fmt::format(", {} {}", context.tr("ngày", "dated"), to_vietnamese(*source.dated));
    else if (source.read_on) text += fmt::format(", {} {}", context.tr("đọc ngày", "read"), to_vietnamese(*source.read_on));
    if (source.address) text += ", " + display_safe(*source.address);
    return text;
}

Json source_json(const std::optional<SourceRow>& source) {
    if (!source) return nullptr;
    Json out{{"title", source->title}};
    put(out, "address", source->address);
    put(out, "date", source->dated);
    put(out, "read_on", source->read_on);
    out["quality"] = source->quality;
    return out;
}

std::string alert_text(const AlertRow& row, const Context& context) {
    std::string text = fmt::format("{}: {}, {}", alert_word(row.kind, context), display_safe(row.title),
                                   row.period ? display_safe(*row.period) : to_vietnamese(row.issued_on));
    if (row.lot) text += fmt::format(", {} {}", context.tr("lô", "lot"), display_safe(*row.lot));
    std::string by;
    for (const auto* each : {&row.agency, &row.number})
        if (*each) by += (by.empty() ? "" : ", ") + display_safe(**each);
    if (!by.empty()) text += " (" + by + ")";
    if (row.lifted_on) text += fmt::format(" ({} {})", context.tr("đã gỡ", "lifted"), to_vietnamese(*row.lifted_on));
    return text;
}

Json alert_json(const AlertRow& row) {
    Json out{{"code", alert_code(row.kind)}, {"title", row.title}};
    put(out, "gtin", row.gtin);
    put(out, "product_name", row.product_name);
    put(out, "firm_name", row.firm_name);
    put(out, "lot", row.lot);
    put(out, "agency", row.agency);
    put(out, "number", row.number);
    out["issued_on"] = to_string(row.issued_on);
    put(out, "period", row.period);
    put(out, "lifted_on", row.lifted_on);
    return out;
}

std::string certificate_name(const CertificateRow& row, const Context& context) {
    auto text = display_safe(context.language == Language::vi ? row.scheme_name : row.scheme_name_en);
    const bool stars = row.scheme == "ocop" || row.scheme == "OCOP";
    if (row.level && stars) text += fmt::format(" {} {}", display_safe(*row.level), context.tr("sao", "stars"));
    else if (row.level) text += fmt::format(" {} {}", context.tr("hạng", "level"), display_safe(*row.level));
    if (row.period) text += " " + display_safe(*row.period);
    return text;
}

std::string certificate_term(const CertificateRow& row, const Date& today, const Context& context) {
    const auto end = certificate_end(row);
    const auto dated = [&](std::string_view with_date, std::string_view without) {
        return end ? fmt::format("{} {}", with_date, to_vietnamese(*end)) : std::string(without);
    };
    switch (certificate_state(row, today)) {
        case CertificateState::in_force:
            return dated(context.tr("có hạn đến", "valid until"),
                         context.tr("sổ không ghi ngày hết hạn", "the registry gives no last day"));
        case CertificateState::undated:
            return std::string(context.tr("sổ không ghi ngày cấp, chưa rõ còn hạn hay không",
                                          "the registry gives no dates: whether it is in force is not known"));
        case CertificateState::lapsed:
            if (end && today <= *end) break;
            return dated(context.tr("hết hạn từ sau", "lapsed after"), context.tr("đã hết hiệu lực", "lapsed"));
        case CertificateState::withdrawn:
            return std::string(context.tr("giấy đã bị thu hồi", "the certificate was withdrawn"));
    }
    return std::string(context.tr("đã hết hiệu lực", "lapsed"));
}

Json certificate_json(const CertificateRow& row, const Date& today) {
    Json out{{"scheme", row.scheme},
             {"scheme_name", row.scheme_name},
             {"scheme_name_en", row.scheme_name_en},
             {"status", row.status}};
    put(out, "level", row.level);
    put(out, "number", row.number);
    put(out, "issuer", row.issuer);
    put(out, "period", row.period);
    put(out, "issued_on", row.issued_on);
    put(out, "expires_on", row.expires_on);
    put(out, "last_day", certificate_end(row));
    switch (certificate_state(row, today)) {
        case CertificateState::in_force: out["state"] = "in_force"; break;
        case CertificateState::undated: out["state"] = "undated"; break;
        case CertificateState::lapsed: out["state"] = "lapsed"; break;
        case CertificateState::withdrawn: out["state"] = "withdrawn"; break;
    }
    return out;
}

std::string_view organisation_kind_word(std::string_view kind, const Context& context) {
    if (kind == "enterprise") return context.tr("doanh nghiệp", "enterprise");
    if (kind == "cooperative") return context.tr("hợp tác xã", "cooperative");
    if (kind == "household") return context.tr("hộ, cơ sở kinh doanh", "household business");
    if (kind == "agency") return context.tr("cơ quan", "agency");
    return context.tr("đơn vị", "organisation");
}

std::string_view outlet_kind_word(std::string_view kind, const Context& context) {
    if (kind == "own_store") return context.tr("cửa hàng của đơn vị", "own store");
    if (kind == "shop") return context.tr("cửa hàng", "shop");
    if (kind == "supermarket") return context.tr("siêu thị", "supermarket");
    if (kind == "market") return context.tr("quầy ở chợ", "market stall");
    if (kind == "showroom") return context.tr("điểm giới thiệu", "showroom");
    if (kind == "online") return context.tr("bán trên mạng", "online");
    return context.tr("điểm bán", "outlet");
}

std::string place_text(const PlaceName& place, const Context& context) {
    auto text = display_safe(place.written);
    if (place.today.empty()) return text;
    text += fmt::format(" ({} {}", context.tr("nay là", "today"), display_safe(place.today));
    if (place.changed_on) text += fmt::format(", {} {}", context.tr("từ", "since"), to_vietnamese(*place.changed_on));
    return text + ")";
}

Json place_json(const PlaceName& place) {
    if (place.written.empty()) return nullptr;
    Json out{{"name", place.written}, {"today", place.today.empty() ? place.written : place.today}};
    put(out, "changed_on", place.changed_on);
    return out;
}

std::string place_answer_text(const PlaceAnswer& place, const Context& context) {
    if (place.found.empty())
        return fmt::format("{}: {}\n", context.tr("Các sổ này không có nơi nào tên là", "These registries know no place named"),
                           display_safe(place.asked));
    if (!place.changed_on) return {};
    constexpr std::size_t kShown = 6;
    const auto names = [&](const std::vector<AdminUnitRow>& units) {
        std::string out;
        for (std::size_t at = 0; at < units.size() && at < kShown; ++at) out += (at == 0 ? "" : ", ") + display_safe(units[at].name);
        return units.size() > kShown ? out + ", …" : out;
    };
    return fmt::format(fmt::runtime(context.tr("{} nay thuộc {} (từ {}): kết quả tìm theo nơi hiện nay.\n",
                                               "{} is part of {} today (since {}): the results are of today's place.\n")),
                       names(place.found), names(place.today), to_vietnamese(*place.changed_on));
}

Json place_answer_json(const std::optional<PlaceAnswer>& place) {
    if (!place) return nullptr;
    const auto units = [](const std::vector<AdminUnitRow>& rows) {
        Json out = Json::array();
        for (const auto& row : rows) out.push_back({{"code", row.code}, {"name", row.name}, {"level", row.level}});
        return out;
    };
    Json out{{"asked", to_valid_utf8(place->asked)}, {"found", units(place->found)}, {"today", units(place->today)}};
    put(out, "changed_on", place->changed_on);
    return out;
}

std::string_view not_official(const RegistryInfo& info, const Context& context) {
    return info.kind == RegistryKind::compiled ? context.tr("không phải danh sách chính thức", "not an official list") : "";
}

std::string registry_line(const RegistryInfo& info, const Context& context) {
    const auto note = not_official(info, context);
    const bool said = note.empty() || info.title.find(note) != std::string::npos;
    return fmt::format("{}{}{}, {} {}", display_safe(info.title), said ? "" : fmt::format(" ({})", note),
                       info.env == Env::test ? context.tr(" – BẢN THỬ", " – TEST") : "",
                       context.tr("dữ liệu ngày", "data of"), to_vietnamese(vietnam_date(info.built_at)));
}

Json registry_json(const RegistryInfo& info) {
    return {{"id", info.registry_id}, {"title", info.title}, {"env", to_string(info.env)}, {"seq", info.seq},
            {"kind", to_string(info.kind)}, {"date", to_string(info.built_at)}};
}

std::string_view no_promise(const Context& context) {
    return context.tr("Có tên trong sổ nghĩa là đã đăng ký, không phải lời bảo đảm về chất lượng hay về món hàng trên tay.\n",
                      "Listed means registered: it is no promise about quality or about the goods in hand.\n");
}

void put(Json& object, const char* key, const std::optional<std::string>& value) {
    object[key] = value ? Json(*value) : Json(nullptr);
}
void put(Json& object, const char* key, const std::optional<Date>& value) {
    object[key] = value ? Json(to_string(*value)) : Json(nullptr);
}

}  // namespace temviet::cli
