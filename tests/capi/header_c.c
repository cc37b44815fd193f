/* SPDX-License-Identifier: Apache-2.0 */
/* The header alone, twice, in strict C99 (and C11, C17): -pedantic -Werror. */
#include <temviet.h>
#include <temviet.h>

int uses_header(void);
int uses_header(void) {
    const tv_error error = {sizeof error, TV_OK, "", ""};
    return (int)error.status + (int)(TV_ABI_VERSION - TV_ABI_VERSION);
}
