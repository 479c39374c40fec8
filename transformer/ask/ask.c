/* ask: types by byte offset.
 *
 * [source]   TRY(x + await f(a));
 * [asked]    do { int r = ( (x) + (__extension__ f((a))) ) ; if ( r < 0 ) return r ; } while ( 0 ) ;
 *
 * In the asked text the bodies at hand have no macros, and every expression whose type may be
 * needed has parentheses of its own, so that it is found by its exact bytes. */
#include "ask/ask.h"

#include "base/buf.h"
#include "diag/diag.h"
#include "ask/asked.h"
#include "fn/builtin.h"
#include "fn/builtin.h"
#include "fn/kids.h"
#include "source/files.h"

#include <string.h>

struct printer {
    struct fn *fn;
    struct buf *out;
};

static void want(struct fn *fn, struct node *node)
{
    known(fn, node)->asked = true;
}

static bool is_expression(const struct node *node)
{
    return node->kind <= N_RECEIVED && node->kind != N_GENERIC_ASSOC;
}

/* A local variable at the root of x.a.b, or NULL. */
static struct symbol *member_root(struct fn *fn, struct node *node)
{
    while (node->kind == N_MEMBER || node->kind == N_PAREN || node->kind == N_INDEX) {
        if (node->kind == N_MEMBER && !token_is(fn, node->op - 1, "."))
            return NULL;
        node = node->kids[0];
    }
    return node->kind == N_IDENT ? node->symbol : NULL;
}

static const struct node *strip_outward(const struct node *node)
{
    const struct node *parent = node->parent;
    while (parent && parent->kind == N_PAREN)
        parent = parent->parent;
    return parent ? parent : node;
}

/* A type or declarator: the sizes of arrays in it are operands. */
static bool holds_sizes(const struct node *node)
{
    return node->kind == N_SPECS || node->kind == N_TYPEOF || node->kind == N_TYPE_NAME ||
           node->kind == N_DECL_ARRAY || node->kind == N_DECL_POINTER || node->kind == N_DECL_PAREN ||
           node->kind == N_DECL_FUNCTION;
}

static void mark(struct fn *fn, struct node *node, bool operand)
{
    if (node->flags & NODE_UNEVALUATED)
        return;
    if (operand && is_expression(node) && node->kind != N_STRING)
        want(fn, node);
    else if (node->kind == N_COMPOUND_LITERAL || node->kind == N_RECEIVED)
        want(fn, node);
    else if (node->kind == N_MEMBER && member_root(fn, node))
        want(fn, node);
    else if ((node->kind == N_RETURN || node->kind == N_YIELD) && node->n_kids && node->kids[0])
        want(fn, node->kids[0]);
    if (node->kind == N_FOREACH || node->kind == N_YIELD_FROM)
        want(fn, node->kids[node->kind == N_FOREACH ? 2 : 0]);
    if (is_call_of(fn, node, "td_join"))
        want(fn, node->kids[2]);
    if (is_choice(fn, node))
        want(fn, node->kids[0]);
    bool designates = node->kind == N_BUILTIN && token_is(fn, node->op, "__builtin_offsetof");
    if (designates) { /* a member's name is no expression; what stands in brackets is one */
        for (struct node *part = node->kids[1]; part; part = part->n_kids ? part->kids[0] : NULL)
            if (part->kind == N_INDEX)
                mark(fn, part->kids[1], (node->flags & NODE_HAS_AWAIT) != 0);
        return;
    }
    bool suspends = (node->flags & NODE_HAS_AWAIT) != 0 && is_expression(node);
    bool initialisers = (node->flags & NODE_HAS_AWAIT) != 0 &&
                        (node->kind == N_INIT_LIST || node->kind == N_DESIGNATED ||
                         node->kind == N_INIT_DECLARATOR || node->kind == N_DECLARATION ||
                         node->kind == N_ASM || holds_sizes(node));
    bool list = operand && (node->kind == N_INIT_LIST || node->kind == N_DESIGNATED ||
                            node->kind == N_MEMBER || node->kind == N_INDEX ||
                            node->kind == N_UNARY || node->kind == N_PAREN || holds_sizes(node));
    bool stepped = node->kind == N_CALL && (strip_outward(node)->kind == N_AWAIT ||
                                            strip_outward(node)->kind == N_FOREACH);
    for (int i = 0; i < node->n_kids; i++) {
        struct node *kid = node->kids[i];
        if (!kid)
            continue;
        bool name = node->kind == N_CALL && i == 0 && names_function(fn, strip_parens(kid));
        mark(fn, kid, (suspends || initialisers || list || stepped ||
                       (kid->flags & NODE_HAS_AWAIT)) && !name);
    }
}

void asked_tokens(const struct unit *unit, tok_id first, tok_id end, struct buf *out)
{
    for (tok_id t = first; t < end; t++) {
        const struct token *token = &unit->tokens.at[t];
        if (token->kind == TOKEN_PRAGMA)
            continue;
        const char *text = token->text;
        if (token->kind == TOKEN_IDENT && text[0] == 'T' && text[1] == 'D' && text[2] == '_') {
            if (!strcmp(text, "TD_ASYNC"))
                continue;
            if (!strcmp(text, "TD_AWAIT"))
                text = "__extension__";
            else if (!strcmp(text, "TD_YIELD"))
                text = "(void)0,";
            else if (!strcmp(text, "TD_YIELD_FROM"))
                text = "(void)td__needs_the_tool";
            else if (!strcmp(text, "TD_DEFER"))
                text = "if (1)";
        }
        buf_puts(out, text);
        buf_putc(out, ' ');
    }
}

static void print_tokens(struct printer *p, tok_id first, tok_id end)
{
    asked_tokens(p->fn->unit, first, end, p->out);
}

static void print(struct printer *p, struct node *node);

static void print_plain(struct printer *p, struct node *node)
{
    struct node **kids = kids_in_order(p->fn->arena, node);
    tok_id at = node->first;
    for (int i = 0; i < node->n_kids && kids[i]; i++) {
        print_tokens(p, at, kids[i]->first);
        print(p, kids[i]);
        at = kids[i]->end;
    }
    print_tokens(p, at, node->end);
}

/* Can it stand twice? */
static bool declares(const struct node *node)
{
    if (node->kind == N_TAG || node->kind == N_STMT_EXPR)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && declares(node->kids[i]))
            return true;
    return false;
}

/* Is it asked which association of a _Generic is chosen?  `__builtin_choose_expr(1, it, the question)` is a
 * place, a constant, a value as `it` is. */
static bool has_choice(const struct node *node)
{
    if (node->kind != N_GENERIC || node->flags & NODE_UNEVALUATED)
        return false;
    bool twice = !declares(node->kids[0]);
    for (int i = 1; i < node->n_kids && twice; i++)
        twice = !node->kids[i]->kids[0] || !declares(node->kids[i]->kids[0]);
    return twice || node->flags & NODE_HAS_AWAIT;
}

/* (_Generic(control, T: 1, default: 2)): the number of the association that is chosen. */
static void print_choice(struct printer *p, struct node *node)
{
    struct known *l = known(p->fn, node);
    l->choice_begin = (uint32_t)p->out->length;
    buf_puts(p->out, "(_Generic((");
    print(p, node->kids[0]);
    buf_puts(p->out, ")");
    for (int i = 1; i < node->n_kids; i++) {
        buf_puts(p->out, ", ");
        if (node->kids[i]->kids[0])
            print(p, node->kids[i]->kids[0]);
        else
            buf_puts(p->out, "default");
        buf_printf(p->out, ": %d", i);
    }
    buf_puts(p->out, "))");
    l->choice_end = (uint32_t)p->out->length;
}

static bool has_attributes(const struct node *node)
{
    if (node->kind == N_ALIGNAS || node->kind == N_ATTRIBUTE)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && node->kids[i]->kind != N_COMPOUND && has_attributes(node->kids[i]))
            return true;
    return false;
}

/* Behind a declaration: what are its variables aligned to? */
static void print_alignments(struct printer *p, const struct node *declaration)
{
    if (!has_attributes(declaration))
        return;
    for (int i = 1; i < declaration->n_kids; i++) {
        struct node *name = declared_name(declaration->kids[i]->kids[0]);
        struct symbol *symbol = name ? name->symbol : NULL;
        if (!symbol || symbol->kind != SYMBOL_VARIABLE || symbol->node != name)
            continue;
        buf_puts(p->out, "extern char ");
        symbol->alignment_at = (uint32_t)p->out->length;
        buf_printf(p->out, "td__align_%d [ __alignof__ ( %s ) ] ; ", name->first, symbol->name);
    }
}

static void print(struct printer *p, struct node *node)
{
    struct fn *fn = p->fn;
    switch (node->kind) {
    case N_GENERATOR:
        buf_puts(p->out, "td_gen * ");
        return;
    case N_PRAGMA: {
        const char *text = token_text(fn, node->op);
        if (fn->unit->tokens.at[node->op].kind == TOKEN_PRAGMA && is_layout_pragma(text)) {
            fn->packs_within = true;
            buf_printf(p->out, *text == '#' ? "\n%s\n" : "%s ", text);
        } else {
            print_plain(p, node);
        }
        return;
    }
    case N_RECEIVED:
        known(fn, node)->begin = (uint32_t)p->out->length;
        buf_puts(p->out, "(*(__typeof__(");
        print(p, node->kids[0]);
        buf_puts(p->out, ") *)td__needs_the_tool(0))");
        node->known->end = (uint32_t)p->out->length;
        buf_putc(p->out, ' ');
        return;
    case N_FOREACH:
        buf_puts(p->out, "for (");
        print(p, node->kids[0]);
        print(p, node->kids[1]);
        buf_puts(p->out, "; td__needs_the_tool(");
        print(p, node->kids[2]);
        buf_puts(p->out, "); ) ");
        print(p, node->kids[3]);
        return;
    case N_FOR:
        if (node->kids[0] && node->kids[0]->kind == N_DECLARATION && has_attributes(node->kids[0])) {
            print_tokens(p, node->first, node->kids[0]->first);
            print_plain(p, node->kids[0]);
            for (int i = 1; i < 3; i++) {
                if (node->kids[i])
                    print(p, node->kids[i]);
                buf_puts(p->out, i == 1 ? "; " : ") { ");
            }
            print_alignments(p, node->kids[0]);
            print(p, node->kids[3]);
            buf_puts(p->out, "} ");
            return;
        }
        break;
    default:
        break;
    }
    if (node->symbol && node->symbol->node == node) {
        struct symbol *symbol = node->symbol;
        size_t at = p->out->length;
        if (node->kind == N_TAG && tag_name(fn->unit, node) >= 0)
            for (tok_id t = node->first; t < tag_name(fn->unit, node); t++)
                at += strlen(token_text(fn, t)) + 1;
        symbol->asked_at = (uint32_t)at;
    }
    bool choice = has_choice(node);
    if (choice)
        buf_puts(p->out, "__builtin_choose_expr(1, ");
    if (node->known && node->known->asked) {
        node->known->begin = (uint32_t)p->out->length;
        buf_puts(p->out, "( ");
        print_plain(p, node);
        buf_puts(p->out, ")");
        node->known->end = (uint32_t)p->out->length;
        buf_putc(p->out, ' ');
    } else {
        print_plain(p, node);
    }
    if (node->kind == N_DECLARATION && node->parent->kind == N_COMPOUND)
        print_alignments(p, node);
    if (choice) {
        buf_puts(p->out, ", ");
        print_choice(p, node);
        buf_puts(p->out, ") ");
    }
}

/* At file scope, where the function's parameters do not hide what the type names. */
static uint32_t print_type_probe(struct printer *p, struct node *type, const char *name)
{
    buf_puts(p->out, "extern __typeof__(");
    print(p, type);
    buf_puts(p->out, ") ");
    uint32_t at = (uint32_t)p->out->length;
    buf_printf(p->out, "%s_%d; ", name, type->first);
    return at;
}

static struct node *find_generator(struct node *specs)
{
    for (int i = 0; specs && i < specs->n_kids; i++)
        if (specs->kids[i]->kind == N_GENERATOR)
            return specs->kids[i];
    return NULL;
}

/* Names that came out of their own macros (sa_handler) must not be expanded again. */
void asked_shelter(struct fn *fn, struct buf *out, bool begin)
{
    struct map seen = {0};
    for (tok_id t = fn->first; t < fn->end; t++) {
        const struct token *token = &fn->unit->tokens.at[t];
        if (!token->paint || map_get(&seen, map_key(token->text)) >= 0)
            continue;
        *map_slot(fn->arena, &seen, map_key(token->text)) = t;
        if (begin)
            buf_printf(out, "\n#pragma push_macro(\"%s\")\n#undef %s\n", token->text, token->text);
        else
            buf_printf(out, "\n#pragma pop_macro(\"%s\")\n", token->text);
    }
}

/* Are structs packed here that say nothing of it themselves? */
static uint32_t print_pack_probe(struct fn *fn, struct buf *out)
{
    buf_puts(out, "extern struct { char td__a; __attribute__((vector_size(16))) char td__b; } ");
    uint32_t at = (uint32_t)out->length;
    buf_printf(out, "td__packs_%d; ", fn->first);
    return at;
}

static bool declared_within(const struct fn *fn, const struct function_info *info)
{
    return info->file == fn->info->file && info->begin > fn->info->begin &&
           info->begin < fn->info->end;
}

/* `foreach (T, v, g())`, `yield_from(g())` of a generator known by name: what does it yield?  Asked where
 * the generator is declared: `inner`, in this body, or at file scope. */
static void print_yields(struct printer *p, struct node *node, bool inner)
{
    struct fn *fn = p->fn;
    if (node->kind == N_FOREACH || node->kind == N_YIELD_FROM) {
        struct node *call = strip_parens(node->kids[node->kind == N_FOREACH ? 2 : 0]);
        if (call->kind == N_AWAIT)
            call = awaited_call(call);
        const struct function_info *info = call && call->kind == N_CALL ? called_function(fn, call)
                                                                        : NULL;
        if (info && info->yields && declared_within(fn, info) == inner) {
            buf_printf(p->out, "extern __typeof__(%s) ", info->yields);
            known(fn, node)->yields_at = (uint32_t)p->out->length;
            fn->asks_yields = true;
            buf_printf(p->out, "td__yields_%d; ", node->first);
        }
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            print_yields(p, node->kids[i], inner);
}

static void read_yields(struct fn *fn, struct node *node)
{
    if (node->known && node->known->yields_at)
        node->known->yields = oracle_decl_type(fn->unit->oracle, node->known->yields_at);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            read_yields(fn, node->kids[i]);
}

/* The macros that the body defines hold for the text after it: the #define and #undef lines in it. */
void asked_definitions(struct fn *fn, struct buf *out)
{
    int32_t number = fn->info->file;
    const struct file *file = &fn->unit->files.at[number];
    int n, range = 0;
    const struct skipped_range *skipped = oracle_skipped(fn->unit->oracle, fn->info->reading, &n);
    if (!memchr(file->text + fn->info->begin, '#', fn->info->end - fn->info->begin))
        return;
    for (uint32_t i = fn->info->begin; i < fn->info->end; i = directive_end(file, i)) {
        uint32_t hash = i + (uint32_t)strspn(file->text + i, " \t\f\v");
        while (range < n && skipped[range].end <= i)
            range++;
        if (file->text[hash] != '#' || (range < n && skipped[range].begin <= i))
            continue;
        size_t length;
        const char *name = directive_name(file, hash, &length);
        if ((length == 6 && !memcmp(name, "define", 6)) ||
            (length == 5 && !memcmp(name, "undef", 5))) {
            buf_putc(out, '\n');
            buf_add(out, file->text + hash, directive_end(file, hash) - hash);
        }
    }
}

size_t asked_function(struct fn *fn, struct buf *out)
{
    mark(fn, fn->root, false);
    struct printer printer = {fn, out};
    struct printer *p = &printer;
    struct node *root = fn->root;
    size_t body = out->length;
    asked_shelter(fn, out, true);
    fn->packs_at = fn->unit->packs ? print_pack_probe(fn, out) : 0;
    struct node *generator = find_generator(root->kids[0]);
    if (generator) {
        fn->yields_at = print_type_probe(p, generator->kids[0], "td__yields");
        if (generator->n_kids > 1 && generator->kids[1])
            fn->sent_at = print_type_probe(p, generator->kids[1], "td__sent");
    }
    print_yields(p, fn->body, false);
    tok_id at = root->first;
    struct node **kids = kids_in_order(fn->arena, root);
    for (int i = 0; i < root->n_kids && kids[i]; i++) {
        print_tokens(p, at, kids[i]->first);
        at = kids[i]->end;
        if (kids[i] != fn->body) {
            print(p, kids[i]);
            continue;
        }
        body = out->length;
        buf_puts(out, "{ ");
        print_yields(p, fn->body, true);
        /* the body's own braces follow: its block is the one that holds the declarations */
        print(p, fn->body);
        buf_puts(out, "} ");
    }
    asked_shelter(fn, out, false);
    asked_definitions(fn, out);
    return body;
}

bool ask_read(struct fn *fn)
{
    struct oracle *oracle = fn->unit->oracle;
    oracle_select(oracle, fn->text_number);
    for (int k = 0; k < fn->symbols.n; k++) {
        struct symbol *symbol = fn->symbols.at[k];
        if (symbol->asked_at)
            *map_slot(fn->arena, &fn->by_offset, (uint64_t)symbol->asked_at + 1) = k;
        if (symbol->kind != SYMBOL_VARIABLE && symbol->kind != SYMBOL_PARAMETER &&
            symbol->kind != SYMBOL_TYPEDEF)
            continue;
        symbol->type = oracle_decl_type(oracle, symbol->asked_at);
        if (symbol->alignment_at)
            symbol->alignment =
                oracle_type(oracle, oracle_decl_type(oracle, symbol->alignment_at)).size;
        if (!symbol->type) {
            diag_at(fn->unit, D_INTERNAL, node_range(fn, symbol->node ? symbol->node : fn->root),
                    "ask", "clang does not know this variable's type");
            return false;
        }
    }
    if (fn->packs_at) {
        int type = oracle_decl_type(oracle, fn->packs_at);
        fn->packed = oracle_type(oracle, type).align < 16;
    }
    if (fn->yields_at)
        fn->yields = oracle_decl_type(oracle, fn->yields_at);
    if (fn->sent_at)
        fn->sent = oracle_decl_type(oracle, fn->sent_at);
    fn->result = fn->info->result;
    if (fn->asks_yields)
        read_yields(fn, fn->body);
    return true;
}
