// SPDX-License-Identifier: Apache-2.0
// What stands behind Registry: a checked file and a pool of connections, each used by one thread at a time.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <temviet/registry/registry.hpp>
#include "registry/description.hpp"
#include "registry/kept.hpp"
#include "registry/paged_file.hpp"
#include "registry/places.hpp"
#include "registry/sqlite.hpp"

namespace temviet {

/// Every look-up the registry prepares, once a connection.
enum class Query : std::size_t {
    products_by_gtin,
    product_by_code,
    gtins_of_product,
    organisation,
    certificates_of_product,
    certificates_of_organisation,
    exact_entitlements,
    prefix_entitlements,
    keys_of_organisation,
    keys_by_kid2,
    has_keys,
    batch_by_gtin,
    batch_by_product,
    batches_of_gtin,
    batch_has_serial,
    revocation_of_stamp,
    batch_revocations,
    unit_revocations,
    batch_revocations_of_product,
    unit_revocations_of_product,
    range_revocations,
    range_revocations_of_product,
    alerts_by_gtin,
    alerts_by_product,
    alerts_by_organisation,
    alerts_by_name,
    hosts_of,
    hosts_by_pattern,
    all_hosts,
    admin_unit_name,
    product_by_id,
    search,
    search_word,
    search_organisation,
    outlet_by_id,
    outlets_of,
    admin_units,
    admin_unit_maps,
    all_organisations,
    source,
    issuer_rules,
    foreign_schemes,
    batch_count,
    all_products,
    all_outlets,
    schemes,
    count_,
};
[[nodiscard]] std::string_view sql_of(Query query) noexcept;

struct PooledConnection {
    SqliteConnection db;
    std::array<SqliteStatement, static_cast<std::size_t>(Query::count_)> statements;
};

struct Registry::Impl {
    RegistryInfo info;
    RegistryDescription description;
    std::shared_ptr<const PagedFile> file;

    IdlePool<PooledConnection> idle;
    Kept<std::vector<HostRow>> hosts;
    Kept<PlaceTable> place_table;
    Kept<std::multimap<std::string, AlertRow, std::less<>>> named_alerts;  // by folded name
    Kept<std::vector<IssuerRuleRow>> issuer_rules;
    Kept<std::vector<ForeignSchemeRow>> foreign_schemes;
    std::mutex sources_mutex;
    std::map<std::string, SourceRow, std::less<>> sources;  // those asked for, up to kMaxKeptSources

    [[nodiscard]] Result<std::unique_ptr<PooledConnection>> take();
    void give_back(std::unique_ptr<PooledConnection> connection) noexcept;
    /// An error of SQLite in this registry's words.
    [[nodiscard]] Error error(const SqliteConnection& db) const;
    [[nodiscard]] Error corrupt(const std::string& what) const;
    /// All of admin_unit and admin_unit_map; lives as long as this.
    [[nodiscard]] Result<const PlaceTable*> places();
};

/// One running look-up: takes a connection, hands it back at the end.
class Lookup {
public:
    explicit Lookup(Registry::Impl& registry) : registry_(registry) {}
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;
    ~Lookup() {
        if (statement_ != nullptr) statement_->reset();
        if (connection_) registry_.give_back(std::move(connection_));
    }

    /// Prepares `query` and binds what follows; may be called again for the next query on the same connection.
    template <class... Values>
    [[nodiscard]] bool start(Query query, const Values&... values) {
        if (!prepare(query)) return false;
        int at = 1;
        (statement_->bind(at++, values), ...);
        return true;
    }
    /// True when there is a row; false at the end or on an error: ask failed().
    [[nodiscard]] bool next() {
        if (error_) return false;
        const int status = statement_->step();
        if (status == SQLITE_ROW) return true;
        if (status != SQLITE_DONE) error_ = registry_.error(connection_->db);
        return false;
    }
    [[nodiscard]] const SqliteStatement& row() const noexcept { return *statement_; }
    [[nodiscard]] bool failed() const noexcept { return error_.has_value(); }
    [[nodiscard]] tl::unexpected<Error> error() const { return tl::unexpected(*error_); }

private:
    [[nodiscard]] bool prepare(Query query);

    Registry::Impl& registry_;
    std::unique_ptr<PooledConnection> connection_;
    SqliteStatement* statement_ = nullptr;
    std::optional<Error> error_;
};

/// Rows of a whole look-up: `convert` makes one out of each.
template <class Row, class Convert, class... Values>
[[nodiscard]] Result<std::vector<Row>> all_rows(Registry::Impl& registry, Convert convert, Query query,
                                                const Values&... values) {
    std::vector<Row> out;
    Lookup lookup(registry);
    if (lookup.start(query, values...))
        while (lookup.next()) out.push_back(convert(lookup.row()));
    if (lookup.failed()) return lookup.error();
    return out;
}
template <class Row, class Convert, class... Values>
[[nodiscard]] Result<std::optional<Row>> one_row(Registry::Impl& registry, Convert convert, Query query,
                                                 const Values&... values) {
    std::optional<Row> out;
    Lookup lookup(registry);
    if (lookup.start(query, values...) && lookup.next()) out = convert(lookup.row());
    if (lookup.failed()) return lookup.error();
    return out;
}

/// For tests and for callers with other memory budgets.
struct RegistryAccess {
    [[nodiscard]] static Result<Registry> open(const std::filesystem::path& path, const TrustRoot& root,
                                               std::uint64_t whole_file_bytes);
    [[nodiscard]] static Result<Registry> take(RegistryDescription description, std::shared_ptr<const PagedFile> file);
    [[nodiscard]] static Registry::Impl& impl(const Registry& registry) noexcept { return *registry.impl_; }
};

}  // namespace temviet
