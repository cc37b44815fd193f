// SPDX-License-Identifier: Apache-2.0
// In: readings. Out: items. Must not know levels.
#include "grouping.hpp"

#include <algorithm>
#include <temviet/gs1/gtin.hpp>

namespace temviet::verify {
namespace {

bool same_unit(const Claims& a, const Claims& b) {
    return product_key(a) == product_key(b) && a.lot == b.lot && a.serial == b.serial;
}

class Grouping {
public:
    Grouping(std::span<const Reading> readings, const NamesProduct& names_product) : readings_(readings), names_product_(names_product) {}

    std::vector<ItemPlan> automatic() {
        each(Kind::stamp, [&](std::size_t i) { add_stamp(i); });
        each(Kind::hidden, [&](std::size_t i) { add_hidden(i); });
        stamp_items_ = items_.size();
        each(Kind::product, [&](std::size_t i) { add_product(i); });
        // A number of one shop's scales says nothing about the goods beside it.
        for (const std::size_t i : restricted_) place(i, &ItemPlan::products);
        each(Kind::neutral, [&](std::size_t i) { place(i, &ItemPlan::neutral); });
        each(Kind::failed, [&](std::size_t i) { place(i, &ItemPlan::failed); });
        return std::move(items_);
    }

    std::vector<ItemPlan> pack() {
        if (readings_.empty()) return {};
        ItemPlan item;
        each(Kind::stamp, [&](std::size_t i) { item.stamps.push_back(i); });
        each(Kind::hidden, [&](std::size_t i) { item.hidden.push_back(i); });
        each(Kind::product, [&](std::size_t i) { item.products.push_back(i); });
        each(Kind::neutral, [&](std::size_t i) { item.neutral.push_back(i); });
        each(Kind::failed, [&](std::size_t i) { item.failed.push_back(i); });
        return {std::move(item)};
    }

private:
    template <class Do>
    void each(Kind kind, Do&& act) {
        for (std::size_t i = 0; i < readings_.size(); ++i)
            if (readings_[i].kind == kind) act(i);
    }
    const Claims& claims_of(const ItemPlan& item) const {
        const auto& from = !item.stamps.empty() ? item.stamps : !item.hidden.empty() ? item.hidden : item.products;
        return readings_[from.front()].claims;
    }
    /// A stamp without a legal form names nothing for sure: it stays alone.
    bool is_sure(std::size_t i) const { return readings_[i].form == Reason::canonical && !product_key(readings_[i].claims).empty(); }

    void add_stamp(std::size_t i) {
        for (auto& item : items_)
            if (is_sure(i) && is_sure(item.stamps.front()) && same_unit(readings_[i].claims, readings_[item.stamps.front()].claims))
                return item.stamps.push_back(i);
        items_.emplace_back().stamps.push_back(i);
    }

    /// To the open stamp of the same unit; else to the only open stamp of the same product; else it stands alone.
    void add_hidden(std::size_t i) {
        std::vector<ItemPlan*> same_product;
        for (auto& item : items_) {
            if (!is_sure(i) || item.stamps.empty() || !is_sure(item.stamps.front())) continue;
            const Claims& open = readings_[item.stamps.front()].claims;
            if (same_unit(readings_[i].claims, open)) return item.hidden.push_back(i);
            if (product_key(readings_[i].claims) == product_key(open)) same_product.push_back(&item);
        }
        if (same_product.size() == 1) return same_product.front()->hidden.push_back(i);
        items_.emplace_back().hidden.push_back(i);
    }

    bool fits(const Claims& code, const Claims& item) const {
        if (!code.gtin) return false;
        if (item.gtin) return gtins_fit(*code.gtin, *item.gtin);
        return item.pid && names_product_(*code.gtin, item);
    }

    void add_product(std::size_t i) {
        const Reading& reading = readings_[i];
        if (reading.restricted) return restricted_.push_back(i);
        std::vector<ItemPlan*> fitting;
        for (std::size_t at = 0; at < stamp_items_; ++at)
            if (fits(reading.claims, claims_of(items_[at]))) fitting.push_back(&items_[at]);
        // With several units of one product in view the plain code belongs to all of them and changes none.
        if (!fitting.empty()) return fitting.front()->products.push_back(i);
        for (std::size_t at = stamp_items_; at < items_.size(); ++at) {
            const Claims& other = claims_of(items_[at]);
            if (reading.claims.gtin && reading.claims.gtin == other.gtin) return items_[at].products.push_back(i);
        }
        items_.emplace_back().products.push_back(i);
    }

    /// Neutral symbols are listed with the first item, or make one item of their own.
    void place(std::size_t i, std::vector<std::size_t> ItemPlan::*list) {
        if (items_.empty()) items_.emplace_back();
        (items_.front().*list).push_back(i);
    }

    std::span<const Reading> readings_;
    const NamesProduct& names_product_;
    std::vector<ItemPlan> items_;
    std::vector<std::size_t> restricted_;
    std::size_t stamp_items_ = 0;
};

}  // namespace

bool gtins_fit(const std::string& a, const std::string& b) {
    return a == b || gs1::contained_unit(a) == b || gs1::contained_unit(b) == a;
}

std::vector<ItemPlan> group(std::span<const Reading> readings, Scene scene, const NamesProduct& names_product) {
    Grouping grouping(readings, names_product);
    return scene == Scene::pack ? grouping.pack() : grouping.automatic();
}

}  // namespace temviet::verify
