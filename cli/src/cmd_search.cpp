// SPDX-License-Identifier: Apache-2.0
// temviet search: products, organisations and outlets of the registries, by words and filters.
#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "cli.hpp"
#include "registry_choice.hpp"
#include "registry_words.hpp"

namespace temviet::cli {
namespace {

constexpr int kExitNothing = 12;

struct Options {
    RegistryChoice choice;
    std::vector<std::string> words, kinds;
    std::string province, commune, scheme, stars, category;
    std::size_t limit = 20, offset = 0;
    bool json = false;
};

std::optional<std::string> given(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

/// "4" or "4+".
Result<void> read_stars(std::string_view text, SearchQuery& query) {
    if (text.empty()) return {};
    const bool more = text.ends_with('+');
    if (more) text.remove_suffix(1);
    if (text.size() != 1 || text[0] < '1' || text[0] > '5')
        return fail("USAGE", "--stars is 1 to 5, with + for more: " + display_safe(text), "--stars 4 or --stars 3+");
    query.level_from = text[0] - '0';
    query.level_to = more ? 5 : text[0] - '0';
    if (!query.scheme) query.scheme = "ocop";
    return {};
}

Json hit_json(const SearchHit& hit, const Registry& registry, const PlaceName& place, const Date& today) {
    Json out{{"kind", to_string(hit.kind)}, {"match", to_string(hit.why)}, {"field", to_string(hit.field)}};
    const auto name = hit.product ? hit.product->name : hit.outlet ? hit.outlet->name : hit.organisation->name;
    out["name"] = name;
    if (hit.product) {
        out["code"] = hit.product->code;
        put(out, "brand", hit.product->brand);
        put(out, "category", hit.product->category);
        out["product_kind"] = hit.product->kind;
        const auto gtins = registry.gtins_of_product(hit.product->id);
        out["gtins"] = gtins ? Json(*gtins) : Json::array();
    }
    if (hit.outlet) {
        out["outlet_kind"] = hit.outlet->kind;
        put(out, "address", hit.outlet->address);
        put(out, "phone", hit.outlet->phone);
        put(out, "website", hit.outlet->website);
    }
    if (hit.organisation) {
        out["organisation"] = {{"id", hit.organisation->id}, {"name", hit.organisation->name}, {"kind", hit.organisation->kind},
                               {"status", hit.organisation->status}};
        put(out["organisation"], "address", hit.organisation->address);
    }
    out["place"] = place_json(place);
    out["certificates"] = Json::array();
    for (const auto& row : hit.certificates) out["certificates"].push_back(certificate_json(row, today));
    out["alerts"] = Json::array();
    for (const auto& row : hit.alerts) out["alerts"].push_back(alert_json(row));
    out["registry"] = registry_json(registry.info());
    return out;
}

std::string hit_text(std::size_t number, const SearchHit& hit, const Registry& registry, const PlaceName& place,
                     const Date& today, const Context& context) {
    std::string out = fmt::format("{}. ", number);
    std::vector<std::string> parts;
    const auto add = [&](const std::optional<std::string>& text) {
        if (text && !text->empty()) parts.push_back(display_safe(*text));
    };
    const auto where = place_text(place, context);
    if (hit.product) {
        out += display_safe(hit.product->name);
        if (hit.product->brand) out += " – " + display_safe(*hit.product->brand);
        parts.emplace_back(hit.product->kind == "service" ? context.tr("dịch vụ", "service") : context.tr("sản phẩm", "product"));
        if (hit.organisation) add(hit.organisation->name);
        if (!where.empty()) parts.push_back(where);
        if (const auto gtins = registry.gtins_of_product(hit.product->id); gtins && !gtins->empty())
            parts.push_back("GTIN " + gs1::display_gtin(gtins->front()));
    } else if (hit.outlet) {
        out += display_safe(hit.outlet->name);
        parts.emplace_back(outlet_kind_word(hit.outlet->kind, context));
        if (hit.organisation) add(hit.organisation->name);
        add(hit.outlet->address);
        if (!where.empty()) parts.push_back(where);
        add(hit.outlet->phone);
    } else {
        out += display_safe(hit.organisation->name);
        parts.emplace_back(organisation_kind_word(hit.organisation->kind, context));
        add(hit.organisation->address);
        if (!where.empty()) parts.push_back(where);
        add(hit.organisation->phone);
    }
    out += "\n";
    for (const auto& row : hit.alerts) out += "   ! " + alert_text(row, context) + "\n";
    if (hit.organisation && hit.organisation->status != "active")
        out += fmt::format("   ! {}\n", hit.organisation->status == "suspended"
                                            ? context.tr("đơn vị đang bị đình chỉ", "the organisation is suspended")
                                            : context.tr("đơn vị đã ngừng hoạt động", "the organisation has closed"));
    out += "   ";
    for (std::size_t at = 0; at < parts.size(); ++at) out += (at == 0 ? "" : " · ") + parts[at];
    out += "\n";
    for (const auto& row : hit.certificates)
        out += fmt::format("   {}: {}\n", certificate_name(row, context), certificate_term(row, today, context));
    return out + "   [" + registry_line(registry.info(), context) + "]\n";
}

int run(const Context& context, const Options& options) {
    SearchQuery query;
    for (const auto& word : options.words) query.text += (query.text.empty() ? "" : " ") + word;
    query.province = given(options.province);
    query.commune = given(options.commune);
    query.scheme = given(options.scheme);
    query.category = given(options.category);
    query.kinds = options.kinds;
    query.limit = options.limit;
    query.offset = options.offset;
    if (const auto ok = read_stars(options.stars, query); !ok) return print_error(context, ok.error(), 2);
    if (query.text.empty() && !query.province && !query.commune && !query.scheme && !query.category && query.kinds.empty())
        return print_error(context, {"USAGE", std::string(context.tr("chưa có từ nào để tìm", "there is nothing to look for")),
                                     "temviet search trà sen", {}}, 2);
    const auto today = options.choice.today();
    if (!today) return print_error(context, today.error(), exit_code_of(today.error()));
    query.today = *today;
    const auto registries = options.choice.open(context);
    if (!registries) return print_error(context, registries.error(), exit_code_of(registries.error()));
    const auto answer = search(*registries, query);
    if (!answer) return print_error(context, answer.error(), answer.error().code == "QUERY_TOO_LONG" ? 2 : 1);

    Json json{{"query", to_valid_utf8(query.text)},
              {"date", to_string(*today)},
              {"province", place_answer_json(answer->province)},
              {"commune", place_answer_json(answer->commune)},
              {"place_in_text", answer->place_in_text ? Json(*answer->place_in_text) : Json(nullptr)},
              {"corrections", answer->corrections},
              {"more", answer->more},
              {"hits", Json::array()}};
    std::string text;
    for (const auto* place : {&answer->province, &answer->commune})
        if (*place) text += place_answer_text(**place, context);
    if (answer->place_in_text)
        text += fmt::format("{}: {}\n", context.tr("Hiểu là tìm trong", "Taken as a search in"), display_safe(*answer->place_in_text));
    if (!answer->hits.empty() && answer->hits.front().why == MatchKind::typo) {
        std::string words;
        for (const auto& word : answer->corrections) words += (words.empty() ? "" : ", ") + display_safe(word);
        text += fmt::format("{}: {}\n", context.tr("Không có đúng từ đã gõ; gần nhất (viết không dấu) là",
                                                   "The words as typed stand nowhere; the nearest (without marks) are"), words);
    }
    for (std::size_t at = 0; at < answer->hits.size(); ++at) {
        const auto& hit = answer->hits[at];
        const auto& registry = (*registries)[hit.registry];
        const bool own = hit.product && (hit.product->commune || hit.product->province);
        const auto place = hit.outlet ? place_name(registry, hit.outlet->commune, hit.outlet->province)
                           : own      ? place_name(registry, hit.product->commune, hit.product->province)
                           : hit.organisation
                               ? place_name(registry, hit.organisation->commune, hit.organisation->province)
                               : Result<PlaceName>(PlaceName{});
        if (!place) return print_error(context, place.error());
        if (options.json) json["hits"].push_back(hit_json(hit, registry, *place, *today));
        else text += hit_text(query.offset + at + 1, hit, registry, *place, *today, context);
    }
    if (answer->hits.empty())
        text += context.tr("Không tìm thấy trong sổ nào đang dùng. Điều đó không nói gì xấu về hàng hóa.\n",
                           "Found in none of the registries in use. That says nothing against any goods.\n");
    else {
        if (answer->more) text += context.tr("Còn nữa: thêm --offset hoặc --limit, hoặc lọc hẹp hơn.\n",
                                             "There is more: use --offset or --limit, or narrower filters.\n");
        text += no_promise(context);
    }
    const auto written = write_stdout(options.json ? json.dump(2) + "\n" : text);
    if (!written) return print_error(context, written.error());
    return answer->hits.empty() ? kExitNothing : 0;
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("search", "Find products, organisations and outlets in the registries: 0 found, 12 not");
    command->footer(
        "Words are met with or without Vietnamese marks, with one mistyped letter, and with HTX for hợp tác xã.\n"
        "Examples:\n"
        "  temviet search trà sen\n"
        "  temviet search \"cà phê Đắk Lắk\" --stars 4+\n"
        "  temviet search --province \"Bình Phước\" --kind outlet\n"
        "  temviet search htx --province 19 --json");
    auto options = std::make_shared<Options>();
    command->add_option("words", options->words, "What to look for; may be left out when there are filters");
    command->add_option("--province", options->province, "Code or name of a province, of today or of earlier");
    command->add_option("--commune", options->commune, "Code or name of a commune (or an earlier district)");
    command->add_option("--scheme", options->scheme, "Only with a certificate in force: id or words, such as ocop, vietgap");
    command->add_option("--stars", options->stars, "OCOP stars in force: 4, or 3+ for three and more");
    command->add_option("--category", options->category, "Words of the category");
    command->add_option("--kind", options->kinds, "Only such: product, goods, service, organisation, enterprise, cooperative, "
                                                  "household, agency, outlet, supermarket, …; may be repeated")
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"product", "goods", "service", "organisation", "enterprise", "cooperative", "household", "agency",
                               "outlet", "own_store", "shop", "supermarket", "market", "showroom", "online"}));
    command->add_option("--limit", options->limit, "At most so many (default 20)")->check(CLI::Range(1, 1000));
    command->add_option("--offset", options->offset, "Leave out the first so many")->check(CLI::Range(0, 1000));
    options->choice.add_options(*command);
    command->add_flag("--json", options->json, "The result as JSON");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
