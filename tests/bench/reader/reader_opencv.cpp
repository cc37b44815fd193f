// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"
#ifdef TEMVIET_BENCH_OPENCV
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <opencv2/barcode.hpp>
#include <opencv2/objdetect.hpp>
#include <opencv2/wechat_qrcode.hpp>

#include "drawing.hpp"
#endif

namespace bench {

#ifdef TEMVIET_BENCH_OPENCV
namespace {

/// `corners`: four points a code, in whatever shape a detector gives them.
void add_codes(const std::vector<std::string>& texts, const cv::Mat& corners, bool qr, Codes& out) {
    const cv::Mat flat = corners.reshape(2, 1);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;  // found, not read
        Code code{texts[i], {}, qr};
        for (int k = 0; k < 4; ++k) {
            const auto point = flat.at<cv::Point2f>(static_cast<int>(i) * 4 + k);
            code.centre.x += static_cast<double>(point.x) / 4, code.centre.y += static_cast<double>(point.y) / 4;
        }
        out.push_back(code);
    }
}

/// Debian builds OpenCV without the library that decodes QR codes, and then it says so on standard output at every code.
bool decodes_qr(const cv::QRCodeDetector& detector) {
    std::fflush(stdout);
    const int kept = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    std::vector<std::string> texts;
    (void)detector.detectAndDecodeMulti(drawing::symbol(ZXing::BarcodeFormat::QRCode, "temviet", 8), texts);
    std::fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept), close(nowhere);
    return !texts.empty() && !texts[0].empty();
}

}  // namespace

void add_opencv(std::vector<Reader>& to) {
    auto qr = std::make_shared<cv::QRCodeDetector>();
    if (!decodes_qr(*qr)) {
        std::fprintf(stderr, "note: this OpenCV finds QR codes and cannot decode them: its column is bars only\n");
        qr = nullptr;
    }
    const auto bars = std::make_shared<cv::barcode::BarcodeDetector>();
    to.push_back({"OpenCV", [qr, bars](const cv::Mat& grey) {
                      Codes out;
                      std::vector<std::string> texts;
                      cv::Mat corners;
                      try {
                          if (qr && qr->detectAndDecodeMulti(grey, texts, corners)) add_codes(texts, corners, true, out);
                          std::vector<cv::barcode::BarcodeType> types;
                          texts.clear();
                          if (bars->detectAndDecode(grey, texts, types, corners)) add_codes(texts, corners, false, out);
                      } catch (const cv::Exception&) {
                          // Some pictures are more than it can take: nothing read.
                      }
                      return out;
                  }});
    // Its finding and enlarging networks are files of their own that Debian does not ship: this is its decoder alone.
    const auto wechat = std::make_shared<cv::wechat_qrcode::WeChatQRCode>();
    to.push_back({"WeChat, no models", [wechat](const cv::Mat& grey) {
                      Codes out;
                      std::vector<cv::Mat> corners;
                      try {
                          const auto texts = wechat->detectAndDecode(grey, corners);
                          for (std::size_t i = 0; i < texts.size(); ++i) add_codes({texts[i]}, corners[i], true, out);
                      } catch (const cv::Exception&) {
                      }
                      return out;
                  }});
}
#else
void add_opencv(std::vector<Reader>&) {}
#endif

}  // namespace bench
