/* The writer: turns pieces back into text.
 *
 * Passes decide *what* is printed, as a list of pieces in the order of output: ranges of
 * tokens, tokens spelled differently, new text, and stretches of the file that pass through
 * byte for byte.  Only when they are printed is it decided *how*:
 *
 *   - neighbouring tokens keep the white space, newlines and comments between them;
 *   - a macro invocation (or an #include line in a body) all of whose tokens are printed, in
 *     order and with nothing in between, is printed as it was written: LIST_FOREACH(x, head);
 *     if some of its tokens are renamed and all of these are plain text in its arguments,
 *     it is printed as written with just these names changed; else its expansion is printed,
 *     on one line;
 *   - conditional directives between tokens are dropped (the branch was decided), #define, #undef and
 *     #pragma lines stay;
 *   - #line keeps every line of output on its line of the annotated file.
 *
 * Nothing is printed before writer_flush or writer_finish, so pieces are cheap. */
#ifndef TANDEM_PRINT_WRITER_H
#define TANDEM_PRINT_WRITER_H

#include "base/arena.h"
#include "base/buf.h"
#include "source/unit.h"

struct writer;

/* A writer without pieces, in the arena. */
struct writer *writer_new(struct unit *unit, struct arena *arena);

/* The tokens [first,end) as they are.  Calls that continue each other are one run: cutting a
 * range into pieces changes nothing. */
void writer_tokens(struct writer *w, tok_id first, tok_id end);
/* One token, spelled differently. */
void writer_rename(struct writer *w, tok_id token, const char *text);

/* New text, which may have newlines.  Each line of it is indented as the source line of
 * writer_at's token is, on top of its own leading blanks; lines that start with '#' are not.
 * No blank is added around it except where two tokens would become one. */
void writer_text(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The white space, newlines and comments before a token: for text that replaces
 * tokens.  (A printed token has them itself; they are never printed twice in a row.) */
void writer_lead(struct writer *w, tok_id token);
/* Begins a new line, unless at the beginning of one. */
void writer_line(struct writer *w);
/* Text that follows belongs to this token's line (#line, indentation).  Without it, text belongs to
 * the line of the token printed before it.  -1: it belongs to no line (declarations made up for
 * the whole file): no #line, no indentation. */
void writer_at(struct writer *w, tok_id token);

/* Bytes [begin,end) of a file, in one reading of it (oracle.h), passed through unchanged. */
void writer_source(struct writer *w, int32_t reading, uint32_t begin, uint32_t end);
/* `text` in place of these bytes: a directive, without its newline. */
void writer_directive(struct writer *w, int32_t reading, uint32_t begin, uint32_t end,
                      const char *text);

/* Prints the pieces so far, so that they need not all be kept; into the same buffer each
 * time.  The next piece must be a stretch of a file (writer_source): a row of tokens ends here. */
void writer_flush(struct writer *w, struct buf *out);
/* Prints the rest. */
void writer_finish(struct writer *w, struct buf *out);
void writer_free(struct writer *w); /* printed or not; the arena keeps the handle */

/* A token range on one line, fully expanded: for probes and messages. */
char *writer_spell(struct unit *unit, struct arena *arena, tok_id first, tok_id end);

#endif
