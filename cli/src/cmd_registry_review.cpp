// SPDX-License-Identifier: Apache-2.0
// temviet registry review: proposals beside the sources; accepted ones become rows, every decision a line of the trail.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "load/names.hpp"
#include "load/product_index.hpp"
#include "propose/judge.hpp"
#include "registry_commands.hpp"
#include "sources/change_words.hpp"
#include "sources/commit.hpp"
#include "sources/trial.hpp"
#include "term/clock.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet registry review proposals/ --sources so/                       what is proposed, and what stands against it
  temviet registry review proposals/ --sources so/ --accept p-3f… --who 'Phòng Kinh tế'
  temviet registry review proposals/ --sources so/ --accept p-3f… --merge p-a0… --who …
  temviet registry review proposals/ --sources so/ --refuse p-77… --reason 'ảnh mờ' --who …
Proposal files are never changed or removed; so/trail.ndjson keeps each decision with the whole proposal.)";

struct Options {
    std::vector<std::string> inputs, merge;
    std::string sources, accept, refuse, reason, who, at;
    bool json = false;
};

class Review {
public:
    Review(const Context& context, const Options& options) : context_(context), options_(options) {}

    int run() {
        now_ = system_now();
        if (!options_.at.empty()) {
            const auto given = parse_instant(options_.at);
            if (!given) return print_error(context_, {"USAGE", "--at: not an instant: " + display_safe(options_.at), "2026-11-10T08:00:00+07:00", {}}, 2);
            now_ = *given;
        }
        const bool deciding = !options_.accept.empty() || !options_.refuse.empty();
        if (!options_.accept.empty() && !options_.refuse.empty()) return usage("--accept and --refuse exclude each other");
        if (!options_.merge.empty() && options_.accept.empty()) return usage("--merge goes with --accept");
        if (!options_.refuse.empty() && options_.reason.empty()) return usage("--refuse needs a --reason");
        if (deciding && options_.who.empty()) return usage("--who says who decides");
        std::optional<FolderLock> lock;
        if (deciding && fs::is_directory(options_.sources)) {
            auto taken = FolderLock::take(options_.sources);
            if (!taken) return print_error(context_, taken.error());
            lock.emplace(std::move(*taken));
        }
        auto sources = SourceFolder::open(options_.sources);
        if (!sources) return print_error(context_, sources.error());
        auto trail = Trail::read(options_.sources);
        if (!trail) return print_error(context_, trail.error());
        if (const int code = collect(); code != 0) return code;
        if (const auto ok = judge_proposals(context_, all_, *sources, *trail); !ok) return print_error(context_, ok.error());
        if (!options_.accept.empty()) return accept(*sources, *trail);
        if (!options_.refuse.empty()) return refuse(*trail);
        return list();
    }

private:
    int usage(const char* what) const { return print_error(context_, {"USAGE", what, "temviet registry review --help", {}}, 2); }

    /// Files as given; of folders every *.json, in byte order.
    int collect() {
        std::vector<fs::path> files;
        for (const auto& input : options_.inputs) {
            std::error_code status;
            if (!fs::is_directory(input, status)) {
                files.emplace_back(input);
                continue;
            }
            std::vector<fs::path> found;
            for (fs::directory_iterator entry(input, status), end; !status && entry != end; entry.increment(status))
                if (entry->path().extension() == ".json") found.push_back(entry->path());
            if (status) return print_error(context_, {"FILE_UNREADABLE", "cannot list " + display_path(input) + ": " + status.message(), "", {}});
            std::sort(found.begin(), found.end());
            files.insert(files.end(), found.begin(), found.end());
        }
        for (const auto& file : files) {
            JudgedProposal each;
            each.file = display_path(file);
            const auto text = read_file(file, limits::kMaxMetadataBytes);
            auto proposal = text ? parse_proposal(*text, each.file) : Result<Proposal>(tl::unexpected(text.error()));
            if (proposal) each.proposal = std::move(*proposal);
            else {
                each.state = ProposalState::damaged;
                each.findings.push_back({proposal.error().code, proposal.error().message, true});
            }
            all_.push_back(std::move(each));
        }
        return 0;
    }

    /// A whole id, or a beginning of at least 6 characters that only one has.
    JudgedProposal* find(const std::string& id) {
        JudgedProposal* found = nullptr;
        for (auto& each : all_) {
            if (!each.proposal || !each.proposal->id.starts_with(id) || (id.size() < 6 && each.proposal->id != id)) continue;
            if (found != nullptr && found->proposal->id != each.proposal->id) return nullptr;
            if (found == nullptr) found = &each;
        }
        return found;
    }
    int not_found(const std::string& id) const {
        return print_error(context_, {"NO_SUCH_PROPOSAL", fmt::format(fmt::runtime(context_.tr("không có đề nghị nào (hoặc nhiều đề nghị) có mã {}", "no proposal, or several, have the id {}")), display_safe(id, 60)),
                                      std::string(context_.tr("lệnh review không có --accept liệt kê các mã", "review without --accept lists them")), {}});
    }
    int blocked(const JudgedProposal& each) const {
        std::string why;
        for (const auto& finding : each.findings)
            if (finding.blocks) why += (why.empty() ? "" : "; ") + finding.text + " [" + finding.code + "]";
        return print_error(context_, {"NOT_ACCEPTED", each.proposal->id + " (" + std::string(state_words(context_, each.state)) + "): " + why,
                                      std::string(context_.tr("sửa nguồn, hoặc từ chối: --refuse … --reason …", "correct the sources, or refuse it: --refuse … --reason …")), {}});
    }

    int accept(SourceFolder& sources, Trail& trail) {
        auto* chosen = find(options_.accept);
        if (chosen == nullptr) return not_found(options_.accept);
        if (chosen->state != ProposalState::open) return blocked(*chosen);
        const auto& proposal = *chosen->proposal;
        Json merged = Json::array();
        for (const auto& id : options_.merge) {
            const auto* other = find(id);
            if (other == nullptr) return not_found(id);
            const auto& b = *other->proposal;
            if (other->state != ProposalState::open || b.id == proposal.id || b.gtin != proposal.gtin || !same_product_and_owner(*other, *chosen))
                return print_error(context_, {"NOT_MERGED", fmt::format(fmt::runtime(context_.tr("{} không nói cùng một điều với {}", "{} does not say the same as {}")), b.id, proposal.id),
                                              std::string(context_.tr("chỉ gộp các đề nghị còn mở có cùng mã, tên và chủ thể", "only open proposals of the same number, name and owner can be merged")), {}});
            merged.push_back(b.to_json());
        }
        if (const auto ok = write_rows(sources, *chosen); !ok) return print_error(context_, ok.error());
        auto files = sources.changed_files();
        ChangeSummary summary(context_, vietnam_date(now_), 1000);
        const auto trial = try_sources(options_.sources, files, {}, [&](const RowChange& change) { return summary.add(change); });
        if (!trial) return print_error(context_, trial.error());
        if (!trial->errors.empty()) {
            const auto& first = trial->errors.front();
            return print_error(context_, {trial->sources_wrong ? "SOURCES_WRONG" : "NOT_ACCEPTED", fmt::format("{}:{}: {} [{}]", first.file, first.line, first.message, first.code),
                                          "temviet registry import lists everything", {}});
        }
        Json entry{{"what", "accept"}, {"proposal", proposal.to_json()}, {"merged", merged}, {"changes", summary.to_json()["changes"]}};
        if (!options_.reason.empty()) entry["reason"] = options_.reason;
        trail.add(now_, options_.who, std::move(entry));
        files[kTrailFile] = trail.text();
        if (const auto done = commit_files(options_.sources, files); !done) return print_error(context_, done.error());
        return decided(proposal, "accepted", summary.sentence());
    }

    /// The facts, each with where it comes from. Never a key, a prefix or an alert; a number is shared, so that it takes
    /// nothing from whoever holds its prefix.
    Result<void> write_rows(SourceFolder& sources, const JudgedProposal& chosen) {
        const auto& proposal = *chosen.proposal;
        const std::string source_id = "proposal-" + proposal.id;
        SourceTableFile *source = nullptr, *products = nullptr, *gtins = nullptr, *certificates = nullptr;
        for (auto [name, slot] : {std::pair{"source", &source}, {"product", &products}, {"product_gtin", &gtins}, {"certificate", &certificates}}) {
            auto opened = sources.table(name);
            if (!opened) return tl::unexpected(opened.error());
            *slot = *opened;
        }
        auto at = source->append();
        source->set(at, "id", source_id);
        source->set(at, "title", fmt::format("Đề nghị {} của {}, ảnh {}", proposal.id, proposal.who, proposal.picture_file));
        source->set(at, "dated", to_string(vietnam_date(proposal.at)));
        source->set(at, "quality", "mention");
        auto product = chosen.product;
        if (!product) {
            ProductIndex index;
            index.build(*products, *gtins);
            product = products->append();
            products->set(*product, "organisation", chosen.organisation);
            products->set(*product, "code", new_product_code(proposal.product, index.codes(chosen.organisation)));
            products->set(*product, "name", proposal.product);
            products->set(*product, "kind", "goods");
            products->set(*product, "source", source_id);
        }
        const auto code = products->get(*product, "code");
        if (!proposal.gtin.empty() && !chosen.gtin_known) {
            at = gtins->append();
            gtins->set(at, "gtin", proposal.gtin);
            gtins->set(at, "organisation", chosen.organisation);
            gtins->set(at, "code", code);
            gtins->set(at, "shared", "1");
            gtins->set(at, "provenance", "proposal " + proposal.id);
        }
        if (proposal.certificate && !chosen.certificate_known) {
            at = certificates->append();
            certificates->set(at, "scheme", chosen.scheme);
            certificates->set(at, "product_organisation", chosen.organisation);
            certificates->set(at, "product_code", code);
            certificates->set(at, "level", proposal.certificate->level);
            certificates->set(at, "number", proposal.certificate->number);
            certificates->set(at, "issuer", proposal.certificate->issuer);
            certificates->set(at, "issued_on", proposal.certificate->issued_on);
            certificates->set(at, "status", "active");
            certificates->set(at, "source", source_id);
        }
        return {};
    }

    int refuse(Trail& trail) {
        auto* chosen = find(options_.refuse);
        if (chosen == nullptr) return not_found(options_.refuse);
        if (chosen->state == ProposalState::accepted || chosen->state == ProposalState::refused || chosen->state == ProposalState::merged) return blocked(*chosen);
        Json findings = Json::array();
        for (const auto& finding : chosen->findings) findings.push_back({{"code", finding.code}, {"text", finding.text}});
        trail.add(now_, options_.who, {{"what", "refuse"}, {"proposal", chosen->proposal->to_json()}, {"reason", options_.reason}, {"findings", findings}});
        if (const auto done = commit_files(options_.sources, {{kTrailFile, trail.text()}}); !done) return print_error(context_, done.error());
        return decided(*chosen->proposal, "refused", options_.reason);
    }

    int decided(const Proposal& proposal, const char* how, const std::string& detail) const {
        const bool accepted = std::string_view(how) == "accepted";
        const auto text = options_.json ? Json{{"schema", "temviet.review/1"}, {"id", proposal.id}, {"decision", how}, {"who", options_.who}, {"detail", detail}}.dump(2) + "\n"
                                        : fmt::format("{}: {}: {}\n", proposal.id, accepted ? context_.tr("đã nhận", "accepted") : context_.tr("đã từ chối", "refused"), display_safe(detail));
        const auto done = write_stdout(text);
        return done ? 0 : print_error(context_, done.error());
    }

    int list() const {
        Json json{{"schema", "temviet.review/1"}, {"proposals", Json::array()}};
        std::string text;
        bool damaged = false;
        for (const auto& each : all_) {
            damaged = damaged || each.state == ProposalState::damaged;
            Json row{{"file", each.file}, {"state", to_string(each.state)}, {"findings", Json::array()}};
            row["proposal"] = each.proposal ? each.proposal->to_json() : Json(nullptr);
            if (each.proposal) {
                const auto& p = *each.proposal;
                text += fmt::format("{}  {:<16} {:<14} {} – {} ({}, {})\n", p.id, state_words(context_, each.state), p.gtin.empty() ? "-" : gs1::display_gtin(p.gtin), display_safe(p.product, 80),
                                    display_safe(p.organisation, 80), display_safe(p.who, 60), to_vietnamese(vietnam_date(p.at)));
            } else
                text += fmt::format("{}  {}\n", each.file, state_words(context_, each.state));
            for (const auto& finding : each.findings) {
                row["findings"].push_back({{"code", finding.code}, {"text", finding.text}, {"blocks", finding.blocks}});
                text += fmt::format("    {} [{}]\n", finding.text, finding.code);
            }
            json["proposals"].push_back(std::move(row));
        }
        if (all_.empty() && !options_.json) std::fprintf(stderr, "%s\n", context_.tr("không có đề nghị nào", "there are no proposals").data());
        const auto done = write_stdout(options_.json ? json.dump(2) + "\n" : text);
        return !done ? print_error(context_, done.error()) : damaged ? 1 : 0;
    }

    const Context& context_;
    const Options& options_;
    Instant now_;
    std::vector<JudgedProposal> all_;
};

}  // namespace

void add_registry_review(CLI::App& registry, Context& context) {
    auto* sub = registry.add_subcommand("review", "List proposals, accept them into the sources or refuse them, with a trail");
    sub->footer(kHelp);
    auto options = std::make_shared<Options>();
    sub->add_option("proposals", options->inputs, "Proposal files, or folders of them")->required();
    sub->add_option("--sources", options->sources, "Folder of sources they are for")->required();
    sub->add_option("--accept", options->accept, "Make rows of this proposal");
    sub->add_option("--merge", options->merge, "With --accept: others that say the same")->allow_extra_args(false);
    sub->add_option("--refuse", options->refuse, "Refuse this proposal");
    sub->add_option("--reason", options->reason, "Why");
    sub->add_option("--who", options->who, "Who decides");
    sub->add_option("--at", options->at, "Instead of now");
    sub->add_flag("--json", options->json, "The result as JSON");
    sub->callback([&context, options] { context.exit_code = Review(context, *options).run(); });
}

}  // namespace temviet::cli
