/* Diagnostics: `file:line:col: error: text [-Wname]`, the source line and a caret.
 *
 * All errors of a file come in one run, sorted by place, printed once.  Every
 * diagnostic is a line of diag.def; its id is D_<NAME>. */
#ifndef TANDEM_DIAG_DIAG_H
#define TANDEM_DIAG_DIAG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct unit;

enum diag_severity { SEVERITY_NOTE, SEVERITY_REMARK, SEVERITY_WARNING, SEVERITY_ERROR };

enum diag_id {
#define DIAG(name, severity, flag, format) D_##name,
#include "diag/diag.def"
#undef DIAG
    D_COUNT
};

/* A byte range in a file of the unit. */
struct range {
    int32_t file;
    uint32_t begin, end;
};

struct diag; /* the list of diagnostics, and the -W state */

struct diag *diag_new(struct unit *unit);

/* -Wname, -Wno-name, -Wname=N, -Werror, -Werror=name, -Rname...; false if there is no such name.
 * All warnings and remarks are on unless an option turns them off; the last option wins. */
bool diag_option(struct diag *diag, const char *option);
/* The N of -Wname=N (frame-size: bytes), or -1 if it was not given. */
long diag_value(const struct unit *unit, enum diag_id id);
/* The options that name a diagnostic, one a line, for --help. */
void diag_list_options(FILE *out);

void diag_at(struct unit *unit, enum diag_id id, struct range where, ...);
/* A note that belongs to the diagnostic reported last. */
void diag_note(struct unit *unit, struct range where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A token range [first,end) as a place. */
struct range range_of_tokens(const struct unit *unit, int32_t first, int32_t end);
/* libclang's own diagnostic, shown as it is. */
void diag_foreign(struct unit *unit, enum diag_severity severity, struct range where,
                  const char *text, const char *flag);

/* Drops all diagnostics so far, or those since a mark. */
void diag_forget(struct unit *unit);
struct diag_mark {
    int entries, notes, errors;
    bool internal;
};
struct diag_mark diag_mark(const struct unit *unit);
void diag_return(struct unit *unit, struct diag_mark mark);

int diag_errors(const struct unit *unit); /* how many errors so far */
bool diag_internal(const struct unit *unit); /* is one of them the tool's own fault? */
/* Prints all in source order (included files first, then the annotated one), and the line that
 * counts them; colour only if `colour`. Called once, at the end of a run. */
void diag_print(struct unit *unit, FILE *out, bool colour);

#endif
