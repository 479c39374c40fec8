/* Suspensions: save what is dirty, remember the state, return; a label; restore. */
#include "emit/emit.h"

#include "base/fault.h"
#include "lower/lower.h"

#include <string.h>

struct crossing {
    VEC(struct symbol *) list;
};

/* Of C locals, by suspension. */
static struct crossing *crossings(struct fn *fn, const struct sets *sets)
{
    struct crossing *crossings = ARENA_ARRAY(fn->arena, struct crossing, fn->suspends.n + 1);
    for (int v = 0; v < fn->vars.n; v++) {
        if (fn->vars.at[v]->lives != LIVES_SAVED)
            continue;
        for (const struct run *run = sets_next(sets, v, NULL); run; run = sets_next(sets, v, run))
            for (suspend_id s = run->from; s <= run->to; s++)
                VEC_PUSH(fn->arena, &crossings[s].list, fn->vars.at[v]);
    }
    return crossings;
}

void emit_find_crossings(struct emitter *e)
{
    if (!fn_is_stackless(e->fn))
        return;
    e->saved = flow_fault("emit-save-nothing") ? NULL : crossings(e->fn, e->fn->dirty);
    e->restored = flow_fault("emit-restore-nothing") ? NULL : crossings(e->fn, e->fn->live);
}

static void emit_save(struct emitter *e, const struct suspend *suspend)
{
    for (int i = 0; e->saved && i < e->saved[suspend->id].list.n; i++) {
        const struct symbol *symbol = e->saved[suspend->id].list.at[i];
        emit_line(e, suspend->node, "%s = %s;", symbol->field_path, symbol->name);
    }
}

static void emit_restore(struct emitter *e, const struct suspend *suspend)
{
    for (int i = 0; e->restored && i < e->restored[suspend->id].list.n; i++) {
        const struct symbol *symbol = e->restored[suspend->id].list.at[i];
        emit_line(e, suspend->node, "%s = %s;", symbol->name, symbol->field_path);
    }
}

void emit_suspension(struct emitter *e, struct suspend *suspend, const char *code)
{
    int indent = e->indent;
    emit_save(e, suspend);
    emit_line(e, suspend->node, "%s.td__state = %d;", e->self, suspend->id + 1);
    emit_line(e, suspend->node, "return %s;", code);
    e->indent -= e->indent > 0;
    emit_line(e, suspend->node, "td__%d:;", suspend->id + 1);
    e->indent = indent;
    emit_restore(e, suspend);
}

/* ... inside `if (it waits) {` */
static void emit_waiting(struct emitter *e, struct suspend *suspend)
{
    e->indent++;
    emit_suspension(e, suspend, "TD__SUSPENDED");
    e->indent--;
}

static void emit_result(struct emitter *e, const struct node *at, const char *to, int type)
{
    struct fn *fn = e->fn;
    int plain = oracle_type_unqualified(fn->unit->oracle, type);
    bool packed = fn->packed || fn->packs_within;
    if (packed)
        emit_line(e, at, "%s", DEFAULT_LAYOUT);
    emit_line(e, at, "    %s",
              emit_copy(fn, to,
                        arena_printf(fn->arena, "td__result(%s, %s)",
                                     emit_declare(fn, plain, "td__r"), emit_pointer(fn, plain)),
                        type));
    if (packed)
        emit_line(e, at, "%s", USERS_LAYOUT);
}

/* After a direct call of an operation: `value` is its result. */
static void emit_operation_waits(struct emitter *e, struct suspend *suspend, const char *value,
                                 const char *result)
{
    emit_line(e, suspend->node, "if (%s == TD__WAITS) {", value);
    emit_waiting(e, suspend);
    if (result)
        emit_line(e, suspend->node, "    %s = td__op_result();", result);
    emit_line(e, suspend->node, "}");
}

void emit_operation(struct emitter *e, struct suspend *suspend, const char *name,
                    const char *arguments, const char *result)
{
    const char *call = arena_printf(e->fn->arena, "td__op_%s(&%s, %s)", name, e->self, arguments);
    if (result)
        emit_line(e, suspend->node, "%s = %s;", result, call);
    emit_operation_waits(e, suspend, result ? result : call, result);
}

/* [temp =] f(arguments); */
static void emit_call(struct emitter *e, struct action *action, struct node *call)
{
    const char *to = action->temp ? symbol_text(action->temp) : NULL;
    if (to)
        emit_store(e, action->node, to, action->temp->type);
    else
        emit_line(e, action->node, "%s", "");
    emit_expression(e, call);
    if (to)
        emit_stored(e, to, action->temp->type);
    else
        writer_text(e->w, ";");
}

/* A callee called by its ramp: announced, called, and perhaps waited for. */
static void emit_foreign(struct emitter *e, struct action *action, struct node *call)
{
    const char *to = action->temp ? symbol_text(action->temp) : NULL;
    emit_line(e, action->node, "td__await(&%s, (td__fn *)", e->self);
    emit_expression(e, call->kids[0]);
    writer_text(e->w, ");");
    emit_call(e, action, call);
    emit_line(e, action->node, "if (td__pending()) {");
    emit_waiting(e, action->suspend);
    if (to)
        emit_result(e, action->node, to, action->temp->type);
    emit_line(e, action->node, "    td__release();");
    emit_line(e, action->node, "}");
}

void emit_arguments(struct emitter *e, struct node *call, struct fn *callee, const char *frame)
{
    for (int i = 1; i < call->n_kids; i++) {
        const struct symbol *parameter = callee->parameters.at[i - 1];
        const char *to = arena_printf(e->fn->arena, "%s%s", frame, parameter->field);
        if (parameter->align)
            to = arena_printf(e->fn->arena, "(*(%s)td__align(%s, %d))",
                              emit_pointer(e->fn, parameter->type), to, (int)parameter->align);
        emit_store(e, call, to, parameter->type);
        emit_expression(e, call->kids[i]);
        emit_stored(e, to, parameter->type);
    }
}

static void emit_embedded(struct emitter *e, struct action *action, struct node *call)
{
    struct fn *callee = action->suspend->callee;
    const char *frame = arena_printf(e->fn->arena, "td__f->td__call.%s", callee->name);
    const char *to = action->temp ? symbol_text(action->temp) : NULL;
    emit_line(e, action->node, "td__init(&%s.td__head, &%s__td_desc, &%s);", frame, callee->name,
              e->self);
    emit_arguments(e, call, callee, arena_printf(e->fn->arena, "%s.", frame));
    emit_line(e, action->node, "if (%s__td_step(&%s.td__head, 0) != TD__DONE) {", callee->name, frame);
    emit_waiting(e, action->suspend);
    emit_line(e, action->node, "}");
    if (to)
        emit_line(e, action->node, "%s",
                  emit_copy(e->fn, to, arena_printf(e->fn->arena, "%s.td__value", frame),
                            action->temp->type));
}

static void emit_pushed(struct emitter *e, struct action *action, struct node *call)
{
    struct fn *callee = action->suspend->callee;
    const char *to = action->temp ? symbol_text(action->temp) : NULL;
    emit_line(e, action->node, "{");
    emit_line(e, action->node,
              "    struct %s__td *td__c = (struct %s__td *)td__push(&%s, &%s__td_desc);",
              callee->name, callee->name, e->self, callee->name);
    emit_arguments(e, call, callee, "td__c->");
    emit_line(e, action->node, "    if (!td__start(&td__c->td__head)) {");
    emit_waiting(e, action->suspend);
    emit_line(e, action->node, "    td__c = (struct %s__td *)td__done(0);", callee->name);
    emit_line(e, action->node, "    }");
    if (to)
        emit_line(e, action->node, "    %s",
                  emit_copy(e->fn, to, "td__c->td__value", action->temp->type));
    emit_line(e, action->node, "    td__pop(&td__c->td__head);");
    emit_line(e, action->node, "}");
}

/* [temp =] await td_sleep(10) */
static void emit_direct(struct emitter *e, struct action *action, struct node *call)
{
    struct fn *fn = e->fn;
    const char *to = action->temp ? symbol_text(action->temp) : NULL;
    const char *name = called_function(fn, call)->name;
    emit_line(e, action->node, to ? "%s = " : "if (", to);
    writer_text(e->w, "td__op_%s(&%s", name + strlen("td_"), e->self);
    for (int i = 1; i < call->n_kids; i++) {
        writer_text(e->w, ", ");
        emit_expression(e, call->kids[i]);
    }
    writer_text(e->w, to ? ");" : ") == TD__WAITS) {");
    if (to) {
        emit_operation_waits(e, action->suspend, to, to);
        return;
    }
    emit_waiting(e, action->suspend);
    emit_line(e, action->node, "}");
}

void emit_await(struct emitter *e, struct action *action)
{
    struct node *call = awaited_call(action->node);
    if (!fn_is_stackless(e->fn)) {
        emit_call(e, action, call);
        return;
    }
    switch (action->suspend->call) {
    case CALL_FOREIGN:
        emit_foreign(e, action, call);
        break;
    case CALL_EMBEDDED:
        emit_embedded(e, action, call);
        break;
    case CALL_PUSHED:
        emit_pushed(e, action, call);
        break;
    case CALL_OPERATION:
        emit_direct(e, action, call);
        break;
    }
}

/* A drop at this suspension: as if by `return;`. */
static void emit_drop(struct emitter *e, struct node *node)
{
    struct fn *fn = e->fn;
    if (!fn->drops)
        return;
    emit_line(e, node,
              fn->kind == FN_GENERATOR ? "if (!td__io)"
                                       : "if (td__f->td__gen.td__head.td__flags & TD__DROPPING)");
    if (node->low->exit) {
        writer_text(e->w, " ");
        emit_exit(e, node->low->exit);
    } else
        emit_line(e, node, "    return TD__DONE;");
}

void emit_yield(struct emitter *e, struct node *node)
{
    struct fn *fn = e->fn;
    int type = oracle_type_unqualified(fn->unit->oracle, fn->yields);
    if (!fn_is_stackless(fn)) {
        emit_line(e, node, "{");
        emit_line(e, node, "    %s = ", emit_declare(fn, type, "td__v"));
        emit_value(e, node->kids[0]);
        writer_text(e->w, ";");
        emit_line(e, node, "    if (td__stack_yield(&td__f->td__gen, &td__v, sizeof td__v))");
        if (node->low->exit) {
            writer_text(e->w, " ");
            emit_exit(e, node->low->exit);
        } else
            emit_line(e, node, "        return;");
        emit_line(e, node, "}");
        return;
    }
    emit_line(e, node, "*(%s)%s = ", emit_pointer(fn, type),
              fn->kind == FN_GENERATOR ? "td__io" : "td__out(&td__f->td__gen)");
    emit_value(e, node->kids[0]);
    writer_text(e->w, ";");
    emit_suspension(e, node->low->suspend, "TD__YIELDED");
    emit_drop(e, node);
}

void emit_yield_from(struct emitter *e, struct node *node)
{
    struct node *driven = strip_parens(node->kids[0]);
    if (driven->kind == N_AWAIT)
        driven = awaited_call(driven);
    if (!fn_is_stackless(e->fn)) {
        emit_line(e, node, "if (td__stack_delegate(&td__f->td__gen, ");
        emit_expression(e, driven);
        writer_text(e->w, "))");
        if (node->low->exit) {
            writer_text(e->w, " ");
            emit_exit(e, node->low->exit);
        } else
            emit_line(e, node, "    return;");
        return;
    }
    emit_line(e, node, "td__delegate(&td__f->td__gen, ");
    emit_expression(e, driven);
    writer_text(e->w, ");");
    emit_suspension(e, node->low->suspend, "TD__AGAIN");
    emit_drop(e, node);
}
