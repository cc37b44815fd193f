// SPDX-License-Identifier: Apache-2.0
#include "issue/declaration_file.hpp"

#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

Json describe(const DeclarationFile& file) {
    const BatchDeclaration& d = file.batch;
    const Hash256 kid = key_id(file.issuer, file.key);
    Json out{{"type", "temviet/declaration/1"},
             {"env", to_string(file.env)},
             {"issuer", file.issuer},
             {"public_key", to_hex(file.key.bytes)},
             {"kid", to_hex(BytesView(kid).first(4))}};
    if (d.gtin) out["gtin"] = *d.gtin;
    if (d.pid) out["pid"] = *d.pid;
    out["lot"] = d.lot;
    out["first"] = d.first;
    out["last"] = d.last;
    out["width"] = d.width;
    out["rand_len"] = d.rand_len;
    out["quantity"] = d.quantity;
    if (d.production) out["production"] = to_string(*d.production);
    if (d.expiry) out["expiry"] = to_string(*d.expiry);
    out["markets"] = d.markets;
    out["issued_at"] = to_string(d.issued_at);
    out["declaration"] = to_hex(file.cose);
    return out;
}

std::string member(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string to_json(const DeclarationFile& file) { return describe(file).dump(2) + "\n"; }

Result<DeclarationFile> read_declaration_file(const std::filesystem::path& path) {
    const auto text = read_file(path, limits::kMaxMetadataBytes);
    if (!text) return tl::unexpected(text.error());
    const auto broken = [&](const std::string& why) {
        return fail("DECLARATION_FILE_INVALID", display_path(path) + ": " + why, "temviet stamp declare makes such a file");
    };
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || member(json, "type") != "temviet/declaration/1") return broken("no declaration file");
    const auto key = from_hex_array<32>(member(json, "public_key"));
    const auto cose = from_hex(member(json, "declaration"));
    const auto env = parse_env(member(json, "env"));
    DeclarationFile out;
    out.issuer = member(json, "issuer");
    if (!key || !cose || !env || !is_issuer_id(out.issuer)) return broken("issuer, env, public_key or declaration is missing");
    out.key.bytes = *key;
    out.cose = *cose;
    out.env = *env;
    auto opened = open_declaration(out.cose, IssuerKey{out.issuer, out.key, KeyUsage::declare}, out.env);
    if (!opened) return broken("the signature does not open: " + std::string(to_string(opened.error())));
    out.batch = std::move(*opened);
    // Somebody will read the words and believe them.
    if (describe(out) != json) return broken("its words differ from what was signed");
    return out;
}

std::string batch_csv(const DeclarationFile& file) {
    const BatchDeclaration& d = file.batch;
    std::string markets;
    for (const auto& market : d.markets) markets += (markets.empty() ? "" : ",") + market;
    if (markets.find(',') != std::string::npos) markets = '"' + markets + '"';
    const auto number = [](std::int64_t value) { return std::to_string(value) + ","; };
    return "organisation,gtin,product_code,lot,first,last,width,rand_len,quantity,production,expiry,markets,"
           "published_seq,published_at,declaration\n" +
           file.issuer + "," + d.gtin.value_or("") + "," + d.pid.value_or("") + "," + d.lot + "," + number(d.first) +
           number(d.last) + number(d.width) + number(d.rand_len) + number(d.quantity) +
           (d.production ? to_string(*d.production) : "") + "," + (d.expiry ? to_string(*d.expiry) : "") + "," + markets +
           ",,," + to_hex(file.cose) + "\n";
}

std::string fingerprint(const DeclarationFile& file) { return to_hex(sha256(file.cose)); }

}  // namespace temviet::cli
