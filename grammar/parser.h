/* Shared by the grammar's actions, the lexer adapter and the scopes while one function is
 * parsed.  Only grammar/ and ast/parse.c include it. */
#ifndef TANDEM_GRAMMAR_PARSER_H
#define TANDEM_GRAMMAR_PARSER_H

#include "ast/ast.h"
#include "base/arena.h"
#include "base/vec.h"
#include "source/unit.h"

#include <stdbool.h>

/* A token range, as bison's location. */
struct span {
    tok_id first, end;
};

struct node_list {
    VEC(struct node *) nodes;
};

/* A declaration while its declarators are read. */
struct declaring {
    struct node *specs;
    bool is_typedef;
    struct node_list *done;       /* finished INIT_DECLARATORs */
    struct span span;             /* of the one at hand, without its initialiser */
    struct node *declarator;      /* the one at hand */
    struct node_list *attributes; /* its ATTRIBUTEs and ASM_LABEL */
};

/* The meanings of names in the function, by scope: enough to tell typedef names. */
struct scopes {
    struct arena *arena;
    VEC(struct binding { const char *name; bool is_typedef; int hidden; }) bindings;
    VEC(int) marks;               /* bindings.n at the opening of each scope */
    struct binding_slot { const char *name; int binding; } *slots; /* innermost, or -1 */
    int n_slots, size;            /* size is a power of two */
};

enum binding_kind { BINDING_NONE, BINDING_ORDINARY, BINDING_TYPEDEF };

struct word {
    const char *text;  /* interned; NULL in an empty slot */
    const char *shown; /* Tandem's own: its name in messages; else NULL */
    int token;
    int when;          /* enum when, in lexer.c */
};

struct parser {
    struct unit *unit;
    struct arena *arena;
    tok_id first, end; /* the range */
    tok_id next;       /* the next token to read */
    tok_id current;    /* the token that bison looks at, or read last: [current,next) */
    int previous;      /* the number of the token read last, 0 at the start */
    bool typed;        /* a type specifier was just read: an identifier now is a declared name,
                          even one that is a typedef name outside (C11 6.7.8p3) */
    tok_id enum_end;   /* after the last `enum NAME`: a ':' here may begin an underlying type */
    struct scopes scopes;
    struct word *words; /* a hash table of all that keywords.def lists */
    struct node *root;
    bool failed;
};

/* --- lexer.c --- */
void lexer_init(struct parser *parser);
/* The next token's number; it is parser->current. */
int lexer_next(struct parser *parser);
/* Classifies the identifier token that bison looks at once more: bison had read it before the scope was left.
 * Gives the right token number for it; others are given back as they are. */
int lexer_reclassify(struct parser *parser, int token);
const struct word *lexer_word(const struct parser *parser, const char *text); /* or NULL */
/* A token's name in messages: 'x', 'await', a string literal, the end of the function. */
const char *lexer_describe(const struct parser *parser, tok_id token);

/* --- scope.c --- */
void scope_init(struct scopes *scopes, struct arena *arena);
void scope_open(struct scopes *scopes);
void scope_close(struct scopes *scopes);
void scope_declare(struct scopes *scopes, const char *name, bool is_typedef);
enum binding_kind scope_find(const struct scopes *scopes, const char *name);

/* --- build.c: functions for the actions --- */
/* A node with a copy of `kids`. */
struct node *build(struct parser *parser, enum node_kind kind, struct span span, tok_id op,
                   int n, struct node **kids);
/* A node whose kids are a list, and another kid in front of it for those kinds that have a fixed
 * first slot (which may be NULL there). */
struct node *build_list(struct parser *parser, enum node_kind kind, struct span span, tok_id op,
                        const struct node_list *kids);
struct node *build_head_list(struct parser *parser, enum node_kind kind, struct span span,
                             tok_id op, struct node *head, const struct node_list *rest);

struct node_list *list_new(struct parser *parser, struct node *node); /* NULL: an empty list */
struct node_list *list_add(struct parser *parser, struct node_list *list, struct node *node);
struct node_list *list_join(struct parser *parser, struct node_list *a,
                            const struct node_list *b);

/* Puts `inner` into the first slot of `outer`, a DECL_ARRAY or DECL_FUNCTION read after it. */
struct node *build_outer(struct node *inner, struct node *outer);
struct node *build_name_attribute(struct parser *parser, struct node *name,
                                  struct node *attribute);
struct node *build_old_parameter(struct parser *parser, struct span name);
struct node *build_bitfield(struct parser *parser, struct span span, struct node *declarator,
                            struct node *width, const struct node_list *attributes);
/* Completes a TAG that has its leading attributes with its body and the attributes after it. */
struct node *build_tag(struct parser *parser, struct span span, struct node *head,
                       struct node *underlying, const struct node_list *body,
                       const struct node_list *attributes);
struct node *build_function(struct parser *parser, struct span span,
                            const struct node_list *head, const struct node_list *old_style,
                            struct node *body);

/* Puts a statement (or NULL) below the innermost of its labels; gives the outermost. */
struct node *build_labelled(const struct node_list *labels, struct node *statement);
/* Attributes after the last of some labels: they are its own if it is a name, and only tokens
 * of it otherwise. */
struct node_list *build_label_attributes(struct parser *parser, struct node_list *labels,
                                         const struct node_list *attributes);
struct node *build_foreach_body(struct node *foreach_node, struct node *body);

void build_declare(struct parser *parser, const struct node *declarator, bool is_typedef);
void build_declare_parameters(struct parser *parser, const struct node *declarator);
struct declaring *declaring_open(struct parser *parser, struct node *specs);
/* Begins the next declarator, with the attributes `before` and `behind` (after) it, and declares it. */
struct declaring *declaring_next(struct parser *parser, struct declaring *declaring,
                                 struct span span, struct node_list *before,
                                 struct node *declarator, const struct node_list *behind);
struct declaring *declaring_finish(struct parser *parser, struct declaring *declaring,
                                   struct node *initializer, tok_id end);

/* --- ast/parse.c --- */
void parser_fail(struct parser *parser, tok_id where, const char *message);
/* A syntax error; `expected` are the names of all tokens that could follow. */
void parser_unexpected(struct parser *parser, tok_id where, const char *const *expected, int n);

#endif
