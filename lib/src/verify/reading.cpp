// SPDX-License-Identifier: Apache-2.0
// In: a symbol. Out: what kind of code it is and what it claims. Must not know registries.
#include "reading.hpp"

#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

namespace temviet::verify {
namespace {

Reason form_of(OpenOutcome outcome) {
    switch (outcome) {
        case OpenOutcome::not_ours: return Reason::not_ours;
        case OpenOutcome::signature_unreadable: return Reason::signature_unreadable;
        case OpenOutcome::unsupported_version: return Reason::unsupported_version;
        case OpenOutcome::malformed: return Reason::malformed;
        case OpenOutcome::non_canonical: return Reason::non_canonical;
        case OpenOutcome::bad_check_digit: return Reason::bad_check_digit;
        case OpenOutcome::key_unknown:
        case OpenOutcome::signature_invalid:
        case OpenOutcome::ok: return Reason::canonical;  // the form is fine; the signature has its own check
    }
    return Reason::malformed;
}

/// Authority of an http(s) link without port, lower case; the user name in front of it apart.
std::string host_of(std::string_view text, std::string& user_name) {
    std::size_t at = 0;
    if (starts_with_icase(text, "https://")) at = 8;
    else if (starts_with_icase(text, "http://")) at = 7;
    else return {};
    auto host = text.substr(at, text.find_first_of("/?#\\", at) - at);
    if (const auto user = host.rfind('@'); user != std::string_view::npos) {
        user_name = ascii_lower(host.substr(0, user));
        host.remove_prefix(user + 1);
    }
    if (const auto port = host.rfind(':'); port != std::string_view::npos && all_digits(host.substr(port + 1))) host = host.substr(0, port);
    return ascii_lower(host);
}

/// The layer can be told from the text even where nothing else can.
bool looks_hidden(const Symbol& symbol, const ParsedStamp& stamp) {
    if (stamp.carrier()) return is_hidden(*stamp.carrier());
    const std::string_view text = symbol.bytes;
    return starts_with_icase(text, "VTH1:") || find_icase(text, "#VTH1.") != std::string_view::npos ||
           ((text.find("?vth=") != std::string_view::npos || text.find("&vth=") != std::string_view::npos) &&
            text.find("?vts=") == std::string_view::npos && text.find("&vts=") == std::string_view::npos);
}

}  // namespace

Reading read_symbol(const Symbol& symbol, std::size_t index) {
    Reading out;
    out.symbol = index;
    out.text = symbol.bytes;
    if (symbol.bytes.size() > limits::kMaxPayloadBytes) {
        out.kind = Kind::failed;
        out.failure = Reason::limit_exceeded;
        return out;
    }
    out.stamp = parse_stamp(symbol);
    out.form = form_of(out.stamp.form());
    out.link_host = host_of(symbol.bytes, out.link_user);
    if (is_typed(symbol)) {
        out.typed = symbol;
        out.damage = damage_of(symbol, out.stamp);
    }
    if (out.damage) {
        out.kind = Kind::failed;
        out.failure = Reason::input_damaged;
        return out;
    }
    if (out.stamp.is_ours()) {
        out.kind = looks_hidden(symbol, out.stamp) ? Kind::hidden : Kind::stamp;
        out.claims = out.stamp.claims();
        // Without a legal form only to look up orders and recalls: nothing of it is believed.
        if (out.form != Reason::canonical)
            if (auto plain = read_unsigned(symbol); plain && !plain->bad_check_digit) out.claims = std::move(plain->claims);
        if (out.form == Reason::bad_check_digit) out.claims.gtin.reset();  // nobody's number
    } else {
        out.tag = recognise(symbol);
        if (auto plain = read_unsigned(symbol)) {
            out.kind = Kind::product;
            out.claims = std::move(plain->claims);
            if (plain->bad_check_digit) out.form = Reason::bad_check_digit;
        }
    }
    out.restricted = out.claims.gtin && !gs1::may_entitle(*out.claims.gtin);
    return out;
}

std::string product_key(const Claims& claims) {
    if (claims.gtin) return *claims.gtin;
    if (claims.pid) return claims.issuer.value_or("") + "/" + *claims.pid;
    return {};
}

}  // namespace temviet::verify
