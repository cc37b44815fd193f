// SPDX-License-Identifier: Apache-2.0
// temviet registry propose: a picture of a pack and what its finder says of it -> one proposal file. Nothing is registered.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <temviet/base/bytes.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/trust/hash.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "io/load_image.hpp"
#include "load/values.hpp"
#include "propose/proposal.hpp"
#include "registry_commands.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp = R"(Examples:
  temviet registry propose pack.jpg --product 'Trà ướp sen 100 g' --owner 'HTX Trà Sen Vàng' --who 'Đội 3'
  temviet registry propose pack.jpg --product … --owner htx-tra-sen-vang --certificate 'OCOP:4:101/QĐ-UBND:12/09/2025'
  temviet registry propose pack.jpg --product … --owner … --to proposals/
The file holds what the symbols say, the picture's SHA-256 and your words; the authority decides (registry review).)";

struct Options {
    std::string picture, product, owner, gtin, certificate, who, note, at, output, folder;
    bool json = false;
};

/// SCHEME[:LEVEL[:NUMBER[:DATE[:ISSUER]]]]
Result<ProposedCertificate> parse_certificate(const Context& context, const std::string& text, Date today) {
    std::vector<std::string> parts;
    std::string_view rest = text;
    while (parts.size() < 4) {
        const auto end = rest.find(':');
        parts.emplace_back(tidy_text(rest.substr(0, end)));
        if (end == std::string_view::npos) {
            rest = {};
            break;
        }
        rest.remove_prefix(end + 1);
    }
    parts.push_back(tidy_text(rest));
    parts.resize(5);
    ProposedCertificate out{parts[0], {}, parts[2], {}, parts[4]};
    if (out.scheme.empty()) return fail("USAGE", "--certificate names no scheme", "OCOP:4:101/QĐ-UBND:12/09/2025");
    for (const auto& [field, from, to] : {std::tuple{Field::level, &parts[1], &out.level}, {Field::issued_on, &parts[3], &out.issued_on}}) {
        if (from->empty()) continue;
        std::optional<ValueFault> wrong;
        const auto values = parse_value(context, field, {CellKind::text, false, *from}, today, wrong);
        if (wrong) return fail(wrong->code, "--certificate: “" + display_safe(*from, 60) + "”: " + wrong->message, wrong->fix);
        *to = values.empty() ? "" : values.front();
    }
    return out;
}

int run(const Context& context, const Options& options) {
    Instant now = system_now();
    if (!options.at.empty()) {
        const auto given = parse_instant(options.at);
        if (!given) return print_error(context, {"USAGE", "--at: not an instant: " + display_safe(options.at), "2026-11-10T08:00:00+07:00", {}}, 2);
        now = *given;
    }
    Proposal proposal;
    proposal.at = now;
    proposal.product = tidy_text(options.product);
    proposal.organisation = tidy_text(options.owner);
    proposal.who = tidy_text(options.who);
    proposal.note = tidy_text(options.note);
    if (proposal.product.empty() || proposal.organisation.empty() || proposal.who.empty())
        return print_error(context, {"USAGE", std::string(context.tr("cần có tên sản phẩm, chủ thể và người đề nghị", "a product, an owner and a proposer are needed")), "--product … --owner … --who …", {}}, 2);
    for (const auto* text : {&options.product, &options.owner, &options.who, &options.note})
        if (!is_utf8(*text) || text->size() > 2000) return print_error(context, {"USAGE", "a text is not UTF-8 or longer than 2000 bytes", "", {}}, 2);
    if (!options.certificate.empty()) {
        auto certificate = parse_certificate(context, options.certificate, vietnam_date(now));
        if (!certificate) return print_error(context, certificate.error());
        proposal.certificate = std::move(*certificate);
    }
    // The hash is of the very bytes the symbols are read from.
    const auto bytes = options.picture == "-" ? read_stdin(limits::kMaxPictureFileBytes) : read_file(options.picture, limits::kMaxPictureFileBytes);
    if (!bytes) return print_error(context, bytes.error());
    proposal.picture_file = options.picture == "-" ? "-" : to_valid_utf8(fs::path(options.picture).filename().native());
    proposal.picture_sha256 = to_hex(sha256(as_bytes(*bytes)));
    const auto image = load_image_bytes(*bytes, options.picture == "-" ? "-" : display_path(options.picture));
    if (!image) return print_error(context, image.error());
    proposal.picture_width = image->width();
    proposal.picture_height = image->height();
    const auto frame = image->frame();
    if (!frame) return print_error(context, frame.error());
    const auto symbols = read_symbols(*frame);
    if (!symbols) return print_error(context, symbols.error());
    for (const auto& symbol : *symbols) proposal.symbols.push_back({std::string(to_string(symbol.format)), symbol.symbology_identifier, symbol.bytes});

    const auto printed = gtins_of(proposal.symbols);
    std::string list;
    for (const auto& gtin : printed) list += (list.empty() ? "" : ", ") + gs1::display_gtin(gtin);
    if (!options.gtin.empty()) {
        const auto gtin = gs1::to_gtin14(options.gtin);
        if (!gtin) return print_error(context, {gtin.error().code, "--gtin: " + gtin.error().message, gtin.error().hint, {}});
        if (std::find(printed.begin(), printed.end(), *gtin) == printed.end())
            return print_error(context, {"NOT_IN_PICTURE",
                                         fmt::format(fmt::runtime(context.tr("ảnh không có mã {}; đọc được: {}", "the picture does not show {}; it shows: {}")), display_safe(options.gtin, 40),
                                                     list.empty() ? context.tr("không có mã nào", "none") : std::string_view(list)),
                                         std::string(context.tr("chụp rõ mã vạch của chính sản phẩm này", "take a picture that shows this product's code")), {}});
        proposal.gtin = *gtin;
    } else if (printed.size() > 1)
        return print_error(context, {"SEVERAL_GTINS", fmt::format(fmt::runtime(context.tr("ảnh có nhiều mã: {}", "the picture shows several numbers: {}")), list),
                                     std::string(context.tr("nêu một mã: --gtin", "name one: --gtin")), {}});
    else if (printed.size() == 1)
        proposal.gtin = printed.front();
    else
        std::fprintf(stderr, "%s\n", context.tr("lưu ý: ảnh không có mã vạch nào đọc được; đề nghị chỉ nêu tên sản phẩm", "note: no barcode number was read; the proposal names the product only").data());
    proposal.id = proposal_id(proposal);

    const auto json = proposal.to_json().dump(2) + "\n";
    const fs::path path = !options.output.empty() ? fs::path(options.output) : fs::path(options.folder.empty() ? "." : options.folder) / (proposal.id + ".proposal.json");
    if (const auto written = write_file_atomically(path, json, 0644, false); !written) return print_error(context, written.error());
    const auto text = options.json ? json : fmt::format("{}  {}  {} – {}\n", proposal.id, proposal.gtin.empty() ? "-" : gs1::display_gtin(proposal.gtin), display_safe(proposal.product), display_safe(proposal.organisation));
    if (const auto done = write_stdout(text); !done) return print_error(context, done.error());
    std::fprintf(stderr, "%s %s\n", context.tr("Đã ghi", "Wrote").data(), display_path(path).c_str());
    return 0;
}

}  // namespace

void add_registry_propose(CLI::App& registry, Context& context) {
    auto* sub = registry.add_subcommand("propose", "Propose a product for a registry: a picture and what you know; nothing is registered");
    sub->footer(kHelp);
    auto options = std::make_shared<Options>();
    sub->add_option("picture", options->picture, "Picture of the pack with its code, or -")->required();
    sub->add_option("--product", options->product, "Name of the product as printed")->required();
    sub->add_option("--owner", options->owner, "Name or id of its owner")->required();
    sub->add_option("--who", options->who, "Who proposes it")->required();
    sub->add_option("--gtin", options->gtin, "Which number, where the picture shows several");
    sub->add_option("--certificate", options->certificate, "SCHEME:LEVEL:NUMBER:DATE:ISSUER, as far as known");
    sub->add_option("--note", options->note, "Anything else");
    sub->add_option("--at", options->at, "When it was seen; default: now");
    sub->add_option("-o,--output", options->output, "The file to write; never overwritten");
    sub->add_option("--to", options->folder, "Folder for ID.proposal.json; default: here");
    sub->add_flag("--json", options->json, "Print the whole proposal");
    sub->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
