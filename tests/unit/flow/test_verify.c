/* verify_run, verify_dirty, verify_slots: they object to what is wrong, and say where. */
#include "flow_help.h"

#include <string.h>

static struct sets *sets(struct cfg *cfg, const char *text)
{
    struct sets *sets = sets_new(cfg->arena, cfg->n_suspends, cfg->n_vars);
    for (int s = 0; s < cfg->n_suspends; s++) {
        uint64_t vars = 0;
        for (; *text && *text != '|'; text++)
            if (*text != ' ')
                vars |= (uint64_t)1 << (*text - '0');
        sets_put(sets, s, 0, vars);
        text += *text == '|';
    }
    return sets;
}

/* `live` as "01|2"; message NULL: must be accepted. */
static void expect_run(const char *text, const char *live, const char *message)
{
    struct cfg *cfg = graph(text);
    const char *found = verify_run(cfg, sets(cfg, live));
    if (message ? !found || strcmp(found, message) != 0 : found != NULL)
        fail_msg("\"%s\" for {%s} in\n%s", found ? found : "accepted", live, text);
    graph_free(cfg);
}

static void expect_dirty(const char *text, const char *dirty, const char *message)
{
    struct cfg *cfg = graph(text);
    const char *found = verify_dirty(cfg, liveness_run(cfg), sets(cfg, dirty));
    if (message ? !found || strcmp(found, message) != 0 : found != NULL)
        fail_msg("\"%s\" for {%s} in\n%s", found ? found : "accepted", dirty, text);
    graph_free(cfg);
}

/* All variables in slot 0. */
static void expect_shared(const char *text, const char *message)
{
    struct cfg *cfg = graph(text);
    const int slot[8] = {0};
    const char *found = verify_slots(cfg, liveness_run(cfg), slot);
    if (message ? !found || strcmp(found, message) != 0 : found != NULL)
        fail_msg("\"%s\" in\n%s", found ? found : "accepted", text);
    graph_free(cfg);
}

static void test_reads(void **state)
{
    (void)state;
    const char *text = "block 0: write 0; write 1; suspend 0; -> 1\n"
                       "block 1: write 0; suspend 1; -> 1 2\n"
                       "block 2: read 0; read 1;\n";
    expect_run(text, "1|01", NULL);
    expect_run(text, "01|01", NULL); /* more is harmless */
    expect_run(text, "1|1", "variable 0 does not survive suspension 1 (block 1), but is read "
                            "after it in block 2");
    expect_run(text, "|01", "variable 1 does not survive suspension 0 (block 0), but is read "
                            "after it in block 2");
    expect_run(text, "1|0", "variable 1 does not survive suspension 1 (block 1), but is read "
                            "after it in block 2");
}

static void test_addresses(void **state)
{
    (void)state;
    const char *text = "block 0: on 0; address 0; suspend 0; -> 1 2\n"
                       "block 1: write 0; suspend 1; -> 1\n"
                       "block 2: off 0; suspend 2; -> 3\n"
                       "block 3: write 0; suspend 3; -> 4\n"
                       "block 4: address 0;\n";
    expect_run(text, "0|0||0", NULL);
    expect_run(text, "|0||0", "variable 0 does not survive suspension 0 (block 0), but its address "
                              "was taken in block 0");
    expect_run(text, "0|||0", "variable 0 does not survive suspension 1 (block 1), but its address "
                              "was taken in block 0");
    expect_run(text, "0|0||", "variable 0 does not survive suspension 3 (block 3), but is used by "
                              "address after it in block 4");
}

static void test_unreachable(void **state)
{
    (void)state;
    expect_run("block 0: suspend 0;\n"
               "block 1: address 0; suspend 1; -> 2\n"
               "block 2: read 0; -> 0\n",
               "|", NULL);
}

/* Suspension and read in one block, reached round a loop. */
static void test_own_block(void **state)
{
    (void)state;
    const char *text = "block 0: write 0; -> 1\n"
                       "block 1: read 0; suspend 0; -> 1\n";
    expect_run(text, "0", NULL);
    expect_run(text, "",
               "variable 0 does not survive suspension 0 (block 1), but is read after it in "
               "block 1");
}

static void test_malformed(void **state)
{
    (void)state;
    struct cfg *cfg = graph("vars 3 suspends 1\nblock 0: write 0; suspend 0; -> 0\n");
    struct sets *live = liveness_run(cfg);
    assert_null(verify_run(cfg, live));
    assert_string_equal(verify_run(cfg, sets(cfg, "5")), "live[0] holds variable 5, which is not there");
    assert_string_equal(verify_run(cfg, sets_new(cfg->arena, 1, 2)),
                        "live has 1 sets of 2, there are 1 suspensions and 3 variables");
    assert_string_equal(verify_run(cfg, sets_new(cfg->arena, 2, 3)),
                        "live has 2 sets of 3, there are 1 suspensions and 3 variables");
    struct sets *twice = sets_new(cfg->arena, 1, 3);
    sets_put(twice, 0, 0, 1);
    sets_put(twice, 0, 0, 2);
    assert_string_equal(verify_run(cfg, twice), "live: suspensions 0 to 0 are out of order");
    cfg->blocks.at[0].next.at[0] = 1;
    assert_string_equal(verify_run(cfg, live), "block 0 leads to block 1, which is not there");
    cfg->blocks.at[0].next.at[0] = 0;
    cfg->blocks.at[0].events.at[0].id = 3;
    assert_string_equal(verify_run(cfg, live),
                        "block 0: event 0 names variable 3, which is not there");
    cfg->blocks.at[0].events.at[0] = (struct event){EVENT_SUSPEND, 0};
    assert_string_equal(verify_run(cfg, live), "block 0 goes on behind suspension 0");
    graph_free(cfg);
}

static void test_dirty(void **state)
{
    (void)state;
    const char *loop = "block 0: write 0; write 1; suspend 0 always; -> 1\n"
                       "block 1: read 0; read 1; suspend 1 always; -> 2\n"
                       "block 2: read 0; write 0; -> 1\n";
    expect_dirty(loop, "01|0", NULL);
    expect_dirty(loop, "01|",
                 "variable 0 is not saved at suspension 1 (block 1), but may have been written "
                 "since block 2");
    expect_dirty(loop, "0|0",
                 "variable 1 is not saved at suspension 0 (block 0), but may have been written "
                 "since block 0");
    /* awaits: the one in the loop may be the first that leaves */
    const char *awaits = "block 0: write 0; write 1; suspend 0; -> 1\n"
                         "block 1: read 0; read 1; suspend 1; -> 2\n"
                         "block 2: read 0; write 0; -> 1\n";
    expect_dirty(awaits, "01|01", NULL);
    expect_dirty(awaits, "01|0",
                 "variable 1 is not saved at suspension 1 (block 1), but may have been written "
                 "since block 0");
    const char *escaped = "block 0: write 0; address 0; suspend 0 always; -> 1\n"
                          "block 1: suspend 1 always; -> 2\n"
                          "block 2: off 0; suspend 2 always; -> 2\n";
    expect_dirty(escaped, "0|0|", NULL);
    expect_dirty(escaped, "0||",
                 "variable 0 is not saved at suspension 1 (block 1), but may have been written "
                 "since block 0");
}

/* A copy counts as saved only where live says that it is kept, even if live is wrong. */
static void test_dirty_believes_live(void **state)
{
    (void)state;
    struct cfg *cfg = graph("block 0: write 0; -> 1\n"
                            "block 1: suspend 0 always; -> 2\n"
                            "block 2: suspend 1 always; -> 3\n"
                            "block 3: read 0;\n");
    struct sets *live = sets(cfg, "|0");
    struct sets *dirty = liveness_dirty(cfg, live);
    assert_members(cfg, dirty, 0, "");
    assert_members(cfg, dirty, 1, "0");
    assert_null(verify_dirty(cfg, live, dirty));
    assert_non_null(verify_dirty(cfg, live, sets(cfg, "|")));
    graph_free(cfg);
}

static void test_slots(void **state)
{
    (void)state;
    expect_shared("block 0: write 0; suspend 0; -> 1\n"
                  "block 1: read 0; write 1; suspend 1; -> 2\n"
                  "block 2: read 1;\n",
                  NULL);
    expect_shared("block 0: write 0; write 1; suspend 0; -> 1\n"
                  "block 1: read 0; read 1;\n",
                  "variables 0 and 1 share a place, but both survive suspension 0");
    expect_shared("block 0: write 0; suspend 0; -> 1\n"
                  "block 1: write 1; read 0; suspend 1; -> 2\n"
                  "block 2: read 1;\n",
                  "variables 0 and 1 share a place: what block 1 stores in 1 destroys 0, which is "
                  "read in block 1");
    expect_shared("block 0: on 0; write 0; address 0; suspend 0; -> 1\n"
                  "block 1: write 1; off 0; suspend 1; -> 2\n"
                  "block 2: read 1;\n",
                  "variables 0 and 1 share a place: the address of 0 is known since block 0, and 1 "
                  "is written in block 1");
    expect_shared("block 0: on 0; write 0; address 0; suspend 0; -> 1\n"
                  "block 1: on 1; address 1; off 0; suspend 1; -> 2\n"
                  "block 2: off 1;\n",
                  "variables 0 and 1 share a place: the address of 0 is known since block 0, and 1 "
                  "is used by address in block 1");
    expect_shared("block 0: write 0; suspend 0; -> 1\n"
                  "block 1: on 1; address 1; read 0; suspend 1; -> 2\n"
                  "block 2: off 1;\n",
                  "variables 0 and 1 share a place: what block 1 stores in 1 destroys 0, which is "
                  "read in block 1");
    struct cfg *cfg = graph("block 0: write 0; write 1; suspend 0; -> 1\n"
                            "block 1: read 0; read 1;\n");
    struct sets *live = liveness_run(cfg);
    assert_null(verify_slots(cfg, live, (const int[]){1, 0}));
    assert_null(verify_slots(cfg, live, (const int[]){0, -1}));
    assert_string_equal(verify_slots(cfg, live, (const int[]){0, 2}),
                        "variable 1 has slot 2 of at most 2");
    graph_free(cfg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),       cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_unreachable), cmocka_unit_test(test_own_block),
        cmocka_unit_test(test_malformed),   cmocka_unit_test(test_dirty),
        cmocka_unit_test(test_dirty_believes_live), cmocka_unit_test(test_slots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
