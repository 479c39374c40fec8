/* Calls of the C library that hold the thread, in an async function. */
#include <poll.h>
#include <tandem.h>
#include <unistd.h>

int poll_it(void);
static int pause_here(void)
{
    return pause();
}

async int user(int n)
{
    sleep(1); // warning: 'sleep' blocks the thread and with it all of its tasks
    await td_sleep(1);
    if (n && poll(0, 0, n) < 0) // warning: 'poll' blocks the thread...
        return sizeof sleep(2);
    return poll_it() + pause_here();
}
