#line 1 "variadic.co.c"
/* Variable arguments: the ramp keeps their list while the first step runs. */
#include <stdarg.h>
#include <tandem.h>

#line 7 "<tandem>"
struct sum__td {
    td_frame td__head;
    int td__value;
    td__va_list *td__args; /* what ... brings, to the first suspension */
    int n;
    int total; /* lives across line 14 */
};
static inline int sum__td_step(td_frame *, void *);
#line 5 "variadic.co.c"
int sum(int n, ...);
#line 18 "<tandem>"
static const unsigned sum__td_lines[] = {5, 14};
static const td__desc sum__td_desc = {
    sum__td_step, 0,
    "sum", "variadic.co.c",
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
    if (td__f->td__head.td__state)
        goto td__1;
    n = td__f->n;
#line 7 "variadic.co.c"
    va_list list;
    int total = 0;

    ((void)n, td__va_copy(list, *td__f->td__args));
    while (n--)
        total += va_arg(list, int);
    va_end(list);
    if (td__op_yield(&td__f->td__head) == TD__WAITS) {
#line 14
        td__f->total = total;
#line 14
        td__f->td__head.td__state = 1;
#line 14
        return TD__SUSPENDED;
#line 14
    td__1:;
#line 14
        total = td__f->total;
#line 14
    }
    td__f->td__value = total;
#line 15
    return TD__DONE;
}

#line 5
int sum(int n, ...)
#line 65 "<tandem>"
{
    struct sum__td td__here;
    struct sum__td *td__f = (struct sum__td *)td__enter_variadic(&td__here.td__head, &sum__td_desc, (td__fn *)sum);
    td__va_list td__va;
    int td__value = {0};
    td__f->n = n;
    td__va_start(td__va, n);
    td__f->td__args = &td__va;
    if (td__run_variadic(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    td__va_end(td__va);
    return td__value;
}

