#include "unit_help.h"

#include <unistd.h>

const char KEYWORDS[] =
    "#define async __attribute__((annotate(\"td_async\")))\n"
    "typedef struct td_gen td_gen;\n"
    "#define generator(...) __attribute__((annotate(\"td_generator:\" #__VA_ARGS__))) td_gen *\n"
    "#define await __extension__\n";

int world_setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    strcpy(world->folder, "/tmp/tandem-oracle-XXXXXX");
    if (!world || !mkdtemp(world->folder))
        return -1;
    *state = world;
    return 0;
}

static const char *path_of(struct world *world, const char *name)
{
    return arena_printf(&world->unit.arena, "%s/%s", world->folder, name);
}

int world_teardown(void **state)
{
    struct world *world = *state;
    oracle_close(world->oracle);
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", world->folder);
    int failed = system(command);
    arena_free(&world->unit.arena);
    intern_free();
    free(world);
    return failed;
}

void world_write(struct world *world, const char *name, const char *text)
{
    FILE *out = fopen(path_of(world, name), "w");
    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

void world_flag(struct world *world, const char *flag)
{
    world->flags[world->options.n_flags++] = flag;
}

static void open_unit(struct world *world, const char *text)
{
    if (text)
        world_write(world, "a.co.c", text);
    world->options.input = path_of(world, "a.co.c");
    world->options.flags = world->flags;
    world->unit.options = &world->options;
    world->unit.diag = diag_new(&world->unit);
    world->oracle = world->unit.oracle = oracle_open(&world->unit);
}

const char *world_printed(struct world *world)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    diag_print(&world->unit, out, false);
    fclose(out);
    const char *copy = arena_strndup(&world->unit.arena, text, length);
    free(text);
    return copy;
}

void world_open(struct world *world, const char *text)
{
    open_unit(world, text);
    if (diag_errors(&world->unit))
        fail_msg("%s", world_printed(world));
    assert_non_null(world->oracle);
}

const char *world_open_bad(struct world *world, const char *text)
{
    open_unit(world, text);
    return world_printed(world);
}

void world_ask(struct world *world, const char *text)
{
    world->asked = arena_strdup(&world->unit.arena, text);
    struct text asked = {world->asked, strlen(text)};
    if (!oracle_ask(world->oracle, &asked, 1)) {
        oracle_report_asked(world->oracle);
        fail_msg("%s", world_printed(world));
    }
}

int world_file(struct world *world, const char *name)
{
    for (int i = 0; i < world->unit.files.n; i++) {
        const char *slash = strrchr(world->unit.files.at[i].path, '/');
        if (strcmp(slash ? slash + 1 : world->unit.files.at[i].path, name) == 0)
            return i;
    }
    fail_msg("no file %s", name);
    return -1;
}

static uint32_t find(const char *text, const char *what, int n)
{
    const char *at = strstr(text, what);
    for (; at && n > 0; n--)
        at = strstr(at + 1, what);
    if (!at)
        fail_msg("no such text: %s", what);
    return (uint32_t)(at - text);
}

uint32_t world_at(struct world *world, int file, const char *what, int n)
{
    return find(world->unit.files.at[file].text, what, n);
}

uint32_t asked_at(struct world *world, const char *what, int n)
{
    return find(world->asked, what, n);
}

static const char *rename_local(const struct type_name *name, void *user)
{
    struct world *world = user;
    const char *text = world->asked + name->offset;
    if (!name->local && *name->name)
        return NULL;
    return arena_printf(&world->unit.arena, "%s L_%s_%.*s", name->keyword, name->name,
                        (int)strcspn(text, " {"), text);
}

const char *declared(struct world *world, int type, const char *name)
{
    if (!type)
        return "unknown";
    return oracle_declare(world->oracle, &world->unit.arena, type, name, rename_local, world);
}

static const char *expression_type(struct world *world, const char *paren, bool lvalue)
{
    uint32_t begin = asked_at(world, paren, 0);
    uint32_t end = begin + (uint32_t)strlen(paren);
    return declared(world, oracle_expr_type(world->oracle, begin, end, lvalue), "");
}

const char *value_type(struct world *world, const char *paren)
{
    return expression_type(world, paren, false);
}

const char *place_type(struct world *world, const char *paren)
{
    return expression_type(world, paren, true);
}

const char *variable_type(struct world *world, const char *before_name)
{
    uint32_t at = asked_at(world, before_name, 0) + (uint32_t)strlen(before_name);
    return declared(world, oracle_decl_type(world->oracle, at), "");
}
