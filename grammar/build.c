/* The functions of the grammar's actions that make nodes.  Slots are as ast/nodes.def lists them. */
#include "grammar/parser.h"

#include <string.h>

struct node *build(struct parser *parser, enum node_kind kind, struct span span, tok_id op, int n,
                   struct node **kids)
{
    struct node **copy = NULL;
    if (n) {
        copy = ARENA_ARRAY(parser->arena, struct node *, n);
        memcpy(copy, kids, (size_t)n * sizeof *copy);
    }
    return node_new(parser->arena, kind, span.first, span.end, op, n, copy);
}

struct node *build_list(struct parser *parser, enum node_kind kind, struct span span, tok_id op,
                        const struct node_list *kids)
{
    return build(parser, kind, span, op, kids->nodes.n, kids->nodes.at);
}

struct node *build_head_list(struct parser *parser, enum node_kind kind, struct span span,
                             tok_id op, struct node *head, const struct node_list *rest)
{
    int n = rest->nodes.n;
    struct node **kids = ARENA_ARRAY(parser->arena, struct node *, n + 1);
    kids[0] = head;
    if (n)
        memcpy(kids + 1, rest->nodes.at, (size_t)n * sizeof *kids);
    return node_new(parser->arena, kind, span.first, span.end, op, n + 1, kids);
}

struct node_list *list_new(struct parser *parser, struct node *node)
{
    struct node_list *list = ARENA_NEW(parser->arena, struct node_list);
    return node ? list_add(parser, list, node) : list;
}

struct node_list *list_add(struct parser *parser, struct node_list *list, struct node *node)
{
    VEC_PUSH(parser->arena, &list->nodes, node);
    return list;
}

struct node_list *list_join(struct parser *parser, struct node_list *a, const struct node_list *b)
{
    for (int i = 0; i < b->nodes.n; i++)
        list_add(parser, a, b->nodes.at[i]);
    return a;
}

/* Gives a node more kids, and moves its end after them. */
static void add_kids(struct parser *parser, struct node *node, const struct node_list *more)
{
    int n = node->n_kids, m = more->nodes.n;
    if (!m)
        return;
    struct node **kids = ARENA_ARRAY(parser->arena, struct node *, n + m);
    if (n)
        memcpy(kids, node->kids, (size_t)n * sizeof *kids);
    for (int i = 0; i < m; i++) {
        kids[n + i] = more->nodes.at[i];
        kids[n + i]->parent = node;
        if (node->end < kids[n + i]->end)
            node->end = kids[n + i]->end;
    }
    node->kids = kids;
    node->n_kids = n + m;
}

static void set_kid(struct node *node, int slot, struct node *kid)
{
    node->kids[slot] = kid;
    if (kid) {
        kid->parent = node;
        if (node->end < kid->end)
            node->end = kid->end;
    }
}

struct node *build_outer(struct node *inner, struct node *outer)
{
    set_kid(outer, 0, inner);
    outer->first = inner->first;
    return outer;
}

struct node *build_name_attribute(struct parser *parser, struct node *name, struct node *attribute)
{
    if (name->kind == N_DECL_NAME)
        add_kids(parser, name, list_new(parser, attribute));
    name->end = attribute->end;
    return name;
}

struct node *build_old_parameter(struct parser *parser, struct span name)
{
    struct node *kids[] = {NULL, build(parser, N_DECL_NAME, name, name.first, 0, NULL)};
    return build(parser, N_PARAMETER, name, -1, 2, kids);
}

struct node *build_bitfield(struct parser *parser, struct span span, struct node *declarator,
                            struct node *width, const struct node_list *attributes)
{
    struct node *kids[] = {declarator, width};
    struct node *field = build(parser, N_BITFIELD, span, -1, 2, kids);
    add_kids(parser, field, attributes);
    return field;
}

struct node *build_tag(struct parser *parser, struct span span, struct node *head,
                       struct node *underlying, const struct node_list *body,
                       const struct node_list *attributes)
{
    struct node_list *kids = list_new(parser, underlying);
    list_join(parser, list_join(parser, kids, body), attributes);
    add_kids(parser, head, kids);
    head->first = span.first;
    head->end = span.end;
    return head;
}

struct node *build_function(struct parser *parser, struct span span, const struct node_list *head,
                            const struct node_list *old_style, struct node *body)
{
    struct node *kids[] = {head->nodes.at[0], head->nodes.at[1], body};
    struct node *function = build(parser, N_FUNCTION, span, -1, 3, kids);
    add_kids(parser, function, old_style);
    return function;
}

/* ---- statements ---- */

static int labelled_slot(const struct node *label)
{
    return label->kind == N_CASE ? 2 : 0;
}

struct node *build_labelled(const struct node_list *labels, struct node *statement)
{
    for (int i = labels->nodes.n; i-- > 0;) {
        set_kid(labels->nodes.at[i], labelled_slot(labels->nodes.at[i]), statement);
        statement = labels->nodes.at[i];
    }
    return statement;
}

struct node_list *build_label_attributes(struct parser *parser, struct node_list *labels,
                                         const struct node_list *attributes)
{
    struct node *last = labels->nodes.at[labels->nodes.n - 1];
    if (last->kind == N_LABEL)
        add_kids(parser, last, attributes);
    return labels;
}

struct node *build_foreach_body(struct node *foreach_node, struct node *body)
{
    set_kid(foreach_node, 3, body);
    return foreach_node;
}

/* ---- declarations ---- */

/* The name that a declarator declares, or -1. */
static tok_id declared_name(const struct node *declarator)
{
    while (declarator && declarator->kind != N_DECL_NAME)
        declarator = declarator->kids[0];
    return declarator ? declarator->op : -1;
}

void build_declare(struct parser *parser, const struct node *declarator, bool is_typedef)
{
    tok_id name = declared_name(declarator);
    if (name >= 0)
        scope_declare(&parser->scopes, parser->unit->tokens.at[name].text, is_typedef);
}

/* The parameters of the function that a declarator declares are those of the innermost function
 * declarator: in `int (*f(int a))(int b)`, a. */
void build_declare_parameters(struct parser *parser, const struct node *declarator)
{
    const struct node *innermost = NULL;
    for (; declarator->kind != N_DECL_NAME; declarator = declarator->kids[0])
        if (declarator->kind == N_DECL_FUNCTION)
            innermost = declarator;
    for (int i = 1; innermost && i < innermost->n_kids; i++)
        build_declare(parser, innermost->kids[i]->kids[1], false);
}

struct declaring *declaring_open(struct parser *parser, struct node *specs)
{
    struct declaring *declaring = ARENA_NEW(parser->arena, struct declaring);
    declaring->specs = specs;
    declaring->done = list_new(parser, NULL);
    for (int i = 0; i < specs->n_kids; i++) {
        const struct node *spec = specs->kids[i];
        if (spec->kind == N_SPEC && !strcmp(parser->unit->tokens.at[spec->op].text, "typedef"))
            declaring->is_typedef = true;
    }
    return declaring;
}

struct declaring *declaring_next(struct parser *parser, struct declaring *declaring,
                                 struct span span, struct node_list *before,
                                 struct node *declarator, const struct node_list *behind)
{
    declaring->span = span;
    declaring->declarator = declarator;
    declaring->attributes = list_join(parser, before, behind);
    build_declare(parser, declarator, declaring->is_typedef);
    return declaring;
}

/* `int *p [[x]]`: after the whole declarator the attribute is about p, as a GNU one there is, and
 * becomes a kid of the INIT_DECLARATOR like those; in `a [[x]] [3]` it stays with the name. */
static void take_attributes(struct parser *parser, struct declaring *declaring)
{
    struct node *name = declaring->declarator;
    tok_id end = name->end;
    while (name->kind != N_DECL_NAME && name->kids[0]->end == end)
        name = name->kids[0];
    if (name->kind != N_DECL_NAME || !name->n_kids)
        return;
    for (int i = 0; i < name->n_kids; i++)
        list_add(parser, declaring->attributes, name->kids[i]);
    name->n_kids = 0;
    for (struct node *node = declaring->declarator; node != name; node = node->kids[0])
        node->end = name->op + 1;
    name->end = name->op + 1;
}

struct declaring *declaring_finish(struct parser *parser, struct declaring *declaring,
                                   struct node *initializer, tok_id end)
{
    take_attributes(parser, declaring);
    struct node *kids[] = {declaring->declarator, initializer};
    struct span span = {declaring->span.first, end};
    struct node *node = build(parser, N_INIT_DECLARATOR, span, -1, 2, kids);
    add_kids(parser, node, declaring->attributes);
    list_add(parser, declaring->done, node);
    return declaring;
}
