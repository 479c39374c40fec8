/* Errors of the expander: one for each outermost invocation. */
#include "expand/expand.h"
#include "diag/diag.h"

void expand_error(struct expander *x, const char *format, ...)
{
    if (x->failed)
        return;
    x->failed = true;
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(&x->unit->arena, format, args);
    va_end(args);
    diag_at(x->unit, D_SYNTAX,
            (struct range){x->place_file, x->place_begin,
                           x->invocation >= 0 ? x->unit->invocations.at[x->invocation].end
                                              : x->place_begin + 1},
            text);
}
