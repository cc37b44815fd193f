// SPDX-License-Identifier: Apache-2.0
// In: a symbol that is no stamp of ours. Out: what people should be told it is (03, "recognised by shape").
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>

#include "reading.hpp"

namespace temviet::verify {
namespace {

struct Shape {
    std::string_view start, what;
    Reason reason;
};
// `what` is a catalogue key of the report room.
constexpr Shape kShapes[] = {
    {"000201", "payment", Reason::not_a_stamp},          // EMV merchant presented mode: VietQR
    {"BEGIN:VCARD", "contact", Reason::not_a_stamp},
    {"MECARD:", "contact", Reason::not_a_stamp},
    {"BIZCARD:", "contact", Reason::not_a_stamp},
    {"BEGIN:VEVENT", "event", Reason::not_a_stamp},
    {"BEGIN:VCALENDAR", "event", Reason::not_a_stamp},
    {"MEBKM:", "page", Reason::not_a_stamp},
    {"URLTO:", "page", Reason::not_a_stamp},
    {"WIFI:", "wifi", Reason::not_a_stamp},
    {"tel:", "phone", Reason::not_a_stamp},
    {"sms:", "phone", Reason::not_a_stamp},
    {"smsto:", "phone", Reason::not_a_stamp},
    {"mms:", "phone", Reason::not_a_stamp},
    {"mmsto:", "phone", Reason::not_a_stamp},
    {"smtp:", "email", Reason::not_a_stamp},
    {"mailto:", "email", Reason::not_a_stamp},
    {"MATMSG:", "email", Reason::not_a_stamp},
    {"geo:", "place", Reason::not_a_stamp},
    {"otpauth:", "secret", Reason::not_a_stamp},
    {"HC1:", "health", Reason::foreign_scheme},           // EU digital COVID certificate
    {"shc:/", "health", Reason::foreign_scheme},          // SMART Health Cards
    {"PK\x03\x04", "health", Reason::foreign_scheme},      // DIVOC: a zip archive
    {"RDB1", "seal", Reason::foreign_scheme},             // ICAO datastructure for barcodes
    {"NDB1", "seal", Reason::foreign_scheme},
    {"market://", "app_store", Reason::not_a_stamp},
    {"itms-apps://", "app_store", Reason::not_a_stamp},
    {"https://play.google.com/", "app_store", Reason::not_a_stamp},
    {"https://apps.apple.com/", "app_store", Reason::not_a_stamp},
    {"https://itunes.apple.com/", "app_store", Reason::not_a_stamp},
    {"https://onelink.to/", "app_store", Reason::not_a_stamp},
};

Notice notice(Reason reason, std::string_view what) { return {reason, {{"what", std::string(what)}}}; }

/// "HC2:", "HCA:", …, beside HC1 above: versions that the EU certificate's specification keeps for later.
bool is_later_health(std::string_view text) { return text.size() > 4 && text.starts_with("HC") && text[3] == ':' && ((text[2] >= '2' && text[2] <= '9') || (text[2] >= 'A' && text[2] <= 'Z')); }

/// DC01–DC04 and a fixed header of hex digits: visible digital seals (2D-Doc).
bool is_visible_digital_seal(std::string_view text) {
    return text.size() > 22 && text.substr(0, 2) == "DC" && all_digits(text.substr(2, 2));
}

}  // namespace

std::optional<Notice> recognise(const Symbol& symbol) {
    const std::string_view text = symbol.bytes;
    for (const auto& shape : kShapes)
        if (starts_with_icase(text, shape.start)) return notice(shape.reason, shape.what);
    if (is_later_health(text)) return notice(Reason::foreign_scheme, "health");
    // ICAO 9303-13: a binary seal begins with this byte.
    if (symbol.format == SymbolFormat::data_matrix && text.starts_with("\xDC")) return notice(Reason::foreign_scheme, "seal");
    if (is_visible_digital_seal(text)) return notice(Reason::foreign_scheme, "seal");
    const bool separated = text.find('\x1d') != std::string_view::npos;
    if (symbol.symbology_identifier == "]d2" || symbol.symbology_identifier == "]Q3" || symbol.symbology_identifier == "]C1" ||
        symbol.symbology_identifier == "]e0" || separated) {
        if (const auto elements = gs1::split_element_string(text)) {
            const auto holds = [&](std::string_view ai) {
                return std::any_of(elements->begin(), elements->end(), [&](const auto& e) { return e.ai == ai; });
            };
            if (holds("8030")) return notice(Reason::foreign_scheme, "iso20248");
            if (holds("21") && holds("93") && (holds("91") || holds("92") || elements->size() == 3)) return notice(Reason::foreign_scheme, "marking");
            if (holds("251")) return notice(Reason::foreign_scheme, "livestock");  // reference to source entity: animals
            if (holds("91") && holds("92")) return notice(Reason::foreign_scheme, "marking");
        }
    }
    if (starts_with_icase(text, "http://") || starts_with_icase(text, "https://")) return notice(Reason::other_link, "link");
    return std::nullopt;
}

}  // namespace temviet::verify
