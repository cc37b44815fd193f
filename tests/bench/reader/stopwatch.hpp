// SPDX-License-Identifier: Apache-2.0
// This thread's processor time, so that other programs on the machine count as little as can be.
#pragma once

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

namespace bench {

inline double now_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

/// The median of `repeat` times of `work`.
inline double timed(int repeat, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
        const double start = now_ms();
        work();
        times.push_back(now_ms() - start);
    }
    return quantile(times, 0.5);
}

}  // namespace bench
