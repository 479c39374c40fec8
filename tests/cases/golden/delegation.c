#line 1 "delegation.co.c"
/* yield_from makes the inner generator the one to resume; what is sent goes there. */
#include <tandem.h>

struct node {
    struct node *left, *right;
    int value;
};

#line 11 "<tandem>"
struct walk__td {
    td_gen td__gen;
    const struct node *n; /* lives across line 13, 14 */
};
static inline int walk__td_step(td_frame *, void *);
#line 9 "delegation.co.c"
td_gen *walk(const struct node *n);
#line 19 "<tandem>"
static const unsigned walk__td_lines[] = {9, 13, 14, 15};
static const td__desc walk__td_desc = {
    walk__td_step, 0,
    "walk", "delegation.co.c",
    walk__td_lines, sizeof walk__td_lines / sizeof walk__td_lines[0],
    0 | TD__GENERATOR, sizeof(struct walk__td),
    0, sizeof(int)
};

static inline int walk__td_step(td_frame *td__frame_, void *td__io)
{
    struct walk__td *const td__f = (struct walk__td *)td__frame_;
    const struct node *n;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__gen.td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    case 3:
        goto td__3;
    }
    n = td__f->n;
#line 11 "delegation.co.c"
    if (!n)
        {
#line 12
            return TD__DONE;
#line 12
        }
    td__delegate(&td__f->td__gen, walk(n->left));
#line 13
    td__f->td__gen.td__head.td__state = 1;
#line 13
    return TD__AGAIN;
#line 13
    td__1:;
#line 13
    n = td__f->n;
    *(int *)td__io = n->value + (*(int *)td__sent_or(&td__f->td__gen, &(int){0}));
#line 14
    td__f->td__gen.td__head.td__state = 2;
#line 14
    return TD__YIELDED;
#line 14
    td__2:;
#line 14
    n = td__f->n;
    td__delegate(&td__f->td__gen, walk(n->right));
#line 15
    td__f->td__gen.td__head.td__state = 3;
#line 15
    return TD__AGAIN;
#line 15
    td__3:;
    return TD__DONE;
#line 16
}

#line 9
td_gen *walk(const struct node *n)
#line 82 "<tandem>"
{
    struct walk__td *td__f = (struct walk__td *)td__gen_new(&walk__td_desc);
    td__f->n = n;
    return &td__f->td__gen;
}

