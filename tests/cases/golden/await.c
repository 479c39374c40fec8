#line 1 "await.co.c"
/* An async function that awaits in a loop, and a main that awaits it: frames, steps, ramps. */
#include <tandem.h>

#line 6 "<tandem>"
struct sum__td {
    td_frame td__head;
    int td__value;
    int n; /* lives across line 8 */
    int total; /* lives across line 8 */
    int i; /* lives across line 8 */
};
static inline int sum__td_step(td_frame *, void *);
#line 4 "await.co.c"
static int sum(int n);
#line 17 "<tandem>"
static const unsigned sum__td_lines[] = {4, 8};
static const td__desc sum__td_desc = {
    sum__td_step, 0,
    "sum", "await.co.c",
    sum__td_lines, sizeof sum__td_lines / sizeof sum__td_lines[0],
    TD__ASYNC, sizeof(struct sum__td),
    offsetof(struct sum__td, td__value), sizeof(((struct sum__td *)0)->td__value)
};

static inline int sum__td_step(td_frame *td__frame_, void *td__io)
{
    struct sum__td *const td__f = (struct sum__td *)td__frame_;
    int n;
    (void)td__f;
    (void)td__io;
    (void)sum;
    if (td__f->td__head.td__state)
        goto td__1;
    n = td__f->n;
#line 6 "await.co.c"
    int total = 0;
    for (int i = 0; i < n; i++)
        {
#line 8
            int td__t1;
#line 8
            td__t1 = td__op_yield(&td__f->td__head);
#line 8
            if (td__t1 == TD__WAITS) {
#line 8
                td__f->total = total;
#line 8
                td__f->i = i;
#line 8
                td__f->td__head.td__state = 1;
#line 8
                return TD__SUSPENDED;
#line 8
            td__1:;
#line 8
                n = td__f->n;
#line 8
                total = td__f->total;
#line 8
                i = td__f->i;
#line 8
                td__t1 = td__op_result();
#line 8
            }
#line 8
    total += td__t1 + i;
#line 8
        }
    td__f->td__value = total;
#line 9
    return TD__DONE;
}

#line 4
static int sum(int n)
#line 78 "<tandem>"
{
    struct sum__td td__here;
    struct sum__td *td__f = (struct sum__td *)td__enter(&td__here.td__head, &sum__td_desc, (td__fn *)sum);
    int td__value = {0};
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}


struct main__td {
    td_frame td__head;
    int td__value;
    union { /* frames of callees: one at a time */
        struct sum__td sum;
    } td__call;
};
static inline int main__td_step(td_frame *, void *);
#line 12 "await.co.c"
int main(void);
#line 102 "<tandem>"
static const unsigned main__td_lines[] = {12, 14};
static const td__desc main__td_desc = {
    main__td_step, 0,
    "main", "await.co.c",
    main__td_lines, sizeof main__td_lines / sizeof main__td_lines[0],
    TD__ASYNC, sizeof(struct main__td),
    offsetof(struct main__td, td__value), sizeof(((struct main__td *)0)->td__value)
};

static inline int main__td_step(td_frame *td__frame_, void *td__io)
{
    struct main__td *const td__f = (struct main__td *)td__frame_;
    (void)td__f;
    (void)td__io;
    if (td__f->td__head.td__state)
        goto td__1;
    td__f->td__value = 0;
#line 14 "await.co.c"
    int td__t1;
#line 14
    td__init(&td__f->td__call.sum.td__head, &sum__td_desc, &td__f->td__head);
#line 14
    td__f->td__call.sum.n = 3;
#line 14
    if (sum__td_step(&td__f->td__call.sum.td__head, 0) != TD__DONE) {
#line 14
        td__f->td__head.td__state = 1;
#line 14
        return TD__SUSPENDED;
#line 14
    td__1:;
#line 14
    }
#line 14
    td__t1 = td__f->td__call.sum.td__value;
#line 14
    td__f->td__value = td__t1 - 3;
#line 14
    return TD__DONE;
}

#line 12
int main(void)
#line 146 "<tandem>"
{
    struct main__td td__here;
    struct main__td *td__f = (struct main__td *)td__enter(&td__here.td__head, &main__td_desc, (td__fn *)main);
    int td__value = {0};
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

