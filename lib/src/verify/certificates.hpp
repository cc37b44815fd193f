// SPDX-License-Identifier: Apache-2.0
// Certificates as a registry states them against their own terms and the rules of their scheme: notices only (05).
#pragma once

#include <string_view>

#include "goods.hpp"

namespace temviet::verify {

/// OCOP_LAPSED, MARK_LAPSED: withdrawn, lapsed, or past its end (stated, or the scheme's months after a known day), and no
/// other certificate of the scheme in force. OCOP_LEVEL_NOT_GRANTABLE: no rule let this kind of issuer grant it that day.
void certificate_notices(const std::vector<ProductFacts>& products, const Sources& sources, std::vector<Notice>& out);
/// commune | district | province | ministry | government, from the issuer's name; empty when the name does not tell: "UBND
/// thành phố …" may be either of a province or of a district.
[[nodiscard]] std::string_view issuer_kind(std::string_view issuer);

}  // namespace temviet::verify
