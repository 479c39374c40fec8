/* One function given as text, lexed by the scanner alone: no libclang, no macro expansion, and
 * in place of the oracle and the diagnostics, a list of typedef names and the last message. */
#ifndef TANDEM_TESTS_AST_SNIPPET_H
#define TANDEM_TESTS_AST_SNIPPET_H

#include "ast/ast.h"
#include "source/unit.h"

#include <stddef.h>

struct snippet {
    struct unit unit;
    struct node *root;    /* NULL: it does not parse, and then */
    char message[512];    /* ... the text of the error */
    int errors;
    const char *at;       /* ... and the token it points at */
};

/* `typedefs`: names of file-scope typedefs, separated by spaces. */
void snippet_parse(struct snippet *snippet, const char *text, size_t length, const char *typedefs);
/* What ast_dump prints; the caller frees it. */
char *snippet_dump(struct snippet *snippet);
/* The text printed from the tree alone: each token by the innermost node that it belongs to.
 * The caller frees it. */
char *snippet_print(struct snippet *snippet);
/* The texts of the tokens of the unit, with a space between any two.  The caller frees it. */
char *snippet_tokens(struct snippet *snippet);
void snippet_free(struct snippet *snippet);

#endif
