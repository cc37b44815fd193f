// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/verify/report.hpp>

namespace temviet::cli {

/// --fail-on LEVEL-or-USE-or-REASON (05, exit codes): an item at that place of the order or worse, or with that reason.
class FailOn {
public:
    [[nodiscard]] static std::optional<FailOn> parse(std::string_view name);
    [[nodiscard]] bool matches(const Report& report) const;

private:
    std::optional<Verdict> threshold_;
    std::string reason_;
};

}  // namespace temviet::cli
