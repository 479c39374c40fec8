/* Mutations of C text by tokens, so that most mutants get past a C compiler's parser.
 *
 * A mutant of bytes is nearly always refused by clang, and then no pass of ours runs.  These leave
 * tokens and most brackets whole: they delete, double, move, exchange and wrap tokens, bracketed
 * groups and lines, and copy such pieces from one text into another. */
#ifndef TANDEM_TESTS_FUZZ_MUTATE_H
#define TANDEM_TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* Changes text[0..size) in place, which has room for `max` bytes, in one to four steps; the same
 * seed gives the same result.  `other` (or NULL) is a text to copy pieces from.  Returns the new
 * size.  One time in twelve it does nothing and returns 0: it is the turn of a mutator of bytes. */
size_t mutate(uint8_t *text, size_t size, size_t max, const uint8_t *other, size_t other_size,
              unsigned seed);

#endif
