/* One function definition of annotated C: C11, what C23 adds to bodies, the GNU extensions of
 * real code, and Tandem's keywords.  README.md lists what is covered and explains how the
 * conflicts of the standard's grammar were removed; the short version:
 *
 *   - The lexer adapter tells TYPE_NAME from IDENT by scope, and knows when a type specifier
 *     was just read (then a typedef name is being redeclared, and is an IDENT).
 *   - Attributes that lead a statement or a declaration are one list, `attributes`, until the
 *     token after them decides; the same holds for labels.
 *   - `[[` and the ':' of `enum E : type` are tokens of their own.
 *
 * The adapter must see the effect of an early action before it reads the next token.  It does
 * where a rule ends in a state whose only action is its reduction: bison then reduces without
 * a lookahead.  Such rules are marked "no lookahead". */
%require "3.6"
%expect 0
%define api.pure full
%define api.prefix {annotated_}
%define api.token.prefix {T_}
%define api.value.type union
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%locations
%param {struct parser *parser}

%code requires {
#include "grammar/parser.h"
}

%code {
#include <stdint.h>
#include <stdlib.h>

static int annotated_lex(ANNOTATED_STYPE *value, ANNOTATED_LTYPE *span, struct parser *parser);
static void annotated_error(ANNOTATED_LTYPE *span, struct parser *parser, const char *message);

/* The stack grows on the heap as deep as the function nests. */
#define YYMAXDEPTH 50000000
#define YYLLOC_DEFAULT(result, right, n)                                                           \
    ((n) ? (void)((result).first = YYRHSLOC(right, 1).first,                                       \
                  (result).end = YYRHSLOC(right, n).end)                                           \
         : (void)((result).first = (result).end = YYRHSLOC(right, 0).end))

#define NEW(kind, op, ...)                                                                         \
    build(parser, N_##kind, yyloc, (op),                                                           \
          (int)(sizeof(struct node *[]){__VA_ARGS__} / sizeof(struct node *)),                     \
          (struct node *[]){__VA_ARGS__})
#define LEAF(kind, op) build(parser, N_##kind, yyloc, (op), 0, NULL)
#define NEW_LIST(kind, op, list) build_list(parser, N_##kind, yyloc, (op), (list))
#define NEW_HEAD_LIST(kind, op, head, list)                                                        \
    build_head_list(parser, N_##kind, yyloc, (op), (head), (list))
#define EMPTY_NAME(at)                                                                             \
    build(parser, N_DECL_NAME, (struct span){(at), (at)}, -1, 0, NULL)
#define LIST(node) list_new(parser, (node))
#define ADD(list, node) list_add(parser, (list), (node))
#define JOIN(a, b) list_join(parser, (a), (b))
#define TEXT(token) (parser->unit->tokens.at[token].text)

/* A scope was left when bison may already have read the next token. */
#define CLOSE_SCOPE()                                                                              \
    (scope_close(&parser->scopes), (void)(yychar = lexer_reclassify(parser, yychar)))
}

%token END 0 "the end of the function"
%token IDENT "a name" TYPE_NAME "the name of a type" NUMBER "a number" STRING "a string literal"
%token CHAR
%token STORAGE ASYNC QUALIFIER TYPE_WORD STRUCT ENUM TYPEOF ATOMIC_TYPE BITINT ALIGNAS
%token ATTRIBUTE DECLSPEC ATTRIBUTE_OPEN ENUM_COLON
%token SIZEOF ALIGNOF EXTENSION REAL_IMAG GENERIC OFFSETOF BUILTIN
%token IF "'if'" WHILE "'while'" ELSE SWITCH CASE DEFAULT DO FOR GOTO CONTINUE BREAK RETURN ASM LOCAL_LABEL
%token STATIC_ASSERT PRAGMA
%token AWAIT YIELD YIELD_FROM GENERATOR RECEIVED FOREACH DEFER
%token ELLIPSIS "'...'"
%token ARROW INC_DEC DIV_MOD SHIFT RELATION EQUALITY AND_AND OR_OR ASSIGN_OP
%token INVALID "a stray character"

%precedence SHORT /* a list of attributes, or an if, that ends here loses against ... */
%precedence ATTRIBUTE DECLSPEC ATTRIBUTE_OPEN ELSE /* ... one that goes on */
%left OR_OR
%left AND_AND
%left '|'
%left '^'
%left '&'
%left EQUALITY
%left RELATION
%left SHIFT
%left '+' '-'
%left '*' DIV_MOD

%type <struct node *> primary postfix unary cast binary conditional assignment expression
%type <struct node *> expression_opt string builtin_argument offset_designator generic_association
%type <struct node *> initializer braced init_item designator array_designator
%type <struct node *> specs spec_first spec extension tag enumerator type_name
%type <struct node *> struct_head enum_head underlying underlying_word
%type <struct node *> declaration static_assertion field attribute standard_attribute
%type <struct node *> declarator direct_declarator abstract abstract_direct parameter
%type <struct node *> bracketed prototype asm_operand asm_label asm_goto compound statement unlabelled label for_init foreach_head
%type <struct node *> foreach_name
%type <struct node *> pragma_opt
%type <struct node_list *> arguments builtin_arguments generic_associations init_items designators
%type <struct node_list *> spec_list enumerators fields attributes attributes_opt attribute_list
%type <struct node_list *> attribute_item field_list pointer_qualifiers parameters identifiers
%type <struct node_list *> declarator_tail items labels asm_operands asm_body old_style
%type <struct node_list *> asm_operand_list asm_labels asm_label_list underlying_list
%type <struct node_list *> function_head field_declarator
%type <struct declaring *> declarators declarators_open
%type <bool> keep

%start unit

%%

/* ---------------------------------------------------------------- the function */

unit: function_head old_style compound
        { parser->root = build_function(parser, @$, $1, $2, $3); }
    ;

/* The parameters are in scope from here on.  The next token is '{' or the first of an old-style
 * declaration, which cannot be a name that a parameter hides. */
function_head
    : specs declarator attributes_opt /* clang takes GNU attributes here, gcc does not */
        { $$ = ADD(LIST($1), $2); build_declare_parameters(parser, $2); }
    | declarator attributes_opt
        {
            struct span nothing = {@1.first, @1.first};
            $$ = ADD(LIST(build(parser, N_SPECS, nothing, -1, 0, NULL)), $1);
            build_declare_parameters(parser, $1);
        }
    ;

old_style
    : %empty                        { $$ = LIST(NULL); }
    | old_style declaration         { $$ = ADD($1, $2); }
    ;

/* ---------------------------------------------------------------- expressions */

primary
    : IDENT                         { $$ = LEAF(IDENT, @1.first); }
    | NUMBER                        { $$ = LEAF(NUMBER, @1.first); }
    | CHAR                          { $$ = LEAF(CHAR, @1.first); }
    | string
    | '(' expression ')'            { $$ = NEW(PAREN, @1.first, $2); }
    | '(' compound ')'              { $$ = NEW(STMT_EXPR, @1.first, $2); }
    | GENERIC '(' assignment ',' generic_associations ')'
        { $$ = NEW_HEAD_LIST(GENERIC, @1.first, $3, $5); }
    | GENERIC '(' type_name ',' generic_associations ')'
        { $$ = NEW_HEAD_LIST(GENERIC, @1.first, $3, $5); }
    | BUILTIN '(' builtin_arguments ')'
        { $$ = NEW_LIST(BUILTIN, @1.first, $3); }
    | OFFSETOF '(' type_name ',' offset_designator ')'
        { $$ = NEW(BUILTIN, @1.first, $3, $5); }
    | RECEIVED '(' type_name ')'    { $$ = NEW(RECEIVED, @1.first, $3); }
    ;

string
    : STRING                        { $$ = LEAF(STRING, @1.first); }
    | string STRING                 { $$ = $1; $$->end = @2.end; }
    ;

generic_associations
    : generic_association           { $$ = LIST($1); }
    | generic_associations ',' generic_association { $$ = ADD($1, $3); }
    ;

generic_association
    : type_name ':' assignment      { $$ = NEW(GENERIC_ASSOC, -1, $1, $3); }
    | DEFAULT ':' assignment        { $$ = NEW(GENERIC_ASSOC, -1, NULL, $3); }
    ;

builtin_arguments
    : builtin_argument              { $$ = LIST($1); }
    | builtin_arguments ',' builtin_argument { $$ = ADD($1, $3); }
    ;

builtin_argument: assignment | type_name ;

offset_designator
    : any_name                      { $$ = LEAF(IDENT, @1.first); }
    | offset_designator '.' any_name { $$ = NEW(MEMBER, @3.first, $1); }
    | offset_designator ARROW any_name { $$ = NEW(MEMBER, @3.first, $1); }
    | offset_designator '[' expression ']' { $$ = NEW(INDEX, @2.first, $1, $3); }
    ;

postfix
    : primary
    | postfix '[' expression ']'    { $$ = NEW(INDEX, @2.first, $1, $3); }
    | postfix '(' ')'               { $$ = NEW(CALL, @2.first, $1); }
    | postfix '(' arguments ')'     { $$ = NEW_HEAD_LIST(CALL, @2.first, $1, $3); }
    | postfix '.' any_name          { $$ = NEW(MEMBER, @3.first, $1); }
    | postfix ARROW any_name        { $$ = NEW(MEMBER, @3.first, $1); }
    | postfix INC_DEC               { $$ = NEW(POSTFIX, @2.first, $1); }
    | '(' type_name ')' braced      { $$ = NEW(COMPOUND_LITERAL, @1.first, $2, $4); }
    ;

arguments
    : assignment                    { $$ = LIST($1); }
    | arguments ',' assignment      { $$ = ADD($1, $3); }
    ;

unary
    : postfix
    | INC_DEC unary                 { $$ = NEW(UNARY, @1.first, $2); }
    | '&' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | '*' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | '+' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | '-' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | '~' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | '!' cast                      { $$ = NEW(UNARY, @1.first, $2); }
    | EXTENSION cast                { $$ = NEW(UNARY, @1.first, $2); }
    | REAL_IMAG cast                { $$ = NEW(UNARY, @1.first, $2); }
    | AWAIT cast                    { $$ = NEW(AWAIT, @1.first, $2); }
    | SIZEOF unary                  { $$ = NEW(SIZEOF_EXPR, @1.first, $2); }
    | SIZEOF '(' type_name ')'      { $$ = NEW(SIZEOF_TYPE, @1.first, $3); }
    | ALIGNOF unary                 { $$ = NEW(SIZEOF_EXPR, @1.first, $2); }
    | ALIGNOF '(' type_name ')'     { $$ = NEW(SIZEOF_TYPE, @1.first, $3); }
    | AND_AND any_name              { $$ = LEAF(LABEL_ADDRESS, @2.first); }
    ;

cast
    : unary
    | '(' type_name ')' cast        { $$ = NEW(CAST, @1.first, $2, $4); }
    ;

binary
    : cast
    | binary '*' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary DIV_MOD binary         { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary '+' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary '-' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary SHIFT binary           { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary RELATION binary        { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary EQUALITY binary        { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary '&' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary '^' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary '|' binary             { $$ = NEW(BINARY, @2.first, $1, $3); }
    | binary AND_AND binary         { $$ = NEW(LOGICAL, @2.first, $1, $3); }
    | binary OR_OR binary           { $$ = NEW(LOGICAL, @2.first, $1, $3); }
    ;

conditional
    : binary
    | binary '?' expression ':' conditional { $$ = NEW(CONDITIONAL, @2.first, $1, $3, $5); }
    | binary '?' ':' conditional    { $$ = NEW(CONDITIONAL, @2.first, $1, NULL, $4); }
    ;

assignment
    : conditional
    | unary '=' assignment          { $$ = NEW(ASSIGN, @2.first, $1, $3); }
    | unary ASSIGN_OP assignment    { $$ = NEW(ASSIGN, @2.first, $1, $3); }
    ;

expression
    : assignment
    | expression ',' assignment     { $$ = NEW(COMMA, @2.first, $1, $3); }
    ;

expression_opt
    : %empty                        { $$ = NULL; }
    | expression
    ;

/* ---------------------------------------------------------------- initialisers */

initializer: assignment | braced ;

braced
    : '{' '}'                       { $$ = LEAF(INIT_LIST, @1.first); }
    | '{' init_items '}'            { $$ = NEW_LIST(INIT_LIST, @1.first, $2); }
    | '{' init_items ',' '}'        { $$ = NEW_LIST(INIT_LIST, @1.first, $2); }
    ;

init_items
    : init_item                     { $$ = LIST($1); }
    | init_items ',' init_item      { $$ = ADD($1, $3); }
    ;

init_item
    : initializer
    | designators '=' initializer   { $$ = NEW_LIST(DESIGNATED, -1, ADD($1, $3)); }
    | array_designator initializer  { $$ = NEW(DESIGNATED, -1, $1, $2); } /* GNU, before C99 */
    | IDENT ':' initializer
        { $$ = NEW(DESIGNATED, -1, build(parser, N_DESIGNATOR_MEMBER, @1, @1.first, 0, NULL), $3); }
    | TYPE_NAME ':' initializer
        { $$ = NEW(DESIGNATED, -1, build(parser, N_DESIGNATOR_MEMBER, @1, @1.first, 0, NULL), $3); }
    ;

designators
    : designator                    { $$ = LIST($1); }
    | designators designator        { $$ = ADD($1, $2); }
    ;

designator
    : array_designator
    | '.' any_name                  { $$ = LEAF(DESIGNATOR_MEMBER, @2.first); }
    ;

array_designator
    : '[' conditional ']'           { $$ = NEW(DESIGNATOR_INDEX, @1.first, $2, NULL); }
    | '[' conditional ELLIPSIS conditional ']' { $$ = NEW(DESIGNATOR_INDEX, @1.first, $2, $4); }
    ;

/* ---------------------------------------------------------------- specifiers and types */

/* A name where only a name can stand: of a tag, a member, a label, an attribute ... */
any_name: IDENT | TYPE_NAME ;

/* Specifiers begin with something that is not an attribute, so that attributes in front of a
 * statement and of a declaration are the same list until the token after them. */
specs: spec_list                    { $$ = NEW_LIST(SPECS, -1, $1); } ;

spec_list
    : spec_first                    { $$ = LIST($1); }
    | attributes spec_first         { $$ = ADD($1, $2); }
    | extension spec_first          { $$ = ADD(LIST($1), $2); }
    | extension attributes spec_first { $$ = ADD(JOIN(LIST($1), $2), $3); }
    | attributes extension spec_first { $$ = ADD(ADD($1, $2), $3); }
    | spec_list spec                { $$ = ADD($1, $2); }
    ;

spec: spec_first | attribute | extension ;

extension: EXTENSION                { $$ = LEAF(SPEC, @1.first); } ;

spec_first
    : STORAGE                       { $$ = LEAF(SPEC, @1.first); }
    | ASYNC                         { $$ = LEAF(SPEC, @1.first); }
    | QUALIFIER                     { $$ = LEAF(SPEC, @1.first); }
    | TYPE_WORD                     { $$ = LEAF(SPEC, @1.first); }
    | TYPE_NAME                     { $$ = LEAF(SPEC, @1.first); }
    | tag
    | BITINT '(' conditional ')'    { $$ = NEW(SPEC, @1.first, $3); parser->typed = true; }
    | TYPEOF '(' expression ')'     { $$ = NEW(TYPEOF, @1.first, $3); parser->typed = true; }
    | TYPEOF '(' type_name ')'      { $$ = NEW(TYPEOF, @1.first, $3); parser->typed = true; }
    | ATOMIC_TYPE '(' type_name ')' { $$ = NEW(ATOMIC_TYPE, @1.first, $3); parser->typed = true; }
    | GENERATOR '(' type_name ')'
        { $$ = NEW(GENERATOR, @1.first, $3, NULL); parser->typed = true; }
    | GENERATOR '(' type_name ',' type_name ')'
        { $$ = NEW(GENERATOR, @1.first, $3, $5); parser->typed = true; }
    | ALIGNAS keep '(' conditional ')' { $$ = NEW(ALIGNAS, @1.first, $4); parser->typed = $2; }
    | ALIGNAS keep '(' type_name ')' { $$ = NEW(ALIGNAS, @1.first, $4); parser->typed = $2; }
    ;

/* Text in parentheses must not change whether a type specifier was read before them.
 * (no lookahead) */
keep: %empty                        { $$ = parser->typed; parser->typed = false; } ;

type_name
    : specs                         { $$ = NEW(TYPE_NAME, -1, $1, NULL); }
    | specs abstract                { $$ = NEW(TYPE_NAME, -1, $1, $2); }
    ;

/* struct, union, enum.  Attributes after the '}' belong to the tag, as the compiler sees it. */
tag
    : struct_head
    | struct_head '{' fields closed attributes_opt
        { $$ = build_tag(parser, @$, $1, NULL, $3, $5); }
    | STRUCT attributes_opt '{' fields closed attributes_opt
        { $$ = build_tag(parser, @$, NEW_LIST(TAG, @1.first, $2), NULL, $4, $6); }
    | enum_head
    | enum_head '{' enumerators comma_opt closed attributes_opt
        { $$ = build_tag(parser, @$, $1, NULL, $3, $6); }
    | enum_head ENUM_COLON underlying '{' enumerators comma_opt closed attributes_opt
        { $$ = build_tag(parser, @$, $1, $3, $5, $8); }
    | ENUM attributes_opt '{' enumerators comma_opt closed attributes_opt
        { $$ = build_tag(parser, @$, NEW_LIST(TAG, @1.first, $2), NULL, $4, $7); }
    | ENUM attributes_opt ENUM_COLON underlying '{' enumerators comma_opt closed attributes_opt
        { $$ = build_tag(parser, @$, NEW_LIST(TAG, @1.first, $2), $4, $6, $9); }
    ;

/* No tag in here: its '{' would be the enumeration's. */
underlying: underlying_list         { $$ = NEW_LIST(SPECS, -1, $1); } ;

underlying_list
    : underlying_word               { $$ = LIST($1); }
    | underlying_list underlying_word { $$ = ADD($1, $2); }
    ;

underlying_word
    : QUALIFIER                     { $$ = LEAF(SPEC, @1.first); }
    | TYPE_WORD                     { $$ = LEAF(SPEC, @1.first); }
    | TYPE_NAME                     { $$ = LEAF(SPEC, @1.first); }
    | TYPEOF '(' expression ')'     { $$ = NEW(TYPEOF, @1.first, $3); }
    | TYPEOF '(' type_name ')'      { $$ = NEW(TYPEOF, @1.first, $3); }
    ;

struct_head /* no lookahead */
    : STRUCT attributes_opt any_name
        { $$ = NEW_LIST(TAG, @1.first, $2); parser->typed = true; }
    ;

enum_head /* no lookahead */
    : ENUM attributes_opt any_name
        { $$ = NEW_LIST(TAG, @1.first, $2); parser->typed = true; parser->enum_end = @$.end; }
    ;

closed: '}'                         { parser->typed = true; } ; /* no lookahead */

comma_opt: %empty | ',' ;

enumerators
    : enumerator                    { $$ = LIST($1); }
    | enumerators ',' enumerator    { $$ = ADD($1, $3); }
    ;

enumerator
    : any_name attributes_opt
        {
            $$ = NEW_HEAD_LIST(ENUMERATOR, @1.first, NULL, $2);
            scope_declare(&parser->scopes, TEXT(@1.first), false);
        }
    | any_name attributes_opt '=' conditional
        {
            $$ = NEW_HEAD_LIST(ENUMERATOR, @1.first, $4, $2);
            scope_declare(&parser->scopes, TEXT(@1.first), false);
        }
    ;

fields
    : %empty                        { $$ = LIST(NULL); }
    | fields field                  { $$ = ADD($1, $2); }
    | fields ';'                    { $$ = $1; }
    ;

field
    : specs ';'                     { $$ = NEW(FIELD, -1, $1); }
    | field_list ';'                { $$ = NEW_LIST(FIELD, -1, $1); }
    | static_assertion
    | PRAGMA                        { $$ = LEAF(PRAGMA, @1.first); }
    ;

field_list
    : specs field_declarator        { $$ = JOIN(LIST($1), $2); }
    | field_list comma attributes_opt field_declarator { $$ = JOIN(JOIN($1, $3), $4); }
    ;

field_declarator
    : declarator attributes_opt     { $$ = JOIN(LIST($1), $2); }
    | declarator ':' conditional attributes_opt
        { $$ = LIST(build_bitfield(parser, @$, $1, $3, $4)); }
    | ':' conditional attributes_opt
        { $$ = LIST(build_bitfield(parser, @$, NULL, $2, $3)); }
    ;

/* ---------------------------------------------------------------- attributes */

attributes_opt
    : %empty %prec SHORT            { $$ = LIST(NULL); }
    | attributes %prec SHORT
    ;

attributes
    : attribute                     { $$ = LIST($1); }
    | attributes attribute          { $$ = ADD($1, $2); }
    ;

attribute
    : ATTRIBUTE keep '(' '(' attribute_list ')' ')'
        { $$ = NEW_LIST(ATTRIBUTE, @1.first, $5); parser->typed = $2; }
    | DECLSPEC keep '(' attribute_list ')'
        { $$ = NEW_LIST(ATTRIBUTE, @1.first, $4); parser->typed = $2; }
    | standard_attribute
    ;

standard_attribute
    : ATTRIBUTE_OPEN keep attribute_list ']' ']'
        { $$ = NEW_LIST(ATTRIBUTE, @1.first, $3); parser->typed = $2; }
    ;

attribute_list
    : attribute_item
    | attribute_list ',' attribute_item { $$ = JOIN($1, $3); }
    ;

attribute_item
    : %empty                        { $$ = LIST(NULL); }
    | attribute_word
        { $$ = LIST(LEAF(ATTRIBUTE_ITEM, @1.end - 1)); }
    | attribute_word '(' ')'
        { $$ = LIST(LEAF(ATTRIBUTE_ITEM, @1.end - 1)); }
    | attribute_word '(' builtin_arguments ')'
        { $$ = LIST(NEW_LIST(ATTRIBUTE_ITEM, @1.end - 1, $3)); }
    ;

attribute_word
    : any_name
    | QUALIFIER
    | STORAGE
    | TYPE_WORD
    | attribute_word ':' ':' any_name
    | attribute_word ':' ':' QUALIFIER
    ;

/* ---------------------------------------------------------------- declarators */

declarator
    : direct_declarator %prec SHORT
    | star pointer_qualifiers declarator { $$ = NEW_HEAD_LIST(DECL_POINTER, @1.first, $3, $2); }
    ;

star: '*'                           { parser->typed = true; } /* no lookahead */
    | '^'                           { parser->typed = true; } /* clang's blocks */
    ;

pointer_qualifiers
    : %empty                        { $$ = LIST(NULL); }
    | pointer_qualifiers QUALIFIER
        { $$ = ADD($1, build(parser, N_SPEC, @2, @2.first, 0, NULL)); }
    | pointer_qualifiers ASYNC
        { $$ = ADD($1, build(parser, N_SPEC, @2, @2.first, 0, NULL)); }
    | pointer_qualifiers attribute  { $$ = ADD($1, $2); }
    ;

direct_declarator
    : IDENT                         { $$ = LEAF(DECL_NAME, @1.first); }
    | '(' attributes_opt declarator ')' { $$ = NEW_HEAD_LIST(DECL_PAREN, @1.first, $3, $2); }
    | direct_declarator bracketed   { $$ = build_outer($1, $2); }
    | direct_declarator prototype   { $$ = build_outer($1, $2); }
    | direct_declarator '(' identifiers ')' { $$ = NEW_HEAD_LIST(DECL_FUNCTION, @2.first, $1, $3); }
    | direct_declarator standard_attribute
        { $$ = build_name_attribute(parser, $1, $2); }
    ;

/* [size] and (parameters), still without the declarator before them. */
bracketed
    : '[' array_words ']'           { $$ = NEW(DECL_ARRAY, @1.first, NULL, NULL); }
    | '[' array_words '*' ']'       { $$ = NEW(DECL_ARRAY, @1.first, NULL, NULL); }
    | '[' array_words assignment ']' { $$ = NEW(DECL_ARRAY, @1.first, NULL, $3); }
    ;

array_words: %empty | array_words QUALIFIER | array_words STORAGE ;

prototype
    : '(' ')'                       { $$ = NEW(DECL_FUNCTION, @1.first, NULL); }
    | '(' ELLIPSIS ')'              { $$ = NEW(DECL_FUNCTION, @1.first, NULL); }
    | '(' parameters ')'
        { $$ = NEW_HEAD_LIST(DECL_FUNCTION, @1.first, NULL, $2); CLOSE_SCOPE(); }
    | '(' parameters ',' ELLIPSIS ')'
        { $$ = NEW_HEAD_LIST(DECL_FUNCTION, @1.first, NULL, $2); CLOSE_SCOPE(); }
    ;

parameters /* the first one opens the scope of the prototype, its ')' closes it */
    : parameter
        { scope_open(&parser->scopes); build_declare(parser, $1->kids[1], false); $$ = LIST($1); }
    | parameters ',' parameter
        { build_declare(parser, $3->kids[1], false); $$ = ADD($1, $3); }
    ;

parameter
    : specs                         { $$ = NEW(PARAMETER, -1, $1, NULL); }
    | specs abstract                { $$ = NEW(PARAMETER, -1, $1, $2); }
    | specs declarator attributes_opt
        { $$ = NEW_LIST(PARAMETER, -1, JOIN(ADD(LIST($1), $2), $3)); }
    ;

identifiers
    : IDENT                         { $$ = LIST(build_old_parameter(parser, @1)); }
    | identifiers ',' IDENT         { $$ = ADD($1, build_old_parameter(parser, @3)); }
    ;

abstract
    : abstract_direct
    | star pointer_qualifiers
        { $$ = NEW_HEAD_LIST(DECL_POINTER, @1.first, EMPTY_NAME(@$.end), $2); }
    | star pointer_qualifiers abstract { $$ = NEW_HEAD_LIST(DECL_POINTER, @1.first, $3, $2); }
    ;

abstract_direct
    : '(' attributes_opt abstract ')' { $$ = NEW_HEAD_LIST(DECL_PAREN, @1.first, $3, $2); }
    | bracketed                     { $$ = build_outer(EMPTY_NAME(@1.first), $1); }
    | prototype                     { $$ = build_outer(EMPTY_NAME(@1.first), $1); }
    | abstract_direct bracketed     { $$ = build_outer($1, $2); }
    | abstract_direct prototype     { $$ = build_outer($1, $2); }
    | abstract_direct attribute     { $$ = $1; $$->end = @2.end; }
    ;

/* ---------------------------------------------------------------- declarations */

declaration
    : specs ';'                     { $$ = NEW(DECLARATION, -1, $1); }
    | declarators ';'               { $$ = NEW_HEAD_LIST(DECLARATION, -1, $1->specs, $1->done); }
    | static_assertion
    ;

declarators
    : declarators_open              { $$ = declaring_finish(parser, $1, NULL, @$.end); }
    | declarators_open '=' initializer { $$ = declaring_finish(parser, $1, $3, @$.end); }
    ;

/* The name is in scope from here: before its own initialiser (C11 6.2.1p7). */
declarators_open
    : specs declarator declarator_tail
        {
            struct span span = {@2.first, @3.end};
            $$ = declaring_next(parser, declaring_open(parser, $1), span, LIST(NULL), $2, $3);
        }
    | declarators comma attributes_opt declarator declarator_tail
        {
            struct span span = {@2.end, @5.end};
            $$ = declaring_next(parser, $1, span, $3, $4, $5);
        }
    ;

comma: ','                          { parser->typed = true; } ; /* no lookahead */

declarator_tail
    : %empty                        { $$ = LIST(NULL); }
    | declarator_tail asm_label     { $$ = ADD($1, $2); }
    | declarator_tail attribute     { $$ = ADD($1, $2); }
    ;

asm_label: ASM '(' string ')'       { $$ = LEAF(ASM_LABEL, @1.first); } ;

static_assertion
    : STATIC_ASSERT '(' conditional ')' ';' { $$ = NEW(STATIC_ASSERT, @1.first, $3, NULL); }
    | STATIC_ASSERT '(' conditional ',' string ')' ';'
        { $$ = NEW(STATIC_ASSERT, @1.first, $3, $5); }
    ;

/* ---------------------------------------------------------------- statements */

compound
    : block_open items '}'          { $$ = NEW_LIST(COMPOUND, @1.first, $2); CLOSE_SCOPE(); }
    | block_open items labels '}'
        {
            $$ = NEW_LIST(COMPOUND, @1.first, ADD($2, build_labelled($3, NULL)));
            CLOSE_SCOPE();
        }
    | block_open items labels attributes '}'
        {
            struct node_list *labels = build_label_attributes(parser, $3, $4);
            $$ = NEW_LIST(COMPOUND, @1.first, ADD($2, build_labelled(labels, NULL)));
            CLOSE_SCOPE();
        }
    ;

block_open: '{'                     { scope_open(&parser->scopes); } ; /* no lookahead */

items
    : %empty                        { $$ = LIST(NULL); }
    | items declaration             { $$ = ADD($1, $2); }
    | items statement               { $$ = ADD($1, $2); }
    | items labels declaration
        { $$ = ADD(ADD($1, build_labelled($2, NULL)), $3); }
    | items local_labels ';'
        {
            struct span span = {@2.first, @3.end};
            $$ = ADD($1, build(parser, N_LOCAL_LABELS, span, -1, 0, NULL));
        }
    | items PRAGMA
        { $$ = ADD($1, build(parser, N_PRAGMA, @2, @2.first, 0, NULL)); }
    | items declarators_open '{'
        {
            parser_fail(parser, @3.first,
                        "nested functions (a GNU extension) cannot be transformed, "
                        "and clang refuses them");
            YYABORT;
        }
    ;

local_labels
    : LOCAL_LABEL any_name
    | local_labels ',' any_name
    ;

/* Labels stay unfinished until it is known what they label: a statement, or nothing, when a
 * declaration or the end of the block follows (C23). */
labels
    : label                         { $$ = LIST($1); }
    | attributes label              { $$ = LIST($2); $2->first = @1.first; }
    | labels label                  { $$ = ADD($1, $2); }
    | labels attributes label       { $$ = ADD(build_label_attributes(parser, $1, $2), $3); }
    ;

label
    : IDENT ':'                     { $$ = NEW(LABEL, @1.first, NULL); }
    | TYPE_NAME ':'                 { $$ = NEW(LABEL, @1.first, NULL); }
    | CASE conditional ':'          { $$ = NEW(CASE, @1.first, $2, NULL, NULL); }
    | CASE conditional ELLIPSIS conditional ':' { $$ = NEW(CASE, @1.first, $2, $4, NULL); }
    | DEFAULT ':'                   { $$ = NEW(DEFAULT, @1.first, NULL); }
    ;

statement
    : unlabelled
    | attributes unlabelled         { $$ = $2; $$->first = @1.first; }
    | labels unlabelled             { $$ = build_labelled($1, $2); }
    | labels attributes unlabelled
        { $$ = build_labelled(build_label_attributes(parser, $1, $2), $3); }
    ;

unlabelled
    : compound
    | ';'                           { $$ = NEW(EXPR_STMT, -1, NULL); }
    | expression ';'                { $$ = NEW(EXPR_STMT, -1, $1); }
    | IF '(' expression ')' statement %prec SHORT { $$ = NEW(IF, @1.first, $3, $5, NULL); }
    | IF '(' expression ')' statement ELSE statement { $$ = NEW(IF, @1.first, $3, $5, $7); }
    | SWITCH '(' expression ')' statement { $$ = NEW(SWITCH, @1.first, $3, $5); }
    | WHILE '(' expression ')' statement { $$ = NEW(WHILE, @1.first, $3, $5); }
    | DO statement pragma_opt WHILE '(' expression ')' ';' { $$ = NEW(DO, @1.first, $2, $6); }
    | for_open for_init expression_opt ';' expression_opt ')' statement
        { $$ = NEW(FOR, @1.first, $2, $3, $5, $7); CLOSE_SCOPE(); }
    | GOTO any_name ';'             { $$ = LEAF(GOTO, @2.first); }
    | GOTO '*' expression ';'       { $$ = NEW(COMPUTED_GOTO, @1.first, $3); }
    | CONTINUE ';'                  { $$ = LEAF(CONTINUE, @1.first); }
    | BREAK ';'                     { $$ = LEAF(BREAK, @1.first); }
    | RETURN expression_opt ';'     { $$ = NEW(RETURN, @1.first, $2); }
    | ASM asm_words '(' string asm_body ')' ';' { $$ = NEW_LIST(ASM, @1.first, $5); }
    | YIELD expression ';'          { $$ = NEW(YIELD, @1.first, $2); }
    | YIELD_FROM '(' assignment ')' ';' { $$ = NEW(YIELD_FROM, @1.first, $3); }
    | foreach_head statement        { $$ = $1; build_foreach_body($1, $2); CLOSE_SCOPE(); }
    | DEFER statement               { $$ = NEW(DEFER, @1.first, $2); }
    ;

pragma_opt: %empty { $$ = NULL; } | PRAGMA { $$ = NULL; } ;

for_open: FOR '('                   { scope_open(&parser->scopes); } ; /* no lookahead */

for_init
    : ';'                           { $$ = NULL; }
    | expression ';'                { $$ = NEW(EXPR_STMT, -1, $1); }
    | declaration
    ;

foreach_head
    : FOREACH '(' type_name ',' foreach_name ',' assignment ')'
        { $$ = NEW(FOREACH, @1.first, $3, $5, $7, NULL); }
    ;

foreach_name: any_name /* In scope in the call too, as for (T v; ...) has it. (no lookahead) */
        {
            $$ = LEAF(DECL_NAME, @1.first);
            scope_open(&parser->scopes);
            scope_declare(&parser->scopes, TEXT(@1.first), false);
        }
    ;

asm_words: %empty | asm_words QUALIFIER | asm_words STORAGE | asm_words GOTO ;

asm_body
    : %empty                        { $$ = LIST(NULL); }
    | ':' asm_operands              { $$ = $2; }
    | ':' asm_operands ':' asm_operands { $$ = JOIN($2, $4); }
    | ':' asm_operands ':' asm_operands ':' asm_clobbers { $$ = JOIN($2, $4); }
    | ':' asm_operands ':' asm_operands ':' asm_clobbers ':' asm_labels
        { $$ = JOIN(JOIN($2, $4), $8); }
    ;

asm_operands
    : %empty                        { $$ = LIST(NULL); }
    | asm_operand_list
    ;

asm_operand_list
    : asm_operand                   { $$ = LIST($1); }
    | asm_operand_list ',' asm_operand { $$ = ADD($1, $3); }
    ;

asm_operand
    : string '(' expression ')'     { $$ = $3; }
    | '[' any_name ']' string '(' expression ')' { $$ = $6; }
    ;

asm_clobbers: %empty | asm_clobber_list ;
asm_clobber_list: string | asm_clobber_list ',' string ;
asm_labels: %empty { $$ = LIST(NULL); } | asm_label_list ;
asm_label_list
    : asm_goto                      { $$ = LIST($1); }
    | asm_label_list ',' asm_goto   { $$ = ADD($1, $3); }
    ;
asm_goto: any_name                  { $$ = LEAF(GOTO, @1.first); } ;

%%

static int annotated_lex(ANNOTATED_STYPE *value, ANNOTATED_LTYPE *span, struct parser *parser)
{
    (void)value; /* a token's meaning is its place */
    int token = lexer_next(parser);
    *span = (struct span){parser->current, parser->current + (token != T_END)};
    return token;
}

/* bison itself reports only "out of memory" this way. */
static void annotated_error(ANNOTATED_LTYPE *span, struct parser *parser, const char *message)
{
    parser_fail(parser, span->first, message);
}

static int yyreport_syntax_error(const yypcontext_t *context, struct parser *parser)
{
    yysymbol_kind_t expected[YYNTOKENS];
    const char *names[YYNTOKENS];
    int n = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    for (int i = 0; i < n; i++)
        names[i] = yysymbol_name(expected[i]);
    parser_unexpected(parser, yypcontext_location(context)->first, names, n);
    return 0;
}
