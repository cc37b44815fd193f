// SPDX-License-Identifier: Apache-2.0
#include "registry/source_tables.hpp"

namespace temviet {
namespace {

using K = ColumnKind;
using T = SourceTableId;

constexpr SourceColumn kSource{"source", K::reference, false, "source"};
constexpr SourceColumn kFrom{"valid_from", K::date}, kTo{"valid_to", K::date}, kMustFrom{"valid_from", K::date, true};
constexpr SourceColumn kProductOrganisation{"product_organisation", K::virtual_text}, kProductCode{"product_code", K::virtual_text};
constexpr SourceColumn kProvince{"province", K::reference, false, "admin_unit"};

}  // namespace

const std::vector<SourceTable>& source_tables() {
    static const std::vector<SourceTable> tables{
        {T::source, "source",
         {{"id", K::identifier, true}, {"title", K::text, true}, {"address"}, {"dated", K::date},
          {"quality", K::choice, true, "official|list|announcement|news|mention|demo"}},
         false, "id"},
        {T::admin_unit, "admin_unit",
         {{"code", K::identifier, true}, {"name", K::text, true}, {"name_en"}, {"level", K::choice, true, "province|district|commune"},
          {"parent", K::identifier}, kFrom, kTo},
         false, "code"},
        {T::admin_unit_map, "admin_unit_map",
         {{"old_code", K::reference, true, "admin_unit"}, {"new_code", K::reference, true, "admin_unit"}, {"from_date", K::date, true}}},
        {T::scheme, "scheme",
         {{"id", K::identifier, true}, {"name", K::text, true}, {"name_en", K::text, true}, {"validity_months", K::integer, false, {}, 1, 1200}, {"about"}},
         false, "id"},
        {T::issuer_rule, "issuer_rule",
         {{"scheme", K::reference, true, "scheme"}, {"level", K::text, true},
          {"issuer_kind", K::choice, true, "commune|district|province|ministry|government"}, kMustFrom, kTo, kSource}},
        {T::gs1_prefix, "gs1_prefix",
         {{"first", K::digits, true, {}, 3, 7}, {"last", K::digits, true, {}, 3, 7}, {"office", K::text, true}}},
        {T::gcp_block, "gcp_block",
         {{"leading", K::digits, true, {}, 3, 12}, {"prefix_length", K::integer, true, {}, 7, 12}, kSource}},
        {T::organisation, "organisation",
         {{"id", K::issuer_id, true}, {"name", K::text, true}, {"name_en"},
          {"kind", K::choice, true, "enterprise|cooperative|household|agency|other"}, {"tax_code", K::identifier}, {"address"}, kProvince,
          {"phone"}, {"website"}, {"status", K::choice, false, "active|suspended|closed", 0, 0, "active"}, {"status_at", K::date}, kSource},
         false, "id"},
        {T::organisation_prefix, "organisation_prefix",
         {{"prefix", K::digits, true, {}, 1, 13}, {"organisation", K::reference, true, "organisation"}, kMustFrom, kTo}},
        {T::issuer_key, "issuer_key",
         {{"organisation", K::reference, true, "organisation"}, {"alg", K::integer, false, {}, 1, 1, "1"},
          {"public_key", K::hex, true, {}, 32, 32}, {"usage", K::key_usage, true}, kMustFrom, kTo,
          {"status", K::choice, false, "active|retired|revoked|compromised", 0, 0, "active"}, {"status_at", K::date},
          {"compromised_at", K::date}, {"first", K::boolean}, {"endorsed_by", K::hex, false, {}, 32, 32},
          {"endorsement", K::hex, false, {}, 64, 64}, {"proof", K::hex, true, {}, 64, 64}, {"added_at", K::instant, true}},
         false, {}, {"kid", "kid2"}},
        {T::product, "product",
         {{"organisation", K::reference, true, "organisation"}, {"code", K::code, true}, {"name", K::text, true}, {"brand"}, {"category"},
          {"kind", K::choice, false, "goods|service", 0, 0, "goods"}, {"origin", K::digits, false, {}, 3, 3}, {"place"}, kProvince,
          {"net_content"}, {"shelf_life_days", K::integer, false, {}, 1, 36'500}, {"signing_since", K::date}, kSource,
          {"gtin", K::virtual_text}},
         true, {}, {"folded"}},
        {T::product_gtin, "product_gtin",
         {{"gtin", K::gtin, true}, {"organisation", K::virtual_text, true}, {"code", K::virtual_text, true},
          {"shared", K::boolean, false, {}, 0, 0, "0"}, {"provenance"}},
         false, {}, {"product"}},
        {T::certificate, "certificate",
         {{"scheme", K::reference, true, "scheme"}, kProductOrganisation, kProductCode,
          {"organisation", K::reference, false, "organisation"}, {"level"}, {"number"}, {"issuer"}, {"issued_on", K::date},
          {"expires_on", K::date}, {"status", K::choice, false, "active|withdrawn|lapsed", 0, 0, "active"}, kSource},
         true, {}, {"product"}},
        {T::batch, "batch",
         {{"organisation", K::reference, true, "organisation"}, {"gtin", K::gtin}, kProductOrganisation, kProductCode, {"lot", K::label, true},
          {"first", K::integer, false, {}, 0, INT64_MAX}, {"last", K::integer, false, {}, 0, INT64_MAX},
          {"width", K::integer, false, {}, 1, 12}, {"rand_len", K::integer, false, {}, 8, 19},
          {"quantity", K::integer, false, {}, 1, INT64_MAX}, {"production", K::date}, {"expiry", K::date}, {"markets"},
          {"hidden_commitment", K::hex, false, {}, 16, 16}, {"declaration", K::hex, false, {}, 1, 4096},
          {"published_seq", K::integer, true, {}, 1, INT64_MAX}, {"published_at", K::instant, true}},
         true, {}, {"product"}},
        {T::batch_serial, "batch_serial",
         {{"gtin", K::gtin, false, {}, 0, 0, {}, false}, kProductOrganisation, kProductCode, {"lot", K::label, true, {}, 0, 0, {}, false},
          {"serial", K::label, true}},
         false, {}, {"batch"}},
        {T::revocation, "revocation",
         {{"kind", K::choice, true, "stamp|batch|unit"}, {"stamp_id", K::hex, false, {}, 16, 16}, {"gtin", K::gtin}, kProductOrganisation,
          kProductCode, {"lot", K::label}, {"serial", K::label}, {"revoked_on", K::date, true}, {"reason"},
          {"provisional", K::boolean, false, {}, 0, 0, "0"}},
         true, {}, {"product"}},
        {T::alert, "alert",
         {{"kind", K::choice, true, "recall|stop_sale|suspension|counterfeit|warning|withdrawn"}, {"gtin", K::gtin}, kProductOrganisation,
          kProductCode, {"organisation", K::reference, false, "organisation"}, {"lot"}, {"product_name"}, {"firm_name"},
          {"related_firms"}, {"title", K::text, true}, {"agency"}, {"number"}, {"issued_on", K::date, true}, {"lifted_on", K::date}, kSource},
         true, {}, {"product"}},
        {T::host, "host",
         {{"pattern", K::host, true}, {"kind", K::choice, true, "brand|resolver|state|vendor"},
          {"organisation", K::reference, false, "organisation"}, {"name"}, kFrom, kTo, kSource}},
        {T::contact, "contact",
         {{"agency", K::text, true}, kProvince, {"hotline"}, {"website"}, kMustFrom, kTo, kSource},
         true},
    };
    return tables;
}

}  // namespace temviet
