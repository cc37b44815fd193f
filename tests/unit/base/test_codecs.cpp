// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/base/bytes.hpp>

using namespace temviet;

TEST_CASE("hex is strict", "[base]") {
    CHECK(to_hex(as_bytes(std::string_view("\x00\xff\x10", 3))) == "00ff10");
    CHECK(from_hex("00FF10") == Bytes{0x00, 0xff, 0x10});
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("0g"));
    CHECK_FALSE(from_hex_array<2>("00"));
}

TEST_CASE("base64url has one spelling a value (RFC 4648)", "[base]") {
    CHECK(to_base64url(as_bytes("foobar")) == "Zm9vYmFy");
    CHECK(to_base64url(as_bytes("fooba")) == "Zm9vYmE");
    CHECK(from_base64url("Zm9vYg") == Bytes{'f', 'o', 'o', 'b'});
    CHECK(from_base64url("") == Bytes{});
    CHECK_FALSE(from_base64url("Zm9vYg=="));
    CHECK_FALSE(from_base64url("Zm9vYh"));  // non-zero trailing bits
    CHECK_FALSE(from_base64url("Z"));
    CHECK_FALSE(from_base64url("Zm+v"));
}

TEST_CASE("base45 follows RFC 9285", "[base]") {
    CHECK(to_base45(as_bytes("AB")) == "BB8");
    CHECK(to_base45(as_bytes("Hello!!")) == "%69 VD92EX0");
    CHECK(to_base45(as_bytes("ietf!")) == "QED8WEX0");
    CHECK(from_base45("QED8WEX0") == Bytes{'i', 'e', 't', 'f', '!'});
    CHECK_FALSE(from_base45("GGX"));  // 65,536: RFC 9285 §6
    CHECK_FALSE(from_base45(":::"));
    CHECK_FALSE(from_base45("A"));
    CHECK_FALSE(from_base45("aB8"));
    CHECK_FALSE(from_base45("6K"));   // 906 does not fit one byte
}

TEST_CASE("every byte string survives each codec", "[base]") {
    Bytes bytes;
    for (unsigned i = 0; i < 300; ++i) {
        CHECK(from_hex(to_hex(bytes)) == bytes);
        CHECK(from_base64url(to_base64url(bytes)) == bytes);
        CHECK(from_base45(to_base45(bytes)) == bytes);
        bytes.push_back(static_cast<std::uint8_t>(i * 73 + 11));
    }
}
