// SPDX-License-Identifier: Apache-2.0
// Names of organisations as they are spelt, and the ids and codes made out of names.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace temviet::cli {

/// The same for every spelling of one name: folded, signs as spaces, HTX = hợp tác xã, Cty TNHH = công ty trách nhiệm hữu
/// hạn, CP = cổ phần …
[[nodiscard]] std::string canonical_name(std::string_view name);
/// What is left without the words every second organisation has (legal form, trade, farming, services).
[[nodiscard]] std::string core_name(std::string_view name);
/// organisation.kind as the name tells it: enterprise, cooperative, household, agency or other.
[[nodiscard]] std::string_view kind_of_name(std::string_view name);
/// A new issuer id out of a name: "htx-tra-sen-vang"; never one of `taken`.
[[nodiscard]] std::string new_organisation_id(std::string_view name, const std::set<std::string>& taken);
/// A new product code out of a name: "TRA-SEN-VANG-200-G"; never one of `taken`.
[[nodiscard]] std::string new_product_code(std::string_view name, const std::set<std::string>& taken);

}  // namespace temviet::cli
