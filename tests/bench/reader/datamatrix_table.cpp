// SPDX-License-Identifier: Apache-2.0
#include "datamatrix_table.hpp"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <opencv2/imgcodecs.hpp>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

#include "datamatrix_cells.hpp"
#include "stopwatch.hpp"
#ifdef TEMVIET_BENCH_DMTX
#include <dmtx.h>
#endif

namespace bench {
namespace {

using datamatrix_cells::Cell;
using Texts = std::vector<std::string>;

struct Score {
    int read = 0, wrong = 0;
    std::vector<double> ms = {};

    void add(const Texts& texts, const std::string& truth, double took) {
        const auto right = std::count(texts.begin(), texts.end(), truth);
        read += right > 0, wrong += static_cast<int>(texts.size()) - static_cast<int>(right);
        ms.push_back(took);
    }
};

struct Reader {
    const char* name;
    std::function<Texts(const cv::Mat&)> read;
};

struct Counted {
    double ms = 0;
    int rung = -1;
};

Texts ours(const cv::Mat& grey, const temviet::ReadOptions& options, Counted& counted) {
    const temviet::Plane plane{grey.data, grey.step * static_cast<std::size_t>(grey.rows), grey.step, 1};
    const auto frame = temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1));
    temviet::ReadStats stats;
    const auto symbols = temviet::read_symbols(*frame, options, &stats);
    counted = {stats.spent_ms, -1};
    Texts out;
    for (const auto& symbol : *symbols) {
        out.push_back(symbol.bytes);
        counted.rung = symbol.rung;
    }
    return out;
}

Texts zxing(const cv::Mat& grey) {
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step), 1);
    Texts out;
    for (const auto& barcode : ZXing::ReadBarcodes(view, ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::DataMatrix)))
        out.emplace_back(barcode.bytes().begin(), barcode.bytes().end());
    return out;
}

#ifdef TEMVIET_BENCH_DMTX
Texts dmtx(const cv::Mat& grey) {
    constexpr long kMostMs = 200;
    cv::Mat copy = grey.clone();
    DmtxImage* image = dmtxImageCreate(copy.data, copy.cols, copy.rows, DmtxPack8bppK);
    DmtxDecode* decode = dmtxDecodeCreate(image, 1);
    DmtxTime until = dmtxTimeAdd(dmtxTimeNow(), kMostMs);
    Texts out;
    if (DmtxRegion* region = dmtxRegionFindNext(decode, &until)) {
        if (DmtxMessage* message = dmtxDecodeMatrixRegion(decode, region, DmtxUndefined)) {
            out.emplace_back(reinterpret_cast<const char*>(message->output), static_cast<std::size_t>(message->outputIdx));
            dmtxMessageDestroy(&message);
        }
        dmtxRegionDestroy(&region);
    }
    dmtxDecodeDestroy(&decode);
    dmtxImageDestroy(&image);
    return out;
}
#endif

struct Row {
    std::string name;
    int pictures = 0;
    std::vector<Score> scores;
};

void print(const Row& row) {
    std::printf("%-14s %5d", row.name.c_str(), row.pictures);
    for (const auto& score : row.scores) std::printf(" | %5d %3d %6.1f %6.1f", score.read, score.wrong, quantile(score.ms, 0.5), quantile(score.ms, 0.95));
    std::printf("\n");
}

}  // namespace

int run_datamatrix(const DatamatrixOptions& options) {
    Counted counted;
    temviet::ReadOptions all, only;
    all.hard_ms = only.hard_ms = options.hard_ms;
    only.formats = {temviet::SymbolFormat::data_matrix};
    std::vector<Reader> readers{{"ours, all formats", [&](const cv::Mat& grey) { return ours(grey, all, counted); }},
                                {"ours, Data Matrix", [&](const cv::Mat& grey) { return ours(grey, only, counted); }},
                                {"ZXing, Data Matrix", zxing}};
#ifdef TEMVIET_BENCH_DMTX
    readers.push_back({"libdmtx, 200 ms", dmtx});
#endif
    std::printf("%-14s %5s", "condition", "pics");
    for (const auto& reader : readers) std::printf(" | %-23s", reader.name);
    std::printf("\n%20s", "");
    for (std::size_t i = 0; i < readers.size(); ++i) std::printf(" | %5s %3s %6s %6s", "read", "bad", "ms med", "p95");
    std::printf("\n");
    Row total{"all", 0, std::vector<Score>(readers.size())};
    for (const auto condition : datamatrix_cells::kConditions) {
        Row row{datamatrix_cells::name(condition), 0, std::vector<Score>(readers.size())};
        for (const int modules : {24, 40, 44})
            for (const double pixels : {2.0, 3.0, 4.0, 6.0, 8.0, 12.0})
                for (int i = 0; i < options.seeds; ++i) {
                    const Cell cell{condition, modules, pixels, 2 * i + (options.odd ? 1 : 0)};
                    const auto picture = datamatrix_cells::take(cell);
                    if (!options.dump.empty())
                        cv::imwrite(options.dump + "/" + row.name + "-" + std::to_string(modules) + "-" + std::to_string(static_cast<int>(pixels)) + "-" + std::to_string(cell.seed) + ".png", picture.grey);
                    ++row.pictures, ++total.pictures;
                    if (options.verbose) std::printf("%s %d %.0f %d:", row.name.c_str(), modules, pixels, cell.seed);
                    for (std::size_t k = 0; k < readers.size(); ++k) {
                        const double start = now_ms();
                        const auto texts = readers[k].read(picture.grey);
                        const double took = now_ms() - start;
                        row.scores[k].add(texts, picture.text, took), total.scores[k].add(texts, picture.text, took);
                        if (!options.verbose) continue;
                        const bool right = std::find(texts.begin(), texts.end(), picture.text) != texts.end();
                        std::printf(" %s %.0f", right ? "ok" : texts.empty() ? "--" : "WRONG", took);
                        if (k < 2) std::printf(" (counted %.0f, rung %d)", counted.ms, counted.rung);
                    }
                    if (options.verbose) std::printf("\n");
                }
        print(row);
        std::fflush(stdout);
    }
    print(total);
    return 0;
}

}  // namespace bench
