#line 1 "async_generator.co.c"
/* An async generator is driven by td_anext, which may wait; dropping it may wait too. */
#include <tandem.h>

async int read_line(int fd, char *to);

#line 8 "<tandem>"
struct letters__td {
    td_gen td__gen;
    int fd; /* lives across line 10, 12 */
    char line[80]; /* lives across line 10, 12 */
    char *c; /* lives across line 12 */
};
static inline int letters__td_step(td_frame *, void *);
#line 6 "async_generator.co.c"
td_gen *letters(int fd);
#line 18 "<tandem>"
static const unsigned letters__td_lines[] = {6, 10, 12};
static const td__desc letters__td_desc = {
    letters__td_step, 0,
    "letters", "async_generator.co.c",
    letters__td_lines, sizeof letters__td_lines / sizeof letters__td_lines[0],
    TD__ASYNC | TD__GENERATOR, sizeof(struct letters__td),
    0, sizeof(char)
};

static inline int letters__td_step(td_frame *td__frame_, void *td__io)
{
    struct letters__td *const td__f = (struct letters__td *)td__frame_;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__gen.td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    }

#line 10 "async_generator.co.c"
    for (;;) {
#line 10
    int td__t1;
#line 10
    td__await(&td__f->td__gen.td__head, (td__fn *)read_line);
#line 10
    td__t1 = read_line(td__f->fd, td__f->line);
#line 10
    if (td__pending()) {
#line 10
        td__f->td__gen.td__head.td__state = 1;
#line 10
        return TD__SUSPENDED;
#line 10
    td__1:;
#line 10
        td__t1 = td__result(int td__r, int *);
#line 10
        td__release();
#line 10
    }
#line 10
    if (!(td__t1 > 0)) {
#line 10
        break;
#line 10
    }
        for (char *c = td__f->line; *c; c++)
            {
#line 12
                *(char *)td__out(&td__f->td__gen) = *c;
#line 12
                td__f->c = c;
#line 12
                td__f->td__gen.td__head.td__state = 2;
#line 12
                return TD__YIELDED;
#line 12
            td__2:;
#line 12
                c = td__f->c;
#line 12
            }
#line 10
    }
#line 13
    return TD__DONE;
#line 13
}

#line 6
td_gen *letters(int fd)
#line 93 "<tandem>"
{
    struct letters__td *td__f = (struct letters__td *)td__gen_new(&letters__td_desc);
    td__f->fd = fd;
    return &td__f->td__gen;
}


struct count__td {
    td_frame td__head;
    int td__value;
    int fd;
    int n; /* lives across line 19 */
    char c; /* lives across line 19 */
    td_gen *td__gen_1; /* lives across line 19 */
};
static inline int count__td_step(td_frame *, void *);
#line 15 "async_generator.co.c"
int count(int fd);
#line 112 "<tandem>"
static const unsigned count__td_lines[] = {15, 19, 19};
static const td__desc count__td_desc = {
    count__td_step, 0,
    "count", "async_generator.co.c",
    count__td_lines, sizeof count__td_lines / sizeof count__td_lines[0],
    TD__ASYNC, sizeof(struct count__td),
    offsetof(struct count__td, td__value), sizeof(((struct count__td *)0)->td__value)
};

static inline int count__td_step(td_frame *td__frame_, void *td__io)
{
    struct count__td *const td__f = (struct count__td *)td__frame_;
    int fd;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    }
    fd = td__f->fd;
#line 17 "async_generator.co.c"
    int n = 0;

    {
#line 19
    int td__next_2;
#line 19
    td__f->td__gen_1 = letters(fd);
#line 19
    for (;;) {
#line 19
    td__next_2 = td__op_anext(&td__f->td__head, td__f->td__gen_1, (void *)&td__f->c);
#line 19
    if (td__next_2 == TD__WAITS) {
#line 19
        td__f->n = n;
#line 19
        td__f->td__head.td__state = 1;
#line 19
        return TD__SUSPENDED;
#line 19
    td__1:;
#line 19
        n = td__f->n;
#line 19
        td__next_2 = td__op_result();
#line 19
    }
#line 19
    if (td__next_2 <= 0) {
#line 19
        break;
#line 19
    }
#line 19
    {
        if (td__f->c == '!')
            break;
        n++;
    }
#line 19
    }
#line 19
    if (td__op_agen_free(&td__f->td__head, td__f->td__gen_1) == TD__WAITS) {
#line 19
        td__f->n = n;
#line 19
        td__f->td__head.td__state = 2;
#line 19
        return TD__SUSPENDED;
#line 19
    td__2:;
#line 19
        n = td__f->n;
#line 19
    }
#line 19
    }
#line 24
    td__f->td__value = n;
#line 24
    return TD__DONE;
}

#line 15
int count(int fd)
#line 201 "<tandem>"
{
    struct count__td td__here;
    struct count__td *td__f = (struct count__td *)td__enter(&td__here.td__head, &count__td_desc, (td__fn *)count);
    int td__value = {0};
    td__f->fd = fd;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

