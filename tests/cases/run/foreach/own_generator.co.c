// A loop over a generator defined above holds its frame: every way out, waits in the body, nesting.
#include <stdio.h>
#include <tandem.h>

static int open_files;

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

static generator(int) guarded(int n)
{
    open_files++;
    defer open_files--;
    for (int i = 0; i < n; i++)
        yield i;
}

static generator(int) twice(int n)
{
    yield_from(guarded(n));
    yield_from(range(10, 10 + n));
}

static generator(int, int) echo(int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
        if (received(int))
            yield -1;
    }
}

/* Loops in a generator, whose body yields. */
static generator(int) pairs(int n)
{
    foreach (int, i, guarded(n))
        foreach (int, j, range(0, i))
            yield 10 * i + j;
}

typedef int wide __attribute__((vector_size(32)));

static generator(int) lanes(wide w)
{
    for (int i = 0; i < 8; i++)
        yield w[i];
}

static int find(int wanted)
{
    foreach (int, v, guarded(100))
        if (v == wanted)
            return v;
    return -1;
}

static async int waits(int n)
{
    int sum = 0;
    foreach (int, v, range(0, n)) {
        await td_yield();
        sum += v;
        foreach (int, w, guarded(v)) {
            if (w == 2)
                break;
            await td_yield();
            sum += 100;
        }
    }
    foreach (int, v, twice(n)) {
        if (v == 11)
            goto out;
        await td_yield();
        sum += 1000;
    }
out:
    return sum;
}

async int main(void)
{
    int sum = 0;
    foreach (int, v, guarded(5)) { /* to the end */
        if (v == 1)
            continue;
        sum += v;
    }
    printf("end %d open %d\n", sum, open_files);
    foreach (int, v, guarded(5))
        if (v == 3)
            break;
    printf("break, open %d\n", open_files);
    printf("return %d %d, open %d\n", find(7), find(100), open_files);
    for (int round = 0; round < 3; round++)
        foreach (int, v, twice(2)) {
            if (v == 1 && round == 1)
                break;
            printf("%d ", v);
        }
    printf("open %d\n", open_files);
    foreach (int, v, echo(3))
        printf("%d ", v);
    foreach (int, v, pairs(4))
        printf("%d ", v);
    foreach (int, v, pairs(4))
        if (v == 20)
            break;
    printf("open %d\n", open_files);
    td_gen *g = pairs(9); /* dropped while it is in its loops */
    int v;
    for (int i = 0; i < 5; i++)
        td_next(g, &v);
    printf("%d open %d, ", v, open_files);
    td_gen_free(g);
    printf("open %d\n", open_files);
    td_task *a = td_spawn(waits, 3), *b = td_spawn(waits, 4);
    int x, y;
    int bad = await td_join(a, &x) + await td_join(b, &y);
    printf("%d %d %d open %d\n", x, y, bad, open_files);
    wide w = { 1, 2, 3, 4, 5, 6, 7, 8 };
    sum = 0;
    foreach (int, lane, lanes(w)) {
        await td_yield();
        sum = 3 * sum + lane;
    }
    printf("%d\n", sum);
    return 0;
}
// std: gnu11
// flags: -Wno-psabi
// expect: end 9 open 0
// expect: break, open 0
// expect: return 7 -1, open 0
// expect: 0 1 10 11 0 0 1 10 11 open 0
// expect: 0 1 2 10 20 21 30 31 32 open 0
// expect: 31 open 1, open 0
// expect: 4303 5506 0 open 0
// expect: 4916
