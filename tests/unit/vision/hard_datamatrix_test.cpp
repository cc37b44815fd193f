// SPDX-License-Identifier: Apache-2.0
// Data Matrix symbols as cameras see them: a least number of reads of every kind, and never a wrong one.
#include <temviet/vision/read_symbols.hpp>

#include "camera.hpp"
#include "catch.hpp"
#include "datamatrix_cells.hpp"
#include "drawing.hpp"

using namespace temviet;
using datamatrix_cells::Cell;
using datamatrix_cells::Condition;

namespace {

constexpr std::array kModules{24, 40, 44};
constexpr std::array kPixels{4.0, 6.0, 8.0};

struct Count {
    int read = 0, wrong = 0, lost_corners = 0;
};

/// Nine pictures: three sizes, at three distances.
Count take_all(Condition condition, int seed, const ReadOptions& options) {
    Count out;
    for (const int modules : kModules)
        for (const double pixels : kPixels) {
            const auto picture = datamatrix_cells::take({condition, modules, pixels, seed});
            const cv::Mat before = picture.grey.clone();
            ReadStats stats;
            const auto symbols = read_symbols(drawing::frame(picture.grey), options, &stats);
            REQUIRE(symbols);
            CHECK(cv::norm(before, picture.grey, cv::NORM_INF) == 0);  // the frame is only borrowed
            for (const auto& symbol : *symbols) {
                const bool right = symbol.bytes == picture.text && symbol.format == SymbolFormat::data_matrix;
                (right ? out.read : out.wrong)++;
                if (right && symbol.rung >= 20 && camera::farthest_corner(symbol.polygon, picture.outline) > 0.08 * modules * pixels) ++out.lost_corners;
            }
            CHECK(stats.spent_ms <= 230);
        }
    return out;
}

struct Kind {
    Condition condition;
    int least;
};

}  // namespace

TEST_CASE("hard Data Matrix symbols are read", "[vision][datamatrix]") {
    for (const auto& kind : {Kind{Condition::clean, 9}, Kind{Condition::dots, 9}, Kind{Condition::ink_jet, 8}, Kind{Condition::inverted, 9}, Kind{Condition::damage, 7},
                             Kind{Condition::perspective, 7}, Kind{Condition::highlight, 7}, Kind{Condition::low_contrast, 5}, Kind{Condition::cylinder, 3}, Kind{Condition::defocus, 4}}) {
        CAPTURE(datamatrix_cells::name(kind.condition));
        const auto count = take_all(kind.condition, 101, {.formats = {SymbolFormat::data_matrix}});
        CHECK(count.read >= kind.least);
        CHECK(count.wrong == 0);
        CHECK(count.lost_corners <= 1);
    }
}

TEST_CASE("hard Data Matrix symbols are read where every symbology is looked for", "[vision][datamatrix]") {
    for (const auto& kind : {Kind{Condition::ink_jet, 7}, Kind{Condition::inverted, 8}, Kind{Condition::damage, 6}, Kind{Condition::perspective, 6}}) {
        CAPTURE(datamatrix_cells::name(kind.condition));
        const auto count = take_all(kind.condition, 202, {});
        CHECK(count.read >= kind.least);
        CHECK(count.wrong == 0);
    }
}

TEST_CASE("the lattice reads symbols that ZXing alone leaves unread", "[vision][datamatrix]") {
    int by_lattice = 0;
    for (int seed = 301; seed < 307; ++seed) {
        const auto picture = datamatrix_cells::take({Condition::damage, 40, 6, seed});
        const auto symbols = read_symbols(drawing::frame(picture.grey), {.formats = {SymbolFormat::data_matrix}});
        REQUIRE(symbols);
        for (const auto& symbol : *symbols) {
            CHECK(symbol.bytes == picture.text);
            by_lattice += symbol.rung >= 20;
        }
    }
    CHECK(by_lattice >= 3);
}

TEST_CASE("answers about Data Matrix symbols are the same every time", "[vision][datamatrix]") {
    const auto picture = datamatrix_cells::take({Condition::cylinder, 24, 6, 5});
    ReadStats first, second;
    const auto a = read_symbols(drawing::frame(picture.grey), {}, &first), b = read_symbols(drawing::frame(picture.grey), {}, &second);
    REQUIRE(a);
    REQUIRE(b);
    REQUIRE(a->size() == b->size());
    for (std::size_t i = 0; i < a->size(); ++i) CHECK((*a)[i].bytes == (*b)[i].bytes);
    CHECK(first.spent_ms == second.spent_ms);
    CHECK(first.last_rung == second.last_rung);
}
