/* A generator dropped part-way runs its cleanups, as one that ends does. */
// expect: 0
// expect: bye 50
// expect: 1
// expect: bye 51
// expect: bye 102
// expect: --
// expect: 0
// expect: bye 50
// expect: 1
// expect: bye 1
// expect: bye 101
// expect: --
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

static generator(int) g(int n)
{
    __attribute__((cleanup(bye))) int whole = 100;

    for (int i = 0; i < n; i++) {
        __attribute__((cleanup(bye))) int turn = i;
        yield turn;
        turn += 50;
        whole++;
    }
}

int main(void)
{
    foreach (int, v, g(2))
        printf("%d\n", v);
    printf("--\n");
    foreach (int, v, g(9)) {
        printf("%d\n", v);
        if (v == 1)
            break;
    }
    printf("--\n");
    td_gen_free(g(3));
    return 0;
}
