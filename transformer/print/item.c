/* Items: the user's text of a token, that is the token itself or the invocation that gave it. */
#include "print/print.h"

struct item item_of_invocation(const struct unit *unit, int32_t index)
{
    const struct invocation *v = &unit->invocations.at[index];
    return (struct item){v->file, v->begin, v->end, v->outer, index};
}

struct item item_of(const struct unit *unit, tok_id id)
{
    const struct token *token = &unit->tokens.at[id];
    int32_t v = token->invocation;
    if (v >= 0 && !unit->invocations.at[v].is_include)
        return item_of_invocation(unit, v);
    return (struct item){token->file, token->begin, token->end, v, -1};
}

bool include_holds(const struct unit *unit, int32_t include, tok_id token)
{
    const struct invocation *v = &unit->invocations.at[include];
    return token >= v->first && token < v->last;
}
