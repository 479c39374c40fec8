#line 1 "generator.co.c"
/* A generator, a loop over it with a way out, and a deferred statement. */
#include <tandem.h>

static int open_files;

#line 8 "<tandem>"
struct numbers__td {
    td_gen td__gen;
    int n; /* lives across line 11 */
    int i; /* lives across line 11 */
};
static inline int numbers__td_step(td_frame *, void *);
#line 6 "generator.co.c"
static td_gen *numbers(int n);
#line 17 "<tandem>"
static const unsigned numbers__td_lines[] = {6, 11};
static const td__desc numbers__td_desc = {
    numbers__td_step, 0,
    "numbers", "generator.co.c",
    numbers__td_lines, sizeof numbers__td_lines / sizeof numbers__td_lines[0],
    0 | TD__GENERATOR | TD__DROPS, sizeof(struct numbers__td),
    0, sizeof(int)
};

static inline int numbers__td_step(td_frame *td__frame_, void *td__io)
{
    struct numbers__td *const td__f = (struct numbers__td *)td__frame_;
    int n;
    (void)td__f;
    (void)td__io;
    (void)numbers;
    if (td__f->td__gen.td__head.td__state)
        goto td__1;
    n = td__f->n;
#line 8 "generator.co.c"
    open_files++;
    int td__exit_1;
#line 9
    {
    for (int i = 0; i < n; i++)
        {
#line 11
            *(int *)td__io = i;
#line 11
            td__f->i = i;
#line 11
            td__f->td__gen.td__head.td__state = 1;
#line 11
            return TD__YIELDED;
#line 11
        td__1:;
#line 11
            n = td__f->n;
#line 11
            i = td__f->i;
#line 11
            if (!td__io) { td__exit_1 = 1; goto td__defer_1; }
#line 11
        }
#line 7
td__exit_1 = 0;
#line 7
}
#line 9
    td__defer_1:;
#line 9
    open_files--;
#line 9
    if (td__exit_1 == 1) return TD__DONE;
#line 12
    return TD__DONE;
#line 12
}

#line 6
static td_gen *numbers(int n)
#line 79 "<tandem>"
{
    struct numbers__td *td__f = (struct numbers__td *)td__gen_new(&numbers__td_desc);
    td__f->n = n;
    return &td__f->td__gen;
}


#line 14 "generator.co.c"
int main(void)
#line 89 "<tandem>"
{
#line 16 "generator.co.c"
        {
#line 16
    struct numbers__td td__gen_1 = {0};
#line 16
    td__gen_init(&td__gen_1.td__gen, &numbers__td_desc);
#line 16
    td__gen_1.n = 9;
#line 16
    for (int v; td__yielded(numbers__td_step(&td__gen_1.td__gen.td__head, (void *)&v)) || (td__gen_1.td__gen.td__head.td__state = 0, 0);) 
        if (v == 3)
            break;
#line 16
    td__gen_drop(&td__gen_1.td__gen);
#line 16
    }
#line 19
    return open_files;
#line 109 "<tandem>"
}

