/* Mutation tests of the verifiers: with each seedable fault of base/fault.h, some random graph
 * comes out wrong, and the verifier in charge says so.  Built with TANDEM_FAULTS. */
#include "flow_help.h"

#include "base/fault.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GRAPHS = 1000 };

struct findings {
    int run, dirty, slots;
};

static void analyse(struct dice *dice, struct findings *findings)
{
    struct cfg *cfg = graph_random(dice);
    struct sets *live = liveness_run(cfg);
    struct sets *dirty = liveness_dirty(cfg, live);
    struct span *conflicts = conflicts_run(cfg, live);
    bool *saved = ARENA_ARRAY(cfg->arena, bool, cfg->n_vars);
    int64_t *size = ARENA_ARRAY(cfg->arena, int64_t, cfg->n_vars);
    int *slot = ARENA_ARRAY(cfg->arena, int, cfg->n_vars);
    for (int v = 0; v < cfg->n_vars; v++) {
        size[v] = 8;
        for (int s = 0; s < cfg->n_suspends; s++)
            saved[v] |= sets_have(live, s, v);
    }
    layout_slots(cfg->arena, cfg->n_vars, conflicts, saved, size, slot);
    findings->run += verify_run(cfg, live) != NULL;
    findings->dirty += verify_dirty(cfg, live, dirty) != NULL;
    findings->slots += verify_slots(cfg, live, slot) != NULL;
    graph_free(cfg);
}

static struct findings with_fault(const char *name)
{
    struct findings findings = {0};
    struct dice dice = dice_new(11);
    if (name)
        setenv("TANDEM_FAULT", name, 1);
    else
        unsetenv("TANDEM_FAULT");
    for (int i = 0; i < GRAPHS; i++)
        analyse(&dice, &findings);
    unsetenv("TANDEM_FAULT");
    return findings;
}

static void test_every_fault_is_found(void **state)
{
    (void)state;
    static const char *const faults[] = {
#define NAME(text) text,
        FLOW_FAULTS(NAME)
#undef NAME
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct findings findings = with_fault(faults[i]);
        print_message("%-26s live %4d, dirty %4d, slots %4d of %d graphs\n", faults[i],
                      findings.run, findings.dirty, findings.slots, GRAPHS);
        int in_charge = strncmp(faults[i], "liveness-", 9) == 0 ? findings.run
                        : strncmp(faults[i], "dirty-", 6) == 0  ? findings.dirty
                                                                : findings.slots;
        if (in_charge == 0)
            fail_msg("no verifier found %s", faults[i]);
    }
}

static void test_nothing_without_a_fault(void **state)
{
    (void)state;
    struct findings findings = with_fault(NULL);
    assert_int_equal(findings.run + findings.dirty + findings.slots, 0);
    findings = with_fault("other-something"); /* of another part: none of ours */
    assert_int_equal(findings.run + findings.dirty + findings.slots, 0);
}

static void test_misspelt(void **state)
{
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(3);
        with_fault("liveness-drop-frist");
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_fault_is_found),
        cmocka_unit_test(test_nothing_without_a_fault),
        cmocka_unit_test(test_misspelt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
