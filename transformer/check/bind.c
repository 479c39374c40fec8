/* bind: one walk over the tree with a stack of scopes, in the order in which C brings names into
 * scope (C11 6.2.1p7: a name begins right after its declarator, a tag where it appears). */
#include "check/bind.h"

#include "base/fault.h"
#include "base/intern.h"
#include "fn/evaluation.h"

#include <string.h>

struct jump {
    struct node *node;
    struct scope *scope;
};
struct binder {
    struct fn *fn;
    struct scope *scope;
    int regions; /* defers and foreaches seen so far */
    VEC(struct jump) gotos;
    struct map names, tags; /* of each the innermost symbol: an index in fn->symbols */
};

static void walk(struct binder *b, struct node *node);

static void inherit_flags(struct node *node)
{
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            node->flags |= node->kids[i]->flags & (NODE_HAS_AWAIT | NODE_HAS_SUSPEND);
}

/* Nothing in it is ever evaluated. */
static void mark_unevaluated(struct node *node)
{
    node->flags |= NODE_UNEVALUATED;
    node->flags &= ~(unsigned)(NODE_HAS_AWAIT | NODE_HAS_SUSPEND);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            mark_unevaluated(node->kids[i]);
}

/* Whether it is evaluated can be told once its names are bound. */
static void walk_operand(struct binder *b, struct node *node, int i)
{
    int regions = b->regions;
    walk(b, node->kids[i]);
    enum evaluation e = evaluation(b->fn, node, i);
    if (e != NEVER && e != PEEKED)
        return;
    mark_unevaluated(node->kids[i]);
    b->regions = regions;
}

static void walk_kids(struct binder *b, struct node *node)
{
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk_operand(b, node, i);
}

static struct scope *scope_push(struct binder *b, struct node *node)
{
    struct scope *scope = ARENA_NEW(b->fn->arena, struct scope);
    scope->parent = b->scope;
    scope->node = node;
    scope->depth = b->scope ? b->scope->depth + 1 : 0;
    known(b->fn, node)->scope = scope;
    return b->scope = scope;
}

/* The symbol that a name means here, or NULL.  What a scope that is over has declared is dropped on the
 * way: scopes are walked one after the other. */
static struct symbol *find(struct binder *b, const char *name, bool tags)
{
    int *innermost = map_slot(b->fn->arena, tags ? &b->tags : &b->names, map_key(name));
    struct symbol *symbol = *innermost < 0 ? NULL : b->fn->symbols.at[*innermost];
    while (symbol && !scope_encloses(symbol->scope, b->scope))
        symbol = symbol->hides;
    *innermost = symbol ? symbol->number : -1;
    if (flow_fault("bind-outer-name"))
        while (symbol && symbol->hides)
            symbol = symbol->hides;
    return symbol;
}

static struct symbol *declare(struct binder *b, enum symbol_kind kind, const char *name,
                              struct node *node)
{
    struct symbol *symbol = ARENA_NEW(b->fn->arena, struct symbol);
    symbol->kind = kind;
    symbol->name = name;
    symbol->node = node;
    symbol->scope = b->scope;
    symbol->var = -1;
    symbol->slot = -1;
    node->symbol = symbol;
    symbol->number = b->fn->symbols.n;
    VEC_PUSH(b->fn->arena, &b->scope->symbols, symbol);
    VEC_PUSH(b->fn->arena, &b->fn->symbols, symbol);
    if (kind == SYMBOL_LABEL)
        return symbol;
    symbol->hides = find(b, name, kind == SYMBOL_TAG);
    *map_slot(b->fn->arena, kind == SYMBOL_TAG ? &b->tags : &b->names, map_key(name)) = symbol->number;
    return symbol;
}

static bool specs_have(const struct fn *fn, const struct node *specs, const char *word)
{
    for (int i = 0; specs && i < specs->n_kids; i++)
        if (specs->kids[i]->kind == N_SPEC && token_is(fn, specs->kids[i]->op, word))
            return true;
    return false;
}

/* The innermost shape of a declarator: does it declare a function? */
static bool declares_function(const struct node *declarator)
{
    const struct node *last = NULL; /* the derivation closest to the name is the outermost type */
    while (declarator && declarator->kind != N_DECL_NAME) {
        if (declarator->kind != N_DECL_PAREN)
            last = declarator;
        declarator = declarator->n_kids ? declarator->kids[0] : NULL;
    }
    return last && last->kind == N_DECL_FUNCTION;
}

static bool typedef_marked_async(struct binder *b, const struct node *specs)
{
    for (int i = 0; specs && i < specs->n_kids; i++) {
        const struct node *spec = specs->kids[i];
        if (spec->kind != N_SPEC)
            continue;
        const char *name = token_text(b->fn, spec->op);
        struct symbol *local = find(b, name, false);
        if (local ? local->kind == SYMBOL_TYPEDEF && local->marked_async
                  : oracle_is_async_typedef(b->fn->unit->oracle, name))
            return true;
    }
    return false;
}

/* The function named in __attribute__((cleanup(f))), if `node` is such an attribute. */
static struct node *cleanup_function(const struct fn *fn, struct node *node)
{
    for (int i = 0; node->kind == N_ATTRIBUTE && i < node->n_kids; i++)
        if (is_attribute(fn, node->kids[i], "cleanup") && node->kids[i]->n_kids)
            return strip_parens(node->kids[i]->kids[0]);
    return NULL;
}

static struct node *find_cleanup(const struct fn *fn, struct node *list, int from)
{
    for (int i = from; list && i < list->n_kids; i++)
        if (list->kids[i] && cleanup_function(fn, list->kids[i]))
            return cleanup_function(fn, list->kids[i]);
    return NULL;
}

static void declare_variable(struct binder *b, struct node *specs, struct node *declarator,
                             struct node *init, enum symbol_kind kind)
{
    struct fn *fn = b->fn;
    struct node *name = declared_name(declarator);
    if (!name || name->op < 0)
        return;
    if (specs_have(fn, specs, "typedef"))
        kind = SYMBOL_TYPEDEF;
    else if (kind == SYMBOL_VARIABLE &&
             (specs_have(fn, specs, "static") || specs_have(fn, specs, "extern") ||
              specs_have(fn, specs, "__thread") || specs_have(fn, specs, "_Thread_local") ||
              declares_function(declarator)))
        kind = SYMBOL_STATIC;
    struct symbol *symbol = declare(b, kind, token_text(fn, name->op), name);
    symbol->specs = specs;
    symbol->init = init;
    symbol->marked_async =
        specs_have(fn, specs, "TD_ASYNC") || typedef_marked_async(b, specs);
    if (kind == SYMBOL_VARIABLE) {
        symbol->cleanup = find_cleanup(fn, specs, 0);
        if (!symbol->cleanup && init)
            symbol->cleanup = find_cleanup(fn, init, 2);
        for (struct node *d = declarator; d && !symbol->cleanup && d->kind != N_DECL_NAME;
             d = d->kids[0])
            symbol->cleanup = find_cleanup(fn, d, 1);
    }
    if (kind == SYMBOL_PARAMETER)
        VEC_PUSH(fn->arena, &fn->parameters, symbol);
}

/* Array sizes and parameter lists inside a declarator; parameters have a scope of their own. */
static void walk_declarator(struct binder *b, struct node *declarator)
{
    if (!declarator)
        return;
    if (declarator->kind == N_DECL_FUNCTION) {
        walk_declarator(b, declarator->kids[0]);
        struct scope *outer = b->scope;
        scope_push(b, declarator);
        for (int i = 1; i < declarator->n_kids; i++) {
            struct node *parameter = declarator->kids[i];
            if (!parameter || parameter->kind != N_PARAMETER)
                continue;
            if (parameter->kids[0])
                walk(b, parameter->kids[0]);
            walk_declarator(b, parameter->kids[1]);
            if (evaluation(b->fn, declarator, i) == NEVER)
                mark_unevaluated(parameter);
        }
        b->scope = outer;
        return;
    }
    for (int i = 0; i < declarator->n_kids; i++) {
        struct node *kid = declarator->kids[i];
        if (!kid)
            continue;
        switch (kid->kind) {
        case N_DECL_ARRAY:
        case N_DECL_POINTER:
        case N_DECL_PAREN:
        case N_DECL_FUNCTION:
            walk_declarator(b, kid);
            break;
        case N_DECL_NAME:
        case N_ATTRIBUTE:
            break;
        default:
            walk(b, kid);
        }
    }
    inherit_flags(declarator);
}

static void walk_declaration(struct binder *b, struct node *node)
{
    struct node *specs = node->kids[0];
    walk(b, specs);
    if (node->n_kids == 1 && specs->n_kids)
        for (int i = 0; i < specs->n_kids; i++) {
            /* `struct s;` declares a new s in this very scope (C11 6.7.2.3p7) */
            struct node *tag = specs->kids[i];
            if (tag->kind == N_TAG && !(tag->symbol && tag->symbol->node == tag) &&
                tag_name(b->fn->unit, tag) >= 0 && (!tag->symbol || tag->symbol->scope != b->scope))
                declare(b, SYMBOL_TAG, token_text(b->fn, tag_name(b->fn->unit, tag)), tag);
        }
    for (int i = 1; i < node->n_kids; i++) {
        struct node *init = node->kids[i];
        walk_declarator(b, init->kids[0]);
        bool late = flow_fault("bind-late-name");
        if (!late)
            declare_variable(b, specs, init->kids[0], init, SYMBOL_VARIABLE);
        for (int k = 1; k < init->n_kids; k++)
            if (init->kids[k])
                walk(b, init->kids[k]);
        if (late)
            declare_variable(b, specs, init->kids[0], init, SYMBOL_VARIABLE);
        inherit_flags(init);
    }
}

static void walk_tag(struct binder *b, struct node *node)
{
    struct fn *fn = b->fn;
    bool body = false;
    for (int i = 0; i < node->n_kids; i++)
        body |= node->kids[i]->kind == N_FIELD || node->kids[i]->kind == N_ENUMERATOR;
    for (tok_id t = node->first; t < node->end && !body; t++)
        body = token_is(fn, t, "{"); /* struct s {} */
    tok_id name = tag_name(b->fn->unit, node);
    const char *text = name >= 0 ? token_text(fn, name) : NULL;
    if (body) {
        struct symbol *symbol = NULL;
        if (text) { /* completes a forward declaration of this scope */
            struct symbol *old = find(b, text, true);
            if (old && old->scope == b->scope && !old->is_tag_body)
                symbol = old;
        }
        if (!symbol)
            symbol = declare(b, SYMBOL_TAG, text ? text : "", node);
        symbol->node = node;
        node->symbol = symbol;
        symbol->is_tag_body = true;
    } else if (text) {
        node->symbol = find(b, text, true);
    }
    for (int i = 0; i < node->n_kids; i++)
        walk(b, node->kids[i]);
}

/* offsetof(T, a[i].b): names of members, but for what stands in brackets. */
static void walk_designator(struct binder *b, struct node *node)
{
    if (node->kind == N_INDEX)
        walk(b, node->kids[1]);
    if (node->n_kids)
        walk_designator(b, node->kids[0]);
    inherit_flags(node);
}

static void walk_kind(struct binder *b, struct node *node)
{
    struct fn *fn = b->fn;
    struct scope *outer = b->scope;
    switch (node->kind) {
    case N_IDENT:
        node->symbol = find(b, token_text(fn, node->op), false);
        if (node->symbol)
            node->symbol->used = true;
        else if (is_function_name(fn, node->op))
            fn->uses_func_name = true;
        break;
    case N_SPEC: {
        struct symbol *symbol = find(b, token_text(fn, node->op), false);
        if (symbol && symbol->kind == SYMBOL_TYPEDEF)
            node->symbol = symbol;
        break;
    }
    case N_COMPOUND:
        scope_push(b, node);
        walk_kids(b, node);
        break;
    case N_FOR:
        scope_push(b, node);
        walk_kids(b, node);
        break;
    case N_FOREACH: {
        walk(b, node->kids[2]);
        scope_push(b, node);
        walk(b, node->kids[0]);
        struct symbol *variable =
            declare(b, SYMBOL_VARIABLE, token_text(fn, node->kids[1]->op), node->kids[1]);
        variable->specs = node->kids[0]->kids[0];
        walk(b, node->kids[3]);
        break;
    }
    case N_DECLARATION:
        walk_declaration(b, node);
        break;
    case N_FIELD:
        walk(b, node->kids[0]);
        for (int i = 1; i < node->n_kids; i++) {
            struct node *field = node->kids[i];
            if (field->kind == N_BITFIELD) {
                walk_declarator(b, field->kids[0]);
                walk(b, field->kids[1]);
            } else {
                walk_declarator(b, field);
            }
        }
        break;
    case N_TYPE_NAME:
        walk(b, node->kids[0]);
        if (node->n_kids > 1)
            walk_declarator(b, node->kids[1]);
        break;
    case N_TAG:
        walk_tag(b, node);
        break;
    case N_ENUMERATOR:
        walk_kids(b, node);
        declare(b, SYMBOL_ENUMERATOR, token_text(fn, node->op), node);
        break;
    case N_BUILTIN:
        if (token_is(fn, node->op, "__builtin_offsetof")) {
            walk_operand(b, node, 0);
            walk_designator(b, node->kids[1]);
        } else {
            walk_kids(b, node);
        }
        break;
    case N_LABEL: {
        struct scope *here = b->scope;
        b->scope = fn->scope; /* labels have function scope; `scope` of the symbol: the one around it */
        struct symbol *label = declare(b, SYMBOL_LABEL, token_text(fn, node->op), node);
        label->scope = here;
        b->scope = here;
        walk_kids(b, node);
        break;
    }
    case N_GOTO:
        VEC_PUSH(fn->arena, &b->gotos, ((struct jump){node, b->scope}));
        break;
    case N_ATTRIBUTE: /* bound where needed (cleanup); names in it belong to the compiler */
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && evaluation(fn, node, i) == NEVER)
                mark_unevaluated(node->kids[i]);
        break;
    default:
        walk_kids(b, node);
    }
    b->scope = outer;
}

static void walk(struct binder *b, struct node *node)
{
    int regions = b->regions;
    walk_kind(b, node);
    if (node->kind == N_AWAIT)
        node->flags |= NODE_HAS_AWAIT | NODE_HAS_SUSPEND;
    if (node->kind == N_YIELD || node->kind == N_YIELD_FROM)
        node->flags |= NODE_HAS_SUSPEND;
    /* (an async foreach has an AWAIT in its call) */
    inherit_flags(node);
    /* A statement expression with a suspension or a defer is unfolded as if it had an await. */
    if (node->kind == N_DEFER || node->kind == N_FOREACH)
        b->regions++;
    if (node->kind == N_STMT_EXPR &&
        (node->flags & NODE_HAS_SUSPEND || b->regions > regions))
        node->flags |= NODE_HAS_AWAIT;
}

/* f(a, b) int b; {...}: parameters are passed in the order of the list, and `a` is an int. */
static void order_parameters(struct binder *b)
{
    struct fn *fn = b->fn;
    int declared = fn->parameters.n;
    b->scope = fn->scope;
    for (int i = 1; i < fn->declarator->n_kids; i++) {
        struct node *parameter = fn->declarator->kids[i];
        if (!parameter || parameter->kind != N_PARAMETER)
            continue;
        const char *name = token_text(fn, parameter->kids[1]->op);
        struct symbol *symbol = NULL;
        for (int k = 0; k < declared && !symbol; k++)
            if (fn->parameters.at[k]->name == name)
                symbol = fn->parameters.at[k];
        if (!symbol)
            symbol = declare(b, SYMBOL_PARAMETER, name, parameter->kids[1]);
        VEC_PUSH(fn->arena, &fn->parameters, symbol);
    }
    fn->parameters.n -= declared;
    memmove(fn->parameters.at, fn->parameters.at + declared,
            sizeof *fn->parameters.at * (size_t)fn->parameters.n);
}

/* The block whose `__label__ name;` a label in `scope` belongs to; NULL: the function. */
static const struct scope *label_owner(const struct fn *fn, const struct scope *scope,
                                       const char *name)
{
    for (; scope; scope = scope->parent)
        for (int i = 0; scope->node->kind == N_COMPOUND && i < scope->node->n_kids &&
                        scope->node->kids[i]->kind == N_LOCAL_LABELS; i++)
            for (tok_id t = scope->node->kids[i]->first; t < scope->node->kids[i]->end; t++)
                if (token_is(fn, t, name))
                    return scope;
    return NULL;
}

static void bind_gotos(struct binder *b)
{
    struct fn *fn = b->fn;
    struct map last = {0};                                        /* by name: the last label */
    int *before = ARENA_ARRAY(fn->arena, int, fn->symbols.n + 1); /* of its name, or -1 */
    for (int k = 0; k < fn->symbols.n; k++)
        if (fn->symbols.at[k]->kind == SYMBOL_LABEL) {
            int *slot = map_slot(fn->arena, &last, map_key(fn->symbols.at[k]->name));
            before[k] = *slot;
            *slot = k;
        }
    for (int i = 0; i < b->gotos.n; i++) {
        struct jump jump = b->gotos.at[i];
        const char *name = token_text(fn, jump.node->op);
        const struct scope *owner = label_owner(fn, jump.scope, name);
        for (int k = map_get(&last, map_key(name)); k >= 0 && !jump.node->symbol; k = before[k])
            if (label_owner(fn, fn->symbols.at[k]->scope, name) == owner)
                jump.node->symbol = fn->symbols.at[k];
    }
}

void bind_run(struct fn *fn)
{
    struct binder binder = {.fn = fn};
    struct binder *b = &binder;
    struct node *root = fn->root;
    fn->scope = scope_push(b, root);
    walk(b, root->kids[0]);
    /* parameters: the DECL_FUNCTION closest to the name */
    struct node *declarator = root->kids[1];
    for (struct node *d = declarator; d && d->kind != N_DECL_NAME; d = d->kids[0])
        if (d->kind == N_DECL_FUNCTION)
            fn->declarator = d;
    fn->body = root->kids[2];
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++) {
        struct node *parameter = fn->declarator->kids[i];
        if (!parameter || parameter->kind != N_PARAMETER || !parameter->kids[0])
            continue;
        walk(b, parameter->kids[0]);
        walk_declarator(b, parameter->kids[1]);
        declare_variable(b, parameter->kids[0], parameter->kids[1], NULL, SYMBOL_PARAMETER);
    }
    for (int i = 3; i < root->n_kids; i++) { /* K&R */
        struct node *declaration = root->kids[i];
        walk(b, declaration->kids[0]);
        for (int k = 1; k < declaration->n_kids; k++)
            declare_variable(b, declaration->kids[0], declaration->kids[k]->kids[0], NULL,
                             SYMBOL_PARAMETER);
    }
    if (is_old_style(fn))
        order_parameters(b);
    b->scope = fn->scope;
    for (int i = 0; i < fn->parameters.n; i++) /* the ramp has int v[n], the body only its value */
        fn->parameters.at[i]->used = false;
    walk(b, fn->body);
    fn->has_suspend = (fn->body->flags & NODE_HAS_SUSPEND) != 0;
    bind_gotos(b);
}

void bind_dump(struct fn *fn, FILE *out)
{
    static const char *const kinds[] = {"variable", "parameter", "static", "typedef", "enumerator",
                                        "tag",      "label",     "temp",   "literal"};
    fprintf(out, "function %s\n", fn->name);
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        fprintf(out, "  %-10s %s  line %d  depth %d%s\n", kinds[symbol->kind],
                *symbol->name ? symbol->name : "(anonymous)",
                symbol->node ? token_line(fn, symbol->node->first) : 0, symbol->scope->depth,
                symbol->marked_async ? "  async" : "");
    }
}
