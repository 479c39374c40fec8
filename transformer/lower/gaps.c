#include "lower/gaps.h"

struct gap gap_before(const struct unit *unit, struct gaps *gaps, tok_id first, tok_id end)
{
    struct gap gap = {.begin = gaps->at, .end = gaps->at};
    int32_t invocation = first < 0 ? -1 : unit->tokens.at[first].invocation;
    if (gaps->invocation >= 0) {
        tok_id last = unit->invocations.at[gaps->invocation].last;
        gap.trail_first = gaps->token;
        gap.trail_end = invocation == gaps->invocation ? first : last;
    }
    if (first < 0)
        return gap;
    if (invocation < 0) {
        gap.end = unit->tokens.at[first].begin;
    } else if (invocation != gaps->invocation) {
        gap.end = unit->invocations.at[invocation].begin;
        gap.lead_first = unit->invocations.at[invocation].first;
        gap.lead_end = first;
    }
    const struct token *last = &unit->tokens.at[end - 1];
    gaps->invocation = last->invocation;
    gaps->token = end;
    gaps->at = last->invocation >= 0 ? unit->invocations.at[last->invocation].end : last->end;
    return gap;
}
