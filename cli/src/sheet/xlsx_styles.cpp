// SPDX-License-Identifier: Apache-2.0
#include "sheet/xlsx_styles.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <temviet/base/time.hpp>

#include "sheet/xml_names.hpp"

namespace temviet::cli {
namespace {

constexpr int kFirstOwnFormat = 164;

bool builtin_date(int id) { return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58); }

}  // namespace

bool shows_a_date(std::string_view code) {
    bool day = false, year = false, month = false, time = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        switch (code[at]) {
            case '"':
                at = code.find('"', at + 1);
                if (at == std::string_view::npos) return false;
                break;
            case '[':  // colour, condition, locale, elapsed time
                at = code.find(']', at + 1);
                if (at == std::string_view::npos) return false;
                break;
            case '\\':
            case '_':
            case '*': ++at; break;
            case ';': return (day || year || (month && !time));  // the first section is for positive numbers
            case 'd': case 'D': day = true; break;
            case 'y': case 'Y': year = true; break;
            case 'm': case 'M': month = true; break;
            case 'h': case 'H': case 's': case 'S': time = true; break;
            case 'E': return false;  // 0.00E+00
            case '0': case '#': case '?': return false;
            default: break;
        }
    }
    return day || year || (month && !time);
}

std::vector<bool> date_styles(const std::string& styles_xml) {
    std::vector<bool> out;
    pugi::xml_document document;
    if (!document.load_buffer(styles_xml.data(), styles_xml.size())) return out;
    const auto root = xml_child(document, "styleSheet");
    std::map<int, bool> own;
    for (const auto format : xml_child(root, "numFmts").children())
        if (xml_is(format, "numFmt"))
            own[format.attribute("numFmtId").as_int()] = shows_a_date(format.attribute("formatCode").value());
    for (const auto style : xml_child(root, "cellXfs").children()) {
        if (!xml_is(style, "xf")) continue;
        const int id = style.attribute("numFmtId").as_int();
        const auto found = own.find(id);
        out.push_back(found != own.end() ? found->second : id < kFirstOwnFormat && builtin_date(id));
    }
    return out;
}

std::string date_of_serial(std::string_view number, bool since_1904) {
    double serial = 0;
    const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), serial);
    if (status != std::errc{} || end != number.data() + number.size() || !std::isfinite(serial)) return {};
    const auto whole = std::floor(serial);
    if (whole < (since_1904 ? 0 : 1) || whole > 2'958'465) return {};
    auto days = static_cast<std::int64_t>(whole);
    if (since_1904) days += days_from_epoch({1904, 1, 1});
    else if (days == 60) return {};
    else days += days_from_epoch(days < 60 ? Date{1899, 12, 31} : Date{1899, 12, 30});
    return to_string(date_from_days(days));
}

}  // namespace temviet::cli
