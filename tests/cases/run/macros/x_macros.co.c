// X-macros by #define: variables, awaits and cases made from one list.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define COLOURS(X) X(red, 1) X(green, 2) X(blue, 4)

enum colour {
#define X(name, v) COLOUR_##name = v,
    COLOURS(X)
#undef X
};

async int main(void)
{
#define X(name, v) int name = await later(v);
    COLOURS(X)
#undef X
    int sum = 0;

#define X(name, v) sum += name * await later(v);
    COLOURS(X)
#undef X
    for (int i = 1; i < 5; i++)
        switch (await later(i)) {
#define X(name, v)                                                                               \
    case COLOUR_##name:                                                                          \
        await td_yield();                                                                        \
        printf("%s %d\n", #name, name);                                                          \
        break;
            COLOURS(X)
#undef X
        default:
            puts("none");
        }
    printf("%d\n", sum);
    return 0;
}
// expect: red 1
// expect: green 2
// expect: none
// expect: blue 4
// expect: 21
