/* Raw preprocessing tokens of a byte range (C11 6.4), for the macro expander.
 *
 *   text     #define ADD(a) \<newline>  a + 1   // more
 *   tokens   # define ADD ( a ) a + 1
 *              '-line_start is set on '#' only: a splice does not begin a line
 *
 * Comments and white space set `space_before`, and a new-line outside a comment sets
 * `line_start`, on the token after them.  A token with line splices in it has the spliced
 * text, and its byte range covers all of it.  Nothing is an error here: a stray byte or the
 * quote of an unterminated literal is a TOKEN_PUNCT of that one byte, and the rest of the
 * line is scanned as usual.  Time is linear in the length. */
#ifndef TANDEM_GRAMMAR_SCANNER_H
#define TANDEM_GRAMMAR_SCANNER_H

#include "base/arena.h"
#include "source/token.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct raw_token {
    const char *text;    /* interned; line splices removed; never NULL */
    uint8_t kind;        /* enum token_kind; never TOKEN_PRAGMA */
    uint32_t begin, end; /* its bytes, counted from scanner_open's `text` */
    bool space_before;   /* white space, a comment or a new-line is before it in the range */
    bool line_start;     /* first token on its logical line, or in the range */
};

struct scanner;

/* Scans text[begin .. begin+length).  The bytes are copied, so they need neither a final NUL
 * nor to outlive the call; scanner_close frees the scanner's memory (only the small handle is in the
 * arena).  Several scanners may be open at a time.
 * `separators`: 1'000 is one number, as in C23. */
struct scanner *scanner_open(struct arena *arena, const char *text, size_t begin, size_t length,
                             bool separators);

/* The next token; false at the end, and then *out is a TOKEN_END (text "") of zero bytes at the
 * end of the range, with the flags that a token there would have had. */
bool scanner_next(struct scanner *scanner, struct raw_token *out);

/* Continues at a later byte, where a token begins. */
void scanner_seek(struct scanner *scanner, size_t begin);

void scanner_close(struct scanner *scanner);

#endif
