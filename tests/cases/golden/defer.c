#line 1 "defer.co.c"
/* Regions: every way out goes through the deferred code, which is there once. */
#include <stdio.h>
#include <tandem.h>

async int step(int n);

#line 9 "<tandem>"
struct regions__td {
    td_frame td__head;
    int td__value;
    int n; /* lives across line 14, 18 */
    int i; /* lives across line 14, 18 */
    FILE *f; /* lives across line 14, 18 */
    int td__exit_3; /* lives across line 18 */
};
static inline int regions__td_step(td_frame *, void *);
#line 7 "defer.co.c"
int regions(int n);
#line 21 "<tandem>"
static const unsigned regions__td_lines[] = {7, 14, 18};
static const td__desc regions__td_desc = {
    regions__td_step, 0,
    "regions", "defer.co.c",
    regions__td_lines, sizeof regions__td_lines / sizeof regions__td_lines[0],
    TD__ASYNC, sizeof(struct regions__td),
    offsetof(struct regions__td, td__value), sizeof(((struct regions__td *)0)->td__value)
};

static inline int regions__td_step(td_frame *td__frame_, void *td__io)
{
    struct regions__td *const td__f = (struct regions__td *)td__frame_;
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
#line 9 "defer.co.c"
    for (int i = 0; i < n; i++) {
        td__f->f = fopen("/dev/null", "r");
        if (!td__f->f)
            break;
        int td__exit_2;
#line 13
        {
        {
#line 14
        int td__t1;
#line 14
        td__await(&td__f->td__head, (td__fn *)step);
#line 14
        td__t1 = step(i);
#line 14
        if (td__pending()) {
#line 14
            td__f->i = i;
#line 14
            td__f->td__head.td__state = 1;
#line 14
            return TD__SUSPENDED;
#line 14
        td__1:;
#line 14
            n = td__f->n;
#line 14
            i = td__f->i;
#line 14
            td__t1 = td__result(int td__r, int *);
#line 14
            td__release();
#line 14
        }
#line 14
        if (td__t1 < 0) 
            {
#line 15
                td__f->td__value = -1;
#line 15
                { td__exit_2 = 1; goto td__defer_1; }
#line 15
            }
#line 14
        }
#line 16
        if (i == 5)
            { td__exit_2 = 2; goto td__defer_1; }
        int td__exit_3;
#line 18
        {
        if (i == 7)
            { td__exit_3 = 1; goto td__defer_2; }
#line 9
    td__exit_3 = 0;
#line 9
    }
#line 18
        td__defer_2:;
#line 18
        {
#line 18
            td__await(&td__f->td__head, (td__fn *)step);
#line 18
    step(-i);
#line 18
            if (td__pending()) {
#line 18
                td__f->i = i;
#line 18
                td__f->td__exit_3 = td__exit_3;
#line 18
                td__f->td__head.td__state = 2;
#line 18
                return TD__SUSPENDED;
#line 18
            td__2:;
#line 18
                n = td__f->n;
#line 18
                i = td__f->i;
#line 18
                td__exit_3 = td__f->td__exit_3;
#line 18
                td__release();
#line 18
            }
#line 18
        }
#line 18
        if (td__exit_3 == 1) { td__exit_2 = 3; goto td__defer_1; }
#line 9
    td__exit_2 = 0;
#line 9
    }
#line 13
        td__defer_1:;
#line 13
        fclose(td__f->f);
#line 13
        if (td__exit_2 == 1) return TD__DONE;
#line 13
        if (td__exit_2 == 2) continue;
#line 13
        if (td__exit_2 == 3) goto out;
#line 21
    }
out:
    {
#line 23
        td__f->td__value = n;
#line 23
        return TD__DONE;
#line 23
    }
    return TD__DONE;
#line 24
}

#line 7
int regions(int n)
#line 166 "<tandem>"
{
    struct regions__td td__here;
    struct regions__td *td__f = (struct regions__td *)td__enter(&td__here.td__head, &regions__td_desc, (td__fn *)regions);
    int td__value = {0};
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

