/* The #include and #pragma once lines of files whose text stands in the output. */
#ifndef TANDEM_PLAN_INCLUDES_H
#define TANDEM_PLAN_INCLUDES_H

#include "source/unit.h"

struct open_text {
    int32_t file, reading;
    const char *prefix; /* how its folder is spelled where its text now stands: "sub/", or "" */
};
struct edit {
    uint32_t begin, end; /* of the directive, without its newline */
    const char *text;    /* what stands there instead */
};
struct edits {
    VEC(struct edit) list; /* in the order of the text */
};

/* What the directives in [begin,end) of `text.file` become. `opened`: by file, is its text in the
 * output already? */
struct edits includes_edits(struct unit *unit, struct open_text text, uint32_t begin, uint32_t end,
                            const bool *opened);
/* The prefix of a file that the #include at `offset` in `text` reads. */
const char *includes_prefix(struct unit *unit, struct open_text text, uint32_t offset, int32_t file);
/* Reports files that are not in the output but include one with #pragma once that is. */
void includes_check(struct unit *unit, const bool *opened);

#endif
