// Wide and prefixed strings and characters across suspensions; escapes and joined literals.
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    const wchar_t *w = L"wide" L"r";
    wchar_t a[] = L"ab", c = L'x';
    const char *u = u8"\u00e9\x41" "1\0z";

    await td_yield();
    a[1] = w[await later(0)];
    printf("%d %d %d\n", (int)wcslen(w), a[1] == L'w', c == 'x');
    printf("%d %d %d\n", (int)strlen(u), (unsigned char)u[0], u[5]);
    await td_yield();
    printf("%d\n", L"later"[await later(3)] == L'e');
    printf("%s %d %c\n", "a\tb\\\"" "\101\x42", '\'' + await later(0), "\n?"[await later(1)]);
    return 0;
}
// expect: 5 1 1
// expect: 4 195 122
// expect: 1
// expect: a	b\"AB 39 ?
