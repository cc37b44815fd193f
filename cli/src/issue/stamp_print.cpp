// SPDX-License-Identifier: Apache-2.0
#include "issue/stamp_print.hpp"

#include <CLI/CLI.hpp>
#include <temviet/base/text.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "io/load_image.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

Result<void> demand(const Frame& frame, const std::string& payload, SymbolKind kind) {
    ReadOptions options;
    options.formats = {kind == SymbolKind::gs1_data_matrix ? SymbolFormat::data_matrix : SymbolFormat::qr};
    options.max_symbols = 1;
    const auto symbols = read_symbols(frame, options);
    if (!symbols) return tl::unexpected(symbols.error());
    const char* hint = "larger modules, or --ecc Q";
    if (symbols->empty()) return fail("NOT_READ_BACK", "no symbol is read in what was drawn", hint);
    if (symbols->front().bytes != payload || symbols->front().symbology_identifier != symbology_identifier(kind))
        return fail("NOT_READ_BACK", "the symbol says something else than the payload (" + display_safe(symbols->front().symbology_identifier) + ")", hint);
    return {};
}

}  // namespace

void add_print_check_options(CLI::App& command, PrintCheckOptions& options) {
    const char* group = "Signature";
    command.add_option("--batch", options.batch, "Declaration file: every stamp must be of this lot and open with its key")->group(group);
    command.add_option("--issuer", options.issuer, "Issuer id, with --key and --env")->group(group);
    command.add_option("--key", options.key, "Public key the stamps must open with, 64 hexadecimal digits")->group(group);
    command.add_option("--env", options.env, "prod or test")->check(CLI::IsMember({"prod", "test"}))->group(group);
}

Result<PrintCheck> PrintCheck::open(const PrintCheckOptions& options) {
    if (auto ready = crypto_ready(); !ready) return tl::unexpected(ready.error());
    PrintCheck out;
    std::string issuer = options.issuer, key = options.key;
    out.env_ = parse_env(options.env);
    if (!options.batch.empty()) {
        auto file = read_declaration_file(options.batch);
        if (!file) return tl::unexpected(file.error());
        if (!issuer.empty() || out.env_) return fail("USAGE", "issuer and env come from the declaration", "leave --issuer and --env out");
        issuer = file->issuer;
        out.env_ = file->env;
        if (key.empty()) key = to_hex(file->key.bytes);
        out.declaration_ = std::move(*file);
    }
    if (key.empty() && issuer.empty()) return out;
    if (key.empty() || issuer.empty() || !out.env_) return fail("USAGE", "--key, --issuer and --env belong together", "or --batch DECLARATION");
    auto checked = issuer_key_of(issuer, key);
    if (!checked) return tl::unexpected(checked.error());
    checked->point_checked = is_valid_public_key(checked->key);
    out.key_ = std::move(*checked);
    return out;
}

Result<Claims> PrintCheck::check(const std::string& payload, SymbolKind kind) const {
    Symbol symbol = text_symbol(payload);
    symbol.symbology_identifier = symbology_identifier(kind);
    const ParsedStamp stamp = parse_stamp(symbol);
    const auto refuse = [](const std::string& why) { return fail("NOT_A_STAMP", why, "temviet stamp mint makes payloads"); };
    if (stamp.form() != OpenOutcome::ok) return refuse(std::string(to_string(stamp.form())) + " " + stamp.detail());
    const Claims& claims = stamp.claims();
    if (declaration_) {
        const BatchDeclaration& batch = declaration_->batch;
        if (claims.gtin != batch.gtin || claims.pid != batch.pid || claims.lot != batch.lot) return refuse("the stamp is not of the declared lot");
        const auto unit = claims.serial ? unit_number(*claims.serial, static_cast<int>(batch.width), static_cast<int>(batch.rand_len)) : std::nullopt;
        if (!unit || *unit < batch.first || batch.last < *unit) return refuse("the stamp's unit is not within the declared range");
    }
    if (key_) {
        const auto opened = StampOpener::open(stamp, *key_, *env_);
        if (!opened) return refuse("the stamp does not open with the key: " + std::string(to_string(opened.error())));
    }
    return claims;
}

Result<void> demand_read_back(const PixelView& pixels, const std::string& payload, SymbolKind kind) {
    const Plane plane{pixels.data, pixels.row_bytes * static_cast<std::size_t>(pixels.height), pixels.row_bytes, 4};
    const auto frame = Frame::from_planes(PixelFormat::bgra, {pixels.width, pixels.height}, std::span(&plane, 1));
    return frame ? demand(*frame, payload, kind) : Result<void>(tl::unexpected(frame.error()));
}

Result<void> demand_png_reads_back(std::string_view png, const std::string& payload, SymbolKind kind) {
    const auto image = load_image_bytes(png, "PNG");
    if (!image) return tl::unexpected(image.error());
    const auto frame = image->frame();
    return frame ? demand(*frame, payload, kind) : Result<void>(tl::unexpected(frame.error()));
}

}  // namespace temviet::cli
