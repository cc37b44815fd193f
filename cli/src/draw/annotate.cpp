// SPDX-License-Identifier: Apache-2.0
#include "draw/annotate.hpp"

#include <algorithm>
#include <cmath>
#include <temviet/base/text.hpp>
#include <vector>

#include "draw/verdict_sign.hpp"

namespace temviet::cli {
namespace {

constexpr int kLeastWidth = 760;
constexpr std::size_t kShownItems = 8;  // the worst of them; the report has them all
constexpr Colour kMat{0.11, 0.12, 0.14, 1}, kInk{0.12, 0.12, 0.14, 1}, kFaint{0.38, 0.38, 0.42, 1};

std::string_view tr(Language language, std::string_view vi, std::string_view en) { return language == Language::vi ? vi : en; }

/// The words below the photo. The same code measures and draws, so that nothing can be cut by a wrong guess.
class Caption {
public:
    Caption(const Report& report, const Photo& photo, Language language, double width, double unit)
        : report_(report), photo_(photo), language_(language), width_(width), unit_(unit) {
        shown_ = worst_first(report);
        left_out_ = shown_.size() - std::min(shown_.size(), kShownItems);
        shown_.resize(shown_.size() - left_out_);
        std::sort(shown_.begin(), shown_.end());
    }

    /// The height it takes from `top` on. Draws when told to.
    double run(Canvas& canvas, double top, bool draw) {
        canvas_ = &canvas;
        draw_ = draw;
        y_ = top;
        if (report_.items.empty()) band(headline(report_.verdict), std::string(), nothing());
        for (const auto i : shown_) item(i);
        y_ += 0.5 * unit_;
        if (left_out_ > 0)
            words(std::string(tr(language_, "Còn ", "And ")) + std::to_string(left_out_) +
                      std::string(tr(language_, " mục khác, không mục nào xấu hơn các mục trên.", " more items, none worse than those above.")),
                  {.size = 0.8 * unit_, .bold = true, .colour = kInk, .max_lines = 2});
        if (photo_.looked_at)
            words(tr(language_, "Chỉ xem phần ảnh không bị che tối.", "Only the part that is not darkened was looked at."),
                  {.size = 0.72 * unit_, .colour = kFaint, .max_lines = 2});
        words(footer(), {.size = 0.72 * unit_, .colour = kFaint, .max_lines = 3});
        return y_ + 0.5 * unit_ - top;
    }

private:
    static std::vector<std::size_t> worst_first(const Report& report) {
        std::vector<std::size_t> order(report.items.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return severity_rank(report.items[a].verdict) < severity_rank(report.items[b].verdict);
        });
        return order;
    }
    std::string nothing() const {
        ReportItem none;  // a report without items says nothing better than its verdict
        none.verdict = report_.verdict;
        return headline_text(none, report_.env, language_);
    }

    void item(std::size_t index) {
        const auto& each = report_.items[index];
        const std::string number = report_.items.size() > 1 ? std::to_string(index + 1) : std::string();
        band(headline(each.verdict), number, headline_text(each, report_.env, language_));
        // With many items each says what is most important only.
        const std::size_t most = shown_.size() <= 2 ? 5 : shown_.size() <= 4 ? 2 : 1;
        const auto lines = caption_lines(each, language_);
        for (std::size_t i = 0; i < lines.size() && i < most; ++i)
            words(lines[i], {.size = 0.8 * unit_, .bold = i == 0 && !each.products.empty(), .colour = kInk, .max_lines = shown_.size() <= 2 ? 3 : 2});
    }

    /// Sign, number and headline on the colour of the verdict.
    void band(Headline says, const std::string& number, const std::string& text) {
        y_ += 0.4 * unit_;
        const double sign = 1.6 * unit_, margin = 0.5 * unit_, left = margin + sign + 0.6 * unit_;
        const std::string line = number.empty() ? text : number + ". " + text;
        const TextStyle style{.size = 1.15 * unit_, .bold = true, .colour = kWhite, .max_lines = 4};
        const double width = width_ - left - margin;
        const auto extent = canvas_->measure(width, line, style);
        const double height = std::max(extent.height, sign) + 0.8 * unit_;
        if (draw_) {
            canvas_->fill({0, y_, width_, height}, colour_of(says));
            draw_sign(*canvas_, {margin, y_ + (height - sign) / 2, sign, sign}, says);
            canvas_->text({left, y_ + (height - extent.height) / 2, width, 0}, line, style);
        }
        y_ += height + 0.3 * unit_;
    }

    void words(std::string_view text, const TextStyle& style) {
        const Box box{0.6 * unit_, y_, width_ - 1.2 * unit_, 0};
        const auto extent = draw_ ? canvas_->text(box, text, style) : canvas_->measure(box.width, text, style);
        y_ += extent.height + 0.15 * unit_;
    }

    std::string footer() const {
        const std::int64_t local = report_.at.seconds + kVietnamOffsetSeconds;
        const auto clock = to_string(Instant{local}).substr(11, 5);
        const auto date = [&](Instant instant) {
            return language_ == Language::vi ? to_vietnamese(vietnam_date(instant)) : to_string(vietnam_date(instant));
        };
        std::string out = std::string(tr(language_, "Xét lúc ", "Judged as of ")) + clock + " " + date(report_.at) + " (UTC+7)";
        if (report_.file && *report_.file != "-") {
            const auto slash = report_.file->find_last_of('/');
            out += " · " + display_safe(slash == std::string::npos ? *report_.file : report_.file->substr(slash + 1), 80);
        }
        for (const auto& registry : report_.registries) {
            out += " · " + std::string(tr(language_, "sổ ", "registry ")) + display_safe(registry.id, 60);
            if (registry.date) out += " (" + date(*registry.date) + ")";
        }
        return out;
    }

    const Report& report_;
    const Photo& photo_;
    Language language_;
    double width_, unit_, y_ = 0;
    std::vector<std::size_t> shown_;
    std::size_t left_out_ = 0;
    Canvas* canvas_ = nullptr;
    bool draw_ = false;
};

}  // namespace

Result<std::string> annotated_picture(const Report& report, const Photo& photo, Language language, Encoding encoding) {
    const double width = std::max(photo.pixels.width, kLeastWidth), unit = std::clamp(width / 46, 17.0, 40.0);
    Caption caption(report, photo, language, width, unit);
    auto ruler = Canvas::bitmap(1, 1);
    if (!ruler) return tl::unexpected(std::move(ruler.error()));
    const double below = caption.run(*ruler, 0, false);
    auto canvas = Canvas::bitmap(width, std::ceil(photo.pixels.height + below));
    if (!canvas) return tl::unexpected(std::move(canvas.error()));
    canvas->fill({0, 0, width, static_cast<double>(photo.pixels.height)}, kMat);
    const Box where{std::floor((width - photo.pixels.width) / 2), 0, static_cast<double>(photo.pixels.width), static_cast<double>(photo.pixels.height)};
    draw_photo(*canvas, photo, report, where, std::clamp(std::max(photo.pixels.width, photo.pixels.height) / 250.0, 2.5, 8.0), true);
    (void)caption.run(*canvas, photo.pixels.height, true);
    return canvas->finish(encoding);
}

}  // namespace temviet::cli
