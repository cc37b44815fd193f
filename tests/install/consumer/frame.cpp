// SPDX-License-Identifier: Apache-2.0
// A camera frame: links the symbol reader as an app would. A grey frame holds no symbol.
#include <cstdint>
#include <temviet/temviet.hpp>
#include <vector>

int main() {
    const std::vector<std::uint8_t> grey(640 * 480, 128);
    const temviet::Plane plane{grey.data(), grey.size(), 640, 1};
    const auto frame = temviet::Frame::from_planes(temviet::PixelFormat::grey, {640, 480}, std::span(&plane, 1));
    auto verifier = temviet::Verifier::open({.env = temviet::Env::prod});
    if (!frame || !verifier) return 1;
    const auto report = temviet::scan(*verifier, *frame, {});
    return report && report->verdict.level == temviet::Level::no_decision ? 0 : 1;
}
