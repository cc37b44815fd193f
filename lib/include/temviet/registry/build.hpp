// SPDX-License-Identifier: Apache-2.0
// Building and signing a registry file from plain sources. All or nothing; errors name file, line, column.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <temviet/base/result.hpp>
#include <temviet/registry/registry.hpp>
#include <vector>

namespace temviet {

/// One thing wrong in the sources.
struct RowError {
    std::string file;        ///< name inside the source folder
    std::int64_t line = 0;   ///< 1-based; of the record's first line; 0 = the file as a whole
    std::string column;      ///< empty = the whole row
    std::string code;        ///< e.g. BAD_CHECK_DIGIT, PREFIX_LENGTH, UNKNOWN_REFERENCE
    std::string message;     ///< what was expected, and what stands there (made safe to show)
};
struct BuildSummary {
    std::int64_t rows = 0;
    std::vector<std::pair<std::string, std::int64_t>> counts;  ///< by table
    std::string sha256;
};
struct BuildOptions {
    std::size_t max_errors = 200;
    /// Called now and then with rows read so far; return false to cancel (error CANCELLED, nothing written).
    std::function<bool(std::int64_t rows)> progress;
};
struct BuildOutcome {
    std::optional<BuildSummary> summary;  ///< set when the file was written
    std::vector<RowError> errors;         ///< else why not
};

/// Template source folder: registry.json and a CSV with a header line for each table. Never overwrites.
[[nodiscard]] Result<void> init_registry_sources(const std::filesystem::path& folder, std::string_view registry_id, Env env,
                                                 RegistryKind kind);
/// `folder` holds registry.json ({id, env, kind, title, seq, built_at, scope, policy, max_version}) and <table>.csv or
/// <table>.json files. Writes `output` and `output`.pages atomically, and `output`.unsigned.json = the canonical
/// description to be signed. Deterministic: same sources, same SQLite version, same bytes.
[[nodiscard]] Result<BuildOutcome> build_registry(const std::filesystem::path& folder, const std::filesystem::path& output,
                                                  const BuildOptions& options = {});
/// Columns a source table may have, in the order of a template; empty when there is no such table.
[[nodiscard]] std::vector<std::string> source_columns(std::string_view table);
/// What a new issuer key signs to show that its owner holds it: "temviet/key-proof/1\n" || kid.
[[nodiscard]] Bytes key_proof_message(const Hash256& kid);
/// What an earlier key of the same organisation signs to vouch for a new one: "temviet/key-endorsement/1\n" || kid.
[[nodiscard]] Bytes key_endorsement_message(const Hash256& kid);

/// Adds one signature to `registry`.sig.json (made from .unsigned.json when absent).
[[nodiscard]] Result<void> sign_registry(const std::filesystem::path& registry, const Signer& signer);

}  // namespace temviet
