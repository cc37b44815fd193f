// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace temviet::cli {

/// The same PNG with its density written into it (chunk pHYs, PNG 3 §11.3.4.3): programs then print it at its true size.
[[nodiscard]] std::string with_density(std::string png, int dpi);

}  // namespace temviet::cli
