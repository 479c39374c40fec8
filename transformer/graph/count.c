/* cfg: counted again.
 *
 * The analyses are right for the graph that they are given, and verify.c shows it; this file checks that the
 * graph is the program.  For each variable of the source the events are counted and compared with clang's
 * tree of the function (oracle/uses.c), which shares nothing with bind, the lowering
 * passes and the walks here.  Variables that passes made are not in clang's tree and are left out; so are
 * `on` and `off`, which are about scopes.  Counts say nothing about edges and order. */
#include "graph/graph.h"

static const char *doing(enum use use)
{
    static const char *const words[] = {"reads", "writes", "takes the address of"};
    return words[use];
}

static const char *times(struct fn *fn, int least, int most)
{
    if (least == most)
        return arena_printf(fn->arena, "%d time%s", least, least == 1 ? "" : "s");
    return arena_printf(fn->arena, "%d to %d times", least, most);
}

static const char *compare(struct fn *fn, const struct symbol *symbol, const int *counted)
{
    struct uses uses = oracle_uses(fn->unit->oracle, symbol->asked_at);
    int line = symbol->node ? token_line(fn, symbol->node->first) : 0;
    for (int use = 0; use < N_USES; use++)
        if (counted[use] < uses.least[use] || counted[use] > uses.most[use])
            return arena_printf(fn->arena, "in '%s' the graph %s '%s' (line %d) %s, clang's tree %s",
                                fn->name, doing(use), symbol->name, line,
                                times(fn, counted[use], counted[use]),
                                times(fn, uses.least[use], uses.most[use]));
    if (uses.pointed && !symbol->address_taken && !in_named_register(symbol))
        return arena_printf(fn->arena,
                            "in '%s' the address of '%s' (line %d) is never taken, but in clang's tree",
                            fn->name, symbol->name, line);
    return NULL;
}

const char *graph_count(struct fn *fn)
{
    static const int use_of[] = {
        [EVENT_READ] = USE_READ, [EVENT_WRITE] = USE_WRITE, [EVENT_ADDRESS] = USE_ADDRESS,
        [EVENT_ON] = -1, [EVENT_OFF] = -1, [EVENT_SUSPEND] = -1,
    };
    struct counted {
        int uses[N_USES];
    } *counted = ARENA_ARRAY(fn->arena, struct counted, fn->vars.n + 1);
    for (int b = 0; b < fn->cfg.blocks.n; b++) {
        const struct block *block = &fn->cfg.blocks.at[b];
        for (int i = 0; i < block->events.n; i++)
            if (use_of[block->events.at[i].kind] >= 0)
                counted[block->events.at[i].id].uses[use_of[block->events.at[i].kind]]++;
    }
    const char *wrong = NULL;
    for (int v = 0; v < fn->vars.n && !wrong; v++)
        if (fn->vars.at[v]->kind == SYMBOL_VARIABLE || fn->vars.at[v]->kind == SYMBOL_PARAMETER)
            wrong = compare(fn, fn->vars.at[v], counted[v].uses);
    return wrong;
}
