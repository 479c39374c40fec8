/* Random graphs against the ground truth: a walker that does what the events say, on a frame with
 * shared slots.  Every seed is fixed. */
#include "flow_help.h"

#include "walker.h"

enum { GRAPHS = 3000, WALKS = 12, STEPS = 40 };

/* All that the passes say about one graph. */
struct result {
    struct cfg *cfg;
    struct sets *live, *dirty;
    struct span *conflicts;
    bool *survives;
    int *slot;
    enum home *home;
    int n_slots;
};

static bool address_taken(const struct cfg *cfg, var_id v)
{
    for (int b = 0; b < cfg->blocks.n; b++)
        for (int i = 0; i < cfg->blocks.at[b].events.n; i++) {
            struct event event = cfg->blocks.at[b].events.at[i];
            if (event.kind == EVENT_ADDRESS && event.id == v)
                return true;
        }
    return false;
}

static struct result analyse(struct dice *dice)
{
    struct result r = {.cfg = graph_random(dice)};
    struct cfg *cfg = r.cfg;
    r.live = liveness_run(cfg);
    r.dirty = liveness_dirty(cfg, r.live);
    r.conflicts = conflicts_run(cfg, r.live);
    r.survives = ARENA_ARRAY(cfg->arena, bool, cfg->n_vars);
    r.slot = ARENA_ARRAY(cfg->arena, int, cfg->n_vars);
    r.home = ARENA_ARRAY(cfg->arena, enum home, cfg->n_vars);
    int64_t *size = ARENA_ARRAY(cfg->arena, int64_t, cfg->n_vars);
    for (int v = 0; v < cfg->n_vars; v++) {
        for (int s = 0; s < cfg->n_suspends; s++)
            r.survives[v] |= sets_have(r.live, s, v);
        size[v] = 1 + dice_below(dice, 3);
        bool in_frame = r.survives[v] && (address_taken(cfg, v) || dice_below(dice, 2));
        r.home[v] = in_frame ? HOME_FRAME : HOME_LOCAL;
    }
    r.n_slots = layout_slots(cfg->arena, cfg->n_vars, r.conflicts, r.survives, size, r.slot);
    return r;
}

/* The first thing that a few walks find wrong, or NULL. */
static const char *walks(const struct result *r, struct dice *dice)
{
    struct plan plan = {r->live, r->dirty, r->slot, r->home};
    for (int i = 0; i < WALKS; i++) {
        const char *error = walk(r->cfg, &plan, dice, STEPS);
        if (error)
            return error;
    }
    return NULL;
}

static void give_up(const struct result *r, const char *what)
{
    cfg_print(r->cfg, NULL, stderr);
    for (int s = 0; s < r->cfg->n_suspends; s++)
        fprintf(stderr, "live[%d] = {%s}  dirty = {%s}\n", s, members(r->cfg, r->live, s),
                members(r->cfg, r->dirty, s));
    for (int v = 0; v < r->cfg->n_vars; v++)
        fprintf(stderr, "variable %d: slot %d, %s\n", v, r->slot[v],
                r->home[v] == HOME_FRAME ? "frame" : "local");
    fail_msg("%s", what);
}

static void test_all_is_well(void **state)
{
    (void)state;
    struct dice dice = dice_new(1);
    int shared = 0;
    for (int i = 0; i < GRAPHS; i++) {
        struct result r = analyse(&dice);
        const char *error = verify_run(r.cfg, r.live);
        if (!error)
            error = verify_dirty(r.cfg, r.live, r.dirty);
        if (!error)
            error = verify_slots(r.cfg, r.live, r.slot);
        if (!error)
            error = walks(&r, &dice);
        if (error)
            give_up(&r, error);
        int survivors = 0;
        for (int v = 0; v < r.cfg->n_vars; v++)
            survivors += r.survives[v];
        shared += survivors > r.n_slots;
        graph_free(r.cfg);
    }
    print_message("slots were shared in %d of %d graphs\n", shared, GRAPHS);
    assert_true(shared > GRAPHS / 20); /* else the walks would show nothing about conflicts */
}

/* Takes each member out of each set in turn. The verifier must object every time, and the walks
 * often enough: they prove that what the verifier objects to is a wrong program. */
static void test_each_live_variable_is_missed(void **state)
{
    (void)state;
    struct dice dice = dice_new(2);
    int taken = 0, walked_into = 0;
    for (int i = 0; i < GRAPHS; i++) {
        struct result r = analyse(&dice);
        for (int s = 0; s < r.cfg->n_suspends; s++)
            for (int v = 0; v < r.cfg->n_vars; v++) {
                if (!sets_have(r.live, s, v))
                    continue;
                struct sets *whole = r.live;
                r.live = sets_without(r.cfg, whole, s, v);
                if (!verify_run(r.cfg, r.live))
                    give_up(&r, arena_printf(r.cfg->arena, "%d is missing in live[%d]", v, s));
                r.home[v] = HOME_LOCAL;
                walked_into += walks(&r, &dice) != NULL;
                taken++;
                r.live = whole;
            }
        graph_free(r.cfg);
    }
    print_message("live: %d taken out, all found; walks ran into %d\n", taken, walked_into);
    assert_true(taken > GRAPHS && walked_into > taken / 4);
}

static void test_each_dirty_variable_is_missed(void **state)
{
    (void)state;
    struct dice dice = dice_new(3);
    int taken = 0, walked_into = 0;
    for (int i = 0; i < GRAPHS; i++) {
        struct result r = analyse(&dice);
        for (int s = 0; s < r.cfg->n_suspends; s++)
            for (int v = 0; v < r.cfg->n_vars; v++) {
                if (!sets_have(r.dirty, s, v))
                    continue;
                struct sets *whole = r.dirty;
                r.dirty = sets_without(r.cfg, whole, s, v);
                if (!verify_dirty(r.cfg, r.live, r.dirty))
                    give_up(&r, arena_printf(r.cfg->arena, "%d is missing in dirty[%d]", v, s));
                r.home[v] = HOME_LOCAL;
                walked_into += walks(&r, &dice) != NULL;
                taken++;
                r.dirty = whole;
            }
        graph_free(r.cfg);
    }
    print_message("dirty: %d taken out, all found; walks ran into %d\n", taken, walked_into);
    assert_true(taken > GRAPHS && walked_into > taken / 4);
}

/* Every pair of survivors in one slot, all others apart: fine if they do not conflict; if a walk
 * runs into it, then they do, and the verifier has said so. */
static void test_each_pair_shares(void **state)
{
    (void)state;
    struct dice dice = dice_new(4);
    int free_pairs = 0, conflicting = 0, objected = 0, walked_into = 0;
    for (int i = 0; i < GRAPHS; i++) {
        struct result r = analyse(&dice);
        for (int a = 0; a < r.cfg->n_vars; a++)
            for (int b = 0; b < a; b++) {
                if (!r.survives[a] || !r.survives[b])
                    continue;
                for (int v = 0; v < r.cfg->n_vars; v++)
                    r.slot[v] = r.survives[v] ? v : -1;
                r.slot[a] = b;
                bool conflict = spans_meet(r.conflicts[a], r.conflicts[b]);
                const char *objection = verify_slots(r.cfg, r.live, r.slot);
                r.home[a] = r.home[b] = HOME_FRAME;
                const char *walked = walks(&r, &dice);
                if (objection && !conflict)
                    give_up(&r, objection);
                if (walked && !objection)
                    give_up(&r, walked);
                free_pairs += !conflict;
                conflicting += conflict;
                objected += objection != NULL;
                walked_into += walked != NULL;
            }
        graph_free(r.cfg);
    }
    print_message("%d pairs without conflict; %d with: %d verifiably, walks ran into %d\n",
                  free_pairs, conflicting, objected, walked_into);
    assert_true(free_pairs > GRAPHS / 10 && objected > conflicting / 2
                && walked_into > objected / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_is_well),
        cmocka_unit_test(test_each_live_variable_is_missed),
        cmocka_unit_test(test_each_dirty_variable_is_missed),
        cmocka_unit_test(test_each_pair_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
