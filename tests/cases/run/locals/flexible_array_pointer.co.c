// A pointer to a struct with a flexible array member, on the heap, across suspensions.
#include <stdio.h>
#include <tandem.h>
#include <stdlib.h>
#include <string.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct text {
    int n;
    char s[];
};

static async struct text *append(struct text *t, const char *more)
{
    int add = (int)strlen(more);
    struct text *r = malloc(sizeof *r + (size_t)(t ? t->n : 0) + (size_t)add + 1);

    await td_yield();
    r->n = t ? t->n : 0;
    if (t)
        memcpy(r->s, t->s, (size_t)r->n);
    memcpy(r->s + r->n, more, (size_t)await later(add) + 1);
    r->n += add;
    free(t);
    return r;
}

async int main(void)
{
    struct text *t = await append(NULL, "ab");

    t = await append(await append(t, "cde"), "f");
    printf("%s %d\n", t->s, t->n);
    free(t);
    return 0;
}
// expect: abcdef 6
