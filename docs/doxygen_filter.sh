#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# temviet.h for Doxygen: its plain comments stand above what they explain, or behind it on the same line or going on below.
sed -E 's@^ *uint32_t struct_size;$@& /**< sizeof of this struct, set by the caller */@; 1s@^@/** \\file */ @; /^ *\/\* ----/b; s@^( *)/\*([^*]|$)@\1/**\2@; t; s@([,;{0-9]) *//?\* @\1 /**< @' "$1"
