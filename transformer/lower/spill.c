/* spill: awaits only as actions, operands left of an await kept.
 *
 * [source]        x = a() + p->n * await f(b(), await g());
 * [intermediate]  td_1 = a();                 left of an await, its value or effect could differ
 *                 td_2 = p->n;
 *                 td_3 = b();                 an argument left of the inner await
 *                 td_4 = await g();
 *                 td_5 = await f(td_3, td_4);
 *                 x = td_1 + td_2 * td_5;
 *
 * Order (language reference, "Order of evaluation"): operands from left to right; the right side of
 * an assignment before its left side; && || ?: , keep their sequence points and are unfolded
 * (pass conditions) where an await is under a conditional operand:
 *
 * [source]        if (a && await f()) ...
 * [intermediate]  td_1 = (a) != 0;  if (td_1) { td_2 = await f(); td_1 = (td_2) != 0; }  if (td_1) ...
 */
#include "base/fault.h"
#include "diag/diag.h"
#include "fn/type.h"
#include "lower/spill.h"

#include <string.h>

static void lower(struct lowerer *l, struct node *node, struct actions *out, bool used);

static bool has_await(const struct node *node)
{
    return node && (node->flags & NODE_HAS_AWAIT) && !(node->flags & NODE_UNEVALUATED);
}

static struct actions *actions_new(struct lowerer *l)
{
    return ARENA_NEW(l->fn->arena, struct actions);
}

static struct symbol *truth(struct lowerer *l)
{
    struct symbol *symbol = temp_for(l, 0);
    symbol->declare = "int %s";
    return symbol;
}

/* Operands in the order of the text: initialiser lists count element by element, types and declarators
 * by the sizes of arrays in them. */
struct operands {
    VEC(struct node *) list;
};
/* offsetof(T, a[i].b[k]): i and k. */
static void collect_designator(struct lowerer *l, struct node *node, struct operands *operands)
{
    if (node->n_kids)
        collect_designator(l, node->kids[0], operands);
    if (node->kind == N_INDEX)
        VEC_PUSH(l->fn->arena, &operands->list, node->kids[1]);
}

/* sizeof(E), typeof(E) with an await in E and something of variable length: E is evaluated if its own type
 * is of variable length.  bind had to assume so. */
static void refuse_unless_varying(struct lowerer *l, struct node *node)
{
    if (!oracle_type(l->fn->unit->oracle, lvalue_type(l->fn, node)).variably_modified)
        diag_at(l->fn->unit, D_UNSUPPORTED, node_range(l->fn, node),
                "an await beside an array of variable length in an operand that is not evaluated",
                "leave out the await");
}

static void collect(struct lowerer *l, struct node *node, struct operands *operands)
{
    if (!node || node->flags & NODE_UNEVALUATED)
        return;
    switch (node->kind) {
    case N_TYPEOF:
        if (has_await(node) && node->kids[0]->kind != N_TYPE_NAME)
            refuse_unless_varying(l, node->kids[0]);
        /* fall through */
    case N_INIT_LIST:
    case N_SPECS:
    case N_TYPE_NAME:
    case N_DECL_POINTER:
    case N_DECL_PAREN:
    case N_DECL_ARRAY: /* what is nearer to the name stands further left */
        for (int i = 0; i < node->n_kids; i++)
            collect(l, node->kids[i], operands);
        break;
    case N_DECL_FUNCTION:
        collect(l, node->kids[0], operands);
        break;
    case N_DESIGNATED:
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && node->kids[i]->kind != N_DESIGNATOR_INDEX &&
                node->kids[i]->kind != N_DESIGNATOR_MEMBER)
                collect(l, node->kids[i], operands);
        break;
    case N_BUILTIN:
        if (token_is(l->fn, node->op, "__builtin_offsetof") && has_await(node))
            collect_designator(l, node->kids[1], operands);
        else
            VEC_PUSH(l->fn->arena, &operands->list, node);
        break;
    case N_SPEC:
    case N_TAG:
    case N_ALIGNAS:
    case N_ATTRIBUTE:
    case N_GENERATOR:
    case N_ATOMIC_TYPE:
    case N_DECL_NAME:
        break;
    default:
        VEC_PUSH(l->fn->arena, &operands->list, node);
    }
}

/* `awaited`: an await follows the last of them. */
static void list_lower(struct lowerer *l, struct operands *operands, bool awaited, struct actions *out)
{
    int last = awaited ? operands->list.n : -1;
    for (int i = 0; i < operands->list.n && !awaited; i++)
        if (has_await(operands->list.at[i]))
            last = i;
    for (int i = 0; i <= last && i < operands->list.n; i++) {
        struct node *node = operands->list.at[i];
        if (has_await(node))
            lower(l, node, out, true);
        if (i < last)
            keep_unless_it_stays(l, node, out);
    }
}

/* Operands evaluated from left to right by one operation. */
static void operands_lower(struct lowerer *l, struct node **nodes, int n, struct actions *out)
{
    struct operands operands = {0};
    for (int i = 0; i < n; i++)
        collect(l, nodes[i], &operands);
    list_lower(l, &operands, false, out);
}

/* v[i]: a vector does not decay like an array; but v is a place all the same, not a value. */
static bool is_vector(struct fn *fn, struct node *node)
{
    return oracle_type(fn->unit->oracle, lvalue_type(fn, node)).kind == TYPE_VECTOR;
}

/* The operands that are evaluated to find a place: of p->a[i].b, p and i. */
static void collect_place(struct lowerer *l, struct node *node, struct operands *operands)
{
    node = strip_parens(node);
    if (node->kind == N_MEMBER && token_is(l->fn, node->op - 1, ".")) {
        collect_place(l, node->kids[0], operands);
    } else if (node->kind == N_INDEX && is_vector(l->fn, node->kids[0])) {
        collect_place(l, node->kids[0], operands);
        VEC_PUSH(l->fn->arena, &operands->list, node->kids[1]);
    } else if (is_complex_part(l->fn, node)) {
        collect_place(l, node->kids[0], operands);
    } else if (node->kind == N_MEMBER || node->kind == N_INDEX || is_unary(l->fn, node, "*")) {
        for (int i = 0; i < node->n_kids; i++)
            VEC_PUSH(l->fn->arena, &operands->list, node->kids[i]);
    } else if (node->kind != N_IDENT) {
        VEC_PUSH(l->fn->arena, &operands->list, node);
    }
}

static void lower_index(struct lowerer *l, struct node *node, struct actions *out)
{
    struct operands operands = {0};
    if (is_vector(l->fn, node->kids[0]))
        collect_place(l, node, &operands);
    else
        for (int i = 0; i < node->n_kids; i++)
            collect(l, node->kids[i], &operands);
    list_lower(l, &operands, false, out);
}

static bool calls(const struct node *node)
{
    if (node->flags & NODE_UNEVALUATED)
        return false;
    if (node->low && node->low->temp)
        return false;
    if (node->kind == N_CALL || node->kind == N_STMT_EXPR)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && calls(node->kids[i]))
            return true;
    return false;
}

struct suspend *suspend_new(struct lowerer *l, enum suspend_kind kind, struct node *node)
{
    struct fn *fn = l->fn;
    struct suspend *suspend = ARENA_NEW(fn->arena, struct suspend);
    suspend->kind = kind;
    suspend->id = fn->suspends.n;
    suspend->node = node;
    suspend->inside = l->inside;
    suspend->scope = l->scope;
    VEC_PUSH(fn->arena, &fn->suspends, suspend);
    return suspend;
}

static void lower_await(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    struct node *call = awaited_call(node);
    operands_lower(l, call->kids, call->n_kids, out);
    struct suspend *suspend = suspend_new(l, SUSPEND_AWAIT, node);
    call_choose(fn, suspend, call);
    /* The announcement and the call name the same callee. */
    if (suspend->call == CALL_FOREIGN && fn_is_stackless(fn) && !called_function(fn, call) &&
        !flow_fault("spill-callee-twice"))
        keep_unless_it_stays(l, call->kids[0], out);
    /* The announcement is right before the call: no other call may come between. */
    for (int i = 0; i < call->n_kids; i++)
        if (calls(call->kids[i]) && !stays(l, call->kids[i]))
            for (int k = 0; k <= i; k++)
                keep_unless_it_stays(l, call->kids[k], out);
    enum type_kind result = kind_of_value(fn, node);
    bool value = used && result != TYPE_VOID;
    struct symbol *symbol = value ? temp_for(l, expression_type(fn, node)) : NULL;
    if (value && !expression_type(fn, node))
        diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill", "an await has no known type");
    struct action *action = action_add(l, out, ACTION_AWAIT, node, symbol);
    action->suspend = suspend;
    low(fn, node)->suspend = suspend;
    if (symbol)
        low(fn, node)->temp = symbol;
    else
        low(fn, node)->hollow = true;
}

static void lower_logical(struct lowerer *l, struct node *node, struct actions *out)
{
    struct fn *fn = l->fn;
    struct node *left = node->kids[0], *right = node->kids[1];
    if (has_await(left))
        lower(l, left, out, true);
    if (!has_await(right))
        return;
    struct symbol *symbol = truth(l);
    action_add(l, out, ACTION_TRUTH, left, symbol);
    struct action *branch = action_add(l, out, ACTION_IF, NULL, symbol);
    branch->negated = token_is(fn, node->op, "||");
    branch->then = actions_new(l);
    lower(l, right, branch->then, true);
    action_add(l, branch->then, ACTION_TRUTH, right, symbol);
    low(fn, node)->temp = symbol;
}

/* One arm of ?: : its value goes to `symbol`, or it is evaluated for its effects. */
static void lower_arm(struct lowerer *l, struct node *arm, struct actions *out,
                      struct symbol *symbol)
{
    if (has_await(arm))
        lower(l, arm, out, symbol != NULL);
    if (symbol || !(arm->low && arm->low->hollow))
        action_add(l, out, ACTION_EVALUATE, arm, symbol);
}

static void lower_conditional(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    struct node *condition = node->kids[0], *then = node->kids[1], *otherwise = node->kids[2];
    if (has_await(condition))
        lower(l, condition, out, true);
    if (!has_await(then) && !has_await(otherwise))
        return;
    bool value = used && kind_of_value(fn, node) != TYPE_VOID;
    struct symbol *symbol = value ? temp_for(l, expression_type(fn, node)) : NULL;
    struct action *branch;
    if (!then) { /* a ?: b */
        struct symbol *first = symbol;
        if (!first)
            first = temp_for(l, expression_type(fn, condition));
        action_add(l, out, ACTION_EVALUATE, condition, first);
        branch = action_add(l, out, ACTION_IF, NULL, first);
        branch->negated = true;
        branch->then = actions_new(l);
        lower_arm(l, otherwise, branch->then, symbol);
    } else {
        branch = action_add(l, out, ACTION_IF, condition, NULL);
        branch->then = actions_new(l);
        branch->otherwise = actions_new(l);
        lower_arm(l, then, branch->then, symbol);
        lower_arm(l, otherwise, branch->otherwise, symbol);
    }
    if (symbol)
        low(fn, node)->temp = symbol;
    else
        low(fn, node)->hollow = true;
}

static void lower_block(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    struct node *block = node->kids[0];
    struct node *last = block->n_kids ? block->kids[block->n_kids - 1] : NULL;
    last = unlabelled(last);
    struct symbol *symbol = NULL;
    if (used && kind_of_value(fn, node) != TYPE_VOID && last && last->kind == N_EXPR_STMT)
        symbol = temp_for(l, expression_type(fn, node));
    action_add(l, out, ACTION_BLOCK, node, symbol);
    if (symbol)
        low(fn, last)->temp = symbol;
    lower_statement(l, block);
    if (symbol)
        low(fn, node)->temp = symbol;
    else
        low(fn, node)->hollow = true;
}

/* The right side, then the left: C lets the compiler choose, so the right side is evaluated on its own
 * if the order could make a difference. */
static void lower_assign(struct lowerer *l, struct node *node, struct actions *out)
{
    struct node *left = node->kids[0], *right = node->kids[1];
    bool compound = !token_is(l->fn, node->op, "=");
    if (has_await(right))
        lower(l, right, out, true);
    if (has_await(left) || acts(l->fn, left) ||
        (acts(l->fn, right) && (compound || !place_is_fixed(l, left))))
        if (!flow_fault("spill-left-first"))
            keep_unless_it_stays(l, right, out);
    if (has_await(left))
        lower(l, left, out, true);
}

/* Only one of the alternatives is evaluated. */
static void choose(struct lowerer *l, struct node *node, struct node *chosen, struct actions *out,
                   bool used)
{
    low(l->fn, node)->instead = chosen;
    lower(l, chosen, out, used);
    low(l->fn, node)->hollow = chosen->low && chosen->low->hollow;
}

/* After it, `node` has no await left: printing it gives its remaining value. */
static void lower(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    if (!has_await(node))
        return;
    switch (node->kind) {
    case N_AWAIT:
        lower_await(l, node, out, used);
        break;
    case N_PAREN:
        lower(l, node->kids[0], out, used);
        low(fn, node)->hollow = low(fn, node->kids[0])->hollow;
        break;
    case N_UNARY:
        lower(l, node->kids[0], out, true);
        break;
    case N_CAST: {
        if (has_await(node->kids[0])) {
            operands_lower(l, node->kids, node->n_kids, out);
            break;
        }
        lower(l, node->kids[1], out, used);
        if (low(fn, node->kids[1])->hollow)
            low(fn, node)->hollow = true;
        break;
    }
    case N_LOGICAL:
        lower_logical(l, node, out);
        break;
    case N_CONDITIONAL:
        lower_conditional(l, node, out, used);
        break;
    case N_COMMA:
        lower(l, node->kids[0], out, false);
        if (has_await(node->kids[1])) {
            if (!low(fn, node->kids[0])->hollow && !flow_fault("spill-drop-comma"))
                action_add(l, out, ACTION_EVALUATE, node->kids[0], NULL);
            lower(l, node->kids[1], out, used);
            low(fn, node)->instead = node->kids[1];
        } else if (low(fn, node->kids[0])->hollow) {
            low(fn, node)->instead = node->kids[1];
        }
        if (low(fn, node)->instead && node->kids[1]->low && node->kids[1]->low->hollow)
            low(fn, node)->hollow = true;
        break;
    case N_ASSIGN:
        lower_assign(l, node, out);
        break;
    case N_INDEX:
        lower_index(l, node, out);
        break;
    case N_STMT_EXPR:
        lower_block(l, node, out, used);
        break;
    case N_GENERIC: {
        /* only the association that the compiler chooses is evaluated: the oracle knows which */
        int64_t choice;
        if (!oracle_expr_value(fn->unit->oracle, known(fn, node)->choice_begin,
                               known(fn, node)->choice_end, &choice) ||
            choice < 1 || choice >= node->n_kids) {
            diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill", "_Generic without a choice");
            break;
        }
        choose(l, node, node->kids[choice]->kids[1], out, used);
        break;
    }
    case N_BUILTIN: {
        int64_t truth;
        if (token_is(fn, node->op, "__builtin_offsetof"))
            operands_lower(l, &node, 1, out);
        else if (!is_choice(fn, node))
            operands_lower(l, node->kids, node->n_kids, out);
        else if (oracle_expr_value(fn->unit->oracle, known(fn, node->kids[0])->begin,
                                   known(fn, node->kids[0])->end, &truth))
            choose(l, node, node->kids[truth ? 1 : 2], out, used);
        else
            diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill",
                    "__builtin_choose_expr without a constant");
        break;
    }
    case N_SIZEOF_EXPR:
        refuse_unless_varying(l, node->kids[0]);
        operands_lower(l, node->kids, node->n_kids, out);
        break;
    case N_COMPOUND_LITERAL:
        operands_lower(l, node->kids + 1, node->n_kids - 1, out);
        break;
    default:
        operands_lower(l, node->kids, node->n_kids, out);
        break;
    }
}

void lower_sizes(struct lowerer *l, struct node *owner, struct node *type, bool awaited)
{
    struct operands operands = {0};
    collect(l, type, &operands);
    bool any = awaited;
    for (int i = 0; i < operands.list.n; i++)
        any |= has_await(operands.list.at[i]);
    if (!operands.list.n || !any)
        return;
    struct full outer = full_begin(l, owner);
    low(l->fn, owner)->prelude = actions_new(l);
    list_lower(l, &operands, awaited, low(l->fn, owner)->prelude);
    l->full = outer;
}

/* An output is a place, and so is an input in memory; a constant must stay one. */
static void collect_asm(struct lowerer *l, struct node *operand, struct operands *operands)
{
    const char *constraint = asm_constraint(l->fn, operand);
    bool memory = *constraint && !constraint[strspn(constraint, "moV<>")];
    if (*constraint == '=' || *constraint == '+' || memory)
        collect_place(l, operand, operands);
    else if (constraint[strspn(constraint, "insEF")])
        VEC_PUSH(l->fn->arena, &operands->list, operand);
}

void lower_asm(struct lowerer *l, struct node *node)
{
    struct operands operands = {0};
    if (!has_await(node))
        return;
    struct full outer = full_begin(l, node);
    low(l->fn, node)->prelude = actions_new(l);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i]->kind != N_GOTO)
            collect_asm(l, node->kids[i], &operands);
    list_lower(l, &operands, false, low(l->fn, node)->prelude);
    l->full = outer;
}

void lower_expression(struct lowerer *l, struct node *node, bool used)
{
    if (!has_await(node))
        return;
    struct full outer = full_begin(l, node);
    struct actions *prelude = actions_new(l);
    low(l->fn, node)->prelude = prelude;
    if (node->kind == N_INIT_LIST)
        operands_lower(l, &node, 1, prelude);
    else
        lower(l, node, prelude, used);
    l->full = outer;
}
