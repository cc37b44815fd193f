// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <temviet/base/text.hpp>
#include <temviet/base/words.hpp>
#include <unordered_map>
#include <utf8proc.h>

namespace temviet {
namespace {

enum class Kind : std::uint8_t { separator, letter, digit, tone, mark };

/// What one code point adds to a word: at most a base letter with its marks, in UTF-8.
struct Piece {
    Kind kind = Kind::separator;
    std::string exact, folded, tone;
};

bool is_tone(utf8proc_int32_t point) noexcept {
    // Grave, acute, tilde, hook above, dot below.
    return point == 0x300 || point == 0x301 || point == 0x303 || point == 0x309 || point == 0x323;
}

void append(std::string& out, utf8proc_int32_t point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(point, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

Piece piece_of(utf8proc_int32_t point) {
    Piece out;
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), &boundary);
    for (utf8proc_ssize_t at = 0; at < count && at < static_cast<utf8proc_ssize_t>(parts.size()); ++at) {
        const auto part = parts[static_cast<std::size_t>(at)];
        if (is_tone(part)) {
            append(out.tone, part);
            if (out.kind == Kind::separator) out.kind = Kind::tone;
            continue;
        }
        const auto category = utf8proc_category(part);
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) {
            out.kind = Kind::letter;
            append(out.exact, part);
            if (part == 0x111) out.folded += 'd';  // đ has no decomposition: the stroke is part of the letter
            else append(out.folded, part);
        } else if (category == UTF8PROC_CATEGORY_ND) {
            out.kind = Kind::digit;
            append(out.exact, part);
            append(out.folded, part);
        } else if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC) {
            if (out.kind == Kind::separator) out.kind = Kind::mark;
            append(out.exact, part);
        }
    }
    return out;
}

/// Latin with every Vietnamese letter, and the combining marks; the rest is looked up one by one.
const Piece* known_piece(utf8proc_int32_t point) {
    static const auto low = [] {
        std::vector<Piece> pieces;
        for (utf8proc_int32_t at = 0; at < 0x370; ++at) pieces.push_back(piece_of(at));
        return pieces;
    }();
    static const auto high = [] {
        std::vector<Piece> pieces;
        for (utf8proc_int32_t at = 0x1E00; at < 0x1F00; ++at) pieces.push_back(piece_of(at));
        return pieces;
    }();
    if (point < 0x370) return &low[static_cast<std::size_t>(point)];
    if (point >= 0x1E00 && point < 0x1F00) return &high[static_cast<std::size_t>(point - 0x1E00)];
    return nullptr;
}

class Cutter {
public:
    explicit Cutter(std::vector<SearchWord>& out) : out_(out) {}

    void add(utf8proc_int32_t point) {
        Piece other;
        const Piece* piece = known_piece(point);
        if (piece == nullptr) {
            other = piece_of(point);
            piece = &other;
        }
        const bool joins = piece->kind == Kind::tone || piece->kind == Kind::mark;
        if (piece->kind == Kind::separator || (!joins && !word_.exact.empty() && piece->kind != kind_)) end();
        if (piece->kind == Kind::separator || (joins && word_.exact.empty())) return;
        if (!joins) kind_ = piece->kind;
        word_.exact += piece->exact;
        word_.folded += piece->folded;
        tone_ += piece->tone;
    }
    void end() {
        if (word_.exact.empty()) return;
        word_.exact += tone_;
        out_.push_back(std::move(word_));
        word_ = {};
        tone_.clear();
    }

private:
    std::vector<SearchWord>& out_;
    SearchWord word_;
    std::string tone_;
    Kind kind_ = Kind::separator;
};

void cut(std::string_view text, std::vector<SearchWord>& out) {
    out.clear();
    Cutter cutter(out);
    while (!text.empty()) {
        utf8proc_int32_t point = static_cast<unsigned char>(text.front());
        std::size_t length = 1;
        if (point >= 0x80) {
            const auto step = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &point);
            if (step > 0) length = static_cast<std::size_t>(step);
            else point = ' ';  // ill-formed: separates
        }
        cutter.add(point);
        text.remove_prefix(length);
    }
    cutter.end();
}

using Abbreviations = std::unordered_map<std::string, std::vector<SearchWord>>;
const Abbreviations& abbreviations() {
    static const auto table = [] {
        Abbreviations out;
        constexpr std::pair<const char*, const char*> kPlain[] = {
            {"htx", "hợp tác xã"}, {"cty", "công ty"},         {"ctcp", "công ty cổ phần"},
            {"cp", "cổ phần"},     {"dntn", "doanh nghiệp tư nhân"},   {"tp", "thành phố"},
            {"hcm", "hồ chí minh"}, {"tphcm", "thành phố hồ chí minh"}, {"hn", "hà nội"},
            {"vn", "việt nam"},    {"cafe", "cà phê"},    {"mtv", "một thành viên"},          {"sx", "sản xuất"},
        };
        for (const auto& [from, to] : kPlain) cut(to, out[from]);
        return out;
    }();
    return table;
}

}  // namespace

void search_words(std::string_view text, std::vector<SearchWord>& out) {
    cut(text, out);
    constexpr std::size_t kLongest = 5;
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (out[at].folded.size() > kLongest || out[at].marked()) continue;
        const auto found = abbreviations().find(out[at].folded);
        if (found == abbreviations().end()) continue;
        const auto& words = found->second;
        out[at] = words.front();
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.begin() + 1, words.end());
        at += words.size() - 1;
    }
}

std::vector<SearchWord> search_words(std::string_view text) {
    std::vector<SearchWord> out;
    search_words(text, out);
    return out;
}

}  // namespace temviet
