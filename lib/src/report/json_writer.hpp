// SPDX-License-Identifier: Apache-2.0
// Streams one JSON document into a string: no tree, no allocation of its own. Every string comes out as well-formed
// UTF-8, and nothing a terminal could obey (control characters, bidirectional overrides) comes out unescaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <temviet/base/time.hpp>

namespace temviet::report {

class JsonWriter {
public:
    explicit JsonWriter(std::string& out) noexcept : out_(out) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    /// `name` must be plain ASCII without quotes; use text_key() for anything else.
    void key(std::string_view name);
    void text_key(std::string_view name);
    /// Ill-formed UTF-8 becomes U+FFFD.
    void text(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    void date(const Date& value);        ///< "YYYY-MM-DD"
    void instant(Instant value);         ///< "YYYY-MM-DDThh:mm:ssZ"
    /// null when empty.
    void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }

private:
    void separate() {
        if (comma_) out_ += ',';
        comma_ = true;
    }
    void begin(char bracket) {
        separate();
        out_ += bracket;
        comma_ = false;
    }
    void end(char bracket) {
        out_ += bracket;
        comma_ = true;
    }
    std::string& out_;
    bool comma_ = false;
};

/// The same document over several lines. `compact` must come from a JsonWriter.
[[nodiscard]] std::string pretty(std::string_view compact, int indent);

}  // namespace temviet::report
