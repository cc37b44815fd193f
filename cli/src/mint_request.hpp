// SPDX-License-Identifier: Apache-2.0
// What was typed to temviet stamp mint, turned into a request of the library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/stamp/mint.hpp>
#include <vector>

#include "signing_key.hpp"

namespace temviet::cli {

/// The options of temviet stamp mint as they were typed.
struct MintOptions {
    SigningKeyOptions key;
    std::string carrier = "dl", host, stem;
    std::optional<std::string> gtin, pid, lot, serial, cpv, name, maker, importer, origin, place,
        production, expiry, net_content, hidden_commitment, issued_at, expires_at;
    std::vector<std::string> elements, certificates, warnings, contains;
    bool as_link = false, json = false;
    // A run of stamps:
    std::string batch, output, format;
    std::optional<std::int64_t> count, from;
    int jobs = 0;  ///< 0 = one a core
    bool resume = false;
};

/// Issuer, environment and usage are left to the key. Errors: USAGE for an option that is not understood or says
/// nothing to this carrier, else what the library says of a value.
[[nodiscard]] Result<MintRequest> mint_request_of(const MintOptions& options);

}  // namespace temviet::cli
