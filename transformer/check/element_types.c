/* Values travel between a generator and its user as bytes at an address, so both must mean the same type.
 * Pointers are interchangeable, and so are integers of one size: enums, int and unsigned have the same
 * bytes. */
#include "check/element_types.h"

#include "diag/diag.h"
#include "fn/type.h"

static bool agree(struct fn *fn, int a, int b)
{
    struct oracle *oracle = fn->unit->oracle;
    if (!a || !b)
        return true; /* unknown: the compiler will say */
    a = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, a));
    b = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, b));
    struct type_info x = oracle_type(oracle, a), y = oracle_type(oracle, b);
    if (a == b || (x.kind == TYPE_POINTER && y.kind == TYPE_POINTER))
        return true;
    return x.kind == TYPE_INTEGER && y.kind == TYPE_INTEGER && x.size == y.size;
}

static const char *spelled(struct fn *fn, int type)
{
    return oracle_declare(fn->unit->oracle, fn->arena, type, "", NULL, NULL);
}

static void check(struct fn *fn, const struct node *node, const char *what, int taken, int given)
{
    if (!agree(fn, taken, given))
        diag_at(fn->unit, D_ELEMENT_TYPE, node_range(fn, node), what, spelled(fn, taken),
                spelled(fn, given));
}

static void walk(struct fn *fn, struct node *node)
{
    switch (node->kind) {
    case N_FOREACH:
        if (node->known)
            check(fn, node->kids[0], "the variable of this foreach", node->kids[1]->symbol->type,
                  node->known->yields);
        break;
    case N_YIELD_FROM:
        if (node->known)
            check(fn, node->kids[0], "what this generator yields", fn->yields, node->known->yields);
        break;
    case N_RECEIVED:
        if (fn->sent)
            check(fn, node, "what is received here", lvalue_type(fn, node), fn->sent);
        break;
    default:
        break;
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(fn, node->kids[i]);
}

void element_types_check(struct fn *fn)
{
    walk(fn, fn->body);
}
