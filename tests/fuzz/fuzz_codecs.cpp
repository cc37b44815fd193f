// SPDX-License-Identifier: Apache-2.0
// What every stamp is wrapped in: base64url, base45 and CBOR. One accepted spelling a value: whatever decodes encodes back
// to the very bytes that were read, or two stamps could look different and mean the same.
#include <algorithm>
#include <temviet/base/bytes.hpp>
#include <temviet/base/cbor.hpp>
#include <temviet/base/text.hpp>

#include "fuzz.hpp"

using namespace temviet;

std::vector<std::string> fuzz_seeds() {
    cbor::Map claims;
    claims.emplace_back(std::int64_t{1}, std::string("demo-tra-sen-vang"));
    claims.emplace_back(std::int64_t{6}, std::int64_t{1754006400});
    claims.emplace_back(std::int64_t{-65537}, cbor::ByteString{Bytes{1, 2, 3}});
    claims.emplace_back(std::int64_t{-70001}, cbor::Array{true, nullptr, std::int64_t{-7}});
    const Bytes record = cbor::encode(cbor::Value(claims));
    const auto kind = [](char number, std::string text) { return std::string(1, number) + std::move(text); };
    return {kind(0, std::string(as_text(record))), kind(1, to_base64url(record)), kind(2, to_base45(record)), kind(0, std::string("\x9f\x01\xff", 3)),
            kind(0, std::string("\xd2\x84\x43\xa1\x01\x27\xa0\x40\x40", 9)), kind(3, "Trà sen vàng \xff\xc3 đ"), kind(2, "%69 VD92EX0"), ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const BytesView bytes(data + 1, size - 1);
    const std::string_view text = as_text(bytes);
    switch (data[0] % 4) {
        case 0:
            if (const auto value = cbor::decode(bytes)) {
                const Bytes again = cbor::encode(*value);
                demand(std::ranges::equal(again, bytes), "CBOR that is accepted is deterministic CBOR");
            }
            break;
        case 1:
            if (const auto decoded = from_base64url(text)) demand(to_base64url(*decoded) == text, "base64url has one spelling");
            break;
        case 2:
            if (const auto decoded = from_base45(text)) demand(to_base45(*decoded) == text, "base45 has one spelling");
            break;
        default: {
            const std::string valid = to_valid_utf8(text);
            demand(is_utf8(valid), "repaired text is UTF-8");
            demand(is_utf8(text) == (valid == text), "and untouched where it was");
            demand(nfc(nfc(text)) == nfc(text), "NFC is its own NFC");
            const std::string folded = fold_vietnamese(text);
            demand(fold_vietnamese(folded) == folded, "a search key is its own search key");
            for (const char c : display_safe(text)) demand(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "nothing that is shown steers a terminal");
        }
    }
    demand(from_base64url(to_base64url(bytes)) == Bytes(bytes.begin(), bytes.end()), "base64url there and back");
    demand(from_base45(to_base45(bytes)) == Bytes(bytes.begin(), bytes.end()), "base45 there and back");
    return 0;
}
