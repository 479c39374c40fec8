/* Types declared in blocks, the same tag twice, and a variable of each that lives across yields. */
// warnings: no (shadows on purpose)
// expect: 1
// expect: 122
// expect: 9
// expect: 7
// expect: 8
// expect: 2
#include <stdio.h>
#include <tandem.h>

static generator(int) scopes(int n)
{
    struct s {
        int a;
    } outer = {n};

    {
        struct s {
            char text[4];
            double d;
        } inner = {"abc", 0.5};
        typedef struct s t;
        t copy = inner;

        yield outer.a;
        copy.text[0] = 'z';
        yield copy.text[0];
        yield (int)(inner.d * 10) + (int)sizeof copy.text;
    }
    {
        enum { A = 7, B };
        union s {
            int a, b;
        } u = {A};

        yield u.b;
        u.a = B;
        yield u.b;
    }
    struct s again = outer;
    again.a++;
    yield again.a;
}

int main(void)
{
    foreach (int, v, scopes(1))
        printf("%d\n", v);
    return 0;
}
