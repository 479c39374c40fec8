#include "emit/emit.h"

#include <stdarg.h>

/* Deeper than is readable; ten thousand nested `?:` would be gigabytes of blanks. */
enum { MOST_LEVELS = 40 };

void emit_line(struct emitter *e, const struct node *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(e->fn->arena, format, args);
    va_end(args);
    writer_line(e->w);
    if (at)
        writer_at(e->w, at->first);
    int levels = e->indent < MOST_LEVELS ? e->indent : MOST_LEVELS;
    writer_text(e->w, "%*s%s", 4 * levels, "", text);
}

static void emit_actions(struct emitter *e, struct node *full, struct actions *list)
{
    for (int i = 0; list && i < list->list.n; i++) {
        struct action *action = list->list.at[i];
        struct node *node = action->node;
        const char *temp = action->temp ? symbol_text(action->temp) : NULL;
        bool own = node && node->low && node->low->temp && node->low->temp == action->temp;
        switch (action->kind) {
        case ACTION_EVALUATE:
            if (temp)
                emit_store(e, node, temp, action->temp->type);
            else
                emit_line(e, node, "%s", "");
            if (own && node->kind == N_COMMA)
                writer_text(e->w, "(");
            if (own || (node->low && node->low->hollow && !temp))
                emit_evaluated(e, node);
            else
                emit_value(e, node);
            if (own && node->kind == N_COMMA)
                writer_text(e->w, ")");
            if (temp)
                emit_stored(e, temp, action->temp->type);
            else
                writer_text(e->w, ";");
            break;
        case ACTION_TRUTH:
            emit_line(e, node, "%s = (", temp);
            emit_expression(e, node);
            writer_text(e->w, ") != 0;");
            break;
        case ACTION_AWAIT:
            emit_await(e, action);
            break;
        case ACTION_IF:
            emit_line(e, node ? node : full, "if (%s", action->negated ? "!" : "");
            if (node)
                emit_expression(e, node);
            else
                writer_text(e->w, "%s", temp);
            writer_text(e->w, ") {");
            e->indent++;
            emit_actions(e, full, action->then);
            e->indent--;
            emit_line(e, full, "}");
            if (action->otherwise) {
                writer_text(e->w, " else {");
                e->indent++;
                emit_actions(e, full, action->otherwise);
                e->indent--;
                emit_line(e, full, "}");
            }
            break;
        case ACTION_BLOCK:
            writer_line(e->w);
            emit_statement(e, node->kids[0]);
            break;
        }
    }
}

void emit_prelude(struct emitter *e, struct node *node)
{
    if (!has_prelude(node))
        return;
    for (int i = 0; i < node->low->temps.n; i++) {
        const struct symbol *temp = node->low->temps.at[i];
        if (temp->lives != LIVES_FRAME && temp->type &&
            oracle_type(e->fn->unit->oracle, temp->type).local) {
            emit_types_within(e, node); /* of a statement expression's value */
            break;
        }
    }
    for (int i = 0; i < node->low->temps.n; i++) {
        struct symbol *temp = node->low->temps.at[i];
        if (temp->lives != LIVES_FRAME)
            emit_line(e, node, "%s;", emit_symbol(e->fn, temp, temp->name));
    }
    emit_actions(e, node, node->low->prelude);
}
