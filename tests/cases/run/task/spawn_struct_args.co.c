/* A spawned task gets copies of its arguments, structs too. */
// expect: first 99
// expect: First 99
// expect: 24 20
#include <stdio.h>
#include <tandem.h>

struct rect {
    int w, h;
    char name[8];
};

static async long area(struct rect r, double scale, const struct rect *frame)
{
    await td_yield();
    long a = (long)(r.w * r.h * scale);
    await td_yield();
    printf("%s %d\n", r.name, frame->w);
    return a;
}

async int main(void)
{
    static const struct rect frame = {99, 1, "frame"};
    struct rect r = {3, 4, "first"};
    td_task *a = td_spawn(area, r, 2.0, &frame);
    long x = 0, y = 0;

    r.w = 10;
    r.name[0] = 'F';
    td_task *b = td_spawn(area, r, 0.5, &frame);
    r.h = 1000;
    await td_join(a, &x);
    await td_join(b, &y);
    printf("%ld %ld\n", x, y);
    return 0;
}
