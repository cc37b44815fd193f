// SPDX-License-Identifier: Apache-2.0
// temviet stamp sheet: a file of stamps as pages of labels, ready for the printer. Every label is read back before its
// page is written.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "code_words.hpp"
#include "io/line_reader.hpp"
#include "issue/label.hpp"
#include "issue/output_file.hpp"
#include "issue/page_grid.hpp"
#include "issue/parallel.hpp"
#include "issue/stamp_print.hpp"
#include "stamp_commands.hpp"

namespace temviet::cli {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr int kReadBackDpi = 300;  // of the coarsest usual printer that is not named by --dpi
constexpr std::size_t kMaxLineBytes = 64 * 1024;

constexpr const char* kHelp = R"(Examples:
  temviet stamp sheet L2611A.csv --batch L2611A.decl --name 'Trà sen vàng 100 g' -o L2611A.pdf
  temviet stamp sheet L2611A.csv --label 70x37 --gap 0 --margin 0 --number --crop-marks --margin 6 -o L2611A.pdf
  temviet stamp sheet L2611A.csv --page roll --label 40x60 --dpi 203 -o cuon.pdf
Labels are filled row by row. Without --line a label says the lot, the expiry date and the serial; a --line may hold {lot} {expiry}
{production} {serial} {unit} {gtin} {n} and is left out where such a value is missing. Words are never shortened: too small a label is refused.
Print the PDF at 100 %, never "fit to page": the size of the stamps is what makes them readable.
Exit codes: 0 written, 1 refused or could not run, 2 wrong usage, 130 interrupted.)";

struct Options {
    std::string stamps, output, name, words = "vi";
    std::vector<std::string> lines;
    GridOptions grid;
    SizeOptions size;
    PrintCheckOptions check;
    std::int64_t skip = 0;
    std::optional<std::int64_t> count;
    bool number = false, no_text = false;
    int jobs = 0;
};

/// The rows of a file of stamps, one after the other.
class Rows {
public:
    [[nodiscard]] static Result<Rows> open(const std::string& path) {
        auto lines = LineReader::open(path, kMaxLineBytes);
        if (!lines) return tl::unexpected(lines.error());
        return Rows(path, std::move(*lines));
    }
    /// nullopt at the end. Errors name the line.
    [[nodiscard]] Result<std::optional<StampRow>> next() {
        std::string line;
        while (true) {
            const auto state = lines_.next(line);
            if (interrupted()) return fail("INTERRUPTED", "interrupted while reading " + display_path(path_));
            if (state == LineReader::State::end) return std::optional<StampRow>();
            ++number_;
            const auto broken = [&](const char* why) { return fail("MINT_FILE_DAMAGED", display_path(path_) + ": line " + std::to_string(number_) + ": " + why); };
            if (state != LineReader::State::line) return broken("cannot be read");
            if (number_ == 1) {
                if (!parser_.start(line)) return broken("no header with a column payload, and no NDJSON");
                if (!parser_.first_is_row()) continue;
            }
            auto row = parser_.parse(line);
            if (!row) return broken("no row of a stamp");
            return row;
        }
    }

private:
    Rows(std::string path, LineReader lines) : path_(std::move(path)), lines_(std::move(lines)) {}
    std::string path_;
    LineReader lines_;
    StampRowParser parser_;
    std::int64_t number_ = 0;
};

class Sheet {
public:
    Sheet(const Context& context, const Options& options, PrintCheck check, PageGrid grid)
        : context_(context), options_(options), check_(std::move(check)), grid_(grid) {}

    Result<void> run() {
        if (auto counted = count(); !counted) return counted;
        auto rows = Rows::open(options_.stamps);
        if (!rows) return tl::unexpected(rows.error());
        for (std::int64_t at = 0; at < options_.skip; ++at)
            if (auto row = rows->next(); !row) return tl::unexpected(row.error());
        auto file = OutputFile::beside(options_.output);
        if (!file) return tl::unexpected(file.error());
        auto canvas = Canvas::pdf(grid_.page_width, grid_.page_height, [&](std::string_view bytes) { return file->write(bytes); });
        if (!canvas) return tl::unexpected(canvas.error());
        Progress progress(context_, std::string(context_.tr("Vẽ nhãn", "Drawing labels")), static_cast<std::size_t>(total_));
        while (done_ < total_) {
            if (auto page = draw_page(*rows, *canvas); !page) return page;
            progress.update(static_cast<std::size_t>(done_));
        }
        const auto finished = canvas->finish();
        const auto published = file->publish();  // its error says more: which file, which cause
        if (!published) return published;
        return finished ? Result<void>{} : Result<void>(tl::unexpected(finished.error()));
    }

    [[nodiscard]] std::int64_t total() const noexcept { return total_; }
    [[nodiscard]] std::int64_t pages() const noexcept { return (total_ + grid_.labels() - 1) / grid_.labels(); }
    [[nodiscard]] const PrintSize& size() const noexcept { return size_; }

private:
    Result<void> count() {
        auto rows = Rows::open(options_.stamps);
        if (!rows) return tl::unexpected(rows.error());
        std::int64_t all = 0;
        while (true) {
            const auto row = rows->next();
            if (!row) return tl::unexpected(row.error());
            if (!*row) break;
            ++all;
        }
        if (all == 0) return fail("MINT_FILE_DAMAGED", display_path(options_.stamps) + " holds no stamps");
        if (options_.skip >= all)
            return fail("USAGE", "there are only " + std::to_string(all) + " stamps in " + display_path(options_.stamps), "a smaller --skip");
        total_ = std::min(options_.count.value_or(all), all - options_.skip);
        return {};
    }

    std::string date(const Date& day) const { return to_vietnamese(day); }

    /// The lines of one label; nullopt values leave their line out.
    std::vector<LabelLine> lines_of(const StampRow& row, const Claims& claims, std::int64_t number) const {
        if (options_.no_text) return {};
        const bool vi = options_.words == "vi";
        const auto expiry = claims.expiry ? claims.expiry : claims.best_before;
        const std::pair<std::string_view, std::optional<std::string>> values[] = {
            {"{lot}", claims.lot},
            {"{serial}", claims.serial},
            {"{gtin}", claims.gtin},
            {"{expiry}", expiry ? std::optional(date(*expiry)) : std::nullopt},
            {"{production}", claims.production ? std::optional(date(*claims.production)) : std::nullopt},
            {"{unit}", row.unit ? std::optional(std::to_string(*row.unit)) : std::nullopt},
            {"{n}", std::to_string(number) + "/" + std::to_string(total_ + options_.skip)}};
        std::vector<std::string> wanted = options_.lines;
        if (wanted.empty()) wanted = vi ? std::vector<std::string>{"Lô: {lot}", "HSD: {expiry}", "Số: {serial}"} : std::vector<std::string>{"Lot: {lot}", "Expiry: {expiry}", "No: {serial}"};
        if (options_.number) wanted.push_back(vi ? "Tem {n}" : "Stamp {n}");
        std::vector<LabelLine> out;
        if (!options_.name.empty()) out.push_back({display_safe(options_.name, 200), true});
        if (check_.env() == Env::test) out.push_back({"BẢN THỬ / TEST", true});
        for (auto line : wanted) {
            bool whole = true;
            for (const auto& [mark, value] : values)
                for (auto at = line.find(mark); at != std::string::npos && whole; at = line.find(mark)) {
                    whole = value.has_value();
                    if (whole) line.replace(at, mark.size(), *value);
                }
            if (whole) out.push_back({display_safe(line, 200), false});
        }
        return out;
    }

    Result<Label> make_label(const StampRow& row, std::int64_t number) const {
        Label out;
        out.payload = row.payload;
        const auto kind = kind_of(row.payload, options_.size);
        if (!kind) return tl::unexpected(kind.error());
        out.kind = *kind;
        const auto claims = check_.check(row.payload, out.kind);
        if (!claims) return tl::unexpected(claims.error());
        auto symbol = make_symbol(row.payload, out.kind, ecc_of(options_.size));
        if (!symbol) return tl::unexpected(symbol.error());
        out.symbol = std::move(*symbol);
        const auto size = print_size(out.symbol, options_.size, false);
        if (!size) return tl::unexpected(size.error());
        out.size = *size;
        out.lines = lines_of(row, *claims, number);
        return out;
    }

    /// The label as the printer will set it, words and all; it must read back.
    Result<LabelPlan> proof(const Label& label, const LabelPlan& like) const {
        const double dots = (label.size.dpi != 0 ? label.size.dpi : kReadBackDpi) / kMmPerInch;
        auto canvas = Canvas::bitmap(grid_.label_width, grid_.label_height, dots);
        if (!canvas) return tl::unexpected(canvas.error());
        auto plan = plan_label(*canvas, label, grid_.label_width, grid_.label_height, like);
        if (!plan) return plan;
        draw_label(*canvas, label, *plan, 0, 0);
        if (const auto same = demand_read_back(canvas->pixels(), label.payload, label.kind); !same) return tl::unexpected(same.error());
        return plan;
    }

    Result<void> draw_page(Rows& rows, Canvas& canvas) {
        const auto count = static_cast<std::size_t>(std::min<std::int64_t>(grid_.labels(), total_ - done_));
        std::vector<StampRow> page;
        while (page.size() < count) {
            auto row = rows.next();
            if (!row) return tl::unexpected(row.error());
            if (!*row) return fail("MINT_FILE_DAMAGED", display_path(options_.stamps) + ": the file changed while it was read");
            page.push_back(std::move(**row));
        }
        std::vector<Label> labels(count);
        std::vector<LabelPlan> plans(count);
        std::vector<std::optional<Error>> errors(count);
        const auto prove = [&](std::size_t at, const LabelPlan& like) {
            auto plan = proof(labels[at], like);
            if (plan) plans[at] = *plan;
            else errors[at] = std::move(plan.error());
        };
        in_parallel(count, thread_count(options_.jobs), [&](std::size_t at) {
            auto label = make_label(page[at], options_.skip + done_ + static_cast<std::int64_t>(at) + 1);
            if (!label) {
                errors[at] = std::move(label.error());
                return;
            }
            labels[at] = std::move(*label);
            prove(at, like_);
        });
        // One size of letters a page, and from page to page: that of the longest line so far.
        const auto smallest = *std::min_element(plans.begin(), plans.end(), [](const auto& a, const auto& b) { return a.letters < b.letters; });
        in_parallel(count, thread_count(options_.jobs), [&](std::size_t at) {
            if (!errors[at] && plans[at].letters > smallest.letters) prove(at, smallest);
        });
        for (std::size_t at = 0; at < count; ++at) {
            if (!errors[at]) continue;
            errors[at]->message = "stamp " + std::to_string(options_.skip + done_ + static_cast<std::int64_t>(at) + 1) + ": " + errors[at]->message;
            return tl::unexpected(*errors[at]);
        }
        if (done_ > 0) canvas.next_page();
        for (std::size_t at = 0; at < count; ++at) {
            const Point corner = grid_.corner(static_cast<int>(at));
            draw_label(canvas, labels[at], plans[at], corner.x, corner.y);
        }
        if (options_.grid.crop_marks) draw_crop_marks(canvas, grid_);
        foot(canvas, page);
        done_ += static_cast<std::int64_t>(count);
        size_ = labels.back().size;
        like_ = smallest;
        return {};
    }

    /// Page and units, in the margin of a sheet: a stack that fell down can be put in order again.
    void foot(Canvas& canvas, const std::vector<StampRow>& page) const {
        constexpr double kLetters = 2.4, kHigh = 7;
        if (grid_.roll || grid_.margin < kHigh || options_.no_text) return;
        const bool vi = options_.words == "vi";
        std::string words = fmt::format("{} {}/{}", vi ? "Trang" : "Page", done_ / grid_.labels() + 1, pages());
        if (page.front().unit && page.back().unit) words += fmt::format(" · {} {}–{}", vi ? "đơn vị" : "units", *page.front().unit, *page.back().unit);
        TextStyle style;
        style.size = kLetters;
        style.align = Align::right;
        canvas.text({grid_.margin, grid_.page_height - 5, grid_.page_width - 2 * grid_.margin, kLetters * 1.5}, words, style);
    }

    const Context& context_;
    const Options& options_;
    PrintCheck check_;
    PageGrid grid_;
    PrintSize size_;
    LabelPlan like_;  ///< of the page before
    std::int64_t total_ = 0, done_ = 0;
};

int run(const Context& context, const Options& options) {
    if (ascii_lower(std::filesystem::path(options.output).extension().native()) != ".pdf")
        return print_refusal(context, {"USAGE", "a sheet is a PDF file", "-o tem.pdf", {}});
    auto check = PrintCheck::open(options.check);
    if (!check) return print_refusal(context, check.error());
    const auto grid = plan_page(options.grid);
    if (!grid) return print_refusal(context, grid.error());
    Sheet sheet(context, options, std::move(*check), *grid);
    if (const auto done = sheet.run(); !done) return print_refusal(context, done.error());
    std::fprintf(stderr, "%s\n", fmt::format("{}: {} {}, {} {} ({} × {}), {} {:.1f} mm, {} {:.3f} mm", display_path(options.output), sheet.total(), context.tr("tem", "stamps"),
                                             sheet.pages(), context.tr("trang", "pages"), grid->columns, grid->rows, context.tr("mỗi tem", "each stamp"),
                                             sheet.size().side_mm(), context.tr("ô", "modules of"), sheet.size().module_mm).c_str());
    return 0;
}

}  // namespace

void add_stamp_sheet(CLI::App& stamp, Context& context) {
    auto* command = stamp.add_subcommand("sheet", "Lay a file of stamps out as pages of labels (PDF)");
    command->footer(kHelp);
    auto options = std::make_shared<Options>();
    command->add_option("stamps", options->stamps, "A file of stamps, as mint wrote it")->required();
    command->add_option("-o,--output", options->output, "PDF to write")->required();
    const char* page = "Page";
    command->add_option("--page", options->grid.page, "a4, a5, letter, WIDTHxHEIGHT in mm, or roll (a page is a row of labels)")->group(page);
    command->add_option("--label", options->grid.label, "Label, WIDTHxHEIGHT in mm (default 60x32)")->group(page);
    command->add_option("--columns", options->grid.columns, "Labels across (default: as many as fit)")->check(CLI::Range(1, 200))->group(page);
    command->add_option("--rows", options->grid.rows, "Labels down (default: as many as fit)")->check(CLI::Range(1, 400))->group(page);
    command->add_option("--margin", options->grid.margin, "Edge of the page, mm (default 10, roll 0)")->check(CLI::Range(0.0, 100.0))->group(page);
    command->add_option("--gap", options->grid.gap, "Between labels, mm (default 2)")->check(CLI::Range(0.0, 100.0))->group(page);
    command->add_flag("--crop-marks", options->grid.crop_marks, "Marks to cut along")->group(page);
    command->add_option("--skip", options->skip, "Leave out so many stamps of the file")->check(CLI::NonNegativeNumber)->group(page);
    command->add_option("--count", options->count, "At most so many")->check(CLI::PositiveNumber)->group(page);
    const char* words = "Words";
    command->add_option("--name", options->name, "Name of the goods, bold, on top")->group(words);
    command->add_option("--line", options->lines, "A line of words, repeatable; {lot} {expiry} {serial} … are filled in")->allow_extra_args(false)->group(words);
    command->add_flag("--number", options->number, "Number the stamps")->group(words);
    command->add_option("--words", options->words, "Language of the label: vi or en (default vi)")->check(CLI::IsMember({"vi", "en"}))->group(words);
    command->add_flag("--no-text", options->no_text, "Only the symbols")->group(words);
    command->add_option("--jobs", options->jobs, "Threads (default: one a core)")->check(CLI::Range(1, 256));
    add_size_options(*command, options->size);
    add_print_check_options(*command, options->check);
    command->callback([&context, options] { context.exit_code = run(context, *options); });
}

}  // namespace temviet::cli
