/* conflicts_run: which pairs, by eye. */
#include "flow_help.h"

#include <string.h>

/* All pairs, as "0-1 1-2". */
static void expect(const char *text, const char *pairs)
{
    struct cfg *cfg = graph(text);
    struct span *conflicts = conflicts_run(cfg, liveness_run(cfg));
    const char *found = "";
    for (int a = 0; a < cfg->n_vars; a++) {
        for (int b = a + 1; b < cfg->n_vars; b++)
            if (spans_meet(conflicts[a], conflicts[b]))
                found = arena_printf(cfg->arena, "%s%s%d-%d", found, *found ? " " : "", a, b);
    }
    if (strcmp(found, pairs) != 0)
        fail_msg("conflicts are %s, not %s, in\n%s", found, pairs, text);
    graph_free(cfg);
}

static void test_one_after_the_other(void **state)
{
    (void)state;
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; -> 2\n"
           "block 2: on 1; write 1; read 1; suspend 1; -> 3\n"
           "block 3: read 1;\n",
           "");
}

static void test_both_survive(void **state)
{
    (void)state;
    expect("block 0: write 0; write 1; suspend 0; -> 1\n"
           "block 1: read 0; read 1;\n",
           "0-1");
    /* 2 survives nothing and takes no part */
    expect("block 0: write 0; write 1; write 2; read 2; suspend 0; -> 1\n"
           "block 1: read 0; read 1;\n",
           "0-1");
    /* ... also where a survivor is written while it is needed, or the other way round */
    expect("block 0: write 2; write 0; write 1; read 2; write 2; read 2; suspend 0; -> 1\n"
           "block 1: read 0; read 1;\n",
           "0-1");
}

static void test_written_while_needed(void **state)
{
    (void)state;
    /* never across the same suspension, but 1 is written while 0 is still to be read */
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: write 1; read 0; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "0-1");
    /* a dead write destroys as well: 1 is written again before it is read */
    expect("block 0: write 0; write 1; suspend 0; -> 1\n"
           "block 1: read 0; -> 2\n"
           "block 2: on 1; write 1; suspend 1; -> 3\n"
           "block 3: read 1;\n",
           "0-1");
}

static void test_different_arms(void **state)
{
    (void)state;
    expect("block 0: -> 1 3\n"
           "block 1: write 0; suspend 0; -> 2\n"
           "block 2: read 0; -> 5\n"
           "block 3: write 1; suspend 1; -> 4\n"
           "block 4: read 1; -> 5\n"
           "block 5:\n",
           "");
    /* the same, but as no text has it: each span reaches over the other arm */
    expect("block 0: -> 1 2\n"
           "block 1: write 0; suspend 0; -> 3\n"
           "block 2: write 1; suspend 1; -> 4\n"
           "block 3: read 0; -> 5\n"
           "block 4: read 1; -> 5\n"
           "block 5:\n",
           "0-1");
}

static void test_loop(void **state)
{
    (void)state;
    /* 0 is carried round the loop in which 1 comes and goes */
    expect("block 0: write 0; -> 1\n"
           "block 1 depth 1: on 1; write 1; suspend 0; -> 2\n"
           "block 2 depth 1: read 1; off 1; -> 3\n"
           "block 3 depth 1: read 0; write 0; -> 1 4\n"
           "block 4: read 0;\n",
           "0-1");
}

static void test_escaped(void **state)
{
    (void)state;
    /* 0 is not named after its address, but 1 may not overwrite it until OFF */
    expect("block 0: on 0; write 0; address 0; suspend 0; -> 1\n"
           "block 1: write 1; read 1; suspend 1; -> 2\n"
           "block 2: read 1; off 0;\n",
           "0-1");
    expect("block 0: on 0; write 0; address 0; suspend 0; -> 1\n"
           "block 1: off 0; write 1; read 1; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "");
    /* 1 is written while 0 is escaped, and no suspension keeps both */
    expect("block 0: on 0; write 0; address 0; suspend 0; -> 1\n"
           "block 1: write 1; off 0; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "0-1");
    /* the same within one block */
    expect("block 0: on 0; write 0; suspend 0; -> 1\n"
           "block 1: address 0; write 1; off 0; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "0-1");
    /* 0 is needed up to its address being taken, for it may be read through it */
    expect("block 0: on 0; write 0; suspend 0; -> 1\n"
           "block 1: write 1; address 0; off 0; write 1; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "0-1");
    /* the address of 0 is taken while 1 is needed: others may write 0 from there */
    expect("block 0: write 1; suspend 0; -> 1\n"
           "block 1: on 0; address 0; read 1; suspend 1; -> 2\n"
           "block 2: off 0;\n",
           "0-1");
}

static void test_one_statement(void **state)
{
    (void)state;
    /* b = a.part: 0 dies where 1 is born, but a copy may not overlap in part */
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; write 1; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "0-1");
    /* b = c ? a.x : d.y */
    expect("block 0: write 0; write 2; suspend 0; -> 1\n"
           "block 1: -> 2 3\n"
           "block 2: read 0; -> 4\n"
           "block 3: read 2; -> 4\n"
           "block 4: write 1; suspend 1; -> 5\n"
           "block 5: read 1;\n",
           "0-1 0-2 1-2");
    /* not what was read before another event */
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; on 2; read 2; write 1; suspend 1; -> 2\n"
           "block 2: read 1;\n",
           "");
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; on 2; -> 2\n"
           "block 2: read 2; write 1; suspend 1; -> 3\n"
           "block 3: read 1;\n",
           "");
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; -> 2\n"
           "block 2: on 2; -> 3\n"
           "block 3: write 1; suspend 1; -> 4\n"
           "block 4: read 1;\n",
           "");
    /* an await in between: what was read is elsewhere by then */
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; suspend 1; -> 2\n"
           "block 2: write 1; suspend 2; -> 3\n"
           "block 3: read 1;\n",
           "");
}

static void test_unreachable(void **state)
{
    (void)state;
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: read 0; off 0; write 1; suspend 1; -> 2\n"
           "block 2: read 1;\n"
           "block 3: write 1; write 0; read 1; address 0; suspend 2; -> 1\n",
           "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_after_the_other),
        cmocka_unit_test(test_both_survive),
        cmocka_unit_test(test_written_while_needed),
        cmocka_unit_test(test_different_arms),
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_escaped),
        cmocka_unit_test(test_one_statement),
        cmocka_unit_test(test_unreachable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
