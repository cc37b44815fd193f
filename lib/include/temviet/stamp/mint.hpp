// SPDX-License-Identifier: Apache-2.0
// Minting: make a stamp and re-open it before handing it out.
#pragma once

#include <string>
#include <temviet/base/result.hpp>
#include <temviet/stamp/stamp.hpp>

namespace temviet {

struct MintRequest {
    Carrier carrier = Carrier::dl;  ///< every carrier but decl
    Env env = Env::test;
    std::string issuer;
    KeyUsage usage = KeyUsage::all;  ///< of the signing key; a request it does not cover is refused (KEY_USAGE)
    Claims claims;                   ///< gtin (or pid for records), lot, serial, cpv, elements for the closed attribute list
    std::string host, stem;          ///< dl/hdl, and rec/hrec as a link; stem without slashes at the ends, may be empty
    bool record_as_link = false;     ///< B: https://host/stem#VT1.… instead of VT1:…
    bool key_checked = false;        ///< is_valid_public_key() was true for the signer's key: a run of stamps asks once
};
struct MintedStamp {
    std::string payload;              ///< bytes to print; 0x1D for separators in gs1/hgs1
    std::string symbology_identifier; ///< of the symbol it must be printed as: "]Q1" or "]d2"
    Bytes stamp_id;
    Bytes kid;
};
/// Refuses whatever parse_stamp() would not accept: errors name the field and the rule. The result was opened again
/// with the signer's public key.
[[nodiscard]] Result<MintedStamp> mint_stamp(const MintRequest& request, const Signer& signer);

/// Batch declaration (03): {gtin|pid, lot, first, last, width, rand_len, quantity, production, expiry, markets, iat}.
struct BatchDeclaration {
    std::optional<std::string> gtin, pid;
    std::string lot;
    std::int64_t first = 0, last = 0, width = 0, rand_len = 0, quantity = 0;
    std::optional<Date> production, expiry;
    std::vector<std::string> markets;
    Instant issued_at;
};
[[nodiscard]] Result<Bytes> mint_declaration(const BatchDeclaration& declaration, Env env, const std::string& issuer,
                                             const Signer& signer);
/// Verifies a declaration's COSE bytes with one key (needs KeyUsage::declare).
[[nodiscard]] tl::expected<BatchDeclaration, OpenOutcome> open_declaration(BytesView cose, const IssuerKey& key, Env env);

/// Serial of unit `number`: fixed-width Crockford base32 then the random characters (03).
[[nodiscard]] std::string make_serial(std::int64_t number, int width, std::string_view random_part);
/// `length` random characters of the same alphabet, 5 bits each. crypto_ready() must have been asked.
[[nodiscard]] std::string random_serial_part(std::int64_t length);
/// The unit number of a serial under a declaration; nullopt when it has another shape.
[[nodiscard]] std::optional<std::int64_t> unit_number(std::string_view serial, int width, int rand_len);

}  // namespace temviet
