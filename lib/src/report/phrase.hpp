// SPDX-License-Identifier: Apache-2.0
// One sentence in every language. {name} is filled from facts; a [part|other part] is the first alternative whose
// values are all there, or nothing; {?name} shows nothing but asks that the value is there (see fill.hpp).
#pragma once

#include <string_view>
#include <temviet/report/render.hpp>

namespace temviet::report {

struct Phrase {
    std::string_view vi, en;
    [[nodiscard]] constexpr std::string_view in(Language language) const noexcept { return language == Language::vi ? vi : en; }
};

/// What a reason or notice says, and what to do about it.
struct ReasonText {
    Reason reason;
    Phrase text, next;
};

}  // namespace temviet::report
