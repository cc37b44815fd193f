// SPDX-License-Identifier: Apache-2.0
// In: a Report. Out: lines for a person. What the code claims is always marked as claimed, what a registry says always
// names the registry and its date; every foreign text passes display_safe().
#include <temviet/report/render.hpp>
#include <utility>

#include "catalogue.hpp"
#include "claim_list.hpp"
#include "fill.hpp"
#include "shown.hpp"

namespace temviet {
namespace report {
namespace {

/// A label can hold hundreds of values; people read a few, JSON has them all.
constexpr std::size_t kShownOfEach = 6;

class TextWriter {
public:
    explicit TextWriter(Language language) : language_(language) { out_.reserve(2048); }

    std::string run(const Report& report) {
        if (report.items.size() != 1) summary(report);
        for (std::size_t i = 0; i < report.items.size(); ++i) {
            if (report.items.size() > 1) out_ += "\n[" + std::to_string(i + 1) + "] ";
            else file(report);
            item(report.items[i], report.env);
        }
        if (report.items.size() > 1) out_ += '\n';
        if (report.error) error(*report.error);
        registries(report);
        if (report.at_is_given) {
            start(label::kAt);
            append_instant(out_, report.at, language_);
            out_ += '\n';
        }
        return std::move(out_);
    }

    std::vector<std::string> caption(const ReportItem& item) {
        std::vector<std::string> lines;
        const auto take = [&] {  // what was just written, without its line end
            if (out_.ends_with('\n')) out_.pop_back();
            out_.erase(0, out_.find_first_not_of(' '));
            if (!out_.empty()) lines.push_back(std::exchange(out_, {}));
        };
        if (!item.products.empty()) product(item.products.front());
        take();
        const auto reasons = shown_reasons(item);
        const bool valid = static_cast<int>(item.verdict.level) <= static_cast<int>(Level::stamp_valid_batch) && item.verdict.use == Use::ok;
        if (!valid && !reasons.empty()) line(label::kReasons, sentence(*reasons.front().finding, language_));
        take();
        claims(item);
        take();
        line(label::kDoesNotProve, of_level(item, text_of(item.verdict.level).does_not_prove));
        take();
        if (!item.products.empty()) source(item.products.front());
        take();
        return lines;
    }

private:
    void add(const Phrase& phrase) { out_ += phrase.in(language_); }
    void start(const Phrase& name) {
        add(name);
        out_ += ": ";
    }
    void line(const Phrase& name, std::string_view text) {
        start(name);
        out_ += text;
        out_ += '\n';
    }
    void dated(const Phrase& name, const std::optional<Date>& date) {
        if (!date) return;
        out_ += ", ";
        add(name);
        out_ += ' ';
        append_date(out_, *date, language_);
    }

    void file(const Report& report) {
        if (!report.file || report.file->empty() || *report.file == "-") return;
        append_safe(out_, *report.file);
        out_ += ": ";
    }

    void summary(const Report& report) {
        file(report);
        const ReportItem* worst = nullptr;
        for (const auto& each : report.items)
            if (!worst || severity_rank(each.verdict) < severity_rank(worst->verdict)) worst = &each;
        if (worst) {
            out_ += std::to_string(report.items.size()) + ' ';
            start(label::kItems);
            out_ += headline_line(*worst, report.env, language_) + '\n';
            return;
        }
        ReportItem none;  // a report without items says nothing better than its verdict
        none.verdict = report.verdict;
        out_ += headline_line(none, report.env, language_) + '\n';
    }

    void item(const ReportItem& item, Env env) {
        out_ += headline_line(item, env, language_) + '\n';
        for (const auto& facts : item.products) {
            product(facts);
            source(facts);
            certificates(facts);
        }
        line(label::kProves, of_level(item, text_of(item.verdict.level).proves));
        line(label::kDoesNotProve, of_level(item, text_of(item.verdict.level).does_not_prove));
        claims(item);
        const auto reasons = shown_reasons(item);
        if (!reasons.empty()) {
            add(label::kReasons);
            out_ += ":\n";
            for (const auto& reason : reasons) bullet(sentence(*reason.finding, language_));
        }
        if (!item.notices.empty()) {
            add(label::kNotices);
            out_ += ":\n";
            for (const auto& notice : item.notices) bullet(sentence(notice, language_));
        }
        line(label::kNext, next_line(item, reasons, language_));
    }

    std::string of_level(const ReportItem& item, const Phrase& phrase) {
        const std::vector<Fact> values{{"issuer", std::string(issuer_of(item))},
                                       {"registry", item.products.empty() ? std::string() : item.products.front().registry_id}};
        return fill(phrase, {values, {}, {}}, language_);
    }

    void bullet(std::string_view text) {
        out_ += "  - ";
        out_ += text;
        out_ += '\n';
    }

    void product(const ProductFacts& facts) {
        add(label::kProduct);
        out_ += ' ';
        append_safe(out_, facts.registry_id);
        out_ += " (";
        add(text_of(facts.kind));
        out_ += ", ";
        add(label::kDated);
        out_ += ' ';
        append_date(out_, vietnam_date(facts.registry_date), language_);
        out_ += "): ";
        append_safe(out_, facts.product.name);
        for (const auto* part : {&facts.product.brand, &facts.product.net_content}) {
            if (!*part || facts.product.name.find(**part) != std::string::npos) continue;
            out_ += ", ";
            append_safe(out_, **part);
        }
        if (facts.owner) {
            out_ += " – ";
            const bool english = language_ == Language::en && facts.kind == RegistryKind::compiled && facts.owner->name_en;
            append_safe(out_, english ? *facts.owner->name_en : facts.owner->name);
        }
        const auto& place = facts.province_name ? facts.province_name : facts.product.place;
        if (place) {
            out_ += ", ";
            append_safe(out_, *place);
        }
        out_ += '\n';
    }

    void certificates(const ProductFacts& facts) {
        if (facts.certificates.empty()) return;
        add(label::kCertificates);
        out_ += ":\n";
        for (std::size_t i = 0; i < facts.certificates.size() && i < kShownOfEach; ++i) certificate(facts, facts.certificates[i]);
        if (facts.certificates.size() > kShownOfEach) bullet("…");
    }

    /// Title, the date of the source or of the reading, address, quality.
    void append_source(const SourceRow& row) {
        append_safe(out_, row.title);
        if (const auto& date = row.dated ? row.dated : row.read_on) {
            out_ += ", ";
            add(row.dated ? label::kDated : label::kReadOn);
            out_ += ' ';
            append_date(out_, *date, language_);
        }
        if (row.address) {
            out_ += ", ";
            append_safe(out_, *row.address);
        }
        out_ += " (";
        append_safe(out_, source_quality(row.quality).in(language_));
        out_ += ')';
    }

    void source(const ProductFacts& facts) {
        const SourceRow* row = facts.source_of(facts.product.source);
        const bool official = facts.kind != RegistryKind::compiled;
        if (!row && official) return;
        out_ += "  ";
        start(label::kSource);
        if (row) append_source(*row);
        if (!official) {
            if (row) out_ += " – ";
            add(label::kNotOfficial);
        }
        out_ += '\n';
    }

    void certificate(const ProductFacts& facts, const CertificateRow& row) {
        out_ += "  - ";
        const bool english = language_ == Language::en && !row.scheme_name_en.empty();
        const std::string& name = english ? row.scheme_name_en : row.scheme_name;
        append_safe(out_, name.empty() ? row.scheme : name);
        if (row.level) {
            out_ += ' ';
            append_safe(out_, *row.level);
            if (row.scheme == "ocop" || row.scheme == "OCOP") {
                out_ += ' ';
                add(claim::kStars);
            }
        }
        for (const auto& [text, value] : {std::pair{claim::kNumber, &row.number}, std::pair{claim::kIssuedBy, &row.issuer}}) {
            if (!*value) continue;
            out_ += ", ";
            add(text);
            out_ += ' ';
            append_safe(out_, **value);
        }
        dated(claim::kIssuedOn, row.issued_on);
        if (row.period) {
            out_ += ", ";
            append_safe(out_, *row.period);
        }
        dated(claim::kExpiresOn, row.expires_on);
        // "In force" is for the notices to judge: the row alone does not know today's date.
        if (row.status != "active") {
            out_ += " – ";
            append_safe(out_, certificate_status(row.status).in(language_));
        }
        // Of the product's own source the line above speaks already.
        if (const SourceRow* from = facts.source_of(row.source); from && row.source != facts.product.source) {
            out_ += " – ";
            start(label::kSource);
            append_source(*from);
        }
        out_ += '\n';
    }

    struct ClaimLine {
        TextWriter& text;
        std::string line;
        void name(const Phrase& phrase) {
            if (!line.empty()) line += "; ";
            line += phrase.in(text.language_);
            line += ' ';
        }
        void operator()(std::string_view json_name, const Phrase& phrase, const std::string& value) {
            name(phrase);
            if (json_name == "gtin") fill(line, "{gtin}", {std::vector<Fact>{{"gtin", value}}, {}, {}}, text.language_);
            else append_safe(line, value);
        }
        void operator()(std::string_view, const Phrase& phrase, const Date& value) {
            name(phrase);
            append_date(line, value, text.language_);
        }
    };

    void claims(const ReportItem& item) {
        ClaimLine all{*this, {}};
        all.line.reserve(256);
        for_each_claim(item.claims, all);
        for (std::size_t i = 0; i < item.claims.certificates.size() && i < kShownOfEach; ++i) {
            const auto& row = item.claims.certificates[i];
            all.name(claim::kCertificate);
            append_safe(all.line, row.scheme);
            all.line += ' ';
            append_safe(all.line, row.number);
        }
        for (std::size_t i = 0; i < item.claims.warnings.size() && i < kShownOfEach; ++i) {
            all.name(claim::kWarning);
            append_safe(all.line, item.claims.warnings[i]);
        }
        if (!all.line.empty()) line(item.claims_verified ? label::kClaimedSigned : label::kClaimed, all.line);
    }

    void error(const Error& error) {
        start(label::kError);
        const Error shown = translated(error, language_);
        append_safe(out_, shown.message, 400);
        if (!shown.hint.empty()) {
            out_ += " – ";
            append_safe(out_, shown.hint, 400);
        }
        out_ += '\n';
    }

    void registries(const Report& report) {
        start(label::kRegistries);
        if (report.registries.empty()) add(label::kNoRegistry);
        bool first = true;
        for (const auto& registry : report.registries) {
            if (!first) out_ += "; ";
            first = false;
            append_safe(out_, registry.id);
            out_ += " (";
            if (registry.date) {
                add(label::kDated);
                out_ += ' ';
                append_date(out_, vietnam_date(*registry.date), language_);
                out_ += ", ";
            }
            append_safe(out_, state_text(registry.state).in(language_));
            out_ += ')';
        }
        out_ += '\n';
    }

    Language language_;
    std::string out_;
};

}  // namespace
}  // namespace report

std::vector<std::string> caption_lines(const ReportItem& item, Language language) { return report::TextWriter(language).caption(item); }

std::string to_text(const Report& report, Language language) { return report::TextWriter(language).run(report); }

}  // namespace temviet
