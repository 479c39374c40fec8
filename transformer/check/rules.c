/* rules: the static checks that need one function only (language reference, "Static checks"),
 * and the constructs that keep a stack. */
#include "check/rules.h"

#include "ast/parse.h"
#include "check/bind.h"
#include "diag/diag.h"

#include "fn/builtin.h"
#include "print/writer.h"


struct rules {
    struct fn *fn;
};

void rules_keep_stack(struct fn *fn, const char *why, int line)
{
    if (fn->stackful || fn->kind == FN_PLAIN)
        return;
    fn->stackful = true;
    fn->why_stackful = why;
    fn->why_line = line;
}

void rules_report_stackful(struct fn *fn)
{
    if (!fn->stackful || !fn->why_stackful)
        return;
    struct range where = range_of_tokens(fn->unit, declared_name(fn->root->kids[1])->op,
                                         declared_name(fn->root->kids[1])->op + 1);
    diag_at(fn->unit, fn->unit->options->stackless_only ? D_STACKLESS_ONLY : D_STACKFUL, where,
            fn->name, fn->why_stackful, fn->why_line);
}

static struct node *direct_callee(struct node *call)
{
    struct node *callee = strip_parens(call->kids[0]);
    return callee && callee->kind == N_IDENT ? callee : NULL;
}

/* Is this a call through a pointer that was declared async? */
static bool through_async_pointer(struct fn *fn, struct node *call)
{
    struct node *callee = strip_parens(call->kids[0]);
    while (callee && (is_unary(fn, callee, "*") || callee->kind == N_INDEX))
        callee = strip_parens(callee->kids[0]);
    if (!callee)
        return false;
    if (callee->kind == N_IDENT)
        return callee->symbol
                   ? callee->symbol->marked_async
                   : oracle_is_async_variable(fn->unit->oracle, token_text(fn, callee->op));
    if (callee->kind == N_MEMBER)
        return oracle_is_async_member(fn->unit->oracle, token_text(fn, callee->op));
    return false;
}

static bool is_local_array(const struct symbol *symbol)
{
    const struct node *outer = symbol->node->parent;
    while (outer && outer->kind == N_DECL_PAREN)
        outer = outer->parent;
    return symbol->kind == SYMBOL_VARIABLE && outer && outer->kind == N_DECL_ARRAY;
}

/* The local whose address an expression is: &x, &x.a[1], (char *)&x, or an array: x, x + 1. */
static const struct symbol *points_to_local(struct fn *fn, struct node *node)
{
    node = strip_parens(node);
    while (node->kind == N_CAST)
        node = strip_parens(node->kids[1]);
    if (node->kind == N_BINARY && (token_is(fn, node->op, "+") || token_is(fn, node->op, "-")))
        node = strip_parens(node->kids[0]);
    bool address = is_unary(fn, node, "&");
    if (address)
        node = strip_parens(node->kids[0]);
    while (address && (node->kind == N_INDEX || node->kind == N_PAREN ||
                       (node->kind == N_MEMBER && token_is(fn, node->op - 1, ".")))) {
        bool element = node->kind == N_INDEX;
        node = strip_parens(node->kids[0]);
        if (element && node->kind == N_IDENT && node->symbol && !is_local_array(node->symbol))
            return NULL; /* an element of what a pointer points to */
    }
    if (node->kind != N_IDENT || !node->symbol ||
        (node->symbol->kind != SYMBOL_VARIABLE && node->symbol->kind != SYMBOL_PARAMETER))
        return NULL;
    return address || is_local_array(node->symbol) ? node->symbol : NULL;
}

/* Is `kid` what the postfix operator takes a part of: f() of f().m, f()[i], f()++? */
static bool is_part(const struct node *node, const struct node *kid)
{
    return (node->kind == N_MEMBER || node->kind == N_INDEX || node->kind == N_POSTFIX) &&
           node->kids[0] == kid;
}

static void check_call(struct rules *r, struct node *call)
{
    static const char *const setjmps[] = {"setjmp",      "_setjmp",          "sigsetjmp",
                                          "__sigsetjmp", "__builtin_setjmp", NULL};
    static const char *const spawns[] = {"td_spawn", NULL};
    struct fn *fn = r->fn;
    struct node *callee = direct_callee(call);
    const struct function_info *info = called_function(fn, call);
    if (callee && !callee->symbol) {
        const char *name = token_text(fn, callee->op);
        int line = token_line(fn, call->first);
        if (is_alloca(fn, call) && !fn->alloca_line)
            fn->alloca_line = line;
        if (is_va_start(fn, call) && !fn->va_start_line)
            fn->va_start_line = line;
        bool lists = is_va_start(fn, call) || is_va_copy(fn, call);
        if (lists && fn->info->flags & FUNCTION_VARIADIC && !listed_variable(call))
            rules_keep_stack(fn, "a va_list that is not a local variable", line);
        if (fn->has_suspend && is_one_of(name, setjmps))
            rules_keep_stack(fn, "setjmp", line);
        for (int i = 2; is_one_of(name, spawns) && i < call->n_kids; i++) {
            const struct symbol *local = points_to_local(fn, call->kids[i]);
            if (local)
                diag_at(fn->unit, D_SPAWN_LOCAL_ADDRESS, node_range(fn, call->kids[i]),
                        local->name);
        }
    }
    if (!fn_is_async(fn))
        return;
    struct node *operand = call;
    while (operand->parent && (operand->parent->kind == N_PAREN || is_part(operand->parent, operand)))
        operand = operand->parent;
    if (operand->parent && operand->parent->kind == N_AWAIT)
        return; /* `await f().m` is reported there */
    if (info && info->flags & FUNCTION_ASYNC && !(info->flags & FUNCTION_GENERATOR))
        diag_at(fn->unit, D_MISSING_AWAIT, node_range(fn, call), info->name);
    else if (!info && through_async_pointer(fn, call))
        diag_at(fn->unit, D_MISSING_AWAIT_POINTER, node_range(fn, call));
}

/* `await f().m`: the programmer means a part of the result. */
static void report_operand(struct fn *fn, const struct node *await)
{
    const struct node *whole = await->kids[0], *call = whole;
    while (call->kind == N_MEMBER || call->kind == N_INDEX || call->kind == N_POSTFIX)
        call = call->kids[0];
    if (call == whole || call->kind != N_CALL) {
        diag_at(fn->unit, D_AWAIT_NOT_CALL, node_range(fn, await));
        return;
    }
    struct arena *arena = &fn->unit->arena;
    diag_at(fn->unit, D_AWAIT_PART, node_range(fn, await),
            writer_spell(fn->unit, arena, call->first, call->end),
            writer_spell(fn->unit, arena, call->end, whole->end));
}

static void check_await(struct rules *r, struct node *await)
{
    struct fn *fn = r->fn;
    struct node *parent = await->parent;
    while (parent && parent->kind == N_PAREN)
        parent = parent->parent;
    struct node *call = awaited_call(await);
    if (!call) {
        report_operand(fn, await);
        return;
    }
    const struct function_info *info = called_function(fn, call);
    bool delegates =
        parent && ((parent->kind == N_FOREACH && await->end <= parent->kids[3]->first) ||
                   parent->kind == N_YIELD_FROM);
    if (!fn_is_async(fn)) {
        if (delegates && parent->kind == N_FOREACH)
            diag_at(fn->unit, D_FOREACH_AWAIT_OUTSIDE_ASYNC, node_range(fn, await), fn->name);
        else if (delegates && fn->kind == FN_GENERATOR)
            diag_at(fn->unit, D_YIELD_FROM_ASYNC_IN_SYNC, node_range(fn, await), fn->name);
        else
            diag_at(fn->unit, D_AWAIT_OUTSIDE_ASYNC, node_range(fn, await), fn->name);
        return;
    }
    if (!info) {
        /* A name without a declaration: C89 declares it here, and not as async. */
        const struct node *callee = direct_callee(call);
        if (callee && names_function(fn, callee))
            diag_at(fn->unit, D_AWAIT_NOT_ASYNC, node_range(fn, await), token_text(fn, callee->op));
        return;
    }
    if (delegates) {
        if (info->flags & FUNCTION_GENERATOR && !(info->flags & FUNCTION_ASYNC))
            diag_at(fn->unit, D_FOREACH_AWAIT_SYNC, node_range(fn, await), info->name);
        else if (info->flags & FUNCTION_ASYNC && !(info->flags & FUNCTION_GENERATOR))
            diag_at(fn->unit, D_DRIVES_FUNCTION, node_range(fn, await),
                    parent->kind == N_FOREACH ? "foreach" : "yield_from", info->name);
    } else if (info->flags & FUNCTION_GENERATOR) {
        diag_at(fn->unit, D_AWAIT_GENERATOR, node_range(fn, await), info->name);
    } else if (!(info->flags & FUNCTION_ASYNC)) {
        diag_at(fn->unit, D_AWAIT_NOT_ASYNC, node_range(fn, await), info->name);
    }
}

/* The generator that foreach or yield_from runs, when it is a direct call without await. */
static void check_driven(struct rules *r, struct node *node, struct node *call, enum diag_id id)
{
    call = strip_parens(call);
    if (call->kind != N_CALL)
        return;
    const struct function_info *info = called_function(r->fn, call);
    if (info && info->flags & FUNCTION_GENERATOR && info->flags & FUNCTION_ASYNC)
        diag_at(r->fn->unit, id, node_range(r->fn, call), info->name);
    (void)node;
}

static void check_defer(struct rules *r, struct node *defer)
{
    struct fn *fn = r->fn;
    struct node *parent = defer->parent;
    while (parent &&
           (parent->kind == N_LABEL || parent->kind == N_CASE || parent->kind == N_DEFAULT))
        parent = parent->parent;
    if (!parent || parent->kind != N_COMPOUND)
        diag_at(fn->unit, D_DEFER_UNBRACED, node_range(fn, defer));
    struct node *statement = defer->n_kids ? defer->kids[0] : NULL;
    if (statement &&
        (statement->kind == N_LABEL || statement->kind == N_CASE || statement->kind == N_DEFAULT))
        diag_at(fn->unit, D_DEFER_LABELLED, node_range(fn, defer));
}

/* The value of this expression is not used. */
static void check_dropped(struct rules *r, struct node *call)
{
    struct fn *fn = r->fn;
    call = strip_parens(call);
    if (call && call->kind == N_COMMA) {
        check_dropped(r, call->kids[1]); /* the left one's turn comes at the comma */
        return;
    }
    if (!call || call->kind != N_CALL)
        return;
    const struct function_info *info = called_function(fn, call);
    struct node *callee = direct_callee(call);
    if (info && info->flags & FUNCTION_GENERATOR)
        diag_at(fn->unit, D_GENERATOR_DROPPED, node_range(fn, call), info->name);
    else if (callee && token_is(fn, callee->op, "td_spawn") && call->n_kids > 1)
        diag_at(fn->unit, D_TASK_DROPPED, node_range(fn, call),
                writer_spell(fn->unit, fn->arena, call->kids[1]->first, call->kids[1]->end));
}

/* The last statement of ({ ... }), whose value is that of all. */
static bool is_value_of_block(const struct node *statement)
{
    const struct node *block = statement->parent;
    return block && block->kind == N_COMPOUND && block->parent &&
           block->parent->kind == N_STMT_EXPR && block->kids[block->n_kids - 1] == statement;
}

/* A statement right after `await f();` where f never returns. */
static void check_unreachable(struct rules *r, struct node *block)
{
    struct fn *fn = r->fn;
    for (int i = 0; i + 1 < block->n_kids; i++) {
        struct node *item = block->kids[i];
        if (item->kind != N_EXPR_STMT || !item->n_kids || !item->kids[0])
            continue;
        struct node *await = strip_parens(item->kids[0]);
        struct node *call = await->kind == N_AWAIT ? awaited_call(await) : NULL;
        const struct function_info *info = call ? called_function(fn, call) : NULL;
        enum node_kind next = block->kids[i + 1]->kind;
        if (info && info->flags & FUNCTION_NORETURN && next != N_LABEL && next != N_CASE &&
            next != N_DEFAULT)
            diag_at(fn->unit, D_UNREACHABLE_AFTER_AWAIT, node_range(fn, block->kids[i + 1]),
                    info->name);
    }
}

/* `for (;; ({ if (x) continue; }))`: clang takes it for a jump of this loop, gcc for one of the loop around it. */
static void check_loop_head(struct rules *r, const struct node *jump)
{
    for (const struct node *from = jump, *at = jump->parent; at; from = at, at = at->parent) {
        bool loop = at->kind == N_FOR || at->kind == N_WHILE || at->kind == N_DO || at->kind == N_FOREACH;
        bool in_body = (loop && from == at->kids[at->kind == N_DO ? 0 : at->n_kids - 1]) ||
                       (at->kind == N_SWITCH && from == at->kids[1] && jump->kind == N_BREAK);
        if (in_body)
            return;
        if (loop && at->kind != N_FOREACH && !(at->kind == N_FOR && from == at->kids[0])) {
            diag_at(r->fn->unit, D_UNSUPPORTED, node_range(r->fn, jump),
                    jump->kind == N_BREAK ? "a 'break' in the head of a loop" : "a 'continue' in the head of a loop",
                    "gcc takes it for one of the loop around that, clang for one of the loop itself; "
                    "move the test into the body, or use 'goto'");
            return;
        }
    }
}

static void walk(struct rules *r, struct node *node)
{
    struct fn *fn = r->fn;
    bool evaluated = !(node->flags & NODE_UNEVALUATED);
    switch (node->kind) {
    case N_CALL:
        if (evaluated)
            check_call(r, node);
        break;
    case N_AWAIT:
        if (evaluated)
            check_await(r, node);
        break;
    case N_YIELD:
        if (!fn_is_generator(fn))
            diag_at(fn->unit, D_YIELD_OUTSIDE_GENERATOR, node_range(fn, node), "yield");
        break;
    case N_YIELD_FROM:
        if (!fn_is_generator(fn))
            diag_at(fn->unit, D_YIELD_OUTSIDE_GENERATOR, node_range(fn, node), "yield_from");
        else
            check_driven(r, node, node->kids[0], D_YIELD_FROM_NEEDS_AWAIT);
        break;
    case N_RECEIVED:
        if (!fn_is_generator(fn))
            diag_at(fn->unit, D_YIELD_OUTSIDE_GENERATOR, node_range(fn, node), "received");
        break;
    case N_RETURN:
        if (fn_is_generator(fn) && node->n_kids && node->kids[0])
            diag_at(fn->unit, D_GENERATOR_RETURNS_VALUE, node_range(fn, node));
        break;
    case N_FOREACH:
        check_driven(r, node, node->kids[2], D_FOREACH_NEEDS_AWAIT);
        break;
    case N_BREAK:
    case N_CONTINUE:
        check_loop_head(r, node);
        break;
    case N_DEFER:
        check_defer(r, node);
        break;
    case N_EXPR_STMT:
        if (node->n_kids && node->kids[0] && !is_value_of_block(node))
            check_dropped(r, node->kids[0]);
        break;
    case N_COMMA:
        check_dropped(r, node->kids[0]);
        break;
    case N_COMPOUND:
        check_unreachable(r, node);
        break;
    case N_COMPUTED_GOTO:
    case N_LABEL_ADDRESS:
        if (fn->has_suspend)
            rules_keep_stack(fn, "computed goto", token_line(fn, node->first));
        break;
    default:
        break;
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(r, node->kids[i]);
}

static void walk_dropped(struct rules *r, struct node *node)
{
    if (node->kind == N_EXPR_STMT && node->n_kids && node->kids[0] && !is_value_of_block(node))
        check_dropped(r, node->kids[0]);
    if (node->kind == N_COMMA)
        check_dropped(r, node->kids[0]);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk_dropped(r, node->kids[i]);
}

void rules_check_plain(struct fn *fn)
{
    struct rules rules = {.fn = fn};
    struct diag_mark mark = diag_mark(fn->unit);
    fn->root = parse_function(fn->unit, fn->arena, fn->first, fn->end);
    if (fn->root)
        bind_run(fn);
    diag_return(fn->unit, mark);
    if (fn->root)
        walk_dropped(&rules, fn->body);
}

void rules_run(struct fn *fn)
{
    struct rules rules = {.fn = fn};
    struct range head = range_of_tokens(fn->unit, fn->first, fn->root->kids[1]->end);
    /* To the compiler a call of it does not return; so it may not return to wait either. */
    if (fn->info->flags & FUNCTION_NORETURN && fn->kind == FN_ASYNC)
        rules_keep_stack(fn, "noreturn", token_line(fn, fn->first));
    if (fn->info->flags & FUNCTION_NORETURN && fn_is_generator(fn))
        diag_at(fn->unit, D_UNSUPPORTED, head, "noreturn on a generator",
                "the call that makes it returns");
    if (fn->info->flags & FUNCTION_VARIADIC && fn_is_generator(fn))
        diag_at(fn->unit, D_UNSUPPORTED, head,
                "a generator with variable arguments",
                "they are gone when its body begins; pass an array or a struct");
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++) {
        const struct node *parameter = fn->declarator->kids[i];
        if (parameter->n_kids > 1 && parameter->kids[1] && parameter->kids[1]->flags & NODE_HAS_AWAIT)
            diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, parameter),
                    "an await in a parameter's declaration",
                    "it is evaluated before the body begins; await in the body");
    }
    walk(&rules, fn->body);
    jumps_check(fn);
    hazards_check(fn);
    if (fn->unit->options->stackful && fn->kind != FN_PLAIN && !fn->stackful)
        fn->stackful = true; /* asked for: no reason to report */
}
