/* cfg: a walk in the order of emission.
 *
 * Evaluation within a residual expression is unsequenced in C, so reads come before writes there;
 * where && || ?: hide a write behind a condition, blocks branch.  A write to a part of a variable
 * is a read and a write: the rest of it keeps its value. */
#include "lower/graph.h"

#include "lower/lower.h"

struct loop {
    struct node *node;
    block_id on_break, on_continue;
    struct scope *scope;
    struct loop *outer;
};
struct target {
    const void *of; /* LABEL node or struct cleanup */
    block_id block;
};
struct graph {
    struct fn *fn;
    struct cfg *cfg;
    block_id at;
    int depth;
    struct scope *scope;
    struct loop *loops;
    struct {
        block_id head;
        bool has_default;
        bool inside;
    } switched;
    VEC(struct target) targets;
};

static void statement(struct graph *g, struct node *node);
static void expression(struct graph *g, struct node *node);
static void expression_inner(struct graph *g, struct node *node);

static block_id block_new(struct graph *g)
{
    return cfg_block(g->cfg, g->depth);
}

static void go(struct graph *g, block_id to)
{
    cfg_edge(g->cfg, g->at, to);
}

static void flow_into(struct graph *g, block_id to)
{
    go(g, to);
    g->at = to;
}

static void event(struct graph *g, enum event_kind kind, const struct symbol *symbol)
{
    if (symbol && symbol->var >= 0)
        cfg_event(g->cfg, g->at, kind, symbol->var);
}

static block_id target_block(struct graph *g, const void *of)
{
    for (int i = 0; i < g->targets.n; i++)
        if (g->targets.at[i].of == of)
            return g->targets.at[i].block;
    block_id block = block_new(g);
    VEC_PUSH(g->fn->arena, &g->targets, ((struct target){of, block}));
    return block;
}

static void suspension(struct graph *g, const struct suspend *suspend)
{
    cfg_event(g->cfg, g->at, EVENT_SUSPEND, suspend->id);
    g->cfg->blocks.at[g->at].always =
        suspend->kind == SUSPEND_YIELD || suspend->kind == SUSPEND_DELEGATE;
    flow_into(g, block_new(g));
}

static void scope_events(struct graph *g, const struct scope *scope, enum event_kind kind)
{
    for (int i = 0; i < scope->symbols.n; i++) {
        struct symbol *symbol = scope->symbols.at[i];
        if (symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_LITERAL)
            event(g, kind, symbol);
    }
}

static void scopes_left(struct graph *g, const struct scope *from, const struct scope *to)
{
    for (; from && from != to && from->depth > (to ? to->depth : 0); from = from->parent)
        scope_events(g, from, EVENT_OFF);
}

/* ---- expressions ---- */

static void lvalue(struct graph *g, struct node *node)
{
    node = strip_parens(node);
    switch (node->kind) {
    case N_MEMBER:
        if (token_is(g->fn, node->op - 1, "."))
            lvalue(g, node->kids[0]);
        else
            expression(g, node->kids[0]);
        break;
    case N_INDEX:
        expression(g, node->kids[0]);
        expression(g, node->kids[1]);
        break;
    case N_UNARY:
        expression(g, node->kids[0]);
        break;
    case N_IDENT:
        break;
    default:
        expression(g, node);
    }
}

static void assigned(struct graph *g, struct node *left, bool read)
{
    bool partial;
    struct symbol *symbol = lvalue_root(g->fn, left, &partial);
    lvalue(g, left);
    if (read || partial)
        event(g, EVENT_READ, symbol);
    event(g, EVENT_WRITE, symbol);
}

/* A block that runs or not. */
static void maybe(struct graph *g, struct node *node)
{
    block_id from = g->at;
    g->at = block_new(g);
    cfg_edge(g->cfg, from, g->at);
    expression(g, node);
    block_id after = block_new(g);
    go(g, after);
    cfg_edge(g->cfg, from, after);
    g->at = after;
}

static void kids(struct graph *g, struct node *node, int from)
{
    for (int i = from; i < node->n_kids; i++)
        if (node->kids[i])
            expression(g, node->kids[i]);
}

static bool is_array(struct graph *g, int type)
{
    return oracle_type(g->fn->unit->oracle, type).kind == TYPE_ARRAY;
}

static void expression_inner(struct graph *g, struct node *node)
{
    struct fn *fn = g->fn;
    bool partial;
    switch (node->kind) {
    case N_IDENT:
        if (node->symbol && node->symbol->var >= 0)
            event(g, is_array(g, node->symbol->type) ? EVENT_ADDRESS : EVENT_READ, node->symbol);
        break;
    case N_MEMBER: {
        struct symbol *root = lvalue_root(fn, node, &partial);
        lvalue(g, node);
        if (root)
            event(g, is_array(g, lvalue_type(fn, node)) || is_array(g, root->type)
                         ? EVENT_ADDRESS : EVENT_READ, root);
        break;
    }
    case N_UNARY:
        if (is_unary(fn, node, "&")) {
            struct symbol *root = lvalue_root(fn, node->kids[0], &partial);
            lvalue(g, node->kids[0]);
            event(g, EVENT_ADDRESS, root);
            struct node *inner = strip_parens(node->kids[0]);
            if (inner->kind == N_COMMA || inner->kind == N_CONDITIONAL)
                for (int i = 0; i < fn->vars.n; i++) /* &(a, b): rare, so conservative */
                    if (fn->vars.at[i]->address_taken)
                        event(g, EVENT_ADDRESS, fn->vars.at[i]);
        } else if (is_unary(fn, node, "++") || is_unary(fn, node, "--")) {
            assigned(g, node->kids[0], true);
        } else {
            expression(g, node->kids[0]);
        }
        break;
    case N_POSTFIX:
        assigned(g, node->kids[0], true);
        break;
    case N_ASSIGN:
        expression(g, node->kids[1]);
        assigned(g, node->kids[0], !token_is(fn, node->op, "="));
        break;
    case N_LOGICAL:
        expression(g, node->kids[0]);
        maybe(g, node->kids[1]);
        break;
    case N_CONDITIONAL: {
        expression(g, node->kids[0]);
        if (node->kids[1])
            maybe(g, node->kids[1]);
        maybe(g, node->kids[2]);
        break;
    }
    case N_COMMA:
        kids(g, node, 0);
        break;
    case N_STMT_EXPR:
        statement(g, node->kids[0]);
        break;
    case N_COMPOUND_LITERAL:
        kids(g, node, 1);
        if (node->low && node->low->object)
            event(g, EVENT_ADDRESS, node->low->object);
        break;
    case N_CAST:
        expression(g, node->kids[1]);
        break;
    case N_GENERIC:
        kids(g, node, 1);
        break;
    case N_GENERIC_ASSOC:
        expression(g, node->kids[1]);
        break;
    case N_SIZEOF_EXPR:
    case N_SIZEOF_TYPE:
    case N_TYPE_NAME:
    case N_DESIGNATOR_MEMBER:
        break;
    default:
        kids(g, node, 0);
    }
}

static void expression(struct graph *g, struct node *node)
{
    if (!node || node->flags & NODE_UNEVALUATED)
        return;
    struct lowering *l = node->low;
    if (l && l->temp) {
        event(g, EVENT_READ, l->temp);
        return;
    }
    if (l && l->hollow)
        return;
    if (l && l->instead)
        expression(g, l->instead);
    else
        expression_inner(g, node);
}

static void actions(struct graph *g, struct actions *list)
{
    for (int i = 0; list && i < list->list.n; i++) {
        struct action *action = list->list.at[i];
        struct node *node = action->node;
        switch (action->kind) {
        case ACTION_EVALUATE:
        case ACTION_TRUTH:
            if (node->low && node->low->temp && node->low->temp != action->temp)
                expression(g, node);
            else
                expression_inner(g, node);
            event(g, EVENT_WRITE, action->temp);
            break;
        case ACTION_AWAIT:
            kids(g, awaited_call(node), 0);
            suspension(g, action->suspend);
            event(g, EVENT_WRITE, action->temp);
            break;
        case ACTION_IF: {
            if (node)
                expression(g, node);
            else
                event(g, EVENT_READ, action->temp);
            block_id from = g->at, after = block_new(g);
            g->at = block_new(g);
            cfg_edge(g->cfg, from, g->at);
            actions(g, action->then);
            go(g, after);
            if (action->otherwise) {
                g->at = block_new(g);
                cfg_edge(g->cfg, from, g->at);
                actions(g, action->otherwise);
                go(g, after);
            } else {
                cfg_edge(g->cfg, from, after);
            }
            g->at = after;
            break;
        }
        case ACTION_BLOCK:
            statement(g, node->kids[0]);
            break;
        }
    }
}

static void full(struct graph *g, struct node *node)
{
    if (!node)
        return;
    if (node->low)
        actions(g, node->low->prelude);
    expression(g, node);
}

/* ---- jumps ---- */

static void leave(struct graph *g, const struct exit *exit, const struct cleanup *next,
                  const struct scope *from)
{
    if (next != exit->outside) {
        event(g, EVENT_WRITE, next->selector);
        scopes_left(g, from, next->scope);
        go(g, target_block(g, next));
    } else if (exit->kind == EXIT_GOTO) {
        if (exit->target) {
            scopes_left(g, from, exit->target->symbol->scope);
            go(g, target_block(g, exit->target));
        }
    } else if (exit->kind != EXIT_RETURN) {
        struct loop *loop = g->loops;
        while (loop && loop->node != exit->target)
            loop = loop->outer;
        if (loop) {
            scopes_left(g, from, loop->scope);
            go(g, exit->kind == EXIT_BREAK ? loop->on_break : loop->on_continue);
        }
    }
    g->at = block_new(g); /* unreachable */
}

static void exit_here(struct graph *g, const struct exit *exit)
{
    leave(g, exit, exit->inside, g->scope);
}

/* The deferred code and where it goes on. */
static void cleanup_end(struct graph *g, struct cleanup *cleanup)
{
    event(g, EVENT_WRITE, cleanup->selector);
    flow_into(g, target_block(g, cleanup));
    switch (cleanup->kind) {
    case CLEANUP_DEFER:
        statement(g, cleanup->node->kids[0]);
        break;
    case CLEANUP_ATTRIBUTE:
        event(g, EVENT_ADDRESS, cleanup->variable);
        break;
    case CLEANUP_GENERATOR:
        event(g, EVENT_READ, cleanup->variable);
        if (cleanup->variable->embeds)
            event(g, EVENT_OFF, cleanup->variable);
        if (cleanup->node->low->drop)
            suspension(g, cleanup->node->low->drop);
        break;
    }
    event(g, EVENT_READ, cleanup->selector);
    block_id from = g->at;
    for (int i = 0; i < cleanup->exits.n; i++) {
        g->at = block_new(g);
        cfg_edge(g->cfg, from, g->at);
        leave(g, cleanup->exits.at[i], cleanup->outer, cleanup->scope);
    }
    g->at = block_new(g);
    cfg_edge(g->cfg, from, g->at);
}

/* ---- statements ---- */

static void items(struct graph *g, struct node *block, int from)
{
    VEC(struct cleanup *) open = {0};
    for (int i = from; i < block->n_kids; i++) {
        struct node *item = block->kids[i];
        statement(g, item);
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
    for (int i = 1; i < node->n_kids; i++) {
        struct node *init = node->kids[i];
        struct node *name = declared_name(init->kids[0]);
        struct symbol *symbol = name ? name->symbol : NULL;
        for (struct node *d = init->kids[0]; d && d->kind != N_DECL_NAME; d = d->kids[0])
            if (d->kind == N_DECL_ARRAY && d->n_kids > 1 && d->kids[1])
                full(g, d->kids[1]);
        if (!symbol || symbol->kind != SYMBOL_VARIABLE)
            continue;
        if (begins_anew(g, symbol))
            event(g, EVENT_ON, symbol);
        if (init->n_kids > 1 && init->kids[1] && init->kids[1]->kind != N_ATTRIBUTE &&
            init->kids[1]->kind != N_ASM_LABEL) {
            full(g, init->kids[1]);
            event(g, EVENT_WRITE, symbol);
        }
        if (symbol->cleanup)
            event(g, EVENT_ADDRESS, symbol);
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
    block_id after = block_new(g);
    g->depth++;
    block_id head = block_new(g), next = block_new(g);
    loop_enter(g, &here, node, after, step || !test_first ? next : head);
    flow_into(g, head);
    if (test_first) {
        full(g, condition);
        if (condition)
            go(g, after);
        flow_into(g, block_new(g));
    }
    statement(g, body);
    if (here.on_continue == next)
        flow_into(g, next);
    full(g, step);
    if (!test_first) {
        full(g, condition);
        go(g, after);
    }
    go(g, head);
    g->depth--;
    g->loops = here.outer;
    g->at = after;
}

static void foreach(struct graph *g, struct node *node)
{
    struct lowering *l = node->low;
    struct node *driven = strip_parens(node->kids[2]);
    if (driven->kind == N_AWAIT)
        driven = awaited_call(driven);
    if (l->object->embeds) { /* the frame is made, then its arguments are evaluated into it */
        if (driven->low)
            actions(g, driven->low->prelude);
        event(g, EVENT_ON, l->object);
        event(g, EVENT_ADDRESS, l->object);
        expression(g, driven);
    } else {
        full(g, driven);
        event(g, EVENT_WRITE, l->object);
    }
    struct scope *outer = g->scope;
    g->scope = l->scope;
    struct symbol *variable = node->kids[1]->symbol;
    block_id after = block_new(g);
    g->depth++;
    block_id head = block_new(g);
    struct loop here;
    loop_enter(g, &here, node, after, head);
    flow_into(g, head);
    event(g, EVENT_READ, l->object);
    event(g, EVENT_ON, variable);
    if (l->suspend) {
        event(g, EVENT_ADDRESS, variable);
        suspension(g, l->suspend);
        event(g, EVENT_WRITE, l->temp);
        event(g, EVENT_READ, l->temp);
    }
    go(g, after);
    flow_into(g, block_new(g));
    event(g, EVENT_WRITE, variable);
    statement(g, node->kids[3]);
    go(g, head);
    g->depth--;
    g->loops = here.outer;
    g->at = after;
    event(g, EVENT_OFF, variable);
    g->scope = outer;
    cleanup_end(g, l->cleanup);
}

static void branch(struct graph *g, struct node *node)
{
    full(g, node->kids[0]);
    block_id from = g->at, after = block_new(g);
    g->at = block_new(g);
    cfg_edge(g->cfg, from, g->at);
    statement(g, node->kids[1]);
    go(g, after);
    if (node->n_kids > 2 && node->kids[2]) {
        g->at = block_new(g);
        cfg_edge(g->cfg, from, g->at);
        statement(g, node->kids[2]);
        go(g, after);
    } else {
        cfg_edge(g->cfg, from, after);
    }
    g->at = after;
}

static void switch_statement(struct graph *g, struct node *node)
{
    full(g, node->kids[0]);
    struct loop here;
    block_id after = block_new(g);
    loop_enter(g, &here, node, after, -1);
    struct graph saved = *g;
    g->switched.head = g->at;
    g->switched.has_default = false;
    g->at = block_new(g); /* what stands before the first case is unreachable */
    statement(g, node->kids[1]);
    go(g, after);
    if (!g->switched.has_default)
        cfg_edge(g->cfg, g->switched.head, after);
    g->switched = saved.switched;
    g->loops = here.outer;
    g->at = after;
}

static void suspended_exit(struct graph *g, struct node *node)
{
    suspension(g, node->low->suspend);
    if (!node->low->exit)
        return;
    block_id from = g->at;
    g->at = block_new(g);
    cfg_edge(g->cfg, from, g->at);
    exit_here(g, node->low->exit);
    g->at = block_new(g);
    cfg_edge(g->cfg, from, g->at);
}

static void statement(struct graph *g, struct node *node)
{
    if (!node)
        return;
    struct scope *outer = g->scope;
    switch (node->kind) {
    case N_COMPOUND:
        g->scope = node->low->scope;
        scope_events(g, g->scope, EVENT_ON);
        items(g, node, 0);
        scope_events(g, g->scope, EVENT_OFF);
        break;
    case N_DECLARATION:
        declaration(g, node);
        break;
    case N_EXPR_STMT:
        if (node->n_kids) {
            full(g, node->kids[0]);
            if (node->low)
                event(g, EVENT_WRITE, node->low->temp);
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
        g->scope = node->low->scope;
        scope_events(g, g->scope, EVENT_ON);
        statement(g, node->kids[0]);
        loop(g, node, node->kids[1], node->kids[2], node->kids[3], true);
        scope_events(g, g->scope, EVENT_OFF);
        break;
    case N_FOREACH:
        foreach(g, node);
        break;
    case N_RETURN:
        if (node->n_kids)
            full(g, node->kids[0]);
        exit_here(g, node->low->exit);
        break;
    case N_BREAK:
    case N_CONTINUE:
    case N_GOTO:
        exit_here(g, node->low->exit);
        break;
    case N_LABEL:
        flow_into(g, target_block(g, node));
        statement(g, node->n_kids ? node->kids[0] : NULL);
        break;
    case N_CASE:
    case N_DEFAULT:
        g->switched.has_default |= node->kind == N_DEFAULT;
        flow_into(g, block_new(g));
        cfg_edge(g->cfg, g->switched.head, g->at);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && node->kids[i]->kind >= N_DECLARATION)
                statement(g, node->kids[i]);
        break;
    case N_YIELD:
        full(g, node->kids[0]);
        suspended_exit(g, node);
        break;
    case N_YIELD_FROM: {
        struct node *driven = strip_parens(node->kids[0]);
        full(g, driven->kind == N_AWAIT ? awaited_call(driven) : driven);
        suspended_exit(g, node);
        break;
    }
    case N_ASM:
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]) {
                bool partial;
                full(g, node->kids[i]);
                struct symbol *root = lvalue_root(g->fn, node->kids[i], &partial);
                event(g, EVENT_READ, root);
                event(g, EVENT_WRITE, root);
            }
        break;
    default: /* DEFER runs at the end of its region; the rest has no events */
        break;
    }
    g->scope = outer;
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
    struct graph graph = {.fn = fn, .cfg = &fn->cfg, .scope = fn->scope};
    graph.at = block_new(&graph);
    /* Parameters come in the frame: their copy there is good until they are written. */
    statement(&graph, fn->body);
}
