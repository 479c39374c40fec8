/* A unit made of a few lines of C, in a folder of its own. */
#ifndef UNIT_HELP_H
#define UNIT_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "diag/diag.h"
#include "oracle/oracle.h"
#include "source/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world {
    char folder[64];
    struct options options;
    struct unit unit;
    struct oracle *oracle;
    const char *flags[16];
    const char *asked; /* the text given to world_ask */
};

/* Puts keyword macros before `text` on the first line, so that lines count as written. */
extern const char KEYWORDS[];

int world_setup(void **state);    /* cmocka fixtures: *state is a struct world */
int world_teardown(void **state);
void world_write(struct world *world, const char *name, const char *text);
void world_flag(struct world *world, const char *flag);
/* Writes a.co.c, opens it, and expects no error. */
void world_open(struct world *world, const char *text);
/* The same, errors allowed; returns what diag_print shows (in the unit's arena). */
const char *world_open_bad(struct world *world, const char *text);
const char *world_printed(struct world *world); /* what diag_print shows */
/* oracle_ask with that text; expects success. */
void world_ask(struct world *world, const char *text);
/* The index in unit.files of a file by its last name; fails if there is none. */
int world_file(struct world *world, const char *name);
/* The offset of the n-th (0-based) occurrence of `what` in a file, or in the asked text. */
uint32_t world_at(struct world *world, int file, const char *what, int n);
uint32_t asked_at(struct world *world, const char *what, int n);
/* What oracle_declare says of the expression "(...)" / of the variable named there. */
const char *value_type(struct world *world, const char *paren);
const char *place_type(struct world *world, const char *paren);
const char *variable_type(struct world *world, const char *before_name);
const char *declared(struct world *world, int type, const char *name);

#endif
