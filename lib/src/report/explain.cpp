// SPDX-License-Identifier: Apache-2.0
// In: a code of a report. Out: what it means, how far it limits the level, and what to do.
#include <algorithm>
#include <temviet/report/render.hpp>

#include "catalogue.hpp"
#include "fill.hpp"

namespace temviet {
namespace report {
namespace {

class Explanation {
public:
    Explanation(std::string_view code, Language language) : language_(language), out_(code) { out_ += '\n'; }

    void level(const LevelText& row) {
        line(label::kLevel, named(row.level));
        line(label::kProves, fill(row.proves, {}, language_));
        line(label::kDoesNotProve, fill(row.does_not_prove, {}, language_));
        line(label::kNext, fill(row.next, {}, language_));
    }
    void use(const UseText& row) {
        line(label::kUse, row.name.in(language_));
        line(label::kMeaning, row.meaning.in(language_));
        line(label::kNext, row.next.in(language_));
    }
    void reason(const ReasonRow& row) {
        const ReasonText& text = text_of(row.reason);
        line(label::kMeaning, fill(text.text, {}, language_));
        if (row.notice) {
            out_ += label::kNoCap.in(language_);
            out_ += '\n';
        } else if (row.reason == Reason::not_checked || row.reason == Reason::not_applicable) {
            line(label::kCap, label::kCapDepends.in(language_));
        } else {
            line(label::kCheck, text_of(row.check).in(language_));
            line(label::kCap, named(row.cap));
            if (row.alternative) line(label::kCapAlternative, named(*row.alternative));
            if (row.soft) line(label::kCapSoft, named(*row.soft));
            if (row.use) line(label::kUse, std::string(to_string(*row.use)) + " – " + std::string(text_of(*row.use).name.in(language_)));
        }
        line(label::kNext, fill(text.next, {}, language_));
    }
    std::string take() { return std::move(out_); }

private:
    std::string named(Level level) const {
        return std::to_string(static_cast<int>(level)) + ' ' + std::string(to_string(level)) + " – " + std::string(text_of(level).name.in(language_));
    }
    void line(const Phrase& name, std::string_view text) {
        out_ += name.in(language_);
        out_ += ": ";
        out_ += text;
        out_ += '\n';
    }
    Language language_;
    std::string out_;
};

}  // namespace
}  // namespace report

std::optional<std::string> explain(std::string_view code, Language language) {
    report::Explanation out(code, language);
    bool found = false;
    for (const auto& row : report::level_texts())
        if (to_string(row.level) == code) {
            out.level(row);
            found = true;
        }
    // EXPIRED and RECALLED name a use and the reason for it: both are told.
    for (const auto& row : report::use_texts())
        if (to_string(row.use) == code) {
            out.use(row);
            found = true;
        }
    for (const auto& row : reason_table())
        if (row.code == code) {
            out.reason(row);
            found = true;
        }
    if (!found) return std::nullopt;
    return out.take();
}

std::vector<std::string> explainable_codes() {
    std::vector<std::string> out;
    const auto add = [&](std::string_view code) {
        if (std::find(out.begin(), out.end(), code) == out.end()) out.emplace_back(code);
    };
    for (const auto& row : report::level_texts()) add(to_string(row.level));
    for (const auto& row : report::use_texts()) add(to_string(row.use));
    for (const auto& row : reason_table()) add(row.code);
    return out;
}

}  // namespace temviet
