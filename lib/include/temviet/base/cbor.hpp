// SPDX-License-Identifier: Apache-2.0
// Deterministic CBOR (RFC 8949 §4.2.1): a small value tree, one encoder, one strict decoder.
#pragma once

#include <cstdint>
#include <string>
#include <temviet/base/bytes.hpp>
#include <temviet/base/result.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace temviet::cbor {

class Value;
using Array = std::vector<Value>;
using Map = std::vector<std::pair<Value, Value>>;  // kept in deterministic key order
struct ByteString {
    Bytes bytes;
};

/// Integers (−2^63 … 2^63−1), byte strings, text strings, arrays, maps, booleans and null; nothing else.
class Value {
public:
    using Storage = std::variant<std::nullptr_t, bool, std::int64_t, ByteString, std::string, Array, Map>;
    Value() = default;
    template <class T>
    Value(T value) : storage_(std::move(value)) {}  // NOLINT: implicit by design
    [[nodiscard]] const Storage& storage() const noexcept { return storage_; }
    template <class T>
    [[nodiscard]] const T* get() const noexcept {
        return std::get_if<T>(&storage_);
    }
    /// Member of a map by integer key; nullptr when absent or when this is no map.
    [[nodiscard]] const Value* at(std::int64_t key) const noexcept;

private:
    Storage storage_;
};

/// Map keys are sorted by their encoding; shortest forms; definite lengths.
[[nodiscard]] Bytes encode(const Value& value);
/// Accepts exactly what encode() can make: error NOT_DETERMINISTIC for any other spelling, BAD_CBOR for broken,
/// trailing or unsupported data. Depth and item counts are limited (limits::kMaxCborDepth, kMaxCborItems).
[[nodiscard]] Result<Value> decode(BytesView bytes);

}  // namespace temviet::cbor
