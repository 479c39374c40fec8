/* Scanner, grammar and tree on any text, with a fake oracle: no crash, one error or a tree, and
 * the tree printed is the text. */
#include "fuzz.h"
#include "snippet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void broken(const char *what, const struct snippet *snippet)
{
    fprintf(stderr, "fuzz_grammar: %s (%s)\n", what, snippet->message);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    struct snippet snippet;
    if (!text)
        abort();
    memcpy(text, data, size);
    text[size] = 0;
    snippet_parse(&snippet, text, size, "T size_t td_gen");
    if (!snippet.root) {
        if (snippet.errors != 1 || !snippet.message[0])
            broken("no tree, but not one error", &snippet);
    } else {
        char *printed = snippet_print(&snippet), *tokens = snippet_tokens(&snippet);
        char *dump = snippet_dump(&snippet);
        if (snippet.errors)
            broken("a tree and an error", &snippet);
        if (strcmp(printed ? printed : "", tokens ? tokens : "") != 0)
            broken("the tree printed is not the text", &snippet);
        free(dump);
        free(tokens);
        free(printed);
    }
    snippet_free(&snippet);
    free(text);
    return 0;
}
