// SPDX-License-Identifier: Apache-2.0
#include "easy_packs.hpp"

#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <tuple>

#include "drawing.hpp"
#include "stopwatch.hpp"

namespace bench {
namespace {

/// 1632 × 1224 pixels: the codes asked for, lines of print, shading, noise. The seed fixes every pixel.
cv::Mat draw_pack(bool qr, bool ean, int seed) {
    cv::Mat pack(1224, 1632, CV_8UC1, cv::Scalar(235));
    for (int line = 0; line < 9; ++line)
        cv::putText(pack, "Ca phe rang xay 250 g - Net wt - San xuat tai Viet Nam", cv::Point(60, 90 + line * 44), cv::FONT_HERSHEY_SIMPLEX, 1.1,
                    cv::Scalar(40), 2, cv::LINE_AA);
    const double turn = seed % 7 - 3;
    const std::string link = "https://example.vn/01/08931234567897/10/LOT" + std::to_string(1000 + seed) + "?s=ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    if (qr) drawing::lay(pack, drawing::symbol(ZXing::BarcodeFormat::QRCode, link, 9), 420, 800, turn);
    if (ean) drawing::lay(pack, drawing::symbol(ZXing::BarcodeFormat::EAN13, "8931234567897", 4), 1140, 760, turn);
    cv::Mat noise(pack.size(), CV_16SC1), out(pack.size(), CV_8UC1);
    cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
    random.fill(noise, cv::RNG::NORMAL, 0, 5);
    cv::GaussianBlur(pack, pack, cv::Size(0, 0), 0.8);
    for (int y = 0; y < pack.rows; ++y)
        for (int x = 0; x < pack.cols; ++x)
            out.at<std::uint8_t>(y, x) =
                cv::saturate_cast<std::uint8_t>(pack.at<std::uint8_t>(y, x) * (0.65 + 0.3 * x / pack.cols) + noise.at<short>(y, x));
    return out;
}

}  // namespace

int run_easy(const Reader& ours, const Reader& peer, int repeat) {
    std::printf("%-12s | codes |  ours median |  %s median | ratio\n", "pack", peer.name.c_str());
    for (const auto& [name, qr, ean] : {std::tuple("QR", true, false), std::tuple("EAN-13", false, true), std::tuple("QR + EAN-13", true, true)}) {
        std::vector<double> our_ms, peer_ms;
        std::size_t read = 0, peer_read = 0, expected = 0;
        for (int seed = 0; seed < 7; ++seed) {
            const cv::Mat pack = draw_pack(qr, ean, seed);
            our_ms.push_back(timed(repeat, [&] { read += ours.read(pack).size(); }));
            peer_ms.push_back(timed(repeat, [&] { peer_read += peer.read(pack).size(); }));
            expected += static_cast<std::size_t>(repeat) * static_cast<std::size_t>(qr + ean);
        }
        const double a = quantile(our_ms, 0.5), b = quantile(peer_ms, 0.5);
        std::printf("%-12s | %zu of %zu, %s %zu | %8.2f ms | %8.2f ms | %5.2f\n", name, read, expected, peer.name.c_str(), peer_read, a, b, a / b);
    }
    return 0;
}

}  // namespace bench
