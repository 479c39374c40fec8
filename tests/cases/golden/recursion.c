#line 1 "recursion.co.c"
/* A function that awaits itself takes a frame of its own from the task's frame stack. */
#include <tandem.h>

#line 6 "<tandem>"
struct fib__td {
    td_frame td__head;
    long td__value;
    int n; /* lives across line 8 */
    long td__t1; /* lives across line 8 */
};
static inline int fib__td_step(td_frame *, void *);
#line 4 "recursion.co.c"
long fib(int n);
#line 16 "<tandem>"
static const unsigned fib__td_lines[] = {4, 8, 8};
static const td__desc fib__td_desc = {
    fib__td_step, 0,
    "fib", "recursion.co.c",
    fib__td_lines, sizeof fib__td_lines / sizeof fib__td_lines[0],
    TD__ASYNC, sizeof(struct fib__td),
    offsetof(struct fib__td, td__value), sizeof(((struct fib__td *)0)->td__value)
};

static inline int fib__td_step(td_frame *td__frame_, void *td__io)
{
    struct fib__td *const td__f = (struct fib__td *)td__frame_;
    int n;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    }
    n = td__f->n;
#line 6 "recursion.co.c"
    if (n < 2)
        {
#line 7
            td__f->td__value = n;
#line 7
            return TD__DONE;
#line 7
        }
    long td__t1;
#line 8
    long td__t2;
#line 8
    {
#line 8
        struct fib__td *td__c = (struct fib__td *)td__push(&td__f->td__head, &fib__td_desc);
#line 8
    td__c->n = n - 1;
#line 8
        if (!td__start(&td__c->td__head)) {
#line 8
        td__f->td__head.td__state = 1;
#line 8
        return TD__SUSPENDED;
#line 8
    td__1:;
#line 8
        n = td__f->n;
#line 8
        td__c = (struct fib__td *)td__done(0);
#line 8
        }
#line 8
        td__t1 = td__c->td__value;
#line 8
        td__pop(&td__c->td__head);
#line 8
    }
#line 8
    {
#line 8
        struct fib__td *td__c = (struct fib__td *)td__push(&td__f->td__head, &fib__td_desc);
#line 8
    td__c->n = n - 2;
#line 8
        if (!td__start(&td__c->td__head)) {
#line 8
        td__f->td__t1 = td__t1;
#line 8
        td__f->td__head.td__state = 2;
#line 8
        return TD__SUSPENDED;
#line 8
    td__2:;
#line 8
        td__t1 = td__f->td__t1;
#line 8
        td__c = (struct fib__td *)td__done(0);
#line 8
        }
#line 8
        td__t2 = td__c->td__value;
#line 8
        td__pop(&td__c->td__head);
#line 8
    }
#line 8
    td__f->td__value = td__t1 + td__t2;
#line 8
    return TD__DONE;
}

#line 4
long fib(int n)
#line 113 "<tandem>"
{
    struct fib__td td__here;
    struct fib__td *td__f = (struct fib__td *)td__enter(&td__here.td__head, &fib__td_desc, (td__fn *)fib);
    long td__value = {0};
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

