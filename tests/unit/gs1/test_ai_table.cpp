// SPDX-License-Identifier: Apache-2.0
// Our table of application identifiers, row by row against GS1's own dictionary.
#include <algorithm>
#include <set>
#include <sstream>
#include <temviet/gs1/ai.hpp>
#include "catch.hpp"
#include "shared_data.hpp"

using namespace temviet::gs1;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> out;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, separator);) out.push_back(part);
    return out;
}

/// One component of the dictionary: "N13,csum,gcppos1", "[X..17]", "[N2],mi".
Component component_of(std::string word, std::vector<std::string>& check_names) {
    Component out;
    out.optional = word.front() == '[';
    word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == '[' || c == ']'; }), word.end());
    const auto parts = split(word, ',');
    out.type = parts[0][0];
    const auto dots = parts[0].find("..");
    out.max = std::stoul(parts[0].substr(dots == std::string::npos ? 1 : dots + 2));
    out.min = dots == std::string::npos ? out.max : 1;
    check_names.assign(parts.begin() + 1, parts.end());
    return out;
}

std::string join(const std::vector<std::string>& parts, char separator) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : std::string(1, separator)) + part;
    return out;
}

}  // namespace

TEST_CASE("every row of the AI table is GS1's", "[gs1]") {
    const auto text = temviet::test::shared_file("conformance/gs1-syntax-dictionary.txt");
    if (!text) return;
    std::istringstream lines(*text);
    std::string line;
    std::size_t rows = 0;
    while (std::getline(lines, line)) {
        if (line.empty() || line[0] < '0' || line[0] > '9') continue;
        INFO(line);
        const auto hash = line.find('#');
        std::string title = hash == std::string::npos ? "" : line.substr(hash + 1);
        title.erase(0, title.find_first_not_of(' ') == std::string::npos ? title.size() : title.find_first_not_of(' '));
        while (!title.empty() && (title.back() == ' ' || title.back() == '\r')) title.pop_back();
        std::istringstream words(line.substr(0, hash));
        std::string range, word, flags;
        words >> range;
        const auto dash = range.find('-');
        const std::string first = range.substr(0, dash),
                          last = dash == std::string::npos ? first : range.substr(dash + 1);
        std::vector<std::string> needs, excludes, qualifiers;
        std::vector<Component> components;
        std::vector<std::vector<std::string>> checks;
        bool primary = false;
        while (words >> word) {
            if (word.starts_with("req="))
                needs.push_back(word.substr(4));
            else if (word.starts_with("ex="))
                excludes.push_back(word.substr(3));
            else if (word.starts_with("dlpkey")) {
                primary = true;
                if (word.size() > 7) qualifiers = split(word.substr(7), '|');
            } else if (std::string("NXYZ[").find(word[0]) != std::string::npos) {
                checks.emplace_back();
                components.push_back(component_of(word, checks.back()));
            } else {
                flags += word;
            }
        }
        for (const auto& ai : {first, last}) {
            const AiInfo* info = find_ai(ai);
            REQUIRE(info != nullptr);
            CHECK(info->first == first);
            CHECK(info->last == last);
            CHECK(info->title == title);
            CHECK(info->separator == (flags.find('*') == std::string::npos));
            CHECK(info->attribute == (flags.find('?') != std::string::npos));
            CHECK(info->primary == primary);
            auto wanted_needs = join(needs, '&'), wanted_excludes = join(excludes, '|');
            std::replace(wanted_needs.begin(), wanted_needs.end(), ',', '|');
            std::replace(wanted_excludes.begin(), wanted_excludes.end(), ',', '|');
            CHECK(info->needs == wanted_needs);
            CHECK(info->excludes == wanted_excludes);
            std::vector<std::string> sequences;
            for (const auto& sequence : info->qualifiers)
                sequences.push_back(join({sequence.begin(), sequence.end()}, ','));
            CHECK(sequences == qualifiers);
            REQUIRE(info->components.size() == components.size());
            for (std::size_t i = 0; i < components.size(); ++i) {
                const auto& ours = info->components[i];
                CHECK(ours.type == components[i].type);
                CHECK(ours.min == components[i].min);
                CHECK(ours.max == components[i].max);
                CHECK(ours.optional == components[i].optional);
                CHECK(std::vector<std::string>(ours.checks.begin(), ours.checks.end()) == checks[i]);
            }
            // The length rules that need no table agree with it.
            CHECK(ai_length(ai + "000") == ai.size());
            CHECK((predefined_length(ai) == 0) == info->separator);
            if (!info->separator) CHECK(predefined_length(ai) == ai.size() + info->max_length());
        }
        ++rows;
    }
    CHECK(rows > 150);
    CHECK(all_ais().size() == rows);
}

TEST_CASE("the table stands in order and no identifier is the beginning of another", "[gs1]") {
    const auto& table = all_ais();
    std::set<std::string> known;
    for (std::size_t i = 0; i < table.size(); ++i) {
        REQUIRE(table[i].first.size() == table[i].last.size());
        CHECK(table[i].first <= table[i].last);
        if (i > 0 && table[i - 1].last.size() == table[i].first.size()) CHECK(table[i - 1].last < table[i].first);
        known.insert(std::string(table[i].first));
        // Only the last component may vary, and no fixed one follows an optional one.
        for (std::size_t k = 0; k + 1 < table[i].components.size(); ++k) {
            CHECK(table[i].components[k].min == table[i].components[k].max);
            if (table[i].components[k].optional) CHECK(table[i].components[k + 1].optional);
        }
    }
    for (const auto& ai : known)
        for (std::size_t length = 2; length < ai.size(); ++length) CHECK(find_ai(ai.substr(0, length)) == nullptr);
}

TEST_CASE("identifiers that are none", "[gs1]") {
    for (const char* none : {"", "0", "04", "23", "100", "3106", "7050", "00000", "0x", "(1", "９1"})
        CHECK(find_ai(none) == nullptr);
    for (const char* none : {"", "0", "x1", "1", "05", "38", "4x0", "31", "310", "3x00", "89", "60"}) {
        INFO(none);
        CHECK(ai_length(none) == 0);
    }
    CHECK(ai_length("3999") == 4);
    CHECK(ai_length("710x") == 3);
}
