#include "road.h"

#include "ask/ask.h"
#include "base/intern.h"
#include "oracle/oracle.h"
#include "pipeline.h"
#include "plan/functions.h"

#include <unistd.h>

int road_setup(void **state)
{
    struct road *road = calloc(1, sizeof *road);
    assert_non_null(road);
    strcpy(road->path, "/tmp/tandem-road-XXXXXX.co.c");
    int file = mkstemps(road->path, 5);
    assert_true(file >= 0);
    close(file);
    road->flags[0] = "-I" RUNTIME_INCLUDE;
    road->flags[1] = "-std=gnu11";
    *state = road;
    return 0;
}

int road_teardown(void **state)
{
    struct road *road = *state;
    oracle_close(road->unit.oracle);
    unlink(road->path);
    buf_free(&road->dump);
    buf_free(&road->said);
    arena_free(&road->unit.arena);
    intern_free();
    free(road);
    return 0;
}

/* Any text before is forgotten. */
static void begin(struct road *road, const char *text)
{
    oracle_close(road->unit.oracle);
    arena_free(&road->unit.arena);
    buf_free(&road->dump);
    buf_free(&road->said);
    road->unit = (struct unit){0};
    road->plan = (struct plan){0};
    road->finished = (struct finished){0};
    road->dump = road->said = (struct buf){0};
    FILE *out = fopen(road->path, "w");
    assert_non_null(out);
    fprintf(out, "#include <tandem.h>\n%s", text);
    assert_int_equal(fclose(out), 0);
    road->options.input = road->path;
    road->options.flags = road->flags;
    road->options.n_flags = 2;
    road->unit.options = &road->options;
    road->unit.diag = diag_new(&road->unit);
}

static const char *said(struct road *road)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    diag_print(&road->unit, out, false);
    fclose(out);
    buf_add(&road->said, text, length);
    buf_putc(&road->said, 0);
    free(text);
    return road->said.text;
}

/* As pipeline.c does it, with all functions to the end. */
static struct fn *go(struct road *road, const char *text, enum pass until, const char *name)
{
    struct unit *unit = &road->unit;
    struct functions functions = {0};
    struct fn *found = NULL;
    begin(road, text);
    unit->oracle = oracle_open(unit);
    assert_non_null(unit->oracle);
    if (diag_errors(unit))
        return NULL;
    source_expand(unit);
    functions_find(unit, &functions);
    road->plan = plan_make(unit, functions.list.at, functions.list.n);
    for (int i = 0; i < functions.list.n; i++) {
        functions.list.at[i]->arena = &unit->arena;
        passes_run(functions.list.at[i], until < PASS_ask ? until : PASS_ask, &road->dump);
    }
    if (until > PASS_ask && !diag_errors(unit)) {
        assert_true(ask_run(unit, &road->plan, NULL));
        for (int i = 0; i < functions.list.n && !diag_errors(unit); i++) {
            functions.list.at[i]->finished = &road->finished;
            passes_run(functions.list.at[i], until, &road->dump);
            fn_done(&road->finished, functions.list.at[i], true);
        }
    }
    for (int i = 0; i < functions.list.n; i++)
        if (name && !strcmp(functions.list.at[i]->name, name))
            found = functions.list.at[i];
    return found;
}

struct fn *road_to(struct road *road, const char *text, enum pass until, const char *name)
{
    struct fn *fn = go(road, text, until, name);
    if (diag_errors(&road->unit))
        fail_msg("%s", said(road));
    if (!fn)
        fail_msg("no function %s", name);
    return fn;
}

const char *road_refused(struct road *road, const char *text, enum pass until)
{
    go(road, text, until, NULL);
    assert_true(diag_errors(&road->unit));
    return said(road);
}

static const char *whole(struct road *road, const char *text, const char *pass)
{
    struct buf header = {0};
    begin(road, text);
    road->options.dump = pass;
    road->options.no_line = true;
    int status = pipeline_run(&road->unit, &road->dump, &header);
    road->options.dump = NULL;
    buf_free(&header);
    if (status)
        fail_msg("%s", said(road));
    buf_putc(&road->dump, 0);
    return road->dump.text;
}

const char *road_dumped(struct road *road, const char *text, const char *pass)
{
    return whole(road, text, pass);
}

const char *road_emitted(struct road *road, const char *text)
{
    return whole(road, text, NULL);
}

struct symbol *road_symbol(struct fn *fn, const char *name, int n)
{
    for (int i = 0; i < fn->symbols.n; i++)
        if (!strcmp(fn->symbols.at[i]->name, name) && n-- == 0)
            return fn->symbols.at[i];
    fail_msg("no symbol %s", name);
    return NULL;
}

void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no '%s' in:\n%s", part, text);
}

void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("'%s' in:\n%s", part, text);
}
