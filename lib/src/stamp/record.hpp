// SPDX-License-Identifier: Apache-2.0
// Carrier B's CWT claims <-> Claims (03, "B bytes" and "Record"), and its COSE_Sign1 container.
#pragma once

#include <optional>
#include <string>
#include <temviet/base/bytes.hpp>
#include <temviet/base/result.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/trust/ed25519.hpp>

namespace temviet::record {

struct Container {
    Bytes protected_bytes, kid, payload;
    Signature signature{};
};
enum class ContainerProblem { unsupported_version, malformed };
struct OpenedContainer {
    std::optional<Container> container;
    ContainerProblem problem = ContainerProblem::malformed;
    std::string detail;
};
[[nodiscard]] OpenedContainer open_container(BytesView bytes);
[[nodiscard]] Bytes make_container(BytesView protected_bytes, BytesView payload, const Signature& signature);

struct Parsed {
    bool ok = false;
    bool check_digit = false;   ///< only the GTIN's check digit is wrong
    bool unknown_crit = false;  ///< key 0 lists something this version does not understand
    std::string detail;
};
/// Deterministic CWT claims -> `claims`; everything that is not the one legal spelling is refused.
[[nodiscard]] Parsed parse_claims(BytesView payload, Claims& claims);
[[nodiscard]] Bytes make_claims(const Claims& claims);
[[nodiscard]] bool is_pid(std::string_view text) noexcept;

}  // namespace temviet::record
