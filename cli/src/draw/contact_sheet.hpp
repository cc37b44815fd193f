// SPDX-License-Identifier: Apache-2.0
// In: many photos with their reports, one after the other. Out: pages of small pictures with the answer under each, so that
// the few that need a second look stand out.
#pragma once

#include <optional>
#include <string>

#include "draw/annotate.hpp"

namespace temviet::cli {

class ContactSheet {
public:
    /// Longer side of the photos it wants, pixels; larger ones are only slower.
    static constexpr int kThumbnailSide = 400;
    static constexpr std::size_t kTilesOnPage = 24;

    ContactSheet(std::size_t pictures, Language language) : total_(pictures), language_(language) {}

    /// `photo` is null when the picture could not be read.
    [[nodiscard]] Result<void> add(const Report& report, const Photo* photo);
    /// The PNG of the page that the last add() completed, once; else nothing.
    [[nodiscard]] Result<std::optional<std::string>> take_page();

private:
    [[nodiscard]] Result<void> begin_page();
    void tile(const Report& report, const Photo* photo, const Box& box);

    std::size_t total_, count_ = 0;
    Language language_;
    std::optional<Canvas> page_;
};

}  // namespace temviet::cli
