// SPDX-License-Identifier: Apache-2.0
// Products, organisations, entitlements, keys, batches.
#include <algorithm>
#include <map>
#include <tuple>
#include <temviet/base/text.hpp>
#include <temviet/stamp/mint.hpp>
#include "registry/gtin_rules.hpp"
#include "registry/lookup_rows.hpp"
#include "registry/registry_impl.hpp"
#include "registry/schema.hpp"

namespace temviet {
namespace {

constexpr std::size_t kMaxBatchesBySerial = 4;

constexpr Date kNeverBegun{9999, 12, 31};  // a beginning that cannot be read

bool is_gtin14(std::string_view text) { return text.size() == 14 && all_digits(text); }

/// The whole serial under a declared range, or in a declared set.
bool in_range(const BatchRow& batch, std::string_view serial) {
    if (!batch.first || !batch.last || !batch.width || !batch.rand_len) return false;
    const auto number = unit_number(serial, static_cast<int>(*batch.width), static_cast<int>(*batch.rand_len));
    return number && *number >= *batch.first && *number <= *batch.last;
}

}  // namespace

Result<std::vector<ProductRow>> Registry::products_by_gtin(std::string_view gtin14) const {
    return all_rows<ProductRow>(*impl_, to_product, Query::products_by_gtin, gtin14);
}

Result<std::optional<ProductRow>> Registry::product_by_code(std::string_view organisation,
                                                            std::string_view code) const {
    return one_row<ProductRow>(*impl_, to_product, Query::product_by_code, organisation, code);
}

Result<std::vector<std::string>> Registry::gtins_of_product(std::int64_t product) const {
    return all_rows<std::string>(
        *impl_, [](const auto& row) { return row.text(0); }, Query::gtins_of_product, product);
}

Result<std::optional<OrganisationRow>> Registry::organisation(std::string_view id) const {
    return one_row<OrganisationRow>(*impl_, to_organisation, Query::organisation, id);
}

Result<std::vector<CertificateRow>> Registry::certificates_of_product(std::int64_t product) const {
    return all_rows<CertificateRow>(*impl_, to_certificate, Query::certificates_of_product, product);
}

Result<std::vector<CertificateRow>> Registry::certificates_of_organisation(std::string_view id) const {
    return all_rows<CertificateRow>(*impl_, to_certificate, Query::certificates_of_organisation, id);
}

Result<std::vector<EntitlementRow>> Registry::entitlements(std::string_view gtin14, bool measured) const {
    std::vector<EntitlementRow> out;
    if (!is_gtin14(gtin14) || is_restricted_gtin(gtin14) || (gtin14[0] == '9' && !measured)) return out;
    Lookup lookup(*impl_);
    // The signed scope limits all of this (04), also where whoever built the file did not ask it.
    const auto add = [&](EntitlementRow row) {
        if (covers_organisation(row.organisation)) out.push_back(std::move(row));
    };
    // An organisation shares the number only when all of its rows say so.
    std::map<std::string, bool> exact;
    if (lookup.start(Query::exact_entitlements, gtin14)) {
        while (lookup.next()) {
            const bool shared = lookup.row().number(1) != 0;
            const auto [at, is_new] = exact.emplace(lookup.row().text(0), shared);
            if (!is_new) at->second = at->second && shared;
        }
    }
    if (lookup.failed()) return lookup.error();
    bool all_shared = true;
    for (const auto& [organisation, shared] : exact) {
        add({organisation, true, std::nullopt, std::nullopt});
        all_shared = all_shared && shared;
    }
    if (!all_shared || is_gtin8(gtin14)) return out;
    const auto lead = [&](std::size_t length) { return gtin14.substr(1, length); };
    if (lookup.start(Query::prefix_entitlements, lead(7), lead(8), lead(9), lead(10), lead(11), lead(12))) {
        while (lookup.next())
            add({lookup.row().text(0), false, lookup.row().optional_date(1).value_or(kNeverBegun), end_date(lookup.row(), 2)});
    }
    if (lookup.failed()) return lookup.error();
    const auto by_prefix = std::find_if(out.begin(), out.end(), [](const auto& row) { return !row.exact; });
    std::sort(by_prefix, out.end(), [](const auto& a, const auto& b) {
        return std::tie(a.organisation, a.valid_from, a.valid_to) < std::tie(b.organisation, b.valid_from, b.valid_to);
    });
    return out;
}

Result<std::vector<IssuerKeyRow>> Registry::keys(std::string_view organisation, BytesView kid) const {
    auto rows = all_rows<IssuerKeyRow>(*impl_, to_issuer_key, Query::keys_of_organisation, organisation);
    if (rows)
        std::erase_if(*rows, [&](const auto& row) {
            return kid.empty() || kid.size() > row.kid.size() || !std::equal(kid.begin(), kid.end(), row.kid.begin());
        });
    return rows;
}

Result<std::vector<IssuerKeyRow>> Registry::keys_by_kid(BytesView kid, std::size_t limit) const {
    std::vector<IssuerKeyRow> out;
    if (kid.size() < 2 || kid.size() > 32) return out;
    Lookup lookup(*impl_);
    if (lookup.start(Query::keys_by_kid2, std::int64_t{kid[0]} * 256 + kid[1])) {
        while (out.size() < limit && lookup.next()) {
            const auto found = lookup.row().blob(0);
            if (found.size() == 32 && std::equal(kid.begin(), kid.end(), found.begin()))
                out.push_back(to_issuer_key(lookup.row()));
        }
    }
    if (lookup.failed()) return lookup.error();
    return out;
}

Result<bool> Registry::has_keys(std::string_view organisation) const {
    Lookup lookup(*impl_);
    const bool found = lookup.start(Query::has_keys, organisation) && lookup.next();
    if (lookup.failed()) return lookup.error();
    return found;
}

Result<std::optional<BatchRow>> Registry::batch_by_gtin(std::string_view gtin14, std::string_view lot) const {
    return one_row<BatchRow>(*impl_, to_batch, Query::batch_by_gtin, gtin14, lot);
}

Result<std::optional<BatchRow>> Registry::batch_by_product(std::int64_t product, std::string_view lot) const {
    return one_row<BatchRow>(*impl_, to_batch, Query::batch_by_product, product, lot);
}

Result<std::vector<BatchRow>> Registry::batches_by_serial(std::string_view gtin14, std::string_view serial) const {
    std::vector<BatchRow> out;
    auto all = all_rows<BatchRow>(*impl_, to_batch, Query::batches_of_gtin, gtin14);
    if (!all) return all;
    for (auto& batch : *all) {
        bool inside = in_range(batch, serial);
        if (batch.has_serial_set) {
            const auto listed = batch_has_serial(batch.id, serial);
            if (!listed) return tl::unexpected(listed.error());
            inside = *listed;
        }
        if (!inside) continue;
        out.push_back(std::move(batch));
        if (out.size() == kMaxBatchesBySerial) break;
    }
    return out;
}

Result<bool> Registry::batch_has_serial(std::int64_t batch, std::string_view serial) const {
    Lookup lookup(*impl_);
    const bool found = lookup.start(Query::batch_has_serial, batch, serial) && lookup.next();
    if (lookup.failed()) return lookup.error();
    return found;
}

Result<std::optional<ProductRow>> Registry::product(std::int64_t id) const {
    return one_row<ProductRow>(*impl_, to_product, Query::product_by_id, id);
}

Result<std::vector<OutletRow>> Registry::outlets_of(std::string_view organisation) const {
    return all_rows<OutletRow>(*impl_, to_outlet, Query::outlets_of, organisation);
}

Result<std::int64_t> Registry::batch_count(std::int64_t product) const {
    std::int64_t count = 0;
    Lookup lookup(*impl_);
    if (lookup.start(Query::batch_count, product) && lookup.next()) count = lookup.row().number(0);
    if (lookup.failed()) return lookup.error();
    return count;
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Registry::counts() const {
    std::vector<std::pair<std::string, std::int64_t>> out;
    auto connection = impl_->take();
    if (!connection) return tl::unexpected(connection.error());
    for (const auto& table : canonical_tables()) {
        const auto count = (*connection)->db.integer("SELECT count(*) FROM " + std::string(table.name));
        if (!count) return tl::unexpected(impl_->error((*connection)->db));
        out.emplace_back(table.name, *count);
    }
    impl_->give_back(std::move(*connection));
    return out;
}

}  // namespace temviet
