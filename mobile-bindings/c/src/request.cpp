// SPDX-License-Identifier: Apache-2.0
// tv_request and tv_symbol -> Request and Symbol, every value checked.
#include <limits>
#include <temviet/base/limits.hpp>

#include "handles.hpp"

namespace temviet::capi {
namespace {

constexpr std::int64_t kUnset = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kFirstSecond = -62135596800, kLastSecond = 253402300799;  // years 1 to 9999

tv_request default_request() noexcept {
    tv_request request{};
    request.struct_size = sizeof request;
    request.now = kUnset;
    request.max_symbols = static_cast<std::uint32_t>(limits::kMaxSymbols);
    return request;
}

bool is_flag(std::int32_t value) noexcept { return value == 0 || value == 1; }

/// ISO/IEC 15424: ], a letter, a letter or digit. Empty: unknown.
bool is_identifier(const tv_str& text) noexcept {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (!is_sound(text)) return false;
    return text.size == 0 || (text.size == 3 && text.data[0] == ']' && letter(text.data[1]) &&
                              (letter(text.data[2]) || (text.data[2] >= '0' && text.data[2] <= '9')));
}

std::string copy(const tv_str& text) { return text.size == 0 ? std::string() : std::string(text.data, text.size); }

tv_status take_symbol(const tv_symbol* given, Symbol& out, tv_error* error) {
    tv_symbol symbol{};
    symbol.format = TV_FORMAT_TEXT;
    if (const auto status = take_struct(given, symbol, "symbols is NULL", error); status != TV_OK) return status;
    if (symbol.format < TV_FORMAT_UNKNOWN || symbol.format > TV_FORMAT_DATABAR_LIMITED) return invalid(error, "tv_symbol.format is none");
    if (!is_sound(symbol.bytes)) return invalid(error, "tv_symbol.bytes has a size and no data");
    if (!is_identifier(symbol.symbology_identifier))
        return invalid(error, "tv_symbol.symbology_identifier is none: ]Q1, ]d2, ]Q3, ]C1, ]E0 … or empty");
    if (!is_flag(symbol.joined) || !is_flag(symbol.keyed) || !is_flag(symbol.assisted))
        return invalid(error, "tv_symbol.joined, keyed and assisted are 0 or 1");
    out.format = static_cast<SymbolFormat>(symbol.format);
    out.bytes = copy(symbol.bytes);
    out.symbology_identifier = copy(symbol.symbology_identifier);
    out.joined = symbol.joined != 0;
    out.keyed = symbol.keyed != 0;
    out.assisted = symbol.assisted != 0;
    for (std::size_t i = 0; i < out.polygon.size(); ++i) out.polygon[i] = {symbol.polygon[2 * i], symbol.polygon[2 * i + 1]};
    return TV_OK;
}

}  // namespace

tv_status take_request(const tv_request* given, Question& out, tv_error* error) {
    tv_request request = default_request();
    if (const auto status = take_struct(given, request, "request is NULL", error); status != TV_OK) return status;
    if (request.now == kUnset) return invalid(error, "tv_request.now is not set: give the time, e.g. time(NULL)");
    if (request.now < kFirstSecond || request.now > kLastSecond) return invalid(error, "tv_request.now is outside the years 1 to 9999");
    if (request.scene != TV_SCENE_AUTO && request.scene != TV_SCENE_PACK) return invalid(error, "tv_request.scene is none");
    if (!is_flag(request.now_is_given) || !is_flag(request.distinct) || !is_flag(request.fast_only))
        return invalid(error, "tv_request.now_is_given, distinct and fast_only are 0 or 1");
    if (!is_sound(request.file) || !is_sound(request.input)) return invalid(error, "tv_request.file or input has a size and no data");
    if (request.max_symbols < 1 || request.max_symbols > limits::kMaxSymbols) return invalid(error, "tv_request.max_symbols is 1 to 256");
    out.request.now = Instant{request.now};
    out.request.now_is_given = request.now_is_given != 0;
    out.request.scene = request.scene == TV_SCENE_PACK ? Scene::pack : Scene::automatic;
    out.request.person_confirmed_one_pack = request.scene == TV_SCENE_PACK;
    out.request.distinct = request.distinct != 0;
    if (request.file.data != nullptr) out.request.file = copy(request.file);
    if (request.input.data != nullptr) out.request.input = copy(request.input);
    out.cancelled = request.cancelled;
    out.cancelled_user = request.cancelled_user;
    out.max_symbols = request.max_symbols;
    out.fast_only = request.fast_only != 0;
    return TV_OK;
}

tv_status take_symbols(const tv_symbol* given, std::size_t count, std::vector<Symbol>& out, tv_error* error) {
    if (count == 0) return TV_OK;
    if (given == nullptr) return invalid(error, "symbols is NULL");
    // One more than is judged, so that the report says that there were too many.
    const std::size_t taken = count > limits::kMaxSymbols ? limits::kMaxSymbols + 1 : count;
    const std::uint32_t stride = given->struct_size;
    for (std::size_t i = 0; i < taken; ++i) {
        const auto* symbol = reinterpret_cast<const tv_symbol*>(reinterpret_cast<const char*>(given) + i * stride);
        if (i > 0 && symbol->struct_size != stride) return invalid(error, "all symbols need the struct_size of the first");
        Symbol one;
        if (const auto status = take_symbol(symbol, one, error); status != TV_OK) return status;
        out.push_back(std::move(one));
    }
    return TV_OK;
}

}  // namespace temviet::capi

extern "C" void tv_request_init(tv_request* request, uint32_t struct_size) TV_NOEXCEPT {
    if (request == nullptr || struct_size < sizeof(uint32_t) || struct_size > temviet::capi::kMaxStructSize) return;
    std::memset(request, 0, struct_size);
    const tv_request defaults = temviet::capi::default_request();
    std::memcpy(request, &defaults, struct_size < sizeof defaults ? struct_size : sizeof defaults);
    request->struct_size = struct_size;
}
