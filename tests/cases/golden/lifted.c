#line 1 "lifted.co.c"
/* Types of a block that the frame needs stand in front of the function. */
#include <tandem.h>

async int later(int v);

#line 8
    enum lifted__td_anonymous_1 { lifted__td_SIZE_2 = 3 };
    struct lifted__td_point_3 {
        int at[lifted__td_SIZE_2];
        struct lifted__td_point_3*next;
    };
#line 14 "<tandem>"
struct lifted__td {
    td_frame td__head;
    int td__value;
    int v; /* lives across line 12 */
    struct lifted__td_point_3 p; /* lives across line 14 */
    struct lifted__td_point_3 q; /* lives across line 14 */
};
static inline int lifted__td_step(td_frame *, void *);
#line 6 "lifted.co.c"
int lifted(int v);
#line 25 "<tandem>"
static const unsigned lifted__td_lines[] = {6, 12, 14};
static const td__desc lifted__td_desc = {
    lifted__td_step, 0,
    "lifted", "lifted.co.c",
    lifted__td_lines, sizeof lifted__td_lines / sizeof lifted__td_lines[0],
    TD__ASYNC, sizeof(struct lifted__td),
    offsetof(struct lifted__td, td__value), sizeof(((struct lifted__td *)0)->td__value)
};

static inline int lifted__td_step(td_frame *td__frame_, void *td__io)
{
    struct lifted__td *const td__f = (struct lifted__td *)td__frame_;
    int v;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    }
    v = td__f->v;
#line 12 "lifted.co.c"
    int td__t1;
#line 12
    td__await(&td__f->td__head, (td__fn *)later);
#line 12
    td__t1 = later(v);
#line 12
    if (td__pending()) {
#line 12
        td__f->td__head.td__state = 1;
#line 12
        return TD__SUSPENDED;
#line 12
    td__1:;
#line 12
        v = td__f->v;
#line 12
        td__t1 = td__result(int td__r, int *);
#line 12
        td__release();
#line 12
    }
#line 12
    td__copy(&td__f->p, &(struct lifted__td_point_3){{v, td__t1}, 0}, sizeof td__f->p);
#line 12
    td__copy(&td__f->q, &(struct lifted__td_point_3){{0}, &td__f->p}, sizeof td__f->q);

    td__await(&td__f->td__head, (td__fn *)later);
#line 14
    later(0);
#line 14
    if (td__pending()) {
#line 14
        td__f->td__head.td__state = 2;
#line 14
        return TD__SUSPENDED;
#line 14
    td__2:;
#line 14
        td__release();
#line 14
    }
    td__f->td__value = td__f->q.next->at[1];
#line 15
    return TD__DONE;
}

#line 6
int lifted(int v)
#line 97 "<tandem>"
{
    struct lifted__td td__here;
    struct lifted__td *td__f = (struct lifted__td *)td__enter(&td__here.td__head, &lifted__td_desc, (td__fn *)lifted);
    int td__value = {0};
    td__f->v = v;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

