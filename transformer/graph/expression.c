/* cfg: expressions.
 *
 * Evaluation within a residual expression is unsequenced in C, so reads come before writes there;
 * where && || ?: hide a write behind a condition, blocks branch.  A write to a part of a variable
 * is a read and a write: the rest of it keeps its value. */
#include "fn/builtin.h"
#include "fn/evaluation.h"
#include "fn/type.h"
#include "base/fault.h"
#include "graph/walk.h"

static void lvalue(struct graph *g, struct node *node)
{
    node = strip_parens(node);
    switch (node->kind) {
    case N_MEMBER:
        if (token_is(g->fn, node->op - 1, "."))
            lvalue(g, node->kids[0]);
        else
            graph_expression(g, node->kids[0]);
        break;
    case N_INDEX:
        graph_expression(g, node->kids[0]);
        graph_expression(g, node->kids[1]);
        break;
    case N_UNARY:
        graph_expression(g, node->kids[0]);
        break;
    case N_IDENT:
        break;
    default:
        graph_expression(g, node);
    }
}

static void assigned(struct graph *g, struct node *left, bool read)
{
    bool partial;
    struct symbol *symbol = lvalue_root(g->fn, left, &partial);
    lvalue(g, left);
    if (read || (partial && !flow_fault("graph-part-is-whole")))
        graph_event(g, EVENT_READ, symbol);
    graph_event(g, EVENT_WRITE, symbol);
}

/* A block that runs or not. */
static void maybe(struct graph *g, struct node *node)
{
    const struct node *outer = g->node;
    block_id from = g->at;
    g->node = node->parent;
    g->at = graph_block(g, "operand");
    cfg_edge(g->cfg, from, g->at);
    graph_expression(g, node);
    block_id after = graph_block(g, "after operand");
    graph_go(g, after);
    cfg_edge(g->cfg, from, after);
    g->at = after;
    g->node = outer;
}

static bool is_array(struct graph *g, int type)
{
    return oracle_type(g->fn->unit->oracle, type).kind == TYPE_ARRAY;
}

/* No effect of it happens, but the compiler may see what the variables in it hold. */
static void peek(struct graph *g, const struct node *node)
{
    const struct symbol *symbol = node->kind == N_IDENT ? node->symbol : NULL;
    if (symbol && symbol->var >= 0 && !is_array(g, symbol->type) &&
        !(symbol->node->flags & NODE_UNEVALUATED)) /* not declared in it */
        graph_event(g, EVENT_READ, symbol);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            peek(g, node->kids[i]);
}

static void operands(struct graph *g, struct node *node, int from)
{
    for (int i = from; i < node->n_kids; i++) {
        if (!node->kids[i])
            continue;
        switch (evaluation(g->fn, node, i)) {
        case MAYBE:
            if (node->kind != N_LOGICAL || !flow_fault("graph-forget-operand"))
                maybe(g, node->kids[i]);
            break;
        case PEEKED:
            peek(g, node->kids[i]);
            break;
        default:
            graph_expression(g, node->kids[i]);
        }
    }
}

/* alloca, va_start, va_end: the beginning and end of results that do not outlive a step. */
static void call_events(struct graph *g, struct node *call)
{
    if (is_alloca(g->fn, call)) { /* this memory, not that of an earlier call */
        graph_event(g, EVENT_WRITE, g->fn->allocated);
        graph_event(g, EVENT_ADDRESS, g->fn->allocated);
    }
    if (is_va_start(g->fn, call))
        graph_event(g, EVENT_READ, g->fn->arguments);
    if (is_va_end(g->fn, call)) /* its value is indeterminate from here on (C11 7.16.1.3) */
        graph_event(g, EVENT_OFF, listed_variable(call));
}

/* (int (*)[n])p, sizeof(int[n]), int m[a][b]: what a type or a declarator computes. */
void graph_sizes(struct graph *g, struct node *type)
{
    if (!type || type->flags & NODE_UNEVALUATED)
        return;
    switch (type->kind) {
    case N_TYPEOF:
        operands(g, type, 0);
        break;
    case N_DECL_ARRAY:
        graph_sizes(g, type->kids[0]);
        if (type->n_kids > 1)
            graph_expression(g, type->kids[1]);
        break;
    case N_DECL_NAME:
    case N_ATTRIBUTE:
    case N_TAG:
        break;
    default:
        for (int i = 0; i < type->n_kids; i++)
            graph_sizes(g, type->kids[i]);
    }
}

static void expression_inner(struct graph *g, struct node *node)
{
    struct fn *fn = g->fn;
    bool partial;
    switch (node->kind) {
    case N_IDENT:
        if (node->symbol && node->symbol->var >= 0)
            graph_event(g, is_array(g, node->symbol->type) ? EVENT_ADDRESS : EVENT_READ,
                        node->symbol);
        break;
    case N_MEMBER: {
        struct symbol *root = lvalue_root(fn, node, &partial);
        lvalue(g, node);
        if (root)
            graph_event(g,
                        is_array(g, lvalue_type(fn, node)) || is_array(g, root->type)
                            ? EVENT_ADDRESS
                            : EVENT_READ,
                        root);
        break;
    }
    case N_UNARY:
        if (is_unary(fn, node, "&")) {
            struct symbol *root = lvalue_root(fn, node->kids[0], &partial);
            lvalue(g, node->kids[0]);
            graph_event(g, EVENT_ADDRESS, root);
            struct node *inner = strip_parens(node->kids[0]);
            if (inner->kind == N_COMMA || inner->kind == N_CONDITIONAL)
                for (int i = 0; i < fn->vars.n; i++) /* &(a, b): rare, so conservative */
                    if (fn->vars.at[i]->address_taken)
                        graph_event(g, EVENT_ADDRESS, fn->vars.at[i]);
        } else if (is_unary(fn, node, "++") || is_unary(fn, node, "--")) {
            assigned(g, node->kids[0], true);
        } else {
            graph_expression(g, node->kids[0]);
        }
        break;
    case N_POSTFIX:
        assigned(g, node->kids[0], true);
        break;
    case N_ASSIGN:
        graph_expression(g, node->kids[1]);
        assigned(g, node->kids[0], !token_is(fn, node->op, "="));
        break;
    case N_STMT_EXPR:
        graph_statement(g, node->kids[0]);
        break;
    case N_COMPOUND_LITERAL:
        operands(g, node, 1);
        if (node->low && node->low->object)
            graph_event(g, EVENT_ADDRESS, node->low->object);
        break;
    case N_CALL:
        operands(g, node, 0);
        call_events(g, node);
        break;
    case N_TYPE_NAME:
        graph_sizes(g, node);
        break;
    case N_DESIGNATOR_MEMBER:
        break;
    default:
        operands(g, node, 0);
    }
}

void graph_expression(struct graph *g, struct node *node)
{
    if (!node || node->flags & NODE_UNEVALUATED)
        return;
    struct lowering *l = node->low;
    if (l && l->temp) {
        graph_event(g, EVENT_READ, l->temp);
        return;
    }
    if (l && l->hollow)
        return;
    if (l && l->instead)
        graph_expression(g, l->instead);
    else
        expression_inner(g, node);
}

void graph_actions(struct graph *g, struct actions *list)
{
    for (int i = 0; list && i < list->list.n; i++) {
        struct action *action = list->list.at[i];
        struct node *node = action->node;
        switch (action->kind) {
        case ACTION_EVALUATE:
        case ACTION_TRUTH:
            if (node->low && node->low->temp && node->low->temp != action->temp)
                graph_expression(g, node);
            else
                expression_inner(g, node);
            graph_event(g, EVENT_WRITE, action->temp);
            break;
        case ACTION_AWAIT:
            operands(g, awaited_call(node), 0);
            graph_suspend(g, action->suspend);
            graph_event(g, EVENT_WRITE, action->temp);
            break;
        case ACTION_IF: {
            if (node)
                graph_expression(g, node);
            else
                graph_event(g, EVENT_READ, action->temp);
            block_id from = g->at, after = graph_block(g, "after condition");
            g->at = graph_block(g, "operand");
            cfg_edge(g->cfg, from, g->at);
            graph_actions(g, action->then);
            graph_go(g, after);
            if (action->otherwise) {
                g->at = graph_block(g, "other operand");
                cfg_edge(g->cfg, from, g->at);
                graph_actions(g, action->otherwise);
                graph_go(g, after);
            } else {
                cfg_edge(g->cfg, from, after);
            }
            g->at = after;
            break;
        }
        case ACTION_BLOCK:
            graph_statement(g, node->kids[0]);
            break;
        }
    }
}

void graph_full(struct graph *g, struct node *node)
{
    if (!node)
        return;
    if (node->low)
        graph_actions(g, node->low->prelude);
    graph_expression(g, node);
}
