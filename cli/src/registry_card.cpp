// SPDX-License-Identifier: Apache-2.0
#include "registry_card.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "registry_words.hpp"

namespace temviet::cli {
namespace {

/// Everything one card shows, read once and then written twice: as text and as JSON.
struct Facts {
    std::optional<ProductRow> product;  // none: a card of the organisation
    std::optional<OrganisationRow> organisation;
    PlaceName place, owner_place;
    std::vector<std::string> gtins;
    std::vector<CertificateRow> certificates, owner_certificates;
    std::vector<OutletRow> outlets;
    std::vector<std::string> outlet_places;
    std::vector<AlertRow> alerts;
    std::int64_t batches = 0;
    std::optional<SourceRow> source;
    std::map<std::string, SourceRow> sources;  // of the certificates, by id
};

template <class Value>
bool keep(Result<Value> read, Value& out, std::optional<Error>& error) {
    if (!read) error = read.error();
    else out = std::move(*read);
    return !error;
}

Result<Facts> facts_of(std::span<const Registry> registries, std::size_t home, std::optional<ProductRow> product,
                       std::optional<OrganisationRow> organisation, const Date& today) {
    const auto& registry = registries[home];
    Facts out;
    std::optional<Error> error;
    out.product = std::move(product);
    out.organisation = std::move(organisation);
    if (out.product) {
        keep(registry.organisation(out.product->organisation), out.organisation, error) &&
            keep(place_name(registry, out.product->commune, out.product->province), out.place, error) &&
            keep(registry.gtins_of_product(out.product->id), out.gtins, error) &&
            keep(registry.certificates_of_product(out.product->id), out.certificates, error) &&
            keep(registry.batch_count(out.product->id), out.batches, error);
    }
    if (out.organisation && !error) {
        keep(place_name(registry, out.organisation->commune, out.organisation->province), out.owner_place, error) &&
            keep(registry.certificates_of_organisation(out.organisation->id), out.owner_certificates, error) &&
            keep(registry.outlets_of(out.organisation->id), out.outlets, error);
    }
    std::erase_if(out.outlets, [&](const auto& row) { return row.valid_to && *row.valid_to < today; });
    for (const auto& row : out.outlets) {
        PlaceName place;
        if (!error) keep(place_name(registry, row.commune, row.province), place, error);
        out.outlet_places.push_back(place.today.empty() ? place.written : place.today);
    }
    const auto source = out.product ? out.product->source : out.organisation ? out.organisation->source : std::nullopt;
    if (!error) keep(source_of(registry, source), out.source, error);
    for (const auto* rows : {&out.certificates, &out.owner_certificates}) {
        for (const auto& row : *rows) {
            std::optional<SourceRow> from;
            if (!error && keep(source_of(registry, row.source), from, error) && from) out.sources.emplace(from->id, std::move(*from));
        }
    }
    if (!error)
        keep(open_alerts(registries, home, out.product ? &*out.product : nullptr,
                         out.organisation ? &*out.organisation : nullptr, today), out.alerts, error);
    if (error) return tl::unexpected(*error);
    return out;
}

std::optional<SourceRow> source_of_row(const Facts& facts, const std::optional<std::string>& id) {
    const auto found = id ? facts.sources.find(*id) : facts.sources.end();
    return found == facts.sources.end() ? std::nullopt : std::optional(found->second);
}

Json certificates_json(const Facts& facts, const std::vector<CertificateRow>& rows, const Date& today) {
    Json out = Json::array();
    for (const auto& row : rows) {
        out.push_back(certificate_json(row, today));
        out.back()["source"] = source_json(source_of_row(facts, row.source));
    }
    return out;
}

Json organisation_json(const Facts& facts, const Date& today) {
    if (!facts.organisation) return nullptr;
    const auto& row = *facts.organisation;
    Json out{{"id", row.id}, {"name", row.name}, {"kind", row.kind}, {"status", row.status}};
    put(out, "address", row.address);
    put(out, "province", row.province);
    out["place"] = place_json(facts.owner_place);
    put(out, "phone", row.phone);
    put(out, "website", row.website);
    out["certificates"] = certificates_json(facts, facts.owner_certificates, today);
    if (!facts.product) out["source"] = source_json(facts.source);
    out["outlets"] = Json::array();
    for (std::size_t at = 0; at < facts.outlets.size(); ++at) {
        Json outlet{{"name", facts.outlets[at].name}, {"kind", facts.outlets[at].kind}};
        put(outlet, "address", facts.outlets[at].address);
        outlet["place"] = facts.outlet_places[at];
        put(outlet, "phone", facts.outlets[at].phone);
        put(outlet, "website", facts.outlets[at].website);
        out["outlets"].push_back(std::move(outlet));
    }
    return out;
}

Json product_json(const Facts& facts, const Date& today) {
    const auto& row = *facts.product;
    Json out{{"organisation", row.organisation}, {"code", row.code}, {"name", row.name}, {"kind", row.kind}};
    put(out, "brand", row.brand);
    put(out, "category", row.category);
    put(out, "origin", row.origin);
    put(out, "place", row.place);
    put(out, "net_content", row.net_content);
    out["shelf_life_days"] = row.shelf_life_days ? Json(*row.shelf_life_days) : Json(nullptr);
    put(out, "signing_since", row.signing_since);
    out["province"] = facts.place.written.empty() ? Json(nullptr) : Json(facts.place.written);
    out["located"] = place_json(facts.place);
    out["organisation_name"] = facts.organisation ? Json(facts.organisation->name) : Json(nullptr);
    out["organisation_status"] = facts.organisation ? Json(facts.organisation->status) : Json(nullptr);
    out["owner"] = organisation_json(facts, today);
    out["gtins"] = facts.gtins;
    out["batches"] = facts.batches;
    out["certificates"] = certificates_json(facts, facts.certificates, today);
    out["alerts"] = Json::array();
    for (const auto& each : facts.alerts) out["alerts"].push_back(alert_json(each));
    out["source"] = source_json(facts.source);
    return out;
}

/// "  label: value" lines; nothing when there is no value.
class Card {
public:
    explicit Card(const Context& context) : context_(context) {}
    std::string text;

    void line(std::string_view vi, std::string_view en, const std::string& value, int depth = 1) {
        if (!value.empty()) text += fmt::format("{:{}}{}: {}\n", "", depth * 2, context_.tr(vi, en), value);
    }
    void line(std::string_view vi, std::string_view en, const std::optional<std::string>& value, int depth = 1) {
        if (value) line(vi, en, display_safe(*value), depth);
    }
    void certificates(std::string_view vi, std::string_view en, const std::vector<CertificateRow>& rows, const Facts& facts,
                      const Date& today) {
        for (const auto& row : rows) {
            line(vi, en, certificate_name(row, context_) + " – " + certificate_term(row, today, context_));
            std::string by;
            const auto add = [&](std::string_view word, const std::optional<std::string>& value) {
                if (value) by += fmt::format("{}{} {}", by.empty() ? "" : ", ", word, display_safe(*value));
            };
            add(context_.tr("số", "number"), row.number);
            add(context_.tr("nơi cấp", "by"), row.issuer);
            if (row.issued_on) add(context_.tr("ngày", "on"), to_vietnamese(*row.issued_on));
            if (!by.empty()) text += "      " + by + "\n";
            const auto source = source_of_row(facts, row.source);
            if (source && !(facts.source && facts.source->id == source->id)) line("nguồn", "source", source_text(*source, context_), 3);
        }
    }

private:
    const Context& context_;
};

std::string origin_text(const std::optional<std::string>& code, const Context& context) {
    if (!code) return {};
    return *code == "704" ? std::string(context.tr("Việt Nam", "Vietnam")) : "ISO 3166-1 " + *code;
}

/// `told`: orders that stand above the card already.
std::string card_text(const Facts& facts, const std::vector<std::string>& told, const Date& today, const Context& context) {
    Card card(context);
    // What an authority says against the goods comes before anything their owner says.
    for (const auto& row : facts.alerts)
        if (const auto text = alert_text(row, context); std::find(told.begin(), told.end(), text) == told.end()) card.text += "! " + text + "\n";
    if (facts.product) {
        const auto& row = *facts.product;
        card.text += display_safe(row.name) + "\n";
        card.line("nhãn hiệu", "brand", row.brand);
        card.line("nhóm hàng", "category", row.category);
        card.line("mã hàng", "code", row.code);
        for (const auto& gtin : facts.gtins) card.line("GTIN", "GTIN", gs1::display_gtin(gtin));
        card.line("quy cách", "net content", row.net_content);
        if (row.shelf_life_days) card.line("hạn dùng", "shelf life", fmt::format("{} {}", *row.shelf_life_days, context.tr("ngày", "days")));
        card.line("xuất xứ (khai báo)", "origin (claimed)", origin_text(row.origin, context));
        card.line("nơi hoàn thiện (khai báo)", "finished in (claimed)", row.place);
        card.line("địa phương", "place", place_text(facts.place, context));
        if (row.signing_since) card.line("có tem ký từ", "signed stamps since", to_vietnamese(*row.signing_since));
        card.certificates("chứng nhận", "certificate", facts.certificates, facts, today);
        if (facts.batches > 0) card.line("lô đã công bố", "published lots", std::to_string(facts.batches));
    }
    if (facts.organisation) {
        const auto& row = *facts.organisation;
        const int depth = facts.product ? 2 : 1;
        if (facts.product) card.line("đơn vị", "organisation", display_safe(row.name));
        else card.text += display_safe(row.name) + "\n";
        card.line("loại hình", "kind", std::string(organisation_kind_word(row.kind, context)), depth);
        card.line("mã số thuế", "tax code", row.tax_code, depth);
        card.line("địa chỉ", "address", row.address, depth);
        card.line("địa phương", "place", place_text(facts.owner_place, context), depth);
        card.line("điện thoại", "phone", row.phone, depth);
        card.line("trang web", "website", row.website, depth);
        if (row.status != "active") {
            std::string status(row.status == "suspended" ? context.tr("đang bị đình chỉ", "suspended") : context.tr("đã ngừng hoạt động", "closed"));
            if (row.status_at) status += fmt::format(" ({} {})", context.tr("từ", "since"), to_vietnamese(*row.status_at));
            card.line("tình trạng", "status", status, depth);
        }
        card.certificates("chứng nhận của đơn vị", "certificate of the organisation", facts.owner_certificates, facts, today);
        for (std::size_t at = 0; at < facts.outlets.size(); ++at) {
            const auto& outlet = facts.outlets[at];
            auto text = fmt::format("{} ({})", display_safe(outlet.name), outlet_kind_word(outlet.kind, context));
            for (const auto* each : {&outlet.address, &outlet.phone, &outlet.website})
                if (*each) text += ", " + display_safe(**each);
            if (!facts.outlet_places[at].empty()) text += ", " + display_safe(facts.outlet_places[at]);
            card.line("điểm bán, giới thiệu của đơn vị", "outlet of the organisation", text);
        }
    }
    if (facts.source) card.line("nguồn", "source", source_text(*facts.source, context));
    return card.text;
}

}  // namespace

Result<LookupAnswer> look_up(const Context& context, std::span<const Registry> registries, const std::string& query,
                             std::size_t limit, const Date& today) {
    LookupAnswer answer;
    std::optional<std::string> gtin;
    if (all_digits(query) && (query.size() == 8 || (query.size() >= 12 && query.size() <= 14))) {
        auto number = gs1::to_gtin14(query);
        if (!number) return tl::unexpected(number.error());
        gtin = std::move(*number);
    }
    SearchAnswer named;
    if (!gtin) {
        SearchQuery words;
        words.text = query;
        words.today = today;
        words.limit = limit;
        words.kinds = {"product", "organisation"};
        auto found = search(registries, words);
        if (!found) return tl::unexpected(found.error());
        named = std::move(*found);
    }
    Json json{
        {"query", to_valid_utf8(query)}, {"gtin", gtin ? Json(*gtin) : Json(nullptr)}, {"registries", Json::array()}};
    for (std::size_t at = 0; at < registries.size(); ++at) {
        const auto& registry = registries[at];
        Json part = registry_json(registry.info());
        for (const char* list : {"products", "organisations", "entitled", "alerts"}) part[list] = Json::array();
        std::string card;
        std::vector<std::string> told;
        const auto show = [&](std::optional<ProductRow> product, std::optional<OrganisationRow> organisation) -> Result<Facts> {
            auto facts = facts_of(registries, at, std::move(product), std::move(organisation), today);
            if (facts) card += card_text(*facts, told, today, context);
            return facts;
        };
        const auto tell = [&](const AlertRow& alert) -> Result<void> {
            const auto source = source_of(registry, alert.source);
            if (!source) return tl::unexpected(source.error());
            auto row = alert_json(alert);
            row["kind"] = alert_word(alert.kind, context);
            row["source"] = source_json(*source);
            part["alerts"].push_back(std::move(row));
            told.push_back(alert_text(alert, context));
            card += "! " + told.back() + "\n";
            if (*source) card += fmt::format("    {}: {}\n", context.tr("nguồn", "source"), source_text(**source, context));
            return {};
        };
        std::vector<ProductRow> products;
        if (gtin) {
            auto rows = registry.products_by_gtin(*gtin);
            if (!rows) return tl::unexpected(rows.error());
            products = std::move(*rows);
            // Orders that name a number count whether or not the number is listed here, and lifted ones are told as such.
            const auto alerts = registry.alerts(*gtin, products.empty() ? std::nullopt : std::optional(products.front().id), std::nullopt);
            if (!alerts) return tl::unexpected(alerts.error());
            for (const auto& each : *alerts)
                if (auto ok = tell(each); !ok) return tl::unexpected(ok.error());
        }
        for (auto& hit : named.hits) {
            if (hit.registry != at) continue;
            if (hit.product) {
                products.push_back(std::move(*hit.product));
            } else {
                const auto facts = show(std::nullopt, std::move(hit.organisation));
                if (!facts) return tl::unexpected(facts.error());
                part["organisations"].push_back(organisation_json(*facts, today));
            }
        }
        for (auto& product : products) {
            const auto facts = show(std::move(product), std::nullopt);
            if (!facts) return tl::unexpected(facts.error());
            part["products"].push_back(product_json(*facts, today));
        }
        const auto note = not_official(registry.info(), context);
        if (!note.empty()) part["note"] = note;
        if (!gtin) {
            // By words alone: a name in an order need not be this one.
            const auto alerts = registry.find_alerts(query, limit);
            if (!alerts) return tl::unexpected(alerts.error());
            for (const auto& each : *alerts) {
                if (auto ok = tell(each); !ok) return tl::unexpected(ok.error());
                card += fmt::format("    {}\n", context.tr("trùng chữ trong tên: chưa chắc là sản phẩm đang cầm", "found by words of its name: it may be another product"));
            }
        }
        // Nobody is entitled by a list compiled from public sources.
        if (gtin && registry.info().kind != RegistryKind::compiled) {
            const auto entitled = registry.entitlements(*gtin);
            if (!entitled) return tl::unexpected(entitled.error());
            for (const auto& each : *entitled) {
                Json row{{"organisation", each.organisation}, {"exact", each.exact}};
                put(row, "valid_from", each.valid_from);
                put(row, "valid_to", each.valid_to);
                part["entitled"].push_back(std::move(row));
                const auto organisation = registry.organisation(each.organisation);
                if (!organisation) return tl::unexpected(organisation.error());
                auto who = display_safe(*organisation ? (*organisation)->name : each.organisation);
                if (each.valid_to) who += fmt::format(" ({} {})", context.tr("đến", "until"), to_vietnamese(*each.valid_to));
                card += fmt::format("  {}: {}\n", context.tr("được dùng mã này", "may use this number"), who);
            }
        }
        if (!card.empty()) {
            answer.found = true;
            answer.text += "[" + registry_line(registry.info(), context) + "]\n" + card;
        }
        json["registries"].push_back(std::move(part));
    }
    if (answer.found) answer.text += no_promise(context);
    else
        answer.text =
            std::string(context.tr("Không có trong sổ nào đang dùng. Điều đó không nói gì xấu về hàng hóa.\n",
                                   "In none of the registries in use. That says nothing against the goods.\n"));
    answer.json = json.dump(2) + "\n";
    return answer;
}

}  // namespace temviet::cli
