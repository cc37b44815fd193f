// SPDX-License-Identifier: Apache-2.0
// temviet suggest: registered Vietnamese goods of the same category, from one's own province first.
#include <CLI/CLI.hpp>
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
    std::string what, province;
    std::size_t limit = 20;
    bool json = false;
};

bool looks_like_gtin(const std::string& text) {
    return all_digits(text) && (text.size() == 8 || (text.size() >= 12 && text.size() <= 14));
}

int run(const Context& context, const Options& options) {
    SuggestQuery query;
    query.limit = options.limit;
    if (!options.province.empty()) query.province = options.province;
    if (looks_like_gtin(options.what)) {
        auto gtin = gs1::to_gtin14(options.what);
        if (!gtin) return print_error(context, gtin.error());
        query.gtin14 = std::move(*gtin);
    } else {
        query.category = options.what;
    }
    const auto today = options.choice.today();
    if (!today) return print_error(context, today.error(), exit_code_of(today.error()));
    query.today = *today;
    const auto registries = options.choice.open(context);
    if (!registries) return print_error(context, registries.error(), exit_code_of(registries.error()));
    const auto answer = suggest(*registries, query);
    if (!answer) return print_error(context, answer.error());

    Json json{{"query", to_valid_utf8(options.what)},
              {"date", to_string(*today)},
              {"asked", answer->asked ? Json{{"name", answer->asked->name}, {"organisation", answer->asked->organisation}} : Json(nullptr)},
              {"category", answer->category},
              {"widened", answer->widened},
              {"province", place_answer_json(answer->province)},
              {"more", answer->more},
              {"products", Json::array()}};
    std::string text;
    if (answer->asked) text += fmt::format("{}: {}\n", context.tr("Mặt hàng hỏi", "Goods asked about"), display_safe(answer->asked->name));
    if (!answer->category.empty())
        text += fmt::format("{}: {}{}\n", context.tr("Nhóm hàng", "Category"), display_safe(answer->category),
                            answer->widened ? context.tr(" (đã mở rộng ra nhóm lớn)", " (widened to the whole group)") : "");
    if (answer->province) text += place_answer_text(*answer->province, context);
    bool near = true;
    for (std::size_t at = 0; at < answer->list.size(); ++at) {
        const auto& each = answer->list[at];
        const auto& registry = (*registries)[each.registry];
        const bool own = each.product.commune || each.product.province;
        const auto place = own ? place_name(registry, each.product.commune, each.product.province)
                               : place_name(registry, each.organisation.commune, each.organisation.province);
        if (!place) return print_error(context, place.error());
        const auto gtins = registry.gtins_of_product(each.product.id);
        if (!gtins) return print_error(context, gtins.error());
        if (options.json) {
            Json row{{"name", each.product.name}, {"code", each.product.code}, {"gtins", *gtins}, {"in_province", each.in_province}};
            put(row, "brand", each.product.brand);
            put(row, "category", each.product.category);
            row["organisation"] = {{"id", each.organisation.id}, {"name", each.organisation.name}};
            put(row["organisation"], "address", each.organisation.address);
            row["place"] = place_json(*place);
            row["certificates"] = Json::array();
            for (const auto& certificate : each.certificates) row["certificates"].push_back(certificate_json(certificate, *today));
            row["registry"] = registry_json(registry.info());
            json["products"].push_back(std::move(row));
            continue;
        }
        if (query.province && !(answer->province && answer->province->found.empty()) && (at == 0 || near != each.in_province)) {
            near = each.in_province;
            text += near ? context.tr("Trong tỉnh, thành:\n", "In the province:\n")
                         : context.tr("Nơi khác trong nước:\n", "Elsewhere in the country:\n");
        }
        text += fmt::format("  {}. {}\n     {} · {}", at + 1, display_safe(each.product.name), display_safe(each.organisation.name),
                            place_text(*place, context));
        if (!gtins->empty()) text += " · GTIN " + gs1::display_gtin(gtins->front());
        text += "\n";
        for (const auto& certificate : each.certificates)
            text += fmt::format("     {}: {}\n", certificate_name(certificate, context), certificate_term(certificate, *today, context));
        text += "     [" + registry_line(registry.info(), context) + "]\n";
    }
    if (answer->list.empty()) {
        if (query.gtin14 && !answer->asked)
            text += context.tr("Số này không có trong sổ nào đang dùng, nên chưa biết nhóm hàng: hãy thử tên nhóm hàng.\n",
                               "This number is in none of the registries in use, so its category is unknown: try the category's name.\n");
        else if (answer->category.empty())
            text += context.tr("Sổ không ghi nhóm hàng của mặt hàng này: hãy thử tên nhóm hàng.\n",
                               "The registry names no category of these goods: try the category's name.\n");
        else
            text += context.tr("Các sổ đang dùng không có mặt hàng Việt Nam nào khác trong nhóm này.\n",
                               "The registries in use list no other Vietnamese goods of this category.\n");
    } else {
        if (answer->more) text += context.tr("Còn nữa: thêm --limit.\n", "There is more: use --limit.\n");
        text += context.tr("Xếp theo tên, không phải xếp hạng. Không kê hàng đang có lệnh hoặc cảnh báo chưa gỡ trong các sổ này.\n",
                           "In order of names, which is no ranking. Goods under an order or warning in these registries are left out.\n");
        text += no_promise(context);
    }
    const auto written = write_stdout(options.json ? json.dump(2) + "\n" : text);
    if (!written) return print_error(context, written.error());
    return answer->list.empty() ? kExitNothing : 0;
}

}  // namespace

void add_suggest(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("suggest", "Registered Vietnamese goods of the same category: 0 found, 12 none");
    command->footer(
        "Only goods that claim Vietnamese origin (or claim none and have an owner in Vietnam), of active owners, without an open\n"
        "order or warning. In order of names: nobody can buy a place.\n"
        "Examples:\n"
        "  temviet suggest 9521234543213 --province \"Thái Nguyên\"\n"
        "  temviet suggest \"đồ uống / trà\"");
    auto options = std::make_shared<Options>();
    command->add_option("what", options->what, "A GTIN, or words of a category")->required();
    command->add_option("--province", options->province, "Goods from there first: code or name, of today or of earlier");
    command->add_option("--limit", options->limit, "At most so many (default 20)")->check(CLI::Range(1, 1000));
    options->choice.add_options(*command);
    command->add_flag("--json", options->json, "The result as JSON");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
