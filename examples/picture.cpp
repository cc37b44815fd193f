// SPDX-License-Identifier: Apache-2.0
// The C++ library with the picture reader (temviet::temviet): every code of a photo, and what it proves. OpenCV only decodes
// the file here; any decoder that gives pixels will do.
// ./picture REGISTRY.db ROOT.json PICTURE TIME
#include <iostream>
#include <opencv2/imgcodecs.hpp>
#include <temviet/temviet.hpp>

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const auto failed = [](const temviet::Error& error) {
        std::cerr << error.code << ": " << error.message << '\n';
        return 1;
    };
    const auto root = temviet::TrustRoot::load(argv[2]);
    if (!root) return failed(root.error());
    auto registry = temviet::Registry::open(argv[1], *root);
    if (!registry) return failed(registry.error());
    temviet::VerifierConfig config;
    config.env = root->env();
    config.allow_test = true;
    config.registries.push_back(std::move(*registry));
    const auto verifier = temviet::Verifier::open(std::move(config));
    if (!verifier) return failed(verifier.error());

    const cv::Mat picture = cv::imread(argv[3], cv::IMREAD_GRAYSCALE);  // turned upright by its EXIF
    const temviet::Plane plane{picture.data, picture.total(), picture.empty() ? 0 : picture.step[0], 1};
    const auto frame = temviet::Frame::from_planes(temviet::PixelFormat::grey, {picture.cols, picture.rows}, std::span(&plane, 1));
    if (!frame) return failed(frame.error());
    const auto at = temviet::parse_instant(argv[4]);
    if (!at) return 2;
    temviet::Request request;
    request.now = *at;
    request.now_is_given = true;
    const auto report = temviet::scan(*verifier, *frame, request);
    if (!report) return failed(report.error());
    for (const auto& symbol : report->symbols)
        std::cout << temviet::to_string(symbol.format) << ' ' << symbol.symbology_identifier << ", " << symbol.bytes.size() << " bytes\n";
    std::cout << temviet::to_text(*report, temviet::Language::en);
    return temviet::exit_code(report->verdict);
}
