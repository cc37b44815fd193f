// SPDX-License-Identifier: Apache-2.0
// Everything temviet::temviet offers. Apps with a reader of their own include temviet/core.hpp.
#pragma once

#include <temviet/core.hpp>
#include <temviet/scan/scan.hpp>
