/* SPDX-License-Identifier: Apache-2.0 */
/* What the C tests share: CHECK counts and names what is wrong; READ_ALL reads a file. */
#ifndef TEMVIET_TEST_CHECK_H
#define TEMVIET_TEST_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <temviet.h>

static int tv_failures = 0;
static int tv_checks = 0;
#define CHECK(condition)                                                     \
    do {                                                                     \
        ++tv_checks;                                                         \
        if (!(condition)) {                                                  \
            ++tv_failures;                                                   \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);  \
        }                                                                    \
    } while (0)

/* The worked stamp of the stamp format, its time, and the demo registries that know it. */
#define GOOD_STAMP                                                                    \
    "https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts=" \
    "EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw"
#define AT 1794268800 /* 2026-11-10T00:00:00Z */

static inline int finish(const char *what) {
    printf("%s: %d checks, %d failed\n", what, tv_checks, tv_failures);
    return tv_failures == 0 && tv_checks > 0 ? 0 : 1;
}

/* The registry DIR/NAME.db with DIR/NAME.root.json; the paths live in `paths`. */
typedef struct demo_paths {
    char database[1024], root[1024];
} demo_paths;
static inline tv_registry demo_registry(demo_paths *paths, const char *dir, const char *name) {
    tv_registry registry;
    memset(&registry, 0, sizeof registry);
    snprintf(paths->database, sizeof paths->database, "%s/%s.db", dir, name);
    snprintf(paths->root, sizeof paths->root, "%s/%s.root.json", dir, name);
    registry.struct_size = sizeof registry;
    registry.database.kind = TV_SOURCE_PATH;
    registry.database.data = paths->database;
    registry.root.kind = TV_SOURCE_PATH;
    registry.root.data = paths->root;
    return registry;
}

/* Both demo registries, opened strictly. */
static inline tv_verifier *open_demo(const char *dir) {
    static demo_paths paths[2];
    tv_registry registries[2];
    tv_options options;
    tv_error error = {sizeof error, 0, "", ""};
    tv_verifier *verifier = NULL;
    registries[0] = demo_registry(&paths[0], dir, "demo-tinh");
    registries[1] = demo_registry(&paths[1], dir, "demo-tap-doan");
    tv_options_init(&options, sizeof options);
    options.env = TV_ENV_TEST;
    options.allow_test = 1;
    options.strict = 1;
    options.language = TV_LANG_EN;
    options.registries = registries;
    options.registry_count = 2;
    if (tv_verifier_open(&options, &verifier, &error) != TV_OK)
        fprintf(stderr, "%s %s: %s\n", tv_status_name(error.status), error.reason, error.message);
    return verifier;
}

static inline tv_request request_at(int64_t now) {
    tv_request request;
    tv_request_init(&request, sizeof request);
    request.now = now;
    request.now_is_given = 1;
    return request;
}

static inline int same(tv_str a, const char *b) { return a.data != NULL && a.size == strlen(b) && memcmp(a.data, b, a.size + 1) == 0; }
#endif
