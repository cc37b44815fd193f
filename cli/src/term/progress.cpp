// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli.hpp"

namespace temviet::cli {

Progress::Progress(const Context& context, std::string label, std::size_t total)
    : shown_(context.tty_err && total > 1), label_(std::move(label)), total_(total) {}

Progress::~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::update(std::size_t done) {
    if (!shown_) return;
    const std::size_t percent = done * 100 / total_;
    if (percent == last_percent_) return;
    last_percent_ = percent;
    constexpr std::size_t kWidth = 30;
    const std::size_t filled = percent * kWidth / 100;
    std::string bar(filled, '#');
    bar.resize(kWidth, '.');
    std::fprintf(stderr, "\r%s [%s] %zu/%zu ", label_.c_str(), bar.c_str(), done, total_);
}

}  // namespace temviet::cli
