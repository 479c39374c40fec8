#include "plan/plan.h"

#include "plan/includes.h"
#include "oracle/oracle.h"

struct open_file {
    int32_t file;
    int32_t include;    /* the invocation that reads it, or -1: the annotated file */
    uint32_t at;        /* bytes up to here are planned */
    int32_t invocation; /* of a macro, whose tokens are planned up to `token`; or -1 */
    tok_id token;
    const char *prefix; /* see includes.h */
};
struct planner {
    struct unit *unit;
    bool *opened;       /* by file */
    struct plan plan;
    VEC(struct open_file) open;
};

static void piece(struct planner *p, int32_t reading, uint32_t begin, uint32_t end, const char *text)
{
    if (begin < end)
        VEC_PUSH(&p->unit->arena, &p->plan.pieces,
                 ((struct plan_piece){.kind = PLAN_SOURCE, .reading = reading,
                                      .begin = begin, .end = end, .text = text}));
}

/* Bytes of the file, with its directives edited. */
static void source(struct planner *p, const struct open_file *file, uint32_t begin, uint32_t end)
{
    struct open_text text = {file->file, include_reading(p->unit, file->include), file->prefix};
    struct edits edits = includes_edits(p->unit, text, begin, end, p->opened);
    for (int i = 0; i < edits.list.n; i++) {
        const struct edit *edit = &edits.list.at[i];
        piece(p, text.reading, begin, edit->begin, NULL);
        piece(p, text.reading, edit->begin, edit->end, edit->text);
        begin = edit->end;
    }
    piece(p, text.reading, begin, end, NULL);
}

static void open_file(struct planner *p, int32_t file, int32_t include, const char *prefix)
{
    p->opened[file] = true;
    VEC_PUSH(&p->unit->arena, &p->open,
             ((struct open_file){.file = file, .include = include, .invocation = -1,
                                 .prefix = prefix}));
}

static void tokens(struct planner *p, tok_id first, tok_id last)
{
    if (first < last)
        VEC_PUSH(&p->unit->arena, &p->plan.pieces,
                 ((struct plan_piece){.kind = PLAN_TOKENS, .first = first, .last = last}));
}

static void close_invocation(struct planner *p, struct open_file *top)
{
    if (top->invocation >= 0)
        tokens(p, top->token, p->unit->invocations.at[top->invocation].last);
    top->invocation = -1;
}

static void close_file(struct planner *p)
{
    struct open_file top = p->open.at[p->open.n - 1];
    close_invocation(p, &top);
    source(p, &top, top.at, (uint32_t)p->unit->files.at[top.file].length);
    p->open.n--;
}

/* Opens the files that the #include lines lead through. */
static void enter(struct planner *p, int32_t include)
{
    if (include < 0)
        return;
    const struct invocation *v = &p->unit->invocations.at[include];
    enter(p, v->outer);
    for (int i = 0; i < p->open.n; i++)
        if (p->open.at[i].include == include)
            return;
    struct open_file *parent = &p->open.at[p->open.n - 1];
    close_invocation(p, parent);
    source(p, parent, parent->at, v->begin);
    parent->at = v->end;
    int32_t file = oracle_reading_file(p->unit->oracle, v->reading);
    struct open_text text = {parent->file, include_reading(p->unit, parent->include), parent->prefix};
    open_file(p, file, include, includes_prefix(p->unit, text, v->begin, file));
}

static bool within(const struct unit *unit, int32_t include, int32_t outer)
{
    for (; include >= 0; include = unit->invocations.at[include].outer)
        if (include == outer)
            return true;
    return outer < 0;
}

static void function(struct planner *p, struct fn *fn)
{
    struct unit *unit = p->unit;
    const struct token *first = &unit->tokens.at[fn->first], *last = &unit->tokens.at[fn->end - 1];
    int32_t invocation = first->invocation, include = -1;
    if (invocation >= 0 && unit->invocations.at[invocation].is_include) {
        include = invocation;
        invocation = -1;
    } else if (invocation >= 0) {
        include = unit->invocations.at[invocation].outer;
    }
    while (!within(unit, include, p->open.at[p->open.n - 1].include))
        close_file(p);
    enter(p, include);
    struct open_file *top = &p->open.at[p->open.n - 1];
    if (invocation < 0 || invocation != top->invocation) {
        close_invocation(p, top);
        source(p, top, top->at,
               invocation < 0 ? first->begin : unit->invocations.at[invocation].begin);
    }
    if (invocation >= 0)
        tokens(p, invocation == top->invocation ? top->token
                                                : unit->invocations.at[invocation].first, fn->first);
    VEC_PUSH(&unit->arena, &p->plan.pieces,
             ((struct plan_piece){.kind = PLAN_FUNCTION, .fn = fn}));
    bool made = last->invocation >= 0 && !unit->invocations.at[last->invocation].is_include;
    top->invocation = made ? last->invocation : -1;
    top->token = fn->end;
    top->at = made ? unit->invocations.at[last->invocation].end : last->end;
}

struct plan plan_make(struct unit *unit, struct fn **fns, int n)
{
    struct planner planner = {.unit = unit};
    struct planner *p = &planner;
    p->opened = ARENA_ARRAY(&unit->arena, bool, unit->files.n + 1);
    open_file(p, 0, -1, "");
    for (int i = 0; i < n; i++)
        function(p, fns[i]);
    while (p->open.n)
        close_file(p);
    includes_check(unit, p->opened);
    return p->plan;
}
