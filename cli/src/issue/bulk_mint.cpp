// SPDX-License-Identifier: Apache-2.0
#include "issue/bulk_mint.hpp"

#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "code_words.hpp"
#include "issue/append_file.hpp"
#include "issue/mint_job.hpp"
#include "issue/parallel.hpp"
#include "issue/stamp_file.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
/// Rows between two points that survive a crash of the machine.
constexpr std::int64_t kBlockRows = 2048;

class BulkMint {
public:
    BulkMint(const Context& context, const MintOptions& options, DeclarationFile declaration, const Signer& signer, KeyUsage usage)
        : context_(context), options_(options), declaration_(std::move(declaration)), signer_(signer), usage_(usage),
          checker_(declaration_, IssuerKey{declaration_.issuer, signer.public_key(), usage, true}), output_(options.output) {}

    Result<void> prepare() {
        if (!is_valid_public_key(signer_.public_key())) return fail("KEY_FILE_INVALID", "the key is not a valid Ed25519 key");
        MintOptions options = options_;
        std::optional<MintJob> before;
        if (options_.resume) {
            auto read = read_job(output_);
            if (!read) return tl::unexpected(read.error());
            before = std::move(*read);
            if (!before->issued_at.empty() && !options.issued_at) options.issued_at = before->issued_at;
        }
        auto request = bulk_request(options, declaration_);
        if (!request) return tl::unexpected(request.error());
        request_ = std::move(*request);
        request_.usage = usage_;
        request_.key_checked = true;
        job_.declaration = fingerprint(declaration_);
        if (request_.claims.issued_at) job_.issued_at = to_string(*request_.claims.issued_at);
        job_.format = format();
        return before ? take_up(std::move(*before)) : begin();
    }

    /// Rows that stand in the file already.
    [[nodiscard]] std::int64_t resumed_from() const noexcept { return resumed_; }
    [[nodiscard]] const MintJob& job() const noexcept { return job_; }
    [[nodiscard]] std::int64_t done() const noexcept { return done_; }
    [[nodiscard]] bool complete() const noexcept { return !job_.sha256.empty(); }

    Result<void> write() {
        if (complete()) return {};
        Progress progress(context_, std::string(context_.tr("Ký tem", "Minting")), static_cast<std::size_t>(job_.units.count()));
        if (file_.size() == 0 && job_.format == RowFormat::csv)
            if (auto ok = file_.append(header_line(job_.format)); !ok) return ok;
        const std::size_t threads = thread_count(options_.jobs);
        while (done_ < job_.units.count()) {
            if (interrupted()) return fail("INTERRUPTED", std::to_string(done_) + " of " + std::to_string(job_.units.count()) + " stamps are written",
                                           "go on with the same command and --resume");
            const auto rows = std::min(kBlockRows, job_.units.count() - done_);
            auto block = mint_block(job_.units.first + done_, static_cast<std::size_t>(rows), threads);
            if (!block) return tl::unexpected(block.error());
            if (auto ok = file_.append(*block); !ok) return ok;
            done_ += rows;
            progress.update(static_cast<std::size_t>(done_));
        }
        return finish();
    }

private:
    [[nodiscard]] RowFormat format() const {
        if (options_.format == "ndjson") return RowFormat::ndjson;
        const auto extension = ascii_lower(output_.extension().native());
        return options_.format.empty() && (extension == ".ndjson" || extension == ".jsonl") ? RowFormat::ndjson : RowFormat::csv;
    }

    [[nodiscard]] Result<MintedStamp> mint(const std::string& serial) const {
        MintRequest request = request_;
        request.claims.serial = serial;
        return mint_stamp(request, signer_);
    }

    Result<void> probe() {
        const auto& batch = declaration_.batch;
        const auto stamp = mint(make_serial(job_.units.first, static_cast<int>(batch.width), std::string(static_cast<std::size_t>(batch.rand_len), '0')));
        if (!stamp) return tl::unexpected(stamp.error());
        job_.probe = to_hex(stamp->stamp_id);
        return {};
    }

    Result<void> begin() {
        for (const auto& path : {output_, part_path(output_), job_path(output_)}) {
            std::error_code ignored;
            if (fs::exists(fs::symlink_status(path, ignored)))
                return fail("MINT_FILE_EXISTS", display_path(path) + " exists already",
                            path == output_ ? "choose another -o: stamps are never written over" : "go on with that run: --resume");
        }
        auto ledger = UnitLedger::open(options_.batch, declaration_);
        if (!ledger) return tl::unexpected(ledger.error());
        job_.units.first = options_.from.value_or(ledger->next());
        const auto count = options_.count.value_or(std::min(ledger->left(), declaration_.batch.last - job_.units.first + 1));
        if (count < 1)
            return fail("OVER_QUANTITY", "every declared unit is minted: " + std::to_string(declaration_.batch.quantity) + " of lot " + declaration_.batch.lot,
                        "stamp void makes room for spoiled units; more goods need another lot");
        if (count > declaration_.batch.last - job_.units.first + 1)
            return fail("UNITS_OUTSIDE", std::to_string(count) + " units from " + std::to_string(job_.units.first) + " go beyond the declared last unit " +
                                             std::to_string(declaration_.batch.last), "a smaller --count");
        job_.units.last = job_.units.first + count - 1;
        if (auto ok = ledger->check_mint(job_.units); !ok) return ok;
        if (auto ok = probe(); !ok) return ok;
        job_.id = new_job_id();
        // The job first: a crash in between leaves a run that --resume can take up, never units that nobody owns.
        if (auto ok = write_job(output_, job_, false); !ok) return ok;
        if (auto ok = ledger->add({job_.units, false, job_.id, output_.native()}, system_now()); !ok) {
            std::error_code ignored;
            fs::remove(job_path(output_), ignored);
            return ok;
        }
        return open_part();
    }

    Result<void> take_up(MintJob before) {
        job_.id = before.id;
        job_.units = before.units;
        job_.units.first = options_.from.value_or(before.units.first);
        if (options_.count) job_.units.last = job_.units.first + *options_.count - 1;
        if (auto ok = probe(); !ok) return ok;
        if (auto ok = same_job(before, job_); !ok) return ok;
        auto ledger = UnitLedger::open(options_.batch, declaration_);
        if (!ledger) return tl::unexpected(ledger.error());
        if (!ledger->has_job(job_.id)) {
            if (auto ok = ledger->check_mint(job_.units); !ok) return ok;
            if (auto ok = ledger->add({job_.units, false, job_.id, output_.native()}, system_now()); !ok) return ok;
        }
        std::error_code ignored;
        if (fs::exists(output_, ignored) && !fs::exists(part_path(output_), ignored)) {
            // Complete, or cut off between the last stamp and the receipt.
            auto ok = count_rows(output_);
            if (!ok) return ok;
            if (done_ != job_.units.count()) return damaged("it has " + std::to_string(done_) + " stamps instead of " + std::to_string(job_.units.count()));
            return receipt();
        }
        if (auto ok = open_part(); !ok) return ok;
        return file_.size() == 0 ? Result<void>{} : count_rows(part_path(output_));
    }

    Result<void> open_part() {
        auto file = AppendFile::open(part_path(output_), false);
        if (!file) return tl::unexpected(file.error());
        file_ = std::move(*file);
        sync_folder_of(output_);
        return {};
    }

    tl::unexpected<Error> damaged(const std::string& why) const {
        return fail("MINT_FILE_DAMAGED", display_path(output_) + ": " + why, "void the units of this run with stamp void, and mint others");
    }

    /// Everything that is there must be what this run would have written; then it is kept.
    Result<void> count_rows(const fs::path& path) {
        StampFileOptions how;
        how.expected_first = job_.units.first;
        how.threads = thread_count(options_.jobs);
        how.max_faults = 1;
        Progress progress(context_, std::string(context_.tr("Đọc lại", "Reading again")), static_cast<std::size_t>(job_.units.count()));
        how.progress = [&](std::int64_t rows) { progress.update(static_cast<std::size_t>(std::min(rows, job_.units.count()))); };
        const auto read = read_stamp_file(path, declaration_.batch, checker_, how);
        if (!read) return tl::unexpected(read.error());
        if (!read->faults.empty()) return damaged("line " + std::to_string(read->faults.front().line) + ": " + read->faults.front().what);
        if (read->rows > job_.units.count()) return damaged("it has more stamps than the run");
        done_ = resumed_ = read->rows;
        return {};
    }

    Result<std::string> mint_block(std::int64_t first, std::size_t rows, std::size_t threads) const {
        const auto& batch = declaration_.batch;
        std::vector<std::string> lines(rows);
        std::vector<std::optional<Error>> errors(rows);
        in_parallel(rows, threads, [&](std::size_t at) {
            StampRow row;
            row.unit = first + static_cast<std::int64_t>(at);
            row.serial = make_serial(*row.unit, static_cast<int>(batch.width), random_serial_part(batch.rand_len));
            auto stamp = mint(row.serial);
            if (!stamp) {
                errors[at] = std::move(stamp.error());
                return;
            }
            row.payload = std::move(stamp->payload);
            row.stamp_id = to_hex(stamp->stamp_id);
            lines[at] = to_line(row, job_.format);
        });
        std::string out;
        for (std::size_t at = 0; at < rows; ++at) {
            if (errors[at]) return tl::unexpected(*errors[at]);
            out += lines[at];
        }
        return out;
    }

    Result<void> finish() {
        file_.close();
        // Some file systems (a USB stick) have no links; there the name was free a moment ago.
        std::error_code error;
        const auto part = part_path(output_);
        if (::link(part.c_str(), output_.c_str()) == 0) {
            fs::remove(part, error);
        } else if (errno == EEXIST) {
            return fail("MINT_FILE_EXISTS", display_path(output_) + " appeared during the run; the stamps are in " + display_path(part), "move one of them");
        } else if (fs::rename(part, output_, error); error) {
            return fail("FILE_UNWRITABLE", "cannot write " + display_path(output_) + ": " + error.message(), "go on with --resume");
        }
        sync_folder_of(output_);
        return receipt();
    }

    Result<void> receipt() {
        auto hash = sha256_of_file(output_);
        if (!hash) return tl::unexpected(hash.error());
        job_.sha256 = std::move(*hash);
        return write_job(output_, job_, true);
    }

    const Context& context_;
    const MintOptions& options_;
    DeclarationFile declaration_;
    const Signer& signer_;
    KeyUsage usage_;
    RowChecker checker_;
    fs::path output_;
    MintRequest request_;
    MintJob job_;
    AppendFile file_;
    std::int64_t done_ = 0, resumed_ = 0;
};

int tell(const Context& context, const MintOptions& options, const BulkMint& run, const DeclarationFile& declaration) {
    const auto& job = run.job();
    const std::string name = display_path(options.output);
    const std::string counts = std::to_string(job.units.count()), range = std::to_string(job.units.first) + "–" + std::to_string(job.units.last);
    if (options.json) {
        const Json json{{"file", name},        {"stamps", job.units.count()}, {"first", job.units.first},       {"last", job.units.last},
                        {"sha256", job.sha256}, {"resumed_from", run.resumed_from()}, {"env", to_string(declaration.env)}};
        const auto written = write_stdout(json.dump(2) + "\n");
        return written ? 0 : print_error(context, written.error());
    }
    std::string line = counts + std::string(context.tr(" tem, đơn vị ", " stamps, units ")) + range + ": " + name;
    if (declaration.env == Env::test) line += context.tr(" (BẢN THỬ)", " (TEST)");
    line += "\nsha256 " + job.sha256 + "\n";
    std::fputs(line.c_str(), stderr);
    return 0;
}

}  // namespace

int run_bulk_mint(const Context& context, const MintOptions& options) {
    if (const auto ready = crypto_ready(); !ready) return print_error(context, ready.error());
    auto declaration = read_declaration_file(options.batch);
    if (!declaration) return print_refusal(context, declaration.error());
    const auto key = open_signing_key(context, options.key);
    if (!key) return print_refusal(context, key.error());
    if (key->info.owner != declaration->issuer || key->info.env != declaration->env)
        return print_refusal(context, {"KEY_USAGE",
                                       display_path(options.key.file) + " is a key of " + key->info.owner + " (" + std::string(to_string(key->info.env)) +
                                           "), the declaration is of " + declaration->issuer + " (" + std::string(to_string(declaration->env)) + ")",
                                       "choose the key or the declaration of the same issuer",
                                       {}});
    BulkMint run(context, options, *declaration, *key->signer, key->info.usage);
    auto ok = run.prepare();
    if (ok) ok = run.write();
    if (!ok) return print_refusal(context, ok.error());
    return tell(context, options, run, *declaration);
}

}  // namespace temviet::cli
