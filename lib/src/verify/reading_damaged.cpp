// SPDX-License-Identifier: Apache-2.0
// In: typed text that is no legal stamp. Out: what a keyboard, a chat program, a scanner or copying did to it.
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

#include "keyboard_layouts.hpp"
#include "reading.hpp"
#include "record_extent.hpp"
#include "typed_text.hpp"

namespace temviet::verify {
namespace {

constexpr std::size_t kRunChars = 90, kMinRunChars = 86;  // 03: envelope of version 1; shorter is no readable signature
constexpr std::size_t kMaxStarts = 8;                      // places where a second code may begin
constexpr std::size_t kMaxSurplus = 64;                    // characters that may be the one too many

class DamageSearch {
public:
    DamageSearch(const Symbol& symbol, const ParsedStamp& parsed)
        : symbol_(symbol), parsed_(parsed), text_(symbol.bytes), is_elements_(is_element_string_identifier(symbol.symbology_identifier)) {}

    std::optional<Damage> run() {
        if (has_alien_bytes(text_)) return Damage::bytes;
        if (const auto around = something_around()) return around;
        if (letters_changed() || case_changed() || signature_unlike_any() || layout_changed()) return Damage::changed;
        if (begins_too_late() || is_cut()) return Damage::cut;
        if (separators_changed()) return Damage::separators;
        if (two_numbers()) return Damage::two_codes;
        return std::nullopt;
    }

private:
    bool canonical(std::string_view text) const { return is_canonical_as(symbol_, text); }

    /// The legal stamp that stands at the front of `text`: its length, 0 when there is none.
    std::size_t stamp_at_front(std::string_view text) const { return stamp_at_front(symbol_, text); }
    static std::size_t stamp_at_front(const Symbol& symbol, std::string_view text) {
        const auto canonical = [&](std::string_view part) { return is_canonical_as(symbol, part); };
        if (canonical(text)) return text.size();
        std::vector<std::size_t> ends;
        if (const auto mark = find_mark(text)) {
            ends.push_back(mark->run + kRunChars);
            ends.push_back(mark->end);
        }
        if (is_element_string_identifier(symbol.symbology_identifier)) ends.push_back(first_signature_end(text));
        if (const auto record = record_extent(text)) ends.push_back(record->chars);
        for (const std::size_t end : ends)  // 0 or too far: no legal stamp either
            if (canonical(text.substr(0, end))) return end;
        return 0;
    }

    static bool looks_like_code(std::string_view rest) {
        const auto digits = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin());
        return digits >= 8 || starts_with_icase(rest, "http") || starts_with_icase(rest, "VT1:") || starts_with_icase(rest, "VTH1:") ||
               (rest.size() > 3 && rest.front() == ']');
    }

    std::optional<Damage> something_around() const {
        const std::string_view cut = trimmed(text_);
        std::string joined(text_);
        std::erase_if(joined, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
        if (canonical(joined)) return Damage::added;
        if (starts_with_icase(cut, "VT") && has_one_less(' ')) return Damage::added;  // a record's own letters hold blanks too
        if (const std::size_t end = stamp_at_front(cut); end > 0) return looks_like_code(cut.substr(end)) ? Damage::two_codes : Damage::added;
        std::size_t from = 1, tried = 0;
        while (tried++ < kMaxStarts) {
            const std::size_t at = next_start(text_, from);
            if (at == std::string_view::npos) break;
            if (!is_query_value(at) && stamp_at_front(text_.substr(at)) > 0) return looks_like_code(text_) ? Damage::two_codes : Damage::added;
            from = at + 1;
        }
        return symbol_.keyed && second_scan() ? std::optional(Damage::two_codes) : std::nullopt;
    }

    /// A link inside a link's query was put there on purpose; behind an AI or a signature of ours that lost its value it
    /// was not.
    bool is_query_value(std::size_t at) const {
        if (text_[at - 1] != '=') return false;
        auto name = text_.substr(0, at - 1);
        name.remove_prefix(std::min(name.size(), name.find_last_of("?&") + 1));
        return !all_digits(name) && name != "vts" && name != "vth";
    }

    /// A stamp further on in the line, with a symbology identifier of its own or as another element string.
    bool second_scan() const {
        std::size_t tried = 0;
        for (std::size_t at = 1; at + 4 < text_.size() && tried < kMaxStarts; ++at) {
            const auto rest = text_.substr(at);
            Symbol second = symbol_;
            std::size_t skip = 0;
            if (rest.front() == ']' && !is_digit(rest[1]) && is_digit(rest[2])) {
                second.symbology_identifier = rest.substr(0, 3);
                skip = 3;
            } else if (!is_elements_ || !starts_with_gtin_element(rest)) {
                continue;
            }
            ++tried;
            if (stamp_at_front(second, rest.substr(skip)) > 0) return true;
        }
        return false;
    }

    /// Letters with marks, as an input method makes them, in what is or was a stamp or names a product.
    bool letters_changed() const {
        const auto ordinary = [&](char c) { return (c >= 0x20 && c <= 0x7E) || (is_elements_ && c == kSeparator); };
        if (std::all_of(text_.begin(), text_.end(), ordinary)) return false;
        if (parsed_.is_ours()) return true;
        if (!is_utf8(text_) || std::all_of(text_.begin(), text_.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return false;
        if (is_elements_ || starts_with_gtin_element(text_)) return true;
        const bool link = starts_with_icase(text_, "http");
        if (!link && !starts_with_icase(text_, "vt")) return false;
        for (const std::string_view name : {"vts", "vth", "vt1", "vth1"})
            if (find_icase(text_, name) != std::string_view::npos) return true;
        // Other scripts are what an imitated host is made of: that stays judged.
        return link && text_.find("/01/") != std::string_view::npos && only_keyboard_letters(text_);
    }

    /// Caps lock, or a program that "corrects" case.
    bool case_changed() const {
        Symbol swapped = symbol_;
        swapped.symbology_identifier = swap_case(swapped.symbology_identifier);
        const auto cut = trimmed(text_);
        if (is_canonical_as(swapped, swap_case(cut)) || canonical(swap_case(cut))) return true;
        if (starts_with_icase(cut, "VT") && canonical(ascii_upper(cut))) return true;
        return starts_with_icase(cut, "http") && canonical(with_lower_origin(cut));
    }

    /// A signature whose letters are all of one case, or one behind a mark no stamp spells so.
    bool signature_unlike_any() const {
        if (is_elements_) {
            const auto tail = text_.size() > kRunChars ? text_.substr(text_.size() - kRunChars) : std::string_view();
            return all_run_chars(tail) && has_one_case(tail);
        }
        if (const auto record = record_code(text_); !record.empty() && has_one_case(record)) return true;
        const auto mark = find_mark_icase(text_);
        if (!mark || mark->end - mark->run < kMinRunChars) return false;
        if (has_one_case(text_.substr(mark->run, mark->end - mark->run))) return true;
        return !parsed_.is_ours() && starts_with_icase(text_, "http");
    }

    bool layout_changed() const {
        if (begins_like_code(text_) || all_digits(text_)) return false;
        for (const std::string& read : read_as_us_keyboard(text_))
            if (begins_like_code(read)) return true;
        return false;
    }

    /// The front was lost: a signature without the link it belongs to.
    bool begins_too_late() const {
        if (is_elements_) return parsed_.is_ours() && !text_.starts_with("01");
        if (parsed_.is_ours()) return false;
        const auto mark = find_mark_icase(text_);
        return mark && mark->end - mark->run >= kMinRunChars;
    }

    bool is_cut() const {
        if (!parsed_.is_ours() || parsed_.form() == OpenOutcome::unsupported_version) return false;
        if (const auto record = record_extent(text_)) return record->cut;
        if (parsed_.form() != OpenOutcome::malformed || parsed_.version() != 1) return false;
        if (is_elements_) return ends_with_short_run(text_);
        const auto mark = find_mark(text_);
        return mark && mark->end == text_.size() && mark->end - mark->run < kRunChars;
    }

    /// An element string stamp whose separators a keyboard swallowed, all or one of them, or doubled.
    bool separators_changed() const {
        std::string bare(text_);
        std::erase(bare, kSeparator);
        if (!lost_separators(bare)) return false;
        if (parsed_.form() == OpenOutcome::not_ours) return bare.size() == text_.size() || is_elements_;
        if (parsed_.form() != OpenOutcome::non_canonical) return false;
        return !with_one_separator_more(symbol_).empty() || has_one_less(kSeparator);
    }

    /// A legal stamp but for one of these characters.
    bool has_one_less(char surplus) const {
        std::size_t tried = 0;
        for (std::size_t i = 0; i < text_.size() && tried < kMaxSurplus; ++i) {
            if (text_[i] != surplus) continue;
            ++tried;
            std::string less(text_);
            less.erase(i, 1);
            if (canonical(less)) return true;
        }
        return false;
    }

    /// Two barcode numbers in one line.
    bool two_numbers() const {
        if (!all_digits(text_) || text_.size() < 16 || text_.size() > 28 || starts_with_gtin_element(text_)) return false;
        for (const std::size_t first : {std::size_t{13}, std::size_t{8}, std::size_t{12}, std::size_t{14}}) {
            const auto rest = text_.substr(first);
            if (gs1::to_gtin14(text_.substr(0, first)) && gs1::to_gtin14(rest)) return true;
        }
        return false;
    }

    const Symbol& symbol_;
    const ParsedStamp& parsed_;
    std::string_view text_;
    bool is_elements_;
};

}  // namespace

std::string_view to_string(Damage damage) noexcept {
    switch (damage) {
        case Damage::bytes: return "bytes";
        case Damage::changed: return "changed";
        case Damage::added: return "added";
        case Damage::two_codes: return "two_codes";
        case Damage::cut: return "cut";
        case Damage::separators: return "separators";
    }
    return "changed";
}

std::optional<Damage> damage_of(const Symbol& symbol, const ParsedStamp& parsed) {
    if (!is_typed(symbol) || parsed.form() == OpenOutcome::ok) return std::nullopt;
    return DamageSearch(symbol, parsed).run();
}

}  // namespace temviet::verify
