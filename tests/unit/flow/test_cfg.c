/* The text form: what is printed is read again, and what is wrong is refused. */
#include "flow_help.h"

#include <stdlib.h>

static char *printed(const struct cfg *cfg, const char *const *names)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    cfg_print(cfg, names, out);
    fclose(out);
    return text;
}

static void test_build_and_print(void **state)
{
    (void)state;
    struct cfg *cfg = graph(NULL);
    assert_int_equal(cfg_block(cfg, 0), 0);
    assert_int_equal(cfg_block(cfg, 2), 1);
    assert_int_equal(cfg_block(cfg, 0), 2);
    cfg_event(cfg, 0, EVENT_ON, 1);
    cfg_event(cfg, 0, EVENT_WRITE, 1);
    cfg_event(cfg, 0, EVENT_ADDRESS, 0);
    cfg_event(cfg, 1, EVENT_READ, 1);
    cfg_event(cfg, 1, EVENT_OFF, 1);
    cfg_event(cfg, 1, EVENT_SUSPEND, 0);
    cfg->blocks.at[1].always = true;
    cfg_edge(cfg, 0, 1);
    cfg_edge(cfg, 0, 2);
    cfg_edge(cfg, 0, 2); /* two cases of a switch that go to one place */
    cfg_edge(cfg, 1, 2);
    static const char *const names[] = {"buf", NULL};
    char *plain = printed(cfg, NULL), *named = printed(cfg, names);
    assert_string_equal(plain, "vars 2 suspends 1\n"
                               "block 0: on 1; write 1; address 0; -> 1 2\n"
                               "block 1 depth 2: read 1; off 1; suspend 0 always; -> 2\n"
                               "block 2:\n");
    assert_string_equal(named, "vars 2 suspends 1\n"
                               "block 0: on 1; write 1; address 0(buf); -> 1 2\n"
                               "block 1 depth 2: read 1; off 1; suspend 0 always; -> 2\n"
                               "block 2:\n");
    struct cfg *again = graph(named);
    char *twice = printed(again, NULL);
    assert_string_equal(twice, plain);
    free(plain);
    free(named);
    free(twice);
    graph_free(again);
    graph_free(cfg);
}

static void test_parse(void **state)
{
    (void)state;
    /* as in cfg.h; comments; the last semicolon may be missing */
    struct cfg *cfg = graph("# two blocks\n"
                            "block 0: on 1; write 1; read 1; -> 1 1 0\n"
                            "block 1:read 2 ;suspend 0always-> 0 # back\n");
    assert_true(cfg->blocks.at[1].always);
    assert_false(cfg->blocks.at[0].always);
    assert_int_equal(cfg->n_vars, 3);
    assert_int_equal(cfg->n_suspends, 1);
    assert_int_equal(cfg->blocks.n, 2);
    assert_int_equal(cfg->blocks.at[0].events.n, 3);
    assert_int_equal(cfg->blocks.at[0].events.at[0].kind, EVENT_ON);
    assert_int_equal(cfg->blocks.at[0].next.n, 2);
    assert_int_equal(cfg->blocks.at[1].events.at[1].kind, EVENT_SUSPEND);
    assert_int_equal(cfg->blocks.at[1].next.at[0], 0);
    graph_free(cfg);
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "block 1:\n",                       /* the first is 0 */
        "block 0:\nblock 2:\n",             /* out of order */
        "block 0\n",                        /* no colon */
        "block 0: look 1;\n",               /* no such event */
        "block 0: read;\n",                 /* of what? */
        "block 0: read -1;\n",              /* no such variable */
        "block 0: read 99999999999;\n",     /* nor that */
        "block 0: read 1 read 2;\n",        /* no semicolon */
        "block 0: readonly 1;\n",           /* no such event either */
        "block 0: read 1(x;\n",             /* the name does not end */
        "block 0: suspend 0; read 1;\n",    /* goes on after the suspension */
        "block 0: suspend 0 ever;\n",       /* always, or not */
        "block 0: read 0 always;\n",        /* only suspensions are */
        "block 0: -> 1\n",                  /* no block 1 */
        "block 0: ->\n",                    /* to where? */
        "block 0: - > 0\n",                 /* not an arrow */
        "block 0: -> 0 read 1;\n",          /* an event after the edges */
        "vars 1 suspends 0\nblock 0: read 1;\n",    /* more than it says */
        "vars 1 suspends 0\nblock 0: suspend 0;\n", /* here too */
        "vars 1\nblock 0: read 0;\n",       /* half of the first line */
        "block 0: read 1; x\n",             /* text after it */
        "graph\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct cfg *cfg = graph(NULL);
        if (cfg_parse(cfg, wrong[i]))
            fail_msg("accepted: %s", wrong[i]);
        graph_free(cfg);
    }
}

static void test_random_round_trip(void **state)
{
    (void)state;
    struct dice dice = dice_new(7);
    for (int i = 0; i < 300; i++) {
        struct cfg *cfg = graph_random(&dice);
        char *once = printed(cfg, NULL);
        struct cfg *again = graph(once);
        char *twice = printed(again, NULL);
        assert_string_equal(once, twice);
        assert_int_equal(cfg->n_vars, again->n_vars);
        free(once);
        free(twice);
        graph_free(again);
        graph_free(cfg);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_build_and_print),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_random_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
