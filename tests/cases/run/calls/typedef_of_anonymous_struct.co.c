// Results and parameters of types that have only a typedef name, and of types hidden later.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

typedef struct {
    int x;
    struct {
        char c;
    } in;
} thing;
typedef union {
    int i;
    float f;
} number;
typedef enum { LOW, HIGH } level;

static async thing make(int x, level l)
{
    thing t = { x, { l == HIGH ? 'h' : 'l' } };
    await td_yield();
    return t;
}

static async number number_of(thing t)
{
    number n = { t.x + t.in.c };
    await td_sleep(1);
    return n;
}

async int main(void)
{
    typedef double level;
    level d = 0.5;
    thing t = await make(5, HIGH);
    {
        typedef char thing;
        thing c = 'c';
        number n = await number_of(t);
        await td_yield();
        printf("%c %d %.1f\n", c, n.i, d);
    }
    printf("%d %c\n", (await make(6, LOW)).x, (await make(7, LOW)).in.c);
    return 0;
}
// expect: c 109 0.5
// expect: 6 l
