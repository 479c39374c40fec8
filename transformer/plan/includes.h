/* The #include and #pragma once lines of files whose text is part of the output. */
#ifndef TANDEM_PLAN_INCLUDES_H
#define TANDEM_PLAN_INCLUDES_H

#include "source/unit.h"

struct open_text {
    int32_t file, reading;
    const char *prefix; /* its folder, seen from the place of its text: "sub/", or "" */
};
struct edit {
    uint32_t begin, end; /* of the directive, without its newline */
    const char *text;    /* the text in its place */
};
struct edits {
    VEC(struct edit) list; /* in the order of the text */
};

/* The edits of the directives in [begin,end) of `text.file`. `opened`: by file, is its text in the
 * output already? */
struct edits includes_edits(struct unit *unit, struct open_text text, uint32_t begin, uint32_t end,
                            const bool *opened);
/* The prefix of a file that the #include at `offset` in `text` reads. */
const char *includes_prefix(struct unit *unit, struct open_text text, uint32_t offset, int32_t file);
/* Reports files that are not in the output but include one with #pragma once that is. */
void includes_check(struct unit *unit, const bool *opened);

#endif
