/* Jumps and `defer`.
 *
 *     { A; defer D; B; }      D's region is B: the rest of the block after it
 *
 * A place in the body has a list of the deferred statements around it (`body`) and of the
 * regions around it.  A jump may leave regions (their D runs) and nothing else: it may not
 * leave or enter a D, enter a region from outside, or leave one for a place in the same block. */
#include "check/rules.h"

#include "diag/diag.h"

struct context {
    struct node *defer;
    bool body;
    struct context *outer;
};
struct place {
    struct node *node;
    struct context *context;
};
struct jumps {
    struct fn *fn;
    struct context *context;
    struct context *breaks, *continues; /* context of the statement that break, continue leave */
    struct context *switches;           /* context of the innermost switch */
    VEC(struct place) gotos, labels;
    struct map label_numbers; /* by node: in labels */
    struct node *computed, *cleanup; /* one computed goto, one defer or foreach, or NULL */
};

static bool has(const struct context *list, const struct context *what)
{
    for (; list; list = list->outer)
        if (list == what)
            return true;
    return false;
}

static void check(struct jumps *j, struct node *jump, struct context *from, struct context *to,
                  struct node *target)
{
    struct fn *fn = j->fn;
    struct range where = node_range(fn, jump);
    for (struct context *c = from; c && !has(to, c); c = c->outer) {
        if (c->body) {
            diag_at(fn->unit, D_DEFER_JUMP, where, "out of");
            diag_note(fn->unit, node_range(fn, c->defer), "the deferred statement is here");
            return;
        }
        /* leaving a region for a place in the same block, before the defer */
        struct node *block = c->defer->parent;
        while (block && block->kind != N_COMPOUND)
            block = block->parent;
        if (target && block && target->first >= block->first && target->end <= block->end &&
            target->first < c->defer->first) {
            diag_at(fn->unit, D_DEFER_JUMP_OVER, where);
            diag_note(fn->unit, node_range(fn, c->defer), "the 'defer' is here");
            return;
        }
    }
    for (struct context *c = to; c && !has(from, c); c = c->outer) {
        if (c->body)
            diag_at(fn->unit, D_DEFER_JUMP, where, "into");
        else
            diag_at(fn->unit, D_DEFER_JUMP_OVER, where);
        diag_note(fn->unit, node_range(fn, c->defer), "the 'defer' is here");
        return;
    }
}

static struct context *enter(struct jumps *j, struct node *defer, bool body)
{
    struct context *context = ARENA_NEW(j->fn->arena, struct context);
    *context = (struct context){defer, body, j->context};
    return j->context = context;
}

static void walk(struct jumps *j, struct node *node);

static void walk_kids(struct jumps *j, struct node *node)
{
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(j, node->kids[i]);
}

static void walk_block(struct jumps *j, struct node *block)
{
    struct context *outer = j->context;
    for (int i = 0; i < block->n_kids; i++) {
        walk(j, block->kids[i]);
        struct node *item = unlabelled(block->kids[i]);
        if (item && item->kind == N_DEFER)
            enter(j, item, false);
    }
    j->context = outer;
}

static void walk(struct jumps *j, struct node *node)
{
    struct jumps saved = *j;
    struct fn *fn = j->fn;
    switch (node->kind) {
    case N_COMPOUND:
        walk_block(j, node);
        return;
    case N_COMPUTED_GOTO:
        j->computed = node;
        break;
    case N_DEFER:
        j->cleanup = node;
        enter(j, node, true);
        walk_kids(j, node);
        j->context = saved.context;
        return;
    case N_FOR:
    case N_WHILE:
    case N_DO:
    case N_FOREACH:
        if (node->kind == N_FOREACH)
            j->cleanup = node;
        j->breaks = j->continues = j->context;
        break;
    case N_SWITCH:
        j->breaks = j->switches = j->context;
        break;
    case N_BREAK:
        check(j, node, j->context, j->breaks, NULL);
        return;
    case N_CONTINUE:
        check(j, node, j->context, j->continues, NULL);
        return;
    case N_CASE:
    case N_DEFAULT:
        check(j, node, j->switches, j->context, NULL);
        break;
    case N_RETURN:
        for (struct context *c = j->context; c; c = c->outer)
            if (c->body) {
                diag_at(fn->unit, D_DEFER_RETURN, node_range(fn, node));
                break;
            }
        break;
    case N_YIELD:
    case N_YIELD_FROM:
        for (struct context *c = j->context; c; c = c->outer)
            if (c->body) {
                diag_at(fn->unit, D_YIELD_IN_DEFER, node_range(fn, node),
                        node->kind == N_YIELD ? "yield" : "yield_from");
                break;
            }
        break;
    case N_GOTO:
        VEC_PUSH(fn->arena, &j->gotos, ((struct place){node, j->context}));
        return;
    case N_LABEL:
        *map_slot(fn->arena, &j->label_numbers, map_key(node)) = j->labels.n;
        VEC_PUSH(fn->arena, &j->labels, ((struct place){node, j->context}));
        break;
    default:
        break;
    }
    walk_kids(j, node);
    j->breaks = saved.breaks;
    j->continues = saved.continues;
    j->switches = saved.switches;
}

void jumps_check(struct fn *fn)
{
    struct jumps jumps = {.fn = fn};
    walk(&jumps, fn->body);
    for (int i = 0; i < jumps.gotos.n; i++) {
        struct place from = jumps.gotos.at[i];
        const struct symbol *label = from.node->symbol;
        int k = label ? map_get(&jumps.label_numbers, map_key(label->node)) : -1;
        if (k >= 0)
            check(&jumps, from.node, from.context, jumps.labels.at[k].context, label->node);
    }
    if (jumps.computed && jumps.cleanup) {
        bool defer = jumps.cleanup->kind == N_DEFER;
        diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, jumps.computed),
                defer ? "a computed goto beside a 'defer'" : "a computed goto beside a 'foreach'",
                "which blocks it leaves is unknown");
        diag_note(fn->unit, node_range(fn, jumps.cleanup), "the '%s' is here",
                  defer ? "defer" : "foreach");
    }
}
