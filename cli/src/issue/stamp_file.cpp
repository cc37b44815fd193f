// SPDX-License-Identifier: Apache-2.0
#include "issue/stamp_file.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <temviet/base/file.hpp>

#include "io/line_reader.hpp"
#include "issue/parallel.hpp"

namespace temviet::cli {
namespace {

constexpr std::size_t kBlockRows = 4096;
constexpr std::size_t kMaxLineBytes = 64 * 1024;

class Reading {
public:
    Reading(const BatchDeclaration& batch, const RowChecker& checker, const StampFileOptions& options)
        : batch_(batch), checker_(checker), options_(options), seen_(static_cast<std::size_t>((batch.last - batch.first) / 64 + 1)) {}

    [[nodiscard]] bool start(std::string_view first_line) { return parser_.start(first_line); }
    [[nodiscard]] bool first_is_row() const noexcept { return parser_.first_is_row(); }
    void add(std::string line, std::int64_t number) {
        block_.push_back({std::move(line), number, std::nullopt, {}});
        if (block_.size() == kBlockRows) judge();
    }
    /// Judges what waits: rows side by side, then their order.
    void judge() {
        in_parallel(block_.size(), options_.threads, [&](std::size_t at) {
            auto& each = block_[at];
            each.row = parser_.parse(each.line);
            each.problem = each.row ? checker_.problem(*each.row, options_.signatures) : std::optional<std::string>("the line is no row of a stamp");
        });
        for (auto& each : block_) count(each);
        block_.clear();
        if (options_.progress) options_.progress(out.rows);
    }

    StampFileRead out;

private:
    struct Waiting {
        std::string line;
        std::int64_t number = 0;
        std::optional<StampRow> row;
        std::optional<std::string> problem;
    };

    void count(Waiting& each) {
        ++out.rows;
        if (each.problem) return tell(each.number, std::move(*each.problem));
        const auto unit = *each.row->unit;
        const auto at = static_cast<std::size_t>(unit - batch_.first);
        if ((seen_[at / 64] >> (at % 64) & 1) != 0) {
            ++out.repeated;
            return tell(each.number, "unit " + std::to_string(unit) + " stands in an earlier line already");
        }
        seen_[at / 64] |= std::uint64_t{1} << (at % 64);
        out.lowest = out.highest < 0 ? unit : std::min(out.lowest, unit);
        out.highest = std::max(out.highest, unit);
        if (options_.expected_first && unit != *options_.expected_first + out.rows - 1)
            tell(each.number, "unit " + std::to_string(unit) + " stands where " + std::to_string(*options_.expected_first + out.rows - 1) + " was expected");
    }
    void tell(std::int64_t line, std::string what) {
        ++out.wrong;
        if (out.faults.size() < options_.max_faults) out.faults.push_back({line, std::move(what)});
    }

    const BatchDeclaration& batch_;
    const RowChecker& checker_;
    const StampFileOptions& options_;
    StampRowParser parser_;
    std::vector<std::uint64_t> seen_;  // a bit a unit
    std::vector<Waiting> block_;
};

}  // namespace

Result<StampFileRead> read_stamp_file(const std::filesystem::path& path, const BatchDeclaration& batch, const RowChecker& checker,
                                      const StampFileOptions& options) {
    auto lines = LineReader::open(path, kMaxLineBytes);
    if (!lines) return tl::unexpected(lines.error());
    // One bit a declared unit.
    if (batch.last - batch.first >= (std::int64_t{1} << 33)) return fail("UNITS_OUTSIDE", "the declared range is too large to be checked");
    Reading reading(batch, checker, options);
    std::string line;
    for (std::int64_t number = 1;; ++number) {
        const auto state = lines->next(line);
        if (interrupted()) return fail("INTERRUPTED", "interrupted while reading " + display_path(path));
        if (state == LineReader::State::end) break;
        if (state == LineReader::State::unreadable) return fail("FILE_UNREADABLE", "cannot read " + display_path(path));
        if (state == LineReader::State::too_long) line = "(too long)";
        if (number == 1 && !reading.start(line))
            return fail("MINT_FILE_DAMAGED", display_path(path) + " has no header with a column payload, and is no NDJSON");
        if (number > 1 || reading.first_is_row()) reading.add(line, number);
    }
    reading.judge();
    reading.out.torn = !lines->ended_whole();
    return std::move(reading.out);
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return fail("FILE_UNREADABLE", "cannot read " + display_path(path));
    Sha256Stream stream;
    Bytes chunk(1 << 16);
    for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), file.get())) > 0;) stream.update(BytesView(chunk).first(got));
    if (std::ferror(file.get()) != 0) return fail("FILE_UNREADABLE", "cannot read " + display_path(path));
    return to_hex(stream.finish());
}

}  // namespace temviet::cli
