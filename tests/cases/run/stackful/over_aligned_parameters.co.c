// Parameters of a type that is aligned to more than a frame is, spawned and called, with and without a stack.
// std: gnu11
// flags: -Wno-psabi
#include <stdint.h>
#include <stdio.h>
#include <tandem.h>

struct wide {
    _Alignas(64) int v;
};

static async int aligned(int n, struct wide w)
{
    await td_yield();
    return w.v + n + (int)((uintptr_t)&w % 64);
}

static generator(int) values(struct wide w)
{
    yield (int)((uintptr_t)&w % 64);
    yield w.v;
}

async int main(void)
{
    struct wide w = { 40 };
    int r = 0;
    td_task *task = td_spawn(aligned, 2, w);

    await td_join(task, &r);
    printf("%d %d\n", r, await aligned(1, w));
    foreach (int, v, values(w))
        printf("%d\n", v);
    return 0;
}
// expect: 42 41
// expect: 0
// expect: 40
