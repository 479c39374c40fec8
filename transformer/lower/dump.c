#include "lower/lower.h"

#include <stdio.h>

static void dump_tokens(struct fn *fn, const struct node *node, FILE *out)
{
    for (tok_id t = node->first; t < node->end; t++)
        fprintf(out, " %s", token_text(fn, t));
}

/* The f of f(x) is not shown as an operand that stays. */
static bool is_called_by_name(struct fn *fn, const struct node *node)
{
    return names_function(fn, node) && node->parent->kind == N_CALL && node->parent->kids[0] == node;
}

static void dump_actions(struct fn *fn, const struct actions *actions, int depth, FILE *out)
{
    static const char *const kinds[] = {"evaluate", "await", "if", "block", "truth"};
    for (int i = 0; actions && i < actions->stays.n; i++) {
        const struct stay *stay = &actions->stays.at[i];
        if (is_called_by_name(fn, stay->node))
            continue;
        fprintf(out, "%*sstays", 4 * depth, "");
        dump_tokens(fn, stay->node, out);
        fprintf(out, "   # %s\n", stay->why);
    }
    for (int i = 0; actions && i < actions->list.n; i++) {
        const struct action *action = actions->list.at[i];
        fprintf(out, "%*s%s", 4 * depth, "", kinds[action->kind]);
        if (action->kind == ACTION_IF)
            fprintf(out, "%s", action->negated ? " not" : "");
        if (action->temp)
            fprintf(out, " %s", action->temp->name);
        if (action->node)
            dump_tokens(fn, action->node, out);
        if (action->suspend)
            fprintf(out, "   # suspension %d", action->suspend->id + 1);
        fputc('\n', out);
        dump_actions(fn, action->then, depth + 1, out);
        if (action->otherwise)
            fprintf(out, "%*selse\n", 4 * depth, "");
        dump_actions(fn, action->otherwise, depth + 1, out);
    }
}

static void dump_node(struct fn *fn, const struct node *node, FILE *out)
{
    if (node->low && node->low->prelude) {
        fprintf(out, "  line %d:\n", token_line(fn, node->first));
        dump_actions(fn, node->low->prelude, 1, out);
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            dump_node(fn, node->kids[i], out);
}

void lower_dump(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    dump_node(fn, fn->body, out);
}

void lower_dump_cleanups(struct fn *fn, FILE *out)
{
    static const char *const cleanups[] = {"defer", "cleanup", "generator"};
    fprintf(out, "function %s\n", fn->name);
    for (int i = 0; i < fn->cleanups.n; i++) {
        const struct cleanup *cleanup = fn->cleanups.at[i];
        fprintf(out, "  region %d: %s at line %d, inside %d, left by %d jump%s\n", cleanup->id,
                cleanups[cleanup->kind], token_line(fn, cleanup->node->first),
                cleanup->outer ? cleanup->outer->id : 0, cleanup->exits.n,
                cleanup->exits.n == 1 ? "" : "s");
    }
}
