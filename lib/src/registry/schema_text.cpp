// SPDX-License-Identifier: Apache-2.0
// The text of data/schema/registry-1.sql, byte for byte (a unit test compares them).
#include "registry/schema.hpp"

namespace temviet {

std::string_view registry_schema_text() noexcept {
    return R"temviet-schema(-- temviet registry, schema version 1 (design 04). One file = one authority's signed list.
-- application_id 0x54454D56 ("TEMV"), user_version 1. Text is UTF-8 NFC. Dates are 'YYYY-MM-DD' as meant in
-- Vietnam (UTC+7); instants are whole seconds since 1970-01-01T00:00:00Z. A source folder holds one CSV or JSON
-- file a table with these column names; columns marked [build] are computed by the build and never read from sources.
-- Rows are never reused: keys, prefixes, revocations and withdrawn certificates stay for ever.

-- key/value: schema, registry_id, env, seq, built_at, kind, title, scope (JSON), policy (JSON), max_version.
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a fact comes from. quality: official | list | announcement | news | mention | code | demo.
-- read_on: the day somebody read it there, which for sources without a date is the only date there is.
CREATE TABLE source(
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  address TEXT,
  dated TEXT,
  quality TEXT NOT NULL CHECK(quality IN ('official','list','announcement','news','mention','code','demo')),
  read_on TEXT
) STRICT, WITHOUT ROWID;

-- Enterprises, cooperatives, households, agencies. id is the issuer id of stamps: [a-z0-9-]{3,64}.
CREATE TABLE organisation(
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT,
  kind TEXT NOT NULL CHECK(kind IN ('enterprise','cooperative','household','agency','other')),
  tax_code TEXT,
  address TEXT,
  commune TEXT,             -- admin_unit.code, as written down then; admin_unit_map leads to today's
  province TEXT,            -- admin_unit.code; left empty beside a commune, the build fills in today's
  phone TEXT,
  website TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK(status IN ('active','suspended','closed')),
  status_at TEXT,
  source TEXT
) STRICT, WITHOUT ROWID;

-- GS1 company prefixes, digits 2-14 of a GTIN-14. Never deleted: valid_to makes it FORMERLY_ENTITLED.
CREATE TABLE organisation_prefix(
  prefix TEXT NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY(prefix, organisation, valid_from)
) STRICT, WITHOUT ROWID;

-- Issuer keys. usage = bits item 1, batch 2, record 4, hidden 8, declare 16 (sources: words, "item,batch").
-- proof = signature by this key over "temviet/key-proof/1\n" || kid; endorsement = signature by the key
-- endorsed_by over "temviet/key-endorsement/1\n" || kid. First keys of an organisation have no endorsement
-- and endorsed_by NULL with first = 1.
CREATE TABLE issuer_key(
  kid BLOB PRIMARY KEY,               -- [build] 32 bytes, 03
  kid2 INTEGER NOT NULL,              -- [build] first two bytes, big endian
  organisation TEXT NOT NULL REFERENCES organisation(id),
  alg INTEGER NOT NULL DEFAULT 1,
  public_key BLOB NOT NULL,
  usage INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK(status IN ('active','retired','revoked','compromised')),
  status_at TEXT,                     -- when retired / revoked
  compromised_at TEXT,
  first INTEGER NOT NULL DEFAULT 0,
  endorsed_by BLOB,
  endorsement BLOB,
  proof BLOB,
  added_at INTEGER NOT NULL           -- signed time of the registry that first listed it
) STRICT, WITHOUT ROWID;
CREATE INDEX issuer_key_by_organisation ON issuer_key(organisation);
CREATE INDEX issuer_key_by_kid2 ON issuer_key(kid2);

-- Goods and services. id is internal; (organisation, code) is the issuer's own product code (pid of records).
-- origin = ISO 3166-1 numeric as claimed by the owner; signing_since = first production date that carries stamps.
-- category: free text, the wider group first: 'Đồ uống / Trà'.
CREATE TABLE product(
  id INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  brand TEXT,
  category TEXT,
  kind TEXT NOT NULL DEFAULT 'goods' CHECK(kind IN ('goods','service')),
  origin TEXT,
  place TEXT,                         -- free text: where the last stage is finished
  commune TEXT,                       -- admin_unit.code, as of organisation
  province TEXT,                      -- admin_unit.code
  net_content TEXT,
  shelf_life_days INTEGER,
  signing_since TEXT,
  source TEXT
) STRICT;
CREATE UNIQUE INDEX product_by_code ON product(organisation, code);

-- Where goods of an organisation are sold or shown, as it says itself. Without valid_to: still there, as far as known.
CREATE TABLE outlet(
  id INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'shop' CHECK(kind IN ('own_store','shop','supermarket','market','showroom','online','other')),
  address TEXT,
  commune TEXT,                       -- admin_unit.code, as of organisation
  province TEXT,
  phone TEXT,
  website TEXT,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT
) STRICT;
CREATE INDEX outlet_by_organisation ON outlet(organisation);

-- GTIN-14 of products. An exact row *replaces* prefix entitlement unless shared = 1.
CREATE TABLE product_gtin(
  gtin TEXT NOT NULL,
  product INTEGER NOT NULL REFERENCES product(id),
  shared INTEGER NOT NULL DEFAULT 0,
  provenance TEXT,
  PRIMARY KEY(gtin, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_gtin_by_product ON product_gtin(product);

-- A scheme is data, not an enumeration: OCOP, Vietnam Value, CR, CS, VietGAP, GI, …
CREATE TABLE scheme(
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  validity_months INTEGER,
  about TEXT,                         -- what the mark means and what it does not
  source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate(
  id INTEGER PRIMARY KEY,
  scheme TEXT NOT NULL REFERENCES scheme(id),
  product INTEGER REFERENCES product(id),
  organisation TEXT REFERENCES organisation(id),
  level TEXT,                         -- OCOP: 3, 4, 5
  number TEXT,                        -- decision or certificate number
  issuer TEXT,                        -- who granted it
  issued_on TEXT,
  expires_on TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK(status IN ('active','withdrawn','lapsed')),
  source TEXT,
  period TEXT,                        -- year, or year and month, where the day is not known; never the start of a term
  CHECK((product IS NULL) <> (organisation IS NULL))
) STRICT;
CREATE INDEX certificate_by_product ON certificate(product) WHERE product IS NOT NULL;
CREATE INDEX certificate_by_organisation ON certificate(organisation) WHERE organisation IS NOT NULL;

-- Which level of a scheme could be granted by whom, when. issuer_kind: commune | district | province | ministry | government.
CREATE TABLE issuer_rule(
  scheme TEXT NOT NULL REFERENCES scheme(id),
  level TEXT NOT NULL,
  issuer_kind TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  source TEXT,
  PRIMARY KEY(scheme, level, issuer_kind, valid_from)
) STRICT, WITHOUT ROWID;

-- Lots. A declared range or set makes a serial judgeable; published_* are set by the authority, never the issuer.
-- declaration = the issuer's COSE_Sign1 (03, decl), verified by the build; NULL for lots declared on paper.
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  gtin TEXT,
  product INTEGER REFERENCES product(id),   -- goods without a GTIN
  lot TEXT NOT NULL,
  first INTEGER, last INTEGER, width INTEGER, rand_len INTEGER,
  quantity INTEGER,
  production TEXT, expiry TEXT,
  markets TEXT,
  hidden_commitment BLOB,
  declaration BLOB,
  published_seq INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  CHECK((gtin IS NULL) <> (product IS NULL))
) STRICT;
CREATE UNIQUE INDEX batch_by_gtin_lot ON batch(gtin, lot) WHERE gtin IS NOT NULL;
CREATE UNIQUE INDEX batch_by_product_lot ON batch(product, lot) WHERE product IS NOT NULL;
CREATE TABLE batch_serial(
  batch INTEGER NOT NULL REFERENCES batch(id),
  serial TEXT NOT NULL,
  PRIMARY KEY(batch, serial)
) STRICT, WITHOUT ROWID;

-- Append-only. kind stamp: stamp_id; kind batch: gtin or product + lot; kind unit: gtin or product + serial, and the
-- lot where the stamps carry one; kind range: gtin or product + lot + the units first to last of serials with that
-- width and rand_len (a spoiled print run: nobody but the printer knows the random parts).
CREATE TABLE revocation(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('stamp','batch','unit','range')),
  stamp_id BLOB,
  gtin TEXT,
  product INTEGER REFERENCES product(id),
  lot TEXT,
  serial TEXT,
  first INTEGER, last INTEGER, width INTEGER, rand_len INTEGER,
  revoked_on TEXT NOT NULL,
  reason TEXT,
  provisional INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX revocation_by_stamp ON revocation(stamp_id) WHERE stamp_id IS NOT NULL;
CREATE INDEX revocation_by_gtin ON revocation(gtin, serial, lot) WHERE gtin IS NOT NULL;
CREATE INDEX revocation_by_product ON revocation(product, serial, lot) WHERE product IS NOT NULL;

-- Orders and warnings of authorities. Scope: gtin [+ lot], product [+ lot], or organisation (all its goods).
-- A row with none of these (only names) is for notices.
CREATE TABLE alert(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('recall','stop_sale','suspension','counterfeit','warning','withdrawn')),
  gtin TEXT,
  product INTEGER REFERENCES product(id),
  organisation TEXT REFERENCES organisation(id),
  lot TEXT,
  product_name TEXT,
  firm_name TEXT,
  related_firms TEXT,                 -- notices only, never a level
  title TEXT NOT NULL,
  agency TEXT,
  number TEXT,
  issued_on TEXT NOT NULL,
  lifted_on TEXT,
  source TEXT,
  period TEXT                         -- year and month, where the day is not known: issued_on is then its last day
) STRICT;
CREATE INDEX alert_by_gtin ON alert(gtin) WHERE gtin IS NOT NULL;
CREATE INDEX alert_by_product ON alert(product) WHERE product IS NOT NULL;
CREATE INDEX alert_by_organisation ON alert(organisation) WHERE organisation IS NOT NULL;

-- Hosts of links. kind: brand | resolver | state | vendor. pattern: "host" or "*.host" (label boundary).
CREATE TABLE host(
  pattern TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('brand','resolver','state','vendor')),
  organisation TEXT REFERENCES organisation(id),
  name TEXT,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT
) STRICT;
CREATE INDEX host_by_pattern ON host(pattern);
CREATE INDEX host_by_organisation ON host(organisation) WHERE organisation IS NOT NULL;

-- Codes of other schemes, and everyday links that are no stamp, told by the host of the link (pattern as in host) or by
-- how the text begins. what: scheme | payment | contact | app_store | shortener | page.
CREATE TABLE foreign_scheme(
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  what TEXT NOT NULL CHECK(what IN ('scheme','payment','contact','app_store','shortener','page')),
  shape TEXT NOT NULL CHECK(shape IN ('host','start')),
  pattern TEXT NOT NULL,
  country TEXT,             -- ISO 3166-1 alpha-2
  source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE admin_unit(
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT,
  level TEXT NOT NULL CHECK(level IN ('province','district','commune')),
  parent TEXT,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE admin_unit_map(
  old_code TEXT NOT NULL,
  new_code TEXT NOT NULL,
  from_date TEXT NOT NULL,
  source TEXT,
  PRIMARY KEY(old_code, new_code)
) STRICT, WITHOUT ROWID;

-- Tables of GS1: who issues which prefix (never the origin of goods), and company prefix lengths by block.
CREATE TABLE gs1_prefix(
  first TEXT NOT NULL, last TEXT NOT NULL,
  office TEXT NOT NULL,
  source TEXT,
  PRIMARY KEY(first)
) STRICT, WITHOUT ROWID;
CREATE TABLE gcp_block(
  leading TEXT PRIMARY KEY,           -- leading digits of GTIN-13, e.g. "8930"
  prefix_length INTEGER NOT NULL CHECK(prefix_length BETWEEN 7 AND 12),
  source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contact(
  id INTEGER PRIMARY KEY,
  agency TEXT NOT NULL,
  province TEXT,
  hotline TEXT,
  website TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  source TEXT
) STRICT;

-- [build] The search index, made out of the rows above and no part of state_root: who changes rows makes it anew.
-- rowid = kind * 2^40 + number: 0 product (product.id), 1 organisation (number in search_organisation), 2 outlet
-- (outlet.id). words: all words of the names without marks; those that carry a mark once more with it, the tone moved
-- to the end; the words of owner and category behind a middle dot (U+00B7). The text itself is not kept a second time.
CREATE TABLE search_organisation(
  number INTEGER PRIMARY KEY,         -- place in id order
  organisation TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE search_word USING fts5vocab(search, 'row');
)temviet-schema";
}

}  // namespace temviet
