/* The list of diagnostics: shared by diag.c, which fills it, and print.c. */
#ifndef TANDEM_DIAG_LIST_H
#define TANDEM_DIAG_LIST_H

#include "base/vec.h"
#include "diag/diag.h"

/* One diagnostic, or a note of the one before it. */
struct diag_entry {
    enum diag_severity severity;
    bool promoted;        /* a warning that -Werror made an error */
    struct range where;   /* file -1: no place */
    const char *text;
    const char *flag;     /* "-Wname", or "" */
    int order;            /* how many were reported before: keeps equal places in order */
    int first_note;       /* its notes in diag.notes: [first_note, first_note + n_notes) */
    int n_notes;
};

/* The options about one line of diag.def. */
struct diag_setting {
    bool off;
    signed char error;    /* -Werror=name: 1, -Wno-error=name: -1, neither: 0 */
    long value;           /* -Wname=N, or -1 */
};

struct diag {
    struct diag_setting settings[D_COUNT];
    bool werror, quiet;   /* -Werror, -w */
    bool dropped;         /* the last one was not added: neither are its notes */
    int errors;
    bool internal;        /* one of them is the tool's own fault */
    VEC(struct diag_entry) entries;
    VEC(struct diag_entry) notes;
};

#endif
