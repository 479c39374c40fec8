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

static void emit_block_items(struct emitter *e, struct node *block, tok_id at, tok_id end)
{
    VEC(struct cleanup *) open = {0};
    struct arena *arena = e->fn->arena;
    struct scope *scope = block->low ? block->low->scope : NULL;
    for (int i = 0; i < block->n_kids; i++) {
        struct node *item = block->kids[i];
        for (int k = 0; scope && k < scope->symbols.n; k++) {
            struct symbol *literal = scope->symbols.at[k];
            if (!literal->hoisted || literal->lives == LIVES_FRAME ||
                literal->node->first < item->first || literal->node->first >= item->end)
                continue;
            writer_tokens(e->w, at, item->first);
            at = item->first;
            emit_types_within(e, item);
            emit_line(e, item, "%s;", emit_symbol(e->fn, literal, literal->name));
        }
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
            const char *to = fn_is_stackless(fn) ? "td__f->result" : "td__value";
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
static void emit_test(struct emitter *e, struct node *loop, struct node *condition)
{
    if (!condition)
        return;
    emit_prelude(e, condition);
    emit_line(e, loop, "if (!(");
    emit_expression(e, condition);
    writer_text(e->w, ")) {");
    emit_line(e, loop, "    break;");
    emit_line(e, loop, "}");
}

static void emit_continue_label(struct emitter *e, struct node *loop)
{
    if (loop->low && loop->low->label && loop->low->continued)
        emit_line(e, loop, "td__continue_%d:;", loop->low->label);
}

static void emit_while(struct emitter *e, struct node *node)
{
    if (!has_prelude(node->kids[0])) {
        emit_kids(e, node);
        return;
    }
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "for (;;) {");
    emit_test(e, node, node->kids[0]);
    writer_line(e->w);
    emit_statement(e, node->kids[1]);
    emit_line(e, node, "}");
}

static void emit_do(struct emitter *e, struct node *node)
{
    if (!has_prelude(node->kids[1])) {
        emit_kids(e, node);
        return;
    }
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "for (;;) {");
    writer_line(e->w);
    emit_statement(e, node->kids[0]);
    emit_continue_label(e, node);
    emit_test(e, node, node->kids[1]);
    emit_line(e, node, "}");
}

static void emit_for(struct emitter *e, struct node *node)
{
    struct node *init = node->kids[0], *condition = node->kids[1], *step = node->kids[2];
    struct node *body = node->kids[3];
    bool hoist = init && (init->kind == N_DECLARATION
                              ? !declaration_is_plain(e->fn, init)
                              : init->kind == N_EXPR_STMT && init->n_kids &&
                                    has_prelude(init->kids[0]));
    bool unfold = has_prelude(condition) || has_prelude(step);
    if (!hoist && !unfold) {
        emit_kids(e, node);
        return;
    }
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "{");
    if (init) {
        writer_line(e->w);
        emit_statement(e, init);
    }
    if (!unfold) {
        emit_line(e, node, "for (; ");
        if (condition)
            emit_expression(e, condition);
        writer_text(e->w, "; ");
        if (step)
            emit_expression(e, step);
        writer_text(e->w, ")");
        emit_body(e, body);
    } else {
        emit_line(e, node, "for (;;) {");
        emit_test(e, node, condition);
        writer_line(e->w);
        emit_statement(e, body);
        emit_continue_label(e, node);
        if (step) {
            emit_prelude(e, step);
            if (!(step->low && (step->low->hollow || step->low->temp))) {
                emit_line(e, node, "%s", "");
                emit_expression(e, step);
                writer_text(e->w, ";");
            }
        }
        emit_line(e, node, "}");
    }
    emit_line(e, node, "}");
}

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

/* A generator in the loop's own hands: made, and resumed once for each round. One that delegates
 * must be resumed as td_next does, the others by their step, which the C compiler sees through
 * until nothing but a plain loop is left:
 *
 *     struct range__td td__gen_1;
 *     td__init(&td__gen_1.gen.td, &range__td_desc, 0);
 *     td__gen_1.lo = 0;
 *     for (int v; td__yielded(range__td_step(&td__gen_1.gen.td, (void *)&v));) body
 *
 * The rest of td_gen is only needed where somebody looks at it. */
static void emit_own_generator(struct emitter *e, struct node *node, struct node *call)
{
    struct symbol *object = node->low->object;
    struct fn *callee = object->embeds;
    const char *name = callee->name, *frame = symbol_text(object);
    if (fn_delegates(callee) || fn_drops(callee) || fn_receives(callee))
        emit_line(e, node, "td__gen_init(&%s.gen, &%s__td_desc);", frame, name);
    else
        emit_line(e, node, "td__init(&%s.gen.td, &%s__td_desc, 0);", frame, name);
    emit_arguments(e, call, callee, arena_printf(e->fn->arena, "%s.", frame));
}

/* The expression that is true as long as there is a value. A generator that has ended must not be
 * unwound: its state goes back to the one it began with. */
static const char *next_text(struct fn *fn, const struct symbol *object, const char *value)
{
    const char *frame = symbol_text(object);
    if (!object->embeds)
        return arena_printf(fn->arena, "td_next(%s, (void *)&%s)", frame, value);
    if (fn_delegates(object->embeds))
        return arena_printf(fn->arena, "td_next(&%s.gen, (void *)&%s)", frame, value);
    const char *step = arena_printf(fn->arena, "td__yielded(%s__td_step(&%s.gen.td, (void *)&%s))",
                                    object->embeds->name, frame, value);
    if (fn_drops(object->embeds))
        return arena_printf(fn->arena, "%s || (%s.gen.td.state = 0, 0)", step, frame);
    return step;
}

static void emit_foreach(struct emitter *e, struct node *node)
{
    struct fn *fn = e->fn;
    struct lowering *l = node->low;
    struct node *driven = strip_parens(node->kids[2]);
    if (driven->kind == N_AWAIT)
        driven = awaited_call(driven);
    struct symbol *variable = node->kids[1]->symbol;
    bool framed = variable->lives == LIVES_FRAME;
    const char *generator = symbol_text(l->object);
    const char *value = symbol_text(variable);
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "{");
    emit_prelude(e, driven);
    emit_region_begin(e, l->cleanup);
    if (l->object->lives != LIVES_FRAME)
        /* = {0}: compilers that see through the steps cannot know what a state says is set */
        emit_line(e, node, "%s%s;", emit_symbol(fn, l->object, l->object->name),
                  l->object->embeds ? " = {0}" : "");
    if (l->temp && l->temp->lives != LIVES_FRAME)
        emit_line(e, node, "int %s;", l->temp->name);
    if (l->object->embeds) {
        emit_own_generator(e, node, driven);
    } else {
        emit_line(e, node, "%s = ", generator);
        emit_expression(e, driven);
        writer_text(e->w, ";");
    }
    if (!l->suspend) {
        emit_line(e, node, "for (");
        if (!framed) {
            emit_expression(e, node->kids[0]);
            writer_text(e->w, " ");
            emit_expression(e, node->kids[1]);
        }
        writer_text(e->w, "; %s;)", next_text(fn, l->object, value));
        emit_body(e, node->kids[3]);
    } else {
        emit_line(e, node, "for (;;) {");
        if (!framed) {
            emit_line(e, node, "%s", "");
            emit_expression(e, node->kids[0]);
            writer_text(e->w, " ");
            emit_expression(e, node->kids[1]);
            writer_text(e->w, ";");
        }
        const char *arguments = arena_printf(fn->arena, "%s, (void *)&%s", generator, value);
        if (fn_is_stackless(fn))
            emit_operation(e, l->suspend, "anext", arguments, symbol_text(l->temp));
        else
            emit_line(e, node, "%s = td_anext(%s);", symbol_text(l->temp), arguments);
        emit_line(e, node, "if (%s <= 0) {", symbol_text(l->temp));
        emit_line(e, node, "    break;");
        emit_line(e, node, "}");
        writer_line(e->w);
        emit_statement(e, node->kids[3]);
        emit_line(e, node, "}");
    }
    if (l->cleanup->selector)
        emit_line(e, node, "%s = 0;", symbol_text(l->cleanup->selector));
    emit_region_end(e, l->cleanup);
    emit_line(e, node, "}");
}

static void emit_label(struct emitter *e, struct node *node)
{
    struct node *inner = NULL;
    for (int i = node->n_kids - 1; i >= 0 && !inner; i--)
        if (node->kids[i] && node->kids[i]->kind >= N_DECLARATION)
            inner = node->kids[i];
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
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i])
                emit_prelude(e, node->kids[i]);
        emit_kids(e, node);
        close_brace(e, node);
        break;
    default:
        emit_kids(e, node);
    }
}
