// SPDX-License-Identifier: Apache-2.0
// temviet stamp open --batch: NDJSON in, NDJSON out, line by line.
#include <cerrno>
#include <cstring>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "io/line_reader.hpp"
#include "payload_input.hpp"
#include "stamp_commands.hpp"
#include "term/signals.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kMaxLineBytes = 64 * 1024;
constexpr std::size_t kBlockBytes = 64 * 1024;

Result<std::string> text_member(const Json& request, const char* name) {
    const auto found = request.find(name);
    if (found == request.end()) return fail("BAD_REQUEST", std::string("the request has no \"") + name + "\"");
    if (!found->is_string()) return fail("BAD_REQUEST", std::string("\"") + name + "\" is no string");
    return found->get<std::string>();
}

Result<std::string> input_of(const Json& request) {
    if (request.contains("input") == request.contains("input_hex"))
        return fail("BAD_REQUEST", "the request needs exactly one of \"input\" and \"input_hex\"");
    if (request.contains("input")) return text_member(request, "input");
    const auto hex = text_member(request, "input_hex");
    if (!hex) return hex;
    const auto bytes = from_hex(*hex);
    if (!bytes) return fail("BAD_REQUEST", "\"input_hex\" is not an even number of hexadecimal digits");
    return std::string(as_text(*bytes));
}

Result<Json> answer(const std::string& line) {
    const Json request = Json::parse(line, nullptr, false);
    if (!request.is_object()) return fail("BAD_REQUEST", "the line is no JSON object");
    auto input = input_of(request);
    if (!input) return tl::unexpected(input.error());
    const auto symbology = text_member(request, "symbology"), env_word = text_member(request, "env"),
               issuer = text_member(request, "issuer"), key_hex = text_member(request, "key");
    for (const auto* each : {&symbology, &env_word, &issuer, &key_hex})
        if (!*each) return tl::unexpected(each->error());
    const auto env = parse_env(*env_word);
    if (!env) return fail("BAD_REQUEST", "\"env\" is prod or test");
    const auto key = issuer_key_of(*issuer, *key_hex);
    if (!key) return tl::unexpected(key.error());
    const auto symbol = symbol_of(std::move(*input), *symbology);
    if (!symbol) return tl::unexpected(symbol.error());
    return open_json(open_stamp(*symbol, *key, *env));
}

std::string answer_line(LineReader::State state, const std::string& line) {
    const auto answered =
        state == LineReader::State::too_long
            ? Result<Json>(fail("BAD_REQUEST", "the line is longer than " + std::to_string(kMaxLineBytes) + " bytes"))
            : answer(line);
    const Json json =
        answered
            ? *answered
            : Json{{"error", {{"code", answered.error().code}, {"message", to_valid_utf8(answered.error().message)}}}};
    return json.dump() + "\n";
}

}  // namespace

int run_open_batch(const Context& context, const std::string& source) {
    auto opened = LineReader::open(source, kMaxLineBytes);
    if (!opened) return print_error(context, opened.error());
    LineReader& lines = *opened;
    std::string line, block;
    while (!interrupted()) {
        const auto state = lines.next(line);
        if (state == LineReader::State::end) break;
        if (state == LineReader::State::unreadable) {
            if (interrupted()) break;
            (void)write_stdout(block, true);
            return print_error(
                context,
                {"INPUT_UNREADABLE", "cannot read " + display_path(source) + ": " + std::strerror(errno),
                 "give a file of requests, or - for standard input", {}});
        }
        block += answer_line(state, line);
        // Whoever waits for an answer before sending the next request gets it at once; a long file goes out in blocks.
        if (block.size() < kBlockBytes && lines.ready()) continue;
        if (const auto written = write_stdout(block, true); !written) return print_error(context, written.error());
        block.clear();
    }
    if (const auto written = write_stdout(block, true); !written) return print_error(context, written.error());
    return interrupted() ? kExitInterrupted : 0;
}

}  // namespace temviet::cli
