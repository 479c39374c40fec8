#include "road.h"

/* The n-th IDENT of that name, in the order of the tree. */
static struct node *find(struct fn *fn, struct node *node, const char *name, int *n)
{
    if (node->kind == N_IDENT && !strcmp(token_text(fn, node->op), name) && (*n)-- == 0)
        return node;
    for (int i = 0; i < node->n_kids; i++) {
        struct node *found = node->kids[i] ? find(fn, node->kids[i], name, n) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static struct node *use(struct fn *fn, const char *name, int n)
{
    struct node *found = find(fn, fn->body, name, &n);
    assert_non_null(found);
    return found;
}

static void test_inner_hides_outer(void **state)
{
    struct fn *fn = road_to(*state,
                            "async int f(int x)\n"
                            "{ { long x = 2; x++; } await td_yield(); return x; }\n",
                            PASS_ask, "f");
    assert_ptr_equal(use(fn, "x", 0)->symbol, road_symbol(fn, "x", 1));
    assert_ptr_equal(use(fn, "x", 1)->symbol, road_symbol(fn, "x", 0));
    assert_int_equal(road_symbol(fn, "x", 0)->kind, SYMBOL_PARAMETER);
    assert_int_equal(road_symbol(fn, "x", 1)->kind, SYMBOL_VARIABLE);
}

/* C11 6.2.1p7: a name begins after its declarator, before its initialiser. */
static void test_own_initialiser(void **state)
{
    struct fn *fn = road_to(*state,
                            "async int f(int x)\n"
                            "{ { void *x = &x; (void)x; } await td_yield(); return x; }\n",
                            PASS_ask, "f");
    assert_ptr_equal(use(fn, "x", 0)->symbol, road_symbol(fn, "x", 1));
}

static void test_names_of_other_kinds(void **state)
{
    struct fn *fn = road_to(*state,
                            "int file;\n"
                            "async int f(void)\n"
                            "{ static int s; enum { E }; typedef int T; T t = E; s = t; file = s;\n"
                            "  await td_yield(); return t; }\n",
                            PASS_ask, "f");
    assert_int_equal(road_symbol(fn, "s", 0)->kind, SYMBOL_STATIC);
    assert_int_equal(road_symbol(fn, "E", 0)->kind, SYMBOL_ENUMERATOR);
    assert_int_equal(road_symbol(fn, "T", 0)->kind, SYMBOL_TYPEDEF);
    assert_null(use(fn, "file", 0)->symbol);
}

static void test_unevaluated(void **state)
{
    struct fn *fn = road_to(*state,
                            "async int f(int x)\n"
                            "{ int s = (int)sizeof(x) + x; await td_yield(); return s; }\n",
                            PASS_ask, "f");
    assert_true(use(fn, "x", 0)->flags & NODE_UNEVALUATED);
    assert_false(use(fn, "x", 1)->flags & NODE_UNEVALUATED);
}

/* Parameters are in the order of the list, not of their declarations. */
static void test_old_style(void **state)
{
    struct fn *fn = road_to(*state,
                            "async int f(a, b) int b; long a; { await td_yield(); return b; }\n", PASS_ask,
                            "f");
    assert_int_equal(fn->parameters.n, 2);
    assert_string_equal(fn->parameters.at[0]->name, "a");
    assert_string_equal(fn->parameters.at[1]->name, "b");
}

static void test_goto_and_its_label(void **state)
{
    struct fn *fn = road_to(*state,
                            "async int f(int n)\n"
                            "{ again: await td_yield(); if (n--) goto again; return n; }\n",
                            PASS_ask, "f");
    assert_int_equal(road_symbol(fn, "again", 0)->kind, SYMBOL_LABEL);
    assert_true(fn->has_suspend);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_inner_hides_outer, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_own_initialiser, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_names_of_other_kinds, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_unevaluated, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_old_style, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_goto_and_its_label, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
