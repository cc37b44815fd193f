// SPDX-License-Identifier: Apache-2.0
// The subcommands of temviet stamp. Each lives in stamp_<name>.cpp and adds itself.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <temviet/stamp/stamp.hpp>

#include "cli.hpp"

namespace temviet::cli {

void add_stamp_declare(CLI::App& stamp, Context& context);
void add_stamp_mint(CLI::App& stamp, Context& context);
void add_stamp_check(CLI::App& stamp, Context& context);
void add_stamp_render(CLI::App& stamp, Context& context);
void add_stamp_sheet(CLI::App& stamp, Context& context);
void add_stamp_void(CLI::App& stamp, Context& context);
void add_stamp_open(CLI::App& stamp, Context& context);
void add_stamp_show(CLI::App& stamp, Context& context);

/// A stamp tried with one key. Carrier and printed kid are known once the stamp has its one legal spelling, the id and
/// the claims only when the signature is right.
struct OpenAnswer {
    OpenOutcome outcome = OpenOutcome::not_ours;
    std::string detail;
    std::optional<Carrier> carrier;
    std::string kid;
    std::optional<VerifiedStamp> stamp;
};
[[nodiscard]] OpenAnswer open_stamp(const Symbol& symbol, const IssuerKey& key, Env env);
/// {"expect","carrier","kid","stamp_id","claims"}; null: carrier before KEY_UNKNOWN, kid before SIGNATURE_INVALID, id
/// and claims before OK.
[[nodiscard]] nlohmann::ordered_json open_json(const OpenAnswer& answer);
/// Issuer and 64 hexadecimal digits. Errors BAD_ISSUER_ID, BAD_KEY.
[[nodiscard]] Result<IssuerKey> issuer_key_of(std::string issuer, std::string_view key_hex);

/// NDJSON requests from a file or "-", one answer a line. Returns the exit code.
[[nodiscard]] int run_open_batch(const Context& context, const std::string& source);

}  // namespace temviet::cli
