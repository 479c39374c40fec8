// Functions that return pointers to async functions, awaited at once and later.
#include <stdio.h>
#include <tandem.h>

struct shape;
typedef async int area(const struct shape *);

struct shape {
    area *(*method)(const struct shape *);
    int w, h;
};

static async int rectangle(const struct shape *s)
{
    await td_yield();
    return s->w * s->h;
}

static async int triangle(const struct shape *s)
{
    await td_sleep(1);
    return s->w * s->h / 2;
}

static area *choose(const struct shape *s)
{
    return s->w > 5 ? rectangle : triangle;
}

static async area *choose_slowly(const struct shape *s)
{
    await td_yield();
    return choose(s);
}

async int main(void)
{
    struct shape a = { choose, 4, 10 }, b = { choose, 6, 10 };
    area *later = b.method(&b);

    printf("%d %d\n", await a.method(&a)(&a), await later(&b));
    printf("%d\n", await (await choose_slowly(&a))(&b));
    return 0;
}
// expect: 20 60
// expect: 30
