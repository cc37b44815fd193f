// SPDX-License-Identifier: Apache-2.0
#include "record_extent.hpp"

#include <algorithm>
#include <temviet/base/bytes.hpp>
#include <temviet/base/text.hpp>

namespace temviet::verify {
namespace {

struct Decoded {
    Bytes bytes;
    bool to_the_end = true;  ///< nothing but whole or begun groups up to the end of the text
};

/// As many whole groups as there are.
template <class Group>
Decoded decode_groups(std::string_view text, std::size_t group_chars, Group&& decode) {
    Decoded out;
    for (std::size_t at = 0; at + group_chars <= text.size(); at += group_chars) {
        const auto bytes = decode(text.substr(at, group_chars));
        if (!bytes) {
            out.to_the_end = false;
            break;
        }
        out.bytes.insert(out.bytes.end(), bytes->begin(), bytes->end());
    }
    return out;
}

struct Walk {
    std::size_t length = 0;  ///< of the whole container
    bool known = false, broken = false;
};

/// D2 84, byte string, A0, byte string, byte string (03): heads tell the length even where the content is missing.
Walk walk(BytesView bytes) {
    Walk out;
    std::size_t at = 0;
    const auto expect = [&](std::uint8_t byte) {
        if (at < bytes.size() && bytes[at] != byte) out.broken = true;
        ++at;
        return at <= bytes.size() && !out.broken;
    };
    const auto skip_string = [&] {
        if (at >= bytes.size()) return false;
        const unsigned head = bytes[at], low = head & 31u;
        if (head >> 5 != 2 || low > 25) {
            out.broken = true;
            return false;
        }
        const std::size_t more = low == 24 ? 1 : low == 25 ? 2 : 0;
        if (at + more >= bytes.size() && more > 0) return false;
        std::size_t length = more == 0 ? low : bytes[at + 1];
        if (more == 2) length = length << 8 | bytes[at + 2];
        at += 1 + more + length;
        return true;
    };
    out.known = expect(0xD2) && expect(0x84) && skip_string() && expect(0xA0) && skip_string() && skip_string();
    out.length = at;
    return out;
}

}  // namespace

std::optional<RecordExtent> record_extent(std::string_view text) {
    std::size_t start = 0;
    bool base45 = true;
    if (starts_with_icase(text, "VT1:")) start = 4;
    else if (starts_with_icase(text, "VTH1:")) start = 5;
    else {
        base45 = false;
        for (const std::string_view tag : {"#VT1.", "#VTH1."})
            if (const auto at = find_icase(text, tag); at != std::string_view::npos && start == 0) start = at + tag.size();
        if (start == 0) return std::nullopt;
    }
    const auto code = text.substr(start);
    const Decoded decoded = base45 ? decode_groups(code, 3, [](std::string_view group) { return from_base45(group); })
                                   : decode_groups(code, 4, [](std::string_view group) { return from_base64url(group); });
    const Walk found = walk(decoded.bytes);
    if (found.broken) return std::nullopt;
    RecordExtent out;
    if (!found.known) {
        out.cut = decoded.to_the_end;
        return out.cut ? std::optional(out) : std::nullopt;
    }
    out.chars = start + (base45 ? found.length / 2 * 3 + found.length % 2 * 2 : (found.length * 8 + 5) / 6);
    out.cut = text.size() < out.chars;
    if (out.cut && !decoded.to_the_end) return std::nullopt;
    return out;
}

}  // namespace temviet::verify
