/* Characters on their way out: line starts, #line, indentation, blank lines.
 *
 * Used by the writer only.  The output knows which line of which file the C compiler believes
 * each of its lines to be.  What is printed says where it belongs (output_at); when a line's first
 * visible character is printed and the two differ, a #line comes in front.  Never within a comment,
 * behind a spliced newline, or between the parentheses of what may be a macro of the runtime
 * (td_spawn(...): a directive in a macro's arguments is undefined, C11 6.10.3p11). */
#ifndef TANDEM_PRINT_OUTPUT_H
#define TANDEM_PRINT_OUTPUT_H

#include "base/buf.h"
#include "source/unit.h"

#include <stdbool.h>
#include <stdint.h>

struct output {
    struct unit *unit;
    struct buf *out;
    bool lines;         /* print #line */
    int32_t map_file;   /* what the compiler believes this line to be; -1: unknown */
    int32_t named_file; /* the file that the last #line named, or -1 */
    uint32_t map_line;
    uint32_t real_line; /* of the output itself */
    int32_t file; /* where what is printed next belongs; -1: anywhere; OUTPUT_MADE */
    uint32_t line;
    struct buf blanks; /* white space held back at the start of a line */
    bool at_start;     /* nothing visible on this line yet */
    bool own_newline;  /* the last newline was new text's, not the source's */
    bool squeeze;      /* until the next visible character at most one blank line */
    int newlines;      /* in a row, at the end */
    int hold;          /* > 0: no #line now */
    enum { IN_CODE, IN_BLOCK_COMMENT, IN_LINE_COMMENT, IN_STRING, IN_CHAR } state;
    bool escaped;           /* the last character was a backslash in a literal */
    char last, before_last; /* the last characters printed */
    char word[4];           /* how the last identifier begins */
    int word_length;        /* > 0: an identifier is what was printed last */
    int guarded;            /* parentheses open since a td_ name */
};

/* What the tool made up for the whole file.  It must not be taken for lines of the annotated file, or a
 * breakpoint there would stop in a ramp: #line names a file "<tandem>" and the output's own line. */
enum { OUTPUT_MADE = -2 };

void output_begin(struct output *o, struct unit *unit, struct buf *out, bool lines);
void output_end(struct output *o);
void output_free(struct output *o); /* that did not come to its end */
/* What follows belongs to this line; file -1: to any; OUTPUT_MADE: to none. */
void output_at(struct output *o, int32_t file, uint32_t line);
/* At the start of a line: prints #line if this line is not believed to be the one set. */
void output_sync(struct output *o);
/* New text, all of it belonging to the line set. `indent` blanks come in front of its lines. */
void output_text(struct output *o, const char *text, const char *indent, size_t n_indent);
/* Source text: its lines belong to the following lines of its file. */
void output_source(struct output *o, int32_t file, uint32_t begin, uint32_t end);
/* Another directive in the place of one; "": nothing. */
void output_directive(struct output *o, int32_t file, uint32_t begin, const char *text);
/* A newline, unless nothing is on this line. */
void output_line(struct output *o);
/* A blank, if what was printed last and this text would otherwise become one token. */
void output_separate(struct output *o, const char *text);
/* Would they? (a, b: what is printed last and before that) */
bool output_joins(char before_last, char last, const char *text);

#endif
