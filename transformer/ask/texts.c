/* The texts that the oracle is asked about: the unit with its functions printed macro-free (ask.c).
 *
 * A short unit is one text.  A long one is several: each has the text that passes through, and of the
 * functions before its own only declarations (`heads`). */
#include "ask/ask.h"

#include "base/buf.h"
#include "ask/asked.h"
#include "oracle/oracle.h"
#include "source/files.h"

#include <string.h>
#include <unistd.h>

/* A text that grows.  Source in it keeps its line number: types may depend on __LINE__, and names that
 * macros make of it. */
struct growing {
    struct buf buf;
    int32_t file;   /* whose lines clang believes these to be */
    uint32_t line;  /* which of them it is at `counted` */
    size_t counted; /* bytes */
};

struct ask {
    struct unit *unit;
    struct growing text;  /* the present one */
    struct growing heads; /* the file so far without bodies: what the next text begins with */
    size_t limit;     /* the length of a text's own part; 0: all is one text */
    size_t begin;     /* where that begins */
    int conditions;   /* conditional directives that are open: no text ends there */
    VEC(uint32_t) stops; /* of each reading: where its source that passed through ended last */
    int definition;   /* the next of the oracle's that was not passed */
    VEC(struct text) done;
};

/* Each further text costs clang all headers once more, but on another processor.  Measured: the wait gets
 * shorter if a text's own part is at least half as long as the headers; processor time grows by a tenth. */
static size_t limit_of(struct unit *unit)
{
    enum { SHORT = 128 * 1024, PARTS = 4 };
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 2 || !oracle_bodies_are_plain(unit->oracle))
        return 0;
    size_t length = unit->files.at[0].length, headers = 0;
    size_t limit = length / (size_t)(processors < PARTS ? processors : PARTS);
    for (int i = 1; i < unit->files.n; i++)
        headers += unit->files.at[i].length;
    if (limit < SHORT)
        limit = SHORT;
    if (limit < headers / 2)
        limit = headers / 2;
    return length > limit ? limit : 0;
}

static bool has_directives(const char *text, size_t length)
{
    static const char PRAGMA[] = "_Pragma";
    return memchr(text, '#', length) || memmem(text, length, PRAGMA, sizeof PRAGMA - 1);
}

static void count_lines(struct growing *text)
{
    if (text->counted == text->buf.length) /* there may be no text at all */
        return;
    const char *at = text->buf.text + text->counted, *end = text->buf.text + text->buf.length;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        text->line++;
        at++;
    }
    text->counted = text->buf.length;
}

/* The text printed next is source from there.  Text in the place of source has no more lines than it, in
 * most cases; #line is for the others only, because clang takes twice as long for text after one. */
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

static int32_t file_of(struct unit *unit, const struct plan_piece *piece)
{
    return oracle_reading_file(unit->oracle, piece->reading);
}

static void end_piece(struct unit *unit, struct growing *text, const struct plan_piece *piece)
{
    const struct file *file = &unit->files.at[file_of(unit, piece)];
    buf_puts(&text->buf, piece->end >= file->length ? file_ending(file) : " ");
}

static void add_whole(struct unit *unit, struct growing *text, const struct plan_piece *piece)
{
    stand_at(unit, text, file_of(unit, piece), piece->begin);
    if (piece->text)
        buf_puts(&text->buf, piece->text);
    else
        buf_add(&text->buf, unit->files.at[file_of(unit, piece)].text + piece->begin,
                piece->end - piece->begin);
    end_piece(unit, text, piece);
}

/* Source that passes through, without the bodies of its functions.  Directives in a body hold for the text
 * after it: such a body stays. */
static void add_heads(struct ask *ask, const struct plan_piece *piece)
{
    const char *text = ask->unit->files.at[file_of(ask->unit, piece)].text;
    uint32_t at = piece->begin;
    int n;
    const struct function_info *const *all = oracle_definitions(ask->unit->oracle, &n);
    stand_at(ask->unit, &ask->heads, file_of(ask->unit, piece), at);
    for (; piece->reading == 0 && ask->definition < n; ask->definition++) {
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
        stand_at(ask->unit, &ask->heads, file_of(ask->unit, piece), at);
    }
    buf_add(&ask->heads.buf, text + at, piece->end - at);
    end_piece(ask->unit, &ask->heads, piece);
}

/* The present text is complete; if there is more to come, the next one begins. */
static void end_text(struct ask *ask, bool more)
{
    struct buf *text = &ask->text.buf;
    buf_putc(text, '\n');
    struct text done = {arena_strndup(&ask->unit->arena, text->text, text->length), text->length};
    VEC_PUSH(&ask->unit->arena, &ask->done, done);
    text->length = 0;
    if (more) {
        count_lines(&ask->heads);
        buf_add(text, ask->heads.buf.text, ask->heads.buf.length);
        ask->text.file = ask->heads.file;
        ask->text.line = ask->heads.line;
        ask->text.counted = ask->heads.counted;
    }
    ask->begin = text->length;
}

static void add_function(struct ask *ask, struct fn *fn)
{
    struct buf *text = &ask->text.buf, *heads = &ask->heads.buf;
    size_t begin = text->length;
    fn->text_number = ask->done.n;
    size_t body = asked_function(fn, text);
    buf_putc(text, ' ');
    if (!ask->limit)
        return;
    if (is_old_style(fn)) {
        buf_add(heads, text->text + begin, text->length - begin);
    } else {
        buf_add(heads, text->text + begin, body - begin);
        buf_puts(heads, ";");
        asked_shelter(fn, heads, false);
        asked_definitions(fn, heads);
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
    while (ask->stops.n <= piece->reading)
        VEC_PUSH(&ask->unit->arena, &ask->stops, 0);
    uint32_t stop = ask->stops.at[piece->reading];
    if (stop && stop < piece->begin)
        file_conditions(&ask->unit->files.at[file_of(ask->unit, piece)], stop, piece->begin, &closed, &opened);
    ask->stops.at[piece->reading] = piece->end;
    ask->conditions += opened - closed;
    for (int i = 0; i < closed + opened; i++) {
        const char *line = i < closed ? "\n#endif\n" : "\n#if 1\n";
        buf_puts(&ask->text.buf, line);
        if (ask->limit)
            buf_puts(&ask->heads.buf, line);
    }
}

static void add_source(struct ask *ask, const struct plan_piece *piece)
{
    struct unit *unit = ask->unit;
    add_whole(unit, &ask->text, piece);
    if (ask->limit && piece->text) {
        add_whole(unit, &ask->heads, piece);
    } else if (ask->limit) {
        int closed, opened;
        file_conditions(&unit->files.at[file_of(unit, piece)], piece->begin, piece->end, &closed, &opened);
        ask->conditions += opened - closed;
        add_heads(ask, piece);
    }
}

static void add_piece(struct ask *ask, const struct plan_piece *piece)
{
    if (piece->kind == PLAN_SOURCE)
        balance(ask, piece);
    if (ask->limit && ask->text.buf.length - ask->begin > ask->limit && !ask->conditions)
        end_text(ask, true);
    if (piece->kind == PLAN_SOURCE) {
        add_source(ask, piece);
    } else if (piece->kind == PLAN_TOKENS) {
        asked_tokens(ask->unit, piece->first, piece->last, &ask->text.buf);
        if (ask->limit)
            asked_tokens(ask->unit, piece->first, piece->last, &ask->heads.buf);
    } else {
        add_function(ask, piece->fn);
    }
}

/* limit: of a text; 0 for one text, however long.  False: the oracle found an error. */
static bool ask_texts(struct unit *unit, const struct plan *plan, size_t limit, struct buf *dump)
{
    struct ask ask = {.unit = unit, .limit = limit, .text.line = 1, .heads.line = 1};
    for (int i = 0; i < plan->pieces.n; i++)
        add_piece(&ask, &plan->pieces.at[i]);
    end_text(&ask, false);
    buf_free(&ask.text.buf);
    buf_free(&ask.heads.buf);
    if (dump)
        buf_add(dump, ask.done.at[0].text, ask.done.at[0].length);
    return oracle_ask(unit->oracle, ask.done.at, ask.done.n);
}

/* May some pragma, or what a macro makes one of, say how structs are laid out?  If not, that is not asked:
 * it costs a declaration for each function. */
static bool mentions_layout(const struct file *file)
{
    static const char WORD[] = "ragma";
    const char *at = file->text, *end = at + file->length;
    while ((at = memmem(at, (size_t)(end - at), WORD, sizeof WORD - 1))) {
        bool operator = at > file->text && at[-1] == 'P' && !file->is_system; /* glibc: _Pragma (#message) */
        at += sizeof WORD - 1;
        at += strspn(at, " \t(");
        if ((operator && *at != '"') || !strncmp(at + (*at == '"'), "pack", 4) ||
            !strncmp(at + (*at == '"'), "options", 7) || !strncmp(at + (*at == '"'), "align", 5))
            return true;
    }
    return false;
}

bool ask_run(struct unit *unit, const struct plan *plan, struct buf *dump)
{
    for (int i = 0; i < unit->files.n && !unit->packs; i++)
        unit->packs = mentions_layout(&unit->files.at[i]);
    size_t limit = dump ? 0 : limit_of(unit);
    /* A part of the bodies may not parse although the whole file does: one depends on another. */
    return (limit && ask_texts(unit, plan, limit, NULL)) || ask_texts(unit, plan, 0, dump);
}
