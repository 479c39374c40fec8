// Conditionals of type void, as statements.
#include <stdio.h>
#include <tandem.h>

static async void hello(const char *s)
{
    await td_yield();
    puts(s);
}

static void plain(const char *s)
{
    puts(s);
}

async int main(void)
{
    for (int i = 0; i < 3; i++) {
        i ? await hello("async") : plain("plain");
        i == 2 ? (void)0 : await hello("not two");
    }
    return 0;
}
// expect: plain
// expect: not two
// expect: async
// expect: not two
// expect: async
