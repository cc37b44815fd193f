/* SPDX-License-Identifier: Apache-2.0 */
/* Memory runs out at the n-th allocation, for each n (or each STEP-th): nothing crashes or leaks into the next call, no
 * answer gets better, and the same verifier works again afterwards.   usage: capi_memory DEMO_DIR [STEP]
 * Opening parses JSON, and the JSON library's destructors allocate: at those places std::terminate ends the process, as
 * temviet.h says.  So each try to open is a process of its own, which may end so, but in no other way. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

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

static int open_all(const char *dir) {
    tv_verifier *opened;
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
    status = tv_verifier_open(&options, &opened, &error);
    CHECK((status == TV_OK) == (opened != NULL) && (status == TV_OK || error.message[0] != 0));
    CHECK(status == TV_OK || status == TV_NO_MEMORY || status == TV_UNREADABLE);
    tv_verifier_close(opened);
    return status == TV_OK;
}

/* A good stamp, an unsigned number, and three that bad news in a registry makes bad: none of it may get lost. */
#define BAD_BATCH "https://tem.example/01/09521234541028/10/J2606A/21/002G2GNB4NSYQZ?17=271123&vts=Ebwpi6pVug43UPxSG8IktkcvWzBKelXx1-nd4b4buyC662gfkdJof2fzI9bq3Dm40zdfsXYCkHtdMs0Vx1d6WOWZAQ"
#define BAD_KEY "https://caphenuido-demo.example/01/09521100441018/10/C2605B/21/007YK3C9KGWDJS?17=271026&vts=ETc6yaKJJl5BZ6LQ9hDM-SMbfco1TTN-IGu2xCVoDR3bP2gsyKDyzOwvjrEUqFW06_Sew2x9P9RSe-ZlwoZhtu2rAg"
#define RECALLED "https://langchai-demo.example/01/09521100331029/10/N2607C/21/004X3RZ1WVMWYH?17=290630&vts=EXPR8coDmGF9zb8adVjI6MVRiLM77fD0Uf1wwd-7jejUA5yo34FUOujDMgqKt98tCh_OcJvRO4S9UcviUCoAtOVIAw"
enum { QUESTIONS = 5 };
static const struct { const char *name, *payload; int32_t level, use; } kQuestions[QUESTIONS] = {
    {"stamp", GOOD_STAMP, TV_LEVEL_STAMP_VALID_ITEM, TV_USE_OK},
    {"number", "9521234543213", TV_LEVEL_REGISTERED, TV_USE_OK},
    {"revoked batch", BAD_BATCH, TV_LEVEL_REJECTED, TV_USE_OK},
    {"revoked key", BAD_KEY, TV_LEVEL_REJECTED, TV_USE_OK},
    {"recalled", RECALLED, TV_LEVEL_SIGNED_UNCONFIRMED, TV_USE_RECALLED},
};
static tv_verifier *verifier;
static char *expected[QUESTIONS];

/* Whatever is answered is the whole, same answer; the rest is TV_NO_MEMORY. */
static int ask(int which) {
    const tv_request request = request_at(AT);
    const char *payload = kQuestions[which].payload;
    tv_report *report;
    tv_str json;
    tv_status status = tv_verify_payload(verifier, payload, strlen(payload), &request, &report, NULL);
    int done = 0;
    CHECK((status == TV_OK) == (report != NULL) && (status == TV_OK || status == TV_NO_MEMORY));
    if (report != NULL) {
        CHECK(tv_report_level(report, 0) == kQuestions[which].level && tv_report_use(report, 0) == kQuestions[which].use);
        status = tv_report_json(report, 2, &json, NULL);
        CHECK(status == TV_OK || status == TV_NO_MEMORY);
        if (status == TV_OK && expected[which] == NULL) {
            expected[which] = __libc_malloc(json.size + 1);
            memcpy(expected[which], json.data, json.size + 1);
        }
        done = status == TV_OK;
        if (done) CHECK(same(json, expected[which]));
        tv_report_free(report);
    }
    return done;
}

/* One try in a child: 1 it worked, 0 it gave an error, -1 it was terminated as described above. */
static int try_to_open(const char *dir, long n) {
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        int done;
        if (freopen("/dev/null", "w", stderr) == NULL) _exit(4);
        left = n;
        done = open_all(dir);
        left = -1;
        if (!done && !open_all(dir)) _exit(3); /* the next one works, with memory */
        _exit(tv_failures > 0 ? 2 : done && failed == 0 ? 0 : 1);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) ? WEXITSTATUS(status) <= 1 : WTERMSIG(status) == SIGABRT);
    return WIFEXITED(status) ? WEXITSTATUS(status) == 0 : -1;
}

static void each_open(const char *dir, long step) {
    long n, tries = 0, ended = 0;
    int done = 0;
    for (n = 0; n < 200000 && done != 1; n += step < 3 || n >= 60 ? step : 1) { /* the first of a process, one by one */
        done = try_to_open(dir, n);
        ended += done < 0;
        ++tries;
    }
    CHECK(done == 1 && tries > 50 && ended * 4 < tries);
    printf("open: %ld tries, up to allocation %ld, %ld terminated inside the JSON library\n", tries, n, ended);
}

static void each(int which, long step) {
    long n, tries = 0;
    int done = 0;
    CHECK(ask(which)); /* works, and warms what is kept for good */
    for (n = 0; n < 200000 && !done; n += step) {
        const long before = failed;
        left = n;
        done = ask(which) && failed == before;
        left = -1;
        ++tries;
        if (n % (50 * step) == 0) CHECK(ask(which));
    }
    CHECK(done && tries > 5 && ask(which));
    printf("%s: %ld tries, up to allocation %ld\n", kQuestions[which].name, tries, n);
}

int main(int argc, char **argv) {
    const long step = argc > 2 ? atol(argv[2]) : 1;
    int i;
    if (argc < 2 || step < 1) return 2;
    each_open(argv[1], step);
    verifier = open_demo(argv[1]);
    CHECK(verifier != NULL);
    for (i = 0; i < QUESTIONS; ++i) each(i, step);
    tv_verifier_close(verifier);
    for (i = 0; i < QUESTIONS; ++i) free(expected[i]);
    return finish("out of memory");
}
