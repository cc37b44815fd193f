// SPDX-License-Identifier: Apache-2.0
// Changes of a registry in words: "12 sản phẩm mới, 3 đổi tên, 1 giấy chứng nhận hết hiệu lực".
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <temviet/base/time.hpp>
#include <temviet/registry/diff.hpp>
#include <vector>

#include "cli.hpp"

namespace temviet::cli {

class ChangeSummary {
public:
    ChangeSummary(const Context& context, Date today, std::size_t max_details) : context_(context), today_(today), max_details_(max_details) {}
    /// Takes in one change; always true.
    bool add(const RowChange& change);
    [[nodiscard]] bool empty() const noexcept { return counts_.empty(); }
    /// One line of counts.
    [[nodiscard]] std::string sentence() const;
    /// One line a change, as many as were kept.
    [[nodiscard]] std::string details() const;
    /// {"counts": {"product.new": 12, …}, "changes": […], "left_out": n}
    [[nodiscard]] nlohmann::ordered_json to_json() const;

private:
    [[nodiscard]] std::string kind_of(const RowChange& change) const;
    [[nodiscard]] std::string line_of(const RowChange& change, const std::string& kind) const;

    const Context& context_;
    Date today_;
    std::size_t max_details_, left_out_ = 0;
    std::map<std::string, std::size_t> counts_;  // by kind: "product.new", "certificate.expired", …
    std::vector<std::string> lines_;
    nlohmann::ordered_json json_ = nlohmann::ordered_json::array();
};

}  // namespace temviet::cli
