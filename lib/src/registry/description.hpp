// SPDX-License-Identifier: Apache-2.0
// The signed description of a registry file (04): what the keys of a trust root put their names to.
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/trust/hash.hpp>

namespace temviet {

struct RegistryDescription {
    std::string registry_id;
    Env env = Env::test;
    RegistryKind kind = RegistryKind::official;
    std::int64_t seq = 0;
    Instant built_at;
    Hash256 sha256{}, pages_root{}, state_root{}, revocation_head{};
    std::uint64_t length = 0, page_count = 0;
    std::uint32_t page_size = 0;
    int max_version = 1;
    RegistryScope scope;
    RegistryPolicy policy;
};

/// Compiled ceilings (05): signed policy can only tighten them.
inline constexpr RegistryPolicy kPolicyCeiling{45, 270, 720};

[[nodiscard]] std::string describe(const RegistryDescription& description);
/// Strict: exactly the members of 04, sane values. Error REGISTRY_UNTRUSTED.
[[nodiscard]] Result<RegistryDescription> parse_description(std::string_view json);

/// Scope and policy as they stand in meta and in the description (canonical JSON).
[[nodiscard]] std::string scope_json(const RegistryScope& scope);
[[nodiscard]] std::string policy_json(const RegistryPolicy& policy);
[[nodiscard]] std::optional<RegistryKind> parse_registry_kind(std::string_view word) noexcept;
/// [a-z0-9-]{3,64}, no hyphen at either end: also a folder's name.
[[nodiscard]] bool is_registry_id(std::string_view text) noexcept;
/// 1 <= fresh <= ageing <= stale, each at most its ceiling.
[[nodiscard]] bool is_sane(const RegistryPolicy& policy) noexcept;

}  // namespace temviet
