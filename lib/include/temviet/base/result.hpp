// SPDX-License-Identifier: Apache-2.0
// Error and Result<T>: how every room reports that something *could not run*. A bad stamp is never an
// Error, it is a verdict.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace temviet {

/// Why something could not run. `code` is stable and machine-readable (UPPER_SNAKE), `message` names the
/// input and what is wrong, `hint` says what to do about it (may be empty).
struct Error {
    std::string code;
    std::string message;
    std::string hint;
    std::optional<std::size_t> offset;  ///< byte offset of the offending character, where there is one
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error: `return fail("BAD_HEX", "…");`
[[nodiscard]] inline tl::unexpected<Error> fail(std::string code, std::string message, std::string hint = {},
                                                std::optional<std::size_t> offset = {}) {
    return tl::unexpected<Error>(Error{std::move(code), std::move(message), std::move(hint), offset});
}

}  // namespace temviet
