// SPDX-License-Identifier: Apache-2.0
// libcbor parses; what counts is that our own encoder makes the same bytes again, so exactly one spelling passes.
#include <algorithm>
#include <cbor.h>
#include <limits>
#include <memory>
#include <temviet/base/cbor.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cbor {
namespace {

void put_head(Bytes& out, unsigned major, std::uint64_t value) {
    const auto lead = [&](unsigned low) { out.push_back(static_cast<std::uint8_t>(major << 5 | low)); };
    int bytes = 0;
    if (value < 24) return lead(static_cast<unsigned>(value));
    if (value <= 0xFF) lead(24), bytes = 1;
    else if (value <= 0xFFFF) lead(25), bytes = 2;
    else if (value <= 0xFFFFFFFF) lead(26), bytes = 4;
    else lead(27), bytes = 8;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put(Bytes& out, const Value& value);

struct Putter {
    Bytes& out;
    void operator()(std::nullptr_t) const { out.push_back(0xF6); }
    void operator()(bool value) const { out.push_back(value ? 0xF5 : 0xF4); }
    void operator()(std::int64_t value) const {
        if (value >= 0) put_head(out, 0, static_cast<std::uint64_t>(value));
        else put_head(out, 1, static_cast<std::uint64_t>(-(value + 1)));
    }
    void operator()(const ByteString& value) const {
        put_head(out, 2, value.bytes.size());
        out.insert(out.end(), value.bytes.begin(), value.bytes.end());
    }
    void operator()(const std::string& value) const {
        put_head(out, 3, value.size());
        out.insert(out.end(), value.begin(), value.end());
    }
    void operator()(const Array& value) const {
        put_head(out, 4, value.size());
        for (const auto& each : value) put(out, each);
    }
    void operator()(const Map& value) const {
        put_head(out, 5, value.size());
        std::vector<std::pair<Bytes, Bytes>> members;
        members.reserve(value.size());
        for (const auto& [key, member] : value) members.emplace_back(encode(key), encode(member));
        std::sort(members.begin(), members.end());  // RFC 8949 §4.2.1: bytewise order of the encoded keys
        for (const auto& [key, member] : members) {
            out.insert(out.end(), key.begin(), key.end());
            out.insert(out.end(), member.begin(), member.end());
        }
    }
};

void put(Bytes& out, const Value& value) { std::visit(Putter{out}, value.storage()); }

/// Bounds what libcbor is going to allocate: walks the heads without building anything.
class Scanner {
public:
    explicit Scanner(BytesView bytes) : bytes_(bytes) {}
    /// nullptr when every head is whole, definite, of a supported type and within the limits, and nothing follows.
    const char* problem() {
        if (const char* found = item(0)) return found;
        return at_ == bytes_.size() ? nullptr : "bytes follow the value";
    }

private:
    const char* item(std::size_t depth) {
        if (depth > limits::kMaxCborDepth) return "it is nested too deeply";
        if (++items_ > limits::kMaxCborItems) return "it has too many items";
        if (at_ >= bytes_.size()) return "it ends too early";
        const unsigned major = bytes_[at_] >> 5, low = bytes_[at_] & 31;
        ++at_;
        std::uint64_t value = low;
        if (low >= 28) return "an indefinite length or a reserved head";
        if (low >= 24) {
            const std::size_t count = std::size_t{1} << (low - 24);
            if (bytes_.size() - at_ < count) return "it ends too early";
            value = 0;
            for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes_[at_++];
        }
        if (major <= 1) return value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) ? nullptr : "an integer is too large";
        if (major <= 3) {
            if (bytes_.size() - at_ < value) return "it ends too early";
            at_ += static_cast<std::size_t>(value);
            return nullptr;
        }
        if (major == 6) return "a tag";
        if (major == 7) return low >= 20 && low <= 22 ? nullptr : "a float, undefined or another simple value";
        if (value > limits::kMaxCborItems) return "it has too many items";
        for (std::uint64_t i = 0, count = major == 5 ? value * 2 : value; i < count; ++i)
            if (const char* found = item(depth + 1)) return found;
        return nullptr;
    }
    BytesView bytes_;
    std::size_t at_ = 0, items_ = 0;
};

Value convert(const cbor_item_t* item) {
    switch (cbor_typeof(item)) {
        case CBOR_TYPE_UINT: return static_cast<std::int64_t>(cbor_get_int(item));
        case CBOR_TYPE_NEGINT: return -1 - static_cast<std::int64_t>(cbor_get_int(item));
        case CBOR_TYPE_BYTESTRING: {
            const auto* data = cbor_bytestring_handle(item);
            return ByteString{Bytes(data, data + cbor_bytestring_length(item))};
        }
        case CBOR_TYPE_STRING: return std::string(reinterpret_cast<const char*>(cbor_string_handle(item)), cbor_string_length(item));
        case CBOR_TYPE_ARRAY: {
            Array out;
            for (std::size_t i = 0; i < cbor_array_size(item); ++i) out.push_back(convert(cbor_array_handle(item)[i]));
            return out;
        }
        case CBOR_TYPE_MAP: {
            Map out;
            for (std::size_t i = 0; i < cbor_map_size(item); ++i)
                out.emplace_back(convert(cbor_map_handle(item)[i].key), convert(cbor_map_handle(item)[i].value));
            return out;
        }
        case CBOR_TYPE_TAG: break;
        case CBOR_TYPE_FLOAT_CTRL:
            if (cbor_is_bool(item)) return cbor_get_bool(item);
            break;
    }
    return nullptr;
}

/// Text is UTF-8 and no map has a key twice; both would survive re-encoding.
const char* semantic_problem(const Value& value) {
    if (const auto* text = value.get<std::string>()) return is_utf8(*text) ? nullptr : "a text string is not UTF-8";
    if (const auto* array = value.get<Array>()) {
        for (const auto& each : *array)
            if (const char* found = semantic_problem(each)) return found;
    }
    if (const auto* map = value.get<Map>()) {
        Bytes previous;
        for (const auto& [key, member] : *map) {
            Bytes encoded = encode(key);
            if (encoded == previous) return "a map has a key twice";
            previous = std::move(encoded);
            if (const char* found = semantic_problem(key)) return found;
            if (const char* found = semantic_problem(member)) return found;
        }
    }
    return nullptr;
}

}  // namespace

const Value* Value::at(std::int64_t key) const noexcept {
    const auto* map = get<Map>();
    if (map == nullptr) return nullptr;
    for (const auto& [name, member] : *map)
        if (const auto* number = name.get<std::int64_t>(); number != nullptr && *number == key) return &member;
    return nullptr;
}

Bytes encode(const Value& value) {
    Bytes out;
    put(out, value);
    return out;
}

Result<Value> decode(BytesView bytes) {
    const auto bad = [](const char* why) { return fail("BAD_CBOR", std::string("not the CBOR expected here: ") + why); };
    if (const char* problem = Scanner(bytes).problem()) return bad(problem);
    cbor_load_result result{};
    const std::unique_ptr<cbor_item_t, void (*)(cbor_item_t*)> item(cbor_load(bytes.data(), bytes.size(), &result),
                                                                    [](cbor_item_t* p) { if (p != nullptr) cbor_decref(&p); });
    if (!item || result.read != bytes.size()) return bad("it cannot be parsed");
    Value value = convert(item.get());
    if (const char* problem = semantic_problem(value)) return bad(problem);
    const Bytes again = encode(value);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()))
        return fail("NOT_DETERMINISTIC", "the CBOR is not in its one deterministic spelling (RFC 8949 §4.2.1)");
    return value;
}

}  // namespace temviet::cbor
