// SPDX-License-Identifier: Apache-2.0
// Opening: signature, then description, then page list, then the database's own form. Nothing is read from the database
// before all of what stands in front of it has held.
#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/registry/parts.hpp>
#include "registry/page_vfs.hpp"
#include "registry/registry_impl.hpp"
#include "registry/schema.hpp"
#include "registry/state_root.hpp"

namespace temviet {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& path, const char* suffix) { return path.native() + suffix; }

tl::unexpected<Error> foreign(const std::string& what) {
    return fail("REGISTRY_CORRUPT", "the file is no temviet registry of this version: " + what,
                "it may need a newer temviet");
}

/// type, name, table, statement of everything a fresh registry holds; SQLite's own indexes have no statement.
using SchemaRows = std::set<std::array<std::string, 4>>;

Result<SchemaRows> schema_rows(const SqliteConnection& db) {
    auto select = db.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema");
    if (!select) return tl::unexpected(select.error());
    SchemaRows rows;
    int status = 0;
    while ((status = select->step()) == SQLITE_ROW)
        rows.insert({select->text(0), select->text(1), select->text(2), select->text(3)});
    if (status != SQLITE_DONE) return tl::unexpected(db.error());
    return rows;
}

Result<SchemaRows> compute_schema() {
    auto db = SqliteConnection::open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (!db) return tl::unexpected(db.error());
    for (const auto* list : {&registry_schema().tables, &registry_schema().indexes})
        for (const auto& statement : *list)
            if (auto ok = db->execute(statement); !ok) return tl::unexpected(ok.error());
    return schema_rows(*db);
}

/// What the schema text makes of an empty database: computed once; a failure (no memory) is not kept.
Result<SchemaRows> expected_schema() {
    static std::mutex mutex;
    static std::optional<SchemaRows> kept;
    const std::lock_guard lock(mutex);
    if (!kept) {
        auto computed = compute_schema();
        if (!computed) return computed;
        kept = std::move(*computed);
    }
    return *kept;
}

Result<void> check_form(const SqliteConnection& db) {
    const auto application = db.integer("PRAGMA application_id"), version = db.integer("PRAGMA user_version");
    if (!application) return tl::unexpected(application.error());
    if (!version) return tl::unexpected(version.error());
    if (*application != kRegistryApplicationId) return foreign("another application id");
    if (*version != kRegistryUserVersion) return foreign("schema version " + std::to_string(*version));
    const auto expected = expected_schema();
    if (!expected) return tl::unexpected(expected.error());
    const auto found = schema_rows(db);
    if (!found) return tl::unexpected(found.error());
    if (*found != *expected) return foreign("another schema");
    return {};
}

/// meta repeats the signed description; a difference means that the build and the signing saw different things.
Result<void> check_meta(const SqliteConnection& db, const RegistryDescription& description, std::string& title) {
    auto select = db.prepare("SELECT key, value FROM meta");
    if (!select) return tl::unexpected(select.error());
    std::map<std::string, std::string> meta;
    int status = 0;
    while ((status = select->step()) == SQLITE_ROW) meta[select->text(0)] = select->text(1);
    if (status != SQLITE_DONE) return tl::unexpected(db.error());
    title = meta["title"];
    const std::map<std::string, std::string> expected{
        {"built_at", to_string(description.built_at)},      {"env", std::string(to_string(description.env))},
        {"kind", std::string(to_string(description.kind))}, {"max_version", std::to_string(description.max_version)},
        {"policy", policy_json(description.policy)},        {"registry_id", description.registry_id},
        {"schema", std::to_string(kRegistryUserVersion)},   {"scope", scope_json(description.scope)},
        {"seq", std::to_string(description.seq)},           {"title", title},
    };
    if (meta == expected) return {};
    return fail("REGISTRY_CORRUPT", "the registry's own description differs from the signed one",
                "its publisher must build and sign it again");
}

/// The description in the signature file `text`, when enough of the root's keys signed it and it is of this root.
Result<RegistryDescription> believed_description(std::string_view text, const std::string& signature_name,
                                                 const std::string& name, const TrustRoot& root) {
    auto metadata = parse_signed_metadata(text);
    if (!metadata)
        return fail("REGISTRY_UNTRUSTED",
                    "the signature file " + signature_name + " is not valid: " + metadata.error().message,
                    "copy the registry again from its publisher");
    if (auto trusted = verify_metadata(*metadata, root); !trusted)
        return fail("REGISTRY_UNTRUSTED", name + ": " + trusted.error().message,
                    "more of the root's keys must sign it (temviet registry sign), or another --root file belongs to "
                    "this registry");
    auto description = parse_description(metadata->signed_json);
    if (!description) return description;
    if (description->registry_id != root.registry_id() || description->env != root.env())
        return fail("REGISTRY_UNTRUSTED",
                    "this is the registry " + description->registry_id + " (" +
                        std::string(to_string(description->env)) + "), the trust root is for " + root.registry_id() +
                        " (" + std::string(to_string(root.env())) + ")",
                    "give the root file that belongs to this registry");
    return description;
}

Result<RegistryDescription> trusted_description(const fs::path& path, const TrustRoot& root) {
    const auto signature_path = beside(path, ".sig.json");
    auto text = read_file(signature_path, limits::kMaxMetadataBytes);
    if (!text) {
        if (text.error().code == "FILE_NOT_FOUND")
            return fail(
                "REGISTRY_UNTRUSTED",
                display_path(path) + " is not signed: " + display_path(signature_path.filename()) + " is missing",
                "sign it with: temviet registry sign " + display_path(path) + " --key KEYFILE");
        return fail("REGISTRY_UNTRUSTED", text.error().message, text.error().hint);
    }
    return believed_description(*text, display_path(signature_path), display_path(path), root);
}

Result<void> check_surroundings(const fs::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (const auto& place : {folder, beside(path, ".sig.json"), beside(path, ".pages")}) {
        std::error_code ignored;
        if (!fs::exists(place, ignored)) continue;  // told by whoever reads it
        if (auto ok = refuse_writable_by_others(place); !ok) return ok;
    }
    for (const char* suffix : {"-wal", "-journal", "-shm"}) {
        std::error_code ignored;
        const auto leftover = beside(path, suffix);
        if (fs::symlink_status(leftover, ignored).type() != fs::file_type::not_found)
            return fail("REGISTRY_UNTRUSTED",
                        display_path(leftover) + " stands beside the registry: something has written to it",
                        "remove it, or copy the registry again from its publisher");
    }
    return {};
}

}  // namespace

Result<Registry> RegistryAccess::open(const fs::path& path, const TrustRoot& root, std::uint64_t whole_file_bytes) {
    if (auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return fail("REGISTRY_MISSING", "no such registry: " + display_path(path),
                    "check the path, or make one with: temviet registry import DIR -o FILE");
    if (auto ok = check_surroundings(path); !ok) return tl::unexpected(ok.error());
    auto description = trusted_description(path, root);
    if (!description) return tl::unexpected(description.error());
    auto list = read_file(beside(path, ".pages"), kPageListHeaderBytes + description->page_count * sizeof(Hash256));
    if (!list)
        return fail("REGISTRY_CORRUPT", "the page list cannot be read: " + list.error().message,
                    "copy FILE, FILE.pages and FILE.sig.json together");
    auto pages = PageList::parse(*list, description->pages_root, description->page_size, description->page_count);
    if (!pages) return tl::unexpected(pages.error());
    auto file = PagedFile::open(path, std::move(*pages), whole_file_bytes);
    if (!file) return tl::unexpected(file.error());
    return RegistryAccess::take(std::move(*description), std::move(*file));
}

Result<Registry> open_registry(const RegistryParts& parts, const TrustRoot& root) {
    if (auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    const std::string name = parts.name.empty() ? "the registry" : display_safe(parts.name);
    if (parts.signature.size() > limits::kMaxMetadataBytes)
        return fail("REGISTRY_UNTRUSTED", "the signature file of " + name + " is too large",
                    "copy the registry again from its publisher");
    auto description = believed_description(parts.signature, "of " + name, name, root);
    if (!description) return tl::unexpected(description.error());
    auto pages = PageList::parse(parts.pages, description->pages_root, description->page_size, description->page_count);
    if (!pages) return tl::unexpected(pages.error());
    auto file = parts.descriptor >= 0 ? PagedFile::open(parts.descriptor, parts.offset, parts.size, name, std::move(*pages))
                                      : PagedFile::copy(parts.database, name, std::move(*pages));
    if (!file) return tl::unexpected(file.error());
    return RegistryAccess::take(std::move(*description), std::move(*file));
}

/// The last step of every way to open: the database's own form and description.
Result<Registry> RegistryAccess::take(RegistryDescription description, std::shared_ptr<const PagedFile> file) {
    auto impl = std::make_unique<Registry::Impl>();
    impl->file = std::move(file);
    impl->description = std::move(description);
    const RegistryDescription& signed_description = impl->description;
    auto connection = impl->take();
    if (!connection) return tl::unexpected(connection.error());
    std::string title;
    auto form = check_form((*connection)->db);
    if (form) form = check_meta((*connection)->db, signed_description, title);
    if (!form) {
        if (form.error().code == "SQLITE_FAILED") return tl::unexpected(impl->error((*connection)->db));
        return tl::unexpected(form.error());
    }
    impl->give_back(std::move(*connection));
    impl->info = {
        signed_description.registry_id,   title,        signed_description.env,   signed_description.kind,   signed_description.seq,
        signed_description.built_at,      std::nullopt, signed_description.scope, signed_description.policy, signed_description.max_version,
        to_hex(signed_description.sha256)};
    return Registry(std::move(impl));
}

Result<Registry> Registry::open(const fs::path& path, const TrustRoot& root) {
    return RegistryAccess::open(path, root, kWholeFileBytes);
}

Registry::Registry(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;
Registry::~Registry() = default;

const RegistryInfo& Registry::info() const noexcept { return impl_->info; }

bool Registry::covers_gtin(std::string_view gtin14) const noexcept {
    const auto& prefixes = impl_->info.scope.prefixes;
    if (gtin14.size() != 14) return false;
    return prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(),
                                           [&](const auto& prefix) { return gtin14.substr(1).starts_with(prefix); });
}

bool Registry::covers_organisation(std::string_view organisation) const noexcept {
    const auto& list = impl_->info.scope.organisations;
    return list.empty() || std::find(list.begin(), list.end(), organisation) != list.end();
}

Error Registry::Impl::corrupt(const std::string& what) const {
    return {"REGISTRY_CORRUPT",
            "the registry " + info.registry_id + " is damaged: " + what,
            "copy it again from its publisher",
            {}};
}

Error Registry::Impl::error(const SqliteConnection& db) const {
    // Too little memory says nothing about the registry.
    if ((sqlite3_errcode(db.handle()) & 0xff) == SQLITE_NOMEM) throw std::bad_alloc();
    if (file->altered()) return corrupt("a page is not the one that was signed");
    return corrupt(sqlite3_errmsg(db.handle()));
}

Result<std::unique_ptr<PooledConnection>> Registry::Impl::take() {
    if (file->altered()) return tl::unexpected(corrupt("a page is not the one that was signed"));
    if (auto connection = idle.take()) return connection;
    auto db = open_paged_connection(file);
    if (!db) return tl::unexpected(corrupt(db.error().message));
    auto connection = std::make_unique<PooledConnection>();
    connection->db = std::move(*db);
    return connection;
}

void Registry::Impl::give_back(std::unique_ptr<PooledConnection> connection) noexcept { idle.give_back(std::move(connection)); }

bool Lookup::prepare(Query query) {
    if (error_) return false;
    if (!connection_) {
        auto taken = registry_.take();
        if (!taken) {
            error_ = taken.error();
            return false;
        }
        connection_ = std::move(*taken);
    }
    if (statement_ != nullptr) statement_->reset();
    statement_ = &connection_->statements[static_cast<std::size_t>(query)];
    if (!*statement_) {
        auto prepared = connection_->db.prepare(sql_of(query), true);
        if (!prepared) {
            statement_ = nullptr;
            error_ = registry_.error(connection_->db);
            return false;
        }
        *statement_ = std::move(*prepared);
    }
    return true;
}

Result<void> Registry::check() const {
    if (!impl_->file->check_all()) return tl::unexpected(impl_->corrupt("a page is not the one that was signed"));
    if (impl_->file->sha256_of_file() != impl_->description.sha256)
        return tl::unexpected(impl_->corrupt("its SHA-256 is not the signed one"));
    auto connection = impl_->take();
    if (!connection) return tl::unexpected(connection.error());
    const auto& db = (*connection)->db;
    {
        auto integrity = db.prepare("PRAGMA integrity_check(1)");
        if (!integrity || integrity->step() != SQLITE_ROW) return tl::unexpected(impl_->error(db));
        if (integrity->view(0) != "ok") return tl::unexpected(impl_->corrupt(integrity->text(0)));
    }
    const auto roots = state_roots(db);
    if (!roots) return tl::unexpected(impl_->error(db));
    if (roots->state_root != impl_->description.state_root)
        return tl::unexpected(impl_->corrupt("its rows are not the signed ones (state_root)"));
    if (roots->revocation_head != impl_->description.revocation_head)
        return tl::unexpected(impl_->corrupt("its revocations are not the signed ones (revocation_head)"));
    impl_->give_back(std::move(*connection));
    return {};
}

}  // namespace temviet
