/* SPDX-License-Identifier: Apache-2.0 */
/* An app with a scanner of its own: bytes and their symbology identifier in, an answer out.
 * cc payload.c $(pkg-config --cflags --libs temviet-core) -o payload
 * ./payload REGISTRY.db ROOT.json PAYLOAD [IDENTIFIER]        exit 0: the stamp is valid, 1: it is not, 2: could not run */
#include <stdio.h>
#include <string.h>
#include <temviet.h>
#include <time.h>

static int failed(const tv_error *error) {
    fprintf(stderr, "%s: %s\n", error->reason, error->message);
    return 2;
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    tv_error error = {sizeof error, TV_OK, "", ""};

    tv_registry registry = {sizeof registry, 0, NULL, {0}, {0}, {0}, {0}};
    registry.database.kind = registry.root.kind = TV_SOURCE_PATH;
    registry.database.data = argv[1];
    registry.root.data = argv[2];

    tv_options options;
    tv_options_init(&options, sizeof options);
    options.env = TV_ENV_TEST; /* this example asks the demonstration registries; real goods: TV_ENV_PROD */
    options.allow_test = 1;
    options.strict = 1;
    options.registries = &registry;
    options.registry_count = 1;
    tv_verifier *verifier;
    if (tv_verifier_open(&options, &verifier, &error) != TV_OK) return failed(&error);

    tv_symbol symbol = {sizeof symbol, TV_FORMAT_TEXT, {argv[3], strlen(argv[3])}, {NULL, 0}, 0, 0, {0}, -1, 0};
    if (argc > 4) {
        symbol.symbology_identifier.data = argv[4];
        symbol.symbology_identifier.size = strlen(argv[4]);
    }
    tv_request request;
    tv_request_init(&request, sizeof request);
    request.now = (int64_t)time(NULL);
    tv_report *report;
    const tv_status status = tv_verify_symbols(verifier, &symbol, 1, &request, &report, &error);
    tv_verifier_close(verifier); /* the report lives on */
    if (status != TV_OK) return failed(&error);

    tv_str text;
    if (tv_report_text(report, TV_LANG_VI, &text, &error) == TV_OK) fputs(text.data, stdout);
    const int32_t headline = tv_report_headline(report, TV_WHOLE_REPORT);
    tv_report_free(report);
    return headline == TV_HEADLINE_GOOD || headline == TV_HEADLINE_GOOD_BATCH ? 0 : 1;
}
