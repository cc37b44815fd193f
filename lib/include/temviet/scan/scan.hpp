// SPDX-License-Identifier: Apache-2.0
// One picture in, one report out: the only room that knows both vision and verify.
#pragma once

#include <temviet/base/result.hpp>
#include <temviet/verify/verifier.hpp>
#include <temviet/vision/frame.hpp>
#include <temviet/vision/read_symbols.hpp>

namespace temviet {

/// Reads every symbol of `frame` and judges them together. Errors are those of read_symbols() and Verifier::verify();
/// a picture without any symbol is a report (NO_SYMBOL), not an error.
[[nodiscard]] Result<Report> scan(const Verifier& verifier, const Frame& frame, const Request& request,
                                  const ReadOptions& options = {});

}  // namespace temviet
