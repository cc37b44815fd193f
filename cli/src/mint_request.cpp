// SPDX-License-Identifier: Apache-2.0
#include "mint_request.hpp"

#include <array>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "term/clock.hpp"

namespace temviet::cli {
namespace {

using Text = std::optional<std::string>;

tl::unexpected<Error> usage(std::string option, std::string_view value, std::string hint) {
    return fail("USAGE", option + " " + display_safe(value, 80) + ": not understood", std::move(hint));
}

std::optional<Carrier> parse_carrier(std::string_view text) {
    for (const auto carrier : {Carrier::dl, Carrier::gs1, Carrier::rec, Carrier::hdl, Carrier::hgs1, Carrier::hrec})
        if (to_string(carrier) == text) return carrier;
    return std::nullopt;
}

Result<std::optional<Date>> date_of(const char* option, const Text& text) {
    if (!text) return std::optional<Date>();
    const auto date = parse_date(*text);
    if (!date) return usage(option, *text, "a real day like 2027-08-01");
    return date;
}

Result<std::optional<Instant>> instant_of(const char* option, const Text& text) {
    if (!text) return std::optional<Instant>();
    const auto instant = parse_instant(*text);
    if (!instant) return usage(option, *text, "like 2026-11-10T08:00:00+07:00");
    return instant;
}

/// SCHEME:NUMBER:DATE; the number may hold colons.
Result<ClaimedCertificate> certificate_of(const std::string& text) {
    const auto first = text.find(':'), last = text.rfind(':');
    const auto date = last == std::string::npos ? std::nullopt : parse_date(std::string_view(text).substr(last + 1));
    if (first == std::string::npos || first == 0 || first == last || !date)
        return usage(
            "--certificate", text,
            "SCHEME:NUMBER:DATE like OCOP:12/QĐ-UBND:2025-01-02; a record states the date of each certificate");
    return ClaimedCertificate{text.substr(0, first), text.substr(first + 1, last - first - 1), date};
}

Result<Contained> contained_of(const std::string& text) {
    std::array<std::string, 5> parts;
    std::size_t at = 0, count = 0;
    while (count < parts.size()) {
        const auto colon = text.find(':', at);
        parts[count++] = text.substr(at, colon == std::string::npos ? colon : colon - at);
        if (colon == std::string::npos) break;
        at = colon + 1;
        if (count == parts.size()) return usage("--contains", text, "GTIN:LOT:FIRST:LAST:COUNT");
    }
    const auto gtin = gs1::to_gtin14(parts[0]);
    if (count != parts.size() || !all_digits(parts[4]) || parts[4].size() > 12 || !gtin)
        return usage(
            "--contains", text,
            "GTIN:LOT:FIRST:LAST:COUNT with the GTIN's right check digit, like 09521234543213:L2508A:0004:0027:24");
    return Contained{*gtin, parts[1], parts[2], parts[3], std::stoll(parts[4])};
}

/// Options that say nothing to this carrier are refused: leaving them out silently would print a stamp without them.
Result<void> check_fit(const MintOptions& options, Carrier carrier) {
    struct Use {
        const char* option;
        bool used;
    };
    const bool record = is_record(carrier);
    const bool link = carrier == Carrier::dl || carrier == Carrier::hdl || (record && options.as_link);
    const Use record_only[] = {{"--pid", options.pid.has_value()},
                               {"--name", options.name.has_value()},
                               {"--maker", options.maker.has_value()},
                               {"--importer", options.importer.has_value()},
                               {"--origin", options.origin.has_value()},
                               {"--place", options.place.has_value()},
                               {"--production", options.production.has_value()},
                               {"--expiry", options.expiry.has_value()},
                               {"--net-content", options.net_content.has_value()},
                               {"--certificate", !options.certificates.empty()},
                               {"--warning", !options.warnings.empty()},
                               {"--contains", !options.contains.empty()},
                               {"--hidden-commitment", options.hidden_commitment.has_value()},
                               {"--issued-at", options.issued_at.has_value()},
                               {"--expires-at", options.expires_at.has_value()},
                               {"--as-link", options.as_link}};
    if (!record)
        for (const auto& each : record_only)
            if (each.used)
                return fail("USAGE",
                            std::string(each.option) + " is a field of records (--carrier rec), not of carrier " +
                                std::string(to_string(carrier)),
                            std::string(each.option) == "--expiry"       ? "--ai 17=YYMMDD"
                            : std::string(each.option) == "--production" ? "--ai 11=YYMMDD"
                                                                         : "");
    if (record && (!options.elements.empty() || options.cpv))
        return fail("USAGE", std::string(options.cpv ? "--cpv" : "--ai") + " is not for records",
                    "records have fields of their own: --lot, --expiry, …");
    if (!link && (!options.host.empty() || !options.stem.empty()))
        return fail("USAGE", "--host and --stem are for links only", record ? "add --as-link" : "leave them out");
    return {};
}

Result<void> put_elements(Claims& claims, const MintOptions& options) {
    for (const auto& each : options.elements) {
        const auto equals = each.find('=');
        if (equals == std::string::npos || !all_digits(each.substr(0, equals)))
            return usage("--ai", each, "AI=VALUE like 17=270801");
        if (!claims.elements.emplace(each.substr(0, equals), each.substr(equals + 1)).second)
            return fail("USAGE", "--ai " + each.substr(0, equals) + " stands there twice", "give each element once");
    }
    return {};
}

Result<void> put_record(Claims& claims, const MintOptions& options) {
    claims.pid = options.pid;
    claims.name = options.name;
    claims.maker = options.maker;
    claims.importer = options.importer;
    claims.origin = options.origin;
    claims.place = options.place;
    claims.net_content = options.net_content;
    claims.warnings = options.warnings;
    const auto production = date_of("--production", options.production), expiry = date_of("--expiry", options.expiry);
    const auto issued = instant_of("--issued-at", options.issued_at),
               expires = instant_of("--expires-at", options.expires_at);
    if (!production) return tl::unexpected(production.error());
    if (!expiry) return tl::unexpected(expiry.error());
    if (!issued) return tl::unexpected(issued.error());
    if (!expires) return tl::unexpected(expires.error());
    claims.production = *production;
    claims.expiry = *expiry;
    claims.issued_at = *issued ? **issued : system_now();
    claims.expires_at = *expires;
    if (options.hidden_commitment) {
        const auto bytes = from_hex(*options.hidden_commitment);
        if (!bytes || bytes->size() != 16)
            return usage("--hidden-commitment", *options.hidden_commitment, "32 hexadecimal digits");
        claims.hidden_commitment = *bytes;
    }
    for (const auto& each : options.certificates) {
        auto certificate = certificate_of(each);
        if (!certificate) return tl::unexpected(certificate.error());
        claims.certificates.push_back(std::move(*certificate));
    }
    for (const auto& each : options.contains) {
        auto contained = contained_of(each);
        if (!contained) return tl::unexpected(contained.error());
        claims.contains.push_back(std::move(*contained));
    }
    return {};
}

}  // namespace

Result<MintRequest> mint_request_of(const MintOptions& options) {
    MintRequest out;
    out.carrier = *parse_carrier(options.carrier);
    if (const auto fits = check_fit(options, out.carrier); !fits) return tl::unexpected(fits.error());
    out.host = options.host;
    out.stem = options.stem;
    out.record_as_link = options.as_link;
    out.claims.lot = options.lot;
    out.claims.serial = options.serial;
    out.claims.cpv = options.cpv;
    if (options.gtin) {
        auto gtin = gs1::to_gtin14(*options.gtin);
        if (!gtin)
            return fail(gtin.error().code, "--gtin " + display_safe(*options.gtin, 40) + ": " + gtin.error().message,
                        gtin.error().hint);
        out.claims.gtin = std::move(*gtin);
    }
    const auto put = is_record(out.carrier) ? put_record(out.claims, options) : put_elements(out.claims, options);
    if (!put) return tl::unexpected(put.error());
    return out;
}

}  // namespace temviet::cli
