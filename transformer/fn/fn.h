/* One function on its way through the passes, and the nouns the passes share.
 *
 *   symbol    a name declared in the function, or a temporary that a pass made
 *   action    a step before the rest of a full expression is evaluated
 *   suspend   a place where the function may return to the scheduler and be resumed
 *   cleanup   code that runs when a region of the body is left
 *   exit      a jump out of one or more cleanup regions
 */
#ifndef TANDEM_FN_FN_H
#define TANDEM_FN_FN_H

#include "ast/ast.h"
#include "base/map.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "flow/cfg.h"
#include "flow/sets.h"
#include "oracle/oracle.h"
#include "source/unit.h"

#include <stdbool.h>

enum symbol_kind {
    SYMBOL_VARIABLE,   /* automatic */
    SYMBOL_PARAMETER,
    SYMBOL_STATIC,     /* static, extern or thread-local in the body; functions declared there */
    SYMBOL_TYPEDEF,
    SYMBOL_ENUMERATOR,
    SYMBOL_TAG,        /* struct, union or enum */
    SYMBOL_LABEL,
    SYMBOL_TEMP,       /* made by a pass */
    SYMBOL_LITERAL     /* the object of a compound literal */
};

/* Where a variable lives between its reads and writes. */
enum residency {
    LIVES_LOCAL, /* a C local: dead at every suspension */
    LIVES_SAVED, /* a C local, copied to the frame at suspensions and back after them */
    LIVES_FRAME  /* always in the frame: it never moves, so its address may be taken */
};

struct scope {
    struct scope *parent;
    struct node *node; /* COMPOUND, FOR, FOREACH, FUNCTION ... */
    int depth;
    VEC(struct symbol *) symbols;
    VEC(struct symbol *) literals; /* compound literals among them, in the order of the text */
    suspend_id first_suspend, last_suspend; /* in it: residency looks for names that are hidden there */
    int n_suspends;
};

static inline bool scope_encloses(const struct scope *outer, const struct scope *inner)
{
    while (inner && inner->depth > outer->depth)
        inner = inner->parent;
    return inner == outer;
}

struct symbol {
    enum symbol_kind kind;
    const char *name;      /* as the user wrote it; temporaries: their C name */
    struct node *node;     /* DECL_NAME, TAG, ENUMERATOR, LABEL, COMPOUND_LITERAL; NULL: a temporary */
    struct node *specs;    /* of its declaration */
    struct node *init;     /* INIT_DECLARATOR of a variable, or NULL */
    struct node *cleanup;  /* f of its __attribute__((cleanup(f))), or NULL */
    struct scope *scope;
    int number;            /* in fn->symbols, if bind declared it */
    struct symbol *hides;  /* the one of that name that an enclosing scope or this one declared before */
    bool marked_async;     /* declared with async (pointer checks) */
    bool is_tag_body;      /* SYMBOL_TAG: the body is in this function */
    /* types */
    uint32_t asked_at;     /* offset of its name in the asked text */
    int type;              /* oracle type, or 0: then `declare` is a pattern, "td_gen *%s" */
    const char *declare;
    struct fn *embeds;     /* FOREACH: the generator whose frame it is, or NULL: a handle */
    struct cleanup *region; /* SYMBOL_LABEL: the innermost cleanup region around it */
    const char *lifted;    /* typedef, tag, enumerator: its name at file scope, or NULL */
    bool in_place;         /* SYMBOL_TAG: `lifted` is its name where it is defined, still to come */
    /* flow */
    var_id var;            /* dense, or -1 */
    bool address_taken;    /* somewhere, evaluated */
    enum residency lives;
    const char *text;      /* how a use is spelled where it is not `name`: "td__f->x" */
    const char *field;     /* name of the frame's field, or NULL */
    const char *field_path; /* "td__f->x" or, in a shared slot, "td__f->td_1.x" */
    int64_t align;         /* what it has to be aligned to where its type or the frame does not give
                              that, or 0 */
    uint32_t alignment_at; /* a probe of what it is aligned to, or 0 */
    int64_t alignment;     /* as its declaration says */
    int slot;              /* the union it shares, or -1 */
    bool hoisted;          /* SYMBOL_LITERAL: declared at the beginning of its block */
    bool used;             /* a parameter that is named anywhere, even unevaluated */
    const char *hidden_text; /* emit: `text` while the header is printed */
};

/* A type of file scope whose name a declaration of the function hides: its name in the function. */
struct alias {
    struct type_name of;
    const char *alias;
};

enum action_kind {
    ACTION_EVALUATE, /* temp = node;  or  node;  where temp is NULL */
    ACTION_AWAIT,    /* temp = await node; */
    ACTION_IF,       /* if (node) { then } else { otherwise }; negated: if (!node) */
    ACTION_BLOCK,    /* a statement expression's block; its last expression goes to temp */
    ACTION_TRUTH     /* temp = (node) != 0; */
};
struct action {
    enum action_kind kind;
    struct node *node;
    struct symbol *temp;
    bool negated;
    struct actions *then, *otherwise;
    struct suspend *suspend; /* ACTION_AWAIT */
};
struct stay { /* an operand that needs no temporary, though an await follows it */
    struct node *node;
    const char *why;
};
struct actions {
    VEC(struct action *) list;
    VEC(struct stay) stays;
};

/* Facts about a node from bind and ask: they hold however often the function is lowered. */
struct known {
    struct scope *scope;      /* COMPOUND, FOR, FOREACH, FUNCTION: its scope */
    bool asked;               /* its type may be needed: it has a text of its own */
    uint32_t begin, end;      /* asked: its parenthesised text in the asked text */
    uint32_t choice_begin, choice_end; /* _Generic: "(_Generic(..., T: 0, ...))" in the asked text */
    uint32_t yields_at;       /* FOREACH, YIELD_FROM: a probe of the generator's element, or 0 */
    int yields;               /* and its type */
};

/* The lowering of a node; lower_reset drops it whole. */
struct lowering {
    struct actions *prelude;  /* full expression: the actions before it */
    VEC(struct symbol *) temps; /* full expression: temporaries it declares */
    struct symbol *temp;      /* printed as this once evaluated */
    bool hollow;              /* its value is void and it was evaluated: prints as nothing */
    struct node *instead;     /* prints as this: the right side of a comma, a _Generic's choice */
    struct suspend *suspend;  /* AWAIT, YIELD, YIELD_FROM, FOREACH */
    struct suspend *drop;     /* FOREACH over an async generator: dropping it may await */
    struct cleanup *cleanup;  /* DEFER, FOREACH, variable with a cleanup attribute (INIT_DECLARATOR) */
    struct exit *exit;        /* RETURN, BREAK, CONTINUE, GOTO */
    struct symbol *object;    /* COMPOUND_LITERAL that needs a home; FOREACH: the generator, which
                                 is a handle or, embedded, its frame */
    int label;                /* loop: number of its continue label, 0: none */
    bool continued;           /* loop: a continue needs that label */
};

enum suspend_kind { SUSPEND_AWAIT, SUSPEND_YIELD, SUSPEND_DELEGATE, SUSPEND_NEXT, SUSPEND_DROP };
enum call_kind {
    CALL_FOREIGN,  /* announced to the ramp: another file, a pointer, defined later in this file */
    CALL_EMBEDDED, /* defined earlier in this file: its frame is part of ours */
    CALL_PUSHED,   /* this very function: its frame comes from the task's frame stack */
    CALL_OPERATION /* of the runtime, by its name: td_sleep(10) */
};
struct suspend {
    enum suspend_kind kind;
    suspend_id id;        /* dense from 0; its state is id + 1 */
    struct node *node;
    struct cleanup *inside;
    enum call_kind call;
    struct fn *callee;    /* EMBEDDED, PUSHED */
    struct scope *scope;  /* around it: which names are visible */
};

enum cleanup_kind { CLEANUP_DEFER, CLEANUP_ATTRIBUTE, CLEANUP_GENERATOR };
struct cleanup {
    enum cleanup_kind kind;
    int id;                  /* from 1 */
    struct node *node;       /* DEFER, FOREACH, or the INIT_DECLARATOR */
    struct symbol *variable; /* ATTRIBUTE */
    struct scope *scope;     /* around it */
    struct cleanup *outer;   /* the next one that a leaving jump runs */
    bool never_ends;         /* only jumps reach its end */
    struct symbol *selector; /* selects where to go on after it; NULL: no jump leaves it */
    VEC(struct exit *) exits; /* through it; exit i is selected by i + 1 */
};

enum exit_kind { EXIT_RETURN, EXIT_BREAK, EXIT_CONTINUE, EXIT_GOTO };
struct exit {
    enum exit_kind kind;
    struct node *target;     /* loop, switch or LABEL; NULL for return */
    struct cleanup *inside;  /* innermost cleanup region it leaves, or the one around it */
    struct cleanup *outside; /* region of the target: cleanups from inside up to here run */
    struct scope *scope;     /* around it */
};

enum fn_kind { FN_PLAIN /* only defer, foreach */, FN_ASYNC, FN_GENERATOR, FN_ASYNC_GENERATOR };

/* The facts about a function after the passes that it has been through (passes.def). */
enum fact {
    FACT_TREE = 1 << 0,
    FACT_NAMES = 1 << 1,      /* every name in it is bound */
    FACT_RULES = 1 << 2,      /* it obeys the language's rules */
    FACT_TYPES = 1 << 3,
    FACT_ELEMENT_TYPES = 1 << 4,   /* elements of generators fit their users */
    FACT_ARRAYS = 1 << 5,     /* no array of variable length lives across a suspension */
    FACT_LOWERED = 1 << 6,    /* this and all that follows is about one lowering of it */
    FACT_GRAPH = 1 << 7,
    FACT_LIVE = 1 << 8,
    FACT_NOTHING_LOST = 1 << 9, /* when a step returns: alloca, va_start */
    FACT_COUNTED = 1 << 10,   /* its graph has the same reads and writes as clang's tree */
    FACT_VERIFIED = 1 << 11,
    FACT_HOMES = 1 << 12,     /* where each variable lives */
    FACT_SCOPES = 1 << 13,
    FACT_CONFLICTS = 1 << 14,
    FACT_WRITABLE = 1 << 15,
    FACT_LAYOUT = 1 << 16,
    FACT_SLOTS = 1 << 17,     /* slots are verified */
    FACT_SIZE = 1 << 18,
    FACT_STACK = 1 << 19,     /* whether it keeps a stack is decided, and said */
    FACT_ALIASES = 1 << 20    /* the names of its types in its text */
};

struct fn {
    struct unit *unit;
    struct arena *arena;
    const struct function_info *info;
    const char *name;
    enum fn_kind kind;
    tok_id first, end;         /* its tokens */
    struct node *root;         /* FUNCTION */
    struct node *declarator;   /* its DECL_FUNCTION */
    struct node *body;
    struct scope *scope;       /* parameters */
    VEC(struct symbol *) symbols;    /* all, in order of declaration */
    VEC(struct symbol *) parameters;
    VEC(struct symbol *) vars;       /* those with a var_id */
    struct map by_offset;            /* asked_at + 1 -> number of the symbol */
    VEC(struct suspend *) suspends;
    VEC(struct cleanup *) cleanups;
    unsigned facts;            /* enum fact */
    bool refused;              /* a pass reported an error that makes all later ones meaningless */
    bool has_suspend;          /* anything that can suspend */
    bool stackful;
    const char *why_stackful;
    int why_line;
    bool uses_func_name;       /* __func__ */
    /* alloca and va_start die when a step returns. *_line: first use, 0 none. `allocated`, `arguments`:
     * variables without a place that live from there on, so that liveness tells whether a suspension
     * follows. */
    int alloca_line, va_start_line;
    struct symbol *allocated;  /* memory of alloca: its address is known from the call on */
    struct symbol *arguments;  /* of `...`: read by each va_start */
    bool returns_through_cleanup;
    bool drops;                /* generator: dropping it part-way has to run something */
    bool delegates;            /* generator: says yield_from */
    int n_temps, n_labels;
    struct cfg cfg;
    struct sets *live, *dirty; /* across each suspension */
    struct span *conflicts;    /* by variable */
    VEC(struct alias) aliases;
    VEC(const char *) typedefs; /* of records without a name, printed before it */
    int n_file_names;          /* numbers names at file scope that are made from the user's */
    int n_slots;
    struct slot_members {
        VEC(struct symbol *) list; /* those that share it: two or more, or none */
    } *slots;
    int64_t frame_size, frame_align; /* bytes of its frame's struct, as compilers lay it out */
    int yields, sent, result;  /* oracle types */
    uint32_t yields_at, sent_at; /* probes of the first two in the asked text, or 0 */
    uint32_t packs_at;         /* a probe of the effect of a #pragma pack in force, or 0 */
    bool packed;               /* it is in force where the function begins */
    bool packs_within;         /* or may be somewhere in its body */
    bool asks_yields;          /* some FOREACH or YIELD_FROM has a probe */
    int text_number;           /* its asked text, from 0 */
    const struct finished *finished; /* the functions before it in the output */
    bool exposed;              /* --header shows its frame */
    bool receives, acts_on_entry; /* fn_receives, has_effects_on_entry, once there is no tree */
};

/* fn/face.c: the part of a function that callers need, also once its tree is gone. */
bool fn_receives(const struct fn *fn); /* it says received(T) */
/* f(int i, int a[i++]): does entering it evaluate something with an effect? Only its ramp does so. */
bool has_effects_on_entry(const struct fn *fn);
/* Can a task begin with it?  No if a frame cannot hold its arguments: variable arguments, a
 * parameter without a name, a pointer to an array whose size is another parameter. Nor if entering it
 * has an effect, which would come twice, or if it never returns: td_spawn calls it and has to continue.
 * Such a function runs at once when it is spawned. */
bool fn_can_start(const struct fn *fn);

/* Functions that are transformed already, found by their function_info.  Of one there remain the parts that
 * callers need, that is the numbers and flags in the struct and its parameters' fields; all of it if a header
 * is asked for, in which its frame may be shown. */
struct finished {
    VEC(struct fn *) list;
    struct map numbers;
};
void fn_done(struct finished *finished, struct fn *fn, bool keep);
struct fn *fn_finished(const struct fn *fn, const struct function_info *info); /* or NULL */

static inline bool fn_is_generator(const struct fn *fn)
{
    return fn->kind == FN_GENERATOR || fn->kind == FN_ASYNC_GENERATOR;
}
static inline bool fn_is_async(const struct fn *fn)
{
    return fn->kind == FN_ASYNC || fn->kind == FN_ASYNC_GENERATOR;
}
/* Does a call of it have a value?  (Its frame then begins with one.) */
static inline bool fn_returns_value(const struct fn *fn)
{
    return !fn_is_generator(fn) && !(fn->info->flags & FUNCTION_VOID);
}
/* Emitted as a state machine? */
static inline bool fn_is_stackless(const struct fn *fn)
{
    return fn->kind != FN_PLAIN && !fn->stackful;
}

/* Helpers on trees (fn/fn.c). */
struct known *known(struct fn *fn, struct node *node);          /* made on demand */
struct lowering *low(struct fn *fn, struct node *node);         /* made on demand */
const char *token_text(const struct fn *fn, tok_id token);
bool token_is(const struct fn *fn, tok_id token, const char *text);
struct node *strip_parens(struct node *node);                   /* PAREN, and UNARY __extension__ */
struct node *labelled(const struct node *label);                /* the statement after it, or NULL */
struct node *unlabelled(struct node *item);                     /* the statement after its labels */
struct node *awaited_call(struct node *await);                  /* the CALL of an AWAIT, or NULL */
struct symbol *temp_new(struct fn *fn, int type, const char *stem);
const char *asm_constraint(const struct fn *fn, const struct node *operand); /* of an asm statement: "=r" */
struct node *declared_name(struct node *declarator);            /* DECL_NAME, or NULL */
const struct function_info *called_function(const struct fn *fn, const struct node *call);
/* Is it that attribute: name or __name__? */
bool is_attribute(const struct fn *fn, const struct node *item, const char *name);
bool is_unary(const struct fn *fn, const struct node *node, const char *op);
void fn_note_drops(struct fn *fn); /* sets drops and delegates from the suspensions */
/* `register int x asm("r10");`: assembly may count on it, so it cannot live in the frame. */
bool in_named_register(const struct symbol *symbol);
bool is_one_of(const char *name, const char *const *list); /* that NULL ends */
/* Is it defined as f(a, b) int a, b; {...}? */
bool is_old_style(const struct fn *fn);
/* __builtin_choose_expr(constant, a, b) with an await in it? */
bool is_choice(const struct fn *fn, const struct node *node);
/* Is the expression a name whose value never changes: a function, builtin or declared by its call
 * (C89) too, or an enumerator of file scope? */
bool names_function(const struct fn *fn, const struct node *node);
/* __func__ and its GNU spellings, but not from a system header's macro (assert). */
bool is_function_name(const struct fn *fn, tok_id token);
struct range node_range(const struct fn *fn, const struct node *node);
int token_line(const struct fn *fn, tok_id token);

#endif
