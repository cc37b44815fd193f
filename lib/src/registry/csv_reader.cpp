// SPDX-License-Identifier: Apache-2.0
#include "registry/source_records.hpp"

#include <algorithm>
#include <deque>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

namespace temviet {
namespace {

class CsvReader final : public SourceReader {
public:
    CsvReader(std::string_view text, std::function<void(SourceFault)> fault) : rest_(text) {
        on_fault = std::move(fault);
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
        // What a spreadsheet program calls "Unicode text".
        if (rest_.starts_with("\xFF\xFE") || rest_.starts_with("\xFE\xFF")) {
            on_fault({1, {}, "BAD_HEADER", "this is UTF-16 text: save the file as “CSV UTF-8”"});
            rest_ = {};
            return;
        }
        const auto header = rest_.substr(0, rest_.find('\n'));
        for (const char candidate : {',', ';', '\t'}) {
            if (header.find(candidate) == std::string_view::npos) continue;
            separator_ = candidate;
            break;
        }
        SourceRecord record;
        std::string broken;
        if (rest_.empty() || !read(record, broken)) {
            on_fault({1,
                      {},
                      "BAD_HEADER",
                      broken.empty() ? "expected a header line with column names; the file is empty" : broken});
            rest_ = {};
            return;
        }
        for (auto name : record.values) columns_.emplace_back(name);
    }

    bool next(SourceRecord& record) override {
        while (!rest_.empty()) {
            std::string broken;
            if (!read(record, broken)) {
                on_fault({record.line, {}, "BAD_CSV", std::move(broken)});
                continue;
            }
            if (std::all_of(record.values.begin(), record.values.end(), [](auto value) { return value.empty(); }))
                continue;
            if (record.values.size() != columns_.size()) {
                on_fault({record.line,
                          {},
                          "FIELD_COUNT",
                          "expected " + std::to_string(columns_.size()) + " fields as in the header line; found " +
                              std::to_string(record.values.size())});
                continue;
            }
            return true;
        }
        return false;
    }

private:
    /// Reads one record. False: broken, `why` says how, and the rest of its line was skipped.
    bool read(SourceRecord& record, std::string& why) {
        record.line = line_;
        record.values.clear();
        unescaped_.clear();
        while (true) {
            std::string_view value;
            if (!(rest_.starts_with('"') ? quoted(value, why) : plain(value, why))) {
                skip_line();
                return false;
            }
            if (value.size() > limits::kMaxFieldBytes) {
                why = "a field has " + std::to_string(value.size()) + " bytes; at most " +
                      std::to_string(limits::kMaxFieldBytes) + " are allowed";
                skip_line();
                return false;
            }
            record.values.push_back(trimmed(value));
            if (!rest_.starts_with(separator_)) break;
            rest_.remove_prefix(1);
        }
        if (rest_.starts_with('\r')) rest_.remove_prefix(1);
        if (rest_.starts_with('\n')) rest_.remove_prefix(1);
        ++line_;
        return true;
    }

    bool plain(std::string_view& value, std::string& why) {
        std::size_t end = 0;
        while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n') {
            if (rest_[end] == '"') {
                why =
                    "a quotation mark stands inside a field that does not start with one; double it and quote the "
                    "whole field";
                return false;
            }
            ++end;
        }
        value = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (value.ends_with('\r') && (rest_.empty() || rest_.starts_with('\n'))) value.remove_suffix(1);
        return true;
    }

    bool quoted(std::string_view& value, std::string& why) {
        std::size_t at = 1;
        bool doubled = false;
        std::int64_t lines = 0;
        for (;; ++at) {
            if (at >= rest_.size()) {
                why = "the quotation mark that opens a field is never closed";
                return false;
            }
            if (rest_[at] == '\n') ++lines;
            if (rest_[at] != '"') continue;
            if (at + 1 < rest_.size() && rest_[at + 1] == '"') {
                doubled = true;
                ++at;
                continue;
            }
            break;
        }
        const auto inside = rest_.substr(1, at - 1);
        auto after = rest_.substr(at + 1);
        if (!(after.empty() || after[0] == separator_ || after[0] == '\n' || after.starts_with("\r\n") ||
              after == "\r")) {
            why = "something follows the quotation mark that closes a field";
            rest_ = after;
            line_ += lines;
            return false;
        }
        rest_ = after;
        line_ += lines;
        value = inside;
        if (doubled) {
            std::string plain_text;
            plain_text.reserve(inside.size());
            for (std::size_t i = 0; i < inside.size(); ++i) {
                plain_text += inside[i];
                if (inside[i] == '"') ++i;
            }
            unescaped_.push_back(std::move(plain_text));
            value = unescaped_.back();
        }
        return true;
    }

    void skip_line() {
        const auto end = rest_.find('\n');
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++line_;
    }

    /// Spreadsheets leave spaces and no-break spaces around values.
    static std::string_view trimmed(std::string_view value) {
        while (true) {
            if (value.starts_with(' ') || value.starts_with('\t'))
                value.remove_prefix(1);
            else if (value.starts_with("\xC2\xA0"))
                value.remove_prefix(2);
            else
                break;
        }
        while (true) {
            if (value.ends_with(' ') || value.ends_with('\t'))
                value.remove_suffix(1);
            else if (value.ends_with("\xC2\xA0"))
                value.remove_suffix(2);
            else
                break;
        }
        return value;
    }

    std::string_view rest_;
    std::deque<std::string> unescaped_;
    std::int64_t line_ = 1;
    char separator_ = ',';
};

}  // namespace

std::unique_ptr<SourceReader> csv_reader(std::string_view text, std::function<void(SourceFault)> on_fault) {
    return std::make_unique<CsvReader>(text, std::move(on_fault));
}

}  // namespace temviet
