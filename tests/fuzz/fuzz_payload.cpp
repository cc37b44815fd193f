// SPDX-License-Identifier: Apache-2.0
// Any bytes under any symbology identifier: parsed, opened, judged and reported without a fault; and nothing but a stamp
// that really verifies is ever better than REGISTERED.
#include <temviet/gs1/elements.hpp>
#include <temviet/report/render.hpp>
#include <temviet/stamp/mint.hpp>
#include <temviet/verify/verifier.hpp>

#include "fuzz.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

constexpr const char* kIdentifiers[] = {"", "]Q1", "]Q3", "]d2", "]d1", "]C1", "]e0", "]E0"};

const Verifier& verifier() {
    static const RegistryFixture kFixture = RegistryFixture::demo();
    static const Verifier kVerifier = [] {
        VerifierConfig config;
        config.env = Env::test;
        config.allow_test = true;
        config.registries.push_back(kFixture.open());
        return std::move(*Verifier::open(std::move(config)));
    }();
    return kVerifier;
}

std::string mint(Carrier carrier, bool link = false) {
    MintRequest request;
    request.carrier = carrier;
    request.issuer = "demo-tra-sen-vang";
    request.claims.gtin = "09521234543213";
    request.claims.lot = "L2508A";
    request.claims.serial = make_serial(4, 4, "K7M3P9XQT");
    if (is_record(carrier)) request.claims.issued_at = Instant{1754006400};
    else request.claims.elements = {{"17", "270801"}};
    request.host = "tem.example";
    request.stem = link ? "t" : "";
    request.record_as_link = link;
    const auto minted = mint_stamp(request, *test_signer(0));
    const char identifier = minted->symbology_identifier == "]d2" ? char{3} : char{1};
    return std::string(1, identifier) + minted->payload;
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    std::vector<std::string> out{mint(Carrier::dl), mint(Carrier::gs1), mint(Carrier::rec), mint(Carrier::rec, true), mint(Carrier::hdl), mint(Carrier::hrec)};
    for (const char* text : {"https://id.gs1.org/01/09521234543213/10/ABC/21/1?17=270801&vtx=A", "(01)09521234543213(10)ABC(17)270801", "9521234543213",
                             "00020101021138540010A0000007270124", "VT1:", "HC1:6BF", "BEGIN:VCARD\nFN:A", "https://tem.example/t#VT1.0oRD", "\xff\xfe\x00"})
        for (const char identifier : {char{0}, char{1}}) out.push_back(std::string(1, identifier) + text);
    out.push_back(std::string(1, 3) + "010952123454321310L2508A\x1d" "1727080121A");
    out.push_back("");
    return out;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    Symbol symbol = text_symbol(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    symbol.symbology_identifier = kIdentifiers[data[0] % std::size(kIdentifiers)];
    symbol.format = symbol.symbology_identifier.empty() ? SymbolFormat::text : symbol.symbology_identifier == "]E0" ? SymbolFormat::ean13 : SymbolFormat::qr;

    if (const auto elements = gs1::parse(symbol.bytes, gs1::Syntax::detect, symbol.symbology_identifier)) {
        const std::string plain = gs1::to_element_string(*elements);
        const auto again = gs1::parse(plain, gs1::Syntax::element_string, "]d2");
        if (elements->syntax != gs1::Syntax::gtin && !elements->items.empty())
            demand(again && gs1::to_element_string(*again) == plain, "what GS1 parsing accepts comes back the same");
    } else if (elements.error().offset) {
        demand(*elements.error().offset <= symbol.bytes.size(), "an error points into the payload");
    }

    const auto stamp = parse_stamp(symbol);
    const IssuerKey key{"demo-tra-sen-vang", test_signer(0)->public_key(), KeyUsage::all};
    const auto opened = StampOpener::open(stamp, key, Env::test);
    demand(stamp.form() == OpenOutcome::ok || !opened, "only a stamp of legal form opens");

    Request request;
    request.now = Instant{1755658800};
    const auto report = verifier().verify(std::span(&symbol, 1), request);
    demand(report.has_value(), "a bad code is a verdict, never an error");
    demand(report->verdict.level > Level::signed_unconfirmed || opened.has_value(), "nothing is signed that does not verify");
    const std::string json = to_json(*report);
    demand(!json.empty() && json.find('\n') == std::string::npos, "JSON is one line");
    demand(!to_text(*report, Language::vi).empty(), "there is always a text");
    return 0;
}
