#line 1 "foreach.co.c"
/* A generator of this file lives in the loop; one from elsewhere is a handle that is freed. */
#include <tandem.h>

generator(int) from_elsewhere(int n);

#line 8 "<tandem>"
struct evens__td {
    td_gen td__gen;
    int n; /* lives across line 9 */
    int i; /* lives across line 9 */
};
static inline int evens__td_step(td_frame *, void *);
#line 6 "foreach.co.c"
td_gen *evens(int n);
#line 17 "<tandem>"
static const unsigned evens__td_lines[] = {6, 9};
static const td__desc evens__td_desc = {
    evens__td_step, 0,
    "evens", "foreach.co.c",
    evens__td_lines, sizeof evens__td_lines / sizeof evens__td_lines[0],
    0 | TD__GENERATOR, sizeof(struct evens__td),
    0, sizeof(int)
};

static inline int evens__td_step(td_frame *td__frame_, void *td__io)
{
    struct evens__td *const td__f = (struct evens__td *)td__frame_;
    int n;
    (void)td__f;
    (void)td__io;
    if (td__f->td__gen.td__head.td__state)
        goto td__1;
    n = td__f->n;
#line 8 "foreach.co.c"
    for (int i = 0; i < n; i += 2)
        {
#line 9
            *(int *)td__io = i;
#line 9
            td__f->i = i;
#line 9
            td__f->td__gen.td__head.td__state = 1;
#line 9
            return TD__YIELDED;
#line 9
        td__1:;
#line 9
            n = td__f->n;
#line 9
            i = td__f->i;
#line 9
        }
    return TD__DONE;
#line 10
}

#line 6
td_gen *evens(int n)
#line 61 "<tandem>"
{
    struct evens__td *td__f = (struct evens__td *)td__gen_new(&evens__td_desc);
    td__f->n = n;
    return &td__f->td__gen;
}


#line 12 "foreach.co.c"
int sum(int n)
#line 71 "<tandem>"
{
    int td__value = {0};
#line 14 "foreach.co.c"
    int total = 0;

    {
#line 16
    struct evens__td td__gen_1 = {0};
#line 16
    td__init(&td__gen_1.td__gen.td__head, &evens__td_desc, 0);
#line 16
    td__gen_1.n = n;
#line 16
    for (int v; td__yielded(evens__td_step(&td__gen_1.td__gen.td__head, (void *)&v));) 
        total += v;
#line 16
    }
#line 18
    {
#line 18
    int td__exit_3;
#line 18
    td_gen *td__gen_2;
#line 18
    td__gen_2 = from_elsewhere(n);
#line 18
    for (int v; td_next(td__gen_2, (void *)&v);) {
        if (v < 0)
            {
#line 20
                td__value = -1;
#line 20
                { td__exit_3 = 1; goto td__defer_2; }
#line 20
            }
        total += v;
    }
#line 18
    td__exit_3 = 0;
#line 18
    td__defer_2:;
#line 18
    td_gen_free(td__gen_2);
#line 18
    if (td__exit_3 == 1) return td__value;
#line 18
    }
#line 23
    return total;
#line 121 "<tandem>"
    return td__value;
}

