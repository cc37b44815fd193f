// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/version.hpp>

namespace temviet {

std::string_view version() noexcept { return TEMVIET_VERSION_STRING; }

}  // namespace temviet
