/* The second file of calls/two_files.co.c. */
#include <tandem.h>

struct trace {
    int n;
    char text[32];
};

async int ping(int n, struct trace *t);
async int pong(int n, struct trace *t);
async int pong_sum(int a, int b);
extern async int (*const pong_table[2])(int, struct trace *);

async int (*const pong_table[2])(int, struct trace *) = { pong, ping };

async int pong(int n, struct trace *t)
{
    t->text[t->n++] = 'o';
    int r = n ? await ping(n - 1, t) : 100;
    await td_yield();
    return r + n;
}

async int pong_sum(int a, int b)
{
    return a + b + (await td_sleep(1));
}
