/* Declarations: those of variables that live in the frame become assignments, the rest stays.
 *
 * [source]  int x = 5, *p = &x, n = await f();
 * [C99]     td__f->x = 5; int *p = &td__f->x; int td_1; ... td_1 = ...; int n = td_1; */
#include "emit/emit.h"

static struct symbol *declared(const struct node *init)
{
    struct node *name = declared_name(init->kids[0]);
    return name ? name->symbol : NULL;
}

/* `alone`: struct s; declares nothing else */
static bool specs_change(const struct node *specs, bool alone)
{
    for (int i = 0; i < specs->n_kids; i++) {
        const struct node *spec = specs->kids[i];
        if (spec->kind == N_TAG && spec->symbol && spec->symbol->lifted && !spec->symbol->in_place &&
            (spec->symbol->node == spec || alone))
            return true;
    }
    return false;
}

bool declaration_is_plain(const struct fn *fn, struct node *node)
{
    if (specs_change(node->kids[0], node->n_kids == 1) || has_prelude(node->kids[0]))
        return false;
    for (int i = 1; i < node->n_kids; i++) {
        struct node *init = node->kids[i];
        struct symbol *symbol = declared(init);
        if (symbol && (symbol->lifted || symbol->lives == LIVES_FRAME))
            return false;
        if (symbol && symbol->cleanup && fn_is_stackless(fn) && init->low && init->low->cleanup)
            return false;
        if (has_prelude(init) || has_prelude(initialiser(init)))
            return false;
    }
    return true;
}

static bool is_scalar(struct fn *fn, int type)
{
    enum type_kind kind = oracle_type(fn->unit->oracle, type).kind;
    return kind != TYPE_ARRAY && kind != TYPE_RECORD;
}

static void emit_initialised(struct emitter *e, const struct symbol *symbol, struct node *value)
{
    struct fn *fn = e->fn;
    const char *text = symbol_text(symbol);
    int type = oracle_type_unqualified(fn->unit->oracle, symbol->type);
    if (value->kind != N_INIT_LIST &&
        oracle_type(fn->unit->oracle, type).kind != TYPE_ARRAY) {
        emit_store(e, value, text, type);
        emit_expression(e, value);
        emit_stored(e, text, type);
        return;
    }
    if (is_scalar(fn, type)) {
        emit_line(e, value, "%s = (%s)", text, emit_type(fn, type));
        emit_expression(e, value);
        writer_text(e->w, ";");
        return;
    }
    emit_line(e, value, "td__copy(&%s, &(%s)", text, emit_type(fn, type));
    if (value->kind == N_INIT_LIST) {
        emit_expression(e, value);
    } else if (value->kind == N_COMPOUND_LITERAL) { /* GNU: char a[] = (char[]){...} */
        emit_expression(e, value->kids[1]);
    } else {
        writer_text(e->w, "{");
        emit_expression(e, value);
        writer_text(e->w, "}");
    }
    writer_text(e->w, ", sizeof %s);", text);
}

static void emit_type_of_tag(struct emitter *e, struct node *tag)
{
    struct symbol *symbol = tag->symbol;
    if (!symbol || symbol->node != tag || !symbol->is_tag_body ||
        (symbol->lifted && !symbol->in_place))
        return;
    if (!symbol->lifted)
        symbol->lifted = *symbol->name ? symbol->name
                                       : arena_printf(e->fn->arena, "td__type_%d", tag->first);
    writer_line(e->w);
    emit_tag_definition(e, tag);
    writer_text(e->w, ";");
}

/* struct s {...} a = ..., b;  taken apart: the type first, then a and b by its name. */
static void emit_types(struct emitter *e, struct node *specs)
{
    for (int i = 0; i < specs->n_kids; i++)
        if (specs->kids[i]->kind == N_TAG)
            emit_type_of_tag(e, specs->kids[i]);
}

void emit_types_within(struct emitter *e, struct node *item)
{
    for (int i = 0; i < e->fn->symbols.n; i++) {
        struct symbol *symbol = e->fn->symbols.at[i];
        if (symbol->kind == SYMBOL_TAG && symbol->node->first >= item->first &&
            symbol->node->first < item->end && item->kind != N_COMPOUND)
            emit_type_of_tag(e, symbol->node);
    }
}

/* Does only the value say how many elements there are? */
static bool is_open_array(const struct node *declarator)
{
    for (const struct node *d = declarator; d && d->kind != N_DECL_NAME; d = d->kids[0])
        if (d->kind == N_DECL_ARRAY && (d->n_kids < 2 || !d->kids[1]))
            return true;
    return false;
}

/* Without its value; without const too, since the value is stored later. */
static void declare_ahead(struct emitter *e, struct node *specs, const struct symbol *symbol)
{
    struct node *init = symbol->init;
    struct type_info info = oracle_type(e->fn->unit->oracle, symbol->type);
    emit_line(e, specs, "%s", "");
    if (info.is_const || is_open_array(init->kids[0]) ||
        (symbol->cleanup && init->low && init->low->cleanup)) {
        writer_text(e->w, "%s", emit_symbol(e->fn, symbol, symbol->name));
    } else {
        emit_expression(e, specs);
        writer_text(e->w, " ");
        emit_expression(e, init->kids[0]);
        for (int i = 2; i < init->n_kids; i++)
            emit_expression(e, init->kids[i]);
    }
    writer_text(e->w, ";");
}

/* Does a declarator before `init` declare what a specifier names? */
static bool hides_specifier(const struct fn *fn, const struct node *specs, const struct node *init)
{
    const struct node *declaration = specs->parent;
    for (int i = 1; i < declaration->n_kids && declaration->kids[i] != init; i++) {
        const struct node *name = declared_name(declaration->kids[i]->kids[0]);
        for (int k = 0; name && name->symbol && k < specs->n_kids; k++)
            if (specs->kids[k]->kind == N_SPEC && !specs->kids[k]->symbol &&
                token_text(fn, specs->kids[k]->op) == name->symbol->name)
                return true;
    }
    return false;
}

static void emit_one(struct emitter *e, struct node *specs, struct node *init)
{
    struct symbol *symbol = declared(init);
    struct node *value = initialiser(init);
    emit_prelude(e, init);
    bool ahead = is_declared_ahead(symbol);
    if (ahead)
        declare_ahead(e, specs, symbol);
    if (value)
        emit_prelude(e, value);
    if (ahead) {
        emit_initialised(e, symbol, value);
        return;
    }
    if (symbol && symbol->lifted)
        return; /* a typedef that now stands before the function */
    if (symbol && symbol->lives == LIVES_FRAME) {
        if (value)
            emit_initialised(e, symbol, value);
        return;
    }
    emit_line(e, specs, "%s", "");
    bool apart = symbol && hides_specifier(e->fn, specs, init); /* T T = 1, b = await f(); */
    bool strips = apart || (symbol && symbol->cleanup && init->low && init->low->cleanup);
    if (strips) { /* the attribute became code, or the type's name is hidden: the type in our words */
        writer_text(e->w, "%s", emit_symbol(e->fn, symbol, symbol->name));
        if (value) {
            writer_text(e->w, " = ");
            emit_expression(e, value);
        }
    } else {
        emit_expression(e, specs);
        writer_text(e->w, " ");
        emit_expression(e, init);
    }
    writer_text(e->w, ";");
}

void emit_declaration(struct emitter *e, struct node *node)
{
    if (declaration_is_plain(e->fn, node)) {
        emit_kids(e, node);
        for (int i = 1; i < node->n_kids; i++) { /* what used it may have gone to the frame */
            struct symbol *symbol = declared(node->kids[i]);
            if (symbol && symbol->kind == SYMBOL_TYPEDEF && fn_is_stackless(e->fn))
                writer_text(e->w, " (void)(%s *)0;", symbol->name);
        }
        return;
    }
    writer_lead(e->w, node->first);
    emit_types(e, node->kids[0]);
    emit_prelude(e, node->kids[0]);
    for (int i = 1; i < node->n_kids; i++)
        emit_one(e, node->kids[0], node->kids[i]);
}
