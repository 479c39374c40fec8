/* A callback API with its own event queue, made awaitable by a completion. */
// elision: no (interleaving)
// expect: client -3: -1 -21 0
// expect: client 1: 0 7 49
// expect: client 2: 0 14 98
#include <stdio.h>
#include <tandem.h>

/* The legacy library. */
typedef void on_lookup(void *user, int status, int answer);
static struct request {
    on_lookup *done;
    void *user;
    int key;
} queue[8];
static int queued;

static void lookup_start(int key, on_lookup *done, void *user)
{
    queue[queued++] = (struct request){done, user, key};
}

static void lookup_poll(void)
{
    for (int i = 0; i < queued; i++)
        queue[i].done(queue[i].user, queue[i].key < 0 ? -1 : 0, queue[i].key * 7);
    queued = 0;
}

/* The bridge. */
struct lookup {
    td_completion c;
    int status;
};

static void on_done(void *user, int status, int answer)
{
    struct lookup *l = user;

    l->status = status;
    td_complete(&l->c, answer);
}

static async int lookup(int key, int *answer)
{
    struct lookup l = {.status = -9};
    int64_t v = 0;

    lookup_start(key, on_done, &l);
    int r = await td_wait(&l.c, &v);
    if (r < 0)
        return r;
    *answer = (int)v;
    return l.status;
}

/* The program. */
static int busy;

static async int client(int key)
{
    int a = 0, b = 0;
    int r = await lookup(key, &a);

    if (r == 0)
        r = await lookup(a, &b);
    printf("client %d: %d %d %d\n", key, r, a, b);
    busy--;
    return r;
}

async int main(void)
{
    static const int keys[] = {1, 2, -3};
    td_task *t[3];

    for (int i = 0; i < 3; i++) {
        busy++;
        t[i] = td_spawn(client, keys[i]);
    }
    while (busy > 0) {
        await td_yield();
        lookup_poll();
    }
    for (int i = 0; i < 3; i++)
        await td_join(t[i], NULL);
    return 0;
}
