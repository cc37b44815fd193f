// SPDX-License-Identifier: Apache-2.0
// Stamps of the public test key, rightly signed whatever they say: only the rule under test can refuse one.
#pragma once

#include <memory>
#include <string>
#include <temviet/base/cbor.hpp>
#include <temviet/stamp/stamp.hpp>

#include "stamp/envelope.hpp"
#include "stamp/record.hpp"

namespace temviet::test {

inline const std::string kIssuer = "demo-tra-sen-vang";

inline const Signer& demo_signer() {
    static const auto kSigner = std::move(signer_from_seed(*from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")).value());
    return *kSigner;
}
/// First bytes of the key id: 2 (A, C) or 4 (B, declarations).
inline Bytes demo_kid(std::size_t size) {
    const Hash256 id = key_id(kIssuer, demo_signer().public_key());
    return Bytes(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(size));
}
inline Signature demo_signature(Carrier carrier, const Bytes& kid, BytesView payload) {
    return demo_signer().sign(envelope::to_be_signed(envelope::protected_header(kid), Env::test, carrier, payload)).value();
}
/// The 90 characters behind a link or an element string.
inline std::string run(Carrier carrier, std::string_view payload) {
    const Bytes kid = demo_kid(2);
    return envelope::make(kid, demo_signature(carrier, kid, as_bytes(payload)));
}
inline std::string link(const std::string& uri, Carrier carrier = Carrier::dl) {
    return uri + (uri.find('?') == std::string::npos ? "?" : "&") + (carrier == Carrier::hdl ? "vth=" : "vts=") + run(carrier, uri);
}
inline std::string element_string(const std::string& bytes, Carrier carrier = Carrier::gs1) {
    return bytes + (carrier == Carrier::hgs1 ? "97" : "98") + run(carrier, bytes);
}
/// The COSE bytes around any claims bytes.
inline Bytes cose(const Bytes& claims, Carrier carrier = Carrier::rec) {
    const Bytes kid = demo_kid(4);
    return record::make_container(envelope::protected_header(kid), claims, demo_signature(carrier, kid, claims));
}
/// The COSE bytes of a record that names one GTIN.
inline Bytes one_record(Carrier carrier = Carrier::rec) {
    const cbor::Map product{{std::int64_t{1}, "09521234543213"}};
    return cose(cbor::encode(cbor::Map{{std::int64_t{1}, kIssuer}, {std::int64_t{6}, std::int64_t{1764547200}}, {std::int64_t{-65537}, product}}), carrier);
}

inline Symbol symbol(const std::string& bytes, const std::string& identifier) {
    Symbol out = text_symbol(bytes);
    out.symbology_identifier = identifier;
    return out;
}
inline tl::expected<VerifiedStamp, OpenOutcome> open(const std::string& bytes, const std::string& identifier, Env env = Env::test) {
    return StampOpener::open(parse_stamp(symbol(bytes, identifier)), IssuerKey{kIssuer, demo_signer().public_key(), KeyUsage::all}, env);
}
inline OpenOutcome outcome(const std::string& bytes, const std::string& identifier, Env env = Env::test) {
    const auto opened = open(bytes, identifier, env);
    return opened ? OpenOutcome::ok : opened.error();
}

}  // namespace temviet::test
