/* Calling through a struct member that is marked async. */
#include <tandem.h>

struct ops {
    async int (*read)(int fd);
    int (*plain)(int fd);
};

async int user(const struct ops *o, int fd)
{
    int a = o->plain(fd);
    a += await o->read(fd);
    return a + o->read(fd); // error: call through a pointer marked async without await...
}
