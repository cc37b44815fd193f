// SPDX-License-Identifier: Apache-2.0
// In: a symbol. Out: what it says and whether it claims to be ours. Must not know keys, registries, clocks.
#include <algorithm>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/trust/hash.hpp>

#include "canonical.hpp"
#include "envelope.hpp"
#include "record.hpp"

namespace temviet {
namespace {

bool is_element_string_symbol(std::string_view identifier) {
    return identifier == "]d2" || identifier == "]Q3" || identifier == "]C1" || identifier == "]e0";
}

/// One "?vts=", "&vts=", "?vth=" or "&vth=" and the run of base64url characters behind it.
struct Mark {
    std::size_t joiner, run, end;
    bool hidden;
};
std::vector<Mark> find_marks(std::string_view text) {
    std::vector<Mark> out;
    for (std::size_t i = 0; i + 5 <= text.size(); ++i) {
        if ((text[i] != '?' && text[i] != '&') || text.substr(i + 1, 2) != "vt" || (text[i + 3] != 's' && text[i + 3] != 'h') || text[i + 4] != '=') continue;
        const auto behind = text.substr(i + 5);
        const auto run = std::find_if_not(behind.begin(), behind.end(), is_base64url_char) - behind.begin();
        out.push_back({i, i + 5, i + 5 + static_cast<std::size_t>(run), text[i + 3] == 'h'});
    }
    return out;
}

}  // namespace

class StampParser {
public:
    explicit StampParser(const Symbol& symbol) : text_(symbol.bytes), identifier_(symbol.symbology_identifier) {}

    ParsedStamp run() {
        if (is_element_string_symbol(identifier_)) {
            element_string();
        } else if (starts_with_icase(text_, "VT1:") || starts_with_icase(text_, "VTH1:")) {
            record_text();
        } else if (starts_with_icase(text_, "http://") || starts_with_icase(text_, "https://")) {
            if (find_icase(text_, "#VT1.") != std::string_view::npos || find_icase(text_, "#VTH1.") != std::string_view::npos) record_link();
            else link();
        }
        return std::move(out_);
    }

private:
    void set(OpenOutcome form, std::string detail = {}) {
        out_.form_ = form;
        out_.detail_ = std::move(detail);
    }
    [[nodiscard]] bool symbol_is(std::initializer_list<std::string_view> allowed) const {
        return std::find(allowed.begin(), allowed.end(), identifier_) != allowed.end();
    }

    /// 03: the link of a record stands where links of A stand.
    [[nodiscard]] bool is_link_symbol() const { return symbol_is({"", "]Q1", "]Q2", "]d1", "]d4"}); }

    /// Envelope of A and C; false when it settles the outcome.
    bool open_envelope(std::string_view run) {
        auto opened = envelope::open(run);
        out_.version_ = opened.version;
        if (opened.problem == envelope::Problem::unsupported_version) return set(OpenOutcome::unsupported_version, "a newer version or algorithm"), false;
        if (!opened.envelope) return set(OpenOutcome::malformed, "the envelope cannot be decoded"), false;
        out_.kid_ = std::move(opened.envelope->kid);
        out_.signature_ = opened.envelope->signature;
        out_.protected_ = envelope::protected_header(out_.kid_);
        return true;
    }
    /// What a hidden layer can be committed to by: the 67 bytes of the envelope (A, C) or the COSE bytes (B).
    void commit(BytesView bytes, Carrier carrier) {
        if (!is_hidden(carrier)) return;
        const Hash256 digest = sha256(bytes);
        out_.commitment_.assign(digest.begin(), digest.begin() + 16);
    }
    void finish(std::string_view run, Carrier carrier, std::string_view payload, const std::optional<canonical::Problem>& problem) {
        if (problem) {
            set(problem->check_digit ? OpenOutcome::bad_check_digit : OpenOutcome::non_canonical, problem->where);
            return;
        }
        out_.carrier_ = carrier;
        out_.payload_.assign(payload.begin(), payload.end());
        if (const auto bytes = from_base64url(run)) commit(*bytes, carrier);
        set(OpenOutcome::ok);
    }

    void element_string() {
        const auto elements = gs1::split_element_string(text_);
        if (!elements || elements->empty()) return;
        const auto& last = elements->back();
        if ((last.ai != "98" && last.ai != "97") || last.separated || last.value.size() < envelope::kMinRunChars ||
            last.value.size() > envelope::kChars || !std::all_of(last.value.begin(), last.value.end(), is_base64url_char))
            return;
        if (!symbol_is({"]d2", "]Q3"})) return set(OpenOutcome::non_canonical, "the wrong symbol for an element string stamp");
        if (text_.front() == '\x1d') return set(OpenOutcome::non_canonical, "a leading FNC1");
        if (!open_envelope(last.value)) return;
        // No limit of 1,400 here: the closed list of elements ends far below it.
        const auto payload = text_.substr(0, last.offset);
        const auto problem = canonical::parse_elements(payload, out_.claims_);
        finish(last.value, last.ai == "97" ? Carrier::hgs1 : Carrier::gs1, payload, problem);
    }

    void link() {
        const auto marks = find_marks(text_);
        if (marks.empty()) return;
        const bool readable = std::any_of(marks.begin(), marks.end(), [](const Mark& m) { return m.end - m.run >= envelope::kMinRunChars; });
        if (!readable) return set(OpenOutcome::signature_unreadable, "the signature is cut short");
        const Mark& mark = marks.front();
        if (marks.size() > 1) return set(OpenOutcome::non_canonical, "a second signature");
        if (mark.end != text_.size()) return set(OpenOutcome::non_canonical, "something follows the signature");
        if (!is_link_symbol()) return set(OpenOutcome::non_canonical, "the wrong symbol for a link stamp");
        const auto uri = text_.substr(0, mark.joiner);
        if (uri.find('#') != std::string_view::npos) return set(OpenOutcome::non_canonical, "the signature stands in the fragment");
        const bool first_parameter = uri.find('?') == std::string_view::npos;
        if ((text_[mark.joiner] == '?') != first_parameter) return set(OpenOutcome::non_canonical, "the joiner in front of the signature");
        if (const auto problem = canonical::origin_problem(uri)) return set(OpenOutcome::non_canonical, problem);
        if (const auto problem = canonical::stem_problem(uri)) return set(OpenOutcome::non_canonical, problem);
        if (!open_envelope(text_.substr(mark.run))) return;
        if (text_.size() > limits::kMaxStampChars) return set(OpenOutcome::non_canonical, "too long");
        const auto problem = canonical::parse_uri(uri, out_.claims_);
        finish(text_.substr(mark.run), mark.hidden ? Carrier::hdl : Carrier::dl, uri, problem);
    }

    void record_text() {
        const bool hidden = starts_with_icase(text_, "VTH1:");
        const std::string_view tag = hidden ? "VTH1:" : "VT1:";
        if (text_.substr(0, tag.size()) != tag) return set(OpenOutcome::non_canonical, "the tag is not in capitals");
        if (!symbol_is({"", "]Q1", "]Q2"})) return set(OpenOutcome::non_canonical, "the wrong symbol for a record");
        const auto bytes = from_base45(text_.substr(tag.size()));
        if (!bytes) return set(OpenOutcome::malformed, "not base45");
        record(*bytes, hidden ? Carrier::hrec : Carrier::rec);
    }

    void record_link() {
        const auto hash = text_.find('#');
        const auto tail = text_.substr(hash);
        const bool hidden = tail.substr(0, 6) == "#VTH1.";
        const std::string_view tag = hidden ? "#VTH1." : "#VT1.";
        if (tail.substr(0, tag.size()) != tag) return set(OpenOutcome::non_canonical, "the tag of the record is not spelled #VT1. or #VTH1.");
        if (!is_link_symbol()) return set(OpenOutcome::non_canonical, "the wrong symbol for a record");
        const auto address = text_.substr(0, hash);
        if (const auto problem = canonical::origin_problem(address)) return set(OpenOutcome::non_canonical, problem);
        const auto path = address.substr(address.find('/', 8) == std::string_view::npos ? address.size() : address.find('/', 8));
        if (path.size() < 2 || !canonical::is_stem(path.substr(1))) return set(OpenOutcome::non_canonical, "the stem");
        const auto run = tail.substr(tag.size());
        if (!std::all_of(run.begin(), run.end(), is_base64url_char)) return set(OpenOutcome::non_canonical, "something follows the record");
        const auto bytes = from_base64url(run);
        if (!bytes) return set(OpenOutcome::malformed, "not base64url");
        record(*bytes, hidden ? Carrier::hrec : Carrier::rec);
    }

    void record(BytesView bytes, Carrier carrier) {
        auto opened = temviet::record::open_container(bytes);
        if (!opened.container)
            return set(opened.problem == temviet::record::ContainerProblem::unsupported_version ? OpenOutcome::unsupported_version : OpenOutcome::malformed,
                       opened.detail);
        out_.version_ = envelope::kVersion;
        out_.kid_ = std::move(opened.container->kid);
        out_.signature_ = opened.container->signature;
        out_.protected_ = std::move(opened.container->protected_bytes);
        const auto parsed = temviet::record::parse_claims(opened.container->payload, out_.claims_);
        if (!parsed.ok) return set(parsed.check_digit ? OpenOutcome::bad_check_digit : OpenOutcome::non_canonical, parsed.detail);
        out_.unknown_crit_ = parsed.unknown_crit;
        out_.carrier_ = carrier;
        out_.payload_ = std::move(opened.container->payload);
        commit(bytes, carrier);
        set(OpenOutcome::ok);
    }

    std::string_view text_;
    std::string_view identifier_;
    ParsedStamp out_;
};

ParsedStamp parse_stamp(const Symbol& symbol) {
    if (symbol.joined || symbol.bytes.size() > limits::kMaxPayloadBytes) return {};
    return StampParser(symbol).run();
}

}  // namespace temviet
