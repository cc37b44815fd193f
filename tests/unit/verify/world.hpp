// SPDX-License-Identifier: Apache-2.0
// A small world to judge codes in: one or more registries, a clock, and stamps minted on the spot.
#pragma once

#include <deque>
#include <temviet/stamp/mint.hpp>
#include <temviet/verify/verifier.hpp>

#include "registry_fixture.hpp"

namespace temviet::test {

inline const char* const kTea = "09521234543213";
inline const char* const kIssuer = "demo-tra-sen-vang";

inline Symbol qr(std::string bytes) {
    Symbol out = text_symbol(std::move(bytes));
    out.format = SymbolFormat::qr;
    out.symbology_identifier = "]Q1";
    return out;
}
inline Symbol ean(std::string digits) {
    Symbol out = text_symbol(std::move(digits));
    out.format = SymbolFormat::ean13;
    out.symbology_identifier = "]E0";
    return out;
}

/// What to mint. The defaults make a stamp that is valid in RegistryFixture::demo().
struct Mint {
    Carrier carrier = Carrier::dl;
    std::string issuer = kIssuer;
    std::uint8_t signer = 0;
    std::optional<std::string> gtin = kTea, pid, lot = "L2508A", serial = make_serial(4, 4, "K7M3P9XQT");
    std::map<std::string, std::string> elements = {{"17", "270801"}};
    std::string host = "tem.example", stem;
    bool link = false;
    Claims more;  ///< record fields

    [[nodiscard]] Symbol symbol() const {
        MintRequest request;
        request.carrier = carrier;
        request.issuer = issuer;
        request.claims = more;
        request.claims.gtin = gtin;
        request.claims.pid = pid;
        request.claims.lot = lot;
        request.claims.serial = serial;
        if (is_record(carrier)) {
            if (!request.claims.issued_at) request.claims.issued_at = *parse_instant("2025-08-01T00:00:00Z");
            request.claims.issuer = issuer;
        } else {
            request.claims.elements = elements;
        }
        request.host = host;
        request.stem = stem;
        request.record_as_link = link;
        const auto minted = mint_stamp(request, *test_signer(signer));
        if (!minted) throw std::runtime_error(minted.error().code + ": " + minted.error().message);
        Symbol out = text_symbol(minted->payload);
        out.symbology_identifier = minted->symbology_identifier;
        out.format = out.symbology_identifier == "]d2" ? SymbolFormat::data_matrix : SymbolFormat::qr;
        return out;
    }
};

class World {
public:
    World() { fixtures.push_back(RegistryFixture::demo()); }

    std::deque<RegistryFixture> fixtures;
    std::vector<UnusableRegistry> unusable;
    Request request = at("2025-08-20T03:00:00Z");
    std::optional<Instant> build_time;

    [[nodiscard]] static Request at(const char* time) {
        Request out;
        out.now = *parse_instant(time);
        return out;
    }
    RegistryFixture& registry() { return fixtures.front(); }
    /// One more list of the same goods behind those there. A compiled one carries neither keys nor lots.
    RegistryFixture& add_registry(std::string id, std::string kind = "official") {
        auto& out = fixtures.emplace_back(RegistryFixture::demo());
        out.id = std::move(id);
        out.kind = std::move(kind);
        if (out.kind == "compiled") out.without("issuer_key").without("batch");
        return out;
    }
    /// One that speaks only about the numbers of the coffee firm, asked before all others.
    RegistryFixture& put_elsewhere_first() {
        auto& out = fixtures.emplace_front(RegistryFixture::demo());
        out.id = "so-noi-khac";
        out.scope = R"({"prefixes": ["9525678"], "organisations": ["demo-ca-phe-nui"]})";
        TestIssuerKey coffee;
        coffee.organisation = "demo-ca-phe-nui";
        coffee.signer = 2;
        out.table("organisation", "id,name,kind\ndemo-ca-phe-nui,Công ty Cà phê Núi,enterprise\n");
        out.table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9525678,demo-ca-phe-nui,2020-01-01,\n");
        out.table("issuer_key", "").add_key(coffee);
        out.without("batch").without("certificate").table("product", "organisation,code,name\ndemo-ca-phe-nui,CF,Cà phê\n");
        return out;
    }

    [[nodiscard]] Verifier open() const {
        VerifierConfig config;
        config.env = Env::test;
        config.allow_test = true;
        for (const auto& fixture : fixtures) config.registries.push_back(fixture.open());
        config.unusable = unusable;
        config.build_time = build_time;
        auto verifier = Verifier::open(std::move(config));
        if (!verifier) throw std::runtime_error(verifier.error().message);
        return std::move(*verifier);
    }
    [[nodiscard]] Report verify(const std::vector<Symbol>& symbols) const { return open().verify(symbols, request).value(); }
    [[nodiscard]] ReportItem one(const Symbol& symbol) const { return verify({symbol}).items.at(0); }
    [[nodiscard]] ReportItem one(const Mint& mint) const { return one(mint.symbol()); }
};

inline Reason outcome(const ReportItem& item, Check check) { return item.findings[check].reason; }
inline bool has_notice(const ReportItem& item, Reason reason) {
    for (const auto& notice : item.notices)
        if (notice.reason == reason) return true;
    return false;
}
/// "date=2025-08-05; lot=L2508A": what a person is told, in its order.
inline std::string told(const std::vector<Fact>& facts) {
    std::string out;
    for (const auto& fact : facts) out += (out.empty() ? "" : "; ") + fact.name + "=" + fact.value;
    return out;
}
inline std::string told(const ReportItem& item, Check check) { return told(item.findings[check].facts); }
/// The same of every notice of this reason.
inline std::vector<std::string> told(const ReportItem& item, Reason reason) {
    std::vector<std::string> out;
    for (const auto& notice : item.notices)
        if (notice.reason == reason) out.push_back(told(notice.facts));
    return out;
}
/// The outcome of one check as printed, and the registry it rests on: "KEY_REVOKED so-khac".
inline std::string found(const ReportItem& item, Check check) {
    const Finding& finding = item.findings[check];
    return std::string(to_string(finding.reason)) + (finding.registry ? " " + *finding.registry : "");
}
/// "SIGNED_UNCONFIRMED RECALLED", for short comparisons that print well.
inline std::string verdict(const ReportItem& item) {
    return std::string(to_string(item.verdict.level)) + " " + std::string(to_string(item.verdict.use));
}

}  // namespace temviet::test
