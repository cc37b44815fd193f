// SPDX-License-Identifier: Apache-2.0
// temviet registry load: one spreadsheet as offices keep them -> the sources of a registry, all or nothing.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <temviet/base/bytes.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/hash.hpp>

#include "load/merge.hpp"
#include "registry_commands.hpp"
#include "sources/change_words.hpp"
#include "sources/commit.hpp"
#include "sources/trail.hpp"
#include "sources/trial.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet registry load danh-sach-ocop.xlsx --into so/ --preview         what would change, in words
  temviet registry load danh-sach-ocop.xlsx --into so/ --errors loi.csv   every error, as a CSV to send back
  temviet registry load list.csv --into so/ --map list.map.json           foreign column names
  temviet registry load danh-sach.xlsx --into so/ --places cong-khai/     communes before 01/07/2025
Nothing is guessed and nothing is written by halves: see docs/spreadsheets.md.)";

struct Options {
    std::string input, into, map, sheet, places, errors, who, at, title, address, dated, quality = "list";
    std::size_t max_errors = 1000;
    bool preview = false, details = false, json = false;
};

class Load {
public:
    Load(const Context& context, const Options& options) : context_(context), options_(options), faults_(options.max_errors) {}

    int run() {
        auto now = system_now();
        if (!options_.at.empty()) {
            const auto given = parse_instant(options_.at);
            if (!given) return print_error(context_, {"USAGE", "--at: not an instant: " + display_safe(options_.at), "2026-11-10T08:00:00+07:00", {}}, 2);
            now = *given;
        }
        now_ = now;
        auto bytes = options_.input == "-" ? read_stdin(sheet_limits::kMaxFileBytes) : read_file(options_.input, sheet_limits::kMaxFileBytes);
        if (!bytes) return print_error(context_, bytes.error());
        file_ = options_.input == "-" ? "-" : display_safe(fs::path(options_.input).filename().native());
        hash_ = to_hex(sha256(as_bytes(*bytes)));
        if (!options_.map.empty()) {
            const auto text = read_file(options_.map, limits::kMaxMetadataBytes);
            if (!text) return print_error(context_, text.error());
            auto map = parse_sheet_map(*text, display_path(options_.map));
            if (!map) return print_error(context_, map.error());
            map_ = std::move(*map);
        }
        const auto workbook = read_workbook(*bytes, file_);
        if (!workbook) return print_error(context_, workbook.error());
        if (workbook->is_text && workbook->encoding != "UTF-8")
            notices_.push_back(fmt::format(fmt::runtime(context_.tr("đọc theo bảng mã {}", "read as {}")), workbook->encoding));
        return with_sheet(*workbook);
    }

private:
    int with_sheet(const Workbook& workbook) {
        const auto wanted = options_.sheet.empty() ? map_.sheet : options_.sheet;
        const Sheet* chosen = nullptr;
        std::optional<SheetTable> table;
        std::string names;
        for (const auto& sheet : workbook.sheets) {
            if (!wanted.empty() ? sheet.name != tidy_text(wanted) : sheet.hidden) {
                if (sheet.hidden && !sheet.rows.empty())
                    notices_.push_back(fmt::format(fmt::runtime(context_.tr("trang ẩn “{}” ({} dòng) không được đọc", "the hidden sheet “{}” ({} rows) was not read")),
                                                   display_safe(sheet.name, 60), sheet.rows.size()));
                continue;
            }
            SheetFaults faults(options_.max_errors);
            auto found = find_table(context_, sheet, file_, map_, faults);
            if (!found) {
                if (!sheet.rows.empty() && workbook.sheets.size() > 1)
                    notices_.push_back(fmt::format(fmt::runtime(context_.tr("trang “{}” không có bảng sản phẩm", "the sheet “{}” has no table of products")), display_safe(sheet.name, 60)));
                continue;
            }
            names += (names.empty() ? "“" : ", “") + display_safe(sheet.name, 60) + "”";
            if (chosen != nullptr)
                return print_error(context_, {"SEVERAL_SHEETS", fmt::format(fmt::runtime(context_.tr("{} có nhiều trang là bảng sản phẩm: {}", "{} has several sheets with products: {}")), file_, names),
                                              std::string(context_.tr("chọn một trang: --sheet TÊN", "choose one: --sheet NAME")), {}});
            chosen = &sheet;
            table = std::move(found);
            faults_ = std::move(faults);
        }
        if (chosen == nullptr)
            return print_error(context_, {"NO_TABLE",
                                          fmt::format(fmt::runtime(context_.tr("{} không có bảng nào có cột “Tên sản phẩm” và một cột nữa nhận ra được",
                                                                               "{} has no table with a column for the product's name and one more that is known")),
                                                      file_),
                                          std::string(context_.tr("nêu tên cột trong tệp ánh xạ: --map (docs/vi/spreadsheets.md)", "name the columns in a mapping file: --map (docs/spreadsheets.md)")),
                                          {}});
        for (auto& notice : table->notices) notices_.push_back(std::move(notice));
        sheet_ = chosen->name;
        return with_table(*chosen, *table);
    }

    int with_table(const Sheet& sheet, const SheetTable& table) {
        std::optional<FolderLock> lock;
        if (options_.preview) {
            // A preview writes nothing, so it may not complete another command's work either; it only says so.
            if (std::error_code status; fs::exists(fs::path(options_.into) / ".temviet-commit", status))
                return print_error(context_, {"COMMIT_UNFINISHED", display_path(options_.into) + " holds the unfinished work of an interrupted command",
                                              "temviet registry import or load completes it", {}});
        } else if (fs::is_directory(options_.into)) {
            auto taken = FolderLock::take(options_.into);
            if (!taken) return print_error(context_, taken.error());
            lock.emplace(std::move(*taken));
        }
        auto target = SourceFolder::open(options_.into);
        if (!target) return print_error(context_, target.error());
        auto places = options_.places.empty() ? Result<SourceFolder>(SourceFolder()) : SourceFolder::open(options_.places);
        if (!places) return print_error(context_, places.error());
        LoadSource source{"bang-" + hash_.substr(0, 10), options_.title, options_.address, options_.dated, options_.quality};
        if (source.title.empty()) source.title = fmt::format("{}{}", file_, sheet_.empty() ? "" : " – " + sheet_);
        if (source.dated.empty()) source.dated = to_string(vietnam_date(now_));
        const auto merged = Merger::run(context_, table, sheet, file_, map_, *target, options_.places.empty() ? *target : *places, source, vietnam_date(now_), faults_);
        if (!merged) return print_error(context_, merged.error(), merged.error().code == "CANCELLED" ? kExitInterrupted : 1);
        for (const auto& notice : merged->notices) notices_.push_back(notice);
        records_ = merged->records;
        if (records_ == 0 && faults_.empty())
            return print_error(context_, {"SHEET_EMPTY", fmt::format(fmt::runtime(context_.tr("{} không có dòng sản phẩm nào", "{} has no row of a product")), file_), "", {}});
        if (!faults_.empty()) return refuse();
        return with_changes(*target);
    }

    int with_changes(const SourceFolder& target) {
        auto files = target.changed_files();
        ChangeSummary summary(context_, vietnam_date(now_), 100'000);
        BuildOptions build;
        build.max_errors = options_.max_errors;
        build.progress = [](std::int64_t) { return !interrupted(); };
        const auto trial = try_sources(options_.into, files, build, [&](const RowChange& change) { return summary.add(change) && !interrupted(); });
        if (!trial) return print_error(context_, trial.error(), trial.error().code == "CANCELLED" ? kExitInterrupted : 1);
        for (const auto& each : trial->errors) {
            SheetFault fault{each.file, "", static_cast<std::size_t>(each.line), "", each.column, each.code, "", each.message, ""};
            const auto* table = trial->sources_wrong ? nullptr : target.find(fs::path(each.file).stem().native());
            const auto row = table == nullptr ? static_cast<std::size_t>(-1) : table->row_at_line(static_cast<std::size_t>(each.line));
            if (table != nullptr && row < table->rows.size() && table->rows[row].origin > 0)
                fault = {file_, sheet_, table->rows[row].origin, "", fmt::format("{}.{}", table->name(), each.column), each.code, "", each.message, ""};
            faults_.add(std::move(fault));
        }
        if (!faults_.empty()) {
            if (trial->sources_wrong)
                notices_.push_back(fmt::format(fmt::runtime(context_.tr("các lỗi trên đã có sẵn trong {}: sửa trước rồi nhập", "these errors are in {} already: correct them first")), display_path(options_.into)));
            return refuse();
        }
        if (!options_.preview && !files.empty()) {
            auto trail = Trail::read(options_.into);
            if (!trail) return print_error(context_, trail.error());
            trail->add(now_, options_.who, {{"what", "load"}, {"file", file_}, {"sheet", sheet_}, {"sha256", hash_}, {"rows", records_}, {"counts", summary.to_json()["counts"]}});
            files[kTrailFile] = trail->text();
            if (interrupted()) return kExitInterrupted;
            if (const auto done = commit_files(options_.into, files); !done) return print_error(context_, done.error());
        }
        return report(summary, !options_.preview && !files.empty());
    }

    int refuse() {
        if (!options_.errors.empty())
            if (const auto written = write_file_atomically(options_.errors, faults_csv(context_, faults_.list())); !written) return print_error(context_, written.error());
        for (const auto& notice : notices_) std::fprintf(stderr, "%s: %s\n", context_.tr("lưu ý", "note").data(), notice.c_str());
        for (const auto& fault : faults_.list()) std::fputs(fault_line(fault).c_str(), stderr);
        if (options_.json)
            if (const auto written = write_stdout(base_json(false).dump(2) + "\n"); !written) return print_error(context_, written.error());
        return print_error(context_, {"SHEET_WRONG",
                                      fmt::format(fmt::runtime(context_.tr("{} lỗi trong {}; không ghi gì cả", "{} errors in {}; nothing was written")), faults_.count(), file_),
                                      std::string(options_.errors.empty() ? context_.tr("sửa bảng rồi nhập lại; --errors loi.csv ghi các lỗi ra tệp để gửi lại người lập bảng",
                                                                                        "correct the sheet and load it again; --errors FILE.csv writes the errors for whoever made it")
                                                                          : context_.tr("sửa bảng rồi nhập lại", "correct the sheet and load it again")),
                                      {}});
    }

    [[nodiscard]] Json base_json(bool ok) const {
        Json json{{"schema", "temviet.load/1"}, {"ok", ok}, {"file", file_}, {"sheet", sheet_}, {"sha256", hash_}, {"rows", records_},
                  {"preview", options_.preview}, {"written", false}, {"error_count", faults_.count()}, {"errors", Json::array()}, {"notices", notices_}};
        for (const auto& each : faults_.list())
            json["errors"].push_back({{"file", each.file}, {"sheet", each.sheet}, {"row", each.row}, {"column", each.column}, {"heading", to_valid_utf8(each.heading)}, {"code", each.code},
                                      {"found", to_valid_utf8(each.found)}, {"message", each.message}, {"fix", each.fix}});
        return json;
    }

    int report(const ChangeSummary& summary, bool written) {
        if (options_.json) {
            auto json = base_json(true);
            json["written"] = written;
            json.update(summary.to_json());
            const auto done = write_stdout(json.dump(2) + "\n");
            return done ? 0 : print_error(context_, done.error());
        }
        for (const auto& notice : notices_) std::fprintf(stderr, "%s: %s\n", context_.tr("lưu ý", "note").data(), notice.c_str());
        std::string text = fmt::format(fmt::runtime(options_.preview ? context_.tr("{} dòng sản phẩm trong {}. Nếu nhập: {}.\n", "{} rows of products in {}. Loading it would mean: {}.\n")
                                                                     : context_.tr("{} dòng sản phẩm trong {}. Đã nhập: {}.\n", "{} rows of products in {}. Loaded: {}.\n")),
                                       records_, file_, summary.sentence());
        if (options_.details) text += summary.details();
        if (const auto done = write_stdout(text); !done) return print_error(context_, done.error());
        if (written)
            std::fprintf(stderr, "%s %s -o FILE\n", context_.tr("Tiếp theo: tăng seq và built_at trong registry.json, rồi temviet registry import", "Next: raise seq and built_at in registry.json, then temviet registry import").data(),
                         display_path(options_.into).c_str());
        return 0;
    }

    const Context& context_;
    const Options& options_;
    SheetFaults faults_;
    SheetMap map_;
    Instant now_;
    std::string file_, sheet_, hash_;
    std::size_t records_ = 0;
    std::vector<std::string> notices_;
};

}  // namespace

void add_registry_load(CLI::App& registry, Context& context) {
    auto* sub = registry.add_subcommand("load", "Read a spreadsheet as offices keep them into a folder of sources: all or nothing");
    sub->footer(kHelp);
    auto options = std::make_shared<Options>();
    if (const char* user = std::getenv("USER"); user != nullptr) options->who = to_valid_utf8(user);
    sub->add_option("sheet", options->input, ".xlsx or delimited text, or - for standard input")->required();
    sub->add_option("--into", options->into, "Folder of sources (registry.json and CSV tables)")->required();
    sub->add_flag("--preview", options->preview, "Only say what would change");
    sub->add_flag("--details", options->details, "Every change, one a line");
    sub->add_option("--map", options->map, "Mapping file for foreign column names (JSON)");
    sub->add_option("--sheet", options->sheet, "Name of the sheet, also a hidden one");
    sub->add_option("--places", options->places, "Another folder of sources whose administrative units are used, and copied as needed");
    sub->add_option("--errors", options->errors, "Where errors are found, write them to this CSV");
    sub->add_option("--max-errors", options->max_errors, "List at most so many errors")->check(CLI::Range(1, 1'000'000));
    sub->add_option("--source-title", options->title, "What the list is called; default: the file's name");
    sub->add_option("--source-address", options->address, "Where it was published");
    sub->add_option("--source-date", options->dated, "Its date, YYYY-MM-DD; default: today");
    sub->add_option("--quality", options->quality, "official, list, announcement, news, mention or demo")
        ->check(CLI::IsMember({"official", "list", "announcement", "news", "mention", "demo"}));
    sub->add_option("--who", options->who, "Who loads it, for the trail; default: $USER");
    sub->add_option("--at", options->at, "Instead of now");
    sub->add_flag("--json", options->json, "The result as JSON");
    sub->callback([&context, options] { context.exit_code = Load(context, *options).run(); });
}

}  // namespace temviet::cli
