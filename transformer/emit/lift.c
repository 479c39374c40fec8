#include "emit/emit.h"

#include "fn/builtin.h"
#include "frame/scopes.h"

static bool inside_tag(const struct node *node)
{
    for (const struct node *p = node->parent; p; p = p->parent)
        if (p->kind == N_TAG)
            return true;
    return false;
}

void emit_tag_definition(struct emitter *e, struct node *tag)
{
    tok_id brace = tag->first;
    tag->symbol->in_place = false; /* from here on it is known */
    while (brace < tag->end && !token_is(e->fn, brace, "{"))
        brace++;
    if (is_anonymous_member(e->fn, tag)) {
        emit_kids(e, tag);
        return;
    }
    writer_tokens(e->w, tag->first, tag->first + 1);
    writer_text(e->w, " %s ", tag->symbol->lifted);
    tok_id at = brace;
    for (int i = 0; i < tag->n_kids; i++) {
        if (tag->kids[i]->first < at)
            continue; /* an attribute before the name: after it, it would not be the same; rare */
        writer_tokens(e->w, at, tag->kids[i]->first);
        emit_expression(e, tag->kids[i]);
        at = tag->kids[i]->end;
    }
    writer_tokens(e->w, at, tag->end);
}

/* The #pragma pack lines of the body up to token `until`: the types after them are laid out so. */
static void emit_layout(struct emitter *e, const struct node *node, tok_id *from, tok_id until)
{
    if (node->end <= *from || node->first >= until)
        return;
    if (node->kind == N_PRAGMA && node->first >= *from && !inside_tag(node)) {
        const char *text = token_text(e->fn, node->op);
        if (is_layout_pragma(text))
            emit_line(e, node, "%s", text);
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            emit_layout(e, node->kids[i], from, until);
}

void emit_own_types(struct emitter *e)
{
    struct fn *fn = e->fn;
    e->lifting = true;
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (symbol->kind != SYMBOL_TAG || !symbol->lifted || !in_specifiers(fn, symbol) ||
            inside_tag(symbol->node))
            continue;
        writer_at(e->w, symbol->node->first);
        emit_tag_definition(e, symbol->node);
        writer_text(e->w, ";");
        writer_line(e->w);
    }
    e->lifting = false;
}

void emit_lifted(struct emitter *e)
{
    struct fn *fn = e->fn;
    tok_id packed = fn->body->first;
    bool any = false;
    for (int i = 0; i < fn->symbols.n && fn->packs_within; i++)
        any |= fn->symbols.at[i]->lifted && !fn->symbols.at[i]->in_place;
    if (any)
        emit_line(e, NULL, "#pragma pack(push)");
    e->lifting = true;
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        if (!symbol->lifted || symbol->in_place || symbol->kind == SYMBOL_ENUMERATOR ||
            in_specifiers(fn, symbol))
            continue;
        if (any && symbol->node->first > packed) {
            emit_layout(e, fn->body, &packed, symbol->node->first);
            packed = symbol->node->first;
        }
        if (symbol->kind == SYMBOL_TAG) {
            if (inside_tag(symbol->node))
                continue;
            emit_line(e, symbol->node, "%s", "");
            if (symbol->is_tag_body)
                emit_tag_definition(e, symbol->node);
            else
                writer_text(e->w, "%s %s", token_text(fn, symbol->node->op), symbol->lifted);
            writer_text(e->w, ";");
            continue;
        }
        e->lifting = false; /* its specifiers refer to types already printed */
        emit_line(e, symbol->specs, "%s", "");
        emit_expression(e, symbol->specs);
        writer_text(e->w, " ");
        emit_expression(e, symbol->init);
        writer_text(e->w, ";");
        e->lifting = true;
    }
    e->lifting = false;
    if (any)
        emit_line(e, NULL, "#pragma pack(pop)");
    writer_line(e->w);
}
