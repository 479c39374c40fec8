/* Shared by the files of the writer; no other file includes this.
 *
 *   writer.c   collects pieces, and prints them one after the other
 *   item.c     the user's text of a token
 *   row.c      rows of tokens: invocations as written or expanded, #includes
 *   lead.c     the text before a token
 *   spell.c    tokens on one line; names that must not be expanded again
 *   output.c   characters: line starts, #line
 *
 * A token or an invocation is an *item* of its file; the text between an item and
 * the item before it is its *lead*: white space, comments, directives, skipped branches, and
 * invocations that give no tokens.  An item is printed with its lead when output goes forward in
 * that reading of the file; when it goes backward (something is printed earlier than in the file, or twice),
 * without.  `cursor` is how far the file was printed. */
#ifndef TANDEM_PRINT_PRINT_H
#define TANDEM_PRINT_PRINT_H

#include "base/vec.h"
#include "print/output.h"
#include "print/writer.h"

enum piece_kind { PIECE_TOKENS, PIECE_TEXT, PIECE_LEAD, PIECE_LINE, PIECE_AT, PIECE_SOURCE };
struct piece {
    enum piece_kind kind;
    tok_id first, end; /* PIECE_TOKENS; first: PIECE_LEAD, PIECE_AT */
    const char *text;  /* PIECE_TEXT; PIECE_TOKENS: how the (one) token is spelled, or NULL */
    int32_t reading;   /* PIECE_SOURCE */
    uint32_t begin, stop;
};
struct writer {
    struct unit *unit;
    struct arena *arena;
    VEC(struct piece) pieces; /* that are not printed yet */
    struct arena texts;       /* theirs, and memory for printing them */
    /* while printing */
    bool begun;
    struct output out;
    struct piece source;      /* the PIECE_SOURCE printed last, if `has_source` */
    bool has_source;
    tok_id last;     /* the token printed last, if nothing came after it; else -1 */
    bool after_text; /* new text was printed last */
    bool after_lead; /* the lead of replaced tokens was printed: within a macro it has no blanks */
    bool verbatim;   /* the file's own text up to `cursor` was printed last */
    tok_id at;       /* the line of new text: that of a token, or -1 none, or -2 from `out` */
    int32_t cursor_reading;
    uint32_t cursor;
    VEC(int32_t) entered; /* #includes in whose text we are, outermost first */
};

/* ---- item.c ---- */

struct item {
    int32_t file;
    uint32_t begin, end;
    int32_t include;    /* the #include whose file it is in, or -1 */
    int32_t invocation; /* the macro invocation it is, or -1 */
};

struct item item_of(const struct unit *unit, tok_id token);
struct item item_of_invocation(const struct unit *unit, int32_t invocation);
/* Does the #include give this token? */
bool include_holds(const struct unit *unit, int32_t include, tok_id token);

/* ---- lead.c ---- */

/* Prints the lead of an item that is about to be printed. `first`: its first token.  True if what
 * comes before the lead in the file was printed right before it. */
bool print_lead_of(struct writer *w, struct item item, tok_id first);
/* Prints [begin,end) of an item's file, which contains no tokens: conditional directives and skipped text
 * are dropped.  `first` is the token after it.  `fresh`: the text before it in the file was not
 * printed right before it. */
void print_lead(struct writer *w, struct item item, uint32_t begin, uint32_t end, tok_id first,
                bool fresh);
/* The blanks that a line begins with. */
const char *indentation(struct unit *unit, int32_t file, uint32_t line, size_t *length);

/* ---- row.c ---- */

/* A row of tokens that are printed one after the other: spelling[i], or NULL for "as it is", is how
 * token first+i is spelled. */
struct row {
    tok_id first, end;
    const char **spelling;
};

void print_row(struct writer *w, const struct row *row);
/* Enters the #includes whose text begins with a token that is printed otherwise. */
void enter_includes(struct writer *w, tok_id first);
/* Closes the texts of #includes that the token printed next is not in. */
void leave_includes(struct writer *w, tok_id next);
#endif
