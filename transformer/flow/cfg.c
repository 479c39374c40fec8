/* Building a flow graph, and its text form:
 *
 *   vars 3 suspends 1
 *   block 0: on 1; write 1; read 1; -> 1 2
 *   block 1 depth 1: read 2(total); suspend 0 always; -> 2
 *   block 2:
 *
 * The first line may be missing: then there are as many variables and suspensions as the
 * largest ids ask for.  A name in parentheses and `#` to the end of a line are for people.
 * Blocks come in order.  What is printed can be parsed again. */
#include "flow/cfg.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

static const char *const event_names[] = {
    [EVENT_READ] = "read", [EVENT_WRITE] = "write", [EVENT_ADDRESS] = "address",
    [EVENT_ON] = "on",     [EVENT_OFF] = "off",     [EVENT_SUSPEND] = "suspend",
};
enum { N_EVENT_KINDS = sizeof event_names / sizeof *event_names };

/* Adds an empty block and returns its id; the first one is the entry. */
block_id cfg_block(struct cfg *cfg, int loop_depth)
{
    struct block block = {.loop_depth = loop_depth};
    VEC_PUSH(cfg->arena, &cfg->blocks, block);
    return cfg->blocks.n - 1;
}

static void place(struct cfg *cfg, struct block *block)
{
    if (!block->place)
        block->place = ++cfg->n_places;
}

/* Appends an event; n_vars and n_suspends grow to hold its id. */
void cfg_event(struct cfg *cfg, block_id block, enum event_kind kind, int id)
{
    int *count = kind == EVENT_SUSPEND ? &cfg->n_suspends : &cfg->n_vars;
    if (*count <= id)
        *count = id + 1;
    struct event event = {kind, id};
    place(cfg, &cfg->blocks.at[block]);
    VEC_PUSH(cfg->arena, &cfg->blocks.at[block].events, event);
}

/* `to` may be a block that is still to be added. An edge that is there already stays one edge. */
void cfg_edge(struct cfg *cfg, block_id from, block_id to)
{
    struct block *block = &cfg->blocks.at[from];
    place(cfg, block);
    /* Looking at the last few is enough for branches; the cases of a large switch that go to
     * one place follow each other. */
    for (int i = block->next.n - 1; i >= 0 && i >= block->next.n - 4; i--)
        if (block->next.at[i] == to)
            return;
    VEC_PUSH(cfg->arena, &block->next, to);
}

/* var_names: NULL, or a name (or NULL) for each variable. */
void cfg_print(const struct cfg *cfg, const char *const *var_names, FILE *out)
{
    fprintf(out, "vars %d suspends %d\n", cfg->n_vars, cfg->n_suspends);
    for (int b = 0; b < cfg->blocks.n; b++) {
        const struct block *block = &cfg->blocks.at[b];
        fprintf(out, "block %d", b);
        if (block->loop_depth)
            fprintf(out, " depth %d", block->loop_depth);
        fputc(':', out);
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            fprintf(out, " %s %d", event_names[event.kind], event.id);
            if (event.kind == EVENT_SUSPEND && block->always)
                fputs(" always", out);
            if (var_names && event.kind != EVENT_SUSPEND && var_names[event.id])
                fprintf(out, "(%s)", var_names[event.id]);
            fputc(';', out);
        }
        for (int i = 0; i < block->next.n; i++)
            fprintf(out, "%s %d", i ? "" : " ->", block->next.at[i]);
        if (block->construct)
            fprintf(out, " # line %d: %s %s", block->line, block->construct, block->part);
        fputc('\n', out);
    }
}

/* ---- reading it ---- */

static const char *skip_blank(const char *at)
{
    for (;;) {
        while (isspace((unsigned char)*at))
            at++;
        if (*at != '#')
            return at;
        while (*at && *at != '\n')
            at++;
    }
}

/* Each of these skips blanks, reads one thing behind which *at then stands, and returns
 * whether it was there. */
static bool parse_char(const char **at, char c)
{
    *at = skip_blank(*at);
    if (**at != c)
        return false;
    ++*at;
    return true;
}

static bool parse_word(const char **at, const char *word)
{
    *at = skip_blank(*at);
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0 || isalnum((unsigned char)(*at)[length]))
        return false;
    *at += length;
    return true;
}

static bool parse_number(const char **at, int *number)
{
    *at = skip_blank(*at);
    if (!isdigit((unsigned char)**at))
        return false;
    long value = 0;
    for (; isdigit((unsigned char)**at); ++*at) {
        value = value * 10 + (**at - '0');
        if (value >= INT_MAX / 2)
            return false;
    }
    *number = (int)value;
    return true;
}

/* 1: an event was read; 0: here is none; -1: it is malformed. */
static int parse_event(struct cfg *cfg, block_id b, const char **at)
{
    int kind = 0, id;
    while (kind < N_EVENT_KINDS && !parse_word(at, event_names[kind]))
        kind++;
    if (kind == N_EVENT_KINDS)
        return 0;
    if (!parse_number(at, &id))
        return -1;
    if (kind != EVENT_SUSPEND && parse_char(at, '(')) {
        *at += strcspn(*at, ")\n");
        if (!parse_char(at, ')'))
            return -1;
    }
    struct block *block = &cfg->blocks.at[b];
    if (block->events.n && block->events.at[block->events.n - 1].kind == EVENT_SUSPEND)
        return -1; /* a suspension ends its block */
    if (kind == EVENT_SUSPEND)
        block->always = parse_word(at, "always");
    cfg_event(cfg, b, (enum event_kind)kind, id);
    return 1;
}

/* What stands behind the word "block". */
static bool parse_block(struct cfg *cfg, const char **at)
{
    int id, depth = 0, to, event;
    if (!parse_number(at, &id) || id != cfg->blocks.n)
        return false;
    if (parse_word(at, "depth") && !parse_number(at, &depth))
        return false;
    if (!parse_char(at, ':'))
        return false;
    cfg_block(cfg, depth);
    /* a semicolon stands between events, and may stand behind the last */
    while ((event = parse_event(cfg, id, at)) > 0 && parse_char(at, ';'))
        ;
    if (event < 0)
        return false;
    if (parse_char(at, '-')) {
        if (**at != '>')
            return false;
        ++*at;
        while (parse_number(at, &to))
            cfg_edge(cfg, id, to);
        if (cfg->blocks.at[id].next.n == 0)
            return false;
    }
    return true;
}

/* Reads the text form into a zeroed cfg whose arena is set. False, with a part of the graph
 * built, if the text is malformed, names a block that is not there, or goes on in a block
 * behind its suspension. */
bool cfg_parse(struct cfg *cfg, const char *text)
{
    const char *at = text;
    int vars = INT_MAX, suspends = INT_MAX;
    if (parse_word(&at, "vars")
        && !(parse_number(&at, &vars) && parse_word(&at, "suspends")
             && parse_number(&at, &suspends)))
        return false;
    while (parse_word(&at, "block"))
        if (!parse_block(cfg, &at))
            return false;
    if (*skip_blank(at) || cfg->n_vars > vars || cfg->n_suspends > suspends)
        return false;
    if (vars != INT_MAX) {
        cfg->n_vars = vars;
        cfg->n_suspends = suspends;
    }
    for (int b = 0; b < cfg->blocks.n; b++)
        for (int i = 0; i < cfg->blocks.at[b].next.n; i++)
            if (cfg->blocks.at[b].next.at[i] >= cfg->blocks.n)
                return false;
    return true;
}
