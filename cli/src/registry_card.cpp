// SPDX-License-Identifier: Apache-2.0
#include "registry_card.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::pair<std::string_view, std::string_view> kNotOfficial{"không phải danh sách chính thức", "not an official list"};

void put(Json& object, const char* key, const std::optional<std::string>& value) {
    object[key] = value ? Json(*value) : Json(nullptr);
}
void put(Json& object, const char* key, const std::optional<Date>& value) {
    object[key] = value ? Json(to_string(*value)) : Json(nullptr);
}

/// {title, address, date, read_on, quality} of the row's source, or null.
Result<Json> source_json(const Registry& registry, const std::optional<std::string>& id) {
    if (!id) return Json(nullptr);
    const auto row = registry.source(*id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return Json(nullptr);
    Json out{{"title", (*row)->title}};
    put(out, "address", (*row)->address);
    put(out, "date", (*row)->dated);
    put(out, "read_on", (*row)->read_on);
    out["quality"] = (*row)->quality;
    return out;
}

std::string_view word(AlertKind kind, const Context& context) {
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

Result<Json> certificates_json(const Registry& registry, const std::vector<CertificateRow>& rows) {
    Json out = Json::array();
    for (const auto& each : rows) {
        Json row{{"scheme", each.scheme},
                 {"scheme_name", each.scheme_name},
                 {"scheme_name_en", each.scheme_name_en},
                 {"status", each.status}};
        put(row, "level", each.level);
        put(row, "number", each.number);
        put(row, "issuer", each.issuer);
        put(row, "period", each.period);
        put(row, "issued_on", each.issued_on);
        put(row, "expires_on", each.expires_on);
        auto source = source_json(registry, each.source);
        if (!source) return source;
        row["source"] = std::move(*source);
        out.push_back(std::move(row));
    }
    return out;
}

Result<Json> product_json(const Registry& registry, const ProductRow& product) {
    Json out{
        {"organisation", product.organisation}, {"code", product.code}, {"name", product.name}, {"kind", product.kind}};
    put(out, "brand", product.brand);
    put(out, "category", product.category);
    put(out, "origin", product.origin);
    put(out, "place", product.place);
    put(out, "net_content", product.net_content);
    out["shelf_life_days"] = product.shelf_life_days ? Json(*product.shelf_life_days) : Json(nullptr);
    put(out, "signing_since", product.signing_since);
    out["province"] = nullptr;
    if (product.province) {
        const auto province = registry.admin_unit_name(*product.province);
        if (!province) return tl::unexpected(province.error());
        out["province"] = province->value_or(*product.province);
    }
    const auto organisation = registry.organisation(product.organisation);
    if (!organisation) return tl::unexpected(organisation.error());
    out["organisation_name"] = *organisation ? Json((*organisation)->name) : Json(nullptr);
    out["organisation_status"] = *organisation ? Json((*organisation)->status) : Json(nullptr);
    const auto gtins = registry.gtins_of_product(product.id);
    if (!gtins) return tl::unexpected(gtins.error());
    out["gtins"] = *gtins;
    const auto certificates = registry.certificates_of_product(product.id);
    if (!certificates) return tl::unexpected(certificates.error());
    auto rows = certificates_json(registry, *certificates);
    if (!rows) return rows;
    out["certificates"] = std::move(*rows);
    auto source = source_json(registry, product.source);
    if (!source) return source;
    out["source"] = std::move(*source);
    return out;
}

Result<Json> organisation_json(const Registry& registry, const OrganisationRow& organisation) {
    Json out{{"id", organisation.id}, {"name", organisation.name}, {"kind", organisation.kind}, {"status", organisation.status}};
    put(out, "province", organisation.province);
    const auto certificates = registry.certificates_of_organisation(organisation.id);
    if (!certificates) return tl::unexpected(certificates.error());
    auto rows = certificates_json(registry, *certificates);
    if (!rows) return rows;
    out["certificates"] = std::move(*rows);
    auto source = source_json(registry, organisation.source);
    if (!source) return source;
    out["source"] = std::move(*source);
    return out;
}

std::string vietnamese_date(const Json& value) {
    const auto date = value.is_string() ? parse_date(value.get<std::string>()) : std::nullopt;
    return date ? to_vietnamese(*date) : "?";
}

/// One "label: value" line; nothing when there is no value.
void line(std::string& out, std::string_view label, const Json& value) {
    if (value.is_string() && !value.get_ref<const std::string&>().empty())
        out += fmt::format("  {}: {}\n", label, display_safe(value.get_ref<const std::string&>()));
}

std::string source_text(const Context& context, const Json& source) {
    if (!source.is_object()) return {};
    std::string out = source["title"].get<std::string>();
    if (source["date"].is_string()) out += fmt::format(", {} {}", context.tr("ngày", "dated"), vietnamese_date(source["date"]));
    else if (source["read_on"].is_string()) out += fmt::format(", {} {}", context.tr("đọc ngày", "read"), vietnamese_date(source["read_on"]));
    if (source["address"].is_string()) out += ", " + source["address"].get<std::string>();
    return out;
}

void certificate_lines(const Context& context, std::string& out, const Json& owner) {
    for (const auto& each : owner["certificates"]) {
        std::string text = each[context.language == Language::vi ? "scheme_name" : "scheme_name_en"].get<std::string>();
        if (each["level"].is_string())
            text += fmt::format(" {} {}", context.tr("hạng", "level"), each["level"].get<std::string>());
        if (each["period"].is_string()) text += " " + each["period"].get<std::string>();
        if (each["number"].is_string()) text += ", " + each["number"].get<std::string>();
        if (each["issued_on"].is_string()) text += ", " + vietnamese_date(each["issued_on"]);
        if (each["expires_on"].is_string()) text += " – " + vietnamese_date(each["expires_on"]);
        if (each["status"] != "active")
            text += fmt::format(" ({})", each["status"] == "withdrawn" ? context.tr("đã thu hồi", "withdrawn")
                                                                       : context.tr("hết hiệu lực", "lapsed"));
        line(out, context.tr("chứng nhận", "certificate"), Json(text));
        if (each["source"] != owner["source"]) line(out, context.tr("  nguồn", "  source"), Json(source_text(context, each["source"])));
    }
}

std::string organisation_card(const Context& context, const Json& organisation) {
    std::string out = display_safe(organisation["name"].get_ref<const std::string&>()) + "\n";
    certificate_lines(context, out, organisation);
    line(out, context.tr("nguồn", "source"), Json(source_text(context, organisation["source"])));
    return out;
}

std::string product_card(const Context& context, const Json& product) {
    std::string out = display_safe(product["name"].get_ref<const std::string&>()) + "\n";
    line(out, context.tr("nhãn hiệu", "brand"), product["brand"]);
    line(out, context.tr("đơn vị", "organisation"), product["organisation_name"]);
    line(out, context.tr("mã hàng", "code"), product["code"]);
    for (const auto& gtin : product["gtins"]) line(out, "GTIN", Json(gs1::display_gtin(gtin.get<std::string>())));
    line(out, context.tr("nơi hoàn thiện (khai báo)", "finished in (claimed)"), product["place"]);
    line(out, context.tr("tỉnh, thành", "province"), product["province"]);
    line(out, context.tr("quy cách", "net content"), product["net_content"]);
    certificate_lines(context, out, product);
    line(out, context.tr("nguồn", "source"), Json(source_text(context, product["source"])));
    return out;
}

Result<Json> alert_json(const Context& context, const Registry& registry, const AlertRow& alert) {
    Json row{{"kind", word(alert.kind, context)}, {"title", alert.title}};
    put(row, "product_name", alert.product_name);
    put(row, "firm_name", alert.firm_name);
    put(row, "lot", alert.lot);
    row["issued_on"] = to_string(alert.issued_on);
    put(row, "period", alert.period);
    put(row, "lifted_on", alert.lifted_on);
    auto source = source_json(registry, alert.source);
    if (!source) return source;
    row["source"] = std::move(*source);
    return row;
}

void alert_lines(const Context& context, std::string& out, const Json& alert) {
    std::string text = fmt::format("{}: {}, {}", alert["kind"].get<std::string>(), alert["title"].get<std::string>(),
                                   alert["period"].is_string() ? alert["period"].get<std::string>() : vietnamese_date(alert["issued_on"]));
    if (alert["lot"].is_string()) text += fmt::format(", {} {}", context.tr("lô", "lot"), alert["lot"].get<std::string>());
    if (alert["lifted_on"].is_string()) text += fmt::format(" ({} {})", context.tr("đã gỡ", "lifted"), vietnamese_date(alert["lifted_on"]));
    line(out, "!", Json(text));
    line(out, context.tr("  nguồn", "  source"), Json(source_text(context, alert["source"])));
}

}  // namespace

Result<LookupAnswer> look_up(const Context& context, std::span<const Registry> registries, const std::string& query,
                             std::size_t limit) {
    LookupAnswer answer;
    std::optional<std::string> gtin;
    if (all_digits(query) && (query.size() == 8 || (query.size() >= 12 && query.size() <= 14))) {
        auto number = gs1::to_gtin14(query);
        if (!number) return tl::unexpected(number.error());
        gtin = std::move(*number);
    }
    Json json{
        {"query", to_valid_utf8(query)}, {"gtin", gtin ? Json(*gtin) : Json(nullptr)}, {"registries", Json::array()}};
    for (const auto& registry : registries) {
        const auto& info = registry.info();
        Json part{{"id", info.registry_id},           {"title", info.title},
                  {"env", to_string(info.env)},       {"seq", info.seq},
                  {"kind", to_string(info.kind)},     {"date", to_string(info.built_at)},
                  {"products", Json::array()},        {"organisations", Json::array()},
                  {"entitled", Json::array()},        {"alerts", Json::array()}};
        std::string card;
        auto products = gtin ? registry.products_by_gtin(*gtin) : registry.find_products(query, limit);
        if (!products) return tl::unexpected(products.error());
        for (const auto& product : *products) {
            auto object = product_json(registry, product);
            if (!object) return tl::unexpected(object.error());
            card += product_card(context, *object);
            part["products"].push_back(std::move(*object));
        }
        const bool compiled = info.kind == RegistryKind::compiled;
        if (compiled) part["note"] = context.tr(kNotOfficial.first, kNotOfficial.second);
        const auto tell_alerts = [&](const std::vector<AlertRow>& rows) -> Result<void> {
            for (const auto& each : rows) {
                auto row = alert_json(context, registry, each);
                if (!row) return tl::unexpected(row.error());
                alert_lines(context, card, *row);
                if (!gtin)
                    card += fmt::format("    {}\n", context.tr("trùng chữ trong tên: chưa chắc là sản phẩm đang cầm", "found by words of its name: it may be another product"));
                part["alerts"].push_back(std::move(*row));
            }
            return {};
        };
        if (!gtin) {
            const auto organisations = registry.find_organisations(query, limit);
            if (!organisations) return tl::unexpected(organisations.error());
            for (const auto& each : *organisations) {
                auto object = organisation_json(registry, each);
                if (!object) return tl::unexpected(object.error());
                card += organisation_card(context, *object);
                part["organisations"].push_back(std::move(*object));
            }
            // By words alone: a name in an order need not be this one.
            const auto alerts = registry.find_alerts(query, limit);
            if (!alerts) return tl::unexpected(alerts.error());
            if (auto told = tell_alerts(*alerts); !told) return tl::unexpected(told.error());
        }
        if (gtin) {
            // Nobody is entitled by a list compiled from public sources.
            auto entitled = compiled ? Result<std::vector<EntitlementRow>>(std::vector<EntitlementRow>{}) : registry.entitlements(*gtin);
            if (!entitled) return tl::unexpected(entitled.error());
            for (const auto& each : *entitled) {
                Json row{{"organisation", each.organisation}, {"exact", each.exact}};
                put(row, "valid_from", each.valid_from);
                put(row, "valid_to", each.valid_to);
                part["entitled"].push_back(std::move(row));
                const auto organisation = registry.organisation(each.organisation);
                if (!organisation) return tl::unexpected(organisation.error());
                std::string who = *organisation ? (*organisation)->name : each.organisation;
                if (each.valid_to)
                    who += fmt::format(" ({} {})", context.tr("đến", "until"), to_vietnamese(*each.valid_to));
                line(card, context.tr("được dùng mã này", "may use this number"), Json(who));
            }
            const auto alerts = registry.alerts(
                *gtin, products->empty() ? std::nullopt : std::optional(products->front().id), std::nullopt);
            if (!alerts) return tl::unexpected(alerts.error());
            if (auto told = tell_alerts(*alerts); !told) return tl::unexpected(told.error());
        }
        if (!card.empty()) {
            answer.found = true;
            answer.text +=
                fmt::format("[{}{}{}, {} {}]\n", display_safe(info.title),
                            compiled && info.title.find(kNotOfficial.first) == std::string::npos ? fmt::format(" ({})", context.tr(kNotOfficial.first, kNotOfficial.second))
                            : compiled && context.language == Language::en ? fmt::format(" ({})", kNotOfficial.second)
                                                                          : "",
                            info.env == Env::test ? context.tr(" – BẢN THỬ", " – TEST") : "",
                            context.tr("dữ liệu ngày", "data of"), to_vietnamese(vietnam_date(info.built_at))) +
                card;
        }
        json["registries"].push_back(std::move(part));
    }
    if (!answer.found)
        answer.text =
            std::string(context.tr("Không có trong sổ nào đang dùng. Điều đó không nói gì xấu về hàng hóa.\n",
                                   "In none of the registries in use. That says nothing against the goods.\n"));
    answer.json = json.dump(2) + "\n";
    return answer;
}

}  // namespace temviet::cli
