// Attributes wherever GNU C allows them, in and around bodies that suspend.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

struct __attribute__((packed)) tight {
    char c;
    int i __attribute__((aligned(2)));
} __attribute__((may_alias));

enum level { LOW __attribute__((deprecated)) = 1, HIGH };

__attribute__((noinline)) static async int later(int v) __attribute__((warn_unused_result));
__attribute__((noinline)) static async int later(int v)
{
    await td_yield();
    return v;
}

__attribute__((format(printf, 1, 2))) static int say(const char *format, ...)
{
    return printf("%s", format);
}

static async __attribute__((cold)) int __attribute__((nonnull)) use(int *__attribute__((unused)) p,
                                                                   int n __attribute__((unused)))
{
    __attribute__((aligned(8))) int a = await later(1), b __attribute__((unused)) = 2;
    int *__attribute__((unused)) q = &a;
    struct __attribute__((aligned(16))) wide {
        __attribute__((aligned(4))) char c;
        int i __attribute__((packed));
    } w __attribute__((unused)) = { 1, await later(2) };

    if (a) {
        __attribute__((unused)) int in_block = await later(3);
    }
    switch (await later(*p)) {
    case 4:
        a += await later(4);
        __attribute__((fallthrough));
    default:
        a += (int)sizeof(struct tight) + w.i;
    }
    for (__attribute__((unused)) int i = 0; i < 2; i++)
        a += await later(i);
    goto end;
end: __attribute__((unused));
    return a + (await later(HIGH)) * 100;
}

async int main(void)
{
    int n = 4;

    say("begin\n");
    printf("%d\n", await use(&n, 0));
    return 0;
}
// expect: begin
// expect: 214
