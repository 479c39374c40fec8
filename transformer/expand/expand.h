/* Shared by the files of the expander; no other file includes this.
 *
 *   stream.c      walks files: directives, skipped branches, #include   -> raw tokens
 *   plain.c       bodies without keywords
 *   macro.c       the definition of a name at a place, parsed
 *   substitute.c  a definition and its arguments -> its expansion (6.10.3.1 - 6.10.3.3)
 *   invoke.c      arguments; the expansion goes in front of the text still to be read
 *   expand.c      rescanning, nested and outermost invocations (6.10.3.4) -> unit->tokens */
#ifndef TANDEM_EXPAND_EXPAND_H
#define TANDEM_EXPAND_EXPAND_H

#include "oracle/oracle.h"
#include "source/unit.h"

/* A preprocessing token on its way. */
struct pp {
    const char *text; /* interned */
    uint8_t kind;     /* enum token_kind, or PP_PLACEMARKER */
    bool space_before;
    bool painted; /* a macro's name that may not be expanded any more */
    int32_t file; /* where it is spelled; -1: nowhere (pasted, stringified, -D) */
    uint32_t begin, end;
    uint32_t at;    /* for __LINE__: its place, or that of its origin, in the
                       file of the outermost invocation; or PP_NOWHERE */
    int32_t use;    /* the definition the oracle saw invoked here, or -1; of an #include: its reading */
    int32_t origin; /* number of the argument token in the file it is, or -1 */
};
enum { PP_PLACEMARKER = 100 }; /* 6.10.3.3p2; nothing, but for its space */
#define PP_NOWHERE UINT32_MAX

typedef VEC(struct pp) pp_list;

/* ---- macro.c ---- */

enum body_op {
    BODY_TOKEN,
    BODY_PARAMETER, /* parameter `parameter` */
    BODY_STRINGIZE, /* # in front of a parameter or __VA_OPT__ */
    BODY_PASTE,     /* ## */
    BODY_VA_OPT     /* __VA_OPT__, after it its '(' ... up to element `match`, the ')' */
};
struct body_element {
    struct pp token;
    enum body_op op;
    int parameter;
    int match;
};
struct macro {
    const char *name; /* interned */
    bool has_text;    /* false: the compiler's own; its name stays */
    bool kept;        /* a keyword or a wrapper of the runtime: stays as written */
    bool is_function;
    bool variadic; /* the last parameter takes all further arguments */
    int n_parameters;
    struct body_element *body;
    int n_body;
    int expanding; /* 1 while its expansion is being read */
};

struct macros; /* all definitions of the unit */
struct macros *macros_new(struct unit *unit);
/* Definition number `index` of the oracle, parsed at its first use. */
struct macro *macros_get(struct macros *macros, int32_t index);

/* ---- plain.c ---- */

struct plain;
struct plain *plain_new(struct unit *unit);
/* Is it certain that the body of a plain function in the annotated file, [begin,end) with its braces, has
 * no directive and no keyword of Tandem's, not even out of a macro? */
bool plain_body(struct plain *plain, uint32_t begin, uint32_t end);

/* ---- substitute.c ---- */

struct argument {
    pp_list raw;      /* as collected */
    pp_list expanded; /* fully macro-expanded, if `is_expanded` */
    bool is_expanded;
    bool omitted; /* none was given for the `...`; an empty one is something else */
};
struct expander;
struct pp pp_placemarker(bool space_before);
/* Gives the macro's expansion in *out, which is empty, before rescanning.  Returns whether the token after
 * it has a space in front. */
bool substitute(struct expander *x, const struct macro *macro, struct argument *arguments,
                pp_list *out);

/* ---- stream.c ---- */

enum stream_event { STREAM_TOKEN, STREAM_PRAGMA, STREAM_INCLUDE, STREAM_FILE_END };
struct stream;
/* A stream over the annotated file. */
struct stream *stream_new(struct unit *unit, struct macros *macros);
/* The next thing in the file; it stays the next until stream_take.  `*token` is set for tokens
 * (with `use`) and #pragma lines; for STREAM_INCLUDE its bytes are those of the line, and its text
 * is the included file's path. */
enum stream_event stream_peek(struct stream *stream, struct pp *token);
void stream_take(
    struct stream *stream); /* an STREAM_INCLUDE enters the file, a STREAM_FILE_END leaves it */
int stream_depth(const struct stream *stream); /* 0 in the annotated file */
int32_t stream_reading(const struct stream *stream); /* of the file that is being read */
void stream_close(struct stream *stream);

/* ---- invoke.c ---- */

struct run {
    const struct pp *at;
    int n, i;
    struct macro *macro; /* whose expansion it is; NULL: an argument */
    bool space;          /* after it */
};
struct input {
    VEC(struct run) runs;
    bool from_file; /* when the runs are used up, go on in the file */
    bool space;     /* the last expansion was only a space */
    pp_list *out;   /* NULL: unit->tokens */
};

void push_run(struct expander *x, struct input *in, const pp_list *tokens, struct macro *macro,
              bool space);
bool next_of_runs(struct input *in, struct pp *token);
/* Is the next token a '('?  Then takes it. */
bool take_parenthesis(struct expander *x, struct input *in);
/* The next token of an argument list; false at the end of the text. */
bool next_of_arguments(struct expander *x, struct input *in, struct pp *token);
/* Expands an invocation whose name (and '(') was taken, and puts the result in front. */
void invoke(struct expander *x, struct input *in, const struct pp *name, struct macro *macro);

/* ---- expand.c ---- */

struct expander {
    struct unit *unit;
    struct macros *macros;
    struct stream *stream;
    /* Of the present outermost invocation; emptied between two.  The first two are stacks: an
     * invocation gives its arguments back when its result is made, and an argument that was expanded
     * gives back the results that led to it. */
    struct arena results;   /* runs of tokens, and intermediate results */
    struct arena arguments; /* raw and expanded */
    int32_t place_file, place_reading; /* of the outermost invocation */
    uint32_t place_begin;
    VEC(bool) spoiled;    /* argument tokens, by origin, that were stringified or pasted */
    VEC(int32_t) origins; /* of unit->tokens, or -1 */
    int32_t invocation;   /* the outermost one being expanded, or -1 */
    int32_t include;      /* the #include we are in, or -1 */
    int counter;         /* for __COUNTER__ */
    int brace_depth;     /* of the tokens so far */
    int kept_depth;      /* parentheses open after a kept macro's name */
    bool kept_name;      /* the last token was a kept macro's name */
    bool failed;         /* an error was reported for the present invocation */
    unsigned n_expanded; /* outermost invocations so far */
    int32_t line_file;   /* the last place whose line was asked, and its line */
    uint32_t line_offset, line;
    struct {
        const char *line, *file, *counter, *pragma;
    } names; /* interned */
};
void expand_argument(struct expander *x, struct argument *argument);

/* ---- error.c ---- */

void expand_error(struct expander *x, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
