// SPDX-License-Identifier: Apache-2.0
// One symbol understood without any registry: a stamp of ours, an unsigned product code, or something else.
#pragma once

#include <optional>
#include <string>
#include <temviet/base/symbol.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/report.hpp>

namespace temviet::verify {

enum class Kind : std::uint8_t {
    stamp,    ///< claims our scheme, open layer
    hidden,   ///< claims our scheme, hidden layer
    product,  ///< unsigned, names a product (also with a wrong check digit)
    neutral,  ///< no product identity
    failed,   ///< over a limit, or damaged on its way to us
};
struct Reading {
    std::size_t symbol = 0;
    Kind kind = Kind::neutral;
    ParsedStamp stamp;
    Claims claims;                      ///< of the stamp when it parsed, else of the unsigned code
    Reason form = Reason::not_ours;     ///< outcome of the form check
    Reason failure = Reason::internal;  ///< of Kind::failed
    bool restricted = false;            ///< a number that names no product of anyone in particular
    std::optional<Notice> tag;          ///< what a code that is no stamp of ours is
    std::string link_host;              ///< authority of a link, lower case; empty: no link
    std::string link_user;              ///< what stands before an @ in front of the host
    std::string_view text;              ///< the symbol's own bytes
};
[[nodiscard]] Reading read_symbol(const Symbol& symbol, std::size_t index);

/// What an unsigned code says: EAN/UPC/ITF-14 digits, element strings, bracketed text, Digital Links.
struct UnsignedCode {
    Claims claims;
    bool bad_check_digit = false;
};
[[nodiscard]] std::optional<UnsignedCode> read_unsigned(const Symbol& symbol);
/// What other scheme, or which everyday code, this is. nullopt: nothing known.
[[nodiscard]] std::optional<Notice> recognise(const Symbol& symbol);
/// A stamp of ours that a keyboard layout, a chat program or copying has changed: text that a known repair makes
/// canonical. Such text is INPUT_DAMAGED, never REJECTED (03).
[[nodiscard]] bool is_damaged_text(const Symbol& symbol, const ParsedStamp& parsed);

/// "GTIN-14, or issuer/product code": how one product is named across codes.
[[nodiscard]] std::string product_key(const Claims& claims);

}  // namespace temviet::verify
