/* A unit without libclang: an oracle that is a tiny preprocessor over texts in memory, and a
 * diag that only remembers.  It knows #define, #undef, #if 0/1, #ifdef, #ifndef, #else, #endif,
 * #include "name" (of the texts given), and finds functions as `name(...) {` outside braces;
 * those with `async` or `generator` in front of them are marked so, and those of the first file
 * whose name does not begin with "plain". */
#ifndef TANDEM_TESTS_FAKE_H
#define TANDEM_TESTS_FAKE_H

#include "print/writer.h"
#include "oracle/oracle.h"
#include "source/unit.h"

struct fake_file {
    const char *path, *text;
};

/* A unit over the files (the first is the annotated one; NULL path ends), expanded.  Flags are the
 * compiler's, NULL-terminated, or NULL. */
struct unit *fake_unit(const struct fake_file *files, const char *const *flags);
struct unit *fake_text(const char *text); /* one file, "a.c" */
void fake_free(struct unit *unit);
const char *fake_errors(void); /* what was reported since the last fake_unit, a line each */

/* All tokens of the unit, separated by one blank where space_before says so or a newline was there. */
char *fake_spelling(struct unit *unit);
/* The first token with that text, from `from` on. */
tok_id fake_find(const struct unit *unit, const char *text, tok_id from);

/* The text must give these tokens; any white space is as good as any other, and none between tokens as
 * good as some. */
void check(const char *text, const char *expected);
/* The same, but of the exact spelling, space_before included; `flags` as for fake_unit. */
void check_spelling(const char *text, const char *const *flags, const char *expected);

#endif
