// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace temviet::cli {

/// 0 = one thread a core.
[[nodiscard]] inline std::size_t thread_count(int jobs) noexcept {
    if (jobs > 0) return static_cast<std::size_t>(jobs);
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 64);
}

/// work(i) for 0 … count - 1, each once, in contiguous shares. `work` must not throw.
template <class Work>
void in_parallel(std::size_t count, std::size_t threads, const Work& work) {
    threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(count, 1));
    const auto share = [&](std::size_t number) {
        for (std::size_t at = count * number / threads; at < count * (number + 1) / threads; ++at) work(at);
    };
    std::vector<std::thread> others;
    std::size_t started = 1;
    try {
        for (; started < threads; ++started) others.emplace_back(share, started);
    } catch (const std::system_error&) {
        // Fewer threads than asked for: what is left is done here.
    }
    share(0);
    for (std::size_t number = started; number < threads; ++number) share(number);
    for (auto& thread : others) thread.join();
}

}  // namespace temviet::cli
