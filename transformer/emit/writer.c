/* Printing a list of pieces: see writer.h.
 *
 * A token or an invocation is an *item* of the file it stands in; what lies between an item and
 * the item before it is its *lead*: white space, comments, directives, skipped branches, and
 * invocations that give no tokens.  An item brings its lead along when output goes forward in
 * the file; when it goes backward (something is printed earlier than it stood, or twice) the lead
 * is left behind.  `cursor` is how far the file was printed. */
#include "emit/writer.h"

#include "base/vec.h"
#include "diag/diag.h"
#include "emit/output.h"
#include "emit/spell.h"
#include "oracle/oracle.h"
#include "source/files.h"

#include <stdlib.h>
#include <string.h>

enum piece_kind { PIECE_TOKENS, PIECE_TEXT, PIECE_LEAD, PIECE_LINE, PIECE_AT, PIECE_SOURCE };
struct piece {
    enum piece_kind kind;
    tok_id first, end;      /* PIECE_TOKENS; first: PIECE_LEAD, PIECE_AT */
    const char *text;       /* PIECE_TEXT; PIECE_TOKENS: how the (one) token is spelled, or NULL */
    int32_t file;           /* PIECE_SOURCE */
    uint32_t begin, stop;
};
struct writer {
    struct unit *unit;
    struct arena *arena;
    VEC(struct piece) pieces;
    /* while printing */
    struct output out;
    tok_id last;            /* the token printed last, if nothing came after it; else -1 */
    bool after_text;        /* new text was printed last */
    tok_id at;              /* where new text belongs: a token, or -1 none, or -2 as `out` says */
    int32_t cursor_file;
    uint32_t cursor;
    VEC(int32_t) entered;   /* #includes in whose text we are, outermost first */
};

struct writer *writer_new(struct unit *unit, struct arena *arena)
{
    struct writer *w = ARENA_NEW(arena, struct writer);
    w->unit = unit;
    w->arena = arena;
    return w;
}

/* ---- collecting ---- */

static void add(struct writer *w, struct piece piece)
{
    VEC_PUSH(w->arena, &w->pieces, piece);
}

void writer_tokens(struct writer *w, tok_id first, tok_id end)
{
    if (first < end)
        add(w, (struct piece){.kind = PIECE_TOKENS, .first = first, .end = end});
}

void writer_rename(struct writer *w, tok_id token, const char *text)
{
    bool same = !strcmp(w->unit->tokens.at[token].text, text);
    add(w, (struct piece){.kind = PIECE_TOKENS, .first = token, .end = token + 1,
                          .text = same ? NULL : arena_strdup(w->arena, text)});
}

void writer_text(struct writer *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(w->arena, format, args);
    va_end(args);
    if (*text)
        add(w, (struct piece){.kind = PIECE_TEXT, .text = text});
}

void writer_lead(struct writer *w, tok_id token)
{
    add(w, (struct piece){.kind = PIECE_LEAD, .first = token});
}

void writer_line(struct writer *w)
{
    add(w, (struct piece){.kind = PIECE_LINE});
}

void writer_at(struct writer *w, tok_id token)
{
    add(w, (struct piece){.kind = PIECE_AT, .first = token});
}

void writer_source(struct writer *w, int file, uint32_t begin, uint32_t end)
{
    add(w, (struct piece){.kind = PIECE_SOURCE, .file = file, .begin = begin, .stop = end});
}

/* ---- items ---- */

struct item {
    int32_t file;
    uint32_t begin, end;
    int32_t include;        /* the #include whose file it stands in, or -1 */
    int32_t invocation;     /* the macro invocation it is, or -1 */
};

static struct item item_of_invocation(const struct unit *unit, int32_t index)
{
    const struct invocation *v = &unit->invocations.at[index];
    return (struct item){v->file, v->begin, v->end, v->outer, index};
}

static struct item item_of(const struct unit *unit, tok_id id)
{
    const struct token *token = &unit->tokens.at[id];
    int32_t v = token->invocation;
    if (v >= 0 && !unit->invocations.at[v].is_include)
        return item_of_invocation(unit, v);
    return (struct item){token->file, token->begin, token->end, v, -1};
}

static bool include_holds(const struct unit *unit, int32_t include, tok_id token)
{
    const struct invocation *v = &unit->invocations.at[include];
    return token >= v->first && token < v->last;
}

/* Where the lead of an item begins, given the first of its tokens. */
static uint32_t lead_begin(const struct unit *unit, struct item item, tok_id first)
{
    if (first == 0)
        return 0;
    if (item.include >= 0 && !include_holds(unit, item.include, first - 1))
        return 0;
    struct item before = item_of(unit, first - 1);
    while (before.include != item.include && before.include >= 0)
        before = item_of_invocation(unit, before.include);
    return before.file == item.file && before.end <= item.begin ? before.end : item.begin;
}

/* ---- leads ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Where a skipped branch ends that the conditional directive [hash,end) begins; `end` if none. */
static uint32_t skipped_until(struct writer *w, int32_t file, uint32_t hash, uint32_t end,
                              uint32_t limit)
{
    int n;
    const struct skipped_range *ranges = oracle_skipped(w->unit->oracle, file, &n);
    const struct file *text = &w->unit->files.at[file];
    for (int i = 0; i < n && ranges[i].begin <= end; i++) {
        if (ranges[i].begin < hash || ranges[i].end <= end || ranges[i].end > limit)
            continue;
        uint32_t until = ranges[i].end;
        end = until && text->text[until - 1] == '\n' ? until : directive_end(text, until);
    }
    return end < limit ? end : limit;
}

/* Prints [begin,end) of a file, which holds no tokens: conditional directives and what they skip
 * are dropped.  `fresh`: what stands before it in the file was not printed right before it. */
static void print_lead(struct writer *w, int32_t file, uint32_t begin, uint32_t end, bool fresh)
{
    const struct file *source = &w->unit->files.at[file];
    const char *s = source->text;
    struct output *o = &w->out;
    uint32_t i = begin, done = begin;
    bool at_start = begin == 0 || s[begin - 1] == '\n', other = false;
    if (fresh) {
        o->squeeze = true;
        uint32_t blank = begin;
        while (blank < end && is_blank(s[blank]))
            blank++;
        if (blank == end && w->after_text)
            return;
        if (blank < end && s[blank] == '\n' && o->at_start) {
            i = done = blank + 1;
            o->blanks.length = 0;
            at_start = true;
        }
    }
    while (i < end) {
        if (at_start && (s[i] == '#' || (s[i] == '%' && s[i + 1] == ':'))) {
            size_t length;
            const char *name = directive_name(source, i, &length);
            uint32_t next = directive_end(source, i);
            uint32_t line = i;
            while (line > done && is_blank(s[line - 1]))
                line--;
            output_source(o, file, done, line);
            if (directive_condition(name, length) != 2) {
                next = skipped_until(w, file, i, next, end);
                o->squeeze = true;
                o->blanks.length = 0;
            } else {
                next = next < end ? next : end;
                if (!o->at_start)
                    output_line(o);
                output_source(o, file, line, next);
            }
            i = done = next;
        } else if (s[i] == '\n') {
            at_start = true;
            i++;
        } else if (s[i] == '/' && s[i + 1] == '*') {
            const char *close = strstr(s + i + 2, "*/");
            i = close ? (uint32_t)(close - s) + 2 : end;
        } else if (s[i] == '/' && s[i + 1] == '/') {
            i = directive_end(source, i) - 1;
            if (s[i] != '\n')
                i = end;
        } else if (is_blank(s[i])) {
            i++;
        } else if (s[i] == '\\' && s[i + 1] == '\n') {
            i += 2;
        } else {
            /* an invocation without tokens: as it is, and no #line within its arguments */
            char quote = s[i];
            output_source(o, file, done, i);
            output_source(o, file, i, i + 1);
            done = ++i;
            o->hold += !other;
            other = true;
            at_start = false;
            if (quote == '"' || quote == '\'')
                while (i < end && s[i++] != quote)
                    i += s[i - 1] == '\\';
        }
    }
    output_source(o, file, done, end);
    o->hold -= other;
}

/* Prints the lead of an item that is about to be printed. `first`: its first token. */
static void lead(struct writer *w, struct item item, tok_id first)
{
    uint32_t begin = lead_begin(w->unit, item, first);
    bool here = w->cursor_file == item.file;
    bool fresh = !here || w->after_text || w->cursor < begin || w->cursor > item.begin;
    if (here && w->cursor > begin && w->cursor <= item.begin)
        begin = w->cursor;
    if (fresh && here && w->cursor > item.begin) {
        w->out.squeeze = true;
        return;
    }
    print_lead(w, item.file, begin, item.begin, fresh);
    w->cursor_file = item.file;
    w->cursor = item.begin;
}

/* The blanks that the line of a place begins with. */
static const char *indentation(struct unit *unit, int32_t file, uint32_t line, size_t *length)
{
    const struct file *source = &unit->files.at[file];
    file_line(unit, file, 0); /* makes the table of lines */
    const char *text = source->text + source->lines[line - 1];
    *length = strspn(text, " \t");
    return text;
}

/* Right before an item's own text: indentation if its line is new but its newline was not printed. */
static void indent(struct writer *w, struct item item)
{
    struct output *o = &w->out;
    if (!o->at_start || !o->own_newline || o->blanks.length)
        return;
    size_t length;
    const char *blanks =
        indentation(w->unit, item.file, file_line(w->unit, item.file, item.begin), &length);
    buf_add(&o->blanks, blanks, length);
}

/* ---- tokens ---- */

/* What is left of a run of tokens that are printed in a row: spelling[i], or NULL, of token first+i. */
struct row {
    tok_id first, end;
    const char **spelling;
};

struct rename {
    uint32_t begin, end;
    const char *text;
};

static int by_place(const void *a, const void *b)
{
    const struct rename *x = a, *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* Would the text, as part of a macro argument, still be one argument? */
static bool is_one_argument(const char *text)
{
    int depth = 0;
    for (; *text; text++) {
        if (*text == '(')
            depth++;
        else if (*text == ')' && --depth < 0)
            return false;
        else if (*text == ',' && !depth)
            return false;
    }
    return depth == 0;
}

/* Can the invocation be printed as it was written?  Gives the names that change in its text. */
static bool as_written(struct writer *w, const struct row *row, tok_id at, int32_t index,
                       struct rename **renames, int *n_renames)
{
    const struct invocation *v = &w->unit->invocations.at[index];
    *n_renames = 0;
    if (at != v->first || row->end < v->last)
        return false;
    bool any = false;
    for (tok_id i = at; i < v->last && !any; i++)
        any = row->spelling[i - row->first] != NULL;
    if (!any)
        return true;
    if (v->is_include)
        return false;
    /* every copy of an argument's token must get the same spelling */
    struct rename *all = ARENA_ARRAY(w->arena, struct rename, v->last - at);
    int n = 0;
    for (tok_id i = at; i < v->last; i++) {
        const struct token *token = &w->unit->tokens.at[i];
        const char *text = row->spelling[i - row->first];
        bool argument = token->editable && token->file == v->file && token->begin >= v->begin &&
                        token->end <= v->end;
        if (text && (!argument || !is_one_argument(text)))
            return false;
        if (argument)
            all[n++] = (struct rename){token->begin, token->end, text};
    }
    qsort(all, (size_t)n, sizeof *all, by_place);
    for (int i = 0; i < n; i++) {
        bool copy = i && all[i].begin == all[i - 1].begin;
        const char *a = all[i].text, *b = copy ? all[i - 1].text : NULL;
        if (copy && (a != b) && (!a || !b || strcmp(a, b) != 0))
            return false;
        if (a && !copy)
            all[(*n_renames)++] = all[i];
        else if (copy) /* keep the spelling where the next comparison looks */
            all[i].text = b ? b : a;
    }
    *renames = all;
    return true;
}

static void print_written(struct writer *w, int32_t index, const struct rename *renames, int n)
{
    const struct invocation *v = &w->unit->invocations.at[index];
    struct item item = item_of_invocation(w->unit, index);
    struct output *o = &w->out;
    lead(w, item, v->first);
    const char *text = w->unit->files.at[v->file].text;
    if (v->is_include)
        output_line(o);
    else
        output_separate(o, text + v->begin);
    indent(w, item);
    output_source(o, v->file, v->begin, v->begin + 1);
    o->hold++; /* no #line within the arguments */
    uint32_t done = v->begin + 1;
    for (int i = 0; i < n; i++) {
        output_source(o, v->file, done, renames[i].begin);
        output_separate(o, renames[i].text);
        output_text(o, renames[i].text, "", 0);
        output_separate(o, text + renames[i].end);
        done = renames[i].end;
    }
    output_source(o, v->file, done, v->end);
    o->hold--;
    w->cursor_file = v->file;
    w->cursor = v->end;
}

static void print_expanded(struct writer *w, const struct row *row, tok_id id)
{
    struct unit *unit = w->unit;
    const struct token *token = &unit->tokens.at[id];
    const char *text = row->spelling[id - row->first];
    bool renamed = text != NULL;
    if (!renamed)
        text = token->text;
    if (token->painted && !renamed) {
        const char *following = id + 1 < row->end ? row->spelling[id + 1 - row->first] : NULL;
        if (!following && id + 1 < unit->tokens.n)
            following = unit->tokens.at[id + 1].text;
        enum painted painted = spell_painted(unit, token);
        if (painted == PAINTED_FUNCTION && following && !strcmp(following, "("))
            text = arena_printf(w->arena, "(%s)", token->text);
        if (painted == PAINTED_OBJECT)
            diag_at(unit, D_UNSUPPORTED,
                    (struct range){token->at_file, token->at_begin, token->at_begin + 1},
                    "changing the arguments of a macro that expands to its own name", token->text);
    }
    output_at(&w->out, token->at_file, token->line);
    output_text(&w->out, text, "", 0);
}

static void print_token(struct writer *w, const struct row *row, tok_id id)
{
    struct unit *unit = w->unit;
    const struct token *token = &unit->tokens.at[id];
    const char *renamed = row->spelling[id - row->first];
    struct item item = item_of(unit, id);
    struct output *o = &w->out;
    bool own_line = token->kind == TOKEN_PRAGMA && token->text[0] == '#';
    bool first = item.invocation < 0 || id == unit->invocations.at[item.invocation].first;
    if (first)
        lead(w, item, id);
    else if (token->space_before && !o->at_start && !w->after_text)
        output_text(o, " ", "", 0);
    if (own_line && !o->at_start)
        output_line(o);
    output_separate(o, renamed ? renamed : token->text);
    indent(w, item);
    if (item.invocation >= 0 || renamed) {
        print_expanded(w, row, id);
    } else {
        output_source(o, token->file, token->begin, token->begin + 1);
        o->hold++;
        output_source(o, token->file, token->begin + 1, token->end);
        o->hold--;
    }
    if (own_line && item.invocation >= 0)
        output_line(o);
    w->cursor_file = item.file;
    w->cursor = item.end;
}

/* ---- #includes whose text takes the place of their line ---- */

static void leave_includes(struct writer *w, tok_id next)
{
    while (w->entered.n && !include_holds(w->unit, w->entered.at[w->entered.n - 1], next)) {
        const struct invocation *v = &w->unit->invocations.at[w->entered.at[--w->entered.n]];
        if (w->last == v->last - 1) { /* what is behind the last token: an #undef ... */
            struct item item = item_of(w->unit, w->last);
            const struct file *file = &w->unit->files.at[item.file];
            print_lead(w, item.file, item.end, (uint32_t)file->length, false);
        }
        output_line(&w->out);
        w->cursor_file = v->file;
        w->cursor = v->end;
    }
}

/* The file that an #include read; it gave tokens. */
static int32_t included_file(const struct unit *unit, int32_t include)
{
    struct item item = item_of(unit, unit->invocations.at[include].first);
    while (item.include != include)
        item = item_of_invocation(unit, item.include);
    return item.file;
}

/* Enters the #include `index`, a token of which is printed next. */
static void enter_include(struct writer *w, int32_t index)
{
    const struct invocation *v = &w->unit->invocations.at[index];
    lead(w, item_of_invocation(w->unit, index), v->first);
    output_line(&w->out);
    w->cursor_file = included_file(w->unit, index);
    w->cursor = 0;
    w->after_text = false;
    VEC_PUSH(w->arena, &w->entered, index);
}

/* Prints a row of tokens that follow each other. */
static void print_row(struct writer *w, const struct row *row)
{
    struct unit *unit = w->unit;
    for (tok_id id = row->first; id < row->end;) {
        leave_includes(w, id);
        /* the invocations that begin here, outermost first */
        int32_t chain[64];
        int depth = 0;
        for (int32_t v = unit->tokens.at[id].invocation; v >= 0 && depth < 64;
             v = unit->invocations.at[v].outer)
            if (unit->invocations.at[v].first == id)
                chain[depth++] = v;
        tok_id next = id + 1;
        bool printed = false;
        for (; depth > 0 && !printed; depth--) {
            int32_t v = chain[depth - 1];
            struct rename *renames = NULL;
            int n_renames;
            bool is_here = unit->invocations.at[v].is_include &&
                           w->cursor_file == included_file(unit, v);
            if (!is_here && as_written(w, row, id, v, &renames, &n_renames)) {
                print_written(w, v, renames, n_renames);
                next = unit->invocations.at[v].last;
                printed = true;
            } else if (unit->invocations.at[v].is_include && !is_here) {
                enter_include(w, v);
            }
        }
        if (!printed)
            print_token(w, row, id);
        id = next;
        w->last = id - 1;
        w->at = id - 1;
        w->after_text = false;
    }
}

/* ---- the whole ---- */

/* The conditional directives between two stretches that pass through: those that close one begun
 * before, and those that stay open behind. */
static void count_conditions(const struct file *file, uint32_t begin, uint32_t end, int *closed,
                             int *opened)
{
    *closed = *opened = 0;
    for (uint32_t i = begin; i < end; i = directive_end(file, i)) {
        uint32_t hash = i + (uint32_t)strspn(file->text + i, " \t\f\v");
        if ((i && file->text[i - 1] != '\n') || file->text[hash] != '#')
            continue;
        size_t length;
        const char *name = directive_name(file, hash, &length);
        int step = directive_condition(name, length);
        if (step == 1)
            ++*opened;
        else if (step == -1 && *opened)
            --*opened;
        else if (step == -1)
            ++*closed;
    }
}

static void print_source(struct writer *w, const struct piece *piece)
{
    struct output *o = &w->out;
    w->entered.n = 0;
    w->last = -1;
    w->after_text = false;
    output_source(o, piece->file, piece->begin, piece->stop);
    w->cursor_file = piece->file;
    w->cursor = piece->stop;
    w->at = -2;
}

static void print_text(struct writer *w, const struct piece *piece)
{
    struct unit *unit = w->unit;
    const char *blanks = "";
    size_t length = 0;
    if (w->at >= 0) {
        const struct token *token = &unit->tokens.at[w->at];
        output_at(&w->out, token->at_file, token->line);
        blanks = indentation(unit, token->at_file, token->line, &length);
    } else if (w->at == -1) {
        output_at(&w->out, -1, 0);
    }
    if (w->last >= 0)
        output_separate(&w->out, piece->text);
    output_text(&w->out, piece->text, blanks, length);
    w->last = -1;
    w->after_text = true;
}

/* The token pieces from number i that continue each other, as one row; gives the next piece. */
static int next_row(struct writer *w, int i, struct row *row)
{
    const struct piece *pieces = w->pieces.at;
    row->first = pieces[i].first;
    row->end = pieces[i].end;
    int next = i + 1;
    for (int j = next; j < w->pieces.n; j++) {
        if (pieces[j].kind == PIECE_TOKENS && pieces[j].first == row->end) {
            row->end = pieces[j].end;
            next = j + 1;
        } else if (pieces[j].kind != PIECE_AT) { /* says nothing about tokens */
            break;
        }
    }
    row->spelling = ARENA_ARRAY(w->arena, const char *, row->end - row->first);
    for (int j = i; j < next; j++)
        if (pieces[j].kind == PIECE_TOKENS && pieces[j].text)
            row->spelling[pieces[j].first - row->first] = pieces[j].text;
    return next;
}

/* Before source passes through again: makes up for conditional directives that went with tokens. */
static void balance(struct writer *w, const struct piece *before, const struct piece *piece)
{
    if (!before || before->file != piece->file || before->stop >= piece->begin)
        return;
    int closed, opened;
    count_conditions(&w->unit->files.at[piece->file], before->stop, piece->begin, &closed,
                     &opened);
    if (!closed && !opened)
        return;
    output_at(&w->out, -1, 0);
    output_line(&w->out);
    while (closed-- > 0)
        output_text(&w->out, "#endif\n", "", 0);
    while (opened-- > 0)
        output_text(&w->out, "#if 1\n", "", 0);
}

void writer_finish(struct writer *w, struct buf *out)
{
    bool transformed = false;
    for (int i = 0; i < w->pieces.n; i++)
        transformed |= w->pieces.at[i].kind <= PIECE_TEXT && w->pieces.at[i].text;
    const struct options *options = w->unit->options;
    output_begin(&w->out, w->unit, out, !(options && options->no_line));
    if (transformed && w->out.lines) {
        output_at(&w->out, 0, 1);
        w->out.map_file = -1;
        output_sync(&w->out);
    }
    w->last = -1;
    w->at = -2;
    w->cursor_file = -1;
    const struct piece *source = NULL;
    for (int i = 0; i < w->pieces.n;) {
        const struct piece *piece = &w->pieces.at[i++];
        struct row row;
        switch (piece->kind) {
        case PIECE_TOKENS:
            i = next_row(w, i - 1, &row);
            print_row(w, &row);
            break;
        case PIECE_TEXT:
            print_text(w, piece);
            break;
        case PIECE_LEAD:
            leave_includes(w, piece->first);
            lead(w, item_of(w->unit, piece->first), piece->first);
            w->last = -1;
            w->after_text = true;
            break;
        case PIECE_LINE:
            output_line(&w->out);
            w->last = -1;
            w->after_text = true;
            break;
        case PIECE_AT:
            w->at = piece->first;
            break;
        case PIECE_SOURCE:
            balance(w, source, piece);
            print_source(w, piece);
            source = piece;
            break;
        }
    }
    output_end(&w->out);
}
