#include "ast/ast.h"

#include "source/unit.h"

static void dump(const struct unit *unit, const struct node *node, int depth, FILE *out)
{
    static const struct {
        unsigned flag;
        const char *name;
    } flags[] = {{NODE_HAS_AWAIT, "await"},
                 {NODE_UNEVALUATED, "unevaluated"},
                 {NODE_HAS_SUSPEND, "suspend"}};

    fprintf(out, "%*s", 2 * depth, "");
    if (!node) {
        fputs("-\n", out);
        return;
    }
    fputs(node_kind_name(node->kind), out);
    if (node->op >= 0)
        fprintf(out, " %s", unit->tokens.at[node->op].text);
    if (node->kind == N_TAG && tag_name(unit, node) >= 0)
        fprintf(out, " %s", unit->tokens.at[tag_name(unit, node)].text);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (node->flags & flags[i].flag)
            fprintf(out, " [%s]", flags[i].name);
    fputc('\n', out);
    for (int i = 0; i < node->n_kids; i++)
        dump(unit, node->kids[i], depth + 1, out);
}

void ast_dump(const struct unit *unit, const struct node *node, FILE *out)
{
    dump(unit, node, 0, out);
}
