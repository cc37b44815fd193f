// SPDX-License-Identifier: Apache-2.0
#include "sheet/zip_parts.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "sheet/workbook.hpp"

namespace temviet::cli {
namespace {

namespace limits = sheet_limits;

tl::unexpected<Error> bomb(const std::string& name, const std::string& what) {
    return fail("SHEET_BOMB", name + " unpacks to more than a spreadsheet needs: " + what,
                "it may be made to exhaust a computer; ask its sender, or save the one sheet as CSV UTF-8");
}
tl::unexpected<Error> broken(const std::string& name) {
    return fail("SHEET_BROKEN", name + " is cut off or damaged: it cannot be unpacked whole", "send or save the file again");
}

}  // namespace

Result<std::map<std::string, std::string>> read_zip_parts(std::string_view bytes, const std::string& name,
                                                          bool (*wanted)(std::string_view part)) {
    const std::unique_ptr<archive, int (*)(archive*)> zip(archive_read_new(), &archive_read_free);
    if (!zip) return fail("OUT_OF_MEMORY", "no memory to unpack " + name);
    archive_read_support_format_zip_seekable(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return broken(name);
    std::map<std::string, std::string> parts;
    std::size_t entries = 0, total = 0;
    while (true) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(zip.get(), &entry);
        if (status == ARCHIVE_EOF) break;
        if (status != ARCHIVE_OK) return broken(name);
        if (++entries > limits::kMaxEntries) return bomb(name, "more than " + std::to_string(limits::kMaxEntries) + " parts");
        if (archive_entry_is_encrypted(entry) != 0)
            return fail("SHEET_FORMAT", name + " is protected with a password", "take the password away and save it again");
        const char* path = archive_entry_pathname(entry);
        if (path == nullptr || archive_entry_filetype(entry) != AE_IFREG || !wanted(path)) continue;
        std::string content;
        char block[16 * 1024];
        while (true) {
            const auto got = archive_read_data(zip.get(), block, sizeof block);
            if (got == 0) break;
            if (got < 0) return broken(name);
            total += static_cast<std::size_t>(got);
            if (total > limits::kMaxUnpackedBytes) return bomb(name, "more than " + std::to_string(limits::kMaxUnpackedBytes >> 20) + " MB");
            if (total > limits::kRatioFrom && total / limits::kMaxRatio > bytes.size())
                return bomb(name, "more than " + std::to_string(limits::kMaxRatio) + " times its size");
            content.append(block, static_cast<std::size_t>(got));
        }
        if (!parts.emplace(path, std::move(content)).second)
            return fail("SHEET_BROKEN", name + " holds the part “" + std::string(path) + "” twice", "send or save the file again");
    }
    return parts;
}

}  // namespace temviet::cli
