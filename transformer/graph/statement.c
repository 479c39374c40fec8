/* cfg: a walk in the order of emission; here statements and the jumps out of them, in expression.c
 * expressions. */
#include "graph/graph.h"

#include "fn/type.h"
#include "base/fault.h"
#include "graph/walk.h"

static block_id target_block(struct graph *g, const void *of, const struct node *node)
{
    int *known = map_slot(g->fn->arena, &g->targets, map_key(of));
    if (*known >= 0)
        return *known;
    const struct node *outer = g->node;
    g->node = node;
    *known = graph_block(g, of == node ? "target" : "clean-up");
    g->node = outer;
    return *known;
}

static void scope_events(struct graph *g, const struct scope *scope, enum event_kind kind)
{
    for (int i = 0; i < scope->symbols.n; i++) {
        struct symbol *symbol = scope->symbols.at[i];
        if (symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_LITERAL)
            graph_event(g, kind, symbol);
    }
}

static void scopes_left(struct graph *g, const struct scope *from, const struct scope *to)
{
    for (; from && from != to && from->depth > (to ? to->depth : 0); from = from->parent)
        scope_events(g, from, EVENT_OFF);
}

/* ---- jumps ---- */

static void leave(struct graph *g, const struct exit *exit, const struct cleanup *next,
                  const struct scope *from)
{
    if (next != exit->outside) {
        graph_event(g, EVENT_WRITE, next->selector);
        scopes_left(g, from, next->scope);
        graph_go(g, target_block(g, next, next->node));
    } else if (exit->kind == EXIT_GOTO) {
        if (exit->target) {
            scopes_left(g, from, exit->target->symbol->scope);
            graph_go(g, target_block(g, exit->target, exit->target));
        }
    } else if (exit->kind != EXIT_RETURN) {
        struct loop *loop = g->loops;
        while (loop && loop->node != exit->target)
            loop = loop->outer;
        if (loop) {
            scopes_left(g, from, loop->scope);
            graph_go(g, exit->kind == EXIT_BREAK ? loop->on_break : loop->on_continue);
        }
    }
    g->at = graph_block(g, "after jump"); /* unreachable */
}

static void exit_here(struct graph *g, const struct exit *exit)
{
    leave(g, exit, exit->inside, g->scope);
}

/* The deferred code and where it goes on. */
static void cleanup_end(struct graph *g, struct cleanup *cleanup)
{
    const struct node *outer = g->node;
    g->node = cleanup->node;
    graph_event(g, EVENT_WRITE, cleanup->selector);
    graph_flow(g, target_block(g, cleanup, cleanup->node));
    switch (cleanup->kind) {
    case CLEANUP_DEFER:
        graph_statement(g, cleanup->node->kids[0]);
        break;
    case CLEANUP_ATTRIBUTE:
        graph_event(g, EVENT_ADDRESS, cleanup->variable);
        break;
    case CLEANUP_GENERATOR:
        graph_event(g, EVENT_READ, cleanup->variable);
        if (cleanup->variable->embeds)
            graph_event(g, EVENT_OFF, cleanup->variable);
        if (cleanup->node->low->drop)
            graph_suspend(g, cleanup->node->low->drop);
        break;
    }
    graph_event(g, EVENT_READ, cleanup->selector);
    block_id from = g->at;
    for (int i = 0; i < cleanup->exits.n; i++) {
        g->at = graph_block(g, "way out");
        cfg_edge(g->cfg, from, g->at);
        leave(g, cleanup->exits.at[i], cleanup->outer, cleanup->scope);
    }
    g->at = graph_block(g, "after clean-up");
    cfg_edge(g->cfg, from, g->at);
    g->node = outer;
}

/* ---- statements ---- */

static void items(struct graph *g, struct node *block, int from)
{
    VEC(struct cleanup *) open = {0};
    for (int i = from; i < block->n_kids; i++) {
        struct node *item = block->kids[i];
        graph_statement(g, item);
        item = unlabelled(item);
        if (item && item->kind == N_DEFER && item->low && item->low->cleanup)
            VEC_PUSH(g->fn->arena, &open, item->low->cleanup);
        if (item && item->kind == N_DECLARATION)
            for (int k = 1; k < item->n_kids; k++)
                if (item->kids[k]->low && item->kids[k]->low->cleanup)
                    VEC_PUSH(g->fn->arena, &open, item->kids[k]->low->cleanup);
    }
    for (int i = open.n - 1; i >= 0; i--)
        cleanup_end(g, open.at[i]);
}

/* Its value is indeterminate after each time its declaration is reached (C11 6.2.4p6).  But the
 * object is there from the beginning of its block on, and so are pointers to it. */
static bool begins_anew(struct graph *g, const struct symbol *symbol)
{
    struct type_info type = oracle_type(g->fn->unit->oracle, symbol->type);
    enum type_kind kind = type.kind;
    if (type.variably_modified) /* it begins to exist here, not with its block (6.2.4p7) */
        return true;
    return !symbol->address_taken &&
           (kind == TYPE_INTEGER || kind == TYPE_FLOATING || kind == TYPE_POINTER);
}

static void declaration(struct graph *g, struct node *node)
{
    struct node *specs = node->kids[0];
    if (specs->low)
        graph_actions(g, specs->low->prelude);
    if (node->n_kids == 1)
        graph_sizes(g, specs);
    for (int i = 1; i < node->n_kids; i++) {
        struct node *init = node->kids[i];
        struct node *name = declared_name(init->kids[0]);
        struct symbol *symbol = name ? name->symbol : NULL;
        struct node *value = init->n_kids > 1 && init->kids[1] && init->kids[1]->kind != N_ATTRIBUTE &&
                                     init->kids[1]->kind != N_ASM_LABEL
                                 ? init->kids[1]
                                 : NULL;
        if (init->low)
            graph_actions(g, init->low->prelude);
        bool variable = symbol && symbol->kind == SYMBOL_VARIABLE;
        if (variable && begins_anew(g, symbol))
            graph_event(g, EVENT_ON, symbol);
        if (value && value->low)
            graph_actions(g, value->low->prelude);
        graph_sizes(g, specs);
        graph_sizes(g, init->kids[0]);
        if (!variable)
            continue;
        if (value) {
            graph_expression(g, value);
            if (!flow_fault("graph-forget-initialiser"))
                graph_event(g, EVENT_WRITE, symbol);
        }
        if (symbol->cleanup)
            graph_event(g, EVENT_ADDRESS, symbol);
    }
}

static struct loop *loop_enter(struct graph *g, struct loop *loop, struct node *node,
                               block_id on_break, block_id on_continue)
{
    *loop = (struct loop){node, on_break, on_continue, g->scope, g->loops};
    g->loops = loop;
    return loop;
}

static void loop(struct graph *g, struct node *node, struct node *condition, struct node *step,
                 struct node *body, bool test_first)
{
    struct loop here;
    block_id after = graph_block(g, "end");
    g->depth++;
    block_id head = graph_block(g, test_first ? "condition" : "body");
    block_id next = graph_block(g, test_first ? "step" : "condition");
    loop_enter(g, &here, node, after, step || !test_first ? next : head);
    graph_flow(g, head);
    if (test_first) {
        graph_full(g, condition);
        if (condition)
            graph_go(g, after);
        graph_flow(g, graph_block(g, "body"));
    }
    graph_statement(g, body);
    if (here.on_continue == next)
        graph_flow(g, next);
    if (!flow_fault("graph-forget-step"))
        graph_full(g, step);
    if (!test_first) {
        graph_full(g, condition);
        graph_go(g, after);
    }
    if (!flow_fault("graph-forget-back-edge"))
        graph_go(g, head);
    g->depth--;
    g->loops = here.outer;
    g->at = after;
}

static void graph_foreach(struct graph *g, struct node *node)
{
    struct lowering *l = node->low;
    struct node *driven = strip_parens(node->kids[2]);
    if (driven->kind == N_AWAIT)
        driven = awaited_call(driven);
    if (l->object->embeds) { /* the frame is made, then its arguments are evaluated into it */
        if (driven->low)
            graph_actions(g, driven->low->prelude);
        graph_event(g, EVENT_ON, l->object);
        graph_event(g, EVENT_ADDRESS, l->object);
        graph_expression(g, driven);
    } else {
        graph_full(g, driven);
        graph_event(g, EVENT_WRITE, l->object);
    }
    struct scope *outer = g->scope;
    g->scope = node->known->scope;
    struct symbol *variable = node->kids[1]->symbol;
    block_id after = graph_block(g, "end");
    g->depth++;
    block_id head = graph_block(g, "next");
    struct loop here;
    loop_enter(g, &here, node, after, head);
    graph_flow(g, head);
    graph_event(g, EVENT_READ, l->object);
    graph_event(g, EVENT_ON, variable);
    if (l->suspend) {
        graph_event(g, EVENT_ADDRESS, variable);
        graph_suspend(g, l->suspend);
        graph_event(g, EVENT_WRITE, l->temp);
        graph_event(g, EVENT_READ, l->temp);
    }
    graph_go(g, after);
    graph_flow(g, graph_block(g, "body"));
    graph_event(g, EVENT_WRITE, variable);
    graph_statement(g, node->kids[3]);
    graph_go(g, head);
    g->depth--;
    g->loops = here.outer;
    g->at = after;
    graph_event(g, EVENT_OFF, variable);
    g->scope = outer;
    cleanup_end(g, l->cleanup);
}

static void branch(struct graph *g, struct node *node)
{
    graph_full(g, node->kids[0]);
    block_id from = g->at, after = graph_block(g, "end");
    g->at = graph_block(g, "then");
    cfg_edge(g->cfg, from, g->at);
    graph_statement(g, node->kids[1]);
    graph_go(g, after);
    if (node->n_kids > 2 && node->kids[2]) {
        g->at = graph_block(g, "else");
        cfg_edge(g->cfg, from, g->at);
        graph_statement(g, node->kids[2]);
        graph_go(g, after);
    } else {
        cfg_edge(g->cfg, from, after);
    }
    g->at = after;
}

static void switch_statement(struct graph *g, struct node *node)
{
    graph_full(g, node->kids[0]);
    struct loop here;
    block_id after = graph_block(g, "end");
    loop_enter(g, &here, node, after, -1);
    struct graph saved = *g;
    g->switched.head = g->at;
    g->switched.has_default = false;
    g->at = graph_block(g, "before cases"); /* statements before the first case are unreachable */
    graph_statement(g, node->kids[1]);
    graph_go(g, after);
    if (!g->switched.has_default)
        cfg_edge(g->cfg, g->switched.head, after);
    g->switched = saved.switched;
    g->loops = here.outer;
    g->at = after;
}

/* A jump that is taken or not. */
static void maybe_exit(struct graph *g, const struct exit *exit)
{
    block_id from = g->at;
    g->at = graph_block(g, "jump");
    cfg_edge(g->cfg, from, g->at);
    exit_here(g, exit);
    g->at = graph_block(g, "no jump");
    cfg_edge(g->cfg, from, g->at);
}

static void suspended_exit(struct graph *g, struct node *node)
{
    graph_suspend(g, node->low->suspend);
    if (node->low->exit)
        maybe_exit(g, node->low->exit);
}

void graph_statement(struct graph *g, struct node *node)
{
    if (!node)
        return;
    struct scope *outer = g->scope;
    const struct node *outer_node = g->node;
    g->node = node;
    switch (node->kind) {
    case N_COMPOUND:
        g->scope = node->known->scope;
        scope_events(g, g->scope, EVENT_ON);
        items(g, node, 0);
        scope_events(g, g->scope, EVENT_OFF);
        break;
    case N_DECLARATION:
        declaration(g, node);
        break;
    case N_EXPR_STMT:
        if (node->n_kids) {
            graph_full(g, node->kids[0]);
            if (node->low)
                graph_event(g, EVENT_WRITE, node->low->temp);
        }
        break;
    case N_IF:
        branch(g, node);
        break;
    case N_SWITCH:
        switch_statement(g, node);
        break;
    case N_WHILE:
        loop(g, node, node->kids[0], NULL, node->kids[1], true);
        break;
    case N_DO:
        loop(g, node, node->kids[1], NULL, node->kids[0], false);
        break;
    case N_FOR:
        g->scope = node->known->scope;
        scope_events(g, g->scope, EVENT_ON);
        graph_statement(g, node->kids[0]);
        loop(g, node, node->kids[1], node->kids[2], node->kids[3], true);
        scope_events(g, g->scope, EVENT_OFF);
        break;
    case N_FOREACH:
        graph_foreach(g, node);
        break;
    case N_RETURN:
        if (node->n_kids)
            graph_full(g, node->kids[0]);
        exit_here(g, node->low->exit);
        break;
    case N_BREAK:
    case N_CONTINUE:
    case N_GOTO:
        exit_here(g, node->low->exit);
        break;
    case N_LABEL:
        graph_flow(g, target_block(g, node, node));
        graph_statement(g, node->n_kids ? node->kids[0] : NULL);
        break;
    case N_CASE:
    case N_DEFAULT:
        g->switched.has_default |= node->kind == N_DEFAULT;
        graph_flow(g, graph_block(g, "target"));
        cfg_edge(g->cfg, g->switched.head, g->at);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && node->kids[i]->kind >= N_DECLARATION)
                graph_statement(g, node->kids[i]);
        break;
    case N_YIELD:
        graph_full(g, node->kids[0]);
        suspended_exit(g, node);
        break;
    case N_YIELD_FROM: {
        struct node *driven = strip_parens(node->kids[0]);
        graph_full(g, driven->kind == N_AWAIT ? awaited_call(driven) : driven);
        suspended_exit(g, node);
        break;
    }
    case N_ASM:
        if (node->low)
            graph_actions(g, node->low->prelude);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]->kind != N_GOTO)
                graph_expression(g, node->kids[i]);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]->kind != N_GOTO) { /* whatever its constraint says */
                bool partial;
                struct symbol *root = lvalue_root(g->fn, node->kids[i], &partial);
                graph_event(g, EVENT_READ, root);
                graph_event(g, EVENT_WRITE, root);
            }
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]->kind == N_GOTO)
                maybe_exit(g, node->kids[i]->low->exit);
        break;
    case N_COMPUTED_GOTO: /* in code that never suspends: its target makes no difference */
        graph_full(g, node->kids[0]);
        break;
    default: /* DEFER runs at the end of its region; the rest has no events */
        break;
    }
    g->scope = outer;
    g->node = outer_node;
}

void graph_run(struct fn *fn)
{
    fn->cfg = (struct cfg){.arena = fn->arena, .n_suspends = fn->suspends.n};
    fn->vars.n = 0;
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        bool variable = symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_PARAMETER ||
                        symbol->kind == SYMBOL_TEMP || symbol->kind == SYMBOL_LITERAL;
        if (!variable)
            continue;
        symbol->var = fn->vars.n;
        VEC_PUSH(fn->arena, &fn->vars, symbol);
    }
    fn->cfg.n_vars = fn->vars.n;
    struct graph graph = {.fn = fn, .cfg = &fn->cfg, .node = fn->root, .scope = fn->scope};
    graph.at = graph_block(&graph, "entry");
    /* Parameters come in the frame: their copy there is good until they are written. */
    graph_statement(&graph, fn->body);
}
