// SPDX-License-Identifier: Apache-2.0
// What a stamp says, as JSON and as lines of text: one spelling for parse, stamp open and stamp show.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <temviet/stamp/stamp.hpp>

#include "cli.hpp"

namespace temviet::cli {

/// Links and element strings: {"01": "…", "17": "…"}. Records: named fields, the absent ones left out.
[[nodiscard]] nlohmann::ordered_json claims_json(const Claims& claims, Carrier carrier);
/// {form, carrier, version, kid, detail, claims}; null where the form does not tell. Nothing of it is proved.
[[nodiscard]] nlohmann::ordered_json stamp_json(const ParsedStamp& stamp);

/// One line a claim: "  label   value", safe to print.
[[nodiscard]] std::string claims_text(const Context& context, const Claims& claims, Carrier carrier);
/// "Số lô" / "BATCH/LOT": the common ones in Vietnamese, else GS1's title.
[[nodiscard]] std::string ai_label(const Context& context, std::string_view ai);
/// "  label   value\n" with the label padded by what it takes on a screen.
[[nodiscard]] std::string labelled_line(std::string_view label, std::string_view value);
/// What kind of code it is printed as.
[[nodiscard]] std::string_view carrier_label(const Context& context, Carrier carrier) noexcept;
/// "test (BẢN THỬ)" / "prod".
[[nodiscard]] std::string env_label(const Context& context, Env env);

}  // namespace temviet::cli
