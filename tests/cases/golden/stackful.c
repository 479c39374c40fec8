/* --stackful: ordinary C with a stack of its own, and no #line. */
// flags: --stackful --no-line -Rno-stackful
#include <tandem.h>

static int wait_and_add(int a, int b);
struct wait_and_add__td {
    td_frame td__head;
    int td__value;
    int a;
    int b;
};
static int wait_and_add__td_step(td_frame *, void *);
static const unsigned wait_and_add__td_lines[] = {5};
static const td__desc wait_and_add__td_desc = {
    wait_and_add__td_step, 0,
    "wait_and_add", "stackful.co.c",
    wait_and_add__td_lines, sizeof wait_and_add__td_lines / sizeof wait_and_add__td_lines[0],
    TD__ASYNC | TD__STACKFUL, sizeof(struct wait_and_add__td),
    offsetof(struct wait_and_add__td, td__value), sizeof(((struct wait_and_add__td *)0)->td__value)
};
static int wait_and_add__td_step(td_frame *td__frame_, void *td__io)
{
    struct wait_and_add__td *td__f = (struct wait_and_add__td *)td__frame_;
    (void)td__io;
td__f->td__value = wait_and_add(td__f->a, td__f->b);
    return TD__DONE;
}
static int wait_and_add(int a, int b)
{
    struct wait_and_add__td td__here;
    struct wait_and_add__td *td__f = (struct wait_and_add__td *)td__spawned(&td__here.td__head, &wait_and_add__td_desc, (td__fn *)wait_and_add);
    if (td__f) {
        int td__value = {0};
        td__f->a = a;
        td__f->b = b;
        if (td__run(&td__f->td__head)) {
            td__value = td__f->td__value;
            td__leave(&td__f->td__head);
        }
        return td__value;
    }
    td_yield();
    return a + b;
}


int main(void);
struct main__td {
    td_frame td__head;
    int td__value;
};
static int main__td_step(td_frame *, void *);
static const unsigned main__td_lines[] = {11};
static const td__desc main__td_desc = {
    main__td_step, 0,
    "main", "stackful.co.c",
    main__td_lines, sizeof main__td_lines / sizeof main__td_lines[0],
    TD__ASYNC | TD__STACKFUL, sizeof(struct main__td),
    offsetof(struct main__td, td__value), sizeof(((struct main__td *)0)->td__value)
};
static int main__td_step(td_frame *td__frame_, void *td__io)
{
    struct main__td *td__f = (struct main__td *)td__frame_;
    (void)td__io;
td__f->td__value = main();
    return TD__DONE;
}
int main(void)
{
    struct main__td td__here;
    struct main__td *td__f = (struct main__td *)td__spawned(&td__here.td__head, &main__td_desc, (td__fn *)main);
    if (td__f) {
        int td__value = {0};
        if (td__run(&td__f->td__head)) {
            td__value = td__f->td__value;
            td__leave(&td__f->td__head);
        }
        return td__value;
    }
    int td__t1;
    td__t1 = wait_and_add(1, -1);
    return td__t1;
}

