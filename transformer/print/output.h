/* Characters on their way out: line starts, #line, indentation, blank lines.
 *
 * Used by the writer only.  The output has, for each of its lines, the line and file that the C compiler
 * takes it for, and the ones it belongs to (output_at); when a line's first visible character is printed and
 * the two differ, a #line comes before it.  Never within a comment,
 * after a spliced newline, or between the parentheses of a possible macro of the runtime
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
    int32_t map_file;   /* the file that the compiler takes this line for; -1: unknown */
    int32_t named_file; /* the file that the last #line named, or -1 */
    uint32_t map_line;
    uint32_t real_line; /* of the output itself */
    int32_t file; /* of the text printed next; -1: any; OUTPUT_MADE */
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
    int word_length;        /* > 0: an identifier was printed last */
    int guarded;            /* parentheses open since a td_ name */
};

/* Text that the tool made for the whole file.  It must not count as lines of the annotated file, or a
 * breakpoint there would stop in a ramp: #line names a file "<tandem>" and the output's own line. */
enum { OUTPUT_MADE = -2 };

void output_begin(struct output *o, struct unit *unit, struct buf *out, bool lines);
void output_end(struct output *o);
void output_free(struct output *o); /* without the end of the output */
/* The text after this belongs to this line; file -1: to any; OUTPUT_MADE: to none. */
void output_at(struct output *o, int32_t file, uint32_t line);
/* At the start of a line: prints #line if the compiler takes this line for another than the one set. */
void output_sync(struct output *o);
/* New text, all of it belonging to the line set. `indent` blanks come in front of its lines. */
void output_text(struct output *o, const char *text, const char *indent, size_t n_indent);
/* Source text: its lines belong to the following lines of its file. */
void output_source(struct output *o, int32_t file, uint32_t begin, uint32_t end);
/* Another directive in the place of one; "": nothing. */
void output_directive(struct output *o, int32_t file, uint32_t begin, const char *text);
/* A newline, unless the line is empty. */
void output_line(struct output *o);
/* A blank, if the last characters and this text would otherwise become one token. */
void output_separate(struct output *o, const char *text);
/* Would they? (a, b: the last character and the one before it) */
bool output_joins(char before_last, char last, const char *text);

#endif
