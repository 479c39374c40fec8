/* td_now never goes back, and td_sleep takes at least its time. */
// expect: back 0, at least 1
#include <stdio.h>
#include <tandem.h>

async int main(void)
{
    int64_t last = td_now(), start = last;
    int back = 0;

    for (int i = 0; i < 5; i++) {
        await td_sleep(4);
        int64_t now = td_now();
        back += now < last;
        last = now;
    }
    printf("back %d, at least %d\n", back, last - start >= 19);
    return 0;
}
