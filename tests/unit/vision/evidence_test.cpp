// SPDX-License-Identifier: Apache-2.0
#include "vision/evidence.hpp"

#include "catch.hpp"

using namespace temviet;
using namespace temviet::vision;

namespace {

Read read(SymbolFormat format, const std::string& bytes, int lines, double x = 100, bool weak = false) {
    Read out;
    out.symbol.format = format;
    out.symbol.bytes = bytes;
    out.symbol.polygon = {Point{x, 50}, Point{x + 200, 50}, Point{x + 200, 150}, Point{x, 150}};
    out.lines = lines;
    out.weak = weak;
    return out;
}

int accepted(Evidence& evidence, const Read& one, int rung) {
    return evidence.add(std::vector{one}, rung, rung).accepted;
}

}  // namespace

TEST_CASE("a linear read from few lines waits for a second attempt that agrees", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567897", 2), 1) == 0);
    CHECK(evidence.symbols().empty());
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567897", 1), 2) == 1);
    REQUIRE(evidence.symbols().size() == 1);
    CHECK(evidence.symbols()[0].rung == 2);
}

TEST_CASE("two attempts that disagree confirm nothing", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567897", 2), 1) == 0);
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567880", 2), 2) == 0);
    CHECK(accepted(evidence, read(SymbolFormat::upc_a, "8931234567897", 2), 2) == 0);
    CHECK(evidence.symbols().empty());
}

TEST_CASE("one attempt that reports a symbol twice counts once", "[vision][evidence]") {
    Evidence evidence;
    const auto one = read(SymbolFormat::ean13, "8931234567897", 1);
    CHECK(evidence.add(std::vector{one, one, one}, 1, 1).accepted == 0);
}

TEST_CASE("the same pixels seen twice are one witness", "[vision][evidence]") {
    Evidence evidence;
    const auto one = std::vector{read(SymbolFormat::ean13, "8931234567897", 2)};
    CHECK(evidence.add(one, 4, 7).accepted == 0);
    CHECK(evidence.add(one, 4, 7).accepted == 0);
    CHECK(evidence.add(one, 4, 8).accepted == 1);
}

TEST_CASE("many lines of one attempt suffice, more of them without a check character", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567897", 4), 1) == 1);
    CHECK(accepted(evidence, read(SymbolFormat::itf, "12345678", 4, 600, true), 1) == 0);
    CHECK(accepted(evidence, read(SymbolFormat::itf, "87654321", 6, 1200, true), 1) == 1);
}

TEST_CASE("matrix symbols carry their own error correction", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::qr, "a", 0), 1) == 1);
    CHECK(accepted(evidence, read(SymbolFormat::micro_qr, "1", 0, 600, true), 1) == 0);
    CHECK(accepted(evidence, read(SymbolFormat::micro_qr, "1", 0, 600, true), 2) == 1);
}

TEST_CASE("the same code twice on one sheet is two symbols", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::qr, "a", 0, 0), 1) == 1);
    CHECK(accepted(evidence, read(SymbolFormat::qr, "a", 0, 900), 1) == 1);
    CHECK(accepted(evidence, read(SymbolFormat::qr, "a", 0, 905), 2) == 0);
    CHECK(evidence.symbols().size() == 2);
}

TEST_CASE("of two linear symbols in one place the one with less behind it goes", "[vision][evidence]") {
    Evidence evidence;
    CHECK(accepted(evidence, read(SymbolFormat::ean8, "12345670", 4, 120), 1) == 1);
    CHECK(accepted(evidence, read(SymbolFormat::ean13, "8931234567897", 40), 2) == 1);
    REQUIRE(evidence.symbols().size() == 1);
    CHECK(evidence.symbols()[0].bytes == "8931234567897");
}

TEST_CASE("of two equally good numbers in one place neither is believed until a third attempt decides", "[vision][evidence]") {
    Evidence evidence;
    const auto right = read(SymbolFormat::ean13, "9000000000018", 2), wrong = read(SymbolFormat::ean13, "1060002000018", 2);
    for (int source : {1, 2}) evidence.add(std::vector{right}, 4, source);
    for (int source : {3, 4}) evidence.add(std::vector{wrong}, 4, source);
    CHECK(evidence.symbols().empty());
    CHECK(evidence.explained().empty());
    evidence.add(std::vector{right}, 7, 5);
    REQUIRE(evidence.symbols().size() == 1);
    CHECK(evidence.symbols()[0].bytes == "9000000000018");
    CHECK(evidence.explained().size() == 1);
    CHECK(evidence.knows(right));
    CHECK_FALSE(evidence.knows(read(SymbolFormat::ean13, "8931234567897", 2)));
    CHECK_FALSE(evidence.knows(read(SymbolFormat::ean13, "9000000000018", 2, 900)));
}

TEST_CASE("bars that nothing has confirmed are known by their place", "[vision][evidence]") {
    Evidence evidence;
    evidence.add(std::vector{read(SymbolFormat::ean8, "12345670", 0), read(SymbolFormat::qr, "a", 0, 900)}, 4, 1);
    REQUIRE(evidence.doubtful_bars().size() == 1);
    CHECK(evidence.doubtful_bars()[0][0].x == 100);
    evidence.add(std::vector{read(SymbolFormat::ean8, "12345670", 4)}, 7, 2);
    CHECK(evidence.doubtful_bars().empty());
}

TEST_CASE("a symbol found but not decoded stays open until something is read there", "[vision][evidence]") {
    Evidence evidence;
    auto failed = read(SymbolFormat::qr, "", 0);
    failed.failed = true;
    evidence.add(std::vector{failed}, 1, 1);
    CHECK(evidence.accepted() == 0);
    CHECK(evidence.failures().size() == 1);
    CHECK(accepted(evidence, read(SymbolFormat::qr, "a", 0), 2) == 1);
    CHECK(evidence.failures().empty());
}
