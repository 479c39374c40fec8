/* The unit: one annotated file on its way through the tool, and everything that all passes share. */
#ifndef TANDEM_SOURCE_UNIT_H
#define TANDEM_SOURCE_UNIT_H

#include "base/arena.h"
#include "base/vec.h"
#include "source/dialect.h"
#include "source/token.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* #line 30 "parser.y": the next line counts as that one. */
struct line_mark {
    uint32_t line;      /* the physical line after the directive */
    uint32_t presumed;  /* its number */
    const char *path;   /* and its file */
};

struct file {
    const char *path; /* as the compiler would print it */
    const char *text; /* NUL-terminated */
    size_t length;
    bool is_system;  /* found in a system include directory */
    uint32_t *lines; /* byte offset of each line's start (made on demand) */
    int n_lines;
    struct line_mark *marks; /* the file's own #line directives (made on demand) */
    int n_marks;
    bool marks_known;
    int last_line; /* index of the line that was looked for last */
};

/* The command line's options. */
struct options {
    const char *input;        /* path of the annotated file */
    const char *output;       /* NULL: stdout */
    const char *header;       /* --header: where frames and entries are declared, or NULL */
    const char *depfile;      /* --depfile, or NULL */
    const char *dump;         /* --dump=PASS, or NULL */
    bool no_line;             /* --no-line */
    bool stackful;            /* --stackful: every function keeps a stack */
    bool stackless_only;      /* --stackless-only: a function that keeps a stack is an error */
    bool check_only;          /* tandem check */
    const char *const *flags; /* the compiler flags after `--` */
    int n_flags;
    const char *const *predefined; /* -D options: what the compiler predefines; none: what libclang does */
    int n_predefined;
};

struct unit {
    struct arena arena; /* everything below lives here */
    const struct options *options;
    struct dialect dialect;   /* of the options' flags */
    struct diag *diag;        /* where diagnostics go */
    struct oracle *oracle;    /* libclang, or a fake */
    VEC(struct file) files;   /* files.at[0] is the annotated file */
    VEC(struct token) tokens; /* after expansion, TOKEN_END last */
    VEC(struct invocation) invocations;
    bool packs;           /* some pragma may say how structs are laid out */
    struct word *words; /* the grammar's table of keywords, made for the first function */
};

/* 1-based line and column of a byte offset. */
void file_position(struct unit *unit, int file, uint32_t offset, int *line, int *column);

/* The reading (oracle.h) that an #include (invocation) began; -1: that of the annotated file. */
int32_t include_reading(const struct unit *unit, int32_t include);
/* The reading of a token, or of its outermost invocation. */
int32_t token_reading(const struct unit *unit, const struct token *token);

/* Lexes and expands the annotated file into unit->tokens and unit->invocations.
 * Requires: oracle_open has filled unit->files.  Reports macros that it cannot expand. */
void source_expand(struct unit *unit);

#endif
