/* errno after an await is what some other task left there. */
#include <errno.h>
#include <tandem.h>
#include <unistd.h>

async int fetch(int id);

async int user(int id)
{
    if (await fetch(id) < 0)
        return -errno; // warning: errno after an await of 'fetch' may be another task's
    await td_yield();
    errno = 0;
    if (close(id) < 0)
        return -errno;
    return errno;
}
