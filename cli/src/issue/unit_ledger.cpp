// SPDX-License-Identifier: Apache-2.0
#include "issue/unit_ledger.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t kMaxLedgerBytes = 64u << 20;

std::filesystem::path path_of(const std::filesystem::path& declaration) { return declaration.native() + ".units"; }

std::string shown(const UnitSpan& units) { return std::to_string(units.first) + "–" + std::to_string(units.last); }

std::string text_of(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::int64_t number_of(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
}

bool parse(std::string_view line, const std::string& fingerprint, UnitEntry& out) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || text_of(json, "declaration") != fingerprint) return false;
    out.units = {number_of(json, "first"), number_of(json, "last")};
    out.voided = text_of(json, "what") == "void";
    out.job = text_of(json, "job");
    out.output = text_of(json, "output");
    return out.voided || (text_of(json, "what") == "mint" && !out.job.empty());
}

/// Units in both of two lists, each unit once.
std::int64_t common(const std::vector<UnitEntry>& entries) {
    std::vector<UnitSpan> overlaps;
    for (const auto& gone : entries)
        for (const auto& made : entries)
            if (gone.voided && !made.voided && gone.units.meets(made.units))
                overlaps.push_back({std::max(gone.units.first, made.units.first), std::min(gone.units.last, made.units.last)});
    std::sort(overlaps.begin(), overlaps.end(), [](const UnitSpan& a, const UnitSpan& b) { return a.first < b.first; });
    std::int64_t out = 0, end = -1;
    for (const auto& span : overlaps) {
        out += std::max<std::int64_t>(0, span.last - std::max(span.first, end + 1) + 1);
        end = std::max(end, span.last);
    }
    return out;
}

}  // namespace

Result<void> check_inside(const BatchDeclaration& batch, const UnitSpan& units) {
    if (units.first <= units.last && batch.first <= units.first && units.last <= batch.last) return {};
    return fail("UNITS_OUTSIDE", "the units " + shown(units) + " are not within the declared " + shown({batch.first, batch.last}),
                "choose units of the declaration");
}

Result<UnitLedger> UnitLedger::open(const std::filesystem::path& declaration, const DeclarationFile& file) {
    const auto path = path_of(declaration);
    UnitLedger out;
    auto opened = AppendFile::open(path, true);
    if (!opened) return tl::unexpected(opened.error());
    out.file_ = std::move(*opened);
    out.batch_ = file.batch;
    out.fingerprint_ = fingerprint(file);
    const auto text = read_file(path, kMaxLedgerBytes);
    if (!text) return tl::unexpected(text.error());
    std::size_t number = 0;
    for (std::size_t at = 0; at < text->size();) {
        const auto end = std::min(text->find('\n', at), text->size());
        UnitEntry entry;
        ++number;
        // Without knowing what was taken, nothing may be minted.
        if (!parse(std::string_view(*text).substr(at, end - at), out.fingerprint_, entry) || !check_inside(file.batch, entry.units))
            return fail("LEDGER_DAMAGED", display_path(path) + " line " + std::to_string(number) + " does not say which units of this declaration were taken",
                        "restore the file: it keeps a unit from getting two stamps");
        out.entries_.push_back(std::move(entry));
        at = end + 1;
    }
    return out;
}

bool UnitLedger::has_job(const std::string& job) const noexcept {
    return std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) { return !entry.voided && entry.job == job; });
}

std::int64_t UnitLedger::next() const noexcept {
    std::int64_t out = batch_.first;
    for (const auto& entry : entries_) out = std::max(out, entry.units.last + 1);
    return out;
}

std::int64_t UnitLedger::left() const {
    std::int64_t minted = 0;
    for (const auto& entry : entries_)
        if (!entry.voided) minted += entry.units.count();
    return batch_.quantity + common(entries_) - minted;
}

Result<void> UnitLedger::check_mint(const UnitSpan& units) const {
    if (const auto inside = check_inside(batch_, units); !inside) return inside;
    for (const auto& entry : entries_)
        if (entry.units.meets(units))
            return fail("UNITS_TAKEN",
                        "the units " + shown(entry.units) + (entry.voided ? " were voided" : " were minted into " + entry.output),
                        "leave out --from, or go on with that run: --resume");
    if (units.count() > left())
        return fail("OVER_QUANTITY",
                    std::to_string(units.count()) + " stamps are more than the " + std::to_string(std::max<std::int64_t>(0, left())) +
                        " left of the declared quantity " + std::to_string(batch_.quantity),
                    "a smaller --count; stamp void makes room for spoiled units");
    return {};
}

Result<void> UnitLedger::add(const UnitEntry& entry, Instant now) {
    Json line{{"what", entry.voided ? "void" : "mint"}, {"first", entry.units.first}, {"last", entry.units.last}};
    if (!entry.voided) {
        line["job"] = entry.job;
        line["output"] = to_valid_utf8(entry.output);
    }
    line["at"] = to_string(now);
    line["declaration"] = fingerprint_;
    if (auto ok = file_.append(line.dump() + "\n"); !ok) return ok;
    entries_.push_back(entry);
    return {};
}

}  // namespace temviet::cli
