// SPDX-License-Identifier: Apache-2.0
// Who signed, and whether they may (05: signature, key state, allocation; 04: "Who may speak for which GTIN").
#pragma once

#include <optional>
#include <string>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/verifier.hpp>

#include "goods.hpp"
#include "reading.hpp"

namespace temviet::verify {

/// What one stamp turned out to be.
struct Signed {
    OpenOutcome outcome = OpenOutcome::not_ours;
    std::optional<VerifiedStamp> stamp;     ///< whenever some key verified it, entitled or not
    std::optional<IssuerKeyRow> key;
    const Source* source = nullptr;         ///< whose entitlement was asked
    std::optional<BatchRow> batch;          ///< the one declared batch this unit belongs to
    std::optional<bool> inside;             ///< of that batch's range or set; nullopt: it declares neither, or no serial
    /// The lot the code names, or the one its unit number belongs to: what orders against lots must be asked with.
    [[nodiscard]] std::optional<std::string> lot(const Claims& claims) const {
        return claims.lot || !batch ? claims.lot : std::optional(batch->lot);
    }
};

/// Sets `signature` (and `form` for a record whose crit is not understood). Opens the stamp.
[[nodiscard]] Signed check_signature(const Reading& reading, const Sources& sources, const Goods& goods, Findings& findings);
/// Sets `allocation`. Needs the batch that check_signature() found.
void check_allocation(const Signed& opened, const Claims& claims, const Sources& sources, const Request& request, Findings& findings);
/// Sets `key_state`: the worst that the registries in scope say of the key.
void check_key_state(const Signed& opened, const Claims& claims, const Sources& sources, Findings& findings);

}  // namespace temviet::verify
