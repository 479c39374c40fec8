/* A text of C that goes through the passes up to one: tests look at what comes out. */
#ifndef ROAD_H
#define ROAD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fn/fn.h"
#include "passes.h"
#include "plan/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct road {
    char path[64];
    const char *flags[4];
    struct options options;
    struct unit unit;
    struct plan plan;
    struct finished finished;
    struct buf dump, said;
};

int road_setup(void **state); /* cmocka fixtures: *state is a struct road */
int road_teardown(void **state);

/* Takes the text, which begins on line 2 after `#include <tandem.h>`, through all passes before `until`, and gives the
 * function of that name.  What the text is refused for is a failure. */
struct fn *road_to(struct road *road, const char *text, enum pass until, const char *name);
/* The same of a text that is refused: the messages. */
const char *road_refused(struct road *road, const char *text, enum pass until);
/* What --dump=PASS and the tool itself write. */
const char *road_dumped(struct road *road, const char *text, const char *pass);
const char *road_emitted(struct road *road, const char *text);

/* The variable of that name that is declared first, or the n-th (from 0). */
struct symbol *road_symbol(struct fn *fn, const char *name, int n);

/* Fails unless `part` is in `text`. */
void assert_has(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);

#endif
