/* Jumps out of cleanup regions: choose where to go on, go to the deferred code, dispatch after it. */
#include "emit/emit.h"

static int selection(const struct cleanup *cleanup, const struct exit *exit)
{
    for (int i = 0; i < cleanup->exits.n; i++)
        if (cleanup->exits.at[i]->kind == exit->kind &&
            cleanup->exits.at[i]->target == exit->target)
            return i + 1;
    return 0;
}

static bool to_label(const struct exit *exit)
{
    return exit->kind == EXIT_CONTINUE && exit->target && exit->target->low &&
           exit->target->low->label;
}

bool exit_is_plain(const struct emitter *e, const struct exit *exit)
{
    if (exit->inside != exit->outside || to_label(exit))
        return false;
    if (exit->kind == EXIT_RETURN)
        return !fn_is_stackless(e->fn) && !fn_is_generator(e->fn);
    return true;
}

/* The jump itself once nothing is left to clean up, or the next step on the way there. */
static const char *leave_text(struct emitter *e, const struct exit *exit,
                              const struct cleanup *next)
{
    struct fn *fn = e->fn;
    if (next != exit->outside)
        return next->selector
                   ? arena_printf(fn->arena, "{ %s = %d; goto td__defer_%d; }",
                                  symbol_text(next->selector), selection(next, exit), next->id)
                   : arena_printf(fn->arena, "goto td__defer_%d;", next->id);
    switch (exit->kind) {
    case EXIT_BREAK:
        return "break;";
    case EXIT_CONTINUE:
        if (to_label(exit))
            return arena_printf(fn->arena, "goto td__continue_%d;", exit->target->low->label);
        return "continue;";
    case EXIT_GOTO:
        return arena_printf(fn->arena, "goto %s;", token_text(fn, exit->target->op));
    case EXIT_RETURN:
        break;
    }
    if (fn_is_stackless(fn))
        return "return TD__DONE;";
    return fn_returns_value(fn) ? "return td__value;" : "return;";
}

void emit_exit(struct emitter *e, const struct exit *exit)
{
    writer_text(e->w, "%s", leave_text(e, exit, exit->inside));
}

void emit_region_begin(struct emitter *e, struct cleanup *cleanup)
{
    if (cleanup->selector && cleanup->selector->lives != LIVES_FRAME)
        emit_line(e, cleanup->node, "int %s;", cleanup->selector->name);
}

void emit_region_end(struct emitter *e, struct cleanup *cleanup)
{
    struct fn *fn = e->fn;
    struct node *node = cleanup->node;
    if (cleanup->exits.n)
        emit_line(e, node, "td__defer_%d:;", cleanup->id);
    switch (cleanup->kind) {
    case CLEANUP_DEFER:
        writer_line(e->w);
        emit_statement(e, node->kids[0]);
        break;
    case CLEANUP_ATTRIBUTE:
        emit_line(e, node, "%s(&%s);", token_text(fn, cleanup->variable->cleanup->op),
                  symbol_text(cleanup->variable));
        break;
    case CLEANUP_GENERATOR:
        if (node->low->drop && fn_is_stackless(fn))
            emit_operation(e, node->low->drop, "agen_free", symbol_text(cleanup->variable), NULL);
        else if (!cleanup->variable->embeds)
            emit_line(e, node, "td_gen_free(%s);", symbol_text(cleanup->variable));
        else if (cleanup->variable->embeds->delegates || cleanup->variable->embeds->drops)
            emit_line(e, node, "td__gen_drop(&%s.td__gen);", symbol_text(cleanup->variable));
        break;
    }
    int n = cleanup->exits.n;
    for (int i = 0; i < n; i++)
        if (i == n - 1 && cleanup->never_ends) /* the compiler cannot know that it is one of them */
            emit_line(e, node, "%s", leave_text(e, cleanup->exits.at[i], cleanup->outer));
        else
            emit_line(e, node, "if (%s == %d) %s", symbol_text(cleanup->selector), i + 1,
                      leave_text(e, cleanup->exits.at[i], cleanup->outer));
}
