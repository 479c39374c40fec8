#include "flow_help.h"

#include <stdlib.h>

struct cfg *graph(const char *text)
{
    struct cfg *cfg = calloc(1, sizeof *cfg);
    assert_non_null(cfg);
    cfg->arena = calloc(1, sizeof *cfg->arena);
    assert_non_null(cfg->arena);
    if (text && !cfg_parse(cfg, text))
        fail_msg("this is no graph:\n%s", text);
    return cfg;
}

void graph_free(struct cfg *cfg)
{
    arena_free(cfg->arena);
    free(cfg->arena);
    free(cfg);
}

const char *members(struct cfg *cfg, const struct sets *sets, suspend_id s)
{
    const char *text = "";
    for (int v = 0; v < sets->n_vars; v++)
        if (sets_have(sets, s, v))
            text = arena_printf(cfg->arena, *text ? "%s %d" : "%s%d", text, v);
    return text;
}

struct sets *sets_without(struct cfg *cfg, const struct sets *sets, suspend_id s, var_id v)
{
    struct sets *rest = sets_new(cfg->arena, sets->n_suspends, sets->n_vars);
    for (int k = 0; k < sets->n_batches; k++)
        for (suspend_id at = 0; at < sets->n_suspends; at++) {
            uint64_t vars = sets_word(sets, at, k);
            if (at == s && k == v >> 6)
                vars &= ~((uint64_t)1 << (v & 63));
            sets_put(rest, at, k, vars);
        }
    return rest;
}

struct dice dice_new(uint64_t seed)
{
    return (struct dice){seed * 0x9E3779B97F4A7C15u + 1};
}

int dice_below(struct dice *dice, int n)
{
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    return (int)((dice->state * 0x2545F4914F6CDD1Du >> 33) % (uint64_t)n);
}

static enum event_kind random_kind(struct dice *dice, bool addresses)
{
    static const enum event_kind kinds[] = {
        EVENT_READ,  EVENT_READ,  EVENT_READ,    EVENT_READ, EVENT_WRITE,
        EVENT_WRITE, EVENT_WRITE, EVENT_ADDRESS, EVENT_ON,   EVENT_OFF,
    };
    enum event_kind kind = kinds[dice_below(dice, (int)(sizeof kinds / sizeof *kinds))];
    return kind == EVENT_ADDRESS && !addresses ? EVENT_READ : kind;
}

static void random_suspension(struct dice *dice, struct cfg *cfg, block_id block)
{
    cfg_event(cfg, block, EVENT_SUSPEND, cfg->n_suspends);
    cfg->blocks.at[block].always = dice_below(dice, 2);
}

/* Any events in any order, any edges. */
static void random_chaos(struct dice *dice, struct cfg *cfg, int n_vars, bool addresses)
{
    int n_blocks = 2 + dice_below(dice, 8);
    for (int b = 0; b < n_blocks; b++) {
        cfg_block(cfg, dice_below(dice, 3));
        for (int v = 0; b == 0 && v < n_vars; v++)
            if (dice_below(dice, 2))
                cfg_event(cfg, b, EVENT_WRITE, v);
        for (int n = dice_below(dice, 4); n > 0; n--)
            cfg_event(cfg, b, random_kind(dice, addresses), dice_below(dice, n_vars));
        if (dice_below(dice, 5) < 2)
            random_suspension(dice, cfg, b);
        /* mostly onwards, at times anywhere; block 0 always leads somewhere */
        for (int n = b == 0 ? 1 + dice_below(dice, 2) : dice_below(dice, 3); n > 0; n--)
            cfg_edge(cfg, b, dice_below(dice, 3) ? (b + 1 + dice_below(dice, 2)) % n_blocks
                                                 : dice_below(dice, n_blocks));
    }
}

/* As programs are: a chain with some jumps, and variables that come and go one after the other,
 * each written when its scope is entered.  Here slots can be shared. */
static void random_function(struct dice *dice, struct cfg *cfg, int n_vars, bool addresses)
{
    int n_blocks = 3 * n_vars + dice_below(dice, 6);
    for (int b = 0; b < n_blocks; b++) {
        int newest = b * n_vars / n_blocks;
        cfg_block(cfg, 0);
        if (b == 0 || (b - 1) * n_vars / n_blocks != newest) {
            if (newest >= 2 && dice_below(dice, 2))
                cfg_event(cfg, b, EVENT_OFF, newest - 2);
            cfg_event(cfg, b, EVENT_ON, newest);
            cfg_event(cfg, b, EVENT_WRITE, newest);
        }
        for (int n = dice_below(dice, 4); n > 0; n--) {
            int v = newest - dice_below(dice, 3);
            enum event_kind kind = random_kind(dice, addresses && dice_below(dice, 2));
            if (v >= 0 && kind != EVENT_ON)
                cfg_event(cfg, b, kind, v);
        }
        if (dice_below(dice, 2))
            random_suspension(dice, cfg, b);
        if (b + 1 < n_blocks)
            cfg_edge(cfg, b, b + 1);
        if (dice_below(dice, 6) == 0)
            cfg_edge(cfg, b, b - dice_below(dice, b < 4 ? b + 1 : 4));
        if (dice_below(dice, 6) == 0)
            cfg_edge(cfg, b, dice_below(dice, n_blocks));
        if (dice_below(dice, 3) == 0 && b + 2 < n_blocks)
            cfg_edge(cfg, b, b + 2);
    }
}

struct cfg *graph_random(struct dice *dice)
{
    struct cfg *cfg = graph(NULL);
    int n_vars = 1 + dice_below(dice, 6);
    bool addresses = dice_below(dice, 3) != 0; /* a third of the graphs has none */
    if (dice_below(dice, 2))
        random_chaos(dice, cfg, n_vars, addresses);
    else
        random_function(dice, cfg, n_vars, addresses);
    if (cfg->n_vars < n_vars)
        cfg->n_vars = n_vars;
    return cfg;
}
