// SPDX-License-Identifier: Apache-2.0
#include "propose/judge.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "load/fields.hpp"
#include "load/names.hpp"
#include "load/product_index.hpp"

namespace temviet::cli {
namespace {

std::string shown(const std::string& text) { return "“" + display_safe(text, 100) + "”"; }

class Judge {
public:
    Judge(const Context& context, std::vector<JudgedProposal>& all, SourceFolder& sources, const Trail& trail)
        : context_(context), all_(all), sources_(sources), trail_(trail) {}

    Result<void> run() {
        for (auto [name, slot] : {std::pair{"organisation", &organisations_}, {"product", &products_}, {"product_gtin", &gtins_}, {"certificate", &certificates_},
                                  {"scheme", &schemes_}, {"organisation_prefix", &prefixes_}, {"issuer_key", &keys_}}) {
            auto opened = sources_.table(name);
            if (!opened) return tl::unexpected(opened.error());
            *slot = *opened;
        }
        if (const auto header = read_file(sources_.path() / "registry.json", limits::kMaxMetadataBytes)) {
            const auto json = nlohmann::json::parse(*header, nullptr, false);
            if (json.is_object() && json.contains("scope") && json["scope"].is_object() && json["scope"].contains("prefixes") && json["scope"]["prefixes"].is_array())
                for (const auto& prefix : json["scope"]["prefixes"])
                    if (prefix.is_string()) scope_.push_back(prefix.get<std::string>());
        }
        index_.build(*products_, *gtins_);
        for (auto& each : all_)
            if (each.proposal) judge(each);
        for (std::size_t at = 0; at < all_.size(); ++at) compare_with_others(at);
        for (auto& each : all_) settle(each);
        return {};
    }

private:
    [[nodiscard]] std::string_view tr(std::string_view vi, std::string_view en) const { return context_.tr(vi, en); }
    template <class... Values>
    void find(JudgedProposal& to, bool blocks, const char* code, std::string_view sentence, const Values&... values) const {
        to.findings.push_back({code, fmt::format(fmt::runtime(sentence), values...), blocks});
    }

    bool decided(JudgedProposal& each) const {
        const auto& id = each.proposal->id;
        for (const auto& entry : trail_.entries()) {
            const auto what = entry.value("what", std::string());
            const auto names = [&](const char* member) { return entry.contains(member) && entry[member].is_object() && entry[member].value("id", std::string()) == id; };
            bool merged = false;
            if (entry.contains("merged") && entry["merged"].is_array())
                for (const auto& other : entry["merged"]) merged = merged || (other.is_object() && other.value("id", std::string()) == id);
            if (!merged && !names("proposal")) continue;
            each.state = merged ? ProposalState::merged : what == "accept" ? ProposalState::accepted : ProposalState::refused;
            const auto at = parse_instant(entry.value("at", std::string()));
            const auto reason = entry.value("reason", std::string());
            find(each, true, "DECIDED", tr("{} quyết định ngày {}{}", "decided by {} on {}{}"), display_safe(entry.value("who", std::string("?")), 80),
                 at ? to_vietnamese(vietnam_date(*at)) : "?", reason.empty() ? "" : ": " + display_safe(reason, 200));
            return true;
        }
        return false;
    }

    void judge(JudgedProposal& each) {
        if (decided(each)) return;
        const auto& proposal = *each.proposal;
        find_organisation(each);
        if (!proposal.gtin.empty()) judge_gtin(each);
        if (!each.product && !each.organisation.empty()) each.product = index_.by_name(each.organisation, proposal.product);
        if (proposal.certificate) judge_certificate(each);
        else each.certificate_known = true;
        if (each.product && (each.gtin_known || proposal.gtin.empty()) && each.certificate_known && each.findings.empty())
            find(each, true, "ALREADY_REGISTERED", tr("sổ đã có đúng như vậy: {} của {}", "the sources say the same already: {} of {}"), shown(products_->get(*each.product, "name")), each.organisation);
    }

    void find_organisation(JudgedProposal& each) {
        const auto& name = each.proposal->organisation;
        std::vector<std::size_t> found;
        for (std::size_t row = 0; row < organisations_->rows.size(); ++row) {
            if (organisations_->get(row, "id") == name) {
                found = {row};
                break;
            }
            if (canonical_name(organisations_->get(row, "name")) == canonical_name(name)) found.push_back(row);
        }
        if (found.size() == 1) each.organisation = organisations_->get(found.front(), "id");
        else if (found.empty())
            find(each, true, "OWNER_UNKNOWN", tr("sổ chưa có chủ thể {}: thêm vào nguồn trước (registry load), rồi duyệt lại", "the sources have no organisation {}: add it first (registry load)"), shown(name));
        else
            find(each, true, "OWNER_AMBIGUOUS", tr("nhiều chủ thể có tên {}: đề nghị cần nêu mã chủ thể", "several organisations are called {}: the proposal should name an id"), shown(name));
    }

    void judge_gtin(JudgedProposal& each) {
        const auto& proposal = *each.proposal;
        const auto& gtin = proposal.gtin;
        if (gtin.size() != 14 || !gs1::has_valid_check_digit(gtin))
            return find(each, true, "BAD_CHECK_DIGIT", tr("mã {} sai chữ số kiểm tra", "the check digit of {} is wrong"), display_safe(gtin, 40));
        if (!gs1::may_entitle(gtin))
            return find(each, true, "RESTRICTED_NUMBER", tr("{} là số dùng trong cửa hàng, phiếu mua hàng hoặc sách báo: không định danh hàng của ai", "{} is an in-store, coupon or book number: it names nobody's goods"), gtin);
        if (gtin[0] == '9') return find(each, true, "VARIABLE_MEASURE", tr("{} là mã hàng cân, đong: sổ chưa nhận", "{} is a number of goods by measure: registries do not take them yet"), gtin);
        if (!scope_.empty() && std::none_of(scope_.begin(), scope_.end(), [&](const auto& prefix) { return gtin.substr(1).starts_with(prefix); }))
            return find(each, true, "OUT_OF_SCOPE", tr("phạm vi đã ký của sổ này không gồm {}", "the signed scope of this registry does not cover {}"), gtin);
        const auto printed = gtins_of(proposal.symbols);
        if (std::find(printed.begin(), printed.end(), gtin) == printed.end())
            find(each, true, "NOT_IN_PICTURE", tr("không đọc được mã {} trong ảnh", "the picture does not show the number {}"), gtin);
        for (const auto row : index_.by_gtin(gtin)) {
            const auto owner = products_->get(row, "organisation"), name = products_->get(row, "name");
            if (!each.organisation.empty() && owner != each.organisation)
                find(each, true, "OWNER_CONFLICT", tr("mã {} trong sổ thuộc {} của {}; đề nghị ghi {} của {}", "the number {} is {} of {} in the sources; the proposal says {} of {}"), gtin, shown(name), owner,
                     shown(proposal.product), each.organisation);
            else if (fold_vietnamese(name) != fold_vietnamese(proposal.product))
                find(each, true, "NAME_CONFLICT", tr("cùng mã {}: sổ ghi {}, đề nghị ghi {}", "the same number {}: the sources say {}, the proposal says {}"), gtin, shown(name), shown(proposal.product));
            else {
                each.product = row;
                each.gtin_known = true;
            }
        }
        if (each.gtin_known || each.organisation.empty()) return;
        if (const auto holder = prefix_holder(*prefixes_, gtin, each.organisation); !holder.empty())
            return find(each, true, "PREFIX_OF_OTHER", tr("tiền tố của mã {} thuộc {}", "the prefix of {} belongs to {}"), gtin, holder);
        if (!holds_prefix(gtin, each.organisation) && has_keys(each.organisation))
            find(each, true, "WOULD_ENTITLE", tr("{} có khóa ký nhưng không giữ tiền tố của mã {}: ghi mã này là trao quyền ký, chỉ làm trong nguồn", "{} has signing keys but not the prefix of {}: this row would entitle its keys; only the sources may do that"),
                 each.organisation, gtin);
    }

    [[nodiscard]] bool holds_prefix(const std::string& gtin, const std::string& organisation) const {
        for (std::size_t row = 0; row < prefixes_->rows.size(); ++row)
            if (prefixes_->get(row, "organisation") == organisation && prefixes_->get(row, "valid_to").empty() && gtin.substr(1).starts_with(prefixes_->get(row, "prefix"))) return true;
        return false;
    }
    [[nodiscard]] bool has_keys(const std::string& organisation) const {
        for (std::size_t row = 0; row < keys_->rows.size(); ++row)
            if (keys_->get(row, "organisation") == organisation) return true;
        return false;
    }

    void judge_certificate(JudgedProposal& each) {
        const auto& claimed = *each.proposal->certificate;
        for (std::size_t row = 0; row < schemes_->rows.size(); ++row)
            if (heading_key(schemes_->get(row, "id")) == heading_key(claimed.scheme) || heading_key(schemes_->get(row, "name")) == heading_key(claimed.scheme)) each.scheme = schemes_->get(row, "id");
        if (each.scheme.empty()) return find(each, true, "UNKNOWN_SCHEME", tr("sổ không có loại chứng nhận {}", "the sources have no scheme {}"), shown(claimed.scheme));
        if (each.scheme == "ocop" && claimed.level != "3" && claimed.level != "4" && claimed.level != "5")
            return find(each, true, "BAD_STARS", tr("OCOP chỉ công nhận 3, 4 hoặc 5 sao; đề nghị ghi {}", "OCOP recognises 3, 4 or 5 stars; the proposal says {}"), shown(claimed.level));
        if (!claimed.issued_on.empty() && !parse_date(claimed.issued_on)) return find(each, true, "BAD_DATE", tr("ngày cấp {} không có thật", "the date {} is no day"), shown(claimed.issued_on));
        if (each.scheme == "ocop" && claimed.issued_on.empty())
            return find(each, true, "MISSING_VALUE", tr("thiếu ngày cấp: không tính được 36 tháng hiệu lực", "no date of issue: its 36 months cannot be counted"));
        if (!each.product) return;
        const auto code = products_->get(*each.product, "code");
        for (std::size_t row = 0; row < certificates_->rows.size(); ++row) {
            if (certificates_->get(row, "scheme") != each.scheme || certificates_->get(row, "product_organisation") != each.organisation || certificates_->get(row, "product_code") != code) continue;
            const auto number = certificates_->get(row, "number"), issued = certificates_->get(row, "issued_on"), level = certificates_->get(row, "level");
            const bool same = !number.empty() && !claimed.number.empty() ? heading_key(number) == heading_key(claimed.number) : issued == claimed.issued_on;
            if (!same) continue;
            if ((!claimed.level.empty() && level != claimed.level) || (!claimed.issued_on.empty() && issued != claimed.issued_on))
                find(each, true, "CERTIFICATE_CONFLICT", tr("cùng giấy {}: sổ ghi hạng {}, ngày {}; đề nghị ghi hạng {}, ngày {}", "the same certificate {}: the sources say level {} of {}, the proposal says {} of {}"), shown(number), level,
                     issued, display_safe(claimed.level, 20), claimed.issued_on);
            else each.certificate_known = true;
        }
    }

    void compare_with_others(std::size_t at) {
        auto& mine = all_[at];
        if (!mine.proposal || mine.state != ProposalState::open) return;
        for (std::size_t other = 0; other < all_.size(); ++other) {
            const auto& theirs = all_[other];
            if (other == at || !theirs.proposal || theirs.state != ProposalState::open) continue;
            const auto &a = *mine.proposal, &b = *theirs.proposal;
            if (a.id == b.id) {
                if (other < at) find(mine, true, "SAME_FILE", tr("cùng một đề nghị với {}", "the same proposal as {}"), theirs.file);
                continue;
            }
            const bool same_gtin = !a.gtin.empty() && a.gtin == b.gtin;
            const bool same_words = same_product_and_owner(mine, theirs);
            if (same_gtin && !same_words)
                find(mine, false, "RIVAL", tr("{} đề nghị mã này là {} của {}", "{} proposes this number for {} of {}"), b.id, shown(b.product), shown(b.organisation));
            else if (same_words && a.gtin == b.gtin)
                find(mine, false, "SAME_AS", tr("{} nói như vậy: có thể gộp (--merge)", "{} says the same: they can be merged (--merge)"), b.id);
            else if (a.picture_sha256 == b.picture_sha256)
                find(mine, false, "SAME_PICTURE", tr("{} dùng cùng một ảnh", "{} shows the same picture"), b.id);
        }
    }

    static void settle(JudgedProposal& each) {
        if (each.state != ProposalState::open) return;
        for (const auto& finding : each.findings) {
            if (!finding.blocks) continue;
            if (finding.code == "ALREADY_REGISTERED" || finding.code == "SAME_FILE") each.state = ProposalState::duplicate;
            else if (finding.code.ends_with("CONFLICT") || finding.code == "PREFIX_OF_OTHER") each.state = ProposalState::conflict;
            else if (each.state == ProposalState::open) each.state = ProposalState::invalid;
        }
    }

    const Context& context_;
    std::vector<JudgedProposal>& all_;
    SourceFolder& sources_;
    const Trail& trail_;
    SourceTableFile *organisations_ = nullptr, *products_ = nullptr, *gtins_ = nullptr, *certificates_ = nullptr, *schemes_ = nullptr, *prefixes_ = nullptr, *keys_ = nullptr;
    std::vector<std::string> scope_;
    ProductIndex index_;
};

}  // namespace

std::string_view to_string(ProposalState state) noexcept {
    switch (state) {
        case ProposalState::open: return "open";
        case ProposalState::duplicate: return "duplicate";
        case ProposalState::conflict: return "conflict";
        case ProposalState::invalid: return "invalid";
        case ProposalState::accepted: return "accepted";
        case ProposalState::refused: return "refused";
        case ProposalState::merged: return "merged";
        case ProposalState::damaged: return "damaged";
    }
    return "damaged";
}

std::string_view state_words(const Context& context, ProposalState state) noexcept {
    switch (state) {
        case ProposalState::open: return context.tr("chờ duyệt", "open");
        case ProposalState::duplicate: return context.tr("đã có trong sổ", "known already");
        case ProposalState::conflict: return context.tr("trái với sổ", "at odds");
        case ProposalState::invalid: return context.tr("không hợp lệ", "not valid");
        case ProposalState::accepted: return context.tr("đã nhận", "accepted");
        case ProposalState::refused: return context.tr("đã từ chối", "refused");
        case ProposalState::merged: return context.tr("đã gộp", "merged");
        case ProposalState::damaged: return context.tr("tệp hỏng", "damaged");
    }
    return {};
}

Result<void> judge_proposals(const Context& context, std::vector<JudgedProposal>& proposals, SourceFolder& sources, const Trail& trail) {
    return Judge(context, proposals, sources, trail).run();
}

bool same_product_and_owner(const JudgedProposal& one, const JudgedProposal& other) {
    const auto &a = *one.proposal, &b = *other.proposal;
    if (fold_vietnamese(a.product) != fold_vietnamese(b.product)) return false;
    if (!one.organisation.empty() && !other.organisation.empty()) return one.organisation == other.organisation;
    return canonical_name(a.organisation) == canonical_name(b.organisation);
}

}  // namespace temviet::cli
