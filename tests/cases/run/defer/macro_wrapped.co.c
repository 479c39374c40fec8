/* A macro that locks now and defers the unlock. */
// expect: lock door
// expect: unlock door
// expect: lock door
// expect: lock window
// expect: unlock window
// expect: unlock door
// expect: 1 11, now 0 0
#include <stdio.h>
#include <tandem.h>

static void lock(const char *name, int *m)
{
    printf("lock %s\n", name);
    ++*m;
}

static void unlock(const char *name, int *m)
{
    printf("unlock %s\n", name);
    --*m;
}

#define LOCKED(m) lock(#m, &(m)); defer unlock(#m, &(m))

static int door, window;

static int enter(int who)
{
    LOCKED(door);
    if (who == 1)
        return door;
    LOCKED(window);
    return door * 10 + window;
}

int main(void)
{
    int a = enter(1), b = enter(2);

    printf("%d %d, now %d %d\n", a, b, door, window);
    return 0;
}
