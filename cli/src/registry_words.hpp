// SPDX-License-Identifier: Apache-2.0
// Facts of registries as words and as JSON, for every command that shows them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <temviet/registry/search.hpp>
#include "cli.hpp"

namespace temviet::cli {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string_view alert_word(AlertKind kind, const Context& context);
[[nodiscard]] std::string_view alert_code(AlertKind kind) noexcept;
/// Where a row comes from; nothing when it does not say.
[[nodiscard]] Result<std::optional<SourceRow>> source_of(const Registry& registry, const std::optional<std::string>& id);
/// "…, ngày 01/11/2026, https://…".
[[nodiscard]] std::string source_text(const SourceRow& source, const Context& context);
/// {title, address, date, read_on, quality}, or null.
[[nodiscard]] Json source_json(const std::optional<SourceRow>& source);

/// "lệnh thu hồi: …, 01/10/2026, lô PM2608 (…)": one line, safe to show.
[[nodiscard]] std::string alert_text(const AlertRow& row, const Context& context);
[[nodiscard]] Json alert_json(const AlertRow& row);

/// "OCOP – … 4 sao", without dates.
[[nodiscard]] std::string certificate_name(const CertificateRow& row, const Context& context);
/// "có hạn đến 12/09/2028", "hết hạn từ sau 12/09/2026", "đã bị thu hồi".
[[nodiscard]] std::string certificate_term(const CertificateRow& row, const Date& today, const Context& context);
[[nodiscard]] Json certificate_json(const CertificateRow& row, const Date& today);

[[nodiscard]] std::string_view organisation_kind_word(std::string_view kind, const Context& context);
[[nodiscard]] std::string_view outlet_kind_word(std::string_view kind, const Context& context);
/// "Xã Bom Bo, Tỉnh Bình Phước (nay là …)".
[[nodiscard]] std::string place_text(const PlaceName& place, const Context& context);
[[nodiscard]] Json place_json(const PlaceName& place);
/// What a filter by place was taken for, when that needs saying; else empty.
[[nodiscard]] std::string place_answer_text(const PlaceAnswer& place, const Context& context);
[[nodiscard]] Json place_answer_json(const std::optional<PlaceAnswer>& place);

/// What a registry compiled from public sources is not; empty for others.
[[nodiscard]] std::string_view not_official(const RegistryInfo& info, const Context& context);
/// "Sổ … – BẢN THỬ, dữ liệu ngày 01/11/2026".
[[nodiscard]] std::string registry_line(const RegistryInfo& info, const Context& context);
[[nodiscard]] Json registry_json(const RegistryInfo& info);
/// Under every list of goods: listed is not the same as good.
[[nodiscard]] std::string_view no_promise(const Context& context);

void put(Json& object, const char* key, const std::optional<std::string>& value);
void put(Json& object, const char* key, const std::optional<Date>& value);

}  // namespace temviet::cli
