// TRY(await f()) as C programmers write it: return or goto out of a macro.
#include <stdio.h>
#include <tandem.h>

static async int step(const char *name, int result)
{
    await td_yield();
    printf("%s ", name);
    return result;
}

#define TRY(e)                                                                                   \
    do {                                                                                         \
        int err_ = (e);                                                                          \
        if (err_ < 0)                                                                            \
            return err_;                                                                         \
    } while (0)
#define TRY_GOTO(var, e, label)                                                                  \
    if (((var) = (e)) < 0)                                                                       \
    goto label

static async int run(int fail_at)
{
    int r;

    TRY(await step("open", fail_at == 1 ? -1 : 3));
    if (fail_at != 9)
        TRY(await step("read", fail_at == 2 ? -2 : 0));
    else
        TRY(await step("seek", 0));
    TRY_GOTO(r, await step("write", fail_at == 3 ? -3 : 5), out);
    TRY(await step("sync", 0));
out:
    TRY(await step("close", 0));
    return r;
}

async int main(void)
{
    const int at[] = { 0, 1, 2, 3, 9 };
    for (int i = 0; i < 5; i++) {
        int r = await run(at[i]);
        printf("-> %d\n", r);
    }
    return 0;
}
// expect: open read write sync close -> 5
// expect: open -> -1
// expect: open read -> -2
// expect: open read write close -> -3
// expect: open seek write sync close -> 5
