/* spill: how an awaited function is called. */
#include "lower/spill.h"

/* May its parameters be assigned what it is called with?  Not those of a transparent union. */
static bool takes_arguments(struct fn *callee, struct node *call)
{
    struct oracle *oracle = callee->unit->oracle;
    for (int i = 0; i < callee->parameters.n; i++) {
        int wanted = oracle_type_unqualified(oracle, callee->parameters.at[i]->type);
        int given = oracle_type_unqualified(oracle, expression_type(callee, call->kids[i + 1]));
        if (oracle_type(oracle, wanted).kind == TYPE_RECORD && given &&
            oracle_type_canonical(oracle, wanted) != oracle_type_canonical(oracle, given))
            return false;
    }
    return true;
}

void call_choose(struct fn *fn, struct suspend *suspend, struct node *call)
{
    const struct function_info *info = called_function(fn, call);
    suspend->call = CALL_FOREIGN;
    if (!info || info->flags & (FUNCTION_GENERATOR | FUNCTION_VARIADIC) || !fn_is_stackless(fn))
        return;
    if (info->flags & FUNCTION_OPERATION) {
        suspend->call = CALL_OPERATION;
        return;
    }
    if (info == fn->info) {
        suspend->call = CALL_PUSHED;
        suspend->callee = fn;
    }
    struct fn *callee = fn_earlier(fn, info);
    if (callee && fn_is_stackless(callee)) {
        suspend->call = CALL_EMBEDDED;
        suspend->callee = callee;
    }
    if (suspend->callee &&
        (suspend->callee->parameters.n != call->n_kids - 1 || info->flags & FUNCTION_WEAK ||
         has_effects_on_entry(suspend->callee) || !takes_arguments(suspend->callee, call)))
        suspend->call = CALL_FOREIGN, suspend->callee = NULL;
}
