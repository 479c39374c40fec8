#line 1 "residency.co.c"
/* A hot loop runs on C locals, saved where the function waits; what has its address taken stays in
 * the frame; what dies before each suspension is no field at all. */
#include <tandem.h>

async int pause(int *where);

#line 9 "<tandem>"
struct residency__td {
    td_frame td__head;
    long td__value;
    const int *p; /* lives across line 18 */
    int n; /* lives across line 18 */
    long total; /* lives across line 18 */
    int place; /* lives across line 18 */
    int round; /* lives across line 18 */
};
static inline int residency__td_step(td_frame *, void *);
#line 7 "residency.co.c"
long residency(const int *p, int n);
#line 22 "<tandem>"
static const unsigned residency__td_lines[] = {7, 18};
static const td__desc residency__td_desc = {
    residency__td_step, 0,
    "residency", "residency.co.c",
    residency__td_lines, sizeof residency__td_lines / sizeof residency__td_lines[0],
    TD__ASYNC, sizeof(struct residency__td),
    offsetof(struct residency__td, td__value), sizeof(((struct residency__td *)0)->td__value)
};

static inline int residency__td_step(td_frame *td__frame_, void *td__io)
{
    struct residency__td *const td__f = (struct residency__td *)td__frame_;
    const int *p;
    int n;
    (void)td__f;
    (void)td__io;
    if (td__f->td__head.td__state)
        goto td__1;
    p = td__f->p;
    n = td__f->n;
#line 9 "residency.co.c"
    long total = 0;
    td__f->place = 0;

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < n; i++)
            total += p[i];
        const int scaled = (int)total * 2;
        if (scaled > 100)
            total = scaled - 1;
        td__await(&td__f->td__head, (td__fn *)pause);
#line 18
        pause(&td__f->place);
#line 18
        if (td__pending()) {
#line 18
            td__f->total = total;
#line 18
            td__f->round = round;
#line 18
            td__f->td__head.td__state = 1;
#line 18
            return TD__SUSPENDED;
#line 18
        td__1:;
#line 18
            p = td__f->p;
#line 18
            n = td__f->n;
#line 18
            total = td__f->total;
#line 18
            round = td__f->round;
#line 18
            td__release();
#line 18
        }
    }
    td__f->td__value = total + td__f->place;
#line 20
    return TD__DONE;
}

#line 7
long residency(const int *p, int n)
#line 88 "<tandem>"
{
    struct residency__td td__here;
    struct residency__td *td__f = (struct residency__td *)td__enter(&td__here.td__head, &residency__td_desc, (td__fn *)residency);
    long td__value = {0};
    td__f->p = p;
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

