// SPDX-License-Identifier: Apache-2.0
#include "registry/state_root.hpp"

#include "registry/merkle.hpp"
#include "registry/schema.hpp"

namespace temviet {
namespace {

// CBOR heads are written here rather than through base/cbor: a value tree for each of millions of rows would cost more
// than the hashing. A test holds both encoders against each other.
void head(Bytes& out, unsigned major, std::uint64_t value) {
    const auto initial = static_cast<std::uint8_t>(major << 5);
    const auto put = [&](unsigned info, int bytes) {
        out.push_back(static_cast<std::uint8_t>(initial | info));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
            out.push_back(static_cast<std::uint8_t>(value >> shift));
    };
    if (value < 24)
        out.push_back(static_cast<std::uint8_t>(initial | value));
    else if (value <= 0xFF)
        put(24, 1);
    else if (value <= 0xFFFF)
        put(25, 2);
    else if (value <= 0xFFFFFFFF)
        put(26, 4);
    else
        put(27, 8);
}

void put_string(Bytes& out, unsigned major, BytesView bytes) {
    head(out, major, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void put_integer(Bytes& out, std::int64_t value) {
    if (value >= 0)
        head(out, 0, static_cast<std::uint64_t>(value));
    else
        head(out, 1, static_cast<std::uint64_t>(-(value + 1)));
}

}  // namespace

void append_canonical_row(Bytes& out, std::string_view table, const SqliteStatement& row) {
    const int columns = sqlite3_column_count(row.handle());
    head(out, 4, static_cast<std::uint64_t>(columns) + 1);
    put_string(out, 3, as_bytes(table));
    for (int at = 0; at < columns; ++at) {
        // STRICT tables of this schema hold nothing but these four types.
        switch (sqlite3_column_type(row.handle(), at)) {
            case SQLITE_INTEGER: put_integer(out, row.number(at)); break;
            case SQLITE_TEXT: put_string(out, 3, as_bytes(row.view(at))); break;
            case SQLITE_BLOB: put_string(out, 2, row.blob(at)); break;
            default: out.push_back(0xF6); break;
        }
    }
}

Result<StateRoots> state_roots(const SqliteConnection& db) {
    MerkleRoot all, revocations;
    StateRoots out;
    Bytes bytes;
    for (const auto& table : canonical_tables()) {
        auto select =
            db.prepare("SELECT * FROM " + std::string(table.name) + " ORDER BY " + std::string(table.order_by));
        if (!select) return tl::unexpected(select.error());
        const bool is_revocation = table.name == "revocation";
        int status = 0;
        while ((status = select->step()) == SQLITE_ROW) {
            bytes.clear();
            append_canonical_row(bytes, table.name, *select);
            all.add(bytes);
            if (is_revocation) revocations.add(bytes);
            ++out.rows;
        }
        if (status != SQLITE_DONE) return tl::unexpected(db.error());
    }
    out.state_root = all.root();
    out.revocation_head = revocations.root();
    return out;
}

}  // namespace temviet
