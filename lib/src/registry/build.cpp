// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <system_error>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/ed25519.hpp>
#include <thread>
#include "registry/build_state.hpp"
#include "registry/page_list.hpp"
#include "registry/registry_writer.hpp"
#include "registry/schema.hpp"
#include "registry/source_records.hpp"
#include "registry/state_root.hpp"
#include "registry/temporary_file.hpp"

namespace temviet {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kProgressEvery = 4096;

class Builder {
public:
    Builder(const fs::path& folder, BuildState& state, RegistryWriter& writer, const BuildOptions& options)
        : folder_(folder), state_(state), writer_(writer), options_(options) {}

    Result<void> read_table(const SourceTable& table) {
        const auto csv = folder_ / (std::string(table.name) + ".csv"),
                   json = folder_ / (std::string(table.name) + ".json");
        const bool has_csv = stands(csv), has_json = stands(json);
        file_ = (has_json && !has_csv ? json : csv).filename().native();
        state_.files[std::string(table.name)] = file_;
        if (has_csv && has_json) {
            state_.errors.add(file_, 0, {}, "TWO_SOURCES",
                              "both a .csv and a .json file of this table are there: keep one");
            unreadable_ = true;
            return {};
        }
        if (has_csv || has_json) {
            auto text = read_file(has_csv ? csv : json, limits::kMaxSourceFileBytes);
            if (!text) return tl::unexpected(text.error());
            if (auto ok = read_rows(table, *text, has_csv); !ok) return ok;
        }
        if (!state_.errors.full() && !unreadable_) state_.finish(table.id);
        if (table.id == SourceTableId::product_gtin && state_.errors.empty()) return writer_.insert_gtins(state_);
        return {};
    }

    /// A table could not be read at all: rows that refer to it would only repeat that.
    [[nodiscard]] bool unreadable() const noexcept { return unreadable_; }

private:
    Result<void> read_rows(const SourceTable& table, std::string_view text, bool csv) {
        std::vector<std::string> names;
        for (const auto& column : table.columns) names.emplace_back(column.name);
        const auto tell = [this](SourceFault fault) {
            state_.errors.add(file_, fault.line, fault.column, std::move(fault.code), std::move(fault.message));
        };
        const auto reader = csv ? csv_reader(text, tell) : json_reader(text, names, tell);
        std::vector<std::size_t> place;  // of each of the record's values among the table's columns
        if (!match_columns(table, reader->columns(), csv, place)) return {};
        if (table.id != SourceTableId::product_gtin)
            if (auto ok = writer_.begin(table); !ok) return ok;

        BuildRow row;
        row.table = &table;
        row.file = &file_;
        row.cells.resize(table.columns.size() + table.computed.size());
        SourceRecord record;
        std::vector<std::string_view> raw(table.columns.size());
        while (!state_.errors.full() && reader->next(record)) {
            if (++rows_ % kProgressEvery == 0 && options_.progress && !options_.progress(rows_))
                return fail("CANCELLED", "the build was cancelled; nothing was written");
            for (std::size_t at = 0; at < place.size(); ++at) raw[place[at]] = record.values[at];
            row.line = record.line;
            row.ok = true;
            if (table.numbered) ++row.id;
            FieldFault fault;
            for (std::size_t at = 0; at < table.columns.size(); ++at) {
                if (parse_field(table.columns[at], raw[at], row.cells[at], fault)) continue;
                row.ok = false;
                row.cells[at].clear();
                state_.errors.add(file_, row.line, table.columns[at].name, std::move(fault.code),
                                  std::move(fault.message));
            }
            for (std::size_t at = 0; at < table.computed.size(); ++at) row.computed(at).clear();
            state_.check(row);
            // After the first error nothing will be published; the other rows are only judged.
            if (table.id == SourceTableId::product_gtin || !state_.errors.empty()) continue;
            auto inserted = writer_.insert(row);
            if (!inserted) return tl::unexpected(inserted.error());
            if (!*inserted)
                state_.errors.add(file_, row.line, {}, "DUPLICATE", "an earlier row has the same key already");
        }
        return {};
    }

    /// Also a broken link or what may not be looked at: reading it says why, and no table is left out quietly.
    static bool stands(const fs::path& path) {
        std::error_code ignored;
        return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
    }

    bool match_columns(const SourceTable& table, const std::vector<std::string>& names, bool csv,
                       std::vector<std::size_t>& place) {
        const auto before = state_.errors.size();
        std::string known;
        for (const auto& column : table.columns) known += (known.empty() ? "" : ", ") + std::string(column.name);
        std::vector<bool> seen(table.columns.size(), false);
        for (const auto& name : names) {
            const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                            [&](const auto& column) { return column.name == name; });
            if (found == table.columns.end()) {
                state_.errors.add(file_, 1, display_safe(name, 60), "UNKNOWN_COLUMN",
                                  "expected columns out of " + known);
                continue;
            }
            const auto at = static_cast<std::size_t>(found - table.columns.begin());
            if (seen[at])
                state_.errors.add(file_, 1, name, "DUPLICATE_COLUMN", "the column stands twice in the header line");
            seen[at] = true;
            place.push_back(at);
        }
        for (std::size_t at = 0; csv && !names.empty() && at < seen.size(); ++at)
            if (table.columns[at].required && table.columns[at].preset.empty() && !seen[at])
                state_.errors.add(file_, 1, table.columns[at].name, "MISSING_COLUMN", "the table needs this column");
        unreadable_ = names.empty() || state_.errors.size() != before;
        return !unreadable_;
    }

    const fs::path& folder_;
    BuildState& state_;
    RegistryWriter& writer_;
    const BuildOptions& options_;
    std::string file_;
    std::int64_t rows_ = 0;
    bool unreadable_ = false;
};

/// A misspelt file name must not drop a table of revocations quietly.
Result<void> refuse_unknown_files(const fs::path& folder, RowErrors& errors) {
    std::error_code status;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end; entry.increment(status))
        names.push_back(entry->path().filename().native());
    if (status)
        return fail("FILE_UNREADABLE", "cannot read the folder " + display_path(folder) + ": " + status.message(),
                    "check its permissions");
    std::sort(names.begin(), names.end());
    for (const auto& name : names) {
        const fs::path path(name);
        const auto extension = ascii_lower(path.extension().native());
        if (name == "registry.json" || name == "root.json" || name.starts_with('.') ||
            (extension != ".csv" && extension != ".json" && extension != ".xlsx"))
            continue;
        // What a build, a signature or a trust root puts into a folder is no source.
        if (name.ends_with(".unsigned.json") || name.ends_with(".sig.json") || ascii_lower(name).ends_with("root.json"))
            continue;
        const auto& tables = source_tables();
        const bool known = (path.extension() == ".csv" || path.extension() == ".json") &&
                           std::any_of(tables.begin(), tables.end(),
                                       [&](const auto& table) { return path.stem().native() == table.name; });
        if (!known)
            errors.add(display_safe(name), 0, {}, "UNKNOWN_FILE",
                       "no table has this name; a source is named <table>.csv or <table>.json");
    }
    return {};
}

/// A build replaces an older build, never anything else: not a device, and not a source table named by mistake.
Result<void> check_output(const fs::path& output) {
    std::error_code ignored;
    const auto status = fs::status(output, ignored);
    if (status.type() == fs::file_type::not_found) return {};
    if (status.type() != fs::file_type::regular)
        return fail("FILE_NOT_REGULAR", display_path(output) + " is not a regular file", "name a new file with -o");
    std::array<unsigned char, 72> head{};
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(output.c_str(), "rb"), &std::fclose);
    const std::size_t got = file ? std::fread(head.data(), 1, head.size(), file.get()) : 0;
    // SQLite file format: the application id stands at offset 68, big-endian.
    std::int32_t application = 0;
    for (std::size_t at = 68; at < 72; ++at) application = application << 8 | head[at];
    if (got == 0 && file && std::feof(file.get()) != 0) return {};  // empty: mktemp made it
    if (got == head.size() && application == kRegistryApplicationId) return {};
    return fail("FILE_EXISTS", display_path(output) + " exists already and is no registry",
                "choose another name or remove it first");
}

struct FileDigest {
    Hash256 sha256{};
    PageList pages{kRegistryPageSize};
    std::uint64_t length = 0;
};
Result<FileDigest> digest(const fs::path& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    const auto unreadable = [&] { return fail("FILE_UNREADABLE", "cannot read back " + display_path(path)); };
    if (!file) return unreadable();
    FileDigest out;
    Sha256Stream stream;
    Bytes page(kRegistryPageSize);
    std::size_t got = 0;
    while ((got = std::fread(page.data(), 1, page.size(), file.get())) == page.size()) {
        stream.update(page);
        out.pages.add(page);
        out.length += got;
    }
    if (got != 0 || std::ferror(file.get()) != 0) return unreadable();
    out.sha256 = stream.finish();
    return out;
}

/// Two walks over the same finished file, one by row and one by page: side by side where a thread can be had.
void digest_both(const SqliteConnection& db, const fs::path& path, Result<StateRoots>& roots,
                 Result<FileDigest>& bytes) {
    std::thread by_row;
    try {
        by_row = std::thread([&] { roots = state_roots(db); });
    } catch (const std::system_error&) {
        roots = state_roots(db);
    }
    bytes = digest(path);
    if (by_row.joinable()) by_row.join();
}

Error build_failed(const Error& error) {
    if (error.code != "SQLITE_FAILED") return error;
    return {
        "BUILD_FAILED", "the registry file could not be written: " + error.message, "check that the disk has room", {}};
}

fs::path with_suffix(const fs::path& path, const char* suffix) { return path.native() + suffix; }

}  // namespace

Result<BuildOutcome> build_registry(const fs::path& folder, const fs::path& output, const BuildOptions& options) {
    if (auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    BuildOutcome outcome;
    RowErrors header_errors(options.max_errors);
    auto header_text = read_file(folder / "registry.json", limits::kMaxMetadataBytes);
    if (!header_text) {
        if (header_text.error().code == "FILE_NOT_FOUND")
            header_text.error().hint = "name a folder of sources; make one with: temviet registry init FOLDER --id ID";
        return tl::unexpected(header_text.error());
    }
    auto header = read_registry_header(*header_text, header_errors);
    if (!header_errors.empty()) {
        outcome.errors = header_errors.take();
        return outcome;
    }
    BuildState state(std::move(header), options.max_errors);
    if (auto ok = refuse_unknown_files(folder, state.errors); !ok) return tl::unexpected(ok.error());
    if (auto ok = check_output(output); !ok) return tl::unexpected(ok.error());

    auto temporary = TemporaryFile::beside(output);
    if (!temporary) return tl::unexpected(temporary.error());
    auto writer = RegistryWriter::create(temporary->path());
    if (!writer) return tl::unexpected(build_failed(writer.error()));
    Builder builder(folder, state, *writer, options);
    for (const auto& table : source_tables()) {
        if (state.errors.full() || builder.unreadable()) break;
        if (auto ok = builder.read_table(table); !ok) return tl::unexpected(build_failed(ok.error()));
    }
    if (!state.errors.empty()) {
        outcome.errors = state.errors.take();
        return outcome;
    }
    auto finished = writer->insert_meta(state.header);
    if (finished) finished = writer->finish();
    if (!finished) return tl::unexpected(build_failed(finished.error()));

    Result<StateRoots> roots;
    Result<FileDigest> bytes;
    digest_both(writer->connection(), temporary->path(), roots, bytes);
    if (!roots) return tl::unexpected(build_failed(roots.error()));
    if (!bytes) return tl::unexpected(bytes.error());

    const auto counts = writer->counts();
    *writer = RegistryWriter();
    const auto page_list = bytes->pages.to_bytes();
    RegistryDescription description;
    description.registry_id = state.header.id;
    description.env = state.header.env;
    description.kind = state.header.kind;
    description.seq = state.header.seq;
    description.built_at = state.header.built_at;
    description.sha256 = bytes->sha256;
    description.pages_root = blake2b_256(as_bytes(page_list));
    description.state_root = roots->state_root;
    description.revocation_head = roots->revocation_head;
    description.length = bytes->length;
    description.page_count = bytes->pages.page_count();
    description.page_size = kRegistryPageSize;
    description.max_version = state.header.max_version;
    description.scope = state.header.scope;
    description.policy = state.header.policy;
    const auto unsigned_json = canonical_json(describe(description));
    if (!unsigned_json) return tl::unexpected(unsigned_json.error());

    // All three are on the disk before the first takes its name: a full disk leaves the old build whole.
    auto pages_file = TemporaryFile::beside(with_suffix(output, ".pages"));
    if (!pages_file) return tl::unexpected(pages_file.error());
    auto description_file = TemporaryFile::beside(with_suffix(output, ".unsigned.json"));
    if (!description_file) return tl::unexpected(description_file.error());
    auto published = pages_file->write(page_list);
    if (published) published = pages_file->sync();
    if (published) published = description_file->write(*unsigned_json);
    if (published) published = description_file->sync();
    if (published) published = temporary->publish(output);
    if (published) published = pages_file->publish(with_suffix(output, ".pages"));
    if (published) published = description_file->publish(with_suffix(output, ".unsigned.json"));
    if (!published) return tl::unexpected(published.error());
    // Signatures over another file are worth nothing any more; those over the very same bytes stay.
    const auto signature_path = with_suffix(output, ".sig.json");
    if (const auto old = read_file(signature_path, limits::kMaxMetadataBytes)) {
        const auto metadata = parse_signed_metadata(*old);
        std::error_code ignored;
        if (!metadata || metadata->signed_json != *unsigned_json) fs::remove(signature_path, ignored);
    }
    BuildSummary summary;
    summary.sha256 = to_hex(bytes->sha256);
    summary.counts = counts;
    for (const auto& [table, count] : counts) summary.rows += count;
    outcome.summary = std::move(summary);
    return outcome;
}

}  // namespace temviet
