// Initialisers run at every entry of their block, and of a loop's body; {0} clears again.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct acc {
    int n, v[3];
};

async int main(void)
{
    int runs = 0;

    for (int i = 0; i < 3; i++) {
        int a[3] = { i };
        struct acc s = { .n = runs++ };
        int zero = 0;
        await td_yield();
        a[1] += 5;
        a[2] = await later(7);
        s.v[2] += 9;
        zero += i + 1;
        printf("%d %d %d %d %d %d\n", a[0], a[1], a[2], s.n, s.v[2], zero);
        {
            char name[4] = "ab";
            await td_yield();
            name[1] = (char)(name[1] + 1);
            printf("%s\n", name);
        }
    }
    return 0;
}
// expect: 0 5 7 0 9 1
// expect: ac
// expect: 1 5 7 1 9 2
// expect: ac
// expect: 2 5 7 2 9 3
// expect: ac
