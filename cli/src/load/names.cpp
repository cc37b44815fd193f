// SPDX-License-Identifier: Apache-2.0
#include "load/names.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "load/fields.hpp"

namespace temviet::cli {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0) out.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return out;
}

std::string join(const std::vector<std::string>& words, char between) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : std::string(1, between)) + word;
    return out;
}

/// Removes every occurrence of a run of words.
void remove_run(std::vector<std::string>& words, const std::vector<std::string>& run) {
    for (auto at = words.begin(); (at = std::search(at, words.end(), run.begin(), run.end())) != words.end();)
        at = words.erase(at, at + static_cast<std::ptrdiff_t>(run.size()));
}

std::string cut_at_word(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    const auto end = text.rfind('-', limit);
    text.resize(end == std::string::npos || end < limit / 2 ? limit : end);
    while (text.ends_with('-')) text.pop_back();
    return text;
}

std::string unused(const std::string& wish, std::size_t limit, const std::set<std::string>& taken) {
    if (!taken.contains(wish)) return wish;
    for (std::size_t number = 2;; ++number) {
        const auto tail = "-" + std::to_string(number);
        auto out = cut_at_word(wish, limit - tail.size()) + tail;
        if (!taken.contains(out)) return out;
    }
}

std::string ascii_words(std::string_view name, char between) {
    std::string key = heading_key(name);
    std::erase_if(key, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return join(words_of(key), between);
}

}  // namespace

std::string canonical_name(std::string_view name) {
    static const std::map<std::string_view, std::string_view> kShort{
        {"htx", "hop tac xa"}, {"cty", "cong ty"}, {"cp", "co phan"}, {"ctcp", "cong ty co phan"}, {"tnhh", "trach nhiem huu han"},
        {"mtv", "mot thanh vien"}, {"dntn", "doanh nghiep tu nhan"}, {"dn", "doanh nghiep"}, {"hkd", "ho kinh doanh"}, {"tht", "to hop tac"},
        {"sx", "san xuat"}, {"tm", "thuong mai"}, {"dv", "dich vu"}, {"nn", "nong nghiep"}, {"kd", "kinh doanh"}, {"xnk", "xuat nhap khau"},
        {"cs", "co so"}, {"csxh", "chinh sach xa hoi"}, {"ubnd", "uy ban nhan dan"}};
    auto words = words_of(heading_key(name));
    for (auto& word : words)
        if (const auto found = kShort.find(word); found != kShort.end()) word = found->second;
    auto spread = words_of(join(words, ' '));
    std::erase_if(spread, [](const auto& word) { return word == "va"; });  // "&" is gone already
    return join(spread, ' ');
}

std::string core_name(std::string_view name) {
    static const std::vector<std::vector<std::string>> kCommon = [] {
        std::vector<std::vector<std::string>> out;
        for (const char* run : {"hop tac xa", "to hop tac", "cong ty", "trach nhiem huu han", "mot thanh vien", "co phan", "doanh nghiep tu nhan", "doanh nghiep",
                                "ho kinh doanh", "ho san xuat", "co so", "san xuat", "thuong mai", "dich vu", "nong nghiep", "kinh doanh", "xuat nhap khau",
                                "tong hop", "che bien", "nong san", "thuc pham"})
            out.push_back(words_of(run));
        return out;
    }();
    auto words = words_of(canonical_name(name));
    for (const auto& run : kCommon) remove_run(words, run);
    return join(words, ' ');
}

std::string_view kind_of_name(std::string_view name) {
    const auto canonical = " " + canonical_name(name) + " ";
    const auto has = [&](const char* run) { return canonical.find(std::string(" ") + run + " ") != std::string::npos; };
    if (has("hop tac xa") || has("lien hiep hop tac xa")) return "cooperative";
    if (has("cong ty") || has("doanh nghiep") || has("tap doan") || has("xi nghiep")) return "enterprise";
    if (has("ho kinh doanh") || has("ho san xuat") || has("co so") || canonical.starts_with(" ho ")) return "household";
    if (has("uy ban nhan dan") || canonical.starts_with(" so ") || has("chi cuc") || has("ban quan ly")) return "agency";
    return "other";
}

std::string new_organisation_id(std::string_view name, const std::set<std::string>& taken) {
    auto words = words_of(canonical_name(name));
    const auto shorten = [&](const char* run, const char* by) {
        const auto parts = words_of(run);
        const auto at = std::search(words.begin(), words.end(), parts.begin(), parts.end());
        if (at == words.end()) return;
        const auto place = words.erase(at, at + static_cast<std::ptrdiff_t>(parts.size()));
        if (*by != '\0') words.insert(place, by);
    };
    shorten("hop tac xa", "htx");
    shorten("to hop tac", "tht");
    shorten("cong ty", "cty");
    shorten("trach nhiem huu han", "");
    shorten("mot thanh vien", "");
    shorten("co phan", "");
    shorten("ho kinh doanh", "hkd");
    auto id = cut_at_word(ascii_words(join(words, ' '), '-'), 56);
    if (id.size() < 3) id = id.empty() ? "chu-the" : "chu-the-" + id;
    return unused(id, 60, taken);
}

std::string new_product_code(std::string_view name, const std::set<std::string>& taken) {
    auto code = ascii_words(name, '-');
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    code = cut_at_word(code, 28);
    return unused(code.empty() ? "SP" : code, 32, taken);
}

}  // namespace temviet::cli
