// SPDX-License-Identifier: Apache-2.0
// In: a Report. Out: one object of temviet.report/1. Field order is that of the schema page; fields are only ever added.
#include <cmath>
#include <temviet/base/text.hpp>
#include <temviet/report/render.hpp>

#include "catalogue.hpp"
#include "claim_list.hpp"
#include "fill.hpp"
#include "json_writer.hpp"
#include "shown.hpp"

namespace temviet {
namespace report {
namespace {

/// Enough for one item; a longer report grows.
constexpr std::size_t kUsualSize = 16 * 1024;

void write_text(JsonWriter& json, std::string_view vi, std::string_view en) {
    json.begin_object();
    json.key("vi");
    json.text(vi);
    json.key("en");
    json.text(en);
    json.end_object();
}

void write_optional(JsonWriter& json, std::string_view name, const std::optional<std::string>& value) {
    json.key(name);
    value ? json.text(*value) : json.null();
}
void write_optional(JsonWriter& json, std::string_view name, const std::optional<Date>& value) {
    json.key(name);
    value ? json.date(*value) : json.null();
}
void write_optional(JsonWriter& json, std::string_view name, const std::optional<Instant>& value) {
    json.key(name);
    value ? json.instant(*value) : json.null();
}

void write_facts(JsonWriter& json, const std::vector<Fact>& facts) {
    json.key("facts");
    json.begin_object();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        // JSON members are unique: the first of a name counts, as in the sentences.
        bool repeated = false;
        for (std::size_t j = 0; j < i; ++j) repeated = repeated || facts[j].name == facts[i].name;
        if (repeated) continue;
        json.text_key(facts[i].name);
        json.text(facts[i].value);
    }
    json.end_object();
}

void write_reasons(JsonWriter& json, const std::vector<ShownReason>& reasons) {
    json.key("reasons");
    json.begin_array();
    for (const auto& [finding, cap] : reasons) {
        json.begin_object();
        json.key("code");
        json.text(to_string(finding->reason));
        json.key("check");
        json.text(to_string(finding->check));
        json.key("cap");
        json.integer(static_cast<int>(cap));
        json.key("text");
        write_text(json, sentence(*finding, Language::vi), sentence(*finding, Language::en));
        write_facts(json, finding->facts);
        json.end_object();
    }
    json.end_array();
}

void write_notices(JsonWriter& json, const std::vector<Notice>& notices) {
    json.key("notices");
    json.begin_array();
    for (const auto& notice : notices) {
        json.begin_object();
        json.key("code");
        json.text(to_string(notice.reason));
        json.key("text");
        write_text(json, sentence(notice, Language::vi), sentence(notice, Language::en));
        write_facts(json, notice.facts);
        json.end_object();
    }
    json.end_array();
}

void write_findings(JsonWriter& json, const Findings& findings) {
    json.key("findings");
    json.begin_array();
    for (const Finding& finding : findings.all()) {
        json.begin_object();
        json.key("check");
        json.text(to_string(finding.check));
        json.key("outcome");
        json.text(to_string(finding.reason));
        json.key("cap");
        json.integer(static_cast<int>(findings.cap(finding)));
        json.key("soft");
        json.boolean(finding.kind == CapKind::soft);
        write_optional(json, "registry", finding.registry);
        write_optional(json, "date", finding.registry_date);
        json.end_object();
    }
    json.end_array();
}

void write_claim_lists(JsonWriter& json, const Claims& claims) {
    if (!claims.elements.empty()) {
        json.key("elements");
        json.begin_object();
        for (const auto& [ai, value] : claims.elements) {
            json.text_key(ai);
            json.text(value);
        }
        json.end_object();
    }
    if (!claims.certificates.empty()) {
        json.key("certificates");
        json.begin_array();
        for (const auto& row : claims.certificates) {
            json.begin_object();
            json.key("scheme");
            json.text(row.scheme);
            json.key("number");
            json.text(row.number);
            write_optional(json, "date", row.date);
            json.end_object();
        }
        json.end_array();
    }
    if (!claims.warnings.empty()) {
        json.key("warnings");
        json.begin_array();
        for (const auto& warning : claims.warnings) json.text(warning);
        json.end_array();
    }
    if (!claims.contains.empty()) {
        json.key("contains");
        json.begin_array();
        for (const auto& row : claims.contains) {
            json.begin_object();
            for (const auto& [name, value] : {std::pair<std::string_view, const std::string&>{"gtin", row.gtin}, {"lot", row.lot},
                                              {"first", row.first}, {"last", row.last}}) {
                json.key(name);
                json.text(value);
            }
            json.key("count");
            json.integer(row.count);
            json.end_object();
        }
        json.end_array();
    }
}

struct ClaimWriter {
    JsonWriter& json;
    void operator()(std::string_view name, const Phrase&, const std::string& value) const {
        json.key(name);
        json.text(value);
    }
    void operator()(std::string_view name, const Phrase&, const Date& value) const {
        json.key(name);
        json.date(value);
    }
};

void write_claims(JsonWriter& json, const Claims& claims, bool verified) {
    json.key("claims");
    json.begin_object();
    json.key("verified");
    json.boolean(verified);
    for_each_claim(claims, ClaimWriter{json});
    if (claims.issued_at) write_optional(json, "issued_at", claims.issued_at);
    if (claims.expires_at) write_optional(json, "expires_at", claims.expires_at);
    if (claims.hidden_commitment) {
        json.key("hidden_commitment");
        json.text(to_hex(*claims.hidden_commitment));
    }
    write_claim_lists(json, claims);
    json.end_object();
}

/// Title, address, dates and quality; null where a row names no source.
void write_source(JsonWriter& json, const SourceRow* row) {
    json.key("source");
    if (!row) return json.null();
    json.begin_object();
    json.key("title");
    json.text(row->title);
    write_optional(json, "address", row->address);
    write_optional(json, "date", row->dated);
    write_optional(json, "read_on", row->read_on);
    json.key("quality");
    json.text(row->quality);
    json.end_object();
}

void write_certificate(JsonWriter& json, const CertificateRow& row, const SourceRow* source) {
    json.begin_object();
    json.key("scheme");
    json.text(row.scheme);
    json.key("name");
    json.text(row.scheme_name);
    json.key("name_en");
    json.text_or_null(row.scheme_name_en);
    write_optional(json, "level", row.level);
    write_optional(json, "number", row.number);
    write_optional(json, "issuer", row.issuer);
    write_optional(json, "issued_on", row.issued_on);
    write_optional(json, "expires_on", row.expires_on);
    json.key("status");
    json.text(row.status);
    write_optional(json, "period", row.period);
    write_source(json, source);
    json.end_object();
}

void write_product(JsonWriter& json, const ProductFacts& facts) {
    const ProductRow& row = facts.product;
    json.begin_object();
    json.key("registry");
    json.text(facts.registry_id);
    json.key("kind");
    json.text(to_string(facts.kind));
    json.key("date");
    json.instant(facts.registry_date);
    json.key("code");
    json.text(row.code);
    json.key("name");
    json.text(row.name);
    write_optional(json, "brand", row.brand);
    json.key("owner");
    if (facts.owner) {
        json.begin_object();
        json.key("id");
        json.text(facts.owner->id);
        json.key("name");
        json.text(facts.owner->name);
        json.end_object();
    } else {
        json.null();
    }
    write_optional(json, "category", row.category);
    write_optional(json, "origin", row.origin);
    write_optional(json, "place", row.place);
    write_optional(json, "province", facts.province_name ? facts.province_name : row.province);
    write_optional(json, "net_content", row.net_content);
    json.key("certificates");
    json.begin_array();
    for (const auto& certificate : facts.certificates) write_certificate(json, certificate, facts.source_of(certificate.source));
    json.end_array();
    write_source(json, facts.source_of(row.source));
    if (facts.kind == RegistryKind::compiled) {
        json.key("note");
        write_text(json, label::kNotOfficial.in(Language::vi), label::kNotOfficial.in(Language::en));
    }
    json.end_object();
}

void write_stamps(JsonWriter& json, const std::vector<StampSummary>& stamps) {
    json.key("stamps");
    json.begin_array();
    for (const auto& stamp : stamps) {
        json.begin_object();
        json.key("stamp_id");
        json.text_or_null(stamp.stamp_id);
        json.key("carrier");
        stamp.carrier ? json.text(to_string(*stamp.carrier)) : json.null();
        json.key("issuer");
        json.text_or_null(stamp.issuer);
        json.key("issuer_name");
        json.text_or_null(stamp.issuer_name);
        json.key("kid");
        json.text_or_null(stamp.kid);
        json.key("outcome");
        json.text(to_string(stamp.outcome));
        json.key("symbol");
        json.integer(static_cast<std::int64_t>(stamp.symbol));
        json.key("registry");
        json.text_or_null(stamp.registry_id);
        json.end_object();
    }
    json.end_array();
}

void write_item(JsonWriter& json, const ReportItem& item, Env env) {
    const auto reasons = shown_reasons(item);
    json.begin_object();
    json.key("level");
    json.text(to_string(item.verdict.level));
    json.key("code");
    json.integer(static_cast<int>(item.verdict.level));
    json.key("use");
    json.text(to_string(item.verdict.use));
    json.key("headline");
    write_text(json, headline_line(item, env, Language::vi), headline_line(item, env, Language::en));
    write_reasons(json, reasons);
    write_notices(json, item.notices);
    json.key("next");
    write_text(json, next_line(item, reasons, Language::vi), next_line(item, reasons, Language::en));
    write_findings(json, item.findings);
    json.key("scope");
    json.text(item.scope);
    write_claims(json, item.claims, item.claims_verified);
    json.key("product");
    if (item.products.empty()) json.null();
    else write_product(json, item.products.front());
    json.key("products");
    json.begin_array();
    for (const auto& product : item.products) write_product(json, product);
    json.end_array();
    write_stamps(json, item.stamps);
    json.key("symbols");
    json.begin_array();
    for (const std::size_t symbol : item.symbols) json.integer(static_cast<std::int64_t>(symbol));
    json.end_array();
    json.end_object();
}

void write_symbol(JsonWriter& json, const Symbol& symbol) {
    json.begin_object();
    json.key("format");
    json.text(to_string(symbol.format));
    json.key("text");
    json.text(symbol.bytes);
    json.key("bytes");
    json.text(to_hex(as_bytes(symbol.bytes)));
    json.key("symbology_identifier");
    json.text(symbol.symbology_identifier);
    json.key("polygon");
    json.begin_array();
    for (const auto& point : symbol.polygon) {
        json.begin_array();
        json.integer(std::lround(point.x));
        json.integer(std::lround(point.y));
        json.end_array();
    }
    json.end_array();
    json.key("rung");
    json.integer(symbol.rung);
    json.key("assisted");
    json.boolean(symbol.assisted);
    json.end_object();
}

void write_registries(JsonWriter& json, const std::vector<ReportRegistry>& registries) {
    json.key("registries");
    json.begin_array();
    for (const auto& registry : registries) {
        json.begin_object();
        json.key("id");
        json.text(registry.id);
        json.key("title");
        json.text(registry.title);
        json.key("kind");
        json.text(to_string(registry.kind));
        json.key("env");
        json.text(to_string(registry.env));
        json.key("seq");
        json.integer(registry.seq);
        write_optional(json, "date", registry.date);
        json.key("state");
        json.text(registry.state);
        json.end_object();
    }
    json.end_array();
}

void write_error(JsonWriter& json, const Error& error) {
    json.key("error");
    json.begin_object();
    json.key("code");
    json.text(error.code);
    json.key("message");
    json.text(error.message);
    json.key("hint");
    json.text(error.hint);
    json.key("offset");
    error.offset ? json.integer(static_cast<std::int64_t>(*error.offset)) : json.null();
    json.end_object();
}

void write_report(JsonWriter& json, const Report& report) {
    json.begin_object();
    json.key("schema");
    json.text("temviet.report/1");
    write_optional(json, "file", report.file);
    if (report.file && !is_utf8(*report.file)) {
        json.key("file_hex");
        json.text(to_hex(as_bytes(*report.file)));
    }
    write_optional(json, "input", report.input);
    json.key("at");
    json.instant(report.at);
    json.key("at_is_given");
    json.boolean(report.at_is_given);
    json.key("env");
    json.text(to_string(report.env));
    json.key("level");
    json.text(to_string(report.verdict.level));
    json.key("use");
    json.text(to_string(report.verdict.use));
    json.key("items");
    json.begin_array();
    for (const auto& item : report.items) write_item(json, item, report.env);
    json.end_array();
    json.key("symbols");
    json.begin_array();
    for (const auto& symbol : report.symbols) write_symbol(json, symbol);
    json.end_array();
    write_registries(json, report.registries);
    if (report.error) write_error(json, *report.error);
    json.key("text");
    write_text(json, to_text(report, Language::vi), to_text(report, Language::en));
    json.end_object();
}

}  // namespace
}  // namespace report

std::string to_json(const Report& report, int indent) {
    std::string out;
    out.reserve(report::kUsualSize);
    report::JsonWriter json(out);
    report::write_report(json, report);
    return indent < 0 ? out : report::pretty(out, indent);
}

}  // namespace temviet
