// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <temviet/verify/session.hpp>

namespace temviet {
namespace {

bool holds_all(const std::set<std::string>& all, const std::set<std::string>& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

/// Ages the views none of whose codes is there; what is gone becomes a sight.
void Session::look_away(const std::set<std::string>& codes) {
    for (auto& view : views_) {
        const bool there = std::any_of(view.codes.begin(), view.codes.end(), [&](const auto& code) { return codes.contains(code); });
        view.missed = there ? 0 : view.missed + 1;
    }
    for (auto view = views_.begin(); view != views_.end();) {
        if (view->missed < kPushesUntilGone) {
            ++view;
            continue;
        }
        (void)seen_.remember(view->report);
        view = views_.erase(view);
    }
}

Result<std::optional<Report>> Session::push(std::span<const Symbol> symbols, Request request) {
    std::set<std::string> codes;
    for (const auto& symbol : symbols) codes.insert(symbol.symbology_identifier + '\0' + symbol.bytes);
    look_away(codes);
    const auto in_view = [&](const std::string& code) {
        return std::any_of(views_.begin(), views_.end(), [&](const View& view) { return view.codes.contains(code); });
    };
    if (std::all_of(codes.begin(), codes.end(), in_view)) return std::nullopt;
    request.seen_list = &seen_;
    auto report = verifier_->verify(symbols, request);
    if (!report) return tl::unexpected(report.error());
    View view{codes, *report, 0};
    // A view of fewer codes is part of this one: its packs are still in view and must not be seen "again" later.
    std::erase_if(views_, [&](const View& older) { return holds_all(codes, older.codes); });
    views_.push_back(std::move(view));
    return std::optional<Report>(std::move(*report));
}

void Session::reset() {
    views_.clear();
    seen_ = SeenList();
}

}  // namespace temviet
