// SPDX-License-Identifier: Apache-2.0
#include "io/image_header.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace temviet::cli {
namespace {

/// Bytes past the end read as 0, so that no parser below can run over the end; sizes are checked where they matter.
class Bytes {
public:
    explicit Bytes(std::string_view data) noexcept : data_(data) {}
    [[nodiscard]] std::size_t size() const noexcept { return data_.size(); }
    [[nodiscard]] std::uint32_t u8(std::size_t at) const noexcept {
        return at < data_.size() ? static_cast<unsigned char>(data_[at]) : 0u;
    }
    [[nodiscard]] std::uint32_t little(std::size_t at, int bytes) const noexcept {
        std::uint32_t value = 0;
        for (int i = bytes - 1; i >= 0; --i) value = value << 8 | u8(at + static_cast<std::size_t>(i));
        return value;
    }
    [[nodiscard]] std::uint32_t big(std::size_t at, int bytes) const noexcept {
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i) value = value << 8 | u8(at + static_cast<std::size_t>(i));
        return value;
    }
    [[nodiscard]] bool has(std::size_t at, std::string_view text) const noexcept {
        return at <= data_.size() && data_.substr(at, text.size()) == text;
    }
    [[nodiscard]] std::string_view view() const noexcept { return data_; }

private:
    std::string_view data_;
};

void read_jpeg(const Bytes& file, ImageHeader& header) noexcept {
    header.complete = false;
    std::size_t at = 2;
    while (at + 4 <= file.size()) {
        if (file.u8(at) != 0xFF) return;
        const auto marker = file.u8(at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {  // markers without a length
            at += 2;
            continue;
        }
        if (marker == 0xD9) return;
        const auto length = file.big(at + 2, 2);
        if (length < 2) return;
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            header.height = file.big(at + 5, 2);
            header.width = file.big(at + 7, 2);
        }
        at += 2 + length;
        if (marker == 0xDA) {
            // Inside the scan 0xFF is always stuffed, so the first EOI from here on is the picture's own, not the
            // one of an EXIF thumbnail; what a phone appends after it (motion photos) does not matter.
            header.complete = at < file.size() && file.view().find("\xFF\xD9", at) != std::string_view::npos;
            return;
        }
    }
}

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? 0xEDB88320u ^ value >> 1 : value >> 1;
        table[i] = value;
    }
    return table;
}();

/// CRC-32 as PNG, zip and Ethernet use it.
std::uint32_t crc32(std::string_view data) noexcept {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : data) crc = kCrcTable[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ crc >> 8;
    return ~crc;
}

void read_png(const Bytes& file, ImageHeader& header) noexcept {
    header.complete = false;
    if (!file.has(12, "IHDR")) return;
    header.width = file.big(16, 4);
    header.height = file.big(20, 4);
    header.has_alpha = (file.u8(25) & 4) != 0;
    std::size_t at = 8;
    while (at + 12 <= file.size()) {
        const std::size_t length = file.big(at, 4);
        if (length > file.size() - at - 12) return;
        // Checked here since the decoder would complain on standard error by itself, and decode part of the picture.
        if (crc32(file.view().substr(at + 4, length + 4)) != file.big(at + 8 + length, 4)) header.damaged = true;
        if (file.has(at + 4, "acTL")) header.animated = true;
        if (file.has(at + 4, "tRNS")) header.has_alpha = true;
        if (file.has(at + 4, "IEND")) {
            header.complete = true;
            return;
        }
        at += length + 12;
    }
}

void read_webp(const Bytes& file, ImageHeader& header) noexcept {
    const std::uint64_t end = std::uint64_t{file.little(4, 4)} + 8;
    header.complete = end <= file.size() && end >= 20;
    if (file.has(12, "VP8X")) {
        header.animated = (file.u8(20) & 0x02) != 0;
        header.has_alpha = (file.u8(20) & 0x10) != 0;
        header.width = file.little(24, 3) + 1;
        header.height = file.little(27, 3) + 1;
    } else if (file.has(12, "VP8L") && file.u8(20) == 0x2F) {
        const auto bits = file.little(21, 4);
        header.width = (bits & 0x3FFF) + 1;
        header.height = (bits >> 14 & 0x3FFF) + 1;
        header.has_alpha = (bits >> 28 & 1) != 0;
    } else if (file.has(12, "VP8 ") && file.has(23, "\x9D\x01\x2A")) {
        header.width = file.little(26, 2) & 0x3FFF;
        header.height = file.little(28, 2) & 0x3FFF;
    }
}

void read_bmp(const Bytes& file, ImageHeader& header) noexcept {
    if (file.little(14, 4) == 12) {
        header.width = file.little(18, 2);
        header.height = file.little(20, 2);
        return;
    }
    header.width = file.little(18, 4);
    const std::int64_t height = static_cast<std::int32_t>(file.little(22, 4));  // negative: the top row comes first
    header.height = static_cast<std::uint64_t>(std::llabs(height));
}

void read_tiff(const Bytes& file, ImageHeader& header) noexcept {
    const bool little = file.u8(0) == 'I';
    const auto number = [&](std::size_t at, int bytes) { return little ? file.little(at, bytes) : file.big(at, bytes); };
    const std::size_t directory = number(4, 4);
    const auto count = number(directory, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (entry + 12 > file.size()) return;
        const auto tag = number(entry, 2);
        if (tag != 256 && tag != 257) continue;
        (tag == 256 ? header.width : header.height) = number(entry + 8, number(entry + 2, 2) == 3 ? 2 : 4);
    }
}

/// ISO base media files (ISO/IEC 23008-12): the major brand, else the compatible ones, tell HEIC from AVIF. Some cameras
/// give the general "mif1" or a brand of their own first.
ImageKind heif_kind(const Bytes& file) noexcept {
    if (!file.has(4, "ftyp")) return ImageKind::unknown;
    const auto end = std::min<std::size_t>({file.big(0, 4), file.size(), 256});
    bool general = false;
    for (std::size_t at = 8; at + 4 <= std::max<std::size_t>(end, 12); at += at == 8 ? 8 : 4) {  // a version follows the first
        for (const std::string_view brand : {"avif", "avis"})
            if (file.has(at, brand)) return ImageKind::avif;
        for (const std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"})
            if (file.has(at, brand)) return ImageKind::heic;
        for (const std::string_view brand : {"mif1", "msf1", "miaf"}) general = general || file.has(at, brand);
    }
    return general ? ImageKind::heic : ImageKind::unknown;
}

}  // namespace

ImageHeader read_image_header(std::string_view data) noexcept {
    using namespace std::string_view_literals;
    const Bytes file(data);
    ImageHeader header;
    if (file.has(0, "\xFF\xD8\xFF")) {
        header.kind = ImageKind::jpeg;
        read_jpeg(file, header);
    } else if (file.has(0, "\x89PNG\r\n\x1A\n")) {
        header.kind = ImageKind::png;
        read_png(file, header);
    } else if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
        header.kind = ImageKind::webp;
        read_webp(file, header);
    } else if (file.has(0, "II*\0"sv) || file.has(0, "MM\0*"sv)) {
        header.kind = ImageKind::tiff;
        read_tiff(file, header);
    } else if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
        header.kind = ImageKind::gif;
        header.width = file.little(6, 2);
        header.height = file.little(8, 2);
    } else if (const auto kind = heif_kind(file); kind != ImageKind::unknown) {
        header.kind = kind;
    } else if (file.has(0, "BM") && file.little(14, 4) >= 12 && file.little(14, 4) <= 124) {
        header.kind = ImageKind::bmp;
        read_bmp(file, header);
    }
    return header;
}

}  // namespace temviet::cli
