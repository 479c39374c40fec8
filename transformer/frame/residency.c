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

/* ---- names that are hidden ---- */

/* A name means its variable from its declaration to the end of its scope, but not in the scope of an inner
 * one of that name.  Suspensions are numbered in the order of the text, so those of a scope follow each
 * other, and those before a declaration are the first of them. */
static void find_scopes(struct fn *fn)
{
    for (int s = 0; s < fn->suspends.n; s++)
        for (struct scope *scope = fn->suspends.at[s]->scope; scope; scope = scope->parent) {
            if (!scope->n_suspends++)
                scope->first_suspend = s;
            scope->last_suspend = s;
        }
}

static bool is_live_in(struct fn *fn, const struct symbol *symbol, int from, int to)
{
    for (const struct run *run = sets_next(fn->live, symbol->var, NULL); run;
         run = sets_next(fn->live, symbol->var, run))
        if (run->from <= to && from <= run->to)
            return true;
    return false;
}

/* The first suspension of its scope that comes after its declaration began. */
static suspend_id first_after(struct fn *fn, const struct symbol *symbol)
{
    int low = symbol->scope->first_suspend, high = symbol->scope->last_suspend + 1;
    while (symbol->node && low < high) {
        int middle = low + (high - low) / 2;
        if (fn->suspends.at[middle]->node->end > symbol->node->first)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Is it live where its name is not known (yet)? */
static bool outlives_name(struct fn *fn, const struct symbol *symbol)
{
    const struct scope *scope = symbol->scope;
    if (!scope->n_suspends || scope->last_suspend - scope->first_suspend + 1 != scope->n_suspends)
        return true;
    return is_live_in(fn, symbol, 0, first_after(fn, symbol) - 1) ||
           is_live_in(fn, symbol, scope->last_suspend + 1, fn->suspends.n);
}

static void find_hidden(struct fn *fn, bool *stays)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i], *hidden = symbol->hides;
        bool names = symbol->kind != SYMBOL_TAG && symbol->kind != SYMBOL_LABEL;
        if (names && hidden && hidden->var >= 0 && symbol->scope->n_suspends &&
            is_live_in(fn, hidden, symbol->scope->first_suspend, symbol->scope->last_suspend))
            stays[hidden->var] = true;
        bool variable = symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_PARAMETER;
        if (variable && symbol->var >= 0 && sets_next(fn->live, symbol->var, NULL) &&
            outlives_name(fn, symbol))
            stays[symbol->var] = true;
    }
}

/* Does the body define a macro of its name?  Where that is in force, the name is not the variable's. */
static bool hidden_by_macro(const struct fn *fn, const struct symbol *symbol)
{
    struct oracle *oracle = fn->unit->oracle;
    for (int32_t i = oracle_macro_named(oracle, symbol->name, -1); i >= 0;
         i = oracle_macro_named(oracle, symbol->name, i)) {
        const struct macro_definition *macro = oracle_macro(oracle, i);
        if (macro->file == fn->info->file && macro->begin > fn->info->begin && macro->begin < fn->info->end)
            return true;
    }
    return false;
}

static bool must_stay(struct fn *fn, const struct symbol *symbol)
{
    bool known = symbol->address_taken && !flow_fault("residency-address-moves");
    if (known || symbol->kind == SYMBOL_LITERAL)
        return true;
    if (symbol->kind != SYMBOL_TEMP && hidden_by_macro(fn, symbol))
        return true;
    if (!symbol->type)
        return false; /* a selector or a handle of ours */
    struct type_info type = oracle_type(fn->unit->oracle, symbol->type);
    if (type.is_volatile || type.is_atomic ||
        (type.is_const && !flow_fault("residency-const-moves") && symbol->kind != SYMBOL_TEMP))
        return true;
    return type.kind != TYPE_INTEGER && type.kind != TYPE_FLOATING && type.kind != TYPE_POINTER;
}

/* The weights of suspensions, summed up: those of from..to are sum[to + 1] - sum[from]. */
static int64_t *suspension_weights(struct fn *fn)
{
    int64_t *sum = ARENA_ARRAY(fn->arena, int64_t, fn->suspends.n + 1);
    for (int b = 0; b < fn->cfg.blocks.n; b++) {
        const struct block *block = &fn->cfg.blocks.at[b];
        for (int e = 0; e < block->events.n; e++)
            if (block->events.at[e].kind == EVENT_SUSPEND)
                sum[block->events.at[e].id + 1] += weight(block);
    }
    for (int s = 0; s < fn->suspends.n; s++)
        sum[s + 1] += sum[s];
    return sum;
}

static int64_t weight_of(const struct sets *sets, const int64_t *sum, var_id v)
{
    int64_t weight = 0;
    for (const struct run *run = sets_next(sets, v, NULL); run; run = sets_next(sets, v, run))
        weight += sum[run->to + 1] - sum[run->from];
    return weight;
}

void residency_run(struct fn *fn)
{
    int n = fn->vars.n;
    int64_t *in_frame = ARENA_ARRAY(fn->arena, int64_t, n + 1);
    bool *stays = ARENA_ARRAY(fn->arena, bool, n + 1);
    const int64_t *sum = suspension_weights(fn);
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
        }
    }
    find_scopes(fn);
    if (!flow_fault("residency-hidden-name"))
        find_hidden(fn, stays);
    for (int v = 0; v < n; v++) {
        struct symbol *symbol = fn->vars.at[v];
        int64_t saved = weight_of(fn->live, sum, v) + weight_of(fn->dirty, sum, v);
        if (!sets_next(fn->live, v, NULL) || flow_fault("residency-all-local"))
            symbol->lives = LIVES_LOCAL;
        else
            symbol->lives = stays[v] || (saved > in_frame[v] && !in_named_register(symbol))
                                ? LIVES_FRAME : LIVES_SAVED;
    }
}
