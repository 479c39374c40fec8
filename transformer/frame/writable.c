#include "frame/writable.h"

#include "diag/diag.h"
#include "lower/variably_modified.h"
#include "oracle/oracle.h"

void writable_check(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        bool ours = symbol->kind == SYMBOL_TEMP || symbol->kind == SYMBOL_PARAMETER ||
                    symbol->lives != LIVES_LOCAL;
        if (ours && symbol->type && oracle_type(fn->unit->oracle, symbol->type).nameless) {
            const struct node *at = symbol->node ? symbol->node : variably_modified_find(fn->root, symbol);
            diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, at ? at : fn->root),
                    "a value of a type without a name", "give the struct or union a tag");
            return;
        }
    }
    const struct node *found = variably_modified_run(fn);
    if (found)
        diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, found),
                "a value whose type has a variable length", "keep it in a variable");
}
