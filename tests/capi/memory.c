/* SPDX-License-Identifier: Apache-2.0 */
/* Memory runs out at the n-th allocation, for each n (or each STEP-th): nothing crashes or leaks into the next call, no
 * answer gets better, and the same verifier works again afterwards.   usage: capi_memory DEMO_DIR [STEP] */
#include "check.h"

#include <errno.h>

/* This program's own malloc stands in front of the C library's, for every library loaded. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
static long left = -1; /* allocations until one fails, then all do until reset; -1: none fails */
static long failed = 0;
static int refuse(void) {
    if (left < 0) return 0;
    if (left > 0) return --left, 0;
    ++failed;
    errno = ENOMEM;
    return 1;
}
void *malloc(size_t size) { return refuse() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return refuse() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return refuse() ? NULL : __libc_realloc(old, size); }

static int open_all(const char *dir, int unused) {
    tv_verifier *verifier;
    (void)unused;
    demo_paths paths;
    tv_registry registry = demo_registry(&paths, dir, "demo-tinh");
    tv_options options;
    tv_error error = {sizeof error, 0, "", ""};
    tv_status status;
    tv_options_init(&options, sizeof options);
    options.env = TV_ENV_TEST;
    options.allow_test = options.strict = 1;
    options.registries = &registry;
    options.registry_count = 1;
    status = tv_verifier_open(&options, &verifier, &error);
    CHECK((status == TV_OK) == (verifier != NULL) && (status == TV_OK || error.message[0] != 0));
    CHECK(status == TV_OK || status == TV_NO_MEMORY || status == TV_UNREADABLE);
    tv_verifier_close(verifier);
    return status == TV_OK;
}

static tv_verifier *verifier;
static char *expected;
static int ask_all(const char *dir, int which) {
    static const char *const kPayloads[] = {GOOD_STAMP, "9521234543213"};
    const tv_request request = request_at(AT);
    tv_report *report;
    tv_str json;
    tv_status status = tv_verify_payload(verifier, kPayloads[which], strlen(kPayloads[which]), &request, &report, NULL);
    int done = 0;
    (void)dir;
    CHECK((status == TV_OK) == (report != NULL) && (status == TV_OK || status == TV_NO_MEMORY));
    if (report != NULL) {
        const int32_t level = tv_report_level(report, 0);
        CHECK(level >= (which == 0 ? TV_LEVEL_STAMP_VALID_ITEM : TV_LEVEL_REGISTERED));
        status = tv_report_json(report, 2, &json, NULL);
        CHECK(status == TV_OK || status == TV_NO_MEMORY);
        done = status == TV_OK && (which != 0 || expected == NULL || same(json, expected));
        if (status == TV_OK && which == 0 && expected == NULL) {
            expected = __libc_malloc(json.size + 1);
            memcpy(expected, json.data, json.size + 1);
        }
        tv_report_free(report);
    }
    return done;
}

static void each(const char *name, int (*task)(const char *, int), const char *dir, int which, long step) {
    long n, tries = 0;
    int done = 0;
    CHECK(task(dir, which)); /* works, and warms what is kept for good */
    for (n = 0; n < 200000 && !done; n += step) {
        long before = failed;
        left = n;
        done = task(dir, which) && failed == before;
        left = -1;
        ++tries;
        if (n % (50 * step) == 0) CHECK(task(dir, which));
    }
    CHECK(done && tries > 5 && task(dir, which));
    printf("%s: %ld tries, up to allocation %ld\n", name, tries, n);
}

int main(int argc, char **argv) {
    const long step = argc > 2 ? atol(argv[2]) : 1;
    long n;
    if (argc < 2 || step < 1) return 2;
    /* The very first calls of the process, too: what is set up once must not stay broken. */
    for (n = 0; n < 40; ++n) {
        left = n;
        (void)open_all(argv[1], 0);
        left = -1;
    }
    CHECK(open_all(argv[1], 0));
    verifier = open_demo(argv[1]);
    CHECK(verifier != NULL);
    each("open", open_all, argv[1], 0, step);
    each("stamp", ask_all, argv[1], 0, step);
    each("number", ask_all, argv[1], 1, step);
    tv_verifier_close(verifier);
    free(expected);
    return finish("out of memory");
}
