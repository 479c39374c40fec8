// Types of the same name in sibling blocks, in a nested one, and hiding one of file scope.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct s {
    int file;
};
enum { N = 1 };
typedef char t;

async int main(void)
{
    struct s s = { await later(1) };
    int total = N;

    {
        struct s {
            double d[2];
        } s = { { 1.5, 2.5 } };
        enum { N = 10 };
        typedef long long t;
        t big = 1LL << 33;
        await td_yield();
        total += N + (int)s.d[1] + (int)(big >> 33);
        {
            struct s {
                char c[3];
            } s = { "ab" };
            await td_yield();
            total += s.c[1] == 'b' ? 100 : 0;
        }
        printf("%.1f\n", s.d[0]);
    }
    {
        struct s {
            int a, b;
        } s = { 1000, 2000 };
        typedef struct s t;
        t other = s;
        await td_yield();
        total += other.b;
    }
    t last = (t)await later('z');
    printf("%d %d %c %d\n", s.file, total, last, (int)sizeof(t));
    return 0;
}
// expect: 1.5
// expect: 1 2114 z 1
