/* SPDX-License-Identifier: Apache-2.0 */
/* Camera frames: a session answers each new code in view once. The frames here are binary PGM files (grey).
 * cc frame.c $(pkg-config --cflags --libs temviet) -o frame
 * ./frame REGISTRY.db ROOT.json FRAME.pgm…                    one line for each new answer */
#include <stdio.h>
#include <stdlib.h>
#include <temviet.h>
#include <time.h>

static unsigned char *load_pgm(const char *path, tv_frame *frame) {
    FILE *file = fopen(path, "rb");
    unsigned char *pixels = NULL;
    unsigned width = 0, height = 0;
    if (file != NULL && fscanf(file, "P5 %u %u 255%*1[ \n]", &width, &height) == 2 && width <= 16384 && height <= 16384)
        pixels = malloc((size_t)width * height + 1);
    frame->format = TV_PIXEL_GREY;
    frame->width = (int32_t)width;
    frame->height = (int32_t)height;
    frame->plane[0].data = pixels;
    frame->plane[0].size = pixels == NULL ? 0 : fread(pixels, 1, (size_t)width * height, file);
    if (file != NULL) fclose(file);
    return pixels;
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    tv_registry registry = {sizeof registry, 0, NULL, {TV_SOURCE_PATH, 0, argv[1], 0, 0}, {0}, {0}, {TV_SOURCE_PATH, 0, argv[2], 0, 0}};
    tv_options options = {sizeof options, TV_ENV_TEST, 1, TV_LANG_EN, 1, 1, &registry, 0, NULL, NULL};
    tv_error error = {sizeof error, TV_OK, "", ""};
    tv_verifier *verifier = NULL;
    tv_session *session = NULL;
    if (tv_verifier_open(&options, &verifier, &error) != TV_OK || tv_session_open(verifier, &session, &error) != TV_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    for (int i = 3; i < argc; ++i) {
        tv_frame frame = {sizeof frame, 0, 0, 0, 0, {0, 0, 0, 0}, {{0}}};
        unsigned char *pixels = load_pgm(argv[i], &frame);
        tv_request request;
        tv_request_init(&request, sizeof request);
        request.now = (int64_t)time(NULL);
        request.fast_only = 1;
        tv_report *report;
        tv_str headline;
        if (tv_session_push(session, &frame, &request, &report, &error) != TV_OK) fprintf(stderr, "%s: %s\n", argv[i], error.message);
        for (size_t item = 0; item < tv_report_item_count(report); ++item) /* no report, no items: nothing new in view */
            if (tv_report_headline_text(report, item, TV_LANG_VI, &headline, NULL) == TV_OK) printf("%s: %s\n", argv[i], headline.data);
        tv_report_free(report);
        free(pixels);
    }
    tv_session_close(session);
    tv_verifier_close(verifier);
    return 0;
}
