// A container made by a macro, with async methods of its own.
#include <stdio.h>
#include <tandem.h>

#define STACK(T, NAME)                                                                           \
    struct NAME {                                                                                \
        T item[8];                                                                               \
        int n;                                                                                   \
    };                                                                                           \
    static async int NAME##_push(struct NAME *s, T v)                                            \
    {                                                                                            \
        while (s->n == 8)                                                                        \
            await td_yield();                                                                    \
        await td_sleep(1);                                                                       \
        s->item[s->n++] = v;                                                                     \
        return s->n;                                                                             \
    }                                                                                            \
    static async T NAME##_pop(struct NAME *s)                                                    \
    {                                                                                            \
        await td_yield();                                                                        \
        return s->item[--s->n];                                                                  \
    }

STACK(int, ints)
STACK(const char *, texts)

async int main(void)
{
    struct ints i = { .n = 0 };
    struct texts t = { .n = 0 };

    for (int k = await ints_push(&i, 10); k < 4; k = await ints_push(&i, k * 11))
        await texts_push(&t, k % 2 ? "odd" : "even");
    printf("%d %s %s\n", i.n, await texts_pop(&t), t.item[0]);
    while (i.n)
        printf("%d%c", await ints_pop(&i), i.n ? ' ' : '\n');
    return 0;
}
// elision: no (the last argument may be read before the pop)
// expect: 4 odd odd
// expect: 33 22 11 10
