/* <tandem.h> leaves bool, true and false to the program, whatever they are there. */
#include <tandem.h>
#include <stdio.h>

enum truth { false, true };
typedef enum truth bool;

struct flags {
    bool set;
    char next;
};

static async bool is_odd(int x)
{
    await td_yield();
    return x % 2 ? true : false;
}

async int main(void)
{
    struct flags f = {await is_odd(3), 'x'};
    bool even = !await is_odd(4) ? true : false;

    printf("%d %d %c\n", f.set == true, even == true, f.next);
    printf("%d\n", sizeof f.set == sizeof(enum truth));
    return 0;
}

// expect: 1 1 x
// expect: 1
