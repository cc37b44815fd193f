// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <algorithm>
#include <array>
#include <temviet/base/cbor.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "canonical.hpp"

namespace temviet::record {
namespace {

using cbor::Array;
using cbor::ByteString;
using cbor::Map;
using cbor::Value;

// CWT claim keys (RFC 8392) and the record's own (03).
constexpr std::int64_t kIss = 1, kExp = 4, kIat = 6, kRecord = -65537;

/// Reads members of one record; the first problem wins.
class Reader {
public:
    explicit Reader(const Map& map) : map_(map) {}
    std::string problem;

    const Value* get(std::int64_t key) const {
        for (const auto& [name, member] : map_)
            if (const auto* number = name.get<std::int64_t>(); number != nullptr && *number == key) return &member;
        return nullptr;
    }
    void text(std::int64_t key, std::optional<std::string>& out) {
        const Value* value = get(key);
        if (value == nullptr) return;
        const auto* found = value->get<std::string>();
        if (found == nullptr || found->empty()) return refuse(key, "not a text");
        out = *found;
    }
    void date(std::int64_t key, std::optional<Date>& out) {
        std::optional<std::string> value;
        text(key, value);
        if (!value) return;
        out = parse_date(*value);
        if (!out) refuse(key, "not a real day YYYY-MM-DD");
    }
    void code(std::int64_t key, std::optional<std::string>& out) {
        text(key, out);
        if (out && !canonical::is_code(*out)) refuse(key, "not 1 to 20 of A-Z 0-9 . _ -");
    }
    void refuse(std::int64_t key, const char* why) {
        if (problem.empty()) problem = "record key " + std::to_string(key) + ": " + why;
    }

private:
    const Map& map_;
};

void read_certificates(Reader& reader, Claims& claims) {
    const Value* value = reader.get(12);
    if (value == nullptr) return;
    const auto* rows = value->get<Array>();
    if (rows == nullptr || rows->empty()) return reader.refuse(12, "not [[scheme, number, date]]");
    for (const auto& row : *rows) {
        const auto* parts = row.get<Array>();
        if (parts == nullptr || parts->size() != 3) return reader.refuse(12, "not [[scheme, number, date]]");
        const auto *scheme = (*parts)[0].get<std::string>(), *number = (*parts)[1].get<std::string>(), *date = (*parts)[2].get<std::string>();
        const auto day = date != nullptr ? parse_date(*date) : std::nullopt;
        if (scheme == nullptr || number == nullptr || !day) return reader.refuse(12, "not [[scheme, number, date]]");
        claims.certificates.push_back({*scheme, *number, day});
    }
}

void read_warnings(Reader& reader, Claims& claims) {
    const Value* value = reader.get(13);
    if (value == nullptr) return;
    const auto* rows = value->get<Array>();
    if (rows == nullptr || rows->empty()) return reader.refuse(13, "not [text]");
    for (const auto& row : *rows) {
        const auto* text = row.get<std::string>();
        if (text == nullptr) return reader.refuse(13, "not [text]");
        claims.warnings.push_back(*text);
    }
}

void read_contents(Reader& reader, Claims& claims) {
    const Value* value = reader.get(16);
    if (value == nullptr) return;
    const auto* rows = value->get<Array>();
    if (rows == nullptr || rows->empty()) return reader.refuse(16, "not [[gtin, lot, first, last, count]]");
    for (const auto& row : *rows) {
        const auto* parts = row.get<Array>();
        if (parts == nullptr || parts->size() != 5) return reader.refuse(16, "not [[gtin, lot, first, last, count]]");
        std::array<const std::string*, 4> texts{};
        for (std::size_t i = 0; i < 4; ++i) texts[i] = (*parts)[i].get<std::string>();
        const auto* count = (*parts)[4].get<std::int64_t>();
        if (std::find(texts.begin(), texts.end(), nullptr) != texts.end() || count == nullptr || *count < 1 || texts[0]->size() != 14 ||
            !gs1::has_valid_check_digit(*texts[0]) || !canonical::is_code(*texts[1]) || !canonical::is_code(*texts[2]) ||
            !canonical::is_code(*texts[3]))
            return reader.refuse(16, "not [[gtin, lot, first, last, count]]");
        claims.contains.push_back({*texts[0], *texts[1], *texts[2], *texts[3], *count});
    }
}

/// Key 0 lists keys that must be understood. Returns those outside our own list.
std::vector<std::int64_t> read_crit(Reader& reader) {
    std::vector<std::int64_t> unknown;
    const Value* value = reader.get(0);
    if (value == nullptr) return unknown;
    const auto* keys = value->get<Array>();
    if (keys == nullptr || keys->empty()) {
        reader.refuse(0, "not [key, …]");
        return unknown;
    }
    for (const auto& key : *keys) {
        const auto* number = key.get<std::int64_t>();
        if (number == nullptr || *number < 1 || *number > 63) {
            reader.refuse(0, "not [key, …]");
            return unknown;
        }
        if (*number > 16) unknown.push_back(*number);
    }
    return unknown;
}

Parsed parse_record(const Map& map, Claims& claims) {
    Parsed out;
    Reader reader(map);
    const auto crit = read_crit(reader);
    out.unknown_crit = !crit.empty();
    for (const auto& [name, member] : map) {
        const auto* key = name.get<std::int64_t>();
        // A key we do not know is tolerated only when crit announces it: then the whole stamp is of a newer version.
        if (key == nullptr || *key < 0 || (*key > 16 && std::find(crit.begin(), crit.end(), *key) == crit.end())) {
            out.detail = "the record has a key outside the list";
            return out;
        }
    }
    reader.text(1, claims.gtin);
    reader.text(2, claims.pid);
    reader.code(3, claims.lot);
    reader.code(4, claims.serial);
    reader.text(5, claims.name);
    reader.text(6, claims.maker);
    reader.text(7, claims.importer);
    reader.text(8, claims.origin);
    reader.text(9, claims.place);
    reader.date(10, claims.production);
    reader.date(11, claims.expiry);
    read_certificates(reader, claims);
    read_warnings(reader, claims);
    reader.text(14, claims.net_content);
    if (const Value* value = reader.get(15)) {
        const auto* bytes = value->get<ByteString>();
        if (bytes == nullptr || bytes->bytes.size() != 16) reader.refuse(15, "not 16 bytes");
        else claims.hidden_commitment = bytes->bytes;
    }
    read_contents(reader, claims);
    if (claims.gtin.has_value() == claims.pid.has_value()) reader.refuse(1, "not exactly one of gtin and pid");
    if (claims.gtin && (claims.gtin->size() != 14 || !all_digits(*claims.gtin))) reader.refuse(1, "not 14 digits");
    if (claims.pid && !is_pid(*claims.pid)) reader.refuse(2, "not 1 to 32 of A-Z a-z 0-9 . _ -");
    if (claims.origin && (claims.origin->size() != 3 || !all_digits(*claims.origin))) reader.refuse(8, "not an ISO 3166 number");
    if (!reader.problem.empty()) {
        out.detail = reader.problem;
        return out;
    }
    if (claims.gtin && !gs1::has_valid_check_digit(*claims.gtin)) {
        out.check_digit = true;
        out.detail = "record key 1: wrong check digit";
        return out;
    }
    out.ok = true;
    return out;
}

template <class T>
void put(Map& map, std::int64_t key, const std::optional<T>& value) {
    if (value) map.emplace_back(key, Value(*value));
}

}  // namespace

bool is_pid(std::string_view text) noexcept {
    return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '_' || c == '-';
    });
}

Parsed parse_claims(BytesView payload, Claims& claims) {
    Parsed out;
    const auto value = cbor::decode(payload);
    if (!value) {
        out.detail = value.error().message;
        return out;
    }
    const auto* map = value->get<Map>();
    const auto *iss = value->at(kIss), *iat = value->at(kIat), *exp = value->at(kExp), *record = value->at(kRecord);
    out.detail = "the claims are not exactly {1: issuer, 6: time, [4: time], -65537: record}";
    if (map == nullptr || map->size() != (exp != nullptr ? 4u : 3u) || iss == nullptr || iat == nullptr || record == nullptr) return out;
    if (iss->get<std::string>() == nullptr || iat->get<std::int64_t>() == nullptr || record->get<Map>() == nullptr ||
        (exp != nullptr && exp->get<std::int64_t>() == nullptr))
        return out;
    claims.issuer = *iss->get<std::string>();
    claims.issued_at = Instant{*iat->get<std::int64_t>()};
    if (exp != nullptr) claims.expires_at = Instant{*exp->get<std::int64_t>()};
    return parse_record(*record->get<Map>(), claims);
}

Bytes make_claims(const Claims& claims) {
    Map record;
    put(record, 1, claims.gtin);
    put(record, 2, claims.pid);
    put(record, 3, claims.lot);
    put(record, 4, claims.serial);
    put(record, 5, claims.name);
    put(record, 6, claims.maker);
    put(record, 7, claims.importer);
    put(record, 8, claims.origin);
    put(record, 9, claims.place);
    if (claims.production) record.emplace_back(std::int64_t{10}, to_string(*claims.production));
    if (claims.expiry) record.emplace_back(std::int64_t{11}, to_string(*claims.expiry));
    if (!claims.certificates.empty()) {
        Array rows;
        for (const auto& each : claims.certificates)
            rows.push_back(Array{each.scheme, each.number, each.date ? to_string(*each.date) : std::string()});
        record.emplace_back(std::int64_t{12}, std::move(rows));
    }
    if (!claims.warnings.empty()) {
        Array rows;
        for (const auto& each : claims.warnings) rows.push_back(each);
        record.emplace_back(std::int64_t{13}, std::move(rows));
    }
    put(record, 14, claims.net_content);
    if (claims.hidden_commitment) record.emplace_back(std::int64_t{15}, ByteString{*claims.hidden_commitment});
    if (!claims.contains.empty()) {
        Array rows;
        for (const auto& each : claims.contains) rows.push_back(Array{each.gtin, each.lot, each.first, each.last, each.count});
        record.emplace_back(std::int64_t{16}, std::move(rows));
    }
    Map map{{kIss, claims.issuer.value_or("")}, {kIat, claims.issued_at.value_or(Instant{}).seconds}, {kRecord, std::move(record)}};
    if (claims.expires_at) map.emplace_back(kExp, claims.expires_at->seconds);
    return cbor::encode(map);
}

}  // namespace temviet::record
