/* Pass "parse": tokens -> tree. */
#ifndef TANDEM_AST_PARSE_H
#define TANDEM_AST_PARSE_H

#include "ast/ast.h"
#include "base/arena.h"
#include "source/unit.h"

/* Parses the tokens [first,end) of the unit, which must be exactly one function definition
 * (specifiers, declarator, body), into a tree in `arena`; the root is an N_FUNCTION.
 * NULL if they are not: the first error was reported as D_SYNTAX.
 *
 * Requires: unit->oracle answers oracle_is_typedef for names of the file scope.
 * Leaves true: ast_check(arena, root) == NULL. */
struct node *parse_function(struct unit *unit, struct arena *arena, tok_id first, tok_id end);

#endif
