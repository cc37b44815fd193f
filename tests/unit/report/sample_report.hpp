// SPDX-License-Identifier: Apache-2.0
// Reports made by hand: this room must print any of them, whatever the verify room would have found.
#pragma once

#include <temviet/verify/report.hpp>

namespace temviet {

inline Instant at(std::string_view text) { return *parse_instant(text); }

inline void set(ReportItem& item, Check check, Reason reason, std::vector<Fact> facts = {}, CapKind kind = CapKind::normal) {
    Finding finding;
    finding.check = check;
    finding.reason = reason;
    finding.kind = kind;
    finding.registry = "demo-tinh";
    finding.registry_date = at("2026-11-01T00:00:00Z");
    finding.facts = std::move(facts);
    item.findings.set(std::move(finding));
}

inline ProductFacts tea() {
    ProductFacts facts;
    facts.registry_id = "demo-tinh";
    facts.registry_date = at("2026-11-01T00:00:00Z");
    facts.product.id = 1;
    facts.product.organisation = "demo-tra-sen-vang";
    facts.product.code = "TRA-NT-200";
    facts.product.name = "Trà xanh nõn tôm hộp 200 g";
    facts.product.brand = "Sen Vàng";
    facts.product.net_content = "200 g";
    facts.province_name = "Thái Nguyên";
    facts.owner.emplace();
    facts.owner->id = "demo-tra-sen-vang";
    facts.owner->name = "HTX Trà Sen Vàng";
    CertificateRow certificate;
    certificate.scheme = "ocop";
    certificate.scheme_name = "OCOP";
    certificate.level = "4";
    certificate.number = "DEMO-101/QĐ-UBND";
    certificate.issuer = "UBND tỉnh";
    certificate.issued_on = Date{2025, 9, 12};
    certificate.expires_on = Date{2028, 9, 12};
    certificate.status = "active";
    facts.certificates.push_back(certificate);
    return facts;
}

/// A plain barcode in the registry, with a recall order for its lot.
inline ReportItem recalled_item() {
    ReportItem item;
    set(item, Check::look, Reason::look_ok);
    set(item, Check::form, Reason::not_ours);
    set(item, Check::identity, Reason::identified, {{"gtin", "09521234543213"}});
    set(item, Check::product, Reason::product_listed, {{"product", "Trà xanh nõn tôm hộp 200 g"}});
    for (const Check check : {Check::signature, Check::key_state, Check::allocation, Check::host, Check::scene, Check::copies})
        set(item, check, Reason::not_applicable);
    set(item, Check::revocation, Reason::not_revoked);
    set(item, Check::safety, Reason::recalled,
        {{"date", "2026-10-15"}, {"title", "Thu hồi lô L2508A: sai nhãn"}, {"lot", "L2508A"}, {"agency", "Chi cục QLTT"}});
    set(item, Check::claims, Reason::claims_agree);
    set(item, Check::hidden, Reason::no_hidden_layer);
    set(item, Check::freshness, Reason::ageing, {{"date", "2026-09-01"}, {"days", "70"}});
    item.notices.push_back({Reason::prefix_not_vietnam, {{"gtin", "9521234543213"}, {"office", "GS1 Global Office"}}});
    item.claims.gtin = "09521234543213";
    item.claims.lot = "L2508A";
    item.claims.expiry = Date{2027, 8, 1};
    item.claims.elements = {{"01", "09521234543213"}, {"10", "L2508A"}, {"17", "270801"}};
    item.products.push_back(tea());
    item.symbols = {0};
    item.verdict = decide(item.findings);
    return item;
}

inline Report report_of(ReportItem item, Env env = Env::prod) {
    Report report;
    report.input = "(01)09521234543213(10)L2508A(17)270801";
    report.at = at("2026-11-10T00:00:00Z");
    report.at_is_given = true;
    report.env = env;
    report.verdict = item.verdict;
    report.symbols.push_back(text_symbol("(01)09521234543213(10)L2508A(17)270801"));
    ReportRegistry registry;
    registry.id = "demo-tinh";
    registry.title = "Sổ demo tỉnh";
    registry.env = env;
    registry.seq = 3;
    registry.date = at("2026-11-01T00:00:00Z");
    registry.state = "FRESH";
    report.registries.push_back(registry);
    report.items.push_back(std::move(item));
    return report;
}

/// Every outcome has its turn as the worst thing found.
inline ReportItem item_with(Reason reason) {
    ReportItem item;
    for (std::size_t i = 0; i < kCheckCount; ++i) set(item, static_cast<Check>(i), Reason::not_applicable);
    set(item, Check::look, Reason::look_ok);
    set(item, Check::form, Reason::not_ours);
    set(item, Check::identity, Reason::identified);
    if (row_of(reason).notice) item.notices.push_back({reason, {}});
    else set(item, row_of(reason).check, reason);
    item.verdict = decide(item.findings);
    return item;
}

}  // namespace temviet
