// SPDX-License-Identifier: Apache-2.0
// Rules over numbers and keys: who may speak for which GTIN, and with which key (04).
#include "registry/build_state.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/trust/ed25519.hpp>
#include <tuple>

namespace temviet {
namespace {

constexpr std::size_t kMaxSameKid = 4;  // 03: more candidates than this fail the build

Bytes message(std::string_view context, const Hash256& kid) {
    Bytes out(context.begin(), context.end());
    out.insert(out.end(), kid.begin(), kid.end());
    return out;
}

Signature signature_of(const std::string& raw) {
    Signature out{};
    std::copy_n(raw.begin(), std::min(raw.size(), out.size()), out.begin());
    return out;
}

std::string hex_start(const Hash256& kid) { return to_hex(BytesView(kid).first(4)) + "…"; }

}  // namespace

Bytes key_proof_message(const Hash256& kid) { return message("temviet/key-proof/1\n", kid); }
Bytes key_endorsement_message(const Hash256& kid) { return message("temviet/key-endorsement/1\n", kid); }

bool BuildState::prefix_in_scope(std::string_view digits13) const {
    return header.scope.prefixes.empty() ||
           std::any_of(header.scope.prefixes.begin(), header.scope.prefixes.end(),
                       [&](const auto& prefix) { return digits13.starts_with(prefix); });
}

bool BuildState::check_gtin(BuildRow& row, std::string_view column, const std::string& gtin14) {
    if (gtin14.size() != 14) return false;  // told already
    if (gtin14[0] == '9') {
        refuse(row, column, "VARIABLE_MEASURE",
               "a GTIN-14 with indicator 9 needs a signed measure, which registries do not carry yet: " + gtin14);
        return false;
    }
    if (is_restricted_gtin(gtin14)) {
        refuse(row, column, "RESTRICTED_NUMBER",
               "in-store numbers, coupons and 977–979 name nobody's goods: " + gtin14);
        return false;
    }
    if (!prefix_in_scope(std::string_view(gtin14).substr(1))) {
        refuse(row, column, "OUT_OF_SCOPE", "the signed scope of this registry does not cover " + gtin14);
        return false;
    }
    return true;
}

void BuildState::add_gtin(BuildRow& row, const std::string& gtin14, std::int64_t product, bool shared,
                          std::string_view provenance) {
    GtinEntry entry;
    for (const char c : gtin14) entry.gtin = entry.gtin * 10 + static_cast<std::uint64_t>(c - '0');
    entry.product = product;
    entry.line = row.line;
    entry.shared = shared;
    entry.file = row.table->id == SourceTableId::product_gtin ? 1 : 0;
    if (!provenance.empty()) {
        if (provenances.back() != provenance) provenances.emplace_back(provenance);
        entry.provenance = static_cast<std::uint32_t>(provenances.size() - 1);
    }
    gtins.push_back(entry);
}

void BuildState::check_prefix(BuildRow& row) {
    const auto prefix = row["prefix"].text;
    if (!row["prefix"].present) return;
    if (prefix.size() < 7 || prefix.size() > 12)
        return refuse(row, "prefix", "PREFIX_LENGTH",
                      "expected a GS1 company prefix of 7 to 12 digits; found " + prefix);
    if (is_restricted_prefix(prefix))
        return refuse(row, "prefix", "RESTRICTED_NUMBER",
                      "in-store numbers, coupons, 977–979 and GTIN-8 belong to nobody: " + prefix);
    const auto block = blocks_.find(prefix);
    if (!block)
        return refuse(row, "prefix", "PREFIX_NO_BLOCK",
                      "no GS1 block covers " + prefix + ": list its GTINs one by one, or add its block to gcp_block");
    if (static_cast<int>(prefix.size()) != block->prefix_length)
        return refuse(row, "prefix", "PREFIX_LENGTH",
                      "a company prefix of block " + block->leading + " has " + std::to_string(block->prefix_length) +
                          " digits; found " + prefix);
    if (!prefix_in_scope(prefix))
        return refuse(row, "prefix", "OUT_OF_SCOPE", "the signed scope of this registry does not cover " + prefix);
    if (!row.ok) return;
    PrefixEntry entry{row["organisation"].text, {}, {*row.file, row.line}};
    if (row["valid_from"].present) entry.span.from = row["valid_from"].number;
    if (row["valid_to"].present) entry.span.to = row["valid_to"].number;
    prefixes_[prefix].push_back(std::move(entry));
}

void BuildState::finish_prefixes() {
    for (const auto& [prefix, holders] : prefixes_) {
        for (std::size_t length = 7; length <= prefix.size(); ++length) {
            const auto outer = prefixes_.find(std::string_view(prefix).substr(0, length));
            if (outer == prefixes_.end()) continue;
            for (std::size_t mine = 0; mine < holders.size(); ++mine) {
                // Within one prefix each pair is judged once, at its later row.
                const std::size_t count = length == prefix.size() ? mine : outer->second.size();
                for (std::size_t other = 0; other < count; ++other) {
                    const auto& theirs = outer->second[other];
                    if (theirs.organisation == holders[mine].organisation || !theirs.span.overlaps(holders[mine].span))
                        continue;
                    errors.add(holders[mine].place.file, holders[mine].place.line, "prefix", "PREFIX_CONFLICT",
                               "the prefix " + outer->first + " of " + display_safe(theirs.organisation, 64) +
                                   " (line " + std::to_string(theirs.place.line) + ") covers " + prefix +
                                   " at the same time");
                }
            }
        }
    }
}

void BuildState::check_key(BuildRow& row) {
    if (header.kind == RegistryKind::compiled)
        return refuse(row, {}, "KEY_IN_COMPILED", "a compiled registry never carries issuer keys");
    if (!row["public_key"].present || !row["organisation"].present) return;
    KeyEntry key;
    key.organisation = row["organisation"].text;
    std::copy_n(row["public_key"].text.begin(), key.key.bytes.size(), key.key.bytes.begin());
    key.usage = static_cast<KeyUsage>(row["usage"].number);
    key.added_at = row["added_at"].number;
    key.endorsed_by = row["endorsed_by"].text;
    key.endorsement = row["endorsement"].text;
    key.place = {*row.file, row.line};
    if (!is_valid_public_key(key.key))
        return refuse(row, "public_key", "BAD_PUBLIC_KEY", "this is not a point of the Ed25519 main subgroup");
    key.kid = key_id(key.organisation, key.key);
    if (!verify_signature(key.key, key_proof_message(key.kid), signature_of(row["proof"].text), true))
        return refuse(row, "proof", "KEY_PROOF", "the key's own signature over its key id does not verify");
    const bool endorsed = !key.endorsed_by.empty();
    if (endorsed != !key.endorsement.empty())
        return refuse(row, endorsed ? "endorsement" : "endorsed_by", "MISSING_VALUE",
                      "endorsed_by and endorsement are given together or not at all");
    auto& first = row["first"];
    if (first.present && first.number != 0 && endorsed)
        return refuse(row, "first", "FIRST_KEY", "the first key of an organisation has no endorsement");
    key.first = !endorsed && (!first.present || first.number != 0);
    first.present = first.numeric = true;
    first.number = key.first;
    const auto status = row["status"].text;
    if ((status == "retired" || status == "revoked") && !row["status_at"].present)
        refuse(row, "status_at", "MISSING_VALUE", "a key that is " + status + " says since when");
    if (status == "compromised" && !row["compromised_at"].present)
        refuse(row, "compromised_at", "MISSING_VALUE", "a compromised key says since when");
    if (status != "compromised" && row["compromised_at"].present)
        refuse(row, "status", "BAD_VALUE", "a key with a day in compromised_at has the status compromised; found " + status);
    if (key.added_at > header.built_at.seconds)
        refuse(row, "added_at", "FUTURE",
               "expected an instant not after the registry's built_at " + to_string(header.built_at));
    auto& kid = row.computed(0);
    kid.present = kid.blob = true;
    kid.text = as_text(key.kid);
    auto& kid2 = row.computed(1);
    kid2.present = kid2.numeric = true;
    kid2.number = key.kid[0] * 256 + key.kid[1];
    keys.push_back(std::move(key));
}

void BuildState::finish_keys() {
    std::map<std::string, std::vector<const KeyEntry*>> by_owner;
    for (const auto& key : keys) by_owner[key.organisation].push_back(&key);
    for (const auto& [owner, list] : by_owner) {
        std::int64_t earliest = INT64_MAX;
        for (const auto* key : list) earliest = std::min(earliest, key->added_at);
        for (std::size_t at = 0; at < list.size(); ++at) {
            const auto& key = *list[at];
            const auto tell = [&](std::string_view column, std::string code, std::string what) {
                errors.add(key.place.file, key.place.line, column, std::move(code), std::move(what));
            };
            for (std::size_t other = 0; other < at; ++other)
                if (std::equal(key.kid.begin(), key.kid.begin() + 2, list[other]->kid.begin()))
                    tell("public_key", "KID_NOT_UNIQUE",
                         "another key of " + owner + " has the key id " + to_hex(BytesView(key.kid).first(2)) +
                             " too (line " + std::to_string(list[other]->place.line) + "): make a new key");
            if (key.first && key.added_at != earliest)
                tell("first", "FIRST_KEY",
                     "an earlier key of " + owner + " exists: give endorsed_by and endorsement, or first = 0");
            if (key.endorsed_by.empty()) continue;
            const auto endorser = std::find_if(list.begin(), list.end(), [&](const auto* candidate) {
                return as_text(candidate->kid) == key.endorsed_by;
            });
            if (endorser == list.end())
                tell("endorsed_by", "UNKNOWN_REFERENCE", "expected the full key id of another key of " + owner);
            // Strictly earlier, or a first key: so endorsements cannot go round in a circle.
            else if (*endorser == &key || !((*endorser)->added_at < key.added_at || (*endorser)->first))
                tell("endorsed_by", "ENDORSED_LATER",
                     "the endorsing key " + hex_start((*endorser)->kid) + " was added later than this one");
            else if (!verify_signature((*endorser)->key, key_endorsement_message(key.kid),
                                       signature_of(key.endorsement), true))
                tell("endorsement", "KEY_ENDORSEMENT",
                     "the endorsing key's signature over this key's id does not verify");
        }
    }
}

void BuildState::add_prefix_holders(const std::string& gtin14, std::set<std::string>& out) const {
    if (is_gtin8(gtin14)) return;
    for (std::size_t length = 7; length <= 12; ++length) {
        const auto found = prefixes_.find(std::string_view(gtin14).substr(1, length));
        if (found == prefixes_.end()) continue;
        for (const auto& holder : found->second) out.insert(holder.organisation);
    }
}

std::set<std::string> BuildState::entitled(const std::string& gtin14) const {
    std::set<std::string> out;
    GtinEntry wanted;
    for (const char c : gtin14) wanted.gtin = wanted.gtin * 10 + static_cast<std::uint64_t>(c - '0');
    auto at = std::lower_bound(gtins.begin(), gtins.end(), wanted,
                               [](const auto& a, const auto& b) { return a.gtin < b.gtin; });
    bool all_shared = true;
    for (; at != gtins.end() && at->gtin == wanted.gtin; ++at) {
        out.insert(owners_[product_owner_[static_cast<std::size_t>(at->product - 1)]]);
        all_shared = all_shared && at->shared;
    }
    if (all_shared) add_prefix_holders(gtin14, out);
    return out;
}

void BuildState::finish_gtins() {
    std::stable_sort(gtins.begin(), gtins.end(), [](const auto& a, const auto& b) {
        return std::tie(a.gtin, a.product) < std::tie(b.gtin, b.product);
    });
    const auto file_of = [](const GtinEntry& entry) { return entry.file == 0 ? "product" : "product_gtin"; };
    for (std::size_t at = 1; at < gtins.size(); ++at)
        if (gtins[at].gtin == gtins[at - 1].gtin && gtins[at].product == gtins[at - 1].product)
            errors.add(files[file_of(gtins[at])], gtins[at].line, "gtin", "DUPLICATE",
                       "the product has this GTIN already (line " + std::to_string(gtins[at - 1].line) + ")");

    // Candidates of one GTIN with the same two bytes: a kid is unique per issuer, so it takes five issuers.
    std::set<std::set<std::string>> groups;
    for (std::size_t at = 0, end = 0; at < gtins.size(); at = end) {
        while (end < gtins.size() && gtins[end].gtin == gtins[at].gtin) ++end;
        const bool all_shared = std::all_of(gtins.begin() + static_cast<std::ptrdiff_t>(at),
                                            gtins.begin() + static_cast<std::ptrdiff_t>(end),
                                            [](const auto& entry) { return entry.shared; });
        if (end - at <= kMaxSameKid && !all_shared) continue;
        auto digits = std::to_string(gtins[at].gtin);
        digits.insert(0, 14 - digits.size(), '0');
        if (auto group = entitled(digits); group.size() > kMaxSameKid) groups.insert(std::move(group));
    }
    for (const auto& [prefix, holders] : prefixes_) {
        std::set<std::string> group;
        for (const auto& holder : holders) group.insert(holder.organisation);
        if (group.size() > kMaxSameKid) groups.insert(std::move(group));
    }
    std::set<std::pair<std::int64_t, std::size_t>> told;
    for (const auto& group : groups) {
        std::map<std::array<std::uint8_t, 2>, std::vector<const KeyEntry*>> same;
        for (const auto& key : keys)
            if (group.contains(key.organisation)) same[{key.kid[0], key.kid[1]}].push_back(&key);
        for (const auto& [kid, list] : same) {
            if (list.size() <= kMaxSameKid || !told.emplace(list.back()->place.line, list.size()).second) continue;
            errors.add(list.back()->place.file, list.back()->place.line, "public_key", "KID_CROWDED",
                       std::to_string(list.size()) + " keys of organisations entitled to one GTIN share the key id " +
                           to_hex(kid) + "; at most 4 may: make a new key");
        }
    }
}

void BuildState::finish(SourceTableId table) {
    if (table == SourceTableId::admin_unit_map) places_.finish();
    if (table == SourceTableId::admin_unit) {
        for (const auto& [parent, place] : parents_)
            if (!ids_["admin_unit"].contains(parent))
                errors.add(place.file, place.line, "parent", "UNKNOWN_REFERENCE",
                           "expected the code of another row; found “" + display_safe(parent, 60) + "”");
    } else if (table == SourceTableId::organisation_prefix)
        finish_prefixes();
    else if (table == SourceTableId::issuer_key)
        finish_keys();
    else if (table == SourceTableId::product_gtin)
        finish_gtins();
}

}  // namespace temviet
