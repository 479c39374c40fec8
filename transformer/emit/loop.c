/* Loops: while, do, for, and foreach over a generator. */
#include "emit/emit.h"

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

void emit_while(struct emitter *e, struct node *node)
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

void emit_do(struct emitter *e, struct node *node)
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

void emit_for(struct emitter *e, struct node *node)
{
    struct node *init = node->kids[0], *condition = node->kids[1], *step = node->kids[2];
    struct node *body = node->kids[3];
    bool hoist = init && (init->kind == N_DECLARATION ? !declaration_is_plain(e->fn, init)
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

/* A generator of the loop's own: made, and resumed once for each round. One that delegates
 * must be resumed as by td_next, the others by their step, which the C compiler sees through
 * until only a plain loop is left:
 *
 *     struct range__td td__gen_1;
 *     td__init(&td__gen_1.td__gen.td__head, &range__td_desc, 0);
 *     td__gen_1.lo = 0;
 *     for (int v; td__yielded(range__td_step(&td__gen_1.td__gen.td__head, (void *)&v));) body
 *
 * The rest of td_gen is only needed if some code reads it. */
static void emit_own_generator(struct emitter *e, struct node *node, struct node *call)
{
    struct symbol *object = node->low->object;
    struct fn *callee = object->embeds;
    const char *name = callee->name, *frame = symbol_text(object);
    if (callee->delegates || callee->drops || fn_receives(callee))
        emit_line(e, node, "td__gen_init(&%s.td__gen, &%s__td_desc);", frame, name);
    else
        emit_line(e, node, "td__init(&%s.td__gen.td__head, &%s__td_desc, 0);", frame, name);
    emit_arguments(e, call, callee, arena_printf(e->fn->arena, "%s.", frame));
}

/* The expression that is true as long as there is a value. A generator that has ended must not be
 * unwound: its state goes back to the one it began with. */
static const char *next_text(struct fn *fn, const struct symbol *object, const char *value)
{
    const char *frame = symbol_text(object);
    if (!object->embeds)
        return arena_printf(fn->arena, "td_next(%s, (void *)&%s)", frame, value);
    if (object->embeds->delegates)
        return arena_printf(fn->arena, "td_next(&%s.td__gen, (void *)&%s)", frame, value);
    const char *step = arena_printf(fn->arena, "td__yielded(%s__td_step(&%s.td__gen.td__head, (void *)&%s))",
                                    object->embeds->name, frame, value);
    if (object->embeds->drops)
        return arena_printf(fn->arena, "%s || (%s.td__gen.td__head.td__state = 0, 0)", step, frame);
    return step;
}

void emit_foreach(struct emitter *e, struct node *node)
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
        /* = {0}: compilers that see through the steps cannot know that a state implies a value */
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
        bool outside = fn->unit->dialect.c89; /* which has no declaration in a `for` */
        emit_line(e, node, outside && !framed ? "" : "for (");
        if (!framed) {
            emit_expression(e, node->kids[0]);
            writer_text(e->w, " ");
            emit_expression(e, node->kids[1]);
        }
        if (outside && !framed) {
            writer_text(e->w, ";");
            emit_line(e, node, "for (");
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
