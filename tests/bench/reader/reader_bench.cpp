// SPDX-License-Identifier: Apache-2.0
// temviet-bench-reader: our reader and its peers on the same decoded pixels, one thread.
// Counts are exact; times depend on the machine, so compare only the columns of one run.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <set>
#include <string>

#include "curves.hpp"
#include "datamatrix_table.hpp"
#include "easy_packs.hpp"
#include "judge.hpp"
#include "stamps.hpp"
#include "stopwatch.hpp"
#include "worsened.hpp"

namespace {

using namespace bench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kUsage =
    "usage: temviet-bench-reader --images DIR [--truth FILE] [--set NAME]... [--peers] [--json] [--verbose] [--repeat N]\n"
    "                            [--same-formats] [--soft MS] [--hard MS] [--without-codes]\n"
    "       temviet-bench-reader --stamps --images DIR [--set NAME]... [--peers]\n"
    "       temviet-bench-reader --worsened SEED --images DIR [--set NAME]... [--peers] [--verbose]\n"
    "       temviet-bench-reader --easy [--repeat N] [--same-formats]\n"
    "       temviet-bench-reader --curves [--seeds N] [--peers]\n"
    "       temviet-bench-reader --datamatrix [--seeds N] [--odd] [--hard MS] [--verbose] [--dump DIR]\n"
    "FILE (DIR/truth.jsonl) has one JSON object a picture with file, set and gtin, text or polygons.\n"
    "Beside ours stands ZXing-C++ with its default options; --peers adds every other reader this build found, and lists what each\n"
    "reads and ours does not.\n"
    "--without-codes covers the codes of the sets with polygons first: whatever is read then is a misread.\n"
    "--stamps lays drawn stamps into the photographs of the sets (product-photos and ean13-autofocus).\n"
    "--worsened makes every photograph of the sets (all but the rendered ones and qr-lots) worse in 14 ways; a peer's \"alone\" is what ours lacks.\n"
    "--easy draws 2-megapixel packs itself: a QR code, an EAN-13, both; with print around, noise and shading.\n"
    "--curves draws symbols ever smaller, softer, more slanted and more bent: one JSON object a step.\n"
    "--datamatrix draws Data Matrix symbols as cameras see them (tests/support/datamatrix_cells.hpp).\n";

struct Options {
    fs::path images, truth;
    std::set<std::string> sets;
    bool json = false, verbose = false, easy = false, stamps = false, curves = false, datamatrix = false, peers = false, same_formats = false, without_codes = false;
    int repeat = 1, seeds = 6, worsened = 0;
    temviet::ReadOptions reading;
    DatamatrixOptions cells;
};

struct Score {
    int read = 0, misread = 0, unlabelled = 0;
    std::vector<double> ms;

    void add(const Judgement& judgement, double took) {
        read += static_cast<int>(std::count(judgement.read.begin(), judgement.read.end(), true));
        misread += judgement.misread, unlabelled += judgement.unlabelled;
        ms.push_back(took);
    }
    void add(const Score& other) {
        read += other.read, misread += other.misread, unlabelled += other.unlabelled;
        ms.insert(ms.end(), other.ms.begin(), other.ms.end());
    }
};

struct Row {
    int pictures = 0, codes = 0;
    std::map<int, int> rungs;  ///< of ours: codes of each
    std::vector<Score> scores;
};

bool parse(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
        const auto number = [&] { return std::atoi(value().c_str()); };
        if (arg == "--images") options.images = value();
        else if (arg == "--truth") options.truth = value();
        else if (arg == "--set") options.sets.insert(value());
        else if (arg == "--json") options.json = true;
        else if (arg == "--peers") options.peers = true;
        else if (arg == "--same-formats") options.same_formats = true;
        else if (arg == "--without-codes") options.without_codes = true;
        else if (arg == "--easy") options.easy = true;
        else if (arg == "--stamps") options.stamps = true;
        else if (arg == "--worsened") options.worsened = std::max(1, number());
        else if (arg == "--curves") options.curves = true;
        else if (arg == "--datamatrix") options.datamatrix = true;
        else if (arg == "--odd") options.cells.odd = true;
        else if (arg == "--dump") options.cells.dump = value();
        else if (arg == "--verbose") options.verbose = options.cells.verbose = true;
        else if (arg == "--seeds") options.cells.seeds = options.seeds = std::max(1, number());
        else if (arg == "--soft") options.reading.soft_ms = number();
        else if (arg == "--hard") options.cells.hard_ms = options.reading.hard_ms = number();
        else if (arg == "--repeat") options.repeat = std::max(1, number());
        else return false;
    }
    if (options.truth.empty()) options.truth = options.images / "truth.jsonl";
    return options.easy || options.curves || options.datamatrix || !options.images.empty();
}

void print_table(const std::map<std::string, Row>& rows, const std::vector<Reader>& readers) {
    std::printf("%-31s", "");
    for (std::size_t i = 0; i < readers.size(); ++i) std::printf(" | %-27s%s", readers[i].name.c_str(), i == 0 ? "" : "      ");
    std::printf("\n%-20s pics codes", "set");
    for (std::size_t i = 0; i < readers.size(); ++i) std::printf(" |  read bad   median      p95%s", i == 0 ? "" : " ratio");
    std::printf("\n");
    for (const auto& [name, row] : rows) {
        std::printf("%-20s %4d %5d", name.c_str(), row.pictures, row.codes);
        for (std::size_t i = 0; i < row.scores.size(); ++i) {
            const auto& score = row.scores[i];
            std::printf(" | %5d %3d %8.1f %8.1f", score.read, score.misread, quantile(score.ms, 0.5), quantile(score.ms, 0.95));
            if (i > 0) std::printf(" %5.2f", quantile(row.scores[0].ms, 0.5) / std::max(1e-9, quantile(score.ms, 0.5)));
        }
        std::printf("\n");
    }
}

Json to_json(const Score& score) {
    return {{"read", score.read},
            {"misread", score.misread},
            {"unlabelled", score.unlabelled},
            {"median_ms", quantile(score.ms, 0.5)},
            {"p95_ms", quantile(score.ms, 0.95)}};
}

void print_json(const std::map<std::string, Row>& rows, const std::vector<Reader>& readers) {
    Json out = Json::array();
    for (const auto& [name, row] : rows) {
        Json set{{"set", name}, {"pictures", row.pictures}, {"codes", row.codes}};
        for (const auto& [rung, codes] : row.rungs) set["rungs"][std::to_string(rung)] = codes;
        for (std::size_t i = 0; i < readers.size(); ++i) set["readers"][readers[i].name] = to_json(row.scores[i]);
        out.push_back(set);
    }
    std::printf("%s\n", out.dump(2).c_str());
}

/// All that `row` counts, of one picture.
struct Pictures {
    const Options& options;
    const std::vector<Reader>& readers;
    const temviet::ReadStats& stats;
    std::vector<std::string> ours_lacks = {};

    void add(const Json& truth, const cv::Mat& grey, Row& row) {
        row.scores.resize(readers.size());
        ++row.pictures;
        const auto name = truth["file"].get<std::string>();
        std::string line = name + " " + std::to_string(grey.cols) + "x" + std::to_string(grey.rows);
        Judgement ours;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            Codes codes;
            const double took = timed(options.repeat, [&] { codes = readers[i].read(grey); });
            const auto judgement = options.without_codes ? Judgement{{}, static_cast<int>(codes.size())} : judge(truth, codes);
            row.scores[i].add(judgement, took);
            char text[160];
            std::snprintf(text, sizeof text, " | %s %td-%d %.1f ms", readers[i].name.c_str(),
                          std::count(judgement.read.begin(), judgement.read.end(), true), judgement.misread, took);
            line += text;
            if (i == 0) {
                ours = judgement;
                row.codes += static_cast<int>(ours.read.size());
                for (const auto& code : codes) ++row.rungs[code.rung];
                std::snprintf(text, sizeof text, " (counted %.1f)", stats.spent_ms);
                line += text;
            }
            for (const auto& code : codes) line += (code.rung < 0 ? " " : " [" + std::to_string(code.rung) + "] ") + code.bytes.substr(0, 24);
            for (std::size_t k = 0; i > 0 && k < ours.read.size(); ++k)
                if (judgement.read[k] && !ours.read[k]) ours_lacks.push_back(readers[i].name + " reads code " + std::to_string(k + 1) + " of " + name);
        }
        if (options.verbose) std::printf("%s\n", line.c_str());
    }
};

/// The picture that a truth speaks of; empty, with a word on standard error, when it cannot be decoded.
cv::Mat picture_of(const Options& options, const Json& truth) {
    const fs::path path = options.images / truth["file"].get<std::string>();
    const cv::Mat grey = cv::imread(path.string(), cv::IMREAD_GRAYSCALE | cv::IMREAD_IGNORE_ORIENTATION);
    if (grey.empty()) std::fprintf(stderr, "error: cannot decode %s\n", path.c_str());
    return grey;
}

/// Calls `use` for every picture of the sets. 1, with a word on standard error, when there is no truth.
int each_picture(const Options& options, const std::function<bool(const std::string& set)>& wanted, const std::function<void(const Json&, cv::Mat)>& use) {
    std::ifstream file(options.truth);
    if (!file) return std::fprintf(stderr, "error: cannot read %s; give --truth FILE\n", options.truth.c_str()), 1;
    for (std::string line; std::getline(file, line);) {
        const Json truth = Json::parse(line);
        if (!wanted(truth["set"])) continue;
        cv::Mat grey = picture_of(options, truth);
        if (!grey.empty()) use(truth, std::move(grey));
    }
    return 0;
}

int run_images(const Options& options, const std::vector<Reader>& readers, const temviet::ReadStats& stats) {
    std::map<std::string, Row> rows;
    Pictures pictures{options, readers, stats};
    const auto wanted = [&](const std::string& set) { return options.sets.empty() || options.sets.count(set) > 0; };
    const int failed = each_picture(options, wanted, [&](const Json& truth, cv::Mat grey) {
        if (options.without_codes) grey = without_codes(truth, grey);  // empty where the places are not known
        if (!grey.empty()) pictures.add(truth, grey, rows[truth["set"]]);
    });
    if (failed) return failed;
    if (rows.size() > 1) {
        Row all;
        all.scores.resize(readers.size());
        for (const auto& [name, row] : rows) {
            all.pictures += row.pictures, all.codes += row.codes;
            for (const auto& [rung, codes] : row.rungs) all.rungs[rung] += codes;
            for (std::size_t i = 0; i < readers.size(); ++i) all.scores[i].add(row.scores[i]);
        }
        rows["~ all"] = all;
    }
    if (options.json) return print_json(rows, readers), 0;
    print_table(rows, readers);
    if (!rows.empty()) {
        std::printf("codes by rung:");
        for (const auto& [rung, codes] : rows.rbegin()->second.rungs) std::printf(" %d: %d,", rung, codes);
        std::printf("\nread by a peer and not by ours: %zu\n", pictures.ours_lacks.size());
        for (const auto& line : pictures.ours_lacks) std::printf("  %s\n", line.c_str());
    }
    return 0;
}

int run_stamps_of(Options options, const std::vector<Reader>& readers) {
    if (options.images.empty()) return std::fputs(kUsage, stderr), 2;
    if (options.sets.empty()) options.sets = {"product-photos", "ean13-autofocus"};
    std::vector<cv::Mat> photographs;
    const int failed = each_picture(options, [&](const auto& set) { return options.sets.count(set) > 0; }, [&](const Json&, cv::Mat grey) { photographs.push_back(std::move(grey)); });
    return failed ? failed : run_stamps(readers, photographs);
}

int run_worsened(const Options& options, const std::vector<Reader>& readers) {
    if (options.images.empty()) return std::fputs(kUsage, stderr), 2;
    WorsenedTable table(readers, static_cast<unsigned>(options.worsened));
    const auto wanted = [&](const std::string& set) { return options.sets.empty() ? set.rfind("rendered", 0) != 0 && set != "qr-lots" : options.sets.count(set) > 0; };
    const int failed = each_picture(options, wanted, [&](const Json& truth, const cv::Mat& grey) { table.add(truth, grey, options.verbose); });
    table.print();
    return failed;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse(argc, argv, options)) return std::fputs(kUsage, stderr), 2;
    cv::setNumThreads(1);
    if (options.datamatrix) return run_datamatrix(options.cells);
    temviet::ReadStats stats;
    std::vector<Reader> readers{temviet_reader(options.reading, &stats), zxing_reader(options.same_formats)};
    if (options.easy) return run_easy(readers[0], readers[1], std::max(5, options.repeat));
    if (options.peers)
        for (auto& reader : further_peers(options.same_formats)) readers.push_back(std::move(reader));
    if (options.stamps) return run_stamps_of(options, readers);
    if (options.worsened > 0) return run_worsened(options, readers);
    if (options.curves) return run_curves(readers, options.seeds);
    return run_images(options, readers, stats);
}
