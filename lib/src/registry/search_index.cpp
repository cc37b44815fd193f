// SPDX-License-Identifier: Apache-2.0
#include "registry/search_index.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace temviet {
namespace {

/// Longest first: "cong ty co phan" before "cong ty".
constexpr std::array kLegalForms{
    std::array{"cong", "ty", "trach", "nhiem", "huu", "han"},
    std::array{"hop", "tac", "xa", "", "", ""},
    std::array{"doanh", "nghiep", "tu", "nhan", "", ""},
    std::array{"ho", "kinh", "doanh", "", "", ""},
    std::array{"to", "hop", "tac", "", "", ""},
    std::array{"mot", "thanh", "vien", "", "", ""},
    std::array{"cong", "ty", "", "", "", ""},
    std::array{"co", "phan", "", "", "", ""},
    std::array{"co", "so", "", "", "", ""},
    std::array{"tnhh", "", "", "", "", ""},
};

/// What one row of the index says, put together without making strings anew.
class Entry {
public:
    void clear() { text_.clear(); }
    void name(std::string_view text) {
        search_words(text, words_);
        for (const auto& word : words_) {
            put(word.folded);
            if (word.marked()) put(word.exact);
        }
    }
    void about(std::string_view text) {
        search_words(text, words_);
        for (const auto& word : words_) about_word(word.folded);
    }
    void about_word(std::string_view folded) {
        put(kAboutMark);
        text_ += folded;
    }
    void bind(SqliteStatement& insert, SearchRow kind, std::int64_t number) const {
        insert.bind(1, (static_cast<std::int64_t>(kind) << kSearchKindShift) | number);
        insert.bind(2, std::string_view(text_));
    }

private:
    void put(std::string_view word) {
        if (!text_.empty()) text_ += ' ';
        text_ += word;
    }
    std::vector<SearchWord> words_;
    std::string text_;
};

std::vector<std::string> without_legal_form(std::string_view owner) {
    std::vector<std::string> out;
    const auto words = search_words(owner);
    for (std::size_t at = 0; at < words.size();) {
        if (const auto form = legal_form_length(words, at); form != 0) {
            at += form;
            continue;
        }
        out.push_back(words[at++].folded);
    }
    return out;
}

class Filler {
public:
    explicit Filler(SqliteConnection& db) : db_(db) {}

    Result<void> run() {
        // One piece in memory, written once: no merging afterwards. Both settings stay in the file and are of no
        // consequence to a reader.
        if (auto ok = db_.execute("INSERT INTO search(search, rank) VALUES('automerge', 0); "
                                  "INSERT INTO search(search, rank) VALUES('hashsize', 268435456);");
            !ok)
            return ok;
        auto insert = db_.prepare("INSERT INTO search(rowid, words) VALUES(?, ?)");
        if (!insert) return tl::unexpected(insert.error());
        insert_ = std::move(*insert);
        if (auto ok = products(); !ok) return ok;
        if (auto ok = organisations(); !ok) return ok;
        if (auto ok = outlets(); !ok) return ok;
        insert_ = {};
        // Nothing to do while all of it fitted into one piece.
        return db_.execute("INSERT INTO search(search) VALUES('optimize')");
    }

private:
    template <class Row>
    Result<void> each(std::string_view sql, Row row) {
        auto select = db_.prepare(sql);
        if (!select) return tl::unexpected(select.error());
        int status = 0;
        while ((status = select->step()) == SQLITE_ROW) {
            entry_.clear();
            if (!row(*select) || insert_.step() != SQLITE_DONE) return tl::unexpected(db_.error());
            insert_.reset();
        }
        if (status != SQLITE_DONE) return tl::unexpected(db_.error());
        return {};
    }

    Result<void> products() {
        auto owners = db_.prepare("SELECT id, name FROM organisation");
        if (!owners) return tl::unexpected(owners.error());
        std::unordered_map<std::string, std::vector<std::string>> abouts;
        int status = 0;
        while ((status = owners->step()) == SQLITE_ROW)
            abouts.emplace(owners->text(0), without_legal_form(owners->view(1)));
        if (status != SQLITE_DONE) return tl::unexpected(db_.error());
        std::string owner;
        return each("SELECT id, name, brand, category, organisation FROM product ORDER BY id", [&](const auto& row) {
            entry_.name(row.view(1));
            if (!row.is_null(2)) entry_.name(row.view(2));
            if (!row.is_null(3)) entry_.about(row.view(3));
            owner = row.view(4);
            if (const auto found = abouts.find(owner); found != abouts.end())
                for (const auto& word : found->second) entry_.about_word(word);
            entry_.bind(insert_, SearchRow::product, row.number(0));
            return true;
        });
    }
    Result<void> organisations() {
        auto number = db_.prepare("INSERT INTO search_organisation(number, organisation) VALUES(?, ?)");
        if (!number) return tl::unexpected(number.error());
        std::int64_t next = 0;
        return each("SELECT id, name, name_en FROM organisation ORDER BY id", [&](const auto& row) {
            number->bind(1, ++next);
            number->bind(2, row.view(0));
            const bool ok = number->step() == SQLITE_DONE;
            number->reset();
            entry_.name(row.view(1));
            if (!row.is_null(2)) entry_.about(row.view(2));
            entry_.bind(insert_, SearchRow::organisation, next);
            return ok;
        });
    }
    Result<void> outlets() {
        return each("SELECT t.id, t.name, o.name FROM outlet t JOIN organisation o ON o.id = t.organisation ORDER BY t.id",
                    [&](const auto& row) {
                        entry_.name(row.view(1));
                        for (const auto& word : without_legal_form(row.view(2))) entry_.about_word(word);
                        entry_.bind(insert_, SearchRow::outlet, row.number(0));
                        return true;
                    });
    }

    SqliteConnection& db_;
    SqliteStatement insert_;
    Entry entry_;
};

}  // namespace

std::size_t legal_form_length(std::span<const SearchWord> words, std::size_t at) {
    for (const auto& form : kLegalForms) {
        std::size_t length = 0;
        while (length < form.size() && form[length][0] != '\0' && at + length < words.size() &&
               words[at + length].folded == form[length])
            ++length;
        if (length == form.size() || form[length][0] == '\0') return length;
    }
    return 0;
}

Result<void> fill_search_index(SqliteConnection& db) { return Filler(db).run(); }

}  // namespace temviet
