/* ask: types by byte offset.
 *
 * [source]   TRY(x + await f(a));
 * [asked]    do { int r = ( (x) + (__extension__ f((a))) ) ; if ( r < 0 ) return r ; } while ( 0 ) ;
 *
 * In the asked text no macro is left in the bodies at hand, and every expression whose type may be
 * needed stands in parentheses of its own, so that it is found by its exact bytes. */
#include "lower/ask.h"

#include "base/buf.h"
#include "diag/diag.h"
#include "lower/kids.h"
#include "source/files.h"

#include <string.h>
#include <unistd.h>

struct printer {
    struct fn *fn;
    struct buf *out;
};

static void want(struct fn *fn, struct node *node)
{
    low(fn, node)->asked = true;
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
    else if (node->kind == N_RETURN && node->n_kids && node->kids[0])
        want(fn, node->kids[0]);
    if (is_choice(fn, node))
        want(fn, node->kids[0]);
    bool suspends = (node->flags & NODE_HAS_AWAIT) != 0 && is_expression(node);
    bool initialisers = (node->flags & NODE_HAS_AWAIT) != 0 &&
                        (node->kind == N_INIT_LIST || node->kind == N_DESIGNATED ||
                         node->kind == N_INIT_DECLARATOR);
    bool list = operand && (node->kind == N_INIT_LIST || node->kind == N_DESIGNATED ||
                            node->kind == N_MEMBER || node->kind == N_INDEX ||
                            node->kind == N_UNARY || node->kind == N_PAREN);
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

static void print_tokens(struct printer *p, tok_id first, tok_id end)
{
    for (tok_id t = first; t < end; t++) {
        const struct token *token = &p->fn->unit->tokens.at[t];
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
        buf_puts(p->out, text);
        buf_putc(p->out, ' ');
    }
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

/* (_Generic(control, T: 1, default: 2)): the number of the association that is chosen. */
static void print_choice(struct printer *p, struct node *node)
{
    struct lowering *l = low(p->fn, node);
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

static void print(struct printer *p, struct node *node)
{
    struct fn *fn = p->fn;
    switch (node->kind) {
    case N_GENERATOR:
        buf_puts(p->out, "td_gen * ");
        return;
    case N_RECEIVED:
        low(fn, node)->asked_begin = (uint32_t)p->out->length;
        buf_puts(p->out, "(*(__typeof__(");
        print(p, node->kids[0]);
        buf_puts(p->out, ") *)td__needs_the_tool(0))");
        node->low->asked_end = (uint32_t)p->out->length;
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
    if (node->kind == N_GENERIC && node->flags & NODE_HAS_AWAIT) {
        buf_puts(p->out, "((void)");
        print_choice(p, node);
        buf_puts(p->out, ", ");
    }
    if (node->low && node->low->asked) {
        node->low->asked_begin = (uint32_t)p->out->length;
        buf_puts(p->out, "( ");
        print_plain(p, node);
        buf_puts(p->out, ")");
        node->low->asked_end = (uint32_t)p->out->length;
        buf_putc(p->out, ' ');
    } else {
        print_plain(p, node);
    }
    if (node->kind == N_GENERIC && node->flags & NODE_HAS_AWAIT)
        buf_puts(p->out, ") ");
}

static uint32_t print_type_probe(struct printer *p, struct node *type, const char *name)
{
    buf_puts(p->out, "__typeof__(");
    print(p, type);
    buf_puts(p->out, ") ");
    uint32_t at = (uint32_t)p->out->length;
    buf_printf(p->out, "%s; ", name);
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
static void shelter_names(struct fn *fn, struct buf *out, bool begin)
{
    for (tok_id t = fn->first; t < fn->end; t++) {
        const struct token *token = &fn->unit->tokens.at[t];
        bool seen = !token->paint;
        for (tok_id k = fn->first; k < t && !seen; k++)
            seen = fn->unit->tokens.at[k].paint && fn->unit->tokens.at[k].text == token->text;
        if (seen)
            continue;
        if (begin)
            buf_printf(out, "\n#pragma push_macro(\"%s\")\n#undef %s\n", token->text, token->text);
        else
            buf_printf(out, "\n#pragma pop_macro(\"%s\")\n", token->text);
    }
}

/* `foreach (T, v, g())`, `yield_from(g())` of a generator known by name: what does it yield? */
static void print_yields(struct printer *p, struct node *node)
{
    struct fn *fn = p->fn;
    if (node->kind == N_FOREACH || node->kind == N_YIELD_FROM) {
        struct node *call = strip_parens(node->kids[node->kind == N_FOREACH ? 2 : 0]);
        if (call->kind == N_AWAIT)
            call = awaited_call(call);
        const struct function_info *info = call && call->kind == N_CALL ? called_function(fn, call)
                                                                        : NULL;
        if (info && info->yields) {
            buf_printf(p->out, "__typeof__(%s) ", info->yields);
            low(fn, node)->yields_at = (uint32_t)p->out->length;
            fn->asks_yields = true;
            buf_printf(p->out, "td__yields_%d; ", node->first);
        }
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            print_yields(p, node->kids[i]);
}

static void read_yields(struct fn *fn, struct node *node)
{
    if (node->low && node->low->yields_at)
        node->low->yields = oracle_decl_type(fn->unit->oracle, node->low->yields_at);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            read_yields(fn, node->kids[i]);
}

/* What the body defines counts for what follows it: the #define and #undef lines in it. */
static void print_definitions(struct fn *fn, struct buf *out)
{
    int32_t number = fn->info->file;
    const struct file *file = &fn->unit->files.at[number];
    int n, range = 0;
    const struct skipped_range *skipped = oracle_skipped(fn->unit->oracle, number, &n);
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

/* Gives where the body begins in the text. */
static size_t print_function(struct fn *fn, struct buf *out)
{
    struct printer printer = {fn, out};
    struct printer *p = &printer;
    struct node *root = fn->root;
    size_t body = out->length;
    shelter_names(fn, out, true);
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
        struct node *generator = find_generator(root->kids[0]);
        if (generator) {
            fn->yields_at = print_type_probe(p, generator->kids[0], "td__yields");
            if (generator->n_kids > 1 && generator->kids[1])
                fn->sent_at = print_type_probe(p, generator->kids[1], "td__sent");
        }
        print_yields(p, fn->body);
        /* the body's own braces follow: its block is the one that holds the declarations */
        print(p, fn->body);
        buf_puts(out, "} ");
    }
    shelter_names(fn, out, false);
    print_definitions(fn, out);
    return body;
}

/* ---- the texts ---- */

/* A text that grows.  Source in it stands on the line that it has in its file: types may hang on
 * __LINE__, and names that macros make of it. */
struct growing {
    struct buf buf;
    int32_t file;   /* whose lines clang believes these to be */
    uint32_t line;  /* which of them it is at `counted` */
    size_t counted; /* bytes */
};

struct ask {
    struct unit *unit;
    struct buf *dump;
    struct growing text;  /* the present one */
    struct growing heads; /* the file so far without bodies: what the next text begins with */
    size_t limit;     /* how much a text has of its own; 0: all is one text */
    size_t begin;     /* where that begins */
    int conditions;   /* conditional directives that are open: no text ends there */
    VEC(uint32_t) stops; /* of each file: where its source that passed through ended last */
    int definition;   /* the next of the oracle's that was not passed */
    int number;       /* of the present text */
};

/* A text more costs clang all headers once more, but on another processor.  Measured: what is waited for
 * gets less if a text has half as much of its own as the headers have; processor time grows by a tenth. */
static size_t limit_of(struct unit *unit)
{
    enum { SHORT = 128 * 1024, PARTS = 4 };
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return 0;
    size_t limit = unit->files.at[0].length / PARTS, headers = 0;
    for (int i = 1; i < unit->files.n; i++)
        headers += unit->files.at[i].length;
    if (limit < SHORT)
        limit = SHORT;
    if (limit < headers / 2)
        limit = headers / 2;
    return oracle_bodies_are_plain(unit->oracle) && unit->files.at[0].length > limit ? limit : 0;
}

struct ask *ask_new(struct unit *unit, bool at_once, struct buf *dump)
{
    struct ask *ask = ARENA_NEW(&unit->arena, struct ask);
    ask->unit = unit;
    ask->dump = dump;
    ask->limit = at_once ? 0 : limit_of(unit);
    ask->text.line = ask->heads.line = 1;
    if (ask->limit)
        oracle_expect_texts(unit->oracle);
    return ask;
}

static bool has_directives(const char *text, size_t length)
{
    static const char PRAGMA[] = "_Pragma";
    return memchr(text, '#', length) || memmem(text, length, PRAGMA, sizeof PRAGMA - 1);
}

static void count_lines(struct growing *text)
{
    const char *at = text->buf.text + text->counted, *end = text->buf.text + text->buf.length;
    if (text->counted == text->buf.length)
        return;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        text->line++;
        at++;
    }
    text->counted = text->buf.length;
}

/* What is printed next is source from there.  What took the place of source has no more lines, in most
 * cases; #line is for the others only, because clang takes twice as long for what stands behind it. */
static void stand_at(struct unit *unit, struct growing *text, int32_t file, uint32_t offset)
{
    count_lines(text);
    uint32_t wanted = file_line(unit, file, offset);
    if (file == text->file && text->line <= wanted) {
        while (text->line < wanted) {
            buf_putc(&text->buf, '\n');
            text->line++;
        }
    } else {
        const char *path;
        buf_printf(&text->buf, "\n#line %u ", file_presumed(unit, file, wanted, &path));
        if (file != text->file || unit->files.at[file].n_marks)
            buf_quoted(&text->buf, path);
        buf_putc(&text->buf, '\n');
        text->file = file;
        text->line = wanted;
    }
    text->counted = text->buf.length;
}

/* Source that passes through, without the bodies of its functions.  Directives in a body count for
 * what follows: such a body stays. */
static void add_heads(struct ask *ask, const struct plan_piece *piece)
{
    const char *text = ask->unit->files.at[piece->file].text;
    uint32_t at = piece->begin;
    int n;
    const struct function_info *const *all = oracle_definitions(ask->unit->oracle, &n);
    stand_at(ask->unit, &ask->heads, piece->file, at);
    for (; piece->file == 0 && ask->definition < n; ask->definition++) {
        const struct function_info *info = all[ask->definition];
        if (info->file != 0 || info->body_begin < at)
            continue;
        if (info->end > piece->end)
            break;
        if (has_directives(text + info->body_begin, info->end - info->body_begin))
            continue;
        buf_add(&ask->heads.buf, text + at, info->body_begin - at);
        buf_putc(&ask->heads.buf, ';');
        at = info->end;
        stand_at(ask->unit, &ask->heads, piece->file, at);
    }
    buf_add(&ask->heads.buf, text + at, piece->end - at);
    buf_putc(&ask->heads.buf, ' ');
}

static void send(struct ask *ask, bool more)
{
    struct buf *text = &ask->text.buf;
    buf_putc(text, '\n');
    if (ask->dump)
        buf_add(ask->dump, text->text, text->length);
    oracle_ask(ask->unit->oracle, text->text, text->length, more);
    text->length = 0;
    if (more) {
        count_lines(&ask->heads);
        buf_add(text, ask->heads.buf.text, ask->heads.buf.length);
        ask->text.file = ask->heads.file;
        ask->text.line = ask->heads.line;
        ask->text.counted = ask->heads.counted;
    }
    ask->begin = text->length;
    ask->number++;
}

static void add_function(struct ask *ask, struct fn *fn)
{
    struct buf *text = &ask->text.buf, *heads = &ask->heads.buf;
    size_t begin = text->length;
    mark(fn, fn->root, false);
    fn->text_number = ask->number;
    size_t body = print_function(fn, text);
    buf_putc(text, ' ');
    if (!ask->limit)
        return;
    if (is_old_style(fn)) {
        buf_add(heads, text->text + begin, text->length - begin);
    } else {
        buf_add(heads, text->text + begin, body - begin);
        buf_puts(heads, ";");
        shelter_names(fn, heads, false);
        print_definitions(fn, heads);
        buf_putc(heads, ' ');
    }
}

/* Before source passes through again: makes up for conditional directives that went with a function,
 *     #ifdef OLD       int f(x) int x;
 *     #else            int f(int x)
 *     #endif           {  */
static void balance(struct ask *ask, const struct plan_piece *piece)
{
    int closed = 0, opened = 0;
    while (ask->stops.n <= piece->file)
        VEC_PUSH(&ask->unit->arena, &ask->stops, 0);
    uint32_t stop = ask->stops.at[piece->file];
    if (stop && stop < piece->begin)
        file_conditions(&ask->unit->files.at[piece->file], stop, piece->begin, &closed, &opened);
    ask->stops.at[piece->file] = piece->end;
    ask->conditions += opened - closed;
    for (int i = 0; i < closed + opened; i++) {
        const char *line = i < closed ? "\n#endif\n" : "\n#if 1\n";
        buf_puts(&ask->text.buf, line);
        if (ask->limit)
            buf_puts(&ask->heads.buf, line);
    }
}

int ask_text(struct ask *ask)
{
    if (ask->limit && ask->text.buf.length - ask->begin > ask->limit && !ask->conditions)
        send(ask, true);
    return ask->number;
}

static void add_source(struct ask *ask, const struct plan_piece *piece)
{
    struct unit *unit = ask->unit;
    const struct file *file = &unit->files.at[piece->file];
    const char *source = piece->text ? piece->text : file->text + piece->begin;
    size_t length = piece->text ? strlen(source) : piece->end - piece->begin;
    stand_at(unit, &ask->text, piece->file, piece->begin);
    buf_add(&ask->text.buf, source, length);
    buf_putc(&ask->text.buf, ' ');
    if (ask->limit && piece->text) {
        stand_at(unit, &ask->heads, piece->file, piece->begin);
        buf_add(&ask->heads.buf, source, length);
        buf_putc(&ask->heads.buf, ' ');
    } else if (ask->limit) {
        int closed, opened;
        file_conditions(file, piece->begin, piece->end, &closed, &opened);
        ask->conditions += opened - closed;
        add_heads(ask, piece);
    }
}

void ask_piece(struct ask *ask, const struct plan_piece *piece)
{
    if (piece->kind == PLAN_SOURCE)
        balance(ask, piece);
    ask_text(ask);
    if (piece->kind == PLAN_SOURCE) {
        add_source(ask, piece);
    } else if (piece->kind == PLAN_TOKENS) {
        struct fn none = {.unit = ask->unit};
        struct printer text = {&none, &ask->text.buf}, heads = {&none, &ask->heads.buf};
        print_tokens(&text, piece->first, piece->last);
        if (ask->limit)
            print_tokens(&heads, piece->first, piece->last);
    } else {
        add_function(ask, piece->fn);
    }
}

int ask_sent(const struct ask *ask)
{
    return ask->number;
}

void ask_end(struct ask *ask)
{
    send(ask, false);
}

void ask_free(struct ask *ask)
{
    buf_free(&ask->text.buf);
    buf_free(&ask->heads.buf);
}

void ask_read(struct fn *fn)
{
    struct oracle *oracle = fn->unit->oracle;
    for (int k = 0; k < fn->symbols.n; k++) {
        struct symbol *symbol = fn->symbols.at[k];
        if (symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_PARAMETER ||
            symbol->kind == SYMBOL_TYPEDEF)
            symbol->type = oracle_decl_type(oracle, symbol->asked_at);
    }
    if (fn->yields_at)
        fn->yields = oracle_decl_type(oracle, fn->yields_at);
    if (fn->sent_at)
        fn->sent = oracle_decl_type(oracle, fn->sent_at);
    fn->result = fn->info->result;
    if (fn->asks_yields)
        read_yields(fn, fn->body);
}
