// SPDX-License-Identifier: Apache-2.0
// Checks that hold whatever the signature says (05: identity, product, revocation, safety, claims, copies, freshness).
#pragma once

#include "check_signature.hpp"

namespace temviet::verify {

void check_identity(const Reading& reading, Findings& findings);
void check_product(const Goods& goods, bool is_signed, Findings& findings);
void check_revocation(const Reading& reading, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings);
/// `issuer` of the verified stamp, when there is one. `notices`: orders that do not hit, but that people should read.
void check_safety(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings,
                  std::vector<Notice>& notices);
void check_claims(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings);
void check_copies(const Reading& reading, const Signed& opened, const Request& request, Findings& findings);
void check_freshness(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings);
/// `notices`: a host that only a compiled registry's hosts resemble.
void check_host(const Reading& reading, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings,
                std::vector<Notice>& notices);

}  // namespace temviet::verify
