// SPDX-License-Identifier: Apache-2.0
// The SQL of every look-up. Column orders belong to the converters in lookup_rows.hpp. What is asked for every code comes
// without ORDER BY and GROUP BY: the few rows are put in order by whoever asked, which costs a tenth of SQLite's sorter.
#include "registry/registry_impl.hpp"

namespace temviet {

#define TEMVIET_PRODUCT                                                                                  \
    "p.id, p.organisation, p.code, p.name, p.kind, p.brand, p.category, p.origin, p.place, p.province, " \
    "p.net_content, "                                                                                    \
    "p.shelf_life_days, p.signing_since, p.commune, p.source"
#define TEMVIET_ORGANISATION                                                                                  \
    "o.id, o.name, o.name_en, o.tax_code, o.address, o.province, o.phone, o.website, o.kind, o.status, o.status_at, " \
    "o.commune, o.source"
#define TEMVIET_OUTLET                                                                                             \
    "t.id, t.organisation, t.name, t.kind, t.address, t.commune, t.province, t.phone, t.website, t.valid_from, " \
    "t.valid_to, t.source"
#define TEMVIET_CERTIFICATE                                                                                  \
    "SELECT c.scheme, s.name, s.name_en, c.level, c.number, c.issuer, c.issued_on, c.expires_on, c.status, " \
    "s.validity_months, c.source, c.period "                                                                                     \
    "FROM certificate c JOIN scheme s ON s.id = c.scheme WHERE "
#define TEMVIET_KEY                                                                                                 \
    "SELECT kid, organisation, public_key, usage, valid_from, valid_to, status, status_at, compromised_at, first, " \
    "endorsed_by, added_at "                                                                                        \
    "FROM issuer_key WHERE "
#define TEMVIET_BATCH                                                                                                \
    "SELECT b.id, b.organisation, b.lot, b.first, b.last, b.width, b.rand_len, b.quantity, b.production, b.expiry, " \
    "b.hidden_commitment, "                                                                                          \
    "b.published_seq, b.published_at, EXISTS(SELECT 1 FROM batch_serial s WHERE s.batch = b.id) FROM batch b WHERE "
#define TEMVIET_REVOCATION                                                                                \
    "SELECT kind, lot, serial, reason, revoked_on, provisional, first, last, width, rand_len, id FROM revocation WHERE "
#define TEMVIET_ALERT                                                                                                  \
    "SELECT a.id, a.kind, a.gtin, a.organisation, a.lot, a.product_name, a.firm_name, a.agency, a.number, a.product, " \
    "a.title, a.issued_on, "                                                                                           \
    "a.lifted_on, s.quality, a.source, a.period FROM alert a LEFT JOIN source s ON s.id = a.source WHERE "
#define TEMVIET_HOST "SELECT pattern, kind, organisation, name, valid_from, valid_to, source FROM host "

std::string_view sql_of(Query query) noexcept {
    switch (query) {
        case Query::products_by_gtin:
            return "SELECT " TEMVIET_PRODUCT
                   " FROM product_gtin g JOIN product p ON p.id = g.product WHERE g.gtin = ?1 ORDER BY g.product";
        case Query::product_by_code:
            return "SELECT " TEMVIET_PRODUCT " FROM product p WHERE p.organisation = ?1 AND p.code = ?2";
        case Query::product_by_id: return "SELECT " TEMVIET_PRODUCT " FROM product p WHERE p.id = ?1";
        case Query::search: return "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid";
        case Query::search_word: return "SELECT doc FROM search_word WHERE term = ?1";
        case Query::search_organisation:
            return "SELECT " TEMVIET_ORGANISATION
                   " FROM search_organisation s JOIN organisation o ON o.id = s.organisation WHERE s.number = ?1";
        case Query::outlet_by_id: return "SELECT " TEMVIET_OUTLET " FROM outlet t WHERE t.id = ?1";
        case Query::outlets_of: return "SELECT " TEMVIET_OUTLET " FROM outlet t WHERE t.organisation = ?1 ORDER BY t.id";
        case Query::admin_units:
            return "SELECT code, name, name_en, level, parent, valid_from, valid_to FROM admin_unit ORDER BY code";
        case Query::admin_unit_maps: return "SELECT old_code, new_code, from_date FROM admin_unit_map ORDER BY old_code, new_code";
        case Query::batch_count:
            return "SELECT (SELECT count(*) FROM batch WHERE product = ?1) + "
                   "(SELECT count(*) FROM product_gtin g JOIN batch b ON b.gtin = g.gtin WHERE g.product = ?1)";
        case Query::all_products: return "SELECT id FROM product ORDER BY id";
        case Query::all_outlets: return "SELECT id FROM outlet ORDER BY id";
        case Query::all_organisations: return "SELECT number FROM search_organisation ORDER BY number";
        case Query::schemes: return "SELECT id, name, name_en FROM scheme ORDER BY id";
        case Query::gtins_of_product: return "SELECT gtin FROM product_gtin WHERE product = ?1 ORDER BY gtin";
        case Query::organisation:
            return "SELECT " TEMVIET_ORGANISATION " FROM organisation o WHERE o.id = ?1";
        case Query::certificates_of_product: return TEMVIET_CERTIFICATE "c.product = ?1 ORDER BY c.id";
        case Query::certificates_of_organisation: return TEMVIET_CERTIFICATE "c.organisation = ?1 ORDER BY c.id";
        case Query::exact_entitlements:
            return "SELECT p.organisation, g.shared FROM product_gtin g JOIN product p ON p.id = g.product WHERE g.gtin = ?1";
        case Query::prefix_entitlements:
            return "SELECT organisation, valid_from, valid_to FROM organisation_prefix WHERE prefix IN (?1, ?2, ?3, ?4, ?5, ?6)";
        case Query::keys_of_organisation: return TEMVIET_KEY "organisation = ?1 ORDER BY kid";
        case Query::keys_by_kid2: return TEMVIET_KEY "kid2 = ?1 ORDER BY kid";
        case Query::has_keys: return "SELECT 1 FROM issuer_key WHERE organisation = ?1 LIMIT 1";
        case Query::batch_by_gtin: return TEMVIET_BATCH "b.gtin = ?1 AND b.lot = ?2";
        case Query::batch_by_product: return TEMVIET_BATCH "b.product = ?1 AND b.lot = ?2";
        case Query::batches_of_gtin: return TEMVIET_BATCH "b.gtin = ?1 ORDER BY b.id";
        case Query::batch_has_serial: return "SELECT 1 FROM batch_serial WHERE batch = ?1 AND serial = ?2";
        case Query::revocation_of_stamp: return TEMVIET_REVOCATION "stamp_id = ?1";
        case Query::batch_revocations:
            return TEMVIET_REVOCATION "gtin = ?1 AND serial IS NULL AND lot = ?2 AND kind = 'batch'";
        case Query::unit_revocations: return TEMVIET_REVOCATION "gtin = ?1 AND serial = ?2";
        case Query::batch_revocations_of_product:
            return TEMVIET_REVOCATION "product = ?1 AND serial IS NULL AND lot = ?2 AND kind = 'batch'";
        case Query::unit_revocations_of_product: return TEMVIET_REVOCATION "product = ?1 AND serial = ?2";
        // Without a lot on the stamp (?2 NULL) the ranges of every lot are asked.
        case Query::range_revocations:
            return TEMVIET_REVOCATION
                "gtin = ?1 AND serial IS NULL AND (?2 IS NULL OR lot = ?2) AND kind = 'range'";
        case Query::range_revocations_of_product:
            return TEMVIET_REVOCATION
                "product = ?1 AND serial IS NULL AND (?2 IS NULL OR lot = ?2) AND kind = 'range'";
        case Query::alerts_by_gtin: return TEMVIET_ALERT "a.gtin = ?1 ORDER BY a.id";
        case Query::alerts_by_product: return TEMVIET_ALERT "a.product = ?1 ORDER BY a.id";
        case Query::alerts_by_organisation:
            return TEMVIET_ALERT "a.organisation = ?1 AND a.gtin IS NULL AND a.product IS NULL ORDER BY a.id";
        case Query::alerts_by_name:
            return TEMVIET_ALERT "a.gtin IS NULL AND a.product IS NULL AND a.organisation IS NULL ORDER BY a.id";
        case Query::hosts_of: return TEMVIET_HOST "WHERE organisation = ?1";
        case Query::hosts_by_pattern: return TEMVIET_HOST "WHERE pattern = ?1";
        case Query::all_hosts: return TEMVIET_HOST "ORDER BY pattern, organisation, valid_from";
        case Query::admin_unit_name: return "SELECT name FROM admin_unit WHERE code = ?1";
        case Query::source: return "SELECT id, title, address, dated, quality, read_on FROM source WHERE id = ?1";
        case Query::issuer_rules:
            return "SELECT scheme, level, issuer_kind, valid_from, valid_to, source FROM issuer_rule ORDER BY scheme, "
                   "level, valid_from, issuer_kind";
        case Query::foreign_schemes:
            return "SELECT id, name, name_en, what, shape, pattern, country, source FROM foreign_scheme ORDER BY id";
        case Query::count_: break;
    }
    return {};
}

}  // namespace temviet
