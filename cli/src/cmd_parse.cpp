// SPDX-License-Identifier: Apache-2.0
// temviet parse: what one payload says by the rules of GS1 and of our stamps. Nothing is judged, no key is used.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>

#include "claims_view.hpp"
#include "cli.hpp"
#include "code_words.hpp"
#include "payload_input.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet parse '(01)09521234543213(10)L2508A(17)270801'
  temviet parse 'https://id.gs1.org/01/09521234543213/10/L2508A?17=270801' --json
  temviet parse 9521234543213
  temviet parse --symbology ]d2 $'010952123454321310L2508A\x1d17270801'
  some-scanner | temviet parse -
The separator FNC1 is the byte 0x1D, in a shell $'\x1d'; it is shown as ^.
Exit codes: 0 parsed, 1 not, 2 wrong usage. What a stamp proves: temviet verify.)";

/// Where a link goes that did not come as one.
constexpr std::string_view kDefaultStem = "https://id.gs1.org";

struct Options {
    std::string payload, symbology = "text";
    bool json = false;
};

struct Answer {
    std::optional<gs1::Elements> elements;
    std::optional<Error> error;
    ParsedStamp stamp;
    std::string_view syntax;
    std::string element_string, bracketed;
    std::optional<std::string> digital_link;
};

bool is_link(std::string_view text) {
    return starts_with_icase(text, "http://") || starts_with_icase(text, "https://");
}

/// What it was meant to be, when it could not be parsed.
std::string_view meant_syntax(const Symbol& symbol, const Error& error) {
    const std::string_view id = symbol.symbology_identifier, text = symbol.bytes;
    if (id == "]C1" || id == "]e0" || id == "]d2" || id == "]Q3" || id == "]J1" ||
        text.find('\x1d') != std::string_view::npos)
        return "element_string";
    if (text.substr(0, 1) == "(") return "bracketed";
    if (is_link(text))
        return error.code == "DL_NO_KEY" || error.code == "DL_COMPRESSED" || error.code == "BAD_URI" ? "url"
                                                                                                     : "digital_link";
    if (all_digits(text) && (text.size() == 8 || (text.size() >= 12 && text.size() <= 14))) return "gtin";
    return "text";
}

std::string stem_of(std::string_view payload, const gs1::Elements& elements) {
    if (elements.syntax != gs1::Syntax::digital_link) return std::string(kDefaultStem);
    const std::string scheme = starts_with_icase(payload, "https://") ? "https://" : "http://";
    return scheme + elements.host + (elements.stem.empty() ? "" : "/" + elements.stem);
}

/// An element string without a separator looks like any text: only its symbol tells.
std::string hint_of(const Context& context, const Symbol& symbol, const Error& error) {
    if (!error.hint.empty() || error.code != "NOT_GS1" || !symbol.symbology_identifier.empty()) return error.hint;
    if (!gs1::parse(symbol.bytes, gs1::Syntax::element_string)) return error.hint;
    return std::string(context.tr("nếu là chuỗi GS1 do máy quét đọc, thêm --symbology ]C1 (hoặc ]d2, ]Q3)",
                                  "if a scanner read it as a GS1 element string, add --symbology ]C1 (or ]d2, ]Q3)"));
}

Answer parse(const Context& context, const Symbol& symbol) {
    Answer out;
    out.stamp = parse_stamp(symbol);
    auto elements = gs1::parse(symbol.bytes, gs1::Syntax::detect, symbol.symbology_identifier);
    if (elements) {
        out.syntax = to_string(elements->syntax);
        out.element_string = to_element_string(*elements, '^');
        out.bracketed = to_bracketed(*elements);
        if (auto link = to_digital_link(*elements, stem_of(symbol.bytes, *elements)))
            out.digital_link = std::move(*link);
        out.elements = std::move(*elements);
    } else if (out.stamp.is_ours()) {
        out.syntax = "stamp";
        if (out.stamp.form() != OpenOutcome::ok)
            out.error = Error{std::string(to_string(out.stamp.form())), out.stamp.detail(), {}, {}};
    } else {
        out.syntax = meant_syntax(symbol, elements.error());
        out.error = std::move(elements.error());
        out.error->hint = hint_of(context, symbol, *out.error);
    }
    return out;
}

Json to_json(const Symbol& symbol, const Answer& answer) {
    Json json{{"input", to_valid_utf8(symbol.bytes)}};
    if (!is_utf8(symbol.bytes)) json["input_hex"] = to_hex(as_bytes(symbol.bytes));
    json["ok"] = !answer.error.has_value();
    json["error"] = nullptr;
    if (answer.error) {
        json["error"] = {{"code", answer.error->code},
                         {"message", to_valid_utf8(answer.error->message)},
                         {"offset", answer.error->offset ? Json(*answer.error->offset) : Json()}};
        if (!answer.error->hint.empty()) json["error"]["hint"] = answer.error->hint;
    }
    json["syntax"] = answer.syntax;
    json["elements"] = Json::array();
    json["problems"] = Json::array();
    const bool parsed = answer.elements.has_value();
    if (parsed) {
        for (const auto& each : answer.elements->items)
            json["elements"].push_back({{"ai", each.ai}, {"value", to_valid_utf8(each.value)}, {"title", each.title}});
        for (const auto& each : answer.elements->association_problems)
            json["problems"].push_back({{"code", each.code}, {"message", each.message}});
    }
    if (answer.stamp.form() == OpenOutcome::signature_unreadable)
        json["problems"].push_back({{"code", to_string(answer.stamp.form())}, {"message", answer.stamp.detail()}});
    json["element_string"] = parsed ? Json(to_valid_utf8(answer.element_string)) : Json();
    json["bracketed"] = parsed ? Json(to_valid_utf8(answer.bracketed)) : Json();
    json["digital_link"] = answer.digital_link ? Json(*answer.digital_link) : Json();
    json["stamp"] = answer.stamp.is_ours() ? stamp_json(answer.stamp) : Json();
    return json;
}

std::string to_text(const Context& context, const Answer& answer) {
    std::string out = std::string(answer.syntax) + "\n";
    if (answer.elements) {
        for (const auto& each : answer.elements->items)
            out += labelled_line("(" + each.ai + ") " + ai_label(context, each.ai), each.value);
        out += labelled_line(context.tr("chuỗi phần tử", "element string"), answer.element_string);
        out += labelled_line(context.tr("có ngoặc", "bracketed"), answer.bracketed);
        if (answer.digital_link) out += labelled_line("Digital Link", *answer.digital_link);
        for (const auto& each : answer.elements->association_problems)
            out += labelled_line(context.tr("lưu ý", "note"), translated(each.message, context.language) + " [" + each.code + "]");
    }
    if (!answer.stamp.is_ours()) {
        if (answer.stamp.form() == OpenOutcome::signature_unreadable)
            out += labelled_line(context.tr("lưu ý", "note"), translated(answer.stamp.detail(), context.language) + " [SIGNATURE_UNREADABLE]");
        return out;
    }
    std::string words(to_string(answer.stamp.form()));
    if (answer.stamp.carrier()) words += ", " + std::string(carrier_label(context, *answer.stamp.carrier()));
    if (!answer.stamp.kid().empty()) words += ", kid " + to_hex(answer.stamp.kid());
    if (!answer.stamp.detail().empty()) words += ": " + translated(answer.stamp.detail(), context.language);
    out += labelled_line(context.tr("tem", "stamp"), words);
    if (!answer.elements && answer.stamp.carrier())
        out += claims_text(context, answer.stamp.claims(), *answer.stamp.carrier());
    return out + labelled_line("", context.tr("(khai báo; chưa kiểm chữ ký: temviet verify)",
                                              "(claimed; the signature was not checked: temviet verify)"));
}

int run(const Context& context, const Options& options) {
    const auto payload = read_payload(options.payload, true);
    if (!payload) return print_error(context, payload.error());
    const auto symbol = symbol_of(*payload, options.symbology);
    if (!symbol) return print_error(context, symbol.error(), 2);
    const Answer answer = parse(context, *symbol);
    if (options.json || !answer.error)
        if (const auto written =
                write_stdout(options.json ? to_json(*symbol, answer).dump(2) + "\n" : to_text(context, answer));
            !written)
            return print_error(context, written.error());
    if (!answer.error) return 0;
    if (!options.json) {
        Error shown = *answer.error;
        shown.message = words_and_detail(context, shown.code, shown.message);
        print_error(context, shown);
        if (answer.error->offset && !payload->empty())
            std::fputs(with_caret(*payload, *answer.error->offset).c_str(), stderr);
    }
    return 1;
}

}  // namespace

void add_parse(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("parse", "What a payload says: GS1 elements, Digital Link, stamp; nothing is judged");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command
        ->add_option("payload", options->payload,
                     "The payload, or - for standard input (one final line end is left out)")
        ->required();
    command->add_option("--symbology", options->symbology,
                        "Symbology identifier of the symbol it was read from, like ]d2; or text");
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
