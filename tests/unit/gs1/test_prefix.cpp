// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <temviet/gs1/prefix.hpp>
#include "catch.hpp"
#include "shared_data.hpp"

using namespace temviet::gs1;

namespace {

/// "893" -> a GTIN-14 whose digits 2-14 begin so.
std::string gtin_with(const std::string& leading) { return "0" + leading + std::string(13 - leading.size(), '0'); }

}  // namespace

TEST_CASE("who issues which leading digits", "[gs1]") {
    CHECK(gs1_prefix("08936000000005")->office == "GS1 Vietnam");
    CHECK(is_vietnam_prefix("08936000000005"));
    CHECK(is_vietnam_prefix("18936000000002"));
    CHECK_FALSE(is_vietnam_prefix("08926000000005"));
    CHECK_FALSE(is_vietnam_prefix("8936000000005"));
    CHECK(is_demonstration("09521234543213"));
    CHECK_FALSE(is_demonstration("09511234543213"));
    CHECK(gs1_prefix("00360002914520")->office == "GS1 US");
    CHECK(gs1_prefix("06901234567892")->first == "690");
    CHECK_FALSE(gs1_prefix("01401234567890"));  // 140-199 are not allocated
    CHECK_FALSE(gs1_prefix(""));
    CHECK_FALSE(gs1_prefix("8936000000005"));
    // The most specific range wins.
    CHECK(gs1_prefix(gtin_with("9621"))->office == "GS1 UK - GTIN-8");
    CHECK(gs1_prefix(gtin_with("9625"))->office == "GS1 Poland - GTIN-8");
    CHECK(gs1_prefix(gtin_with("0000000"))->first == "0000000");
}

TEST_CASE("the prefix table against the public list", "[gs1]") {
    const auto text = temviet::test::shared_file("facts/gs1-prefixes.csv");
    if (!text) return;
    std::istringstream lines(*text);
    std::string line;
    std::getline(lines, line);
    int rows = 0;
    while (std::getline(lines, line)) {
        const auto comma = line.find(','), second = line.find(',', comma + 1);
        std::string first = line.substr(0, comma), last = line.substr(comma + 1, second - comma - 1),
                    office = line.substr(second + 1);
        while (!office.empty() && (office.back() == '"' || office.back() == '\r')) office.pop_back();
        if (office.starts_with('"')) office.erase(0, 1);
        INFO(line);
        for (const auto& edge : {first, last}) {
            const auto found = gs1_prefix(gtin_with(edge));
            REQUIRE(found);
            // A narrower row of the list may speak for the first number of a wider one.
            CHECK(found->first.size() >= first.size());
            if (found->first.size() == first.size()) CHECK(std::string(found->office) == office);
        }
        ++rows;
    }
    CHECK(rows > 100);
}

TEST_CASE("lengths of Vietnamese company prefixes", "[gs1]") {
    CHECK_FALSE(vietnam_company_prefix_length("09521234543213"));
    CHECK_FALSE(vietnam_company_prefix_length("8936000000005"));
    const auto text = temviet::test::shared_file("facts/gs1-vietnam-gcp-lengths.csv");
    if (!text) return;
    std::istringstream lines(*text);
    std::string line;
    std::getline(lines, line);
    int rows = 0;
    while (std::getline(lines, line)) {
        const auto comma = line.find(',');
        const std::string leading = line.substr(0, comma);
        INFO(line);
        CHECK(vietnam_company_prefix_length(gtin_with(leading)) == std::stoi(line.substr(comma + 1)));
        CHECK(vietnam_company_prefix_length("0" + leading + std::string(13 - leading.size(), '9')) ==
              std::stoi(line.substr(comma + 1)));
        ++rows;
    }
    CHECK(rows > 10);
    // Every 8-digit beginning inside 893 that no row names is not allocated, and no two rows speak for the same number.
    int allocated = 0, free = 0;
    for (int block = 0; block < 100'000; ++block) {
        std::string digits = std::to_string(block);
        digits = "893" + std::string(5 - digits.size(), '0') + digits;
        int speaking = 0;
        std::istringstream again(*text);
        if (block % 97 == 0) {
            std::getline(again, line);
            while (std::getline(again, line))
                if (digits.starts_with(line.substr(0, line.find(',')))) ++speaking;
            INFO(digits);
            CHECK(speaking <= 1);
            CHECK(vietnam_company_prefix_length(gtin_with(digits)).has_value() == (speaking == 1));
            ++(speaking == 1 ? allocated : free);
        }
    }
    CHECK(allocated > 0);
    CHECK(free > 0);
}
