// SPDX-License-Identifier: Apache-2.0
// Everything temviet::core offers: payload to verdict, no pictures.
#pragma once

#include <temviet/base/version.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/report/render.hpp>
#include <temviet/verify/verifier.hpp>
