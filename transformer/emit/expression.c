/* Residual expressions: temporaries in place of what was evaluated, frame fields in place of
 * variables, the rest as written. */
#include "emit/emit.h"

#include "fn/builtin.h"
#include "fn/kids.h"
#include "fn/type.h"
#include "lower/lower.h"

#include <string.h>

const char *symbol_text(const struct symbol *symbol)
{
    return symbol->text ? symbol->text : symbol->name;
}

static void replace(struct emitter *e, struct node *node, const char *text)
{
    writer_lead(e->w, node->first);
    writer_at(e->w, node->first);
    writer_text(e->w, "%s", text);
}

/* A blank after the replaced tokens stays. */
static void keep_blank(struct emitter *e, const struct node *node)
{
    const struct token *next = &e->fn->unit->tokens.at[node->end];
    if (next->space_before && next->kind != TOKEN_END && strcmp(next->text, "}") != 0)
        writer_text(e->w, " ");
}

/* In a macro's argument the text replaces the tokens, so that the invocation can stay. */
static void replace_whole(struct emitter *e, struct node *node, const char *text)
{
    for (tok_id t = node->first; t < node->end; t++) {
        const struct token *token = &e->fn->unit->tokens.at[t];
        if (token->invocation < 0 || !token->editable) {
            replace(e, node, text);
            keep_blank(e, node);
            return;
        }
    }
    writer_rename(e->w, node->first, text);
    for (tok_id t = node->first + 1; t < node->end; t++)
        writer_rename(e->w, t, "");
}

void emit_kids(struct emitter *e, struct node *node)
{
    struct node **kids = kids_in_order(e->fn->arena, node);
    tok_id at = node->first;
    for (int i = 0; i < node->n_kids && kids[i]; i++) {
        writer_tokens(e->w, at, kids[i]->first);
        emit_expression(e, kids[i]);
        at = kids[i]->end;
    }
    writer_tokens(e->w, at, node->end);
}

/* Is the body emitted as a function of another name? */
static bool renames_function_name(const struct fn *fn)
{
    return fn_is_stackless(fn) || (fn->stackful && fn_is_generator(fn));
}

/* Names of declarations and labels that changed. */
static bool renamed(struct emitter *e, struct node *node)
{
    const struct symbol *symbol = node->symbol;
    const char *text = NULL;
    tok_id token = node->op;
    if (node->kind == N_IDENT || node->kind == N_DECL_NAME) {
        if (symbol)
            text = symbol->lifted ? symbol->lifted : symbol->text;
        else if (node->kind == N_IDENT && renames_function_name(e->fn) &&
                 is_function_name(e->fn, token))
            text = "td__func";
    } else if (node->kind == N_SPEC && symbol) {
        text = symbol->lifted;
    }
    if (!text)
        return false;
    writer_rename(e->w, token, text);
    return true;
}

static void literal(struct emitter *e, struct node *node)
{
    const struct symbol *object = node->low->object;
    replace(e, node, arena_printf(e->fn->arena, "(*(%s)td__copy(&%s, &",
                                  emit_pointer(e->fn, object->type), symbol_text(object)));
    emit_kids(e, node);
    writer_text(e->w, ", sizeof %s))", symbol_text(object));
}

/* va_start(list, last): the ramp has the list, and waits for this step. */
static void va_start_call(struct emitter *e, struct node *call)
{
    replace(e, call, "((void)");
    emit_expression(e, call->kids[2]);
    writer_text(e->w, ", td__va_copy(");
    emit_expression(e, call->kids[1]);
    writer_text(e->w, ", *td__f->td__args))");
}

void emit_evaluated(struct emitter *e, struct node *node)
{
    struct fn *fn = e->fn;
    struct lowering *l = node->low;
    if (l && l->instead) {
        emit_expression(e, l->instead);
        return;
    }
    switch (node->kind) {
    case N_AWAIT: /* unevaluated, or in code that keeps a stack */
        writer_lead(e->w, node->first);
        emit_expression(e, node->kids[0]);
        break;
    case N_RECEIVED: {
        int type = oracle_type_unqualified(fn->unit->oracle, lvalue_type(fn, node));
        replace(e, node, arena_printf(fn->arena, "(*(%s)td__sent_or(&td__f->td__gen, &(%s){0}))",
                                      emit_pointer(fn, type), emit_type(fn, type)));
        break;
    }
    case N_GENERATOR:
        replace(e, node, "td_gen *");
        break;
    case N_SPEC:
        if (token_is(fn, node->op, "TD_ASYNC")) {
            writer_lead(e->w, node->first);
            break;
        }
        if (!renamed(e, node))
            emit_kids(e, node);
        break;
    case N_TAG:
        if (!node->symbol || !node->symbol->lifted)
            emit_kids(e, node);
        else if ((e->lifting || node->symbol->in_place) && node->symbol->node == node)
            emit_tag_definition(e, node);
        else
            replace(e, node, arena_printf(fn->arena, "%s %s", token_text(fn, node->op),
                                          node->symbol->lifted));
        break;
    case N_ENUMERATOR:
        if (node->symbol && node->symbol->lifted) {
            writer_rename(e->w, node->op, node->symbol->lifted);
            writer_tokens(e->w, node->op + 1, node->kids && node->n_kids && node->kids[0]
                                                  ? node->kids[0]->first : node->end);
            if (node->n_kids && node->kids[0]) {
                emit_expression(e, node->kids[0]);
                writer_tokens(e->w, node->kids[0]->end, node->end);
            }
        } else {
            emit_kids(e, node);
        }
        break;
    case N_COMPOUND_LITERAL:
        if (l && l->object && (l->object->hoisted || l->object->lives == LIVES_FRAME))
            literal(e, node);
        else
            emit_kids(e, node);
        break;
    case N_CALL:
        if (fn->arguments && !(node->flags & NODE_UNEVALUATED) && is_va_start(fn, node) &&
            node->n_kids > 2)
            va_start_call(e, node);
        else
            emit_kids(e, node);
        break;
    case N_IDENT:
    case N_DECL_NAME:
        if (!renamed(e, node))
            emit_kids(e, node);
        break;
    case N_COMPOUND:
        emit_statement(e, node);
        break;
    default:
        if (node->kind == N_DECLARATION || node->kind >= N_COMPOUND)
            emit_statement(e, node);
        else
            emit_kids(e, node);
    }
}

void emit_expression(struct emitter *e, struct node *node)
{
    struct lowering *l = node->low;
    if (l && l->temp && node->kind < N_COMPOUND) {
        replace_whole(e, node, symbol_text(l->temp));
        return;
    }
    if (l && l->hollow && !(node->flags & NODE_UNEVALUATED)) {
        replace_whole(e, node, "(void)0");
        return;
    }
    emit_evaluated(e, node);
}

void emit_value(struct emitter *e, struct node *node)
{
    bool comma = node->kind == N_COMMA && !(node->low && (node->low->temp || node->low->instead));
    if (comma)
        writer_text(e->w, "(");
    emit_expression(e, node);
    if (comma)
        writer_text(e->w, ")");
}
