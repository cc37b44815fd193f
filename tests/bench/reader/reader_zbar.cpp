// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"
#ifdef TEMVIET_BENCH_ZBAR
#include <zbar.h>

#include <memory>
#endif

namespace bench {

#ifdef TEMVIET_BENCH_ZBAR
void add_zbar(std::vector<Reader>& to) {
    const std::shared_ptr<zbar::zbar_image_scanner_t> scanner(zbar::zbar_image_scanner_create(), zbar::zbar_image_scanner_destroy);
    to.push_back({"ZBar", [scanner](const cv::Mat& grey) {
                      const cv::Mat packed = grey.isContinuous() ? grey : grey.clone();
                      const std::unique_ptr<zbar::zbar_image_t, void (*)(zbar::zbar_image_t*)> image(zbar::zbar_image_create(), zbar::zbar_image_destroy);
                      zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
                      zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(packed.cols), static_cast<unsigned>(packed.rows));
                      zbar::zbar_image_set_data(image.get(), packed.data, packed.total(), nullptr);
                      Codes out;
                      if (zbar::zbar_scan_image(scanner.get(), image.get()) < 0) return out;
                      for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol; symbol = zbar::zbar_symbol_next(symbol)) {
                          Code code{{zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol)}};
                          code.is_qr = zbar::zbar_symbol_get_type(symbol) == zbar::ZBAR_QRCODE;
                          const unsigned points = zbar::zbar_symbol_get_loc_size(symbol);
                          for (unsigned i = 0; i < points; ++i) {
                              code.centre.x += static_cast<double>(zbar::zbar_symbol_get_loc_x(symbol, i)) / points;
                              code.centre.y += static_cast<double>(zbar::zbar_symbol_get_loc_y(symbol, i)) / points;
                          }
                          out.push_back(code);
                      }
                      return out;
                  }});
}
#else
void add_zbar(std::vector<Reader>&) {}
#endif

}  // namespace bench
