/* The parser's input: the tokens of the annotated file after macro expansion,
 * each with its origin.
 *
 *   source text   #define TRY(e) do { int r = (e); if (r < 0) return r; } while (0)
 *                 TRY(await send(p));
 *   tokens        do { int r = ( await send ( p ) ) ; if ...        ;
 *   invocation    '--------------- one, [begin,end) in bytes -------'
 *
 * Text is emitted again unexpanded wherever nothing inside an invocation had to
 * change, so an invocation has its tokens and its bytes. */
#ifndef TANDEM_SOURCE_TOKEN_H
#define TANDEM_SOURCE_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

enum token_kind {
    TOKEN_IDENT,  /* identifiers and C's keywords; Tandem's are the TD_... names */
    TOKEN_NUMBER, /* pp-number */
    TOKEN_CHAR,   /* 'x', L'x' ... */
    TOKEN_STRING, /* "x", u8"x" ... */
    TOKEN_PUNCT,  /* the longest punctuator; digraphs keep their spelling in `text` */
    TOKEN_PRAGMA, /* a whole #pragma line inside a body, as one token (`text` is the line) */
    TOKEN_END     /* one, at the end of the stream */
};

enum paint {
    PAINT_NONE,
    PAINT_SELF, /* a macro's name that came out of its own expansion (C11 6.10.3.4p2) */
    PAINT_BARE  /* the name of a function-like macro without a '(' after it when it was read */
};
struct token {
    const char *text;    /* interned; line splices removed */
    uint8_t kind;        /* enum token_kind */
    uint8_t paint;       /* enum paint; if not 0, it came out of an invocation, and printed expanded,
                            a compiler would take it for one */
    bool space_before;   /* white space or a comment was before it */
    bool editable;       /* spelled once in the annotated file as a macro argument, and neither
                            stringified nor pasted: renaming it there renames all its copies */
    int32_t file;        /* the file it is spelled in (unit.files); a pasted or stringified
                            token's is that of its invocation */
    uint32_t begin, end; /* its bytes there */
    int32_t at_file;     /* its place for people: a token out of a macro is at its outermost */
    uint32_t at_begin;   /* invocation. Diagnostics and #line use these. */
    uint32_t line;       /* 1-based line of at_begin */
    int32_t invocation;  /* the outermost macro invocation of its file it came out of, else the
                            #include in a body that read it, or -1 */
};

typedef int32_t tok_id; /* index into unit.tokens; ranges are half open */

/* A macro invocation or an #include whose tokens are in the stream.  Invocations out of macros are
 * part of the outermost one; those in an included file have the #include as `outer`. */
struct invocation {
    int32_t file;
    uint32_t begin, end; /* its bytes: NAME or NAME(...) or the #include line with its newline */
    tok_id first, last;  /* its tokens [first,last); may be empty */
    const char *name;    /* the macro, or the included file's name */
    bool is_include;
    int32_t reading; /* of an #include: the one that it began (oracle.h) */
    int32_t outer; /* the #include whose text it is in, or -1 */
};

#endif
