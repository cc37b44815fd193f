// SPDX-License-Identifier: Apache-2.0
// One symbol understood without any registry: a stamp of ours, an unsigned product code, or something else.
#pragma once

#include <optional>
#include <string>
#include <temviet/base/symbol.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/report.hpp>
#include <vector>

namespace temviet::verify {

enum class Kind : std::uint8_t {
    stamp,    ///< claims our scheme, open layer
    hidden,   ///< claims our scheme, hidden layer
    product,  ///< unsigned, names a product (also with a wrong check digit)
    neutral,  ///< no product identity
    failed,   ///< over a limit, or damaged on its way to us
};
/// What happened to typed text between the symbol and us.
enum class Damage : std::uint8_t {
    bytes,       ///< it holds bytes that no text has
    changed,     ///< input method, layout or case changed characters
    added,       ///< something stands in front of the code or behind it
    two_codes,   ///< two scans in one line
    cut,         ///< the end is missing
    separators,  ///< FNC1 was swallowed or moved
};
/// Its catalogue key (report room).
[[nodiscard]] std::string_view to_string(Damage damage) noexcept;

struct Reading {
    std::size_t symbol = 0;
    Kind kind = Kind::neutral;
    ParsedStamp stamp;
    Claims claims;                      ///< of the stamp when it parsed, else of the unsigned code
    Reason form = Reason::not_ours;     ///< outcome of the form check
    Reason failure = Reason::internal;  ///< of Kind::failed
    std::optional<Damage> damage;       ///< why, of Reason::input_damaged
    std::optional<Symbol> typed;        ///< what was typed (is_typed()); judged as it is, but it may have been damaged
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
/// Typed text that a known repair would make a stamp of ours, or that shows what was done to it. Such text is
/// INPUT_DAMAGED, never REJECTED (03); the repaired text is never judged in its place. nullopt: judge it as it is.
[[nodiscard]] std::optional<Damage> damage_of(const Symbol& symbol, const ParsedStamp& parsed);
/// Legal stamps from which a keyboard could have made this legal but wrongly signed one. Only a signature can tell.
[[nodiscard]] std::vector<Symbol> possible_originals(const Symbol& symbol);

/// "GTIN-14, or issuer/product code": how one product is named across codes.
[[nodiscard]] std::string product_key(const Claims& claims);

}  // namespace temviet::verify
