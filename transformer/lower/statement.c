/* cleanup: regions, and the jumps that leave them.
 *
 * [source]        { A; defer D; B; if (c) break; }
 * [intermediate]  { A; { B; if (c) { exit = 1; goto defer_1; } exit = 0; }
 *                   defer_1: D;
 *                   if (exit == 1) break; }
 *
 * D is printed once, after the rest of its block in braces of its own: so it sees the names that were
 * visible where it was registered, and later declarations cannot capture it. Variables with the
 * cleanup attribute and the generator of a foreach are regions of the same kind. */
#include "base/fault.h"
#include "diag/diag.h"
#include "fn/type.h"
#include "lower/lower.h"

static struct node *deferred_item(struct node *item)
{
    item = unlabelled(item);
    return item && item->kind == N_DEFER ? item : NULL;
}

static struct cleanup *cleanup_new(struct lowerer *l, enum cleanup_kind kind, struct node *node)
{
    struct fn *fn = l->fn;
    struct cleanup *cleanup = ARENA_NEW(fn->arena, struct cleanup);
    cleanup->kind = kind;
    cleanup->node = node;
    cleanup->scope = l->scope;
    cleanup->outer = l->inside;
    VEC_PUSH(fn->arena, &fn->cleanups, cleanup);
    cleanup->id = fn->cleanups.n;
    low(fn, node)->cleanup = cleanup;
    return cleanup;
}

/* Is there a jump to the same place that passes through the region?  Then through those around it too. */
static bool passes(const struct cleanup *cleanup, const struct exit *exit)
{
    for (int i = 0; i < cleanup->exits.n; i++)
        if (cleanup->exits.at[i]->kind == exit->kind && cleanup->exits.at[i]->target == exit->target)
            return true;
    return false;
}

static void exit_register(struct fn *fn, struct exit *exit)
{
    for (struct cleanup *c = exit->inside; c && c != exit->outside && !passes(c, exit); c = c->outer)
        VEC_PUSH(fn->arena, &c->exits, exit);
    if (exit->kind == EXIT_RETURN && exit->inside)
        fn->returns_through_cleanup = true;
}

static struct exit *exit_new(struct lowerer *l, enum exit_kind kind, struct node *node,
                             struct node *target, struct cleanup *outside)
{
    struct exit *exit = ARENA_NEW(l->fn->arena, struct exit);
    *exit = (struct exit){kind, target, l->inside, outside, l->scope};
    if (flow_fault("statement-exit-skips"))
        exit->inside = outside;
    low(l->fn, node)->exit = exit;
    if (kind != EXIT_GOTO) /* the region of a label may not be known yet */
        exit_register(l->fn, exit);
    return exit;
}

static bool suspends(const struct node *node)
{
    return node && (node->flags & NODE_HAS_AWAIT);
}

/* Does control never reach the end of this statement?  (Only the obvious cases.) */
static bool jumps_away(const struct node *node)
{
    if (!node)
        return false;
    switch (node->kind) {
    case N_RETURN:
    case N_BREAK:
    case N_CONTINUE:
    case N_GOTO:
        return true;
    case N_COMPOUND:
        return node->n_kids && jumps_away(node->kids[node->n_kids - 1]);
    case N_IF:
        return node->n_kids > 2 && jumps_away(node->kids[1]) && jumps_away(node->kids[2]);
    case N_LABEL:
    case N_CASE:
    case N_DEFAULT:
        return jumps_away(labelled(node));
    default:
        return false;
    }
}

static void lower_block_items(struct lowerer *l, struct node *block)
{
    struct fn *fn = l->fn;
    struct cleanup *inside = l->inside;
    bool never_ends = block->n_kids && jumps_away(block->kids[block->n_kids - 1]);
    for (int i = 0; i < block->n_kids; i++) {
        struct node *item = block->kids[i];
        struct node *defer = deferred_item(item);
        lower_statement(l, item);
        if (defer && !flow_fault("statement-forget-defer"))
            l->inside = cleanup_new(l, CLEANUP_DEFER, defer);
        if (item->kind == N_DECLARATION && fn_is_stackless(fn))
            for (int k = 1; k < item->n_kids; k++) {
                struct node *name = declared_name(item->kids[k]->kids[0]);
                struct symbol *symbol = name ? name->symbol : NULL;
                if (!symbol || symbol->kind != SYMBOL_VARIABLE || !symbol->cleanup)
                    continue;
                l->inside = cleanup_new(l, CLEANUP_ATTRIBUTE, item->kids[k]);
                l->inside->variable = symbol;
            }
    }
    for (struct cleanup *c = l->inside; c != inside; c = c->outer)
        c->never_ends = never_ends;
    l->inside = inside;
}

static bool is_varying(struct fn *fn, const struct node *init)
{
    const struct node *name = declared_name(init->kids[0]);
    return name && name->symbol && name->symbol->type &&
           oracle_type(fn->unit->oracle, name->symbol->type).variably_modified;
}

static void lower_declaration(struct lowerer *l, struct node *node)
{
    bool varies = suspends(node->kids[0]);
    for (int i = 1; i < node->n_kids; i++)
        varies |= is_varying(l->fn, node->kids[i]);
    if (suspends(node) && varies)
        lower_sizes(l, node->kids[0], node->kids[0], true);
    for (int i = 1; i < node->n_kids; i++) {
        struct node *init = node->kids[i];
        bool initialised = false;
        for (int k = 1; k < init->n_kids; k++)
            initialised |= suspends(init->kids[k]);
        if (suspends(init->kids[0]) || is_varying(l->fn, init))
            lower_sizes(l, init, init->kids[0], initialised);
        for (int k = 1; k < init->n_kids; k++)
            if (suspends(init->kids[k]))
                lower_expression(l, init->kids[k], true);
    }
}

static void lower_loop_body(struct lowerer *l, struct node *loop, struct node *body, bool label)
{
    struct fn *fn = l->fn;
    struct lowerer saved = *l;
    l->breaks.target = l->continues.target = loop;
    l->breaks.inside = l->continues.inside = l->inside;
    if (label)
        low(fn, loop)->label = ++fn->n_labels;
    lower_statement(l, body);
    l->breaks = saved.breaks;
    l->continues = saved.continues;
}

/* The generator that the loop makes itself, defined earlier in this file: its frame is a variable of
 * the loop, which the C compiler can see through. NULL: the loop has a handle. */
static struct fn *embedded_generator(struct fn *fn, struct node *driven)
{
    if (driven->kind != N_CALL)
        return NULL;
    struct fn *callee = fn_finished(fn, called_function(fn, driven));
    return callee && callee->kind == FN_GENERATOR && call_needs_no_ramp(callee, driven) ? callee : NULL;
}

static void full(struct lowerer *l, struct node *node, bool used);

static void lower_foreach(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    struct node *call = node->kids[2];
    struct node *driven = strip_parens(call);
    bool is_async = driven->kind == N_AWAIT;
    if (is_async) /* the await belongs to the loop; those in the arguments stay */
        driven = awaited_call(driven);
    full(l, driven, true); /* its compound literals outlive the call */
    struct lowering *lowering = low(fn, node);
    lowering->object = temp_new(fn, 0, "gen_");
    lowering->object->embeds = is_async ? NULL : embedded_generator(fn, driven);
    lowering->object->declare = "td_gen *%s";
    if (lowering->object->embeds) {
        lowering->object->declare =
            arena_printf(fn->arena, "struct %s__td %%s", lowering->object->embeds->name);
        lowering->object->address_taken = true; /* its steps take it */
    }
    struct cleanup *outer = l->inside;
    struct scope *scope = l->scope;
    l->scope = node->known->scope;
    struct cleanup *cleanup = cleanup_new(l, CLEANUP_GENERATOR, node);
    cleanup->variable = lowering->object;
    l->inside = cleanup;
    if (is_async) {
        lowering->temp = temp_new(fn, 0, "next_");
        lowering->temp->declare = "int %s";
        lowering->suspend = suspend_new(l, SUSPEND_NEXT, node);
    }
    lower_loop_body(l, node, node->kids[3], false);
    l->inside = outer;
    l->scope = scope;
    if (is_async)
        lowering->drop = suspend_new(l, SUSPEND_DROP, node);
}

static void lower_yield_from(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    struct node *driven = strip_parens(node->kids[0]);
    if (driven->kind == N_AWAIT)
        driven = awaited_call(driven);
    full(l, driven, true); /* its compound literals outlive the call */
    low(fn, node)->suspend = suspend_new(l, SUSPEND_DELEGATE, node);
    if (l->inside)
        exit_new(l, EXIT_RETURN, node, NULL, NULL);
}

/* The object of a compound literal lives to the end of its block (C11 6.5.2.5p5): where its address is
 * used it becomes a variable of that block. */
static void lower_literal(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    int type = lvalue_type(fn, node);
    struct node *parent = node->parent;
    while (parent && parent->kind == N_PAREN)
        parent = parent->parent;
    bool member = parent && parent->kind == N_MEMBER && token_is(fn, parent->op - 1, ".");
    if (!is_unary(fn, parent, "&") && !member &&
        oracle_type(fn->unit->oracle, type).kind != TYPE_ARRAY)
        return;
    struct symbol *object = temp_new(fn, type, "literal_");
    object->kind = SYMBOL_LITERAL;
    object->node = node;
    object->scope = l->scope;
    object->address_taken = true;
    object->hoisted = l->hoists; /* the braces of a prelude must not end its life */
    VEC_PUSH(fn->arena, &l->scope->symbols, object);
    VEC_PUSH(fn->arena, &l->scope->literals, object);
    for (int i = l->scope->literals.n - 1; /* most come in order */
         i > 0 && l->scope->literals.at[i - 1]->node->first > node->first; i--) {
        l->scope->literals.at[i] = l->scope->literals.at[i - 1];
        l->scope->literals.at[i - 1] = object;
    }
    low(fn, node)->object = object;
}

/* Statement expressions without awaits contain statements too. */
static void lower_inner(struct lowerer *l, struct node *node)
{
    if (!node || node->flags & NODE_UNEVALUATED)
        return;
    if (node->kind == N_COMPOUND_LITERAL && (fn_is_stackless(l->fn) || l->hoists))
        lower_literal(l, node);
    if (node->kind == N_STMT_EXPR) {
        bool hoists = l->hoists;
        if (!suspends(node))
            lower_statement(l, node->kids[0]);
        l->hoists = hoists;
        return;
    }
    for (int i = 0; i < node->n_kids; i++)
        lower_inner(l, node->kids[i]);
}

static void full(struct lowerer *l, struct node *node, bool used)
{
    if (!node)
        return;
    l->hoists = suspends(node);
    lower_inner(l, node);
    l->hoists = false;
    lower_expression(l, node, used);
}

void lower_statement(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    if (!node)
        return;
    struct lowerer saved = *l;
    switch (node->kind) {
    case N_COMPOUND:
        l->scope = known(fn, node)->scope;
        lower_block_items(l, node);
        break;
    case N_DECLARATION:
        for (int i = 1; i < node->n_kids; i++) {
            l->hoists = suspends(node->kids[i]);
            lower_inner(l, node->kids[i]);
        }
        l->hoists = false;
        lower_declaration(l, node);
        break;
    case N_EXPR_STMT:
        if (node->n_kids)
            full(l, node->kids[0], node->low && node->low->temp);
        break;
    case N_IF:
        full(l, node->kids[0], true);
        lower_statement(l, node->kids[1]);
        lower_statement(l, node->kids[2]);
        break;
    case N_SWITCH:
        full(l, node->kids[0], true);
        l->breaks.target = node;
        l->breaks.inside = l->inside;
        lower_statement(l, node->kids[1]);
        l->breaks = saved.breaks;
        break;
    case N_WHILE:
        full(l, node->kids[0], true);
        lower_loop_body(l, node, node->kids[1], false);
        break;
    case N_DO:
        lower_loop_body(l, node, node->kids[0], suspends(node->kids[1]));
        full(l, node->kids[1], true);
        break;
    case N_FOR:
        l->scope = known(fn, node)->scope;
        lower_statement(l, node->kids[0]);
        full(l, node->kids[1], true);
        lower_loop_body(l, node, node->kids[3],
                        node->kids[2] && (suspends(node->kids[1]) || suspends(node->kids[2])));
        full(l, node->kids[2], false);
        break;
    case N_RETURN:
        if (node->n_kids)
            full(l, node->kids[0], true);
        exit_new(l, EXIT_RETURN, node, NULL, NULL);
        break;
    case N_BREAK:
        exit_new(l, EXIT_BREAK, node, l->breaks.target, l->breaks.inside);
        break;
    case N_CONTINUE:
        exit_new(l, EXIT_CONTINUE, node, l->continues.target, l->continues.inside);
        if (low(fn, l->continues.target)->label)
            low(fn, l->continues.target)->continued = true;
        break;
    case N_GOTO:
        exit_new(l, EXIT_GOTO, node, node->symbol ? node->symbol->node : NULL, NULL);
        VEC_PUSH(fn->arena, &l->gotos, node);
        break;
    case N_LABEL:
        if (node->symbol)
            node->symbol->region = l->inside;
        /* fall through */
    case N_CASE:
    case N_DEFAULT:
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && node->kids[i]->kind >= N_DECLARATION)
                lower_statement(l, node->kids[i]);
        break;
    case N_YIELD:
        full(l, node->kids[0], true);
        low(fn, node)->suspend = suspend_new(l, SUSPEND_YIELD, node);
        if (l->inside)
            exit_new(l, EXIT_RETURN, node, NULL, NULL);
        break;
    case N_YIELD_FROM:
        lower_yield_from(l, node);
        break;
    case N_FOREACH:
        lower_foreach(l, node);
        break;
    case N_DEFER:
        /* while it runs, only the regions registered before it remain to be left */
        lower_statement(l, node->kids[0]);
        break;
    case N_COMPUTED_GOTO:
        full(l, node->kids[0], true);
        break;
    case N_ASM:
        l->hoists = suspends(node);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]->kind != N_GOTO)
                lower_inner(l, node->kids[i]);
        l->hoists = false;
        lower_asm(l, node);
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i]->kind == N_GOTO)
                lower_statement(l, node->kids[i]);
        break;
    default:
        break;
    }
    l->scope = saved.scope;
}

/* A region that is left in one way only needs no selector. */
static void selectors(struct fn *fn)
{
    for (int i = 0; i < fn->cleanups.n; i++) {
        struct cleanup *cleanup = fn->cleanups.at[i];
        if (!cleanup->exits.n || (cleanup->exits.n == 1 && cleanup->never_ends))
            continue;
        cleanup->selector = temp_new(fn, 0, "exit_");
        cleanup->selector->declare = "int %s";
    }
}

/* Memory that dies when a step returns gets a variable, see fn.h. */
static void add_lost(struct fn *fn)
{
    if (fn->alloca_line) {
        fn->allocated = temp_new(fn, 0, "alloca_");
        fn->allocated->declare = "void *%s";
    }
    if (fn->va_start_line) {
        fn->arguments = temp_new(fn, 0, "va_");
        fn->arguments->declare = "td__va_list *%s";
    }
}

void lower_run(struct fn *fn)
{
    struct lowerer lowerer = {.fn = fn, .scope = fn->scope};
    struct lowerer *l = &lowerer;
    address_run(fn);
    if (fn_is_stackless(fn))
        add_lost(fn);
    lower_statement(l, fn->body);
    for (int i = 0; i < l->gotos.n; i++) {
        struct node *jump = l->gotos.at[i];
        if (jump->symbol) {
            struct cleanup *region = jump->symbol->region;
            /* the innermost region around both */
            struct cleanup *common = jump->low->exit->inside;
            for (; common; common = common->outer) {
                struct cleanup *c = region;
                while (c && c != common)
                    c = c->outer;
                if (c)
                    break;
            }
            jump->low->exit->outside = common;
            if (jump->parent->kind == N_ASM && jump->low->exit->inside != common) {
                diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, jump->parent),
                        "an asm goto out of a block with a 'defer', 'foreach' or cleanup",
                        "nothing can run on the way; let it jump to a 'goto' within the block");
                continue;
            }
            exit_register(fn, jump->low->exit);
        }
    }
    selectors(fn);
    fn_note_drops(fn);
}

static void reset(struct node *node)
{
    if (node->known && node->known->scope) {
        struct scope *scope = node->known->scope;
        int kept = 0;
        for (int i = 0; i < scope->symbols.n; i++)
            if (scope->symbols.at[i]->kind != SYMBOL_LITERAL)
                scope->symbols.at[kept++] = scope->symbols.at[i];
        scope->symbols.n = kept;
        scope->literals.n = 0;
    }
    node->low = NULL;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            reset(node->kids[i]);
}

void lower_reset(struct fn *fn)
{
    reset(fn->root);
    int kept = 0;
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        if (symbol->kind == SYMBOL_TEMP || symbol->kind == SYMBOL_LITERAL)
            continue;
        symbol->lives = LIVES_LOCAL;
        symbol->text = symbol->field = symbol->lifted = NULL;
        symbol->var = symbol->slot = -1;
        symbol->region = NULL;
        fn->symbols.at[kept++] = symbol;
    }
    fn->symbols.n = kept;
    fn->vars.n = fn->suspends.n = fn->cleanups.n = 0;
    fn->n_temps = fn->n_labels = 0;
    fn->returns_through_cleanup = false;
    fn->allocated = fn->arguments = NULL;
}
