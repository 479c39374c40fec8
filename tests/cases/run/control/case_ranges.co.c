// GNU case ranges around suspensions, with enum and char constants.
// std: gnu11
// warnings: no (case ranges)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async const char *kind(int c)
{
    switch (await later(c)) {
    case '0' ... '9':
        await td_yield();
        return "digit";
    case 'a' ... 'f': case 'A' ... 'F':
        if (await later(c) & 32)
            return "small hex";
        return "big hex";
    case -10 ... -1:
        break;
    default:
        return "other";
    }
    await td_yield();
    return "negative";
}

async int main(void)
{
    const int in[] = { '7', 'c', 'D', -3, 'z', '0' };

    for (unsigned i = 0; i < sizeof in / sizeof *in; i++)
        puts(await kind(in[i]));
    return 0;
}
// expect: digit
// expect: small hex
// expect: big hex
// expect: negative
// expect: other
// expect: digit
