// SPDX-License-Identifier: Apache-2.0
#include "propose/proposal.hpp"

#include <algorithm>
#include <temviet/base/bytes.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/trust/hash.hpp>

namespace temviet::cli {
namespace {

constexpr const char* kSchema = "temviet.proposal/1";
constexpr std::size_t kMaxText = 2000, kMaxSymbols = 256;

using Json = nlohmann::ordered_json;

Json without_id(const Proposal& proposal) {
    Json json{{"schema", kSchema}, {"at", to_string(proposal.at)}, {"who", proposal.who}, {"note", proposal.note}};
    json["picture"] = {{"file", proposal.picture_file}, {"sha256", proposal.picture_sha256}, {"width", proposal.picture_width}, {"height", proposal.picture_height}};
    json["symbols"] = Json::array();
    for (const auto& symbol : proposal.symbols)
        json["symbols"].push_back({{"format", symbol.format}, {"symbology_identifier", symbol.symbology_identifier}, {"text", to_valid_utf8(symbol.bytes)},
                                   {"bytes", to_hex(as_bytes(symbol.bytes))}});
    json["gtin"] = proposal.gtin.empty() ? Json(nullptr) : Json(proposal.gtin);
    json["product"] = proposal.product;
    json["organisation"] = proposal.organisation;
    json["certificate"] = nullptr;
    if (const auto& certificate = proposal.certificate)
        json["certificate"] = {{"scheme", certificate->scheme}, {"level", certificate->level}, {"number", certificate->number}, {"issued_on", certificate->issued_on},
                               {"issuer", certificate->issuer}};
    return json;
}

}  // namespace

std::string Proposal::content() const { return nlohmann::json(without_id(*this)).dump(); }

Json Proposal::to_json() const {
    Json json{{"schema", kSchema}, {"id", id}};
    json.update(without_id(*this));
    return json;
}

std::string proposal_id(const Proposal& proposal) { return "p-" + to_hex(sha256(as_bytes(proposal.content()))).substr(0, 20); }

Result<Proposal> parse_proposal(std::string_view text, const std::string& name) {
    const auto json = Json::parse(text, nullptr, false);
    const auto bad = [&](const std::string& what) {
        return fail("BAD_PROPOSAL", name + ": " + what, "make proposals with: temviet registry propose PICTURE --product …");
    };
    if (!json.is_object() || json.value("schema", Json()) != kSchema) return bad("this is no proposal of the schema temviet.proposal/1");
    Proposal out;
    bool ok = true;
    const auto take = [&](const Json& object, const char* member, std::string& value, bool may_be_null = false) {
        const auto found = object.find(member);
        if (found != object.end() && may_be_null && found->is_null()) return;
        if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().size() > kMaxText) ok = false;
        else value = found->get<std::string>();
    };
    std::string at;
    take(json, "id", out.id);
    take(json, "at", at);
    take(json, "who", out.who);
    take(json, "note", out.note);
    take(json, "gtin", out.gtin, true);
    take(json, "product", out.product);
    take(json, "organisation", out.organisation);
    const auto picture = json.find("picture"), symbols = json.find("symbols"), certificate = json.find("certificate");
    if (picture == json.end() || !picture->is_object() || symbols == json.end() || !symbols->is_array() || symbols->size() > kMaxSymbols || certificate == json.end())
        return bad("a member is missing");
    take(*picture, "file", out.picture_file);
    take(*picture, "sha256", out.picture_sha256);
    for (const auto& [member, value] : {std::pair{"width", &out.picture_width}, {"height", &out.picture_height}}) {
        const auto found = picture->find(member);
        if (found == picture->end() || !found->is_number_integer()) ok = false;
        else *value = found->get<int>();
    }
    for (const auto& each : *symbols) {
        ProposedSymbol symbol;
        std::string hex;
        if (!each.is_object()) return bad("a symbol is no object");
        take(each, "format", symbol.format);
        take(each, "symbology_identifier", symbol.symbology_identifier);
        const auto bytes = each.find("bytes");
        const auto raw = bytes != each.end() && bytes->is_string() ? from_hex(bytes->get<std::string>()) : std::nullopt;
        if (!raw) return bad("the bytes of a symbol are not hexadecimal");
        symbol.bytes = as_text(*raw);
        out.symbols.push_back(std::move(symbol));
    }
    if (certificate->is_object()) {
        out.certificate.emplace();
        take(*certificate, "scheme", out.certificate->scheme);
        take(*certificate, "level", out.certificate->level);
        take(*certificate, "number", out.certificate->number);
        take(*certificate, "issued_on", out.certificate->issued_on);
        take(*certificate, "issuer", out.certificate->issuer);
    } else if (!certificate->is_null())
        ok = false;
    const auto instant = parse_instant(at);
    if (!ok || !instant || out.product.empty() || out.organisation.empty()) return bad("a member is missing or not what it should be");
    out.at = *instant;
    if (proposal_id(out) != out.id)
        return fail("PROPOSAL_CHANGED", name + ": its content does not fit its id " + display_safe(out.id, 40) + ": it was changed after it was made",
                    "ask for the file again, or make a new proposal");
    return out;
}

std::vector<std::string> gtins_of(const std::vector<ProposedSymbol>& symbols) {
    std::vector<std::string> out;
    for (const auto& each : symbols) {
        Symbol symbol;
        symbol.bytes = each.bytes;
        symbol.symbology_identifier = each.symbology_identifier;
        std::string gtin;
        if (const auto stamp = parse_stamp(symbol); stamp.claims().gtin) gtin = *stamp.claims().gtin;
        if (gtin.empty())
            if (const auto elements = gs1::parse(symbol.bytes, gs1::Syntax::detect, symbol.symbology_identifier))
                if (const auto* item = elements->find("01"); item != nullptr)
                    if (const auto padded = gs1::to_gtin14(item->value)) gtin = *padded;
        if (!gtin.empty() && gs1::may_entitle(gtin) && std::find(out.begin(), out.end(), gtin) == out.end()) out.push_back(gtin);
    }
    return out;
}

}  // namespace temviet::cli
