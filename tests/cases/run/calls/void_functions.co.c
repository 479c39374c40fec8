// void functions that suspend: falling off the end, returning early, empty, recursive.
#include <stdio.h>
#include <tandem.h>

static char out[32];
static int n_out;

static async void put(char c)
{
    await td_yield();
    out[n_out++] = c;
}

static async void empty(void)
{
}

static async void only_yields(void)
{
    await td_yield();
}

static async void count(int n)
{
    if (n == 0)
        return;
    await count(n - 1);
    if (n % 2) {
        await put((char)('0' + n));
        return;
    }
    await empty();
    await put('.');
}

async int main(void)
{
    async void (*p)(char) = put;

    await count(6);
    await only_yields();
    await p('!');
    void (*q)(void) = empty;
    await q();
    printf("%s %d\n", out, n_out);
    return 0;
}
// expect: 1.3.5.! 7
