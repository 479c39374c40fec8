/* residency: C local, saved and restored, or always in the frame.
 *
 * A variable that no suspension outlives is a C local.  One whose address is taken, or that is an
 * array, a struct, const, volatile or atomic, lives in the frame: there it never moves.  The others
 * are a matter of speed: saving costs a store and a load at each suspension it survives, living in
 * the frame costs one at each access.  Both are counted, weighted by 8 for each loop around them (a
 * guess at the number of rounds; only the order of magnitude matters), and the cheaper one wins, so
 * a hot loop between two suspensions runs on C locals. */
#include "base/fault.h"
#include "frame/frame.h"

static int64_t weight(const struct block *block)
{
    int depth = block->loop_depth < 10 ? block->loop_depth : 10;
    return (int64_t)1 << 3 * depth;
}

/* Does its name mean it at that suspension?  (An inner declaration may hide it, and its own may come
 * later.) */
static bool visible(const struct symbol *symbol, const struct suspend *suspend)
{
    if (symbol->kind == SYMBOL_TEMP || flow_fault("residency-hidden-name"))
        return true;
    for (const struct scope *scope = suspend->scope; scope; scope = scope->parent)
        for (int i = scope->symbols.n - 1; i >= 0; i--) {
            const struct symbol *other = scope->symbols.at[i];
            if (other == symbol)
                return suspend->kind == SUSPEND_NEXT || suspend->kind == SUSPEND_DROP ||
                       !symbol->node || symbol->node->first < suspend->node->first;
            if (other->name == symbol->name && other->kind != SYMBOL_TAG &&
                other->kind != SYMBOL_LABEL)
                return false;
        }
    return false;
}

static bool must_stay(struct fn *fn, const struct symbol *symbol)
{
    bool known = symbol->address_taken && !flow_fault("residency-address-moves");
    if (known || symbol->kind == SYMBOL_LITERAL)
        return true;
    if (!symbol->type)
        return false; /* a selector or a handle of ours */
    struct type_info type = oracle_type(fn->unit->oracle, symbol->type);
    if (type.is_volatile || type.is_atomic ||
        (type.is_const && !flow_fault("residency-const-moves") && symbol->kind != SYMBOL_TEMP))
        return true;
    return type.kind != TYPE_INTEGER && type.kind != TYPE_FLOATING && type.kind != TYPE_POINTER;
}

void residency_run(struct fn *fn)
{
    int n = fn->vars.n;
    int64_t *in_frame = ARENA_ARRAY(fn->arena, int64_t, n + 1);
    int64_t *saved = ARENA_ARRAY(fn->arena, int64_t, n + 1);
    bool *live = ARENA_ARRAY(fn->arena, bool, n + 1);
    bool *stays = ARENA_ARRAY(fn->arena, bool, n + 1);
    for (int v = 0; v < n; v++)
        stays[v] = must_stay(fn, fn->vars.at[v]);
    for (int b = 0; b < fn->cfg.blocks.n; b++) {
        const struct block *block = &fn->cfg.blocks.at[b];
        for (int e = 0; e < block->events.n; e++) {
            struct event event = block->events.at[e];
            if (event.kind == EVENT_READ || event.kind == EVENT_WRITE)
                in_frame[event.id] += weight(block);
            if (event.kind == EVENT_ADDRESS && !flow_fault("residency-address-moves"))
                stays[event.id] = true;
            if (event.kind != EVENT_SUSPEND)
                continue;
            for (int v = 0; v < n; v++) {
                if (!bitset_has(&fn->live[event.id], v))
                    continue;
                live[v] = true;
                saved[v] += weight(block) * (1 + bitset_has(&fn->dirty[event.id], v));
                if (!visible(fn->vars.at[v], fn->suspends.at[event.id]))
                    stays[v] = true;
            }
        }
    }
    for (int v = 0; v < n; v++) {
        struct symbol *symbol = fn->vars.at[v];
        if (!live[v] || flow_fault("residency-all-local"))
            symbol->lives = LIVES_LOCAL;
        else
            symbol->lives = stays[v] || (saved[v] > in_frame[v] && !in_named_register(symbol))
                                ? LIVES_FRAME : LIVES_SAVED;
    }
}
