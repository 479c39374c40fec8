/* Pieces, and printing them in order: see writer.h, and print.h for the parts. */
#include "print/writer.h"

#include "oracle/oracle.h"
#include "print/print.h"
#include "source/files.h"

#include <string.h>

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
    add(w, (struct piece){.kind = PIECE_TOKENS,
                          .first = token,
                          .end = token + 1,
                          .text = same ? NULL : arena_strdup(&w->texts, text)});
}

void writer_text(struct writer *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(&w->texts, format, args);
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

void writer_source(struct writer *w, int32_t reading, uint32_t begin, uint32_t end)
{
    add(w, (struct piece){.kind = PIECE_SOURCE, .reading = reading, .begin = begin, .stop = end});
}

void writer_directive(struct writer *w, int32_t reading, uint32_t begin, uint32_t end,
                      const char *text)
{
    add(w, (struct piece){.kind = PIECE_SOURCE, .reading = reading, .begin = begin, .stop = end,
                          .text = text});
}

/* ---- printing ---- */

static void print_source(struct writer *w, const struct piece *piece)
{
    struct output *o = &w->out;
    int32_t number = oracle_reading_file(w->unit->oracle, piece->reading);
    w->entered.n = 0;
    w->last = -1;
    w->after_text = false;
    w->verbatim = true;
    if (piece->text)
        output_directive(o, number, piece->begin, piece->text);
    else
        output_source(o, number, piece->begin, piece->stop);
    const struct file *file = &w->unit->files.at[number];
    if (piece->reading > 0 && piece->stop >= file->length)
        output_text(o, file_ending(file), "", 0);
    w->cursor_reading = piece->reading;
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
        output_at(&w->out, OUTPUT_MADE, 0);
    }
    if (w->last >= 0 || w->after_lead)
        output_separate(&w->out, piece->text);
    w->after_lead = false;
    output_text(&w->out, piece->text, blanks, length);
    w->last = -1;
    w->after_text = true;
    w->verbatim = false;
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
    row->spelling = ARENA_ARRAY(&w->texts, const char *, row->end - row->first);
    for (int j = i; j < next; j++)
        if (pieces[j].kind == PIECE_TOKENS && pieces[j].text)
            row->spelling[pieces[j].first - row->first] = pieces[j].text;
    return next;
}

/* Before source passes through again: makes up for conditional directives that went with tokens. */
static void balance(struct writer *w, const struct piece *before, const struct piece *piece)
{
    if (!before || before->reading != piece->reading || before->stop >= piece->begin)
        return;
    int closed, opened;
    int32_t file = oracle_reading_file(w->unit->oracle, piece->reading);
    file_conditions(&w->unit->files.at[file], before->stop, piece->begin, &closed, &opened);
    if (!closed && !opened)
        return;
    output_at(&w->out, -1, 0);
    output_line(&w->out);
    while (closed-- > 0)
        output_text(&w->out, "#endif\n", "", 0);
    while (opened-- > 0)
        output_text(&w->out, "#if 1\n", "", 0);
}

/* A file of which nothing changed begins without a #line. */
static void begin(struct writer *w, struct buf *out)
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
    w->begun = true;
    w->last = -1;
    w->at = -2;
    w->cursor_reading = 0;
}

static void print_pieces(struct writer *w)
{
    for (int i = 0; i < w->pieces.n;) {
        const struct piece *piece = &w->pieces.at[i++];
        struct row row;
        switch (piece->kind) {
        case PIECE_TOKENS:
            w->after_lead = false;
            i = next_row(w, i - 1, &row);
            print_row(w, &row);
            break;
        case PIECE_TEXT:
            print_text(w, piece);
            break;
        case PIECE_LEAD:
            leave_includes(w, piece->first);
            enter_includes(w, piece->first);
            print_lead_of(w, item_of(w->unit, piece->first), piece->first);
            w->last = -1;
            w->after_lead = true;
            w->after_text = true;
            w->verbatim = false;
            break;
        case PIECE_LINE:
            output_line(&w->out);
            w->last = -1;
            w->after_text = true;
            w->verbatim = false;
            break;
        case PIECE_AT:
            w->at = piece->first;
            break;
        case PIECE_SOURCE:
            balance(w, w->has_source ? &w->source : NULL, piece);
            print_source(w, piece);
            w->source = *piece;
            w->has_source = true;
            break;
        }
    }
    w->pieces.n = 0;
    arena_clear(&w->texts);
}

void writer_flush(struct writer *w, struct buf *out)
{
    bool any_text = w->begun;
    for (int i = 0; i < w->pieces.n && !any_text; i++)
        any_text = w->pieces.at[i].kind <= PIECE_TEXT && w->pieces.at[i].text;
    if (!any_text)
        return; /* the beginning of the output is not known yet */
    if (!w->begun)
        begin(w, out);
    print_pieces(w);
}

void writer_finish(struct writer *w, struct buf *out)
{
    if (!w->begun)
        begin(w, out);
    print_pieces(w);
    output_end(&w->out);
}

void writer_free(struct writer *w)
{
    arena_free(&w->texts);
    output_free(&w->out);
}
