// SPDX-License-Identifier: Apache-2.0
// In: certificates, rules of their schemes, today. Out: notices.
#include "certificates.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>

namespace temviet::verify {
namespace {

constexpr int kOcopMonths = 36;  // QĐ 148/QĐ-TTg: a grade holds for 36 months

bool is_ocop(const CertificateRow& row) { return row.scheme == "ocop" || row.scheme == "OCOP"; }

/// The same day so many months later; the last day of a shorter month.
Date plus_months(const Date& date, int months) {
    const int all = date.year * 12 + (date.month - 1) + months;
    Date out{all / 12, all % 12 + 1, date.day};
    while (!is_real_date(out.year, out.month, out.day)) --out.day;
    return out;
}

/// A year or a month alone starts no term: it may be the round, not the decision.
std::optional<Date> end_of(const CertificateRow& row) {
    if (row.expires_on) return row.expires_on;
    const int months = row.validity_months.value_or(is_ocop(row) ? kOcopMonths : 0);
    if (!row.issued_on || months <= 0) return std::nullopt;
    return plus_months(*row.issued_on, months);
}

const Source* source_named(const Sources& sources, std::string_view id) {
    const auto found = std::find_if(sources.all().begin(), sources.all().end(), [&](const Source& each) { return each.id() == id; });
    return found == sources.all().end() ? nullptr : &*found;
}

class Certificates {
public:
    Certificates(const ProductFacts& facts, const Source* source, const Sources& sources, std::vector<Notice>& out)
        : facts_(facts), source_(source), sources_(sources), out_(out) {}

    void judge(const CertificateRow& row) {
        lapsed(row);
        not_grantable(row);
    }

private:
    std::vector<Fact> about(const CertificateRow& row) const {
        std::vector<Fact> out{{"scheme", row.scheme_name}, {"registry", facts_.registry_id}};
        if (!row.scheme_name_en.empty()) out.push_back({"scheme_en", row.scheme_name_en});
        if (row.level) out.push_back({"level", *row.level});
        if (row.number) out.push_back({"number", *row.number});
        if (source_) add_source(out, *source_, facts_.source_of(row.source));
        return out;
    }

    void lapsed(const CertificateRow& row) {
        const Date today = sources_.today();
        const auto end = end_of(row);
        if (row.status == "active" && !(end && *end < today)) return;
        const auto renewed = [&](const CertificateRow& other) {
            const auto other_end = end_of(other);
            return other.scheme == row.scheme && other.status == "active" && (!other_end || !(*other_end < today));
        };
        // An older decision that a newer one replaced tells nobody anything.
        if (std::any_of(facts_.certificates.begin(), facts_.certificates.end(), renewed)) return;
        auto facts = about(row);
        if (end) facts.push_back({"date", to_string(*end)});
        out_.push_back({is_ocop(row) ? Reason::ocop_lapsed : Reason::mark_lapsed, std::move(facts)});
    }

    void not_grantable(const CertificateRow& row) {
        if (!source_ || !row.level || !row.issuer || !row.issued_on || row.status != "active") return;
        const auto kind = issuer_kind(*row.issuer);
        if (kind.empty()) return;
        bool ruled = false;
        for (const auto& rule : sources_.ask(*source_, source_->registry->issuer_rules(row.scheme))) {
            const bool on_that_day = rule.level == *row.level && !(*row.issued_on < rule.valid_from) && !(rule.valid_to && *rule.valid_to < *row.issued_on);
            if (on_that_day && rule.issuer_kind == kind) return;
            ruled = ruled || on_that_day;
        }
        // Without any rule for that level and day nobody knows who could.
        if (!ruled) return;
        auto facts = about(row);
        facts.push_back({"issuer", *row.issuer});
        facts.push_back({"date", to_string(*row.issued_on)});
        out_.push_back({Reason::ocop_level_not_grantable, std::move(facts)});
    }

    const ProductFacts& facts_;
    const Source* source_;
    const Sources& sources_;
    std::vector<Notice>& out_;
};

}  // namespace

std::string_view issuer_kind(std::string_view issuer) {
    struct Start {
        std::string_view words, kind;
    };
    // Words of the levels of government; which city is which changes, so a city alone tells nothing.
    constexpr Start kStarts[] = {{"tinh ", "province"},  {"huyen ", "district"},  {"quan ", "district"},   {"thi xa ", "district"},
                                 {"xa ", "commune"},     {"phuong ", "commune"},  {"thi tran ", "commune"}, {"dac khu ", "commune"}};
    const std::string folded = fold_vietnamese(issuer) + " ";
    std::string_view rest = folded;
    for (const std::string_view office : {"uy ban nhan dan ", "ubnd "}) {
        if (!rest.starts_with(office)) continue;
        rest.remove_prefix(office.size());
        for (const auto& start : kStarts)
            if (rest.starts_with(start.words)) return start.kind;
        return {};
    }
    if (rest.starts_with("bo ")) return "ministry";
    if (rest.starts_with("thu tuong ") || rest.starts_with("chinh phu ")) return "government";
    return {};
}

void certificate_notices(const std::vector<ProductFacts>& products, const Sources& sources, std::vector<Notice>& out) {
    for (const auto& facts : products) {
        Certificates certificates(facts, source_named(sources, facts.registry_id), sources, out);
        for (const auto& row : facts.certificates) certificates.judge(row);
    }
}

}  // namespace temviet::verify
