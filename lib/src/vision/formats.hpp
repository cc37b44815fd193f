// SPDX-License-Identifier: Apache-2.0
// Our symbol formats <-> ZXing's.
#pragma once

#include <ZXing/BarcodeFormat.h>

#include <span>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>
#include <vector>

namespace temviet::vision {

/// What ReadOptions::formats means when it is empty.
[[nodiscard]] std::span<const SymbolFormat> default_formats();

[[nodiscard]] bool is_linear(SymbolFormat format) noexcept;

/// Linear and matrix formats apart, since they are read on different picture parts.
struct FormatSets {
    std::vector<ZXing::BarcodeFormat> linear, matrix;
    [[nodiscard]] std::vector<ZXing::BarcodeFormat> all() const;
    /// QR codes proper, if asked for.
    [[nodiscard]] std::vector<ZXing::BarcodeFormat> qr() const;
    /// Data Matrix, if asked for.
    [[nodiscard]] std::vector<ZXing::BarcodeFormat> data_matrix() const;
};

/// Errors: READ_BAD_OPTIONS for a format no reader here knows (text, unknown).
[[nodiscard]] Result<FormatSets> to_zxing(std::span<const SymbolFormat> formats);
[[nodiscard]] SymbolFormat from_zxing(ZXing::BarcodeFormat format) noexcept;

}  // namespace temviet::vision
