/* SPDX-License-Identifier: Apache-2.0 */
/* Eight threads on one verifier and on one report: every answer is the one a single thread gets.
 * usage: capi_threads DEMO_DIR [rounds] */
#include "check.h"

#include <pthread.h>

static const char *const kPayloads[] = {GOOD_STAMP, "9521234543213", "https://example.com/", "(01)09521234543213(10)L2508A", ""};
enum { PAYLOADS = 5, THREADS = 8 };

static tv_verifier *verifier;
static tv_report *shared;
static char *expected[PAYLOADS];
static int rounds = 200;

static tv_report *ask(int which) {
    tv_report *report = NULL;
    const tv_request request = request_at(AT);
    if (tv_verify_payload(verifier, kPayloads[which], strlen(kPayloads[which]), &request, &report, NULL) != TV_OK) return NULL;
    return report;
}

static void *work(void *number) {
    const int start = *(const int *)number;
    int i, wrong = 0;
    for (i = 0; i < rounds; ++i) {
        const int which = (start + i) % PAYLOADS;
        tv_report *report = ask(which);
        tv_str json, text;
        wrong += report == NULL || tv_report_json(report, 2, &json, NULL) != TV_OK || !same(json, expected[which]);
        tv_report_free(report);
        wrong += tv_report_json(shared, i % 9, &json, NULL) != TV_OK || tv_report_text(shared, i % 2, &text, NULL) != TV_OK;
    }
    return wrong ? (void *)&rounds : NULL;
}

int main(int argc, char **argv) {
    pthread_t threads[THREADS];
    int numbers[THREADS], i;
    if (argc < 2) return 2;
    if (argc > 2) rounds = atoi(argv[2]);
    verifier = open_demo(argv[1]);
    CHECK(verifier != NULL);
    for (i = 0; i < PAYLOADS; ++i) {
        tv_report *report = ask(i);
        tv_str json = {"", 0};
        CHECK(tv_report_json(report, 2, &json, NULL) == TV_OK);
        expected[i] = malloc(json.size + 1);
        memcpy(expected[i], json.data, json.size + 1);
        tv_report_free(report);
    }
    tv_verifier_close(verifier);
    verifier = open_demo(argv[1]); /* nothing is warm when they all start */
    shared = ask(0);
    for (i = 0; i < THREADS; ++i) {
        numbers[i] = i;
        CHECK(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0);
    }
    for (i = 0; i < THREADS; ++i) {
        void *wrong = NULL;
        CHECK(pthread_join(threads[i], &wrong) == 0 && wrong == NULL);
    }
    tv_report_free(shared);
    tv_verifier_close(verifier);
    for (i = 0; i < PAYLOADS; ++i) free(expected[i]);
    return finish("8 threads");
}
