// SPDX-License-Identifier: Apache-2.0
// Minting: spell the one legal form, sign it, open it again before anyone sees it.
#include <temviet/base/text.hpp>
#include <temviet/stamp/mint.hpp>

#include "canonical.hpp"
#include "envelope.hpp"
#include "record.hpp"

namespace temviet {
namespace {

/// The elements of a request, keys and attributes together, from the typed fields and `elements`.
Result<std::map<std::string, std::string>> all_elements(const Claims& claims) {
    auto out = claims.elements;
    const auto put = [&](const char* ai, const std::optional<std::string>& value) -> bool {
        if (!value) return true;
        return out.emplace(ai, *value).first->second == *value;
    };
    if (!put("01", claims.gtin) || !put("22", claims.cpv) || !put("10", claims.lot) || !put("21", claims.serial))
        return fail("CLAIM_TWICE", "an element and its own field have different values", "give each value once");
    for (const auto& [ai, value] : out) {
        const bool key = ai == "01" || ai == "22" || ai == "10" || ai == "21";
        if (!key && !canonical::is_attribute(ai))
            return fail("ATTRIBUTE_NOT_ALLOWED", "(" + display_safe(ai, 8) + ") cannot stand in a stamp",
                        "allowed: 11 13 15 16 17 20 240 30 310n 392n 422");
        if (const char* problem = canonical::value_problem(ai, value))
            return fail("BAD_VALUE", "(" + ai + ") " + display_safe(value, 60) + ": " + problem);
    }
    if (out.count("01") == 0) return fail("GTIN_MISSING", "a stamp of this carrier names a GTIN", "--gtin, or mint a record with a product code");
    return out;
}

std::string spell_elements(const std::map<std::string, std::string>& elements) {
    std::string out;
    const auto put = [&](const std::string& ai, const std::string& value) {
        out += ai + value;
        if (canonical::needs_separator(ai)) out += '\x1d';
    };
    for (const char* key : {"01", "22", "10", "21"})
        if (const auto found = elements.find(key); found != elements.end()) put(key, found->second);
    for (const auto& [ai, value] : elements)
        if (canonical::is_attribute(ai)) put(ai, value);
    return out;
}

std::string spell_uri(const std::map<std::string, std::string>& elements, const MintRequest& request) {
    std::string out = "https://" + request.host + (request.stem.empty() ? "" : "/" + request.stem);
    for (const char* key : {"01", "22", "10", "21"})
        if (const auto found = elements.find(key); found != elements.end()) out += "/" + std::string(key) + "/" + found->second;
    char joiner = '?';
    for (const auto& [ai, value] : elements) {
        if (!canonical::is_attribute(ai)) continue;
        out += joiner + ai + "=" + value;
        joiner = '&';
    }
    return out;
}

Result<void> check_host(const MintRequest& request, bool stem_needed) {
    if (!canonical::is_host(request.host))
        return fail("BAD_HOST", "the host " + display_safe(request.host, 80) + " is not a lower-case name with at least two labels", "--host tem.example");
    if (!canonical::is_stem(request.stem) || (stem_needed && request.stem.empty()))
        return fail("BAD_STEM", "the stem " + display_safe(request.stem, 80) + " is not 1 to 3 parts of a-z 0-9 - with / between", "--stem t");
    return {};
}

Result<Signature> sign(const Signer& signer, BytesView protected_bytes, Env env, Carrier carrier, std::string_view payload) {
    return signer.sign(envelope::to_be_signed(protected_bytes, env, carrier, as_bytes(payload)));
}

Result<MintedStamp> mint_short(const MintRequest& request, const Signer& signer, BytesView kid) {
    const auto elements = all_elements(request.claims);
    if (!elements) return tl::unexpected(elements.error());
    const bool link = request.carrier == Carrier::dl || request.carrier == Carrier::hdl;
    if (link)
        if (const auto host = check_host(request, false); !host) return tl::unexpected(host.error());
    const std::string payload = link ? spell_uri(*elements, request) : spell_elements(*elements);
    const auto signature = sign(signer, envelope::protected_header(kid), request.env, request.carrier, payload);
    if (!signature) return tl::unexpected(signature.error());
    MintedStamp out;
    out.symbology_identifier = link ? "]Q1" : "]d2";
    const std::string mark = link ? std::string(payload.find('?') == std::string::npos ? "?" : "&") + (is_hidden(request.carrier) ? "vth=" : "vts=")
                                  : std::string(is_hidden(request.carrier) ? "97" : "98");
    out.payload = payload + mark + envelope::make(kid, *signature);
    return out;
}

/// A record is CBOR text: bytes of another encoding would only be found when it is opened again.
Result<void> check_utf8(const Claims& claims) {
    const auto wrong = [](const char* field, std::string_view text) {
        return fail("BAD_VALUE", std::string(field) + " is not UTF-8 text: " + display_safe(text, 60),
                    "type it anew, or set the terminal to UTF-8");
    };
    const std::pair<const char*, const std::optional<std::string>*> fields[] = {
        {"pid", &claims.pid},     {"name", &claims.name},   {"maker", &claims.maker},      {"importer", &claims.importer},
        {"origin", &claims.origin}, {"place", &claims.place}, {"net-content", &claims.net_content}};
    for (const auto& [field, text] : fields)
        if (*text && !is_utf8(**text)) return wrong(field, **text);
    for (const auto& each : claims.warnings)
        if (!is_utf8(each)) return wrong("warning", each);
    for (const auto& each : claims.certificates)
        if (!is_utf8(each.scheme) || !is_utf8(each.number)) return wrong("certificate", each.scheme + ":" + each.number);
    return {};
}

Result<MintedStamp> mint_record(const MintRequest& request, const Signer& signer, BytesView kid) {
    Claims claims = request.claims;
    if (!claims.elements.empty()) return fail("ATTRIBUTE_NOT_ALLOWED", "a record has fields of its own instead of application identifiers");
    if (claims.issuer && *claims.issuer != request.issuer) return fail("CLAIM_TWICE", "the record names another issuer than the key");
    if (!claims.issued_at) return fail("TIME_MISSING", "a record states when it was issued", "--issued-at TIME");
    claims.issuer = request.issuer;
    if (auto utf8 = check_utf8(claims); !utf8) return tl::unexpected(utf8.error());
    if (request.record_as_link)
        if (const auto host = check_host(request, true); !host) return tl::unexpected(host.error());
    const Bytes payload = record::make_claims(claims), header = envelope::protected_header(kid);
    Claims again;
    if (const auto parsed = record::parse_claims(payload, again); !parsed.ok) return fail("BAD_VALUE", parsed.detail);
    const auto signature = sign(signer, header, request.env, request.carrier, as_text(payload));
    if (!signature) return tl::unexpected(signature.error());
    const Bytes container = record::make_container(header, payload, *signature);
    const std::string tag = request.carrier == Carrier::hrec ? "VTH1" : "VT1";
    MintedStamp out;
    out.symbology_identifier = "]Q1";
    out.payload = request.record_as_link
                      ? "https://" + request.host + "/" + request.stem + "#" + tag + "." + to_base64url(container)
                      : tag + ":" + to_base45(container);
    return out;
}

}  // namespace

Result<MintedStamp> mint_stamp(const MintRequest& request, const Signer& signer) {
    if (!is_issuer_id(request.issuer)) return fail("BAD_ISSUER_ID", "not an issuer id: " + display_safe(request.issuer, 80), "use [a-z0-9-]{3,64}");
    if (request.carrier == Carrier::decl) return fail("BAD_CARRIER", "a batch declaration is not a printed stamp");
    const Hash256 id = key_id(request.issuer, signer.public_key());
    const Bytes kid(id.begin(), id.begin() + (is_record(request.carrier) ? 4 : 2));
    auto minted = is_record(request.carrier) ? mint_record(request, signer, kid) : mint_short(request, signer, kid);
    if (!minted) return minted;
    // Whatever is handed out was opened as a stranger would open it.
    Symbol symbol = text_symbol(minted->payload);
    symbol.symbology_identifier = minted->symbology_identifier;
    const ParsedStamp parsed = parse_stamp(symbol);
    const auto opened = StampOpener::open(parsed, IssuerKey{request.issuer, signer.public_key(), request.usage, request.key_checked}, request.env);
    if (!opened)
        return fail("NOT_MINTABLE", std::string("this would not be a valid stamp: ") + std::string(to_string(opened.error())) + " " + parsed.detail());
    if (!opened->usage_ok())
        return fail("KEY_USAGE", "the key may not sign this kind of stamp; its usage is " + to_string(request.usage),
                    "a serial needs item, a lot batch, a record record, a hidden layer hidden");
    minted->stamp_id = opened->stamp_id();
    minted->kid = kid;
    return minted;
}

}  // namespace temviet
