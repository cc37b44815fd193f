// SPDX-License-Identifier: Apache-2.0
// Records out of a source file. In: the text of <table>.csv or <table>.json. Out: one record after another, with the
// line it starts on. Must not know what the columns mean.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace temviet {

/// What is wrong with the file's form (not with a value).
struct SourceFault {
    std::int64_t line = 0;
    std::string column, code, message;
};

/// One record: values in the order of columns(); empty text = not given.
struct SourceRecord {
    std::int64_t line = 0;
    std::vector<std::string_view> values;
};

class SourceReader {
public:
    virtual ~SourceReader() = default;
    /// Names of the values a record has; JSON readers know them from `known`.
    [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
    /// The next record, valid until the next call. False at the end. Broken records are told to `on_fault` and skipped.
    [[nodiscard]] virtual bool next(SourceRecord& record) = 0;

    std::function<void(SourceFault)> on_fault;

protected:
    std::vector<std::string> columns_;
};

/// RFC 4180 with a header line; LF or CRLF; a UTF-8 BOM is skipped; the separator is the first of , ; or tab that the
/// header line holds. Lines without any value are skipped. `text` must outlive the reader.
[[nodiscard]] std::unique_ptr<SourceReader> csv_reader(std::string_view text,
                                                       std::function<void(SourceFault)> on_fault);
/// A list of objects; values are texts, integers, booleans (1 and 0), null (not given) or a list of texts (joined by a
/// space).
[[nodiscard]] std::unique_ptr<SourceReader> json_reader(std::string_view text, const std::vector<std::string>& known,
                                                        std::function<void(SourceFault)> on_fault);

}  // namespace temviet
