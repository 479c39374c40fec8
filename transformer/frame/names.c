/* names: the names of types in a function's text.
 *
 * [source]        typedef struct list { ... } list;
 *                 async list *last(list *list) { ... await ... }
 * [intermediate]  typedef list last__td_list_1;
 *                 ... the step: last__td_list_1 *list; last__td_list_1 *td__t1;
 *
 * The tool's text in the body is in the scope of the user's parameters, variables, typedefs and
 * tags.  A type of file scope whose name is declared anywhere in the function has an alias there; the
 * beginning and end of the declaration's scope do not count. */
#include "frame/names.h"

#include "frame/apart.h"
#include "frame/scopes.h"

struct finder {
    struct fn *fn;
    struct map ordinary, tags; /* names that the function declares */
    struct map types;          /* already checked */
};

static const char *find_alias(const struct type_name *name, void *user)
{
    struct finder *finder = user;
    struct fn *fn = finder->fn;
    const struct map *hiding = *name->keyword ? &finder->tags : &finder->ordinary;
    if (name->local || !*name->name || map_get(hiding, map_key(name->name)) < 0 ||
        names_alias(fn, name))
        return NULL;
    struct alias alias = {*name, arena_printf(fn->arena, "%s__td_%s_%d", fn->name, name->name,
                                              ++fn->n_file_names)};
    VEC_PUSH(fn->arena, &fn->aliases, alias);
    return NULL;
}

static void look(struct finder *finder, int type)
{
    struct fn *fn = finder->fn;
    const char *text;
    if (!type)
        return;
    int *seen = map_slot(fn->arena, &finder->types, (uint64_t)type);
    if (*seen >= 0)
        return;
    *seen = 0;
    while ((text = oracle_typedef_needed(fn->unit->oracle, type)))
        VEC_PUSH(fn->arena, &fn->typedefs, text);
    if (finder->ordinary.used || finder->tags.used)
        oracle_declare(fn->unit->oracle, fn->arena, type, "", find_alias, finder);
}

static void look_at_callee(struct finder *finder, const struct fn *callee)
{
    for (int i = 0; callee && i < callee->parameters.n; i++)
        look(finder, callee->parameters.at[i]->type);
}

/* What is declared with the function's result: its definition comes first, since the function's own
 * declaration is printed more than once. */
static void name_own_types(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n && fn->kind != FN_PLAIN; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        if (symbol->kind == SYMBOL_TAG && symbol->is_tag_body && in_specifiers(fn, symbol))
            symbol->lifted = *symbol->name ? symbol->name
                                           : arena_printf(fn->arena, "%s__td_type", fn->name);
    }
}

/* f(struct s { int x; } *p): the declaration is printed more than once, and is to mean one type. */
static void name_types_of_parameters(struct fn *fn)
{
    const struct node *declarator = fn->root->kids[1];
    for (int i = 0; i < fn->symbols.n && fn->kind != FN_PLAIN; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        bool type = symbol->kind == SYMBOL_TAG || symbol->kind == SYMBOL_ENUMERATOR;
        if (!symbol->lifted && type && symbol->node->first >= declarator->first &&
            symbol->node->end <= declarator->end)
            symbol->lifted = arena_printf(fn->arena, "%s__td_%s_%d", fn->name,
                                          *symbol->name ? symbol->name : "anonymous",
                                          ++fn->n_file_names);
    }
}

static bool needs_names(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if ((symbol->kind == SYMBOL_TEMP || is_declared_ahead(symbol)) && symbol->type &&
            oracle_type(fn->unit->oracle, symbol->type).local)
            return true;
    }
    return false;
}

/* Temporaries of block-scope types, where such types are not lifted: each of these gets a name that nothing
 * hides, where it is defined. */
static void name_types(struct fn *fn)
{
    if (!needs_names(fn))
        return;
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        bool number = token_is(fn, symbol->node ? symbol->node->op : 0, "enum") && !*symbol->name;
        if (symbol->kind != SYMBOL_TAG || symbol->lifted || !symbol->is_tag_body || number ||
            is_anonymous_member(fn, symbol->node))
            continue;
        symbol->lifted = arena_printf(fn->arena, "td__type_%d", symbol->node->first);
        symbol->in_place = true;
    }
}

void names_run(struct fn *fn)
{
    struct finder finder = {.fn = fn};
    name_own_types(fn);
    name_types_of_parameters(fn);
    name_types(fn);
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (in_specifiers(fn, symbol))
            continue;
        if (symbol->kind == SYMBOL_TAG && *symbol->name)
            *map_slot(fn->arena, &finder.tags, map_key(symbol->name)) = 0;
        else if (symbol->kind <= SYMBOL_ENUMERATOR)
            *map_slot(fn->arena, &finder.ordinary, map_key(symbol->name)) = 0;
    }
    for (int i = 0; i < fn->symbols.n; i++) {
        look(&finder, fn->symbols.at[i]->type);
        look_at_callee(&finder, fn->symbols.at[i]->embeds);
    }
    look(&finder, fn->result);
    look(&finder, fn->yields);
    look(&finder, fn->sent);
    for (int i = 0; i < fn->suspends.n; i++)
        look_at_callee(&finder, fn->suspends.at[i]->callee);
}

const char *names_alias(const struct fn *fn, const struct type_name *name)
{
    for (int i = 0; i < fn->aliases.n; i++)
        if (fn->aliases.at[i].of.name == name->name &&
            !*fn->aliases.at[i].of.keyword == !*name->keyword && !name->local)
            return fn->aliases.at[i].alias;
    return NULL;
}
