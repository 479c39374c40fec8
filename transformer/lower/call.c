/* spill: the kinds of awaited calls. */
#include "fn/type.h"
#include "lower/spill.h"

/* May its parameters be assigned from the arguments?  Not those of a transparent union. */
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

bool call_needs_no_ramp(struct fn *callee, struct node *call)
{
    return fn_is_stackless(callee) &&
           !(callee->info->flags & (FUNCTION_VARIADIC | FUNCTION_WEAK)) &&
           callee->parameters.n == call->n_kids - 1 && !has_effects_on_entry(callee) &&
           takes_arguments(callee, call);
}

void call_choose(struct fn *fn, struct suspend *suspend, struct node *call)
{
    const struct function_info *info = called_function(fn, call);
    suspend->call = CALL_FOREIGN;
    if (!info || info->flags & FUNCTION_GENERATOR || !fn_is_stackless(fn))
        return;
    if (info->flags & FUNCTION_OPERATION) {
        suspend->call = CALL_OPERATION;
        return;
    }
    bool itself = info == fn->info;
    struct fn *callee = itself ? fn : fn_finished(fn, info);
    if (callee && call_needs_no_ramp(callee, call)) {
        suspend->call = itself ? CALL_PUSHED : CALL_EMBEDDED;
        suspend->callee = callee;
    }
}
