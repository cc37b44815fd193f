// SPDX-License-Identifier: Apache-2.0
// What a code *says*: untrusted until a VerifiedStamp exists. Shown as "khai báo" (claimed).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <temviet/base/bytes.hpp>
#include <temviet/base/time.hpp>
#include <vector>

namespace temviet {

/// The external_aad words of 03. decl = batch declaration (never printed).
enum class Carrier { dl, gs1, rec, hdl, hgs1, hrec, decl };
[[nodiscard]] std::string_view to_string(Carrier carrier) noexcept;
[[nodiscard]] constexpr bool is_hidden(Carrier carrier) noexcept {
    return carrier == Carrier::hdl || carrier == Carrier::hgs1 || carrier == Carrier::hrec;
}
[[nodiscard]] constexpr bool is_record(Carrier carrier) noexcept {
    return carrier == Carrier::rec || carrier == Carrier::hrec;
}

/// Record key 12: one certificate the issuer claims.
struct ClaimedCertificate {
    std::string scheme, number;
    std::optional<Date> date;
};
/// Record key 16: what a carton holds.
struct Contained {
    std::string gtin, lot;
    std::string first, last;
    std::int64_t count = 0;
};

/// One product identity with what is said of it. Strings are UTF-8; dates are the label's (UTC+7).
struct Claims {
    std::optional<std::string> gtin;    ///< GTIN-14, check digit verified
    std::optional<std::string> pid;     ///< the issuer's own product code (records)
    std::optional<std::string> lot;     ///< AI 10 / record 3
    std::optional<std::string> serial;  ///< AI 21 / record 4
    std::optional<std::string> cpv;     ///< AI 22
    std::optional<Date> production, packaging, best_before, sell_by, expiry;  ///< AI 11 13 15 16 17; records 10 and 11
    std::optional<std::string> host;    ///< of a link
    std::map<std::string, std::string> elements;  ///< every AI as printed (empty for records)
    // Carrier B only:
    std::optional<std::string> issuer;
    std::optional<Instant> issued_at, expires_at;  ///< CWT iat, exp
    std::optional<std::string> name, maker, importer, origin, place, net_content;
    std::vector<ClaimedCertificate> certificates;
    std::vector<std::string> warnings;
    std::optional<Bytes> hidden_commitment;
    std::vector<Contained> contains;
};

}  // namespace temviet
