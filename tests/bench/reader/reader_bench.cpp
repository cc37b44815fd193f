// SPDX-License-Identifier: Apache-2.0
// temviet-bench-reader: our reader and ZXing with its default options on the same decoded pixels, one thread.
// Counts are exact; times depend on the machine, so compare only the two columns of one run.
#include <ZXing/CreateBarcode.h>
#include <ZXing/ReadBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <string>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

#include "datamatrix_table.hpp"

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kUsage =
    "usage: temviet-bench-reader --images DIR [--set NAME]... [--json] [--verbose] [--repeat N] [--same-formats]\n"
    "                            [--soft MS] [--hard MS]\n"
    "       temviet-bench-reader --easy [--repeat N] [--same-formats]\n"
    "       temviet-bench-reader --datamatrix [--seeds N] [--odd] [--hard MS] [--verbose] [--dump DIR]\n"
    "DIR holds truth.jsonl: one object a picture with file, set and gtin, text or polygons.\n"
    "--easy draws 2-megapixel packs itself: a QR code, an EAN-13, both; with print around, noise and shading.\n"
    "--datamatrix draws Data Matrix symbols as cameras see them (tests/support/datamatrix_cells.hpp).\n";

struct Options {
    fs::path images;
    std::set<std::string> sets;
    bool json = false, verbose = false, easy = false, datamatrix = false;
    int repeat = 1;
    bench::DatamatrixOptions cells;
};

/// What both readers hand over, reduced to what the truth speaks of.
struct Code {
    std::string bytes;
    temviet::Point centre;
    bool is_qr = false;
    int rung = -1;
};

struct Score {
    int expected = 0, read = 0, misread = 0;
    std::vector<double> ms;
};

struct Row {
    int pictures = 0;
    Score ours, zxing;
};

/// Of this thread's processor time, so that other programs on the machine count as little as can be.
double now_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

temviet::ReadOptions our_options;
double our_spent_ms = 0;  ///< of the last picture, as the reader counts its work

std::vector<Code> read_ours(const cv::Mat& grey, bool& failed) {
    const temviet::Plane plane{grey.data, grey.step * static_cast<std::size_t>(grey.rows), grey.step, 1};
    const auto frame =
        temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1));
    std::vector<Code> out;
    if (!frame) return failed = true, out;
    temviet::ReadStats stats;
    const auto symbols = temviet::read_symbols(*frame, our_options, &stats);
    our_spent_ms = stats.spent_ms;
    if (!symbols) return failed = true, out;
    for (const auto& symbol : *symbols) {
        Code code{symbol.bytes, {}, symbol.format == temviet::SymbolFormat::qr, symbol.rung};
        for (const auto& corner : symbol.polygon) code.centre.x += corner.x / 4, code.centre.y += corner.y / 4;
        out.push_back(code);
    }
    return out;
}

/// --same-formats narrows ZXing to what our reader looks for; its own default is every format it knows.
ZXing::ReaderOptions zxing_options;

std::vector<Code> read_zxing(const cv::Mat& grey, bool&) {
    std::vector<Code> out;
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step),
                                1);
    for (const auto& barcode : ZXing::ReadBarcodes(view, zxing_options)) {
        Code code{std::string(barcode.bytes().begin(), barcode.bytes().end()),
                  {},
                  ZXing::Symbology(barcode.format()) == ZXing::BarcodeFormat::QRCode,
                  -1};
        for (int i = 0; i < 4; ++i)
            code.centre.x += barcode.position()[i].x / 4.0, code.centre.y += barcode.position()[i].y / 4.0;
        out.push_back(code);
    }
    return out;
}

std::string as_gtin14(const std::string& digits) {
    const bool numeric = !digits.empty() && digits.size() <= 14 &&
                         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return numeric ? std::string(14 - digits.size(), '0') + digits : std::string();
}

bool inside(const std::vector<cv::Point2f>& polygon, temviet::Point p) {
    return cv::pointPolygonTest(polygon, cv::Point2f(static_cast<float>(p.x), static_cast<float>(p.y)), true) > -3;
}

/// Adds one picture's reads to `score`. A product picture may show further codes, so there only a wrong EAN counts.
void judge(const Json& truth, const std::vector<Code>& codes, Score& score) {
    if (truth.contains("gtin")) {
        const auto wanted = truth["gtin"].get<std::vector<std::string>>();
        score.expected += static_cast<int>(wanted.size());
        for (const auto& gtin : wanted)
            score.read +=
                std::any_of(codes.begin(), codes.end(), [&](const Code& c) { return as_gtin14(c.bytes) == gtin; });
        for (const auto& code : codes) {
            const auto gtin = as_gtin14(code.bytes);
            score.misread += !gtin.empty() && code.bytes.size() >= 8 &&
                             std::find(wanted.begin(), wanted.end(), gtin) == wanted.end();
        }
    } else if (truth.contains("text")) {
        auto wanted = truth["text"].get<std::vector<std::string>>();
        score.expected += static_cast<int>(wanted.size());
        std::set<std::string> extra;
        for (const auto& code : codes) {
            const auto hit = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& text) {
                // Some labels of generated EAN codes carry a check digit that was never printed.
                if (!as_gtin14(text).empty() && (text.size() == 8 || text.size() == 13) &&
                    code.bytes.size() == text.size() &&
                    code.bytes.compare(0, text.size() - 1, text, 0, text.size() - 1) == 0)
                    return true;
                return code.bytes == text || (code.bytes.size() == text.size() + 1 && code.bytes.starts_with(text)) ||
                       (!as_gtin14(code.bytes).empty() &&
                        as_gtin14(code.bytes).substr(0, 13) ==
                            std::string(13 - std::min<std::size_t>(13, text.size()), '0') + text);
            });
            if (hit != wanted.end())
                ++score.read, wanted.erase(hit);
            else
                extra.insert(code.bytes);
        }
        for (const auto& text : truth["text"].get<std::vector<std::string>>()) extra.erase(text);
        score.misread += static_cast<int>(extra.size());
    } else if (truth.contains("polygons")) {
        for (const auto& corners : truth["polygons"]) {
            std::vector<cv::Point2f> polygon;
            if (corners.front().is_array())
                for (const auto& corner : corners) polygon.emplace_back(corner[0].get<float>(), corner[1].get<float>());
            else
                for (std::size_t i = 0; i + 1 < corners.size(); i += 2)
                    polygon.emplace_back(corners[i].get<float>(), corners[i + 1].get<float>());
            ++score.expected;
            score.read += std::any_of(codes.begin(), codes.end(),
                                      [&](const Code& c) { return c.is_qr && inside(polygon, c.centre); });
        }
    }
}

bool parse(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
        if (arg == "--images")
            options.images = value();
        else if (arg == "--set")
            options.sets.insert(value());
        else if (arg == "--json")
            options.json = true;
        else if (arg == "--same-formats") {
            using enum ZXing::BarcodeFormat;
            zxing_options.setFormats(QRCodeModel2 | MicroQRCode | DataMatrix | AztecCode | EAN13 | EAN8 | UPCA | UPCE |
                                     Code128 | ITF | Code39Std | DataBar | DataBarExp | DataBarLtd);
        } else if (arg == "--easy")
            options.easy = true;
        else if (arg == "--datamatrix")
            options.datamatrix = true;
        else if (arg == "--seeds")
            options.cells.seeds = std::max(1, std::atoi(value().c_str()));
        else if (arg == "--odd")
            options.cells.odd = true;
        else if (arg == "--dump")
            options.cells.dump = value();
        else if (arg == "--verbose")
            options.verbose = options.cells.verbose = true;
        else if (arg == "--soft")
            our_options.soft_ms = std::atoi(value().c_str());
        else if (arg == "--hard")
            options.cells.hard_ms = our_options.hard_ms = std::atoi(value().c_str());
        else if (arg == "--repeat")
            options.repeat = std::max(1, std::atoi(value().c_str()));
        else
            return false;
    }
    return options.easy || options.datamatrix || !options.images.empty();
}

double timed(int repeat, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
        const double start = now_ms();
        work();
        times.push_back(now_ms() - start);
    }
    return quantile(times, 0.5);
}

void print(const std::string& name, const Row& row) {
    const double ours = quantile(row.ours.ms, 0.5), zxing = quantile(row.zxing.ms, 0.5);
    std::printf("%-20s %4d %5d | %5d %3d %8.1f %8.1f | %5d %3d %8.1f %8.1f | %5.2f\n", name.c_str(), row.pictures,
                row.ours.expected, row.ours.read, row.ours.misread, ours, quantile(row.ours.ms, 0.95), row.zxing.read,
                row.zxing.misread, zxing, quantile(row.zxing.ms, 0.95), zxing > 0 ? ours / zxing : 0);
}

void paste(cv::Mat& pack, ZXing::BarcodeFormat format, const std::string& text, cv::Point at, int scale, double turn) {
    const auto image = ZXing::WriteBarcodeToImage(ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format)),
                                                  ZXing::WriterOptions().scale(scale).addQuietZones(true));
    const cv::Mat symbol(image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.data()),
                         static_cast<std::size_t>(image.rowStride()));
    cv::Mat to = cv::getRotationMatrix2D(
        cv::Point2f(static_cast<float>(symbol.cols) / 2, static_cast<float>(symbol.rows) / 2), turn, 1);
    to.at<double>(0, 2) += at.x, to.at<double>(1, 2) += at.y;
    cv::warpAffine(symbol, pack, to, pack.size(), cv::INTER_AREA, cv::BORDER_TRANSPARENT);
}

/// 1632 × 1224 pixels: the codes asked for, lines of print, shading, noise. The seed fixes every pixel.
cv::Mat draw_pack(bool qr, bool ean, int seed) {
    cv::Mat pack(1224, 1632, CV_8UC1, cv::Scalar(235));
    for (int line = 0; line < 9; ++line)
        cv::putText(pack, "Ca phe rang xay 250 g - Net wt - San xuat tai Viet Nam", cv::Point(60, 90 + line * 44),
                    cv::FONT_HERSHEY_SIMPLEX, 1.1, cv::Scalar(40), 2, cv::LINE_AA);
    const double turn = seed % 7 - 3;
    if (qr)
        paste(pack, ZXing::BarcodeFormat::QRCode,
              "https://example.vn/01/08931234567897/10/LOT" + std::to_string(1000 + seed) +
                  "?s=ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
              {150, 560}, 9, turn);
    if (ean) paste(pack, ZXing::BarcodeFormat::EAN13, "8931234567897", {900, 640}, 4, turn);
    cv::Mat noise(pack.size(), CV_16SC1), out(pack.size(), CV_8UC1);
    cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
    random.fill(noise, cv::RNG::NORMAL, 0, 5);
    cv::GaussianBlur(pack, pack, cv::Size(0, 0), 0.8);
    for (int y = 0; y < pack.rows; ++y)
        for (int x = 0; x < pack.cols; ++x)
            out.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(
                pack.at<std::uint8_t>(y, x) * (0.65 + 0.3 * x / pack.cols) + noise.at<short>(y, x));
    return out;
}

int run_easy(int repeat) {
    std::printf("%-12s | codes |  ours median |  zxing median | ratio\n", "pack");
    for (const auto& [name, qr, ean] :
         {std::tuple("QR", true, false), std::tuple("EAN-13", false, true), std::tuple("QR + EAN-13", true, true)}) {
        std::vector<double> ours_ms, zxing_ms;
        std::size_t ours = 0, zxing = 0, expected = 0;
        for (int seed = 0; seed < 7; ++seed) {
            const cv::Mat pack = draw_pack(qr, ean, seed);
            bool failed = false;
            ours_ms.push_back(timed(repeat, [&] { ours += read_ours(pack, failed).size(); }));
            zxing_ms.push_back(timed(repeat, [&] { zxing += read_zxing(pack, failed).size(); }));
            expected += static_cast<std::size_t>(repeat) * static_cast<std::size_t>(qr + ean);
        }
        const double a = quantile(ours_ms, 0.5), b = quantile(zxing_ms, 0.5);
        std::printf("%-12s | %zu of %zu, zxing %zu | %8.2f ms | %8.2f ms | %5.2f\n", name, ours, expected, zxing, a, b,
                    a / b);
    }
    return 0;
}

Json to_json(const Score& score) {
    return {{"read", score.read},
            {"misread", score.misread},
            {"median_ms", quantile(score.ms, 0.5)},
            {"p95_ms", quantile(score.ms, 0.95)}};
}

void append(Score& to, const Score& from) {
    to.expected += from.expected, to.read += from.read, to.misread += from.misread;
    to.ms.insert(to.ms.end(), from.ms.begin(), from.ms.end());
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse(argc, argv, options)) return std::fputs(kUsage, stderr), 2;
    cv::setNumThreads(1);
    if (options.datamatrix) return bench::run_datamatrix(options.cells);
    if (options.easy) return run_easy(std::max(5, options.repeat));
    std::ifstream file(options.images / "truth.jsonl");
    if (!file) return std::fprintf(stderr, "error: no truth.jsonl in %s\n", options.images.c_str()), 1;
    std::map<std::string, Row> rows;
    for (std::string line; std::getline(file, line);) {
        const Json truth = Json::parse(line);
        const std::string set = truth["set"];
        if (!options.sets.empty() && !options.sets.count(set)) continue;
        const fs::path path = options.images / truth["file"].get<std::string>();
        const cv::Mat grey = cv::imread(path.string(), cv::IMREAD_GRAYSCALE | cv::IMREAD_IGNORE_ORIENTATION);
        if (grey.empty()) {
            std::fprintf(stderr, "error: cannot decode %s\n", path.c_str());
            continue;
        }
        Row& row = rows[set];
        ++row.pictures;
        std::vector<Code> ours, zxing;
        bool failed = false;
        row.ours.ms.push_back(timed(options.repeat, [&] { ours = read_ours(grey, failed); }));
        row.zxing.ms.push_back(timed(options.repeat, [&] { zxing = read_zxing(grey, failed); }));
        if (failed) std::fprintf(stderr, "error: the reader failed on %s\n", path.c_str());
        const Score before_ours = row.ours, before_zxing = row.zxing;
        judge(truth, ours, row.ours);
        judge(truth, zxing, row.zxing);
        if (options.verbose) {
            std::printf("%s %dx%d ours %d-%d %.1f ms (counted %.1f), zxing %d-%d %.1f ms:", truth["file"].get<std::string>().c_str(),
                        grey.cols, grey.rows, row.ours.read - before_ours.read, row.ours.misread - before_ours.misread,
                        row.ours.ms.back(), our_spent_ms, row.zxing.read - before_zxing.read,
                        row.zxing.misread - before_zxing.misread, row.zxing.ms.back());
            for (const auto& code : ours) std::printf(" [%d] %.24s", code.rung, code.bytes.c_str());
            std::printf(" |");
            for (const auto& code : zxing) std::printf(" %.24s", code.bytes.c_str());
            std::printf("\n");
        }
    }
    if (rows.size() > 1) {
        Row all;
        for (const auto& [name, row] : rows) {
            all.pictures += row.pictures;
            append(all.ours, row.ours);
            append(all.zxing, row.zxing);
        }
        rows["~ all"] = all;
    }
    if (options.json) {
        Json out = Json::array();
        for (const auto& [name, row] : rows)
            out.push_back({{"set", name},
                           {"pictures", row.pictures},
                           {"codes", row.ours.expected},
                           {"temviet", to_json(row.ours)},
                           {"zxing", to_json(row.zxing)}});
        std::printf("%s\n", out.dump(2).c_str());
        return 0;
    }
    std::printf("%-20s pics codes |  ours bad   median      p95 | zxing bad   median      p95 | ratio\n", "set");
    for (const auto& [name, row] : rows) print(name, row);
    return 0;
}
