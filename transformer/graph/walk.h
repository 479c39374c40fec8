/* Shared by the two halves of the walk: the graph under construction.
 *
 * statement.c walks statements, expression.c the expressions in them; each calls the other, for a
 * statement expression. */
#ifndef TANDEM_GRAPH_WALK_H
#define TANDEM_GRAPH_WALK_H

#include "fn/fn.h"

struct loop {
    struct node *node;
    block_id on_break, on_continue;
    struct scope *scope;
    struct loop *outer;
};
struct graph {
    struct fn *fn;
    struct cfg *cfg;
    block_id at;
    int depth;
    const struct node *node; /* whose blocks are made */
    struct scope *scope;
    struct loop *loops;
    struct {
        block_id head;
        bool has_default;
        bool inside;
    } switched;
    struct map targets; /* of a LABEL node or a struct cleanup: its block */
};

void graph_statement(struct graph *g, struct node *node);
void graph_expression(struct graph *g, struct node *node); /* NULL is fine */
void graph_sizes(struct graph *g, struct node *type); /* NULL is fine */
void graph_full(struct graph *g, struct node *node); /* an expression, and the actions before it */
void graph_actions(struct graph *g, struct actions *list); /* NULL is fine */

/* A part of the construct at hand. */
static inline block_id graph_block(struct graph *g, const char *part)
{
    block_id block = cfg_block(g->cfg, g->depth);
    g->cfg->blocks.at[block].line = token_line(g->fn, g->node->first);
    g->cfg->blocks.at[block].construct = node_kind_name(g->node->kind);
    g->cfg->blocks.at[block].part = part;
    return block;
}

static inline void graph_go(struct graph *g, block_id to)
{
    cfg_edge(g->cfg, g->at, to);
}

static inline void graph_flow(struct graph *g, block_id to)
{
    graph_go(g, to);
    g->at = to;
}

static inline void graph_event(struct graph *g, enum event_kind kind, const struct symbol *symbol)
{
    if (symbol && symbol->var >= 0)
        cfg_event(g->cfg, g->at, kind, symbol->var);
}

static inline void graph_suspend(struct graph *g, const struct suspend *suspend)
{
    cfg_event(g->cfg, g->at, EVENT_SUSPEND, suspend->id);
    g->cfg->blocks.at[g->at].always =
        suspend->kind == SUSPEND_YIELD || suspend->kind == SUSPEND_DELEGATE;
    const struct node *outer = g->node;
    g->node = suspend->node;
    graph_flow(g, graph_block(g, "resumed"));
    g->node = outer;
}

#endif
