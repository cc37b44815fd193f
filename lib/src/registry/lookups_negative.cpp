// SPDX-License-Identifier: Apache-2.0
// Revocations, alerts, hosts: what may speak against a code.
#include <algorithm>
#include <tuple>
#include <temviet/base/text.hpp>
#include <temviet/stamp/mint.hpp>
#include "registry/lookup_rows.hpp"
#include "registry/registry_impl.hpp"

namespace temviet {
namespace {

struct RevocationQueries {
    Query by_batch, by_unit, by_range;
};

/// 03: the unit number in front of the random characters, which only the printer knows.
bool in_range(const RevocationRow& row, const std::string& serial) {
    if (!row.first || !row.last || !row.width || !row.rand_len) return false;
    const auto unit = unit_number(serial, static_cast<int>(*row.width), static_cast<int>(*row.rand_len));
    return unit && *row.first <= *unit && *unit <= *row.last;
}

template <class Goods>
Result<std::vector<RevocationRow>> revocations_of(Registry::Impl& impl, const RevocationQueries& queries,
                                                  const Goods& goods, const std::optional<std::string>& lot,
                                                  const std::optional<std::string>& serial) {
    std::vector<RevocationRow> out;
    Lookup lookup(impl);
    if (lot && lookup.start(queries.by_batch, goods, *lot))
        while (lookup.next()) out.push_back(to_revocation(lookup.row()));
    if (serial && lookup.start(queries.by_unit, goods, *serial)) {
        while (lookup.next()) {
            auto row = to_revocation(lookup.row());
            // A side that names no lot does not differ from the other's.
            if (!row.lot || !lot || *row.lot == *lot) out.push_back(std::move(row));
        }
    }
    if (serial && lookup.start(queries.by_range, goods, lot)) {
        while (lookup.next()) {
            auto row = to_revocation(lookup.row());
            if (in_range(row, *serial)) out.push_back(std::move(row));
        }
    }
    if (lookup.failed()) return lookup.error();
    // As they were asked: batch, unit, range; in each the order of entry.
    const auto asked = [](const RevocationRow& row) { return row.kind == "range" ? 2 : row.serial ? 1 : 0; };
    std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return std::pair(asked(a), a.id) < std::pair(asked(b), b.id); });
    return out;
}

/// SQL's order: what has no value first.
bool earlier(const HostRow& a, const HostRow& b) {
    return std::tie(a.pattern, a.organisation, a.valid_from) < std::tie(b.pattern, b.organisation, b.valid_from);
}

}  // namespace

Result<std::optional<RevocationRow>> Registry::revocation_of_stamp(BytesView stamp_id) const {
    auto rows = all_rows<RevocationRow>(*impl_, to_revocation, Query::revocation_of_stamp, stamp_id);
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return std::nullopt;
    // A final one before a provisional one, then the first entered.
    return *std::min_element(rows->begin(), rows->end(), [](const auto& a, const auto& b) {
        return std::pair(a.provisional, a.id) < std::pair(b.provisional, b.id);
    });
}

Result<std::vector<RevocationRow>> Registry::revocations(std::string_view gtin14, const std::optional<std::string>& lot,
                                                         const std::optional<std::string>& serial) const {
    return revocations_of(*impl_, {Query::batch_revocations, Query::unit_revocations, Query::range_revocations}, gtin14,
                          lot, serial);
}

Result<std::vector<RevocationRow>> Registry::revocations_of_product(std::int64_t product,
                                                                    const std::optional<std::string>& lot,
                                                                    const std::optional<std::string>& serial) const {
    return revocations_of(*impl_,
                          {Query::batch_revocations_of_product, Query::unit_revocations_of_product,
                           Query::range_revocations_of_product},
                          product, lot, serial);
}

Result<std::vector<AlertRow>> Registry::alerts(std::optional<std::string_view> gtin14,
                                               std::optional<std::int64_t> product,
                                               std::optional<std::string_view> organisation) const {
    std::vector<AlertRow> out;
    Lookup lookup(*impl_);
    const auto collect = [&] {
        while (lookup.next()) {
            auto row = to_alert(lookup.row(), impl_->info.kind);
            if (std::none_of(out.begin(), out.end(), [&](const auto& other) { return other.id == row.id; }))
                out.push_back(std::move(row));
        }
    };
    if (gtin14 && lookup.start(Query::alerts_by_gtin, *gtin14)) collect();
    if (product && lookup.start(Query::alerts_by_product, *product)) collect();
    if (organisation && lookup.start(Query::alerts_by_organisation, *organisation)) collect();
    if (lookup.failed()) return lookup.error();
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return out;
}

Result<std::vector<AlertRow>> Registry::alerts_by_name(std::string_view folded_name) const {
    std::vector<AlertRow> out;
    if (folded_name.empty()) return out;
    if (const auto* named = impl_->named_alerts.get()) {
        const auto [first, last] = named->equal_range(folded_name);
        for (auto it = first; it != last; ++it) out.push_back(it->second);
        return out;
    }
    auto rows = all_rows<AlertRow>(
        *impl_, [this](const auto& row) { return to_alert(row, impl_->info.kind); }, Query::alerts_by_name);
    if (!rows) return rows;
    std::multimap<std::string, AlertRow, std::less<>> by_name;
    for (const auto& row : *rows) {
        const auto product = row.product_name ? fold_vietnamese(*row.product_name) : std::string();
        if (!product.empty()) by_name.emplace(product, row);
        // Several firms stand in one row, with semicolons between them.
        for (std::string_view rest = row.firm_name ? std::string_view(*row.firm_name) : std::string_view(); !rest.empty();) {
            const auto end = std::min(rest.find(';'), rest.size());
            const auto firm = fold_vietnamese(rest.substr(0, end));
            if (!firm.empty() && firm != product) by_name.emplace(firm, row);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    impl_->named_alerts.keep(std::move(by_name));
    return alerts_by_name(folded_name);
}

Result<std::vector<HostRow>> Registry::hosts_of(std::string_view organisation) const {
    auto rows = all_rows<HostRow>(*impl_, to_host, Query::hosts_of, organisation);
    if (rows) std::sort(rows->begin(), rows->end(), earlier);
    return rows;
}

Result<std::vector<HostRow>> Registry::hosts_matching(std::string_view host) const {
    std::vector<HostRow> out;
    Lookup lookup(*impl_);
    const auto collect = [&](std::string_view pattern) {
        const auto before = static_cast<std::ptrdiff_t>(out.size());
        if (lookup.start(Query::hosts_by_pattern, pattern))
            while (lookup.next()) out.push_back(to_host(lookup.row()));
        std::sort(out.begin() + before, out.end(), earlier);
    };
    collect(host);
    // "*.host" stands for names below host, never for host itself.
    for (auto dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1))
        if (dot != 0) collect("*" + std::string(host.substr(dot)));
    if (lookup.failed()) return lookup.error();
    return out;
}

Result<std::vector<HostRow>> Registry::all_hosts() const {
    if (const auto* hosts = impl_->hosts.get()) return *hosts;
    auto rows = all_rows<HostRow>(*impl_, to_host, Query::all_hosts);
    if (!rows) return rows;
    return impl_->hosts.keep(std::move(*rows));
}

Result<std::optional<std::string>> Registry::admin_unit_name(std::string_view code) const {
    return one_row<std::string>(
        *impl_, [](const auto& row) { return row.text(0); }, Query::admin_unit_name, code);
}

}  // namespace temviet
