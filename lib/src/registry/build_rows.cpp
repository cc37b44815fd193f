// SPDX-License-Identifier: Apache-2.0
// Rules of single rows: references, dates, scope, and what a table asks of its own columns.
#include "registry/build_state.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/stamp/mint.hpp>

namespace temviet {
namespace {

std::string shown(std::string_view text) { return "“" + display_safe(text, 60) + "”"; }

/// A person would look for the word, not for the rule.
bool contains(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Cell& BuildRow::operator[](std::string_view column) {
    for (std::size_t at = 0; at < table->columns.size(); ++at)
        if (table->columns[at].name == column) return cells[at];
    static thread_local Cell none;  // a column this table does not have: never present
    none.clear();
    return none;
}

void BuildState::refuse(BuildRow& row, std::string_view column, std::string code, std::string message) {
    row.ok = false;
    errors.add(*row.file, row.line, column, std::move(code), std::move(message));
}

void BuildState::check_references(BuildRow& row) {
    const auto& columns = row.table->columns;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const auto& cell = row.cells[at];
        if (columns[at].kind != ColumnKind::reference || !cell.present) continue;
        if (!ids_[columns[at].words].contains(cell.text))
            refuse(row, columns[at].name, "UNKNOWN_REFERENCE",
                   "expected the id of a row of " + std::string(columns[at].words) + "; found " + shown(cell.text));
    }
}

void BuildState::check_dates(BuildRow& row, std::string_view from, std::string_view to) {
    const auto first = row[from];
    const auto& last = row[to];
    if (first.present && last.present && first.number > last.number)
        refuse(row, to, "DATE_ORDER",
               "expected a date not before " + std::string(from) + " " + first.text + "; found " + last.text);
}

void BuildState::remember(BuildRow& row) {
    if (!row.table->key.empty()) {
        const auto& id = row[row.table->key];
        if (id.present && !ids_[row.table->name].insert(id.text).second)
            refuse(row, row.table->key, "DUPLICATE", "the id " + shown(id.text) + " stands in an earlier row already");
    }
    if (row.table->id == SourceTableId::organisation) {
        const auto& id = row["id"].text;
        if (owner_index_.try_emplace(id, static_cast<std::uint32_t>(owners_.size())).second) owners_.push_back(id);
    }
    if (row.table->id == SourceTableId::product) {
        const auto& organisation = row["organisation"];
        const auto& code = row["code"];
        const auto owner = owner_index_.find(organisation.text);
        product_owner_.push_back(owner == owner_index_.end() ? 0 : owner->second);
        if (organisation.present && code.present &&
            !products_.emplace(organisation.text + "\n" + code.text, row.id).second)
            refuse(row, "code", "DUPLICATE",
                   shown(organisation.text) + " has a product with the code " + shown(code.text) +
                       " in an earlier row already");
    }
}

void BuildState::check(BuildRow& row) {
    const bool readable = row.ok;
    remember(row);
    if (!readable) return;
    check_references(row);
    check_dates(row, "valid_from", "valid_to");
    switch (row.table->id) {
        case SourceTableId::source:
        case SourceTableId::scheme:
        case SourceTableId::issuer_rule:
        case SourceTableId::contact: break;
        case SourceTableId::admin_unit:
            if (row["parent"].present) parents_.emplace_back(row["parent"].text, Place{*row.file, row.line});
            add_unit(row);
            break;
        case SourceTableId::admin_unit_map:
            if (row.ok)
                places_.add_map(row["old_code"].text, row["new_code"].text, date_from_days(row["from_date"].number));
            break;
        case SourceTableId::gs1_prefix: {
            const auto first = row["first"].text;
            const auto& last = row["last"].text;
            if (first.size() != last.size() || first > last)
                refuse(row, "last", "BAD_RANGE",
                       "expected as many digits as first, and not less; found " + first + "–" + last);
            break;
        }
        case SourceTableId::gcp_block:
            if (!blocks_.add(row["leading"].text, static_cast<int>(row["prefix_length"].number)))
                refuse(row, "prefix_length", "BLOCK_CONFLICT",
                       "the published GS1 table gives block " + row["leading"].text + " another length");
            break;
        case SourceTableId::organisation:
            if (!header.scope.organisations.empty() && row["id"].present &&
                !contains(header.scope.organisations, row["id"].text))
                refuse(row, "id", "OUT_OF_SCOPE",
                       "the signed scope of this registry does not name the organisation " + shown(row["id"].text));
            check_place(row);
            break;
        case SourceTableId::outlet: check_place(row); break;
        case SourceTableId::organisation_prefix: check_prefix(row); break;
        case SourceTableId::issuer_key: check_key(row); break;
        case SourceTableId::product: check_product(row); break;
        case SourceTableId::product_gtin: {
            const auto product = resolve_product(row, "organisation", "code");
            if (product != 0 && check_gtin(row, "gtin", row["gtin"].text))
                add_gtin(row, row["gtin"].text, product, row["shared"].number != 0, row["provenance"].text);
            break;
        }
        case SourceTableId::certificate: check_certificate(row); break;
        case SourceTableId::batch: check_batch(row); break;
        case SourceTableId::batch_serial: check_batch_serial(row); break;
        case SourceTableId::revocation: check_revocation(row); break;
        case SourceTableId::alert: check_alert(row); break;
        case SourceTableId::host: check_host(row); break;
        case SourceTableId::foreign_scheme:
            if (row["shape"].text == "host" && !is_host_pattern(row["pattern"].text))
                refuse(row, "pattern", "BAD_HOST", "expected a lower-case host name, or *. and one; found " + shown(row["pattern"].text));
            break;
    }
}

std::int64_t BuildState::resolve_product(BuildRow& row, std::string_view organisation_column,
                                         std::string_view code_column, const std::string& default_organisation) {
    const auto organisation = row[organisation_column];
    const auto code = row[code_column];
    if (!organisation.present && !code.present) return 0;
    const std::string& owner = organisation.present ? organisation.text : default_organisation;
    if (owner.empty() || !code.present) {
        refuse(row, code.present ? organisation_column : code_column, "MISSING_VALUE",
               "a product is named by its organisation and its code; one of them is empty");
        return 0;
    }
    const auto found = products_.find(owner + "\n" + code.text);
    if (found != products_.end()) return found->second;
    refuse(row, code_column, "UNKNOWN_REFERENCE",
           "expected the code of a product of " + shown(owner) + "; found " + shown(code.text));
    return 0;
}

void BuildState::add_unit(BuildRow& row) {
    const auto text = [&](std::string_view column) {
        const auto& cell = row[column];
        return cell.present ? std::optional(cell.text) : std::nullopt;
    };
    const auto date = [&](std::string_view column) {
        const auto& cell = row[column];
        return cell.present ? std::optional(date_from_days(cell.number)) : std::nullopt;
    };
    places_.add({row["code"].text, row["name"].text, text("name_en"), row["level"].text, text("parent"),
                 date("valid_from"), date("valid_to")});
}

void BuildState::check_place(BuildRow& row) {
    const auto& commune = row["commune"];
    auto& province = row["province"];
    if (!commune.present || !row.ok) return;
    const auto key = commune.text + "\n" + province.text;
    const auto [known, fresh] = judged_places_.try_emplace(key, true, std::string());
    auto& [fits, fill] = known->second;
    if (fresh) {
        const auto* unit = places_.find(commune.text);
        if (unit == nullptr || places_.row(*unit).level != "commune") {
            judged_places_.erase(known);
            return refuse(row, "commune", "BAD_PLACE",
                          "expected a unit of the level commune; found " + shown(commune.text));
        }
        const auto above = places_.provinces(*unit);
        if (const auto* named = province.present ? places_.find(province.text) : nullptr) {
            // Old or new: enough that the two can be the same province.
            auto possible = places_.today(*named);
            possible.push_back(*named);
            fits = above.empty() || std::any_of(possible.begin(), possible.end(), [&](auto each) {
                return std::find(above.begin(), above.end(), each) != above.end();
            });
        } else if (const auto now = places_.provinces_today(*unit); now.size() == 1) {
            fill = places_.row(now.front()).code;
        }
    }
    if (!fits)
        refuse(row, "province", "PLACE_DIFFERS",
               "the commune " + shown(commune.text) + " does not lie in the province " + shown(province.text));
    if (fill.empty() || province.present) return;
    province.present = true;
    province.text = fill;
}

void BuildState::check_product(BuildRow& row) {
    check_place(row);
    if (!header.scope.places.empty() && row["province"].present && !contains(header.scope.places, row["province"].text))
        refuse(row, "province", "OUT_OF_SCOPE",
               "the signed scope of this registry does not name the place " + shown(row["province"].text));
    std::string_view rest = row["gtin"].text;
    while (!rest.empty()) {
        const auto end = rest.find_first_of(" \n\t");
        const auto word = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (word.empty()) continue;
        std::string gtin14;
        FieldFault fault;
        if (!parse_gtin(word, gtin14, fault))
            refuse(row, "gtin", std::move(fault.code), std::move(fault.message));
        else if (check_gtin(row, "gtin", gtin14))
            add_gtin(row, gtin14, row.id, false, {});
    }
}

void BuildState::check_certificate(BuildRow& row) {
    auto& product = row.computed(0);
    product.number = resolve_product(row, "product_organisation", "product_code");
    product.present = product.numeric = product.number != 0;
    if (row.ok && product.present == row["organisation"].present)
        refuse(row, "organisation", "ONE_SUBJECT",
               "a certificate belongs to one product (product_organisation and product_code) or to one organisation");
    check_dates(row, "issued_on", "expires_on");
    if (!header.scope.schemes.empty() && !contains(header.scope.schemes, row["scheme"].text))
        refuse(row, "scheme", "OUT_OF_SCOPE",
               "the signed scope of this registry does not name the scheme " + shown(row["scheme"].text));
}

std::string BuildState::batch_key(const BuildRow& row, std::int64_t product) {
    auto& mutable_row = const_cast<BuildRow&>(row);
    const auto& gtin = mutable_row["gtin"].text;
    return (product != 0 ? std::to_string(product) : gtin) + (product != 0 ? "#" : "\n") + mutable_row["lot"].text;
}

void BuildState::check_batch(BuildRow& row) {
    const auto organisation = row["organisation"].text;
    auto& product = row.computed(0);
    product.number = resolve_product(row, "product_organisation", "product_code", organisation);
    product.present = product.numeric = product.number != 0;
    const auto& gtin = row["gtin"];
    if (!row.ok) return;
    if (gtin.present == product.present)
        return refuse(row, "gtin", "ONE_SUBJECT",
                      "a batch is of one GTIN, or of one product without a GTIN (product_code)");
    if (gtin.present && check_gtin(row, "gtin", gtin.text) && !entitled(gtin.text).contains(organisation))
        refuse(row, "organisation", "NOT_ENTITLED", shown(organisation) + " is not entitled to the GTIN " + gtin.text);
    if (product.present && owners_[product_owner_[static_cast<std::size_t>(product.number - 1)]] != organisation)
        refuse(row, "product_organisation", "NOT_ENTITLED", "the product belongs to another organisation");
    const auto first = row["first"], last = row["last"], width = row["width"], rand = row["rand_len"],
               quantity = row["quantity"];
    const int given = first.present + last.present + width.present + rand.present;
    if (given != 0 && given != 4)
        return refuse(row, "first", "BAD_RANGE", "first, last, width and rand_len are given together or not at all");
    if (given == 4) {
        if (first.number > last.number)
            refuse(row, "last", "BAD_RANGE",
                   "expected a number of at least first = " + std::to_string(first.number) + "; found " +
                       std::to_string(last.number));
        if (width.number + rand.number > 20)
            refuse(row, "rand_len", "BAD_RANGE",
                   "a serial has at most 20 characters; width and rand_len make " +
                       std::to_string(width.number + rand.number));
        if (width.number < 12 && last.number >= (std::int64_t{1} << (5 * width.number)))
            refuse(row, "width", "BAD_RANGE",
                   "last = " + std::to_string(last.number) + " does not fit into " + std::to_string(width.number) +
                       " base-32 characters");
        if (quantity.present && last.number - first.number >= 0 && quantity.number - 1 > last.number - first.number)
            refuse(row, "quantity", "BAD_RANGE",
                   "expected at most the " + std::to_string(last.number - first.number + 1) +
                       " units of the range; found " + std::to_string(quantity.number));
    }
    check_dates(row, "production", "expiry");
    if (row["published_seq"].number > header.seq)
        refuse(row, "published_seq", "FUTURE",
               "expected at most the registry's seq " + std::to_string(header.seq) + "; found " +
                   std::to_string(row["published_seq"].number));
    if (row["published_at"].number > header.built_at.seconds)
        refuse(row, "published_at", "FUTURE",
               "expected an instant not after the registry's built_at " + to_string(header.built_at));
    if (!batches_.emplace(batch_key(row, product.number), BatchEntry{row.id, given == 4, first.number, last.number, width.number, rand.number, {*row.file, row.line}}).second)
        refuse(row, "lot", "DUPLICATE",
               "the same goods have a batch with the lot " + shown(row["lot"].text) + " in an earlier row already");
    if (row["declaration"].present) check_declaration(row);
}

void BuildState::check_declaration(BuildRow& row) {
    const auto& cose = row["declaration"].text;
    std::optional<BatchDeclaration> declared;
    bool tried = false;
    for (const auto& key : keys) {
        if (key.organisation != row["organisation"].text || !has(key.usage, KeyUsage::declare)) continue;
        tried = true;
        auto opened = open_declaration(as_bytes(cose), IssuerKey{key.organisation, key.key, key.usage}, header.env);
        if (!opened) continue;
        declared = std::move(*opened);
        break;
    }
    if (!declared)
        return refuse(row, "declaration", "DECLARATION_INVALID",
                      tried ? "no key of the organisation with the usage declare made this signature"
                            : "the organisation has no key with the usage declare");
    const auto same = [&](std::string_view column, bool equal) {
        if (!equal)
            refuse(row, column, "DECLARATION_DIFFERS", "the signed declaration says something else than this column");
    };
    const auto number = [&](std::string_view column, std::int64_t value) {
        same(column, (row[column].present ? row[column].number : 0) == value);
    };
    const auto date = [&](std::string_view column, const std::optional<Date>& value) {
        same(column, row[column].text == (value ? to_string(*value) : ""));
    };
    same("gtin", row["gtin"].text == declared->gtin.value_or(""));
    same("product_code", row["product_code"].text == declared->pid.value_or(""));
    same("lot", row["lot"].text == declared->lot);
    number("first", declared->first);
    number("last", declared->last);
    number("width", declared->width);
    number("rand_len", declared->rand_len);
    number("quantity", declared->quantity);
    date("production", declared->production);
    date("expiry", declared->expiry);
    std::string markets;
    for (const auto& market : declared->markets) markets += (markets.empty() ? "" : ",") + market;
    same("markets", row["markets"].text == markets);
}

void BuildState::check_batch_serial(BuildRow& row) {
    const auto product = resolve_product(row, "product_organisation", "product_code");
    const auto& gtin = row["gtin"];
    if (!row.ok) return;
    if (gtin.present == (product != 0))
        return refuse(row, "gtin", "ONE_SUBJECT", "a batch is named by GTIN and lot, or by product and lot");
    const auto found = batches_.find(batch_key(row, product));
    if (found == batches_.end())
        return refuse(row, "lot", "UNKNOWN_REFERENCE", "no batch of these goods has the lot " + shown(row["lot"].text));
    if (found->second.range)
        return refuse(row, "serial", "RANGE_AND_SET",
                      "the batch declares a range already; it has either a range or a set of serials");
    auto& batch = row.computed(0);
    batch.present = batch.numeric = true;
    batch.number = found->second.id;
}

void BuildState::check_revocation(BuildRow& row) {
    auto& product = row.computed(0);
    product.number = resolve_product(row, "product_organisation", "product_code");
    product.present = product.numeric = product.number != 0;
    if (!row.ok) return;
    const auto kind = row["kind"].text;
    const bool stamp = row["stamp_id"].present, gtin = row["gtin"].present, lot = row["lot"].present,
               serial = row["serial"].present;
    const int units = row["first"].present + row["last"].present + row["width"].present + row["rand_len"].present;
    const auto expect = [&](bool ok, std::string_view column, const char* what) {
        if (!ok) refuse(row, column, "BAD_REVOCATION", std::string("a revocation of kind ") + kind + what);
    };
    if (kind == "stamp")
        expect(stamp && !gtin && !product.present && !lot && !serial, "stamp_id", " names a stamp_id and nothing else");
    else
        expect(!stamp && gtin != product.present, "gtin", " names one GTIN or one product, and no stamp_id");
    if (kind == "batch") expect(lot && !serial, "lot", " names a lot and no serial");
    if (kind == "unit") expect(serial, "serial", " names a serial");
    if (kind == "range") {
        expect(lot && !serial, "lot", " names a lot and no serial");
        expect(units == 4, "first", " names first, last, width and rand_len");
        if (row.ok) check_revoked_range(row, product.number);
    } else {
        expect(units == 0, "first", " names no range of units");
    }
    if (gtin) (void)check_gtin(row, "gtin", row["gtin"].text);
}

/// A range that no declared serial falls into would revoke nothing, quietly.
void BuildState::check_revoked_range(BuildRow& row, std::int64_t product) {
    const auto first = row["first"].number, last = row["last"].number;
    const auto batch = batches_.find(batch_key(row, product));
    if (batch == batches_.end() || !batch->second.range)
        return refuse(row, "lot", "UNKNOWN_REFERENCE",
                      "expected a lot of these goods with a range in the table batch; found " + shown(row["lot"].text));
    const auto& declared = batch->second;
    if (row["width"].number != declared.width || row["rand_len"].number != declared.rand_len)
        refuse(row, "width", "BAD_REVOCATION",
               "the lot declares width " + std::to_string(declared.width) + " and rand_len " +
                   std::to_string(declared.rand_len) + "; serials of another shape would not be revoked");
    if (first > last || first < declared.first || declared.last < last)
        refuse(row, "first", "BAD_RANGE",
               "expected units within " + std::to_string(declared.first) + "–" + std::to_string(declared.last) +
                   " of the lot; found " + std::to_string(first) + "–" + std::to_string(last));
}

void BuildState::check_alert(BuildRow& row) {
    auto& product = row.computed(0);
    product.number = resolve_product(row, "product_organisation", "product_code");
    product.present = product.numeric = product.number != 0;
    if (!row.ok) return;
    const bool gtin = row["gtin"].present, goods = gtin || product.present;
    if (row["lot"].present && !goods && !row["product_name"].present)
        refuse(row, "lot", "LOT_WITHOUT_GOODS", "an alert for a lot names its GTIN, its product or at least the product's name too");
    if (!goods && !row["organisation"].present && !row["product_name"].present && !row["firm_name"].present)
        refuse(row, {}, "ONE_SUBJECT",
               "an alert names a GTIN, a product, an organisation, or at least a product's or firm's name");
    if (gtin) (void)check_gtin(row, "gtin", row["gtin"].text);
    check_dates(row, "issued_on", "lifted_on");
}

void BuildState::check_host(BuildRow& row) {
    if (row["kind"].text == "brand" && !row["organisation"].present)
        refuse(row, "organisation", "MISSING_VALUE", "a brand's host names the organisation it belongs to");
}

}  // namespace temviet
