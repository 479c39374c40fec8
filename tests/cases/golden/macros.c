#line 1 "macros.co.c"
/* Invocations that need no change stay as they were written; the others are expanded. */
#include <assert.h>
#include <tandem.h>

#define EACH(i, n) for (int i = 0; i < (n); i++)
#define TRY(e)                                                                                     \
    do {                                                                                           \
        int r_ = (e);                                                                              \
        if (r_ < 0)                                                                                \
            return r_;                                                                             \
    } while (0)
#define TWICE(x) ((x) + (x))

async int send(int v);

#line 18 "<tandem>"
struct macros__td {
    td_frame td__head;
    int td__value;
    int n; /* lives across line 21, 22 */
    int i; /* lives across line 21, 22 */
    int td__t2; /* lives across line 22 */
};
static inline int macros__td_step(td_frame *, void *);
#line 16 "macros.co.c"
int macros(int n);
#line 29 "<tandem>"
static const unsigned macros__td_lines[] = {16, 21, 22, 22};
static const td__desc macros__td_desc = {
    macros__td_step, 0,
    "macros", "macros.co.c",
    macros__td_lines, sizeof macros__td_lines / sizeof macros__td_lines[0],
    TD__ASYNC, sizeof(struct macros__td),
    offsetof(struct macros__td, td__value), sizeof(((struct macros__td *)0)->td__value)
};

static inline int macros__td_step(td_frame *td__frame_, void *td__io)
{
    struct macros__td *const td__f = (struct macros__td *)td__frame_;
    (void)td__f;
    (void)td__io;
    switch (td__f->td__head.td__state) {
    case 1:
        goto td__1;
    case 2:
        goto td__2;
    case 3:
        goto td__3;
    }
#line 18 "macros.co.c"
    /* this comment stays */
    EACH (i, td__f->n) {
        assert(i < 100);
        do {
#line 21
        int td__t1;
#line 21
        td__await(&td__f->td__head, (td__fn *)send);
#line 21
        td__t1 = send(((i) + (i)));
#line 21
        if (td__pending()) {
#line 21
            td__f->i = i;
#line 21
            td__f->td__head.td__state = 1;
#line 21
            return TD__SUSPENDED;
#line 21
        td__1:;
#line 21
            i = td__f->i;
#line 21
            td__t1 = td__result(int td__r, int *);
#line 21
            td__release();
#line 21
        }
#line 21
        int r_ = (td__t1);if (r_ < 0){
#line 21
            td__f->td__value = r_;
#line 21
            return TD__DONE;
#line 21
        }} while (0);
        int td__t2;
#line 22
        int td__t3;
#line 22
        td__await(&td__f->td__head, (td__fn *)send);
#line 22
        td__t2 = send(td__f->n);
#line 22
        if (td__pending()) {
#line 22
            td__f->i = i;
#line 22
            td__f->td__head.td__state = 2;
#line 22
            return TD__SUSPENDED;
#line 22
        td__2:;
#line 22
            i = td__f->i;
#line 22
            td__t2 = td__result(int td__r, int *);
#line 22
            td__release();
#line 22
        }
#line 22
        td__await(&td__f->td__head, (td__fn *)send);
#line 22
        td__t3 = send(td__f->n);
#line 22
        if (td__pending()) {
#line 22
            td__f->i = i;
#line 22
            td__f->td__t2 = td__t2;
#line 22
            td__f->td__head.td__state = 3;
#line 22
            return TD__SUSPENDED;
#line 22
        td__3:;
#line 22
            i = td__f->i;
#line 22
            td__t2 = td__f->td__t2;
#line 22
            td__t3 = td__result(int td__r, int *);
#line 22
            td__release();
#line 22
        }
#line 22
        td__f->n = ((td__t2 ) + (td__t3 ));
    }
    td__f->td__value = td__f->n;
#line 24
    return TD__DONE;
}

#line 16
int macros(int n)
#line 150 "<tandem>"
{
    struct macros__td td__here;
    struct macros__td *td__f = (struct macros__td *)td__enter(&td__here.td__head, &macros__td_desc, (td__fn *)macros);
    int td__value = {0};
    td__f->n = n;
    if (td__run(&td__f->td__head)) {
        td__value = td__f->td__value;
        td__leave(&td__f->td__head);
    }
    return td__value;
}

