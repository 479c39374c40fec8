/* emit: a function as C99 text.
 *
 * The user's body is walked once; unchanged parts go to the writer as ranges of tokens,
 * so they come out as they were written. */
#ifndef TANDEM_EMIT_EMIT_H
#define TANDEM_EMIT_EMIT_H

#include "print/writer.h"
#include "fn/fn.h"
#include "frame/apart.h"

struct emitter {
    struct fn *fn;
    struct writer *w;
    const char *self;       /* the frame's header: "td__f->td__head" or "td__f->td__gen.td__head" */
    int indent;             /* levels of braces that new text added around the present place */
    bool lifting;           /* block-scope types are being printed at file scope */
    struct crossing *saved, *restored; /* by suspension: the C locals that are copied there */
};

/* function.c: everything that replaces a function definition. */
void emit_function(struct fn *fn, struct writer *w);

/* frame.c: the frame's struct, the table of lines and the descriptor. */
void emit_frame(struct emitter *e);
void emit_descriptor(struct emitter *e);

/* Around structs of ours, where a #pragma pack of the user's may be in force. */
#define DEFAULT_LAYOUT "#pragma pack(push)\n#pragma pack()"
#define USERS_LAYOUT "#pragma pack(pop)"

/* declare.c: types as text, by their names within the function (pass names). */
const char *emit_declare(struct fn *fn, int type, const char *name);   /* "int (*name)[3]" */
const char *emit_type(struct fn *fn, int type);                        /* "int (*)[3]" */
const char *emit_pointer(struct fn *fn, int type);                     /* a pointer to it */
const char *emit_symbol(struct fn *fn, const struct symbol *symbol, const char *name);
/* The same at file scope. */
const char *emit_file_declare(struct fn *fn, int type, const char *name);
const char *emit_file_symbol(struct fn *fn, const struct symbol *symbol, const char *name);

/* The user's attributes of the body's code (target, optimize ...), for the function that contains it:
 * `__attribute__((target("avx2"))) `, or "". */
const char *emit_code_attributes(struct fn *fn);
const char *emit_quoted(struct fn *fn, const char *text);              /* as a string literal */

/* `to = value;` around the value; a struct with const members is copied instead. */
void emit_store(struct emitter *e, const struct node *at, const char *to, int type);
void emit_stored(struct emitter *e, const char *to, int type);
const char *emit_copy(struct fn *fn, const char *to, const char *from, int type); /* to = from; */

/* lift.c: block-scope types, printed before the function. */
void emit_lifted(struct emitter *e);
void emit_own_types(struct emitter *e); /* those that its specifiers define */
void emit_tag_definition(struct emitter *e, struct node *tag);

/* expression.c */
void emit_expression(struct emitter *e, struct node *node);
void emit_evaluated(struct emitter *e, struct node *node); /* even if it has a temporary */
void emit_value(struct emitter *e, struct node *node);     /* as an operand: a, b in parentheses */
void emit_kids(struct emitter *e, struct node *node);      /* its tokens, its children recursively */
const char *symbol_text(const struct symbol *symbol);      /* how a use is spelled */

/* statement.c */
void emit_statement(struct emitter *e, struct node *node);
void emit_items(struct emitter *e, struct node *block);      /* the items between its braces */
void emit_body(struct emitter *e, struct node *node);       /* as one statement, in braces if needed */

/* loop.c */
void emit_while(struct emitter *e, struct node *node);
void emit_do(struct emitter *e, struct node *node);
void emit_for(struct emitter *e, struct node *node);
void emit_foreach(struct emitter *e, struct node *node);

/* line.c: new lines, and the actions of a full expression. */
void emit_prelude(struct emitter *e, struct node *node);

/* suspend.c: awaits and yields. */
void emit_await(struct emitter *e, struct action *action);
/* The arguments of `call` into the fields of the callee's frame: `frame` is "f." or "f->". */
void emit_arguments(struct emitter *e, struct node *call, struct fn *callee, const char *frame);
/* An operation of the runtime that the user did not write, in a stackless function: "anext" and
 * "g, &v"; its int goes to `result`, if not NULL. */
void emit_operation(struct emitter *e, struct suspend *suspend, const char *name,
                    const char *arguments, const char *result);
void emit_find_crossings(struct emitter *e); /* before any suspension is printed */
void emit_suspension(struct emitter *e, struct suspend *suspend, const char *code);
void emit_yield(struct emitter *e, struct node *node);
void emit_yield_from(struct emitter *e, struct node *node);

/* leave.c: jumps out of cleanup regions. */
void emit_exit(struct emitter *e, const struct exit *exit);
void emit_region_begin(struct emitter *e, struct cleanup *cleanup);
void emit_region_end(struct emitter *e, struct cleanup *cleanup);
bool exit_is_plain(const struct emitter *e, const struct exit *exit); /* as the user wrote it */

/* declaration.c */
void emit_types_within(struct emitter *e, struct node *item); /* types that it defines, before it */
void emit_declaration(struct emitter *e, struct node *node);
bool declaration_is_plain(const struct fn *fn, struct node *node);

/* One line of new text that belongs to a node. */
void emit_line(struct emitter *e, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
