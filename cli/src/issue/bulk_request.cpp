// SPDX-License-Identifier: Apache-2.0
#include "issue/bulk_mint.hpp"

namespace temviet::cli {
namespace {

std::string yymmdd(const Date& date) {
    const std::string iso = to_string(date);
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

/// 03: item stamps carry (17) or (15) when the goods have a shelf life, equal to the lot's date: copies die with it.
Result<void> put_dates(MintRequest& request, const BatchDeclaration& batch) {
    auto& elements = request.claims.elements;
    const auto same = [&](const char* ai, const std::optional<Date>& declared) -> Result<void> {
        const auto found = elements.find(ai);
        if (found == elements.end() || !declared || found->second == yymmdd(*declared)) return {};
        return fail("CLAIM_TWICE", "--ai " + std::string(ai) + "=" + found->second + " differs from the declaration's " + to_string(*declared),
                    "leave it out: dates come from the declaration");
    };
    for (const char* ai : {"15", "17"})
        if (const auto ok = same(ai, batch.expiry); !ok) return ok;
    if (const auto ok = same("11", batch.production); !ok) return ok;
    if (batch.expiry && !elements.contains("15") && !elements.contains("17")) elements["17"] = yymmdd(*batch.expiry);
    return {};
}

}  // namespace

Result<void> check_bulk_options(const MintOptions& options) {
    const bool run = options.count || options.from || options.resume || !options.output.empty() || !options.format.empty() || options.jobs != 0;
    if (options.batch.empty()) {
        if (run)
            return fail("USAGE", "--count, --from, --output, --format, --resume and --jobs belong to a run of stamps: --batch is missing",
                        "temviet stamp declare makes the declaration a run needs");
        return {};
    }
    if (options.output.empty() || options.output == "-") return fail("USAGE", "a run of stamps needs a file to be resumable", "-o stamps.csv");
    struct Use {
        const char* option;
        bool used;
    };
    for (const auto& each : {Use{"--gtin", options.gtin.has_value()}, Use{"--pid", options.pid.has_value()}, Use{"--lot", options.lot.has_value()},
                             Use{"--serial", options.serial.has_value()}, Use{"--production", options.production.has_value()},
                             Use{"--expiry", options.expiry.has_value()}})
        if (each.used) return fail("USAGE", std::string(each.option) + " comes from the declaration", "leave it out");
    if (options.carrier.starts_with('h'))
        return fail("USAGE", "a hidden layer repeats the serials of its open stamps, a run would draw others", "mint hidden stamps one by one, with --serial");
    return {};
}

Result<MintRequest> bulk_request(const MintOptions& options, const DeclarationFile& declaration) {
    const BatchDeclaration& batch = declaration.batch;
    MintOptions filled = options;
    filled.gtin = batch.gtin;
    filled.pid = batch.pid;
    filled.lot = batch.lot;
    const bool record = options.carrier == "rec";
    if (batch.pid && !record)
        return fail("GTIN_MISSING", "the declared goods have no GTIN; a stamp of carrier " + options.carrier + " names one", "--carrier rec");
    if (record && batch.production) filled.production = to_string(*batch.production);
    if (record && batch.expiry) filled.expiry = to_string(*batch.expiry);
    auto request = mint_request_of(filled);
    if (!request) return request;
    if (!record)
        if (const auto ok = put_dates(*request, batch); !ok) return tl::unexpected(ok.error());
    request->issuer = declaration.issuer;
    request->env = declaration.env;
    return request;
}

}  // namespace temviet::cli
