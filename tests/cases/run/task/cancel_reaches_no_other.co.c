/* A cancel reaches neither the tasks that the cancelled one spawned nor its siblings. */
// elision: no (interleaving)
// expect: parent was cancelled
// expect: grandchild ran to its end
// expect: sibling ran to its end
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static td_task *grandchild;

static async int worker(const char *name, int turns)
{
    int failed = 0;

    for (int i = 0; i < turns; i++)
        if (await td_yield() < 0)
            failed++;
    printf("%s %s\n", name, failed ? "was cancelled" : "ran to its end");
    return failed;
}

static async int parent(void)
{
    grandchild = td_spawn(worker, "grandchild", 6);
    return await worker("parent", 4);
}

async int main(void)
{
    td_task *p = td_spawn(parent), *s = td_spawn(worker, "sibling", 8);

    await td_yield();
    await td_yield();
    td_cancel(p);
    await td_join(p, NULL);
    await td_join(grandchild, NULL);
    await td_join(s, NULL);
    return 0;
}
