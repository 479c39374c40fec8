/* An async generator is driven by td_anext, which may wait; dropping it may wait too. */
#include <tandem.h>

async int read_line(int fd, char *to);

async generator(char) letters(int fd)
{
    char line[80];

    while (await read_line(fd, line) > 0)
        for (char *c = line; *c; c++)
            yield *c;
}

async int count(int fd)
{
    int n = 0;

    foreach (char, c, await letters(fd)) {
        if (c == '!')
            break;
        n++;
    }
    return n;
}
