// SPDX-License-Identifier: Apache-2.0
// The single values of Claims as (JSON name, label, value), so that no output can forget one.
#pragma once

#include <optional>
#include <string>
#include <temviet/stamp/claims.hpp>

#include "catalogue.hpp"

namespace temviet::report {

/// Calls visit(json_name, label, const std::string&) or visit(json_name, label, const Date&) for every value present.
template <class Visit>
void for_each_claim(const Claims& claims, Visit&& visit) {
    const auto one = [&](std::string_view name, const Phrase& text, const auto& value) {
        if (value) visit(name, text, *value);
    };
    one("name", claim::kName, claims.name);
    one("gtin", claim::kGtin, claims.gtin);
    one("pid", claim::kPid, claims.pid);
    one("lot", claim::kLot, claims.lot);
    one("serial", claim::kSerial, claims.serial);
    one("cpv", claim::kCpv, claims.cpv);
    one("production", claim::kProduction, claims.production);
    one("packaging", claim::kPackaging, claims.packaging);
    one("best_before", claim::kBestBefore, claims.best_before);
    one("sell_by", claim::kSellBy, claims.sell_by);
    one("expiry", claim::kExpiry, claims.expiry);
    one("issuer", claim::kIssuer, claims.issuer);
    one("maker", claim::kMaker, claims.maker);
    one("importer", claim::kImporter, claims.importer);
    one("origin", claim::kOrigin, claims.origin);
    one("place", claim::kPlace, claims.place);
    one("net_content", claim::kNetContent, claims.net_content);
    one("host", claim::kHost, claims.host);
}

}  // namespace temviet::report
