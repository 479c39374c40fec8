/* Rows of tokens.  An invocation all of whose tokens are in the row is printed as it was written,
 * with the names in its arguments changed where that gives the same; else its expansion is printed,
 * on one line.  An #include in a body is such an invocation too; if it cannot stay, its file's text
 * replaces the line. */
#include "diag/diag.h"
#include "print/print.h"
#include "print/spell.h"
#include "source/files.h"

#include <stdlib.h>
#include <string.h>

/* Right before an item's own text: indentation if its line is new but its newline was not printed.
 */
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
    if (v->is_include && v->file != 0) /* its name is relative to another folder */
        return false;
    bool any = false;
    for (tok_id i = at; i < v->last && !any; i++)
        any = row->spelling[i - row->first] != NULL;
    if (!any)
        return true;
    if (v->is_include)
        return false;
    /* every copy of an argument's token must get the same spelling */
    struct rename *all = ARENA_ARRAY(&w->texts, struct rename, v->last - at);
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
        else if (copy) /* keep the spelling for the next comparison */
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
    bool continued = print_lead_of(w, item, v->first) && w->verbatim;
    const char *text = w->unit->files.at[v->file].text;
    if (v->is_include)
        output_line(o);
    else if (!continued)
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
    w->cursor_reading = include_reading(w->unit, v->outer);
    w->cursor = v->end;
    w->verbatim = true;
}

static void print_expanded(struct writer *w, const struct row *row, tok_id id)
{
    struct unit *unit = w->unit;
    const struct token *token = &unit->tokens.at[id];
    const char *text = row->spelling[id - row->first];
    bool renamed = text != NULL;
    if (!renamed)
        text = token->text;
    if (token->paint && !renamed) {
        const char *following = id + 1 < row->end ? row->spelling[id + 1 - row->first] : NULL;
        if (!following && id + 1 < unit->tokens.n)
            following = unit->tokens.at[id + 1].text;
        enum painted painted = spell_painted(unit, token);
        if (painted == PAINTED_FUNCTION && following && !strcmp(following, "("))
            text = arena_printf(&w->texts, "(%s)", token->text);
        if (painted == PAINTED_OBJECT)
            diag_at(unit, D_UNSUPPORTED,
                    (struct range){token->at_file, token->at_begin, token->at_begin + 1},
                    "changing the arguments of a macro that expands to its own name", token->text);
    }
    output_at(&w->out, token->at_file, token->line);
    output_text(&w->out, text, "", 0);
}

/* The last of the tokens after this one on its line, with only blanks between them, that are printed as they
 * are; the token itself if there are none. */
static tok_id last_of_line(const struct writer *w, const struct row *row, tok_id id)
{
    const struct token *token = &w->unit->tokens.at[id];
    const char *text = w->unit->files.at[token->file].text;
    for (; id + 1 < row->end && !row->spelling[id + 1 - row->first]; id++, token++) {
        const struct token *next = token + 1;
        if (next->invocation >= 0 || next->kind == TOKEN_PRAGMA || next->file != token->file ||
            next->begin < token->end || next->begin >= next->end)
            break;
        uint32_t at = token->end;
        while (at < next->begin && (text[at] == ' ' || text[at] == '\t'))
            at++;
        if (at < next->begin)
            break;
    }
    return id;
}

/* Gives the token after the printed ones. */
static tok_id print_token(struct writer *w, const struct row *row, tok_id id)
{
    struct unit *unit = w->unit;
    const struct token *token = &unit->tokens.at[id];
    const char *renamed = row->spelling[id - row->first];
    struct item item = item_of(unit, id);
    struct output *o = &w->out;
    bool own_line = token->kind == TOKEN_PRAGMA && token->text[0] == '#';
    bool first = item.invocation < 0 || id == unit->invocations.at[item.invocation].first;
    bool continued = false;
    if (first)
        continued = print_lead_of(w, item, id) && w->verbatim;
    else if (token->space_before && !o->at_start && !w->after_text)
        output_text(o, " ", "", 0);
    if (own_line && !o->at_start)
        output_line(o);
    bool changed = item.invocation >= 0 || renamed;
    if (changed || !continued)
        output_separate(o, renamed ? renamed : token->text);
    indent(w, item);
    if (changed) {
        print_expanded(w, row, id);
    } else {
        uint32_t second = token->begin < token->end ? token->begin + 1 : token->end;
        if (!own_line)
            id = last_of_line(w, row, id);
        item.end = unit->tokens.at[id].end;
        output_source(o, token->file, token->begin, second);
        o->hold++;
        output_source(o, token->file, second, item.end);
        o->hold--;
    }
    if (own_line && item.invocation >= 0)
        output_line(o);
    w->cursor_reading = include_reading(unit, item.include);
    w->cursor = item.end;
    w->verbatim = !changed;
    return id + 1;
}

/* ---- #includes whose text takes the place of their line ---- */

void leave_includes(struct writer *w, tok_id next)
{
    while (w->entered.n && !include_holds(w->unit, w->entered.at[w->entered.n - 1], next)) {
        const struct invocation *v = &w->unit->invocations.at[w->entered.at[--w->entered.n]];
        if (w->last == v->last - 1) { /* the text after the last token: an #undef ... */
            struct item item = item_of(w->unit, w->last);
            const struct file *file = &w->unit->files.at[item.file];
            print_lead(w, item, item.end, (uint32_t)file->length, v->last, false);
        }
        output_line(&w->out);
        w->cursor_reading = include_reading(w->unit, v->outer);
        w->cursor = v->end;
    }
}

/* Enters the #include `index`, a token of which is printed next. */
static void enter_include(struct writer *w, int32_t index)
{
    const struct invocation *v = &w->unit->invocations.at[index];
    print_lead_of(w, item_of_invocation(w->unit, index), v->first);
    output_line(&w->out);
    w->cursor_reading = v->reading;
    w->cursor = 0;
    w->after_text = false;
    VEC_PUSH(w->arena, &w->entered, index);
}

/* The invocations that begin with a token, the innermost first.  From number `inside` on they are #includes
 * in whose text we are. */
struct chain {
    VEC(int32_t) list;
    int inside;
};

static struct chain chain_at(struct writer *w, tok_id id)
{
    struct unit *unit = w->unit;
    struct chain chain = {.inside = 0};
    for (int32_t v = unit->tokens.at[id].invocation; v >= 0; v = unit->invocations.at[v].outer)
        if (unit->invocations.at[v].first == id)
            VEC_PUSH(&w->texts, &chain.list, v);
    while (chain.inside < chain.list.n) {
        const struct invocation *v = &unit->invocations.at[chain.list.at[chain.inside]];
        if (v->is_include && w->cursor_reading == v->reading)
            break;
        chain.inside++;
    }
    return chain;
}

void enter_includes(struct writer *w, tok_id first)
{
    struct chain chain = chain_at(w, first);
    for (int i = chain.inside; i-- > 0;)
        if (w->unit->invocations.at[chain.list.at[i]].is_include)
            enter_include(w, chain.list.at[i]);
}

void print_row(struct writer *w, const struct row *row)
{
    struct unit *unit = w->unit;
    for (tok_id id = row->first; id < row->end;) {
        leave_includes(w, id);
        struct chain chain = chain_at(w, id);
        tok_id next = id + 1;
        bool printed = false;
        for (int depth = chain.list.n; depth > 0 && !printed; depth--) {
            int32_t v = chain.list.at[depth - 1];
            struct rename *renames = NULL;
            int n_renames;
            bool is_here = unit->invocations.at[v].is_include && depth > chain.inside;
            if (!is_here && as_written(w, row, id, v, &renames, &n_renames)) {
                print_written(w, v, renames, n_renames);
                next = unit->invocations.at[v].last;
                printed = true;
            } else if (unit->invocations.at[v].is_include && !is_here) {
                enter_include(w, v);
            }
        }
        if (!printed)
            next = print_token(w, row, id);
        id = next;
        w->last = id - 1;
        w->at = id - 1;
        w->after_text = false;
    }
}
