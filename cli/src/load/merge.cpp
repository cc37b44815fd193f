// SPDX-License-Identifier: Apache-2.0
#include "load/merge.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/registry/build.hpp>

#include "load/names.hpp"
#include "load/product_index.hpp"

namespace temviet::cli {
namespace {

constexpr std::string_view kOcop = "ocop";

bool has_column(std::string_view table, std::string_view column) {
    const auto columns = source_columns(table);
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

struct Row {
    std::size_t number = 0;  // 1-based
    const SheetRecord* record = nullptr;
    std::array<std::vector<std::string>, kFieldCount> values;
    bool ok = true;

    [[nodiscard]] std::string operator[](Field field) const {
        const auto& list = values[static_cast<std::size_t>(field)];
        return list.empty() ? std::string() : list.front();
    }
};

class Work {
public:
    Work(const Context& context, const SheetTable& table, const Sheet& sheet, const std::string& file, const SheetMap& map, SourceFolder& target,
         const LoadSource& source, Date today, SheetFaults& faults)
        : context_(context), table_(table), sheet_(sheet), file_(file), map_(map), target_(target), source_(source), today_(today), faults_(faults) {}

    Result<MergeResult> run(SourceFolder& places_from) {
        for (auto [name, slot] : {std::pair{"organisation", &organisations_}, {"product", &products_}, {"product_gtin", &gtins_},
                                  {"certificate", &certificates_}, {"scheme", &schemes_}, {"source", &sources_}, {"admin_unit", &units_},
                                  {"organisation_prefix", &prefixes_}}) {
            auto opened = target_.table(name);
            if (!opened) return tl::unexpected(opened.error());
            *slot = *opened;
        }
        auto units = places_from.table("admin_unit"), unit_map = places_from.table("admin_unit_map");
        if (!units) return tl::unexpected(units.error());
        if (!unit_map) return tl::unexpected(unit_map.error());
        foreign_units_ = *units;
        const Places places(context_, **units, **unit_map);
        places_ = &places;
        index_.build(*products_, *gtins_);
        for (std::size_t row = 0; row < organisations_->rows.size(); ++row) remember_organisation(row);
        for (std::size_t row = 0; row < units_->rows.size(); ++row) unit_codes_.insert(units_->get(row, "code"));
        for (std::size_t row = 0; row < certificates_->rows.size(); ++row) by_subject_.emplace(subject_of(row), row);
        for (const auto& record : table_.records) {
            if (interrupted()) return fail("CANCELLED", "interrupted; nothing was written");
            merge(record);
        }
        result_.records = table_.records.size();
        return std::move(result_);
    }

private:
    [[nodiscard]] std::string_view tr(std::string_view vi, std::string_view en) const { return context_.tr(vi, en); }

    void fault(Row& row, Field field, std::string code, std::string found, std::string message, std::string fix = {}) {
        row.ok = false;
        const auto column = table_.columns[static_cast<std::size_t>(field)];
        faults_.add({file_, sheet_.name, row.number, column ? column_letters(*column) : "",
                     column ? table_.headings[*column] : std::string(field_words(field, context_.language == Language::vi)), std::move(code),
                     std::move(found), std::move(message), std::move(fix)});
    }

    // ---- one record -------------------------------------------------------------------------------------------
    void merge(const SheetRecord& record) {
        Row row;
        row.number = record.row + 1;
        row.record = &record;
        for (std::size_t at = 0; at < kFieldCount; ++at) read_value(row, static_cast<Field>(at));
        if (row[Field::product_name].empty() && row.ok)
            fault(row, Field::product_name, "MISSING_VALUE", "", std::string(tr("thiếu tên sản phẩm", "the product's name is missing")));
        if (row[Field::organisation_name].empty() && row[Field::organisation_id].empty() && row.ok)
            fault(row, Field::organisation_name, "MISSING_VALUE", "", std::string(tr("thiếu chủ thể", "the owner is missing")));
        const auto place = find_place(row);
        if (!row.ok) return;
        const auto organisation = resolve_organisation(row, place);
        if (!row.ok) return;
        const auto product = resolve_product(row, organisation, place);
        if (!row.ok) return;
        add_gtins(row, organisation, product);
        if (row.ok) add_certificate(row, organisation, product);
    }

    void read_value(Row& row, Field field) {
        const auto at = static_cast<std::size_t>(field);
        SheetCell constant;
        const SheetCell* cell = row.record->cells[at];
        const auto given = map_.constants.find(field);
        if ((cell == nullptr || cell->kind == CellKind::empty) && given != map_.constants.end()) {
            constant = {CellKind::text, false, given->second};
            cell = &constant;
        }
        if (cell == nullptr) return;
        if (const auto words = map_.words.find(field); words != map_.words.end())
            if (const auto word = words->second.find(heading_key(cell_text(*cell))); word != words->second.end()) {
                constant = {word->second.empty() ? CellKind::empty : CellKind::text, false, word->second};
                cell = &constant;
            }
        std::optional<ValueFault> wrong;
        row.values[at] = parse_value(context_, field, *cell, today_, wrong);
        if (wrong) fault(row, field, std::move(wrong->code), cell->text, std::move(wrong->message), std::move(wrong->fix));
    }

    PlaceAnswer find_place(Row& row) {
        const auto commune = row[Field::commune], district = row[Field::district], province = row[Field::province];
        if (commune.empty() && district.empty() && province.empty()) return {};
        if (!commune.empty() && !places_->knows_communes())
            notice_once("communes", std::string(tr("nguồn chưa có danh mục xã, phường: tên xã chỉ được giữ trong địa chỉ (xem --places)",
                                                   "the sources have no list of communes: their names are kept in the address only (see --places)")));
        std::optional<ValueFault> wrong;
        const auto found = places_->find(commune, district, province, map_.places, wrong);
        const auto written = (commune.empty() ? "" : commune + ", ") + (district.empty() ? "" : district + ", ") + province;
        if (wrong) {
            fault(row, commune.empty() || !places_->knows_communes() ? Field::province : Field::commune, wrong->code, written, wrong->message, wrong->fix);
            return {};
        }
        if (found.moved)
            notice_once("moved " + found.commune + heading_key(commune.empty() ? province : commune),
                        fmt::format(fmt::runtime(tr("dòng {}: “{}” nay là {}", "row {}: “{}” is {} today")), row.number, display_safe(written, 120),
                                    places_->words(found.commune.empty() ? found.province : found.commune)));
        return found;
    }

    // ---- tables -------------------------------------------------------------------------------------------------
    /// Writes a value that is given. Two rows of one sheet may not say different things of one fact.
    void update(Row& row, SourceTableFile& table, std::size_t at, const char* column, const std::string& value, Field field) {
        if (value.empty()) return;
        const auto [place, first] = set_by_.try_emplace({table.name(), at, column}, row.number, value);
        if (!first && place->second.second != value)
            return fault(row, field, "ROW_CONFLICT", value,
                         fmt::format(fmt::runtime(tr("dòng {} ghi khác: “{}”", "row {} says something else: “{}”")), place->second.first,
                                     display_safe(place->second.second, 80)),
                         std::string(tr("giữ một giá trị đúng cho cả hai dòng", "keep the right one in both rows")));
        if (table.set(at, column, value)) touch(row, table, at);
    }
    void touch(const Row& row, SourceTableFile& table, std::size_t at) {
        table.rows[at].origin = row.number;
        if (has_column(table.name(), "source")) table.set(at, "source", source_id());
    }
    /// The row of `source` is made when the first fact needs it: loading the same sheet again changes nothing.
    const std::string& source_id() {
        for (std::size_t at = 0; at < sources_->rows.size(); ++at)
            if (sources_->get(at, "id") == source_.id) return source_.id;
        const auto at = sources_->append();
        sources_->set(at, "id", source_.id);
        sources_->set(at, "title", source_.title);
        sources_->set(at, "address", source_.address);
        sources_->set(at, "dated", source_.dated);
        sources_->set(at, "quality", source_.quality);
        return source_.id;
    }
    void ensure_unit(const std::string& code) {
        if (code.empty() || foreign_units_ == units_) return;
        if (unit_codes_.contains(code)) return;
        const auto* unit = places_->unit(code);
        if (unit == nullptr) return;
        ensure_unit(unit->parent);
        unit_codes_.insert(code);
        const auto at = units_->append();
        for (const auto& column : source_columns("admin_unit"))
            if (column != "source") units_->set(at, column, foreign_units_->get(unit->row, column));
    }

    // ---- organisations ------------------------------------------------------------------------------------------
    void remember_organisation(std::size_t at) {
        by_name_.emplace(canonical_name(organisations_->get(at, "name")), at);
        by_core_.emplace(core_name(organisations_->get(at, "name")), at);
        by_id_.emplace(organisations_->get(at, "id"), at);
        if (const auto tax = organisations_->get(at, "tax_code"); !tax.empty()) by_tax_.emplace(tax, at);
        ids_.insert(organisations_->get(at, "id"));
    }

    [[nodiscard]] bool contradicts(std::size_t at, const std::string& tax, const std::string& province) const {
        const auto their_tax = organisations_->get(at, "tax_code"), their_province = organisations_->get(at, "province");
        return (!tax.empty() && !their_tax.empty() && tax != their_tax) || (!province.empty() && !their_province.empty() && province != their_province);
    }

    std::string resolve_organisation(Row& row, const PlaceAnswer& place) {
        const auto name = row[Field::organisation_name], tax = row[Field::tax_code];
        std::string id = row[Field::organisation_id];
        const auto canonical = canonical_name(name);
        bool is_new = false;
        if (const auto mapped = map_.organisations.find(canonical); id.empty() && mapped != map_.organisations.end()) {
            is_new = mapped->second == "new";
            if (!is_new) id = mapped->second;
        }
        std::optional<std::size_t> at;
        if (!id.empty()) {
            const auto found = by_id_.find(id);
            if (found == by_id_.end()) {
                fault(row, Field::organisation_id, "UNKNOWN_ORGANISATION", id, std::string(tr("sổ không có mã chủ thể này", "the sources have no organisation with this id")));
                return {};
            }
            at = found->second;
        } else if (!tax.empty() && by_tax_.contains(tax)) {
            at = by_tax_.find(tax)->second;
            // The tax code decides; another name is a new name.
            if (canonical_name(organisations_->get(*at, "name")) != canonical) {
                update(row, *organisations_, *at, "name", name, Field::organisation_name);
                if (!row.ok) return {};
                by_name_.emplace(canonical, *at);
            }
        } else {
            std::vector<std::size_t> same, apart;
            const auto range = by_name_.equal_range(canonical);
            for (auto each = range.first; each != range.second; ++each)
                (contradicts(each->second, tax, place.province) ? apart : same).push_back(each->second);
            if (same.size() > 1) {
                std::string list;
                for (const auto each : same) list += (list.empty() ? "" : ", ") + organisations_->get(each, "id");
                fault(row, Field::organisation_name, "AMBIGUOUS_ORGANISATION", name,
                      fmt::format(fmt::runtime(tr("nhiều chủ thể trong sổ có tên này: {}", "several organisations have this name: {}")), list),
                      std::string(tr("thêm mã số thuế, hoặc nêu mã trong tệp ánh xạ (organisations)", "add the tax code, or name the id in a mapping file (organisations)")));
                return {};
            }
            if (same.size() == 1 && !is_new) at = same.front();
            if (!at) tell_possible_duplicates(row, name, apart, is_new);
        }
        if (!at) {
            at = organisations_->append();
            organisations_->set(*at, "id", new_organisation_id(name, ids_));
            organisations_->set(*at, "name", name);
            organisations_->set(*at, "kind", std::string(kind_of_name(name)));
            organisations_->set(*at, "status", "active");
            touch(row, *organisations_, *at);
            organisations_->set(*at, "tax_code", tax);
            organisations_->set(*at, "province", place.province);
            remember_organisation(*at);
        }
        auto& table = *organisations_;
        update(row, table, *at, "tax_code", tax, Field::tax_code);
        if (!tax.empty()) by_tax_.emplace(tax, *at);
        update(row, table, *at, "address", row[Field::address], Field::address);
        if (table.get(*at, "address").empty() && (!places_->knows_communes() || !has_column("organisation", "commune"))) {
            // No column can hold the commune: it is kept where people look for it.
            std::string words;
            for (const auto field : {Field::commune, Field::district, Field::province})
                if (!row[field].empty()) words += (words.empty() ? "" : ", ") + row[field];
            if (!row[Field::commune].empty() && table.set(*at, "address", place.commune.empty() ? words : places_->words(place.commune))) touch(row, table, *at);
        }
        update(row, table, *at, "phone", row[Field::phone], Field::phone);
        update(row, table, *at, "website", row[Field::website], Field::website);
        ensure_unit(place.commune.empty() ? place.province : place.commune);
        // An owner may work in several communes: the first row gives its seat, each product keeps its own place.
        const auto seat = place.commune.empty() ? place.province : place.commune;
        if (!seat.empty()) {
            const auto [first, mine] = seats_.try_emplace(*at, row.number, seat);
            if (first->second.second != seat)
                notice_once("seat " + std::to_string(*at) + seat,
                            fmt::format(fmt::runtime(tr("dòng {}: “{}” đã có địa bàn {} ở dòng {}; {} chỉ ghi cho sản phẩm", "row {}: “{}” is seated in {} by row {}; {} is kept for the product only")),
                                        row.number, display_safe(name, 80), places_->words(first->second.second), first->second.first, places_->words(seat)));
            else if (mine) {
                update(row, table, *at, "province", place.province, Field::province);
                if (has_column("organisation", "commune")) update(row, table, *at, "commune", place.commune, Field::commune);
            }
        }
        return table.get(*at, "id");
    }

    void tell_possible_duplicates(const Row& row, const std::string& name, const std::vector<std::size_t>& apart, bool is_new) {
        if (is_new) return;
        std::set<std::size_t> others(apart.begin(), apart.end());
        if (const auto core = core_name(name); core.size() >= 3) {
            const auto range = by_core_.equal_range(core);
            for (auto each = range.first; each != range.second; ++each) others.insert(each->second);
        }
        for (const auto each : others)
            notice_once("duplicate " + canonical_name(name) + " " + organisations_->get(each, "id"),
                        fmt::format(fmt::runtime(tr("dòng {}: “{}” là chủ thể mới, có thể trùng với “{}” ({}): xem lại; nếu là một, nêu mã đó trong tệp ánh xạ",
                                                    "row {}: “{}” is taken as a new organisation; it may be “{}” ({}): look; if so, name that id in a mapping file")),
                                    row.number, display_safe(name, 80), display_safe(organisations_->get(each, "name"), 80), organisations_->get(each, "id")));
    }

    // ---- products -----------------------------------------------------------------------------------------------
    std::size_t resolve_product(Row& row, const std::string& organisation, const PlaceAnswer& place) {
        const auto name = row[Field::product_name], code = row[Field::product_code];
        std::optional<std::size_t> at;
        for (const auto& gtin : row.values[static_cast<std::size_t>(Field::gtin)]) {
            for (const auto found : index_.by_gtin(gtin)) {
                if (products_->get(found, "organisation") != organisation) {
                    fault(row, Field::gtin, "GTIN_TAKEN", gtin,
                          fmt::format(fmt::runtime(tr("mã này đã thuộc “{}” của {}", "this number belongs to “{}” of {} already")),
                                      display_safe(products_->get(found, "name"), 80), products_->get(found, "organisation")),
                          std::string(tr("xem lại mã vạch và chủ thể", "look at the number and the owner again")));
                    return 0;
                }
                if (at && *at != found) {
                    fault(row, Field::gtin, "GTIN_CONFLICT", gtin, std::string(tr("các mã trong ô này thuộc nhiều sản phẩm khác nhau", "the numbers in this cell belong to different products")));
                    return 0;
                }
                at = found;
            }
        }
        if (!code.empty()) {
            const auto by_code = index_.by_code(organisation, code), by_name = index_.by_name(organisation, name);
            if (const auto other = at ? at : by_code ? std::nullopt : by_name; other && products_->get(*other, "code") != code) {
                fault(row, Field::product_code, "CODE_CONFLICT", code,
                      fmt::format(fmt::runtime(tr("sản phẩm này đã có mã “{}” trong sổ; mã không bao giờ đổi", "this product has the code “{}” in the sources; codes never change")),
                                  products_->get(*other, "code")),
                      std::string(tr("dùng mã đó, hoặc bỏ cột mã sản phẩm", "use that one, or leave the column out")));
                return 0;
            }
            if (!at) at = by_code;
        } else if (!at)
            at = index_.by_name(organisation, name);
        if (!at) {
            at = products_->append();
            products_->set(*at, "organisation", organisation);
            products_->set(*at, "code", code.empty() ? new_product_code(name, index_.codes(organisation)) : code);
            products_->set(*at, "kind", "goods");
            touch(row, *products_, *at);
        }
        auto& table = *products_;
        // The same name in other letters is no new name.
        if (table.get(*at, "name").empty() || fold_vietnamese(table.get(*at, "name")) != fold_vietnamese(name)) update(row, table, *at, "name", name, Field::product_name);
        else set_by_.try_emplace({table.name(), *at, "name"}, row.number, table.get(*at, "name"));
        index_.remember(*products_, *at);
        update(row, table, *at, "brand", row[Field::brand], Field::brand);
        update(row, table, *at, "category", row[Field::category], Field::category);
        update(row, table, *at, "net_content", row[Field::net_content], Field::net_content);
        update(row, table, *at, "shelf_life_days", row[Field::shelf_life_days], Field::shelf_life_days);
        update(row, table, *at, "origin", row[Field::origin], Field::origin);
        update(row, table, *at, "province", place.province, Field::province);
        if (has_column("product", "commune")) update(row, table, *at, "commune", place.commune, Field::commune);
        return *at;
    }

    void add_gtins(Row& row, const std::string& organisation, std::size_t product) {
        for (const auto& gtin : row.values[static_cast<std::size_t>(Field::gtin)]) {
            if (!index_.by_gtin(gtin).empty()) continue;
            if (const auto holder = prefix_holder(*prefixes_, gtin, organisation); !holder.empty()) {
                fault(row, Field::gtin, "PREFIX_OF_OTHER", gtin,
                      fmt::format(fmt::runtime(tr("tiền tố của mã này thuộc {}", "the prefix of this number belongs to {}")), holder),
                      std::string(tr("xem lại mã vạch và chủ thể", "look at the number and the owner again")));
                return;
            }
            const auto at = gtins_->append();
            gtins_->set(at, "gtin", gtin);
            gtins_->set(at, "organisation", organisation);
            gtins_->set(at, "code", products_->get(product, "code"));
            gtins_->set(at, "shared", "0");
            gtins_->set(at, "provenance", source_id());
            gtins_->rows[at].origin = row.number;
            index_.add_gtin(gtin, product);
        }
    }

    // ---- certificates -------------------------------------------------------------------------------------------
    [[nodiscard]] std::string subject_of(std::size_t at) const {
        return certificates_->get(at, "scheme") + "\n" + certificates_->get(at, "product_organisation") + "\n" + certificates_->get(at, "product_code");
    }

    std::string resolve_scheme(Row& row) {
        const auto text = row[Field::scheme];
        const auto key = heading_key(text);
        for (std::size_t at = 0; at < schemes_->rows.size() && !text.empty(); ++at) {
            const auto name = heading_key(schemes_->get(at, "name")), id = schemes_->get(at, "id");
            if (key == heading_key(id) || key == name || key == heading_key(schemes_->get(at, "name_en")) || name.starts_with(key + " ")) return id;
        }
        const bool stars = text.empty() && !row[Field::level].empty();
        if (stars || key == "ocop" || key == "moi xa mot san pham") {
            for (std::size_t at = 0; at < schemes_->rows.size(); ++at)
                if (schemes_->get(at, "id") == kOcop) return std::string(kOcop);
            const auto at = schemes_->append();
            schemes_->set(at, "id", std::string(kOcop));
            schemes_->set(at, "name", "OCOP – Mỗi xã một sản phẩm");
            schemes_->set(at, "name_en", "OCOP (One Commune One Product)");
            schemes_->set(at, "validity_months", "36");  // QĐ 148/QĐ-TTg: 36 months from recognition
            schemes_->rows[at].origin = row.number;
            return std::string(kOcop);
        }
        std::string known;
        for (std::size_t at = 0; at < schemes_->rows.size(); ++at) known += (known.empty() ? "" : ", ") + schemes_->get(at, "id");
        fault(row, Field::scheme, "UNKNOWN_SCHEME", text,
              fmt::format(fmt::runtime(tr("không rõ loại chứng nhận nào; sổ có: {}", "it is not clear which scheme; the sources have: {}")), known),
              std::string(tr("thêm cột “Loại chứng nhận”, hoặc hằng số certificate.scheme trong tệp ánh xạ", "add a column for it, or the constant certificate.scheme in a mapping file")));
        return {};
    }

    void add_certificate(Row& row, const std::string& organisation, std::size_t product) {
        bool any = false;
        for (const auto field : {Field::level, Field::number, Field::issuer, Field::issued_on, Field::expires_on, Field::status}) {
            const auto* cell = row.record->cells[static_cast<std::size_t>(field)];
            any = any || (cell != nullptr && cell->kind != CellKind::empty);
        }
        if (!any) return;
        const auto scheme = resolve_scheme(row);
        if (scheme.empty()) return;
        const auto level = row[Field::level], number = row[Field::number], issued = row[Field::issued_on];
        if (scheme == kOcop) {
            if (level != "3" && level != "4" && level != "5")
                fault(row, Field::level, "BAD_STARS", level, std::string(tr("OCOP chỉ công nhận 3, 4 hoặc 5 sao", "OCOP recognises 3, 4 or 5 stars only")));
            if (issued.empty())
                fault(row, Field::issued_on, "MISSING_VALUE", "", std::string(tr("thiếu ngày cấp: không tính được 36 tháng hiệu lực", "no date of issue: its 36 months cannot be counted")));
        }
        if (!row.ok) return;
        const auto code = products_->get(product, "code");
        std::optional<std::size_t> at;
        const auto range = by_subject_.equal_range(scheme + "\n" + organisation + "\n" + code);
        for (auto found = range.first; found != range.second && !at; ++found) {
            const auto each = found->second;
            const auto their_number = certificates_->get(each, "number");
            const bool same = !number.empty() && !their_number.empty() ? heading_key(number) == heading_key(their_number) : certificates_->get(each, "issued_on") == issued;
            if (same) at = each;
        }
        if (!at) {
            at = certificates_->append();
            certificates_->set(*at, "scheme", scheme);
            certificates_->set(*at, "product_organisation", organisation);
            certificates_->set(*at, "product_code", code);
            certificates_->set(*at, "status", "active");
            touch(row, *certificates_, *at);
            by_subject_.emplace(subject_of(*at), *at);
        }
        auto& table = *certificates_;
        update(row, table, *at, "level", level, Field::level);
        if (table.get(*at, "number").empty()) update(row, table, *at, "number", number, Field::number);
        update(row, table, *at, "issuer", row[Field::issuer], Field::issuer);
        update(row, table, *at, "issued_on", issued, Field::issued_on);
        update(row, table, *at, "expires_on", row[Field::expires_on], Field::expires_on);
        update(row, table, *at, "status", row[Field::status], Field::status);
    }

    void notice_once(const std::string& key, std::string text) {
        if (noticed_.insert(key).second) result_.notices.push_back(std::move(text));
    }

    const Context& context_;
    const SheetTable& table_;
    const Sheet& sheet_;
    const std::string& file_;
    const SheetMap& map_;
    SourceFolder& target_;
    const LoadSource& source_;
    Date today_;
    SheetFaults& faults_;
    const Places* places_ = nullptr;
    SourceTableFile *organisations_ = nullptr, *products_ = nullptr, *gtins_ = nullptr, *certificates_ = nullptr, *schemes_ = nullptr, *sources_ = nullptr,
                    *units_ = nullptr, *prefixes_ = nullptr;
    const SourceTableFile* foreign_units_ = nullptr;
    ProductIndex index_;
    std::multimap<std::string, std::size_t> by_name_, by_core_;
    std::map<std::string, std::size_t> by_id_, by_tax_;
    std::set<std::string> ids_, noticed_, unit_codes_;
    std::multimap<std::string, std::size_t> by_subject_;  // certificates
    std::map<std::size_t, std::pair<std::size_t, std::string>> seats_;  // organisation -> first row and its place
    std::map<std::tuple<std::string, std::size_t, std::string>, std::pair<std::size_t, std::string>> set_by_;
    MergeResult result_;
};

}  // namespace

Result<MergeResult> Merger::run(const Context& context, const SheetTable& table, const Sheet& sheet, const std::string& file, const SheetMap& map,
                                SourceFolder& target, SourceFolder& places_from, const LoadSource& source, Date today, SheetFaults& faults) {
    return Work(context, table, sheet, file, map, target, source, today, faults).run(places_from);
}

}  // namespace temviet::cli
