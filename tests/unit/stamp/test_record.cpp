// SPDX-License-Identifier: Apache-2.0
// The members of a record (03, "Record"), rightly signed: each of another type, length or value, alone.
#include <algorithm>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;
using cbor::Array;
using cbor::ByteString;
using cbor::Map;
using cbor::Value;

namespace {

constexpr std::int64_t kGtin = 1, kPid = 2, kRecord = -65537;
const std::string kTea = "09521234543213";
Value number(std::int64_t value) { return value; }
std::string in_record(const Bytes& claims) { return "VT1:" + to_base45(cose(claims)); }
OpenOutcome of_claims(const Value& claims) { return outcome(in_record(cbor::encode(claims)), "]Q1"); }
OpenOutcome of_record(const Map& record) { return of_claims(Map{{number(1), kIssuer}, {number(6), number(1764547200)}, {number(kRecord), record}}); }
/// A record of one GTIN and this member; of this member alone when it names the product itself.
OpenOutcome with(std::int64_t key, const Value& value) {
    Map record{{number(key), value}};
    if (key != kGtin && key != kPid) record.emplace_back(number(kGtin), kTea);
    return of_record(record);
}
constexpr OpenOutcome legal_or_not(bool legal) { return legal ? OpenOutcome::ok : OpenOutcome::non_canonical; }

/// `row` as the only one of a list, and behind a good one.
void check_row(std::int64_t key, const Array& good, const Value& row, bool legal) {
    CHECK(with(key, Array{row}) == legal_or_not(legal));
    CHECK(with(key, Array{good, row}) == legal_or_not(legal));
}

}  // namespace

TEST_CASE("a member of a record that has another type, or nothing in it, is refused", "[stamp][record]") {
    const Value wrong[] = {number(5), ByteString{{1, 2}}, "", Array{}, Map{}, true, nullptr, Array{number(0)}, Array{Map{}}, Array{ByteString{Bytes(16)}}};
    for (std::int64_t key = 0; key <= 16; ++key)
        for (const auto& value : wrong) {
            CAPTURE(key, to_hex(cbor::encode(value)));
            CHECK(with(key, value) == OpenOutcome::non_canonical);
        }
    for (const std::int64_t key : {0, 12, 13, 15, 16}) CHECK(with(key, "OCOP") == OpenOutcome::non_canonical);
}

TEST_CASE("the product of a record: one GTIN of 14 digits, or one code of the issuer", "[stamp][record]") {
    CHECK(with(kGtin, kTea) == OpenOutcome::ok);
    CHECK(with(kGtin, "09521234543214") == OpenOutcome::bad_check_digit);
    // The 13 and 15 digits carry a right check digit.
    for (const char* gtin : {"9521234543213", "009521234543213", "0952123454321A", "A9521234543213"}) CHECK(with(kGtin, gtin) == OpenOutcome::non_canonical);
    CHECK(of_record({{number(kGtin), kTea}, {number(kPid), "TSV-01"}}) == OpenOutcome::non_canonical);
    CHECK(of_record({{number(3), "L1"}}) == OpenOutcome::non_canonical);
    CHECK(with(kPid, "A") == OpenOutcome::ok);
    CHECK(with(kPid, std::string(32, 'A')) == OpenOutcome::ok);
    CHECK(with(kPid, std::string(33, 'A')) == OpenOutcome::non_canonical);
}

TEST_CASE("each byte in each code of a record", "[stamp][record]") {
    const std::string digits = "0123456789", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower = "abcdefghijklmnopqrstuvwxyz";
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const char c = static_cast<char>(byte);
        const std::string code = std::string("A") + c + "1", in_code = upper + digits + "._-";
        CHECK(with(kPid, code) == legal_or_not((in_code + lower).find(c) != std::string::npos));
        for (const std::int64_t key : {3, 4}) CHECK(with(key, code) == legal_or_not(in_code.find(c) != std::string::npos));
        CHECK(with(8, std::string("70") + c) == legal_or_not(digits.find(c) != std::string::npos));
    }
    for (const std::int64_t key : {3, 4}) {
        CHECK(with(key, std::string(20, 'Z')) == OpenOutcome::ok);
        CHECK(with(key, std::string(21, 'Z')) == OpenOutcome::non_canonical);
    }
    for (const char* origin : {"70", "7040"}) CHECK(with(8, origin) == OpenOutcome::non_canonical);
}

TEST_CASE("days, certificates, warnings and the commitment of a record", "[stamp][record]") {
    for (const std::int64_t key : {10, 11}) {
        CHECK(with(key, "2028-02-29") == OpenOutcome::ok);
        for (const char* day : {"2027-02-29", "2027-00-01", "2027-13-01", "2027-01-00", "2027-1-01", "20270101", "270101", "2027-01-01T00:00:00Z"})
            CHECK(with(key, day) == OpenOutcome::non_canonical);
    }
    const Array certificate{"OCOP", "12/QĐ", "2025-01-02"};
    check_row(12, certificate, certificate, true);
    for (const Value& row : {Value(Array{"OCOP", "12/QĐ"}), Value(Array{"OCOP", "12/QĐ", "2025-01-02", "x"}), Value(Array{}), Value("OCOP"), Value(Map{{number(0), "OCOP"}}),
                             Value(Array{number(1), "12/QĐ", "2025-01-02"}), Value(Array{"OCOP", number(12), "2025-01-02"}), Value(Array{"OCOP", "12/QĐ", number(2025)}),
                             Value(Array{"OCOP", "12/QĐ", "2025-02-29"}), Value(Array{"OCOP", "12/QĐ", ""})}) {
        CAPTURE(to_hex(cbor::encode(row)));
        check_row(12, certificate, row, false);
    }
    CHECK(with(13, Array{"a"}) == OpenOutcome::ok);
    CHECK(with(13, Array{"a", "b"}) == OpenOutcome::ok);
    CHECK(with(13, Array{"a", number(1)}) == OpenOutcome::non_canonical);
    for (const std::size_t size : {0u, 15u, 16u, 17u, 32u}) CHECK(with(15, ByteString{Bytes(size, 7)}) == legal_or_not(size == 16));
}

TEST_CASE("what a carton holds: each of the five parts alone", "[stamp][record]") {
    const Array good{kTea, "L1", "0001", "0024", number(24)};
    check_row(16, good, good, true);
    for (std::size_t part = 0; part < 5; ++part) {
        std::vector<Value> wrong{Value(ByteString{{1}}), Value(Array{}), Value("")};
        if (part < 4) wrong.insert(wrong.end(), {number(24), "a", std::string(21, 'A'), "L 1"});
        if (part == 0) wrong.insert(wrong.end(), {"9521234543213", "009521234543213", "0952123454321A"});
        if (part == 4) wrong.insert(wrong.end(), {"24", number(0), number(-1)});
        for (const auto& value : wrong) {
            CAPTURE(part, to_hex(cbor::encode(value)));
            Array row = good;
            row[part] = value;
            check_row(16, good, row, false);
        }
    }
    CHECK(with(16, Array{Array{"09521234543214", "L1", "0001", "0024", number(24)}}) != OpenOutcome::ok);
    check_row(16, good, Array{kTea, std::string(20, 'L'), std::string(20, '1'), std::string(20, '2'), number(1)}, true);
    check_row(16, good, Array{kTea, "L1", "0001", "0024"}, false);
    check_row(16, good, Array{kTea, "L1", "0001", "0024", number(24), number(24)}, false);
    check_row(16, good, Map{{number(0), kTea}}, false);
    check_row(16, good, kTea, false);
}

TEST_CASE("keys that must be understood: 1 to 63, told as a newer version when this one does not know them", "[stamp][record]") {
    for (const std::int64_t key : {1, 2, 15, 16}) CHECK(with(0, Array{number(key)}) == OpenOutcome::ok);
    for (const std::int64_t key : {17, 18, 62, 63}) {
        CHECK(with(0, Array{number(key)}) == OpenOutcome::unsupported_version);
        CHECK(with(0, Array{number(16), number(key)}) == OpenOutcome::unsupported_version);
        CHECK(with(0, Array{number(key), number(16)}) == OpenOutcome::unsupported_version);
    }
    for (const Value& key : {number(0), number(-1), number(64), Value("17"), Value(ByteString{{17}}), Value(Array{number(17)})}) {
        CHECK(with(0, Array{key}) == OpenOutcome::non_canonical);
        CHECK(with(0, Array{number(17), key}) == OpenOutcome::non_canonical);
    }
    // 1.5 is nothing that our CBOR spells.
    Bytes claims = cbor::encode(Map{{number(1), kIssuer}, {number(6), number(1764547200)}, {number(kRecord), Map{{number(0), Array{number(63)}}, {number(1), kTea}}}});
    const Bytes list{0x81, 0x18, 0x3F}, halves{0x81, 0xF9, 0x3E, 0x00};
    const auto at = std::search(claims.begin(), claims.end(), list.begin(), list.end());
    REQUIRE(at != claims.end());
    claims.insert(claims.erase(at, at + 3), halves.begin(), halves.end());
    CHECK(outcome(in_record(claims), "]Q1") == OpenOutcome::non_canonical);
}

TEST_CASE("a key of a record outside the list is refused, unless it must be understood", "[stamp][record]") {
    for (const Value& key : {number(-1), number(17), number(63), number(64), number(-65537), Value("gtin"), Value(ByteString{{1}})}) {
        CAPTURE(to_hex(cbor::encode(key)));
        CHECK(of_record({{number(kGtin), kTea}, {key, "x"}}) == OpenOutcome::non_canonical);
        CHECK(of_record({{number(0), Array{number(18)}}, {number(kGtin), kTea}, {key, "x"}}) == OpenOutcome::non_canonical);
    }
    for (const std::int64_t key : {17, 63}) CHECK(of_record({{number(0), Array{number(key)}}, {number(kGtin), kTea}, {number(key), "x"}}) == OpenOutcome::unsupported_version);
}

TEST_CASE("the claims around a record: issuer, time, record, and nothing else but an end", "[stamp][record]") {
    const Map record{{number(kGtin), kTea}};
    const Map members{{number(1), kIssuer}, {number(4), number(1900000000)}, {number(6), number(1764547200)}, {number(kRecord), record}};
    CHECK(of_claims(members) == OpenOutcome::ok);
    for (std::size_t at = 0; at < members.size(); ++at) {
        Map without = members;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
        CHECK(of_claims(without) == legal_or_not(at == 1));
        for (const Value& wrong : {Value(ByteString{{1}}), Value(Array{kIssuer}), Value(nullptr), at == 0 ? number(1) : Value("1764547200")}) {
            CAPTURE(at, to_hex(cbor::encode(wrong)));
            Map changed = members;
            changed[at].second = wrong;
            CHECK(of_claims(changed) == OpenOutcome::non_canonical);
        }
    }
    for (const Value& key : {number(0), number(2), number(3), number(5), number(7), Value("x")}) {
        Map more = members;
        more.emplace_back(key, number(1));
        CHECK(of_claims(more) == OpenOutcome::non_canonical);
    }
    for (const Value& other : {Value(Array{kIssuer, number(6), record}), number(1), Value(kIssuer)}) CHECK(of_claims(other) == OpenOutcome::non_canonical);
}
