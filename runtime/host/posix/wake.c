/* The descriptor that ends a loop's sleep. */
#include "core/loop.h"
#include "host/host.h"

#include <unistd.h>

#if defined(__linux__)
#include <sys/eventfd.h>
#else
#error "a wake-up descriptor for this system is missing"
#endif

int td__wake_open(td_loop *loop)
{
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0)
        return -errno;
    loop->wake_fd = fd;
    return 0;
}

void td__wake_close(td_loop *loop)
{
    if (loop->wake_fd >= 0)
        close(loop->wake_fd);
    loop->wake_fd = -1;
}

void td__wake(td_loop *loop)
{
    static const uint64_t one = 1;
    int error = errno;
    while (write(loop->wake_fd, &one, sizeof one) < 0 && errno == EINTR)
        ;
    errno = error;
}
