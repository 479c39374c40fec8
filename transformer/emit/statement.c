/* Statements.  Only those that suspend, leave a region, or declare what lives in the frame change
 * their shape; the rest is walked through for the expressions in it. */
#include "emit/emit.h"

static bool braced(const struct node *node)
{
    return node->parent && node->parent->kind != N_COMPOUND;
}

static void open_brace(struct emitter *e, struct node *node)
{
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    if (braced(node)) {
        writer_text(e->w, "{");
        e->indent++;
    }
}

static void close_brace(struct emitter *e, struct node *node)
{
    if (braced(node)) {
        e->indent--;
        emit_line(e, node, "}");
    }
}

void emit_body(struct emitter *e, struct node *node)
{
    writer_text(e->w, " ");
    emit_statement(e, node);
}

/* The index of the first one that begins at `token` or after it. */
static int first_literal(const struct scope *scope, tok_id token)
{
    int low = 0, high = scope->literals.n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (scope->literals.at[middle]->node->first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Declares the compound literals of `node`'s scope in the block's item `item`. The text
 * was written up to `at`; the result is the new end of the written text. */
static tok_id declare_literals(struct emitter *e, struct node *node, struct node *item, tok_id at)
{
    struct scope *scope = node->known ? node->known->scope : NULL;
    for (int k = scope ? first_literal(scope, item->first) : 0; scope && k < scope->literals.n; k++) {
        struct symbol *literal = scope->literals.at[k];
        if (literal->node->first >= item->end)
            break;
        if (!literal->hoisted || literal->lives == LIVES_FRAME)
            continue;
        writer_tokens(e->w, at, item->first);
        at = item->first;
        emit_types_within(e, item);
        emit_line(e, item, "%s;", emit_symbol(e->fn, literal, literal->name));
    }
    return at;
}

/* Those of loops without braces: a `for` is a block of C, but has no room for a declaration. */
static tok_id declare_inner_literals(struct emitter *e, struct node *node, struct node *item,
                                     tok_id at)
{
    if (node->kind == N_FOR || node->kind == N_FOREACH)
        at = declare_literals(e, node, item, at);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && node->kids[i]->kind != N_COMPOUND)
            at = declare_inner_literals(e, node->kids[i], item, at);
    return at;
}

static void emit_block_items(struct emitter *e, struct node *block, tok_id at, tok_id end)
{
    VEC(struct cleanup *) open = {0};
    struct arena *arena = e->fn->arena;
    for (int i = 0; i < block->n_kids; i++) {
        struct node *item = block->kids[i];
        at = declare_literals(e, block, item, at);
        if (item->kind != N_COMPOUND)
            at = declare_inner_literals(e, item, item, at);
        writer_tokens(e->w, at, item->first);
        emit_statement(e, item);
        at = item->end;
        struct node *inner = unlabelled(item);
        struct cleanup *cleanup = NULL;
        if (inner && inner->kind == N_DEFER && inner->low && inner->low->cleanup) {
            cleanup = inner->low->cleanup;
            VEC_PUSH(arena, &open, cleanup);
            emit_region_begin(e, cleanup);
            emit_line(e, inner, "{");
        }
        if (inner && inner->kind == N_DECLARATION)
            for (int k = 1; k < inner->n_kids; k++)
                if (inner->kids[k]->low && inner->kids[k]->low->cleanup) {
                    cleanup = inner->kids[k]->low->cleanup;
                    VEC_PUSH(arena, &open, cleanup);
                    emit_region_begin(e, cleanup);
                    emit_line(e, inner, "{");
                }
    }
    for (int i = open.n - 1; i >= 0; i--) {
        struct cleanup *cleanup = open.at[i];
        if (cleanup->selector && !cleanup->never_ends)
            emit_line(e, block, "%s = 0;", symbol_text(cleanup->selector));
        emit_line(e, block, "}");
        emit_region_end(e, cleanup);
    }
    if (open.n)
        writer_line(e->w);
    writer_tokens(e->w, at, end);
}

static void emit_block(struct emitter *e, struct node *block)
{
    int indent = e->indent;
    e->indent = 0; /* the user's own braces are indented already */
    emit_block_items(e, block, block->first, block->end);
    e->indent = indent;
}

void emit_items(struct emitter *e, struct node *block)
{
    emit_block_items(e, block, block->first + 1, block->end - 1);
    writer_lead(e->w, block->end - 1); /* comments before the last brace */
}

static void emit_expression_statement(struct emitter *e, struct node *node)
{
    struct node *value = node->n_kids ? node->kids[0] : NULL;
    struct symbol *to = node->low ? node->low->temp : NULL; /* last of a statement expression */
    if (!to && !has_prelude(value)) {
        emit_kids(e, node);
        return;
    }
    open_brace(e, node);
    emit_prelude(e, value);
    if (to) {
        emit_store(e, node, symbol_text(to), to->type);
        emit_value(e, value);
        emit_stored(e, symbol_text(to), to->type);
    } else if (!(value->low && (value->low->hollow || value->low->temp))) {
        emit_line(e, node, "%s", "");
        emit_expression(e, value);
        writer_text(e->w, ";");
    }
    close_brace(e, node);
}

static void emit_return(struct emitter *e, struct node *node)
{
    struct fn *fn = e->fn;
    struct node *value = node->n_kids ? node->kids[0] : NULL;
    if (node->flags & NODE_UNEVALUATED) { /* __typeof__(({ return 1; })) */
        emit_kids(e, node);
        return;
    }
    if (!has_prelude(value) && exit_is_plain(e, node->low->exit)) {
        emit_kids(e, node);
        return;
    }
    open_brace(e, node);
    emit_prelude(e, value);
    if (value && value->low && value->low->hollow)
        value = NULL;
    if (exit_is_plain(e, node->low->exit)) {
        emit_line(e, node, "return");
        if (value) {
            writer_text(e->w, " ");
            emit_expression(e, value);
        }
        writer_text(e->w, ";");
    } else {
        if (value) {
            bool is_void = fn->info->flags & FUNCTION_VOID;
            const char *to = fn_is_stackless(fn) ? "td__f->td__value" : "td__value";
            if (is_void)
                emit_line(e, node, "%s", "");
            else
                emit_store(e, node, to, fn->result);
            emit_value(e, value);
            if (is_void)
                writer_text(e->w, ";");
            else
                emit_stored(e, to, fn->result);
        }
        emit_line(e, node, "%s", "");
        emit_exit(e, node->low->exit);
    }
    close_brace(e, node);
}

static void emit_jump(struct emitter *e, struct node *node)
{
    if (node->flags & NODE_UNEVALUATED || exit_is_plain(e, node->low->exit)) {
        emit_kids(e, node);
        return;
    }
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    emit_exit(e, node->low->exit);
}

/* Condition with an await:  for (;;) { prelude; if (!(c)) break; body } */
static void emit_if_or_switch(struct emitter *e, struct node *node)
{
    if (!has_prelude(node->kids[0])) {
        emit_kids(e, node);
        return;
    }
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "{");
    emit_prelude(e, node->kids[0]);
    emit_line(e, node, node->kind == N_IF ? "if (" : "switch (");
    emit_expression(e, node->kids[0]);
    writer_text(e->w, ")");
    emit_body(e, node->kids[1]);
    if (node->n_kids > 2 && node->kids[2]) {
        tok_id at = node->kids[1]->end; /* the `else` */
        writer_tokens(e->w, at, node->kids[2]->first);
        emit_statement(e, node->kids[2]);
    }
    emit_line(e, node, "}");
}

static void emit_label(struct emitter *e, struct node *node)
{
    struct node *inner = labelled(node);
    if (!inner || (inner->kind != N_DEFER && inner->kind != N_DECLARATION)) {
        emit_kids(e, node);
        return;
    }
    writer_tokens(e->w, node->first, inner->first);
    writer_text(e->w, ";");
    emit_statement(e, inner);
}

static void emit_yielding(struct emitter *e, struct node *node)
{
    struct node *value = node->kids[0];
    struct node *driven = strip_parens(value);
    if (node->kind == N_YIELD_FROM && driven->kind == N_AWAIT)
        value = awaited_call(driven);
    else if (node->kind == N_YIELD_FROM)
        value = driven;
    open_brace(e, node);
    emit_prelude(e, value);
    if (node->kind == N_YIELD)
        emit_yield(e, node);
    else
        emit_yield_from(e, node);
    close_brace(e, node);
}

void emit_statement(struct emitter *e, struct node *node)
{
    switch (node->kind) {
    case N_COMPOUND:
        emit_block(e, node);
        break;
    case N_DECLARATION:
        emit_declaration(e, node);
        break;
    case N_EXPR_STMT:
        emit_expression_statement(e, node);
        break;
    case N_RETURN:
        emit_return(e, node);
        break;
    case N_BREAK:
    case N_CONTINUE:
    case N_GOTO:
        emit_jump(e, node);
        break;
    case N_WHILE:
        emit_while(e, node);
        break;
    case N_DO:
        emit_do(e, node);
        break;
    case N_FOR:
        emit_for(e, node);
        break;
    case N_IF:
    case N_SWITCH:
        emit_if_or_switch(e, node);
        break;
    case N_FOREACH:
        emit_foreach(e, node);
        break;
    case N_YIELD:
    case N_YIELD_FROM:
        emit_yielding(e, node);
        break;
    case N_LABEL:
    case N_CASE:
    case N_DEFAULT:
        emit_label(e, node);
        break;
    case N_DEFER:
        writer_lead(e->w, node->first); /* it runs at the end of its region */
        break;
    case N_ASM:
    case N_COMPUTED_GOTO:
        open_brace(e, node);
        emit_prelude(e, node->kind == N_ASM ? node : node->kids[0]);
        emit_kids(e, node);
        close_brace(e, node);
        break;
    default:
        emit_kids(e, node);
    }
}
