/* SPDX-License-Identifier: Apache-2.0 */
/* Every function with right, NULL and garbage arguments; closing in any order; sources of every kind; cancellation.
 * usage: capi_calls DEMO_DIR (registries built by data/demo/build_demo.sh) */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

static const uint32_t kBadSizes[] = {0, 1, 4, 7, 4097, 0x7fffffffu, 0xffffffffu};
#define BAD_SIZES (sizeof kBadSizes / sizeof *kBadSizes)

static tv_report *ask(const tv_verifier *verifier, const char *payload) {
    tv_report *report = NULL;
    const tv_request request = request_at(AT);
    CHECK(tv_verify_payload(verifier, payload, strlen(payload), &request, &report, NULL) == TV_OK);
    return report;
}

static void names(void) {
    int i;
    CHECK(tv_abi_version() >= TV_ABI_VERSION);
    CHECK(strlen(tv_version()) >= 5);
    CHECK(tv_has_vision() == 0 || tv_has_vision() == 1);
    for (i = TV_OK; i <= TV_INTERNAL; ++i) CHECK(strncmp(tv_status_name(i), "TV_", 3) == 0 && strcmp(tv_status_name(i), "TV_UNKNOWN_STATUS") != 0);
    CHECK(strcmp(tv_status_name(-1), "TV_UNKNOWN_STATUS") == 0 && strcmp(tv_status_name(INT_MAX), "TV_UNKNOWN_STATUS") == 0);
    CHECK(strcmp(tv_level_name(TV_LEVEL_STAMP_VALID_ITEM), "STAMP_VALID_ITEM") == 0);
    CHECK(strcmp(tv_level_name(TV_LEVEL_NO_DECISION), "NO_DECISION") == 0);
    CHECK(tv_level_name(0) == NULL && tv_level_name(80) == NULL && tv_level_name(INT_MIN) == NULL);
    CHECK(strcmp(tv_use_name(TV_USE_RECALLED), "RECALLED") == 0 && tv_use_name(4) == NULL && tv_use_name(-1) == NULL);
}

static void nothing_at_all(void) {
    tv_error error = {sizeof error, 77, "x", "x"};
    tv_verifier *verifier = (tv_verifier *)&error;
    tv_report *report = (tv_report *)&error;
    tv_session *session = (tv_session *)&error;
    tv_request request = request_at(AT);
    tv_str text;
    tv_reason reason = {sizeof reason, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
    tv_registry_info info;
    tv_symbol symbol;
    memset(&info, 0, sizeof info);
    memset(&symbol, 0, sizeof symbol);
    info.struct_size = sizeof info;
    symbol.struct_size = sizeof symbol;
    tv_options_init(NULL, sizeof(tv_options));
    tv_request_init(NULL, sizeof(tv_request));
    CHECK(tv_verifier_open(NULL, NULL, &error) == TV_INVALID_ARGUMENT && error.status == TV_INVALID_ARGUMENT && error.message[0] != 0);
    CHECK(tv_verifier_open(NULL, &verifier, NULL) == TV_OK && verifier != NULL);
    CHECK(tv_verifier_registry_count(NULL) == 0 && tv_verifier_registry_count(verifier) == 0);
    CHECK(tv_verifier_registry(NULL, 0, &info, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verifier_registry(verifier, 0, &info, &error) == TV_OUT_OF_RANGE);
    CHECK(tv_verify_symbols(NULL, NULL, 0, &request, &report, &error) == TV_INVALID_ARGUMENT && report == NULL);
    CHECK(tv_verify_symbols(verifier, NULL, 0, NULL, &report, &error) == TV_INVALID_ARGUMENT && report == NULL);
    CHECK(tv_verify_symbols(verifier, NULL, 0, &request, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_symbols(verifier, NULL, 3, &request, &report, &error) == TV_INVALID_ARGUMENT && report == NULL);
    CHECK(tv_verify_payload(NULL, "x", 1, &request, &report, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_payload(verifier, NULL, 1, &request, &report, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_payload(verifier, "x", 1, NULL, &report, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_payload(verifier, "x", 1, &request, NULL, NULL) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_frame(NULL, NULL, &request, &report, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_verify_frame(verifier, NULL, &request, &report, &error) == (tv_has_vision() ? TV_INVALID_ARGUMENT : TV_UNSUPPORTED));
    CHECK(tv_session_open(NULL, &session, &error) == TV_INVALID_ARGUMENT && session == NULL);
    CHECK(tv_session_open(verifier, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_session_push(NULL, NULL, &request, &report, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_session_push_symbols(NULL, NULL, 0, &request, &report, &error) == TV_INVALID_ARGUMENT);
    tv_session_reset(NULL);
    tv_session_close(NULL);
    /* No registry, nothing read: answers, never errors. */
    CHECK(tv_verify_symbols(verifier, NULL, 0, &request, &report, &error) == TV_OK && error.status == TV_OK && error.reason[0] == 0);
    CHECK(tv_report_level(report, TV_WHOLE_REPORT) == TV_LEVEL_NO_DECISION && tv_report_item_count(report) == 1);
    CHECK(tv_report_json(NULL, 0, &text, &error) == TV_INVALID_ARGUMENT && tv_report_json(report, 0, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_json(report, 9, &text, &error) == TV_INVALID_ARGUMENT && tv_report_json(report, INT_MAX, &text, NULL) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_json(report, INT_MIN, &text, NULL) == TV_OK && text.data[0] == '{' && text.data[text.size] == 0);
    CHECK(tv_report_text(report, 2, &text, &error) == TV_INVALID_ARGUMENT && tv_report_text(report, TV_LANG_VI, &text, &error) == TV_OK);
    CHECK(tv_report_text(NULL, 0, &text, &error) == TV_INVALID_ARGUMENT && tv_report_text(report, 0, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_headline_text(NULL, 0, 0, &text, &error) == TV_INVALID_ARGUMENT && tv_report_headline_text(report, 1, 0, &text, &error) == TV_OUT_OF_RANGE);
    CHECK(tv_report_headline_text(report, 0, -1, &text, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_reason(NULL, 0, 0, &reason, &error) == TV_INVALID_ARGUMENT && tv_report_reason(report, 0, 0, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_reason(report, 0, 9999, &reason, &error) == TV_OUT_OF_RANGE && tv_report_reason(report, 9, 0, &reason, &error) == TV_OUT_OF_RANGE);
    CHECK(tv_report_claim(report, 0, NULL, &text, &error) == TV_INVALID_ARGUMENT && tv_report_claim(report, 0, "gtin", &text, &error) == TV_ABSENT);
    CHECK(tv_report_claim(report, 0, "colour", &text, &error) == TV_INVALID_ARGUMENT && tv_report_claim(report, 7, "gtin", &text, &error) == TV_OUT_OF_RANGE);
    CHECK(tv_report_claim(report, 0, "gtin", NULL, &error) == TV_INVALID_ARGUMENT && tv_report_claim(NULL, 0, "gtin", &text, NULL) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_symbol_count(NULL) == 0 && tv_report_symbol_count(report) == 0);
    CHECK(tv_report_symbol(report, 0, &symbol, &error) == TV_OUT_OF_RANGE && tv_report_symbol(NULL, 0, &symbol, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_symbol(report, 0, NULL, &error) == TV_INVALID_ARGUMENT);
    CHECK(tv_report_item_count(NULL) == 0 && tv_report_reason_count(NULL, 0) == 0 && tv_report_reason_count(report, 5) == 0);
    CHECK(tv_report_level(NULL, 0) == TV_LEVEL_NO_DECISION && tv_report_level(report, 5) == TV_LEVEL_NO_DECISION);
    CHECK(tv_report_use(NULL, 0) == TV_USE_ALERT && tv_report_headline(NULL, 0) == TV_HEADLINE_NO_DECISION);
    tv_report_free(report);
    tv_report_free(NULL);
    tv_verifier_close(verifier);
    tv_verifier_close(NULL);
}

static void garbage_sizes(const char *dir) {
    tv_verifier *verifier = open_demo(dir), *none;
    tv_report *report = ask(verifier, GOOD_STAMP), *out;
    size_t i;
    for (i = 0; i < BAD_SIZES; ++i) {
        const uint32_t size = kBadSizes[i];
        tv_options options;
        tv_request request = request_at(AT);
        tv_symbol symbol;
        tv_frame frame;
        tv_reason reason;
        tv_registry_info info;
        tv_error error;
        char kept[sizeof error];
        demo_paths paths;
        tv_registry registry = demo_registry(&paths, dir, "demo-tinh");
        tv_options_init(&options, sizeof options);
        options.struct_size = size;
        CHECK(tv_verifier_open(&options, &none, NULL) == TV_INVALID_ARGUMENT && none == NULL);
        options.struct_size = sizeof options;
        registry.struct_size = size;
        options.registries = &registry;
        options.registry_count = 1;
        CHECK(tv_verifier_open(&options, &none, NULL) == TV_INVALID_ARGUMENT && none == NULL);
        request.struct_size = size;
        CHECK(tv_verify_payload(verifier, "x", 1, &request, &out, NULL) == TV_INVALID_ARGUMENT && out == NULL);
        request.struct_size = sizeof request;
        memset(&symbol, 0, sizeof symbol);
        symbol.struct_size = size;
        CHECK(tv_verify_symbols(verifier, &symbol, 1, &request, &out, NULL) == TV_INVALID_ARGUMENT && out == NULL);
        CHECK(tv_report_symbol(report, 0, &symbol, NULL) == TV_INVALID_ARGUMENT);
        memset(&frame, 0, sizeof frame);
        frame.struct_size = size;
        CHECK(tv_verify_frame(verifier, &frame, &request, &out, NULL) == (tv_has_vision() ? TV_INVALID_ARGUMENT : TV_UNSUPPORTED) && out == NULL);
        memset(&reason, 0, sizeof reason);
        reason.struct_size = size;
        CHECK(tv_report_reason(report, 0, 0, &reason, NULL) != TV_OK && reason.code.data == NULL);
        memset(&info, 0, sizeof info);
        info.struct_size = size;
        CHECK(tv_verifier_registry(verifier, 0, &info, NULL) == TV_INVALID_ARGUMENT && info.id.data == NULL);
        /* An error struct with a garbage size is left alone. */
        memset(&error, 0x5a, sizeof error);
        error.struct_size = size;
        memcpy(kept, &error, sizeof error);
        CHECK(tv_verify_payload(verifier, "x", 1, NULL, &out, &error) == TV_INVALID_ARGUMENT && memcmp(kept, &error, sizeof error) == 0);
    }
    tv_report_free(report);
    tv_verifier_close(verifier);
}

/* An older app's shorter structs have defaults for the rest; a newer app's longer ones are refused, not half read. */
static void struct_versions(const char *dir) {
    tv_verifier *verifier = open_demo(dir);
    tv_report *report = NULL;
    tv_request request = request_at(AT);
    union { tv_request known; char room[sizeof(tv_request) + 64]; } longer;
    union { tv_reason known; char room[sizeof(tv_reason) + 64]; } answer;
    struct { uint32_t struct_size; tv_status status; char reason[8]; } small = {0, 0, ""};
    request.struct_size = (uint32_t)offsetof(tv_request, distinct);
    request.max_symbols = 0; /* beyond the size: never read */
    CHECK(tv_verify_payload(verifier, GOOD_STAMP, strlen(GOOD_STAMP), &request, &report, NULL) == TV_OK);
    CHECK(tv_report_level(report, 0) == TV_LEVEL_STAMP_VALID_ITEM);
    memset(&answer, 0, sizeof answer);
    answer.known.struct_size = sizeof answer;
    if (tv_report_reason_count(report, 0) > 0) CHECK(tv_report_reason(report, 0, 0, &answer.known, NULL) == TV_OK && answer.known.en.size > 0);
    tv_report_free(report);
    request.struct_size = (uint32_t)offsetof(tv_request, now); /* no time at all */
    CHECK(tv_verify_payload(verifier, GOOD_STAMP, strlen(GOOD_STAMP), &request, &report, NULL) == TV_INVALID_ARGUMENT);
    memset(&longer, 0, sizeof longer);
    longer.known = request_at(AT);
    longer.known.struct_size = sizeof longer;
    CHECK(tv_verify_payload(verifier, "x", 1, &longer.known, &report, NULL) == TV_UNSUPPORTED && report == NULL);
    small.struct_size = sizeof small;
    CHECK(tv_verify_payload(verifier, "x", 1, NULL, &report, (tv_error *)(void *)&small) == TV_INVALID_ARGUMENT);
    CHECK(small.status == TV_INVALID_ARGUMENT && strcmp(small.reason, "INVALID") == 0);
    tv_verifier_close(verifier);
}

static void values(const char *dir) {
    tv_verifier *verifier = open_demo(dir);
    tv_report *report = NULL;
    tv_error error = {sizeof error, 0, "", ""};
    tv_request request = request_at(AT);
    tv_symbol symbol;
    const int64_t bad_times[] = {INT64_MIN, INT64_MAX, -62135596801, 253402300800};
    size_t i;
    for (i = 0; i < 4; ++i) {
        request.now = bad_times[i];
        CHECK(tv_verify_payload(verifier, "x", 1, &request, &report, &error) == TV_INVALID_ARGUMENT);
    }
    for (i = 0; i < 2; ++i) { /* the ends of time are answers */
        request.now = i ? 253402300799 : -62135596800;
        CHECK(tv_verify_payload(verifier, GOOD_STAMP, strlen(GOOD_STAMP), &request, &report, &error) == TV_OK);
        CHECK(tv_report_level(report, 0) > TV_LEVEL_STAMP_VALID_BATCH);
        tv_report_free(report);
    }
#define BAD_FIELD(field, value)                                                                            \
    request = request_at(AT);                                                                              \
    request.field = value;                                                                                 \
    CHECK(tv_verify_payload(verifier, "x", 1, &request, &report, &error) == TV_INVALID_ARGUMENT && report == NULL)
    BAD_FIELD(scene, 2);
    BAD_FIELD(scene, -1);
    BAD_FIELD(now_is_given, 2);
    BAD_FIELD(distinct, -1);
    BAD_FIELD(fast_only, 9);
    BAD_FIELD(max_symbols, 0);
    BAD_FIELD(max_symbols, 257);
    BAD_FIELD(file.size, 5);
    BAD_FIELD(input.size, 5);
    request = request_at(AT);
#define BAD_SYMBOL(field, value)                                                                           \
    memset(&symbol, 0, sizeof symbol);                                                                     \
    symbol.struct_size = sizeof symbol;                                                                    \
    symbol.format = TV_FORMAT_QR;                                                                          \
    symbol.field = value;                                                                                  \
    CHECK(tv_verify_symbols(verifier, &symbol, 1, &request, &report, &error) == TV_INVALID_ARGUMENT && report == NULL)
    BAD_SYMBOL(format, -1);
    BAD_SYMBOL(format, TV_FORMAT_DATABAR_LIMITED + 1);
    BAD_SYMBOL(bytes.size, 3);
    BAD_SYMBOL(symbology_identifier.size, 3);
    BAD_SYMBOL(joined, 2);
    BAD_SYMBOL(keyed, -1);
    memset(&symbol, 0, sizeof symbol);
    symbol.struct_size = sizeof symbol;
    symbol.symbology_identifier.data = "Q1]";
    symbol.symbology_identifier.size = 3;
    CHECK(tv_verify_symbols(verifier, &symbol, 1, &request, &report, &error) == TV_INVALID_ARGUMENT);
    /* Three hundred symbols are an answer that says so; a payload of a megabyte is one, too. */
    {
        tv_symbol *many = calloc(300, sizeof *many);
        char *large = malloc(1 << 20);
        for (i = 0; i < 300; ++i) {
            many[i].struct_size = sizeof *many;
            many[i].bytes.data = "9521234543213";
            many[i].bytes.size = 13;
        }
        CHECK(tv_verify_symbols(verifier, many, 300, &request, &report, &error) == TV_OK && tv_report_symbol_count(report) == 256);
        tv_report_free(report);
        many[7].struct_size = 16;
        CHECK(tv_verify_symbols(verifier, many, 300, &request, &report, &error) == TV_INVALID_ARGUMENT);
        memset(large, 'A', 1 << 20);
        CHECK(tv_verify_payload(verifier, large, 1 << 20, &request, &report, &error) == TV_OK);
        CHECK(tv_report_level(report, TV_WHOLE_REPORT) == TV_LEVEL_NO_DECISION);
        tv_report_free(report);
        free(many);
        free(large);
    }
    tv_verifier_close(verifier);
}

static int stop(void *user) {
    int *left = user;
    return (*left)-- <= 0;
}

static void cancellation(const char *dir) {
    tv_verifier *verifier = open_demo(dir);
    tv_report *report = NULL;
    tv_request request = request_at(AT);
    int left = 0;
    request.cancelled = stop;
    request.cancelled_user = &left;
    CHECK(tv_verify_payload(verifier, "x", 1, &request, &report, NULL) == TV_CANCELLED && report == NULL);
    left = 1000000;
    CHECK(tv_verify_payload(verifier, "x", 1, &request, &report, NULL) == TV_OK);
    tv_report_free(report);
    if (tv_has_vision()) {
        static unsigned char pixels[600 * 800];
        tv_frame frame;
        int before, step;
        memset(&frame, 0, sizeof frame);
        frame.struct_size = sizeof frame;
        frame.width = 600;
        frame.height = 800;
        frame.plane[0].data = pixels;
        frame.plane[0].size = sizeof pixels;
        left = 1000000;
        CHECK(tv_verify_frame(verifier, &frame, &request, &report, NULL) == TV_OK && tv_report_level(report, 0) == TV_LEVEL_NO_DECISION);
        tv_report_free(report);
        before = 1000000 - left;
        CHECK(before >= 3); /* it was asked on the way */
        for (step = 0; step < before; ++step) {
            left = step;
            CHECK(tv_verify_frame(verifier, &frame, &request, &report, NULL) == TV_CANCELLED && report == NULL);
        }
    }
    tv_verifier_close(verifier);
}

static char *read_all(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *content;
    if (file == NULL) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    content = malloc(*size + 1);
    *size = fread(content, 1, *size, file);
    fclose(file);
    return content;
}

static int logged = 0;
static void count_log(void *user, const char *code, const char *message) {
    CHECK(user == &logged && strncmp(code, "REGISTRY_", 9) == 0 && strlen(message) > 10);
    ++logged;
}

/* The same registry from paths, from descriptors (at an offset, as in a package) and from memory gives the same answer. */
static void sources(const char *dir) {
    demo_paths paths;
    const tv_registry by_path = demo_registry(&paths, dir, "demo-tinh");
    char part[3][1200], package[1200];
    size_t size[4], i;
    char *bytes[4];
    char *expected = NULL;
    int way, package_fd;
    snprintf(part[0], sizeof part[0], "%s", paths.database);
    snprintf(part[1], sizeof part[1], "%s.pages", paths.database);
    snprintf(part[2], sizeof part[2], "%s.sig.json", paths.database);
    for (i = 0; i < 3; ++i) bytes[i] = read_all(part[i], &size[i]);
    bytes[3] = read_all(paths.root, &size[3]);
    snprintf(package, sizeof package, "%s/package-%ld", dir, (long)getpid());
    package_fd = open(package, O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink(package);
    CHECK(package_fd >= 0 && write(package_fd, "PK..some other asset", 20) == 20);
    for (i = 0; i < 4; ++i) CHECK(write(package_fd, bytes[i], size[i]) == (ssize_t)size[i]);
    for (way = 0; way < 3; ++way) {
        tv_registry registry = by_path;
        tv_source *source[4];
        tv_options options;
        tv_verifier *verifier = NULL;
        tv_report *report;
        tv_str json = {NULL, 0};
        tv_registry_info info;
        tv_error error = {sizeof error, 0, "", ""};
        uint64_t offset = 20;
        source[0] = &registry.database;
        source[1] = &registry.pages;
        source[2] = &registry.signature;
        source[3] = &registry.root;
        for (i = 0; i < 4 && way > 0; ++i) {
            source[i]->kind = way == 1 ? TV_SOURCE_DESCRIPTOR : TV_SOURCE_MEMORY;
            source[i]->descriptor = package_fd;
            source[i]->data = bytes[i];
            source[i]->size = size[i];
            source[i]->offset = offset;
            offset += size[i];
        }
        tv_options_init(&options, sizeof options);
        options.env = TV_ENV_TEST;
        options.allow_test = 1;
        options.strict = 1;
        options.registries = &registry;
        options.registry_count = 1;
        CHECK(tv_verifier_open(&options, &verifier, &error) == TV_OK);
        if (verifier == NULL) {
            fprintf(stderr, "way %d: %s\n", way, error.message);
            continue;
        }
        memset(&info, 0, sizeof info);
        info.struct_size = sizeof info;
        CHECK(tv_verifier_registry_count(verifier) == 1 && tv_verifier_registry(verifier, 0, &info, NULL) == TV_OK);
        CHECK(info.usable == 1 && info.sequence > 0 && info.title.size > 0 && info.id.size > 0);
        report = ask(verifier, GOOD_STAMP);
        tv_verifier_close(verifier);
        CHECK(tv_report_level(report, 0) == TV_LEVEL_STAMP_VALID_ITEM);
        CHECK(tv_report_json(report, 2, &json, NULL) == TV_OK);
        if (expected == NULL) {
            expected = malloc(json.size + 1);
            memcpy(expected, json.data, json.size + 1);
        }
        CHECK(same(json, expected));
        tv_report_free(report);

        /* One changed byte, in any of the four parts and by any way: refused when strict, else left out and logged. */
        if (way == 2)
            for (i = 0; i < 3; ++i) {
                bytes[i][size[i] / 2] ^= 1;
                verifier = NULL;
                CHECK(tv_verifier_open(&options, &verifier, &error) == TV_UNREADABLE && verifier == NULL && strncmp(error.reason, "REGISTRY_", 9) == 0);
                options.strict = 0;
                options.log = count_log;
                options.log_user = &logged;
                logged = 0;
                CHECK(tv_verifier_open(&options, &verifier, &error) == TV_OK && logged == 1);
                CHECK(tv_verifier_registry(verifier, 0, &info, NULL) == TV_OK && info.usable == 0 && info.reason.size > 0 && info.message.size > 0);
                report = ask(verifier, GOOD_STAMP);
                CHECK(tv_report_level(report, 0) == TV_LEVEL_NO_DECISION);
                tv_report_free(report);
                tv_verifier_close(verifier);
                options.strict = 1;
                bytes[i][size[i] / 2] ^= 1;
            }
    }
    close(package_fd);
    free(expected);
    for (i = 0; i < 4; ++i) free(bytes[i]);
}

static void refusals(const char *dir) {
    demo_paths paths;
    tv_registry registry = demo_registry(&paths, dir, "demo-tinh");
    tv_options options;
    tv_verifier *verifier = NULL;
    tv_error error = {sizeof error, 0, "", ""};
    tv_options_init(&options, sizeof options);
    options.registries = &registry;
    options.registry_count = 1;
    options.env = TV_ENV_TEST;
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_REFUSED && strcmp(error.reason, "TEST_NOT_ALLOWED") == 0);
    options.env = TV_ENV_PROD; /* a test registry never answers for prod */
    options.allow_test = 1;
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_REFUSED && strcmp(error.reason, "MIXED_ENV") == 0 && verifier == NULL);
#define BAD_OPTION(field, value, was)                                                             \
    options.field = value;                                                                        \
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_INVALID_ARGUMENT && verifier == NULL); \
    options.field = was
    BAD_OPTION(env, 2, TV_ENV_TEST);
    BAD_OPTION(language, 9, TV_LANG_VI);
    BAD_OPTION(strict, 2, 1);
    BAD_OPTION(allow_test, -1, 1);
    BAD_OPTION(registries, NULL, &registry);
    BAD_OPTION(registry_count, 65, 1);
#define BAD_REGISTRY(field, value)                                                                \
    registry = demo_registry(&paths, dir, "demo-tinh");                                           \
    registry.field = value;                                                                       \
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_INVALID_ARGUMENT && verifier == NULL)
    BAD_REGISTRY(root.kind, TV_SOURCE_NONE);
    BAD_REGISTRY(database.kind, TV_SOURCE_NONE);
    BAD_REGISTRY(database.kind, 17);
    BAD_REGISTRY(database.kind, TV_SOURCE_MEMORY);
    BAD_REGISTRY(database.data, NULL);
    BAD_REGISTRY(database.data, "");
    BAD_REGISTRY(pages.kind, TV_SOURCE_PATH);
    registry = demo_registry(&paths, dir, "demo-tinh");
    registry.root.kind = TV_SOURCE_DESCRIPTOR;
    registry.root.descriptor = -1;
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_INVALID_ARGUMENT);
    registry.root.descriptor = 9876;
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_UNREADABLE);
    registry = demo_registry(&paths, dir, "no-such-registry");
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_UNREADABLE && verifier == NULL);
    /* The root of another registry. */
    registry = demo_registry(&paths, dir, "demo-tinh");
    snprintf(paths.root, sizeof paths.root, "%s/demo-tap-doan.root.json", dir);
    CHECK(tv_verifier_open(&options, &verifier, &error) == TV_UNREADABLE && strcmp(error.reason, "REGISTRY_UNTRUSTED") == 0);
}

static void any_order(const char *dir) {
    int order;
    for (order = 0; order < 6; ++order) {
        tv_verifier *verifier = open_demo(dir);
        tv_session *session = NULL;
        tv_report *report = ask(verifier, GOOD_STAMP);
        static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        int step;
        CHECK(tv_session_open(verifier, &session, NULL) == TV_OK);
        for (step = 0; step < 3; ++step) {
            tv_str text;
            if (orders[order][step] == 0) tv_verifier_close(verifier), verifier = NULL;
            if (orders[order][step] == 1) tv_session_close(session), session = NULL;
            if (orders[order][step] == 2) tv_report_free(report), report = NULL;
            if (report != NULL) CHECK(tv_report_text(report, TV_LANG_EN, &text, NULL) == TV_OK && text.size > 50);
            if (session != NULL) {
                tv_symbol symbol;
                tv_report *pushed = NULL;
                const tv_request request = request_at(AT);
                memset(&symbol, 0, sizeof symbol);
                symbol.struct_size = sizeof symbol;
                symbol.format = TV_FORMAT_QR;
                symbol.bytes.data = GOOD_STAMP;
                symbol.bytes.size = strlen(GOOD_STAMP);
                symbol.symbology_identifier.data = "]Q1";
                symbol.symbology_identifier.size = 3;
                tv_session_reset(session);
                CHECK(tv_session_push_symbols(session, &symbol, 1, &request, &pushed, NULL) == TV_OK && pushed != NULL);
                CHECK(tv_report_level(pushed, 0) == TV_LEVEL_STAMP_VALID_ITEM);
                tv_report_free(pushed);
            }
        }
    }
}

static int32_t push(tv_session *session, const char *bytes, int64_t now, int distinct) {
    tv_symbol symbol;
    tv_report *report = NULL;
    tv_request request = request_at(now);
    int32_t level;
    request.distinct = distinct;
    memset(&symbol, 0, sizeof symbol);
    symbol.struct_size = sizeof symbol;
    symbol.format = TV_FORMAT_QR;
    symbol.bytes.data = bytes;
    symbol.bytes.size = bytes == NULL ? 0 : strlen(bytes);
    symbol.symbology_identifier.data = "]Q1";
    symbol.symbology_identifier.size = 3;
    CHECK(tv_session_push_symbols(session, bytes == NULL ? NULL : &symbol, bytes != NULL, &request, &report, NULL) == TV_OK);
    if (report == NULL) return 0;
    level = tv_report_level(report, TV_WHOLE_REPORT);
    tv_report_free(report);
    return level;
}

/* One answer while it is held there, however the hand shakes; noticed when it comes again. */
static void session_remembers(const char *dir) {
    tv_verifier *verifier = open_demo(dir);
    tv_session *session = NULL;
    int i, distinct;
    for (distinct = 0; distinct < 2; ++distinct) {
        CHECK(tv_session_open(verifier, &session, NULL) == TV_OK);
        CHECK(push(session, GOOD_STAMP, AT, distinct) == TV_LEVEL_STAMP_VALID_ITEM);
        for (i = 0; i < 40; ++i) CHECK(push(session, i % 3 ? GOOD_STAMP : NULL, AT + i, distinct) == 0);
        for (i = 0; i < 15; ++i) CHECK(push(session, NULL, AT + 60, distinct) == 0);
        CHECK(push(session, GOOD_STAMP, AT + 90, distinct) == (distinct ? TV_LEVEL_SUSPECT : TV_LEVEL_SIGNED_UNCONFIRMED));
        tv_session_reset(session);
        CHECK(push(session, GOOD_STAMP, AT + 99, distinct) == TV_LEVEL_STAMP_VALID_ITEM);
        tv_session_close(session);
    }
    tv_verifier_close(verifier);
}

static void reads_a_report(const char *dir) {
    tv_verifier *verifier = open_demo(dir);
    tv_report *report = ask(verifier, GOOD_STAMP);
    tv_str text, again;
    tv_symbol symbol;
    size_t i;
    static const char *const absent[] = {"pid", "maker", "production", "3103"};
    CHECK(tv_report_use(report, 0) == TV_USE_OK && tv_report_headline(report, TV_WHOLE_REPORT) == TV_HEADLINE_GOOD);
    CHECK(tv_report_claim(report, 0, "gtin", &text, NULL) == TV_OK && same(text, "09521234543213"));
    CHECK(tv_report_claim(report, 0, "lot", &text, NULL) == TV_OK && same(text, "L2508A"));
    CHECK(tv_report_claim(report, 0, "serial", &text, NULL) == TV_OK && same(text, "0004K7M3P9XQTR"));
    CHECK(tv_report_claim(report, 0, "expiry", &text, NULL) == TV_OK && same(text, "2027-08-01"));
    CHECK(tv_report_claim(report, 0, "host", &text, NULL) == TV_OK && same(text, "tem.example"));
    CHECK(tv_report_claim(report, 0, "21", &text, NULL) == TV_OK && same(text, "0004K7M3P9XQTR"));
    for (i = 0; i < 4; ++i) CHECK(tv_report_claim(report, 0, absent[i], &text, NULL) == TV_ABSENT);
    CHECK(tv_report_headline_text(report, 0, TV_LANG_VI, &text, NULL) == TV_OK && text.size > 10);
    CHECK(tv_report_json(report, -1, &text, NULL) == TV_OK && tv_report_json(report, -7, &again, NULL) == TV_OK && text.data == again.data);
    memset(&symbol, 0, sizeof symbol);
    symbol.struct_size = sizeof symbol;
    CHECK(tv_report_symbol(report, 0, &symbol, NULL) == TV_OK && same(symbol.bytes, GOOD_STAMP) && symbol.format == TV_FORMAT_TEXT);
    tv_report_free(report);
    report = ask(verifier, "9521234543213");
    CHECK(tv_report_level(report, 0) == TV_LEVEL_REGISTERED && tv_report_reason_count(report, 0) > 0);
    for (i = 0; i < tv_report_reason_count(report, 0); ++i) {
        tv_reason reason = {sizeof reason, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
        CHECK(tv_report_reason(report, 0, i, &reason, NULL) == TV_OK && reason.cap >= 10 && reason.cap <= 90);
        CHECK(reason.code.size > 2 && reason.check.size > 2 && reason.vi.size > 5 && reason.en.size > 5);
        CHECK(reason.code.data[reason.code.size] == 0 && reason.vi.data[reason.vi.size] == 0);
    }
    tv_report_free(report);
    tv_verifier_close(verifier);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    names();
    nothing_at_all();
    garbage_sizes(argv[1]);
    struct_versions(argv[1]);
    values(argv[1]);
    cancellation(argv[1]);
    sources(argv[1]);
    refusals(argv[1]);
    any_order(argv[1]);
    session_remembers(argv[1]);
    reads_a_report(argv[1]);
    return finish(tv_has_vision() ? "libtemviet" : "libtemviet-core");
}
