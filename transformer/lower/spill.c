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
 * (pass conditions) where an await stands under a conditional operand:
 *
 * [source]        if (a && await f()) ...
 * [intermediate]  td_1 = (a) != 0;  if (td_1) { td_2 = await f(); td_1 = (td_2) != 0; }  if (td_1) ...
 */
#include "diag/diag.h"
#include "flow/fault.h"
#include "lower/lower.h"

static void lower(struct lowerer *l, struct node *node, struct actions *out, bool used);

static bool has_await(const struct node *node)
{
    return node && (node->flags & NODE_HAS_AWAIT) && !(node->flags & NODE_UNEVALUATED);
}

int expression_type(struct fn *fn, struct node *node)
{
    if (!node->type && node->low && node->low->asked)
        node->type = oracle_expr_type(fn->unit->oracle, node->low->asked_begin,
                                      node->low->asked_end, false);
    return node->type;
}

int lvalue_type(struct fn *fn, struct node *node)
{
    if (!node->low || !node->low->asked)
        return 0;
    return oracle_expr_type(fn->unit->oracle, node->low->asked_begin, node->low->asked_end, true);
}

static enum type_kind kind_of(struct fn *fn, struct node *node)
{
    int type = expression_type(fn, node);
    return type ? oracle_type(fn->unit->oracle, type).kind : TYPE_NONE;
}

static struct action *act(struct lowerer *l, struct actions *out, enum action_kind kind,
                          struct node *node, struct symbol *temp)
{
    struct action *action = ARENA_NEW(l->fn->arena, struct action);
    action->kind = kind;
    action->node = node;
    action->temp = temp;
    VEC_PUSH(l->fn->arena, &out->list, action);
    return action;
}

static struct actions *actions_new(struct lowerer *l)
{
    return ARENA_NEW(l->fn->arena, struct actions);
}

static struct symbol *temp(struct lowerer *l, int type)
{
    struct symbol *symbol = temp_new(l->fn, type, "t");
    VEC_PUSH(l->fn->arena, &low(l->fn, l->full)->temps, symbol);
    return symbol;
}

static struct symbol *truth(struct lowerer *l)
{
    struct symbol *symbol = temp(l, 0);
    symbol->declare = "int %s";
    return symbol;
}

/* Does `node` write the variable (directly: its address is not taken anywhere)? */
static bool writes(struct fn *fn, struct node *node, const struct symbol *symbol)
{
    bool partial;
    if (node->kind == N_ASSIGN || node->kind == N_POSTFIX ||
        (node->kind == N_UNARY && (is_unary(fn, node, "++") || is_unary(fn, node, "--"))))
        if (lvalue_root(fn, node->kids[0], &partial) == symbol)
            return true;
    if (node->kind == N_ASM)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && writes(fn, node->kids[i], symbol))
            return true;
    return false;
}

/* Does a type's name compute the size of an array? */
static bool has_size(const struct node *type)
{
    if (type->kind == N_DECL_ARRAY && type->n_kids > 1 && type->kids[1] &&
        strip_parens(type->kids[1])->kind != N_NUMBER)
        return true;
    for (int i = 0; i < type->n_kids; i++)
        if (type->kids[i] && has_size(type->kids[i]))
            return true;
    return false;
}

/* x.a.b of a struct that is no object: f().a, (c ? s : t).a.  The struct, or NULL. */
static struct node *rvalue_base(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    if (node->kind != N_MEMBER || oracle_type(fn->unit->oracle, lvalue_type(fn, node)).kind != TYPE_ARRAY)
        return NULL;
    while (node->kind == N_MEMBER || node->kind == N_PAREN) {
        if (node->kind == N_MEMBER && !token_is(fn, node->op - 1, "."))
            return NULL;
        node = node->kids[0];
    }
    return node->kind == N_IDENT || node->kind == N_INDEX || node->kind == N_COMPOUND_LITERAL ||
                   is_unary(fn, node, "*") ? NULL : node;
}

/* Is the value of `node` the same, and are its effects none, whenever it is evaluated before the
 * end of nodes[0..n)? */
static bool is_stable(struct lowerer *l, struct node *node, struct node **later, int n)
{
    struct fn *fn = l->fn;
    bool partial;
    if (flow_fault("spill-keep-nothing"))
        return true;
    if (node->low && node->low->temp) /* kept with its parentheses on */
        return true;
    node = strip_parens(node);
    if (node->low && node->low->temp)
        return true;
    struct node *base = rvalue_base(l, node);
    if (base)
        return base->low && base->low->temp;
    switch (node->kind) {
    case N_NUMBER:
    case N_CHAR:
    case N_STRING:
    case N_LABEL_ADDRESS:
        return true;
    case N_SIZEOF_EXPR:
    case N_SIZEOF_TYPE:
        return !has_size(node->kids[0]);
    case N_CAST:
        return kind_of(fn, node) != TYPE_VOID && !has_size(node->kids[0]) && is_stable(l, node->kids[1], later, n);
    case N_UNARY:
        if (is_unary(fn, node, "&"))
            return lvalue_root(fn, node->kids[0], &partial) &&
                   strip_parens(node->kids[0])->kind != N_INDEX;
        return !is_unary(fn, node, "*") && !is_unary(fn, node, "++") && !is_unary(fn, node, "--") &&
               is_stable(l, node->kids[0], later, n);
    case N_IDENT: {
        struct symbol *symbol = node->symbol;
        if (!symbol)
            return names_function(fn, node) || flow_fault("spill-trust-globals");
        if (symbol->kind == SYMBOL_ENUMERATOR)
            return true;
        if (symbol->kind != SYMBOL_VARIABLE && symbol->kind != SYMBOL_PARAMETER)
            return false;
        struct type_info type = oracle_type(fn->unit->oracle, symbol->type);
        if (type.kind == TYPE_ARRAY)
            return true;
        if ((symbol->address_taken && !flow_fault("spill-ignore-address")) || type.is_volatile ||
            type.is_atomic)
            return false;
        for (int i = 0; i < n && !flow_fault("spill-ignore-writes"); i++)
            if (later[i] && writes(fn, later[i], symbol))
                return false;
        return true;
    }
    default:
        return false;
    }
}

/* Evaluates what is left of `node` now. */
static void spill(struct lowerer *l, struct node *node, struct actions *out)
{
    struct fn *fn = l->fn;
    struct node *inner = strip_parens(node);
    if (inner->kind == N_INIT_LIST || inner->kind == N_DESIGNATED)
        return; /* its elements were spilled one by one */
    struct node *base = rvalue_base(l, inner);
    if (base) { /* its array must not be copied: keep the struct, whose member is then at hand */
        if (!(base->low && base->low->temp))
            spill(l, base, out);
        return;
    }
    int type = expression_type(fn, node);
    if (!type)
        type = expression_type(fn, inner);
    if (kind_of(fn, node) == TYPE_VOID) {
        act(l, out, ACTION_EVALUATE, node, NULL);
        low(fn, node)->hollow = true;
        return;
    }
    if (!type)
        diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill", "an operand has no known type");
    struct symbol *symbol = temp(l, type);
    act(l, out, ACTION_EVALUATE, node, symbol);
    low(fn, node)->temp = symbol;
}

/* Initialiser lists count element by element: collect the expressions in textual order. */
struct operands {
    VEC(struct node *) list;
};
static void collect(struct lowerer *l, struct node *node, struct operands *operands)
{
    if (!node)
        return;
    if (node->kind == N_INIT_LIST) {
        for (int i = 0; i < node->n_kids; i++)
            collect(l, node->kids[i], operands);
    } else if (node->kind == N_DESIGNATED) {
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && node->kids[i]->kind != N_DESIGNATOR_INDEX &&
                node->kids[i]->kind != N_DESIGNATOR_MEMBER)
                collect(l, node->kids[i], operands);
    } else {
        VEC_PUSH(l->fn->arena, &operands->list, node);
    }
}

/* Operands evaluated from left to right by one operation. */
static void operands_lower(struct lowerer *l, struct node **nodes, int n, struct actions *out)
{
    struct operands operands = {0};
    for (int i = 0; i < n; i++)
        collect(l, nodes[i], &operands);
    int last = -1;
    for (int i = 0; i < operands.list.n; i++)
        if (has_await(operands.list.at[i]))
            last = i;
    for (int i = 0; i <= last; i++) {
        struct node *node = operands.list.at[i];
        if (has_await(node))
            lower(l, node, out, true);
        if (i < last &&
            !is_stable(l, node, operands.list.at + i + 1, operands.list.n - i - 1))
            spill(l, node, out);
    }
}

/* What is evaluated to find a place, as long as it is one: of p->a[i].b, p and i. */
static void collect_place(struct lowerer *l, struct node *node, struct operands *operands)
{
    node = strip_parens(node);
    if (node->kind == N_MEMBER && token_is(l->fn, node->op - 1, ".")) {
        collect_place(l, node->kids[0], operands);
    } else if (node->kind == N_MEMBER || node->kind == N_INDEX || is_unary(l->fn, node, "*")) {
        for (int i = 0; i < node->n_kids; i++)
            VEC_PUSH(l->fn->arena, &operands->list, node->kids[i]);
    } else if (node->kind != N_IDENT) {
        VEC_PUSH(l->fn->arena, &operands->list, node);
    }
}

/* v[i]: a vector does not decay as an array does; but v is a place all the same, not a value. */
static void lower_index(struct lowerer *l, struct node *node, struct actions *out)
{
    struct operands operands = {0};
    struct node *vector = node->kids[0];
    if (oracle_type(l->fn->unit->oracle, lvalue_type(l->fn, vector)).kind != TYPE_VECTOR) {
        operands_lower(l, node->kids, node->n_kids, out);
        return;
    }
    collect_place(l, vector, &operands);
    VEC_PUSH(l->fn->arena, &operands.list, node->kids[1]);
    operands_lower(l, operands.list.at, operands.list.n, out);
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

/* A function above this one in the file is embedded; this very function takes a frame of its own from
 * the task's frame stack; operations of the runtime have none; any other is called through its ramp. */
static void choose_call(struct fn *fn, struct suspend *suspend, struct node *call)
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
    if (suspend->callee && (suspend->callee->parameters.n != call->n_kids - 1 ||
                            info->flags & FUNCTION_WEAK || has_effects_on_entry(suspend->callee) ||
                            !takes_arguments(suspend->callee, call)))
        suspend->call = CALL_FOREIGN, suspend->callee = NULL;
}

static void lower_await(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    struct node *call = awaited_call(node);
    operands_lower(l, call->kids, call->n_kids, out);
    /* The announcement stands right before the call: no other call may come between. */
    for (int i = 0; i < call->n_kids; i++)
        if (calls(call->kids[i]) && !is_stable(l, call->kids[i], NULL, 0)) {
            for (int k = 0; k <= i; k++)
                if (!is_stable(l, call->kids[k], call->kids + k + 1, call->n_kids - k - 1))
                    spill(l, call->kids[k], out);
        }
    enum type_kind result = kind_of(fn, node);
    bool value = used && result != TYPE_VOID;
    struct symbol *symbol = value ? temp(l, expression_type(fn, node)) : NULL;
    if (value && !expression_type(fn, node))
        diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill", "an await has no known type");
    struct action *action = act(l, out, ACTION_AWAIT, node, symbol);
    action->suspend = suspend_new(l, SUSPEND_AWAIT, node);
    low(fn, node)->suspend = action->suspend;
    choose_call(fn, action->suspend, call);
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
    act(l, out, ACTION_TRUTH, left, symbol);
    struct action *branch = act(l, out, ACTION_IF, NULL, symbol);
    branch->negated = token_is(fn, node->op, "||");
    branch->then = actions_new(l);
    lower(l, right, branch->then, true);
    act(l, branch->then, ACTION_TRUTH, right, symbol);
    low(fn, node)->temp = symbol;
}

/* One arm of ?: : its value goes to `symbol`, or it is evaluated for its effects. */
static void lower_arm(struct lowerer *l, struct node *arm, struct actions *out,
                      struct symbol *symbol)
{
    if (has_await(arm))
        lower(l, arm, out, symbol != NULL);
    if (symbol || !(arm->low && arm->low->hollow))
        act(l, out, ACTION_EVALUATE, arm, symbol);
}

static void lower_conditional(struct lowerer *l, struct node *node, struct actions *out, bool used)
{
    struct fn *fn = l->fn;
    struct node *condition = node->kids[0], *then = node->kids[1], *otherwise = node->kids[2];
    if (has_await(condition))
        lower(l, condition, out, true);
    if (!has_await(then) && !has_await(otherwise))
        return;
    bool value = used && kind_of(fn, node) != TYPE_VOID;
    struct symbol *symbol = value ? temp(l, expression_type(fn, node)) : NULL;
    struct action *branch;
    if (!then) { /* a ?: b */
        struct symbol *first = symbol;
        if (!first)
            first = temp(l, expression_type(fn, condition));
        act(l, out, ACTION_EVALUATE, condition, first);
        branch = act(l, out, ACTION_IF, NULL, first);
        branch->negated = true;
        branch->then = actions_new(l);
        lower_arm(l, otherwise, branch->then, symbol);
    } else {
        branch = act(l, out, ACTION_IF, condition, NULL);
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
    if (used && kind_of(fn, node) != TYPE_VOID && last && last->kind == N_EXPR_STMT)
        symbol = temp(l, expression_type(fn, node));
    struct action *action = act(l, out, ACTION_BLOCK, node, symbol);
    (void)action;
    if (symbol)
        low(fn, last)->temp = symbol;
    struct node *full = l->full;
    lower_statement(l, block);
    l->full = full;
    if (symbol)
        low(fn, node)->temp = symbol;
    else
        low(fn, node)->hollow = true;
}

static void lower_assign(struct lowerer *l, struct node *node, struct actions *out)
{
    struct node *left = node->kids[0], *right = node->kids[1];
    if (has_await(right))
        lower(l, right, out, true);
    if (!has_await(left))
        return;
    if (!is_stable(l, right, &left, 1))
        spill(l, right, out);
    lower(l, left, out, true);
}

/* Only one of the alternatives is there at all. */
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
            if (!low(fn, node->kids[0])->hollow)
                act(l, out, ACTION_EVALUATE, node->kids[0], NULL);
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
        if (!oracle_expr_value(fn->unit->oracle, low(fn, node)->choice_begin,
                               low(fn, node)->choice_end, &choice) ||
            choice < 1 || choice >= node->n_kids) {
            diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill", "_Generic without a choice");
            break;
        }
        choose(l, node, node->kids[choice]->kids[1], out, used);
        break;
    }
    case N_BUILTIN: {
        int64_t truth;
        if (!is_choice(fn, node))
            operands_lower(l, node->kids, node->n_kids, out);
        else if (oracle_expr_value(fn->unit->oracle, low(fn, node->kids[0])->asked_begin,
                                   low(fn, node->kids[0])->asked_end, &truth))
            choose(l, node, node->kids[truth ? 1 : 2], out, used);
        else
            diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill",
                    "__builtin_choose_expr without a constant");
        break;
    }
    case N_COMPOUND_LITERAL:
        operands_lower(l, node->kids + 1, node->n_kids - 1, out);
        break;
    default:
        operands_lower(l, node->kids, node->n_kids, out);
        break;
    }
}

void lower_expression(struct lowerer *l, struct node *node, bool used)
{
    if (!has_await(node))
        return;
    struct node *outer = l->full;
    l->full = node;
    struct actions *prelude = actions_new(l);
    low(l->fn, node)->prelude = prelude;
    if (node->kind == N_INIT_LIST)
        operands_lower(l, &node, 1, prelude);
    else
        lower(l, node, prelude, used);
    l->full = outer;
}
