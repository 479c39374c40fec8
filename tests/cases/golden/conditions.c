#line 1 "conditions.co.c"
/* Awaits in the heads of loops and under && and ?: are unfolded; what is left of them is kept. */
#include <tandem.h>

async int more(void);
async int size(int n);

#line 9 "<tandem>"
struct conditions__td {
    td_frame td__head;
    int td__value;
    int *p; /* lives across line 11, 13, 16, 13, 20 */
    int n; /* lives across line 11, 13, 16, 13 */
    int total; /* lives across line 11, 13, 16, 13, 20 */
    int i; /* lives across line 13, 16, 13 */
    int td__t4; /* lives across line 16 */
};
static inline int conditions__td_step(td_frame *, void *);
#line 7 "conditions.co.c"
int conditions(int *p, int n);
#line 22 "<tandem>"
static const unsigned conditions__td_lines[] = {7, 11, 13, 16, 13, 20, 21};
static const td__desc conditions__td_desc = {
    conditions__td_step, 0,
    "conditions", "conditions.co.c",
    conditions__td_lines, sizeof conditions__td_lines / sizeof conditions__td_lines[0],
    TD__ASYNC, sizeof(struct conditions__td),
    offsetof(struct conditions__td, td__value), sizeof(((struct conditions__td *)0)->td__value)
};

static inline int conditions__td_step(td_frame *td__frame_, void *td__io)
{
    struct conditions__td *const td__f = (struct conditions__td *)td__frame_;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    case 3:
        goto td__3;
    case 4:
        goto td__4;
    case 5:
        goto td__5;
    case 6:
        goto td__6;
    }
#line 9 "conditions.co.c"
    td__f->total = 0;

    for (;;) {
#line 11
    int td__t1;
#line 11
    int td__t2;
#line 11
    td__t1 = (td__f->n > 0) != 0;
#line 11
    if (td__t1) {
#line 11
        td__await(&td__f->td__head, (td__fn *)more);
#line 11
        td__t2 = more();
#line 11
        if (td__pending()) {
#line 11
            td__f->td__head.td__state = 1;
#line 11
            return TD__SUSPENDED;
#line 11
        td__1:;
#line 11
            td__t2 = td__result(int td__r, int *);
#line 11
            td__release();
#line 11
        }
#line 11
        td__t1 = (td__t2) != 0;
#line 11
    }
#line 11
    if (!(td__t1)) {
#line 11
        break;
#line 11
    }
        td__f->n--;
#line 11
    }
#line 13
    {
#line 13
    int i = 0;
#line 13
    for (;;) {
#line 13
    int td__t3;
#line 13
    td__await(&td__f->td__head, (td__fn *)size);
#line 13
    td__t3 = size(td__f->n);
#line 13
    if (td__pending()) {
#line 13
        td__f->i = i;
#line 13
        td__f->td__head.td__state = 2;
#line 13
        return TD__SUSPENDED;
#line 13
    td__2:;
#line 13
        i = td__f->i;
#line 13
        td__t3 = td__result(int td__r, int *);
#line 13
        td__release();
#line 13
    }
#line 13
    if (!(i < td__t3)) {
#line 13
        break;
#line 13
    }
#line 13
    {
        if (i == 3)
            goto td__continue_1;
        int td__t4;
#line 16
        int td__t5;
#line 16
        td__t4 = td__f->p[i];
#line 16
        td__await(&td__f->td__head, (td__fn *)size);
#line 16
        td__t5 = size(i);
#line 16
        if (td__pending()) {
#line 16
            td__f->i = i;
#line 16
            td__f->td__t4 = td__t4;
#line 16
            td__f->td__head.td__state = 3;
#line 16
            return TD__SUSPENDED;
#line 16
        td__3:;
#line 16
            i = td__f->i;
#line 16
            td__t4 = td__f->td__t4;
#line 16
            td__t5 = td__result(int td__r, int *);
#line 16
            td__release();
#line 16
        }
#line 16
        td__f->total += td__t4 * td__t5;
    }
#line 13
    td__continue_1:;
#line 13
    int td__t6;
#line 13
    td__await(&td__f->td__head, (td__fn *)size);
#line 13
    td__t6 = size(1);
#line 13
    if (td__pending()) {
#line 13
        td__f->i = i;
#line 13
        td__f->td__head.td__state = 4;
#line 13
        return TD__SUSPENDED;
#line 13
    td__4:;
#line 13
        i = td__f->i;
#line 13
        td__t6 = td__result(int td__r, int *);
#line 13
        td__release();
#line 13
    }
#line 13
    i += td__t6;
#line 13
    }
#line 13
    }
#line 18
    for (;;) {
        td__f->total--;
    int td__t7;
#line 20
    td__await(&td__f->td__head, (td__fn *)more);
#line 20
    td__t7 = more();
#line 20
    if (td__pending()) {
#line 20
        td__f->td__head.td__state = 5;
#line 20
        return TD__SUSPENDED;
#line 20
    td__5:;
#line 20
        td__t7 = td__result(int td__r, int *);
#line 20
        td__release();
#line 20
    }
#line 18
    if (!(td__t7)) {
#line 18
        break;
#line 18
    }
#line 18
    }
#line 21
    int td__t8;
#line 21
    int td__t9;
#line 21
    if (td__f->total > 10) {
#line 21
        td__await(&td__f->td__head, (td__fn *)size);
#line 21
        td__t9 = size(td__f->total);
#line 21
        if (td__pending()) {
#line 21
            td__f->td__head.td__state = 6;
#line 21
            return TD__SUSPENDED;
#line 21
        td__6:;
#line 21
            td__t9 = td__result(int td__r, int *);
#line 21
            td__release();
#line 21
        }
#line 21
        td__t8 = td__t9 ;
#line 21
    } else {
#line 21
        td__t8 = *td__f->p;
#line 21
    }
#line 21
    td__f->td__value = td__t8;
#line 21
    return TD__DONE;
}

#line 7
int conditions(int *p, int n)
#line 270 "<tandem>"
{
    struct conditions__td td__here;
    struct conditions__td *td__f = (struct conditions__td *)td__enter(&td__here.td__head, &conditions__td_desc, (td__fn *)conditions);
    int td__value = {0};
    td__f->p = p;
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

