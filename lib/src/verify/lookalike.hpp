// SPDX-License-Identifier: Apache-2.0
// Hosts made to be mistaken for another (05: HOST_LOOKALIKE; 07).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace temviet::verify {

/// A host some registry lists. Pattern: "host" (only itself) or "*.host" (names below it, not itself).
struct KnownHost {
    std::string pattern;
    bool of_issuer = false;  ///< belongs to whoever the goods belong to
};
[[nodiscard]] bool host_matches(std::string_view host, std::string_view pattern) noexcept;
/// The known host that `host` imitates; nullopt: none. Both lower case; a host that matches a pattern imitates nobody.
///   - the same name in letters of another alphabet, also as punycode, or with invisible characters in it;
///   - the same name to a hurried reader: 0→o, 1→l, 5→s, rn→m, vv→w, hyphens added or taken away (5 characters or more);
///   - a known host as labels in front of another domain ("brand.example.evil.example");
///   - one edit away (insert, delete, replace, swap) from a host of the goods' own issuer, or from any known name of at
///     least 8 characters: an unlisted small brand must not be accused for resembling a short name.
/// The same name under another top level is *not* an imitation: brands own several.
[[nodiscard]] std::optional<std::string> imitated_host(std::string_view host, const std::vector<KnownHost>& known);
/// A host that pretends to be the State's: "gov", "gov-vn" or "govvn" glued into a name that does not end in .gov.vn, or one
/// that ends so only to the eye.
[[nodiscard]] bool imitates_government(std::string_view host);

}  // namespace temviet::verify
