// SPDX-License-Identifier: Apache-2.0
#include "draw/contact_sheet.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>

#include "draw/verdict_sign.hpp"

namespace temviet::cli {
namespace {

constexpr std::size_t kColumns = 4;
constexpr double kPageWidth = 1640, kMargin = 20, kTitle = 60, kTileWidth = 385, kTileHeight = 380, kPhotoHeight = 252, kGap = 20;
constexpr Colour kMat{0.11, 0.12, 0.14, 1}, kInk{0.12, 0.12, 0.14, 1}, kFaint{0.38, 0.38, 0.42, 1}, kPaper{0.95, 0.95, 0.96, 1};

std::string file_name(const Report& report) {
    if (!report.file) return {};
    const auto slash = report.file->find_last_of('/');
    return display_safe(slash == std::string::npos ? *report.file : report.file->substr(slash + 1), 120);
}

std::string product_name(const ReportItem& item, Language language) {
    if (!item.products.empty()) return display_safe(item.products.front().product.name, 160);
    if (!item.claims.name) return {};
    return display_safe(*item.claims.name, 160) + (language == Language::vi ? " (khai báo)" : " (claimed)");
}

}  // namespace

Result<void> ContactSheet::begin_page() {
    const std::size_t left = std::min(total_ - std::min(count_, total_), kTilesOnPage), rows = std::max<std::size_t>(1, (left + kColumns - 1) / kColumns);
    auto page = Canvas::bitmap(kPageWidth, kTitle + static_cast<double>(rows) * (kTileHeight + kGap) + kMargin, 1, kPaper);
    if (!page) return tl::unexpected(std::move(page.error()));
    page_.emplace(std::move(*page));
    const std::size_t pages = (total_ + kTilesOnPage - 1) / kTilesOnPage, number = count_ / kTilesOnPage + 1;
    const bool vi = language_ == Language::vi;
    std::string title = std::to_string(total_) + (vi ? " ảnh đã kiểm tra" : " pictures checked");
    if (pages > 1) title += (vi ? " – trang " : " – page ") + std::to_string(number) + "/" + std::to_string(pages);
    page_->text({kMargin, 16, kPageWidth - 2 * kMargin, 0}, title, {.size = 24, .bold = true, .colour = kInk});
    return {};
}

Result<void> ContactSheet::add(const Report& report, const Photo* photo) {
    if (!page_)
        if (auto begun = begin_page(); !begun) return begun;
    const std::size_t place = count_++ % kTilesOnPage;
    tile(report, photo,
         {kMargin + static_cast<double>(place % kColumns) * (kTileWidth + (kPageWidth - 2 * kMargin - kColumns * kTileWidth) / (kColumns - 1)),
          kTitle + static_cast<double>(place / kColumns) * (kTileHeight + kGap), kTileWidth, kTileHeight});
    return {};
}

void ContactSheet::tile(const Report& report, const Photo* photo, const Box& box) {
    Canvas& page = *page_;
    const ReportItem* worst = worst_item(report);
    const Headline says = headline(report.verdict);
    page.fill(box, kWhite, 6);
    page.fill({box.x, box.y, box.width, kPhotoHeight}, kMat);
    if (photo) {
        const double shrink = std::min(box.width / photo->pixels.width, kPhotoHeight / photo->pixels.height);
        const double width = photo->pixels.width * shrink, height = photo->pixels.height * shrink;
        draw_photo(page, *photo, report, {box.x + (box.width - width) / 2, box.y + (kPhotoHeight - height) / 2, width, height}, 2, false);
    } else {
        draw_sign(page, {box.x, box.y + 70, box.width, 64}, Headline::no_decision);
        if (report.error)
            page.text({box.x + 12, box.y + 150, box.width - 24, 0}, display_safe(translated(report.error->message, language_)),
                      {.size = 15, .align = Align::centre, .colour = kWhite, .max_lines = 4});
    }

    ReportItem none;
    none.verdict = report.verdict;
    std::string line = headline_text(worst ? *worst : none, report.env, language_);
    if (report.items.size() > 1)
        line = std::to_string(report.items.size()) + (language_ == Language::vi ? " mục, xấu nhất: " : " items, the worst: ") + line;
    const double band = 74, top = box.y + kPhotoHeight;
    page.fill({box.x, top, box.width, band}, colour_of(says));
    draw_sign(page, {box.x + 10, top + (band - 38) / 2, 38, 38}, says);
    const TextStyle style{.size = 15.5, .bold = true, .colour = kWhite, .max_lines = 3};
    const double width = box.width - 68;
    page.text({box.x + 58, top + (band - page.measure(width, line, style).height) / 2, width, 0}, line, style);

    double y = top + band + 6;
    const std::string name = worst ? product_name(*worst, language_) : std::string();
    y += page.text({box.x + 10, y, box.width - 20, 0}, name, {.size = 15, .bold = true, .colour = kInk, .max_lines = 1}).height;
    page.text({box.x + 10, y + 2, box.width - 20, 0}, file_name(report), {.size = 13, .colour = kFaint, .max_lines = 1});
}

Result<std::optional<std::string>> ContactSheet::take_page() {
    if (!page_ || (count_ % kTilesOnPage != 0 && count_ < total_)) return std::optional<std::string>();
    auto bytes = page_->finish();
    page_.reset();
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    return std::optional<std::string>(std::move(*bytes));
}

}  // namespace temviet::cli
