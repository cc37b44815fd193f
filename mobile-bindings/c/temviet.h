/* SPDX-License-Identifier: Apache-2.0 */
/*
 * temviet.h - the only ABI of temviet: checks what the codes on a product prove, offline, against signed registries.
 *
 * Verify only: nothing here signs, and no private key is ever asked for.  An answer says what a code proves; it never
 * says that goods are what their label claims.
 *
 *     tv_verifier  registries, opened once; immutable; shared by all threads
 *         |  tv_verify_symbols / tv_verify_payload / tv_verify_frame
 *         v
 *     tv_report    one answer: level, use, reasons, claims, JSON, text
 *
 *     tv_session   a camera or a hand scanner in a row: one report for each new code in view, copies noticed
 *
 * RULES, the same for every function
 *
 * Ownership   What a function returns through an `**out` belongs to the caller until the matching close or free.  What
 *             you pass in is borrowed for the call and never kept, except `log_user` (see tv_options).  A tv_str is
 *             borrowed from its report or verifier: valid until that is freed; there is nothing else to free.
 * Lifetime    Any order of closing is right: a report outlives its verifier, a session keeps its verifier alive.
 *             close(NULL) and free(NULL) do nothing.  Close once; a closed handle must not be used again.
 * Threads     A tv_verifier may be used by any number of threads at once.  A tv_report may be read by several threads
 *             at once.  A tv_session is used by one thread at a time.  Closing is done by one thread, when no other
 *             call on that handle runs.
 * Errors      A function returns a tv_status; TV_OK is 0.  A bad stamp is an answer (TV_OK and a report), never an
 *             error: a status only says that something could not run.  `error` may be NULL; it is filled in when the
 *             status is not TV_OK and emptied when it is.  On failure `*out` is NULL.  No error is kept per thread.
 * NULL        A NULL or garbage argument gives TV_INVALID_ARGUMENT (or 0 or NULL where there is no status), it does not
 *             crash; a pointer that leads nowhere of course does.
 * Structs     Every struct passed by pointer starts with `struct_size`: set it to sizeof the struct.  Fields are only
 *             ever added at the end.  A shorter struct, of an app built with an older header, has the defaults for what
 *             it lacks.  A longer one is refused with TV_UNSUPPORTED when it is an input (an option this library does
 *             not know is never ignored), and filled as far as known when it is an output.  Structs without a size
 *             (tv_str, tv_source, tv_rect, tv_plane) never change.
 * Text        UTF-8, with its size and with a NUL byte after it that the size does not count.  Bytes of symbols may hold
 *             NUL bytes: use the size.
 * World       The library reads no clock, no environment variable and no network, and keeps no state but its handles.
 *             Files are read only when a tv_source names a path or a descriptor.
 * Exceptions  None leaves; out of memory is TV_NO_MEMORY (see tv_verifier_open() for the one exception).
 * Changes     libtemviet.so.N: N changes only when something here is removed or changes its meaning.  A function to go
 *             is marked TV_DEPRECATED for at least two minor versions first, and goes only with a new N.  Functions,
 *             constants and fields at the end may be added any time; tv_abi_version() counts those additions.
 *
 * libtemviet.so does all of this; libtemviet-core.so has the same functions without a picture reader: what takes a frame
 * returns TV_UNSUPPORTED.  Link one of the two, never both.
 */
#ifndef TEMVIET_H
#define TEMVIET_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define TV_API __attribute__((visibility("default")))
#define TV_DEPRECATED(instead) __attribute__((deprecated(instead)))
#else
#define TV_API
#define TV_DEPRECATED(instead)
#endif
#ifdef __cplusplus
#define TV_NOEXCEPT noexcept
extern "C" {
#else
#define TV_NOEXCEPT
#endif

/* The additions this header knows; compare with tv_abi_version() of the library that was loaded. */
#define TV_ABI_VERSION 1

/* ---- Values -------------------------------------------------------------------------------------------------------
 * Constants have type int32_t wherever they are passed or stored, so no compiler's choice of an enum's size matters.
 * An app must expect values it does not know from a newer library and treat them as "not good". */

/* Why a call could not run. */
typedef int32_t tv_status;
enum {
    TV_OK = 0,               /* it ran; the answer may still be bad news */
    TV_INVALID_ARGUMENT = 1, /* NULL, a size, an enum value or a time that cannot be */
    TV_NO_MEMORY = 2,        /* memory ran out; nothing was changed */
    TV_UNSUPPORTED = 3,      /* not in this build (frames in core), or a struct of a newer header */
    TV_CANCELLED = 4,        /* the `cancelled` callback said so */
    TV_REFUSED = 5,          /* test registries without allow_test, registries of two environments */
    TV_UNREADABLE = 6,       /* a file, descriptor or registry could not be used (with `strict`), or a frame not read */
    TV_OUT_OF_RANGE = 7,     /* no such item, reason, symbol or registry */
    TV_ABSENT = 8,           /* the code does not say this (tv_report_claim) */
    TV_INTERNAL = 9          /* a bug of ours; please report it with the message */
};

/* What was proved, from best to worst; the numbers are also the caps of tv_reason.  docs/verdicts.md explains each. */
enum {
    TV_LEVEL_STAMP_VALID_ITEM = 10,   /* the issuer made this stamp for one unit; a copy of the stamp reads the same */
    TV_LEVEL_STAMP_VALID_BATCH = 20,  /* ... for this lot; it does not identify this unit */
    TV_LEVEL_SIGNED_UNCONFIRMED = 30, /* valid signature, weak context */
    TV_LEVEL_REGISTERED = 40,         /* the number is in a registry; nothing on the pack was proved */
    TV_LEVEL_UNKNOWN = 50,            /* not in a registry, unknown issuer or key */
    TV_LEVEL_SUSPECT = 60,            /* readable and maybe signed, but facts conflict */
    TV_LEVEL_REJECTED = 70,           /* proved wrong */
    TV_LEVEL_NO_DECISION = 90         /* nothing read, no registry, damaged input */
};

/* Whether to use the goods at all, whatever the level says. */
enum { TV_USE_OK = 0, TV_USE_EXPIRED = 1, TV_USE_ALERT = 2, TV_USE_RECALLED = 3 };

/* One value for simple apps, out of level and use: only the first two may be shown in green. */
enum {
    TV_HEADLINE_GOOD = 0, TV_HEADLINE_GOOD_BATCH = 1, TV_HEADLINE_CAUTION = 2, TV_HEADLINE_REGISTERED_ONLY = 3,
    TV_HEADLINE_UNKNOWN = 4, TV_HEADLINE_EXPIRED = 5, TV_HEADLINE_ALERT = 6, TV_HEADLINE_RECALLED = 7,
    TV_HEADLINE_SUSPECT = 8, TV_HEADLINE_REJECTED = 9, TV_HEADLINE_NO_DECISION = 10
};

/* Which world a verifier lives in.  Test registries prove nothing about real goods; every report says which it was. */
enum { TV_ENV_PROD = 0, TV_ENV_TEST = 1 };

/* The language of text that is given in one language. */
enum { TV_LANG_VI = 0, TV_LANG_EN = 1 };

/* What the symbols of one request show together. */
enum {
    TV_SCENE_AUTO = 0, /* every stamp is an item of its own */
    TV_SCENE_PACK = 1  /* a person says: all of this is one pack; codes that differ are then a conflict */
};

/* The kind of symbol, as far as the reader says.  TV_FORMAT_TEXT: typed, shared or from a scanner that says no more. */
enum {
    TV_FORMAT_UNKNOWN = 0, TV_FORMAT_TEXT = 1, TV_FORMAT_QR = 2, TV_FORMAT_MICRO_QR = 3, TV_FORMAT_RMQR = 4,
    TV_FORMAT_DATA_MATRIX = 5, TV_FORMAT_AZTEC = 6, TV_FORMAT_PDF417 = 7, TV_FORMAT_EAN13 = 8, TV_FORMAT_EAN8 = 9,
    TV_FORMAT_UPC_A = 10, TV_FORMAT_UPC_E = 11, TV_FORMAT_CODE128 = 12, TV_FORMAT_ITF = 13, TV_FORMAT_CODE39 = 14,
    TV_FORMAT_CODE93 = 15, TV_FORMAT_CODABAR = 16, TV_FORMAT_DATABAR = 17, TV_FORMAT_DATABAR_EXPANDED = 18,
    TV_FORMAT_DATABAR_LIMITED = 19
};

/* How pixels lie in memory, one byte a sample.  Of NV21, NV12 and I420 only plane 0 (luma) is read. */
enum {
    TV_PIXEL_GREY = 0, TV_PIXEL_NV21 = 1, TV_PIXEL_NV12 = 2, TV_PIXEL_I420 = 3,
    TV_PIXEL_RGB = 4, TV_PIXEL_BGR = 5, TV_PIXEL_RGBA = 6, TV_PIXEL_BGRA = 7
};

/* Where bytes come from. */
enum { TV_SOURCE_NONE = 0, TV_SOURCE_PATH = 1, TV_SOURCE_DESCRIPTOR = 2, TV_SOURCE_MEMORY = 3 };

/* Instead of the number of an item: the whole report, which stands as its worst item stands. */
#define TV_WHOLE_REPORT ((size_t)-1)

/* ---- Structs ------------------------------------------------------------------------------------------------------ */

/* Text or bytes with a size.  In answers `data` is never NULL when the call returned TV_OK. */
typedef struct tv_str {
    const char *data; /* in answers followed by a NUL byte */
    size_t size;      /* bytes, without that NUL */
} tv_str;

/* Filled in by a call that failed; owned by the caller; needs no freeing.  {sizeof(tv_error)} initialises it. */
typedef struct tv_error {
    uint32_t struct_size;
    tv_status status;  /* what the call returned */
    char reason[32];   /* a stable code, e.g. "REGISTRY_CORRUPT", "FRAME_TOO_SHORT"; NUL-terminated */
    char message[216]; /* what is wrong and what to do, UTF-8 in the verifier's language, cut between characters */
} tv_error;

/* Bytes from a path, a descriptor or memory.
 * PATH        data: NUL-terminated path of a file; size and offset are ignored.
 * DESCRIPTOR  descriptor: a regular file open for reading; the `size` bytes from `offset` on, size 0: up to its end
 *             (Android: AssetFileDescriptor of an uncompressed asset).  It stays yours; you may close it after the call.
 * MEMORY      data and size; copied where they are needed later. */
typedef struct tv_source {
    int32_t kind;       /* TV_SOURCE_... */
    int32_t descriptor; /* of a DESCRIPTOR */
    const void *data;   /* a PATH, or the bytes of MEMORY */
    uint64_t size;      /* bytes */
    uint64_t offset;    /* bytes */
} tv_source;

/* One registry and the root that decides whether to believe it.  With a database from a PATH, `pages` and `signature`
 * may be NONE: they are then FILE.pages and FILE.sig.json beside it, and the folder must not be writable by others.
 * The root must come from your app or its user, never from where the registry comes from. */
typedef struct tv_registry {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    const char *name;  /* how messages call it, NUL-terminated; NULL: by its path or number */
    tv_source database;  /* FILE.db */
    tv_source pages;     /* FILE.db.pages: the hash of every page */
    tv_source signature; /* FILE.db.sig.json */
    tv_source root;      /* ROOT.json */
} tv_registry;

/* Called with what a person who looks after the app may want to know: which registry was left out and why.
 * code: a stable code; message: UTF-8, NUL-terminated, both valid during the call only.  Called from the thread that
 * called the library, only while that call runs.  Must not throw, and must not close the verifier. */
typedef void (*tv_log_fn)(void *user, const char *code, const char *message);

/* How to open a verifier.  tv_options_init() sets the defaults. */
typedef struct tv_options {
    uint32_t struct_size;
    int32_t env;         /* TV_ENV_...; default PROD */
    int32_t allow_test;  /* must be 1 for TV_ENV_TEST: asking for test answers is done on purpose */
    int32_t language;    /* TV_LANG_... of error and log messages; default VI */
    int32_t strict;      /* 1: a registry that cannot be used fails tv_verifier_open.  0, the default: it is left out,
                            logged, listed in every report, and only ever lowers an answer */
    uint32_t registry_count;       /* at most 64 */
    const tv_registry *registries; /* an array; all elements have the struct_size of the first */
    int64_t build_time;  /* POSIX seconds: no device clock is believed before it; 0: none */
    tv_log_fn log;       /* may be NULL; may be called by any later call on the verifier */
    void *log_user;      /* handed to `log`; must stay valid as long as the verifier and its sessions */
} tv_options;

/* Asked between steps in the calling thread; anything but 0 stops the call with TV_CANCELLED.  Must not throw. */
typedef int (*tv_cancelled_fn)(void *user);

/* What belongs to one question.  tv_request_init() sets the defaults; `now` has none and must be set. */
typedef struct tv_request {
    uint32_t struct_size;
    int32_t scene;        /* TV_SCENE_...; default AUTO */
    int64_t now;          /* POSIX seconds, UTC: time(NULL), or the time to judge for; years 1 to 9999 */
    int32_t now_is_given; /* 1: `now` was chosen by a person, replaces all floors and is shown in the report */
    int32_t distinct;     /* 1: every request shows another pack, so a serial seen twice is a duplicate */
    tv_str file;          /* what the report calls the picture ("file" in JSON); data NULL: null */
    tv_str input;         /* what the report calls the text ("input"); data NULL: the payload, or null for symbols */
    tv_cancelled_fn cancelled; /* may be NULL */
    void *cancelled_user;      /* handed to `cancelled` */
    uint32_t max_symbols; /* frames: stop after so many, 1 to 256; default 256 */
    int32_t fast_only;    /* frames: 1 leaves out the expensive last attempts, for live video; default 0 */
} tv_request;

/* A symbol as any reader hands it over, and as a report lists it. */
typedef struct tv_symbol {
    uint32_t struct_size;
    int32_t format; /* TV_FORMAT_... */
    tv_str bytes;   /* as decoded: FNC1 as 0x1D, no identifier in front, never transcoded; at most 8 KiB are judged */
    tv_str symbology_identifier; /* ISO/IEC 15424, "]Q1", "]d2", "]C1"; size 0: unknown, and the bytes count as typed */
    int32_t joined; /* 1: part of a structured-append set or a composite: never a stamp */
    int32_t keyed;  /* 1: the bytes came through a keyboard, whose layout may have changed them */
    double polygon[8]; /* x, y of the corners in pixels of the upright picture, clockwise from the symbol's top left */
    int32_t rung;      /* out: which attempt read it, -1: another reader; ignored as input */
    int32_t assisted;  /* 1: read with outside help (erasures, a known prefix): needs a signature */
} tv_symbol;

/* A rectangle in pixels.  All 0: none. */
typedef struct tv_rect {
    int32_t x;      /* of the left edge */
    int32_t y;      /* of the top edge */
    int32_t width;  /* pixels */
    int32_t height; /* pixels */
} tv_rect;

/* One plane of a picture. */
typedef struct tv_plane {
    const uint8_t *data; /* the first pixel */
    size_t size;         /* readable bytes from data on */
    size_t row_stride;   /* bytes from row to row; 0: tightly packed */
    size_t pixel_stride; /* bytes from pixel to pixel; 0: tightly packed */
} tv_plane;

/* A picture in memory, borrowed for the call.  A plane is valid when
 * row_stride * (height - 1) + pixel_stride * (width - 1) + bytes of a pixel <= size, computed in 64 bits: the bytes
 * between the last pixel and the end of its row need not exist.  At most 64 million pixels. */
typedef struct tv_frame {
    uint32_t struct_size;
    int32_t format;      /* TV_PIXEL_... */
    int32_t width;       /* pixels as they lie in memory */
    int32_t height;      /* pixels as they lie in memory */
    int32_t rotation_cw; /* 0, 90, 180 or 270 degrees: the clockwise turn that makes the picture upright */
    tv_rect crop;        /* only this part, in pixels as they lie in memory; all 0: everything */
    tv_plane plane[3];   /* unused planes all 0 */
} tv_frame;

/* One reason for a level, worst first.  Strings live as long as the report. */
typedef struct tv_reason {
    uint32_t struct_size;
    int32_t cap;  /* no better level than this with this reason (TV_LEVEL_...) */
    tv_str code;  /* stable: "SIGNATURE_INVALID", "RECALLED", ...: docs/verdicts.md, `temviet explain CODE` */
    tv_str check; /* which check: "signature", "product", ... */
    tv_str vi;    /* the sentence in Vietnamese */
    tv_str en;    /* and in English */
} tv_reason;

/* One registry of a verifier.  Strings live as long as the verifier. */
typedef struct tv_registry_info {
    uint32_t struct_size;
    int32_t usable;   /* 1: it is asked; 0: see reason */
    int64_t sequence; /* its signed number, rising with every publication */
    int64_t built_at; /* POSIX seconds */
    tv_str id;        /* its signed name; for an unusable one the name it was opened by */
    tv_str title;     /* its name for people */
    tv_str kind;      /* "official", "enterprise", "compiled"; "" when unusable */
    tv_str reason;    /* "" or REGISTRY_MISSING, REGISTRY_UNTRUSTED, REGISTRY_CORRUPT */
    tv_str message;   /* what is wrong with it, in the verifier's language */
} tv_registry_info;

/* Opened registries and how to judge with them: tv_verifier_open(). */
typedef struct tv_verifier tv_verifier;
/* What was seen so far, for serials seen twice: tv_session_open(). */
typedef struct tv_session tv_session;
/* An answer: tv_verify_payload() and its like. */
typedef struct tv_report tv_report;

/* ---- Library ------------------------------------------------------------------------------------------------------ */

/* TV_ABI_VERSION of the library that is loaded.  Equal or larger than the header's: everything in the header is there.
 * Threads: any.  Never fails. */
TV_API uint32_t tv_abi_version(void) TV_NOEXCEPT;

/* Semantic version, e.g. "0.1.0".  Static text; nothing to free.  Threads: any. */
TV_API const char *tv_version(void) TV_NOEXCEPT;

/* 1 when frames can be read (libtemviet), 0 in libtemviet-core.  Threads: any. */
TV_API int tv_has_vision(void) TV_NOEXCEPT;

/* "TV_OK", "TV_INVALID_ARGUMENT", ... or "TV_UNKNOWN_STATUS".  Static text; never NULL.  Threads: any. */
TV_API const char *tv_status_name(tv_status status) TV_NOEXCEPT;

/* "STAMP_VALID_ITEM", ..., the word of JSON's "level", or NULL for a value that is none.  Static text.  Threads: any. */
TV_API const char *tv_level_name(int32_t level) TV_NOEXCEPT;

/* "OK", "EXPIRED", "ALERT", "RECALLED", or NULL for a value that is none.  Static text.  Threads: any. */
TV_API const char *tv_use_name(int32_t use) TV_NOEXCEPT;

/* ---- Verifier ----------------------------------------------------------------------------------------------------- */

/* Sets every field of *options that fits into struct_size bytes to its default.  Call it as
 * tv_options_init(&options, sizeof options).  NULL or a size below 4 or above 4096: nothing is done. */
TV_API void tv_options_init(tv_options *options, uint32_t struct_size) TV_NOEXCEPT;

/* Opens registries and keeps them open.  Reads the files; small registries (up to 16 MiB) are kept in memory, of larger
 * ones every page is checked against its signed hash each time it is read.
 *
 * options  borrowed; NULL: no registry at all, env prod (every answer is then NO_DECISION).
 * out      receives the verifier: close it with tv_verifier_close().
 * Errors   TV_INVALID_ARGUMENT; TV_REFUSED (TEST_NOT_ALLOWED, MIXED_ENV); TV_UNREADABLE with `strict` only
 *          (REGISTRY_MISSING, REGISTRY_UNTRUSTED, REGISTRY_CORRUPT); TV_UNSUPPORTED; TV_NO_MEMORY.
 *          Should memory run out while the small JSON files are parsed, std::terminate may end the process: the one
 *          place of this library where TV_NO_MEMORY is not certain.
 * Threads  any; may take as long as reading the files takes, so not on the thread that draws. */
TV_API tv_status tv_verifier_open(const tv_options *options, tv_verifier **out, tv_error *error) TV_NOEXCEPT;

/* How many registries were named at open, usable or not; 0 for NULL.  Threads: any. */
TV_API size_t tv_verifier_registry_count(const tv_verifier *verifier) TV_NOEXCEPT;

/* What one of them is: usable ones first, in order of precedence, then those left out.
 * info     owned by the caller, struct_size set; its strings are borrowed from the verifier.
 * Errors   TV_INVALID_ARGUMENT, TV_OUT_OF_RANGE.  Threads: any. */
TV_API tv_status tv_verifier_registry(const tv_verifier *verifier, size_t index, tv_registry_info *info,
                                      tv_error *error) TV_NOEXCEPT;

/* Gives the verifier back; sessions that use it keep working.  NULL: nothing.  Threads: see the rules above. */
TV_API void tv_verifier_close(tv_verifier *verifier) TV_NOEXCEPT;

/* ---- Questions ---------------------------------------------------------------------------------------------------- */

/* Sets every field of *request that fits into struct_size bytes to its default; `now` is then unset.  As
 * tv_options_init(). */
TV_API void tv_request_init(tv_request *request, uint32_t struct_size) TV_NOEXCEPT;

/* Judges the symbols of one picture or one scan, from any reader: ML Kit, a hardware scanner, ZXing.
 *
 * symbols  an array; all elements have the struct_size of the first; borrowed.  Up to 256 are judged, of more the report
 *          says so.  count 0 (symbols may then be NULL) is the answer "nothing was read".
 * request  borrowed; must not be NULL: it holds the time.
 * out      receives the report: free it with tv_report_free().
 * Errors   TV_INVALID_ARGUMENT (also: a symbology identifier that is none), TV_CANCELLED, TV_UNSUPPORTED, TV_NO_MEMORY.
 * Threads  any number at once on one verifier. */
TV_API tv_status tv_verify_symbols(const tv_verifier *verifier, const tv_symbol *symbols, size_t count,
                                   const tv_request *request, tv_report **out, tv_error *error) TV_NOEXCEPT;

/* Judges typed or shared text, or what a keyboard scanner sent; one line end at the end is cut.
 * payload  `size` bytes, not NUL-terminated, borrowed; more than 8 KiB are an answer (LIMIT_EXCEEDED), not an error.
 *          NULL with size 0 is the answer "nothing was read".
 * The rest as tv_verify_symbols(). */
TV_API tv_status tv_verify_payload(const tv_verifier *verifier, const char *payload, size_t size,
                                   const tv_request *request, tv_report **out, tv_error *error) TV_NOEXCEPT;

/* Reads every symbol of a picture and judges them together.  A picture without any is an answer, not an error.
 * frame    borrowed for the call; every stride and size is checked before a pixel is touched.
 * Errors   as tv_verify_symbols(), and TV_INVALID_ARGUMENT with FRAME_EMPTY, FRAME_TOO_LARGE, FRAME_PLANE_MISSING,
 *          FRAME_BAD_STRIDE, FRAME_TOO_SHORT, FRAME_BAD_CROP, FRAME_BAD_FORMAT, FRAME_BAD_ROTATION; TV_UNSUPPORTED in
 *          libtemviet-core.
 * Threads  any number at once.  Takes milliseconds to seconds: not on the thread that draws; `cancelled` stops it. */
TV_API tv_status tv_verify_frame(const tv_verifier *verifier, const tv_frame *frame, const tv_request *request,
                                 tv_report **out, tv_error *error) TV_NOEXCEPT;

/* ---- Session: one question after the other ------------------------------------------------------------------------ */

/* A session remembers which codes are in view, so that a code held before the camera is answered once, and which
 * serials were seen before, so that the second pack with the same serial is noticed (SEEN_AGAIN; DUPLICATE_IN_SESSION
 * with `distinct`).  A code has left the view after 15 pushes without it.  It holds at most 200 000 serials (some 40 MB).
 *
 * verifier  the session keeps it alive; you may close it.
 * out       receives the session: close it with tv_session_close().
 * Errors    TV_INVALID_ARGUMENT, TV_NO_MEMORY.  Threads: any. */
TV_API tv_status tv_session_open(const tv_verifier *verifier, tv_session **out, tv_error *error) TV_NOEXCEPT;

/* The next camera frame.  *out is NULL with TV_OK when nothing new is in view; else a report about everything in view,
 * to be freed with tv_report_free().  `fast_only` is what live video wants.
 * Errors as tv_verify_frame(); TV_UNSUPPORTED in libtemviet-core.  Threads: one at a time on one session. */
TV_API tv_status tv_session_push(tv_session *session, const tv_frame *frame, const tv_request *request, tv_report **out,
                                 tv_error *error) TV_NOEXCEPT;

/* The same with the symbols another reader found in the next frame; count 0 tells that the view is empty.
 * Errors as tv_verify_symbols().  Threads: one at a time on one session. */
TV_API tv_status tv_session_push_symbols(tv_session *session, const tv_symbol *symbols, size_t count,
                                         const tv_request *request, tv_report **out, tv_error *error) TV_NOEXCEPT;

/* Forgets what is in view and what was seen.  NULL: nothing.  Threads: one at a time on one session. */
TV_API void tv_session_reset(tv_session *session) TV_NOEXCEPT;

/* Gives the session back; its reports stay valid.  NULL: nothing. */
TV_API void tv_session_close(tv_session *session) TV_NOEXCEPT;

/* ---- Report ------------------------------------------------------------------------------------------------------- */
/* All of these may be called by several threads at once on one report.  `item` is 0 ... tv_report_item_count() - 1. */

/* How many items (packs, codes) were judged: at least 1; 0 for NULL. */
TV_API size_t tv_report_item_count(const tv_report *report) TV_NOEXCEPT;

/* TV_LEVEL_... of an item, or of its worst with TV_WHOLE_REPORT.  NULL or no such item: TV_LEVEL_NO_DECISION. */
TV_API int32_t tv_report_level(const tv_report *report, size_t item) TV_NOEXCEPT;

/* TV_USE_... of an item, or of the whole.  NULL or no such item: TV_USE_ALERT, so that a slip never looks fine. */
TV_API int32_t tv_report_use(const tv_report *report, size_t item) TV_NOEXCEPT;

/* TV_HEADLINE_... of an item, or of the whole: the one value a simple app needs.  NULL or no such item:
 * TV_HEADLINE_NO_DECISION. */
TV_API int32_t tv_report_headline(const tv_report *report, size_t item) TV_NOEXCEPT;

/* The headline in words, level and use of one item.
 * language TV_LANG_...; out: borrowed from the report.
 * Errors   TV_INVALID_ARGUMENT, TV_OUT_OF_RANGE, TV_NO_MEMORY. */
TV_API tv_status tv_report_headline_text(const tv_report *report, size_t item, int32_t language, tv_str *out,
                                         tv_error *error) TV_NOEXCEPT;

/* How many reasons an item has; they come worst first.  0 for NULL or no such item. */
TV_API size_t tv_report_reason_count(const tv_report *report, size_t item) TV_NOEXCEPT;

/* One of them.
 * reason   owned by the caller, struct_size set; its strings are borrowed from the report.
 * Errors   TV_INVALID_ARGUMENT, TV_OUT_OF_RANGE, TV_NO_MEMORY. */
TV_API tv_status tv_report_reason(const tv_report *report, size_t item, size_t index, tv_reason *reason,
                                  tv_error *error) TV_NOEXCEPT;

/* What the code itself says of the goods: only as believable as the level, so show it as "declared".
 * name     NUL-terminated: gtin (14 digits), pid, lot, serial, cpv, production, packaging, best_before, sell_by, expiry
 *          (YYYY-MM-DD), name, maker, importer, origin, place, net_content, issuer, host; or the digits of a GS1
 *          application identifier ("3103").
 * out      borrowed from the report.
 * Errors   TV_ABSENT when the code does not say it; TV_INVALID_ARGUMENT for a name that is none of these;
 *          TV_OUT_OF_RANGE; TV_NO_MEMORY. */
TV_API tv_status tv_report_claim(const tv_report *report, size_t item, const char *name, tv_str *out,
                                 tv_error *error) TV_NOEXCEPT;

/* How many symbols the report is about, over all items; 0 for NULL. */
TV_API size_t tv_report_symbol_count(const tv_report *report) TV_NOEXCEPT;

/* One of them.  symbol: owned by the caller, struct_size set; its strings are borrowed from the report.
 * Errors   TV_INVALID_ARGUMENT, TV_OUT_OF_RANGE. */
TV_API tv_status tv_report_symbol(const tv_report *report, size_t index, tv_symbol *symbol, tv_error *error) TV_NOEXCEPT;

/* The whole report as one JSON object of schema temviet.report/1: byte for byte what `temviet verify` prints for the
 * same question, without the line end.
 * indent   spaces a level, 0 to 8; negative: all on one line (--ndjson).  --json is 2.
 * out      borrowed from the report.
 * Errors   TV_INVALID_ARGUMENT, TV_NO_MEMORY. */
TV_API tv_status tv_report_json(const tv_report *report, int32_t indent, tv_str *out, tv_error *error) TV_NOEXCEPT;

/* The whole report in words, several lines: what it proves, what it does not, what to do.
 * language TV_LANG_...; out: borrowed from the report.  Errors: TV_INVALID_ARGUMENT, TV_NO_MEMORY. */
TV_API tv_status tv_report_text(const tv_report *report, int32_t language, tv_str *out, tv_error *error) TV_NOEXCEPT;

/* Gives the report and every string borrowed from it back.  NULL: nothing. */
TV_API void tv_report_free(tv_report *report) TV_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
