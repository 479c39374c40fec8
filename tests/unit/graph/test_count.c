#include "road.h"

#include "graph/graph.h"

static const char TEXT[] =
    "struct s { int a, b; };\n"
    "void use(int *);\n"
    "async int n(int v) { await td_yield(); return v; }\n"
    "async int f(int k, int *p)\n"
    "{\n"
    "    int x = k, y = 0, z;\n"
    "    struct s s = {k, 2}, t = s;\n"
    "    s.a = x++;\n"
    "    use(&z);\n"
    "    for (int i = 0; i < k; i += 2)\n"
    "        y += await n(i) + *p++ + (int)sizeof(x++);\n"
    "    if (k && (y = x))\n"
    "        z = k ? x : t.b;\n"
    "    switch (await n(y)) { case 1: x = y; break; default: y--; }\n"
    "    return x + y + s.a + _Generic(k, int: z, default: 0) + ({ int q = k; q * 2; });\n"
    "}\n";

static bool is_counted(struct fn *fn, struct event event)
{
    if (event.kind == EVENT_ON || event.kind == EVENT_OFF || event.kind == EVENT_SUSPEND)
        return false;
    enum symbol_kind kind = fn->vars.at[event.id]->kind;
    return kind == SYMBOL_VARIABLE || kind == SYMBOL_PARAMETER;
}

static void test_agrees(void **state)
{
    struct fn *fn = road_to(*state, TEXT, PASS_verify, "f");
    assert_null(graph_count(fn));
}

/* Each event of a variable of the source, made another one: a graph without it, or with one more. */
static void test_notices_each_event(void **state)
{
    struct fn *fn = road_to(*state, TEXT, PASS_verify, "f");
    int changed = 0;
    for (int b = 0; b < fn->cfg.blocks.n; b++)
        for (int i = 0; i < fn->cfg.blocks.at[b].events.n; i++) {
            struct event *event = &fn->cfg.blocks.at[b].events.at[i], was = *event;
            if (!is_counted(fn, was))
                continue;
            event->kind = EVENT_ON;
            assert_non_null(graph_count(fn));
            event->kind = was.kind == EVENT_READ ? EVENT_WRITE : EVENT_READ;
            assert_non_null(graph_count(fn));
            *event = was;
            changed++;
        }
    assert_true(changed > 40);
    assert_null(graph_count(fn));
}

static void test_names_all(void **state)
{
    struct fn *fn = road_to(*state, "async int f(int k)\n{ int x = k;\n await td_yield(); return x; }\n",
                            PASS_verify, "f");
    int var = road_symbol(fn, "x", 0)->var;
    for (int b = 0; b < fn->cfg.blocks.n; b++)
        for (int i = 0; i < fn->cfg.blocks.at[b].events.n; i++)
            if (fn->cfg.blocks.at[b].events.at[i].kind == EVENT_READ && fn->cfg.blocks.at[b].events.at[i].id == var)
                fn->cfg.blocks.at[b].events.at[i].kind = EVENT_ON;
    const char *message = graph_count(fn);
    assert_non_null(message);
    assert_string_equal(message, "in 'f' the graph reads 'x' (line 3) 0 times, clang's tree 1 time");
}

static void test_address_that_was_not_seen(void **state)
{
    struct fn *fn = road_to(*state,
                            "void use(int *);\n"
                            "async int f(int k) { use(&k); await td_yield(); return k; }\n",
                            PASS_verify, "f");
    assert_null(graph_count(fn));
    road_symbol(fn, "k", 0)->address_taken = false;
    assert_has(graph_count(fn), "never taken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_agrees, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_notices_each_event, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_names_all, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_address_that_was_not_seen, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
