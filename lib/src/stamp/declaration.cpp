// SPDX-License-Identifier: Apache-2.0
// Batch declarations (03): a COSE_Sign1 like a record, carrier word "decl", claims {1 gtin | 2 pid, 3 lot, 4 first, 5 last,
// 6 width, 7 rand_len, 8 quantity, 9 {1 production, 2 expiry}, 10 [markets], 11 iat}.
#include <temviet/base/cbor.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/stamp/mint.hpp>

#include "canonical.hpp"
#include "envelope.hpp"
#include "record.hpp"

namespace temviet {
namespace {

using cbor::Map;
using cbor::Value;

Bytes spell(const BatchDeclaration& d) {
    Map dates, map;
    if (d.production) dates.emplace_back(std::int64_t{1}, to_string(*d.production));
    if (d.expiry) dates.emplace_back(std::int64_t{2}, to_string(*d.expiry));
    cbor::Array markets;
    for (const auto& each : d.markets) markets.push_back(each);
    if (d.gtin) map.emplace_back(std::int64_t{1}, *d.gtin);
    if (d.pid) map.emplace_back(std::int64_t{2}, *d.pid);
    map.emplace_back(std::int64_t{3}, d.lot);
    map.emplace_back(std::int64_t{4}, d.first);
    map.emplace_back(std::int64_t{5}, d.last);
    map.emplace_back(std::int64_t{6}, d.width);
    map.emplace_back(std::int64_t{7}, d.rand_len);
    map.emplace_back(std::int64_t{8}, d.quantity);
    map.emplace_back(std::int64_t{9}, std::move(dates));
    map.emplace_back(std::int64_t{10}, std::move(markets));
    map.emplace_back(std::int64_t{11}, d.issued_at.seconds);
    return cbor::encode(map);
}

const char* problem_of(const BatchDeclaration& d) {
    if (d.gtin.has_value() == d.pid.has_value()) return "not exactly one of gtin and product code";
    if (d.gtin && (d.gtin->size() != 14 || !gs1::has_valid_check_digit(*d.gtin))) return "the gtin is not 14 digits with a right check digit";
    if (d.pid && !record::is_pid(*d.pid)) return "the product code";
    if (!canonical::is_code(d.lot)) return "the lot is not 1 to 20 of A-Z 0-9 . _ -";
    if (d.width < 1 || d.width > 12 || d.rand_len < 8 || d.width + d.rand_len > 20) return "width is 1 to 12, rand_len at least 8, together at most 20";
    if (d.first < 0 || d.last < d.first || d.last >> (5 * d.width) != 0) return "first to last is no range of units of that width";
    if (d.quantity < 1 || d.quantity > d.last - d.first + 1) return "the quantity is not within first to last";
    if (d.production && d.expiry && *d.expiry < *d.production) return "the expiry is before the production";
    return nullptr;
}

template <class T>
bool take(const Value* value, T& out) {
    const T* found = value != nullptr ? value->get<T>() : nullptr;
    if (found == nullptr) return false;
    out = *found;
    return true;
}

bool read(const Value& value, BatchDeclaration& d) {
    const auto* map = value.get<Map>();
    if (map == nullptr) return false;
    std::string text;
    if (take(value.at(1), text)) d.gtin = text;
    if (take(value.at(2), text)) d.pid = text;
    if (!take(value.at(3), d.lot) || !take(value.at(4), d.first) || !take(value.at(5), d.last) || !take(value.at(6), d.width) ||
        !take(value.at(7), d.rand_len) || !take(value.at(8), d.quantity) || !take(value.at(11), d.issued_at.seconds))
        return false;
    const Value *dates = value.at(9), *markets = value.at(10);
    if (dates == nullptr || markets == nullptr || dates->get<Map>() == nullptr || markets->get<cbor::Array>() == nullptr) return false;
    for (const auto& [key, slot] : {std::pair{std::int64_t{1}, &d.production}, std::pair{std::int64_t{2}, &d.expiry}}) {
        if (dates->at(key) == nullptr) continue;
        if (!take(dates->at(key), text)) return false;
        *slot = parse_date(text);
        if (!*slot) return false;
    }
    for (const auto& each : *markets->get<cbor::Array>()) {
        if (!take(&each, text)) return false;
        d.markets.push_back(text);
    }
    return problem_of(d) == nullptr;
}

}  // namespace

Result<Bytes> mint_declaration(const BatchDeclaration& declaration, Env env, const std::string& issuer, const Signer& signer) {
    if (const char* problem = problem_of(declaration)) return fail("BAD_DECLARATION", std::string("the batch declaration: ") + problem);
    const Hash256 id = key_id(issuer, signer.public_key());
    const Bytes header = envelope::protected_header(BytesView(id).first(4)), payload = spell(declaration);
    const auto signature = signer.sign(envelope::to_be_signed(header, env, Carrier::decl, payload));
    if (!signature) return tl::unexpected(signature.error());
    Bytes out = record::make_container(header, payload, *signature);
    if (!open_declaration(out, IssuerKey{issuer, signer.public_key(), KeyUsage::declare}, env))
        return fail("NOT_MINTABLE", "the declaration does not open again");
    return out;
}

tl::expected<BatchDeclaration, OpenOutcome> open_declaration(BytesView cose, const IssuerKey& key, Env env) {
    const auto opened = record::open_container(cose);
    if (!opened.container)
        return tl::unexpected(opened.problem == record::ContainerProblem::unsupported_version ? OpenOutcome::unsupported_version : OpenOutcome::malformed);
    const auto value = cbor::decode(opened.container->payload);
    BatchDeclaration out;
    // Read and spelled again: an unlisted member or another type cannot survive that.
    if (!value || !read(*value, out) || spell(out) != opened.container->payload) return tl::unexpected(OpenOutcome::non_canonical);
    const Hash256 id = key_id(key.issuer, key.key);
    if (!std::equal(opened.container->kid.begin(), opened.container->kid.end(), id.begin()) || !has(key.usage, KeyUsage::declare))
        return tl::unexpected(OpenOutcome::key_unknown);
    const Bytes message = envelope::to_be_signed(opened.container->protected_bytes, env, Carrier::decl, opened.container->payload);
    if (!verify_signature(key.key, message, opened.container->signature, key.point_checked)) return tl::unexpected(OpenOutcome::signature_invalid);
    return out;
}

}  // namespace temviet
