/* SPDX-License-Identifier: Apache-2.0 */
/* Prints where every field lies; check_abi.py compares it with layout-64.txt or layout-32.txt. */
#include <stddef.h>
#include <stdio.h>
#include <temviet.h>

#define STRUCT(s) printf("%s %lu\n", #s, (unsigned long)sizeof(s))
#define FIELD(s, f) printf("  %s %lu %lu\n", #f, (unsigned long)offsetof(s, f), (unsigned long)sizeof(((s *)0)->f))

int main(void) {
    STRUCT(tv_str); FIELD(tv_str, data); FIELD(tv_str, size);
    STRUCT(tv_error); FIELD(tv_error, struct_size); FIELD(tv_error, status); FIELD(tv_error, reason); FIELD(tv_error, message);
    STRUCT(tv_source); FIELD(tv_source, kind); FIELD(tv_source, descriptor); FIELD(tv_source, data); FIELD(tv_source, size); FIELD(tv_source, offset);
    STRUCT(tv_registry); FIELD(tv_registry, struct_size); FIELD(tv_registry, reserved); FIELD(tv_registry, name); FIELD(tv_registry, database);
    FIELD(tv_registry, pages); FIELD(tv_registry, signature); FIELD(tv_registry, root);
    STRUCT(tv_options); FIELD(tv_options, struct_size); FIELD(tv_options, env); FIELD(tv_options, allow_test); FIELD(tv_options, language);
    FIELD(tv_options, strict); FIELD(tv_options, registry_count); FIELD(tv_options, registries); FIELD(tv_options, build_time);
    FIELD(tv_options, log); FIELD(tv_options, log_user);
    STRUCT(tv_request); FIELD(tv_request, struct_size); FIELD(tv_request, scene); FIELD(tv_request, now); FIELD(tv_request, now_is_given);
    FIELD(tv_request, distinct); FIELD(tv_request, file); FIELD(tv_request, input); FIELD(tv_request, cancelled); FIELD(tv_request, cancelled_user);
    FIELD(tv_request, max_symbols); FIELD(tv_request, fast_only);
    STRUCT(tv_symbol); FIELD(tv_symbol, struct_size); FIELD(tv_symbol, format); FIELD(tv_symbol, bytes); FIELD(tv_symbol, symbology_identifier);
    FIELD(tv_symbol, joined); FIELD(tv_symbol, keyed); FIELD(tv_symbol, polygon); FIELD(tv_symbol, rung); FIELD(tv_symbol, assisted);
    STRUCT(tv_rect); FIELD(tv_rect, x); FIELD(tv_rect, y); FIELD(tv_rect, width); FIELD(tv_rect, height);
    STRUCT(tv_plane); FIELD(tv_plane, data); FIELD(tv_plane, size); FIELD(tv_plane, row_stride); FIELD(tv_plane, pixel_stride);
    STRUCT(tv_frame); FIELD(tv_frame, struct_size); FIELD(tv_frame, format); FIELD(tv_frame, width); FIELD(tv_frame, height);
    FIELD(tv_frame, rotation_cw); FIELD(tv_frame, crop); FIELD(tv_frame, plane);
    STRUCT(tv_reason); FIELD(tv_reason, struct_size); FIELD(tv_reason, cap); FIELD(tv_reason, code); FIELD(tv_reason, check); FIELD(tv_reason, vi);
    FIELD(tv_reason, en);
    STRUCT(tv_registry_info); FIELD(tv_registry_info, struct_size); FIELD(tv_registry_info, usable); FIELD(tv_registry_info, sequence);
    FIELD(tv_registry_info, built_at); FIELD(tv_registry_info, id); FIELD(tv_registry_info, title); FIELD(tv_registry_info, kind);
    FIELD(tv_registry_info, reason); FIELD(tv_registry_info, message);
    return 0;
}
