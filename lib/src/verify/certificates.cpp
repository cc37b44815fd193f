// SPDX-License-Identifier: Apache-2.0
// In: certificates, rules of their schemes, today. Out: notices.
#include "certificates.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>

namespace temviet::verify {
namespace {

bool is_ocop(const CertificateRow& row) { return row.scheme == "ocop" || row.scheme == "OCOP"; }

/// Facts name one of the registries they were asked from.
const Source& source_named(const Sources& sources, std::string_view id) {
    return *std::find_if(sources.all().begin(), sources.all().end(), [&](const Source& each) { return each.id() == id; });
}

class Certificates {
public:
    Certificates(const ProductFacts& facts, const Source& source, const Sources& sources, std::vector<Notice>& out)
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
        add_source(out, source_, facts_.source_of(row.source));
        return out;
    }

    void lapsed(const CertificateRow& row) {
        // Itself, or a newer one: an older decision that was replaced tells nobody anything. A year or a month alone starts
        // no term: it may be the round, not the decision.
        const auto holds = [&](const CertificateRow& other) {
            const auto state = certificate_state(other, sources_.today());
            return other.scheme == row.scheme && (state == CertificateState::in_force || state == CertificateState::undated);
        };
        if (std::any_of(facts_.certificates.begin(), facts_.certificates.end(), holds)) return;
        auto facts = about(row);
        if (const auto end = certificate_end(row)) facts.push_back({"date", to_string(*end)});
        out_.push_back({is_ocop(row) ? Reason::ocop_lapsed : Reason::mark_lapsed, std::move(facts)});
    }

    void not_grantable(const CertificateRow& row) {
        const auto kind = issuer_kind(row.issuer.value_or(""));
        if (kind.empty() || !row.issued_on || row.status != "active") return;
        bool ruled = false;
        for (const auto& rule : sources_.ask(source_, source_.registry->issuer_rules(row.scheme))) {
            const bool on_that_day = rule.level == row.level && !(*row.issued_on < rule.valid_from) && !(rule.valid_to && *rule.valid_to < *row.issued_on);
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
    const Source& source_;
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
