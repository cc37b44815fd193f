// SPDX-License-Identifier: Apache-2.0
// What the symbols of one item say about each other (05: scene, hidden layer).
#pragma once

#include <span>
#include <vector>

#include "check_goods.hpp"
#include "grouping.hpp"

namespace temviet::verify {

/// One symbol of an item, judged.
struct Judged {
    const Reading* reading = nullptr;
    Signed opened;
    Goods goods;
    Findings findings;
};

/// Whether a registry gives this GTIN to the product the claims name, by another number or without any.
[[nodiscard]] bool same_product(const Sources& sources, const Goods& goods, const std::string& gtin14);
/// Contradictions between the codes of one pack: CODES_CONFLICT, CARTON_MISMATCH, or SCENE_OK.
void check_pack(std::span<const Judged> stamps, std::span<const Judged> products, const Sources& sources, Findings& findings);
/// The hidden layer of an item with or without its open stamp. `one_pack`: a person said so.
void check_hidden(std::span<const Judged> open, std::span<const Judged> hidden, bool one_pack, Findings& findings);
/// An unsigned code of a product that carries stamps by now: SIGNATURE_EXPECTED or the notice FIND_SIGNED_STAMP.
void check_signature_expected(const Judged& judged, const Sources& sources, bool whole_pack, Findings& findings, std::vector<Notice>& notices);

}  // namespace temviet::verify
