// SPDX-License-Identifier: Apache-2.0
// What somebody who saw a pack proposes for a registry: a claim with a picture's hash, never a fact. One JSON file
// (data/schema/proposal-1.schema.json); its id is a hash of what it says.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>
#include <temviet/base/time.hpp>
#include <vector>

namespace temviet::cli {

struct ProposedSymbol {
    std::string format, symbology_identifier, bytes;
};
struct ProposedCertificate {
    std::string scheme, level, number, issued_on, issuer;  ///< issued_on YYYY-MM-DD; all but scheme may be empty
};
struct Proposal {
    std::string id;  ///< "p-" and 20 hexadecimal digits
    Instant at;
    std::string who, note;
    std::string picture_file, picture_sha256;
    int picture_width = 0, picture_height = 0;
    std::vector<ProposedSymbol> symbols;
    std::string gtin;  ///< 14 digits, or empty: goods without a code
    std::string product, organisation;
    std::optional<ProposedCertificate> certificate;

    /// Everything but the id, keys sorted: what the id is the hash of.
    [[nodiscard]] std::string content() const;
    [[nodiscard]] nlohmann::ordered_json to_json() const;
};

/// "p-" and the first 20 hexadecimal digits of SHA-256(content()).
[[nodiscard]] std::string proposal_id(const Proposal& proposal);
/// Errors: BAD_PROPOSAL (not of the schema), PROPOSAL_CHANGED (the id is not that of the content).
[[nodiscard]] Result<Proposal> parse_proposal(std::string_view json, const std::string& name);
/// GTINs of ordinary goods that these symbols carry, 14 digits, each once.
[[nodiscard]] std::vector<std::string> gtins_of(const std::vector<ProposedSymbol>& symbols);

}  // namespace temviet::cli
