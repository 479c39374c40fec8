// A struct argument left of an await is copied before the callee changes the original.
// elision: no (plain C may copy it after the call)
#include <stdio.h>
#include <tandem.h>

struct rec {
    int id;
    char name[8];
};

static struct rec global = { 1, "before" };

static async int change(struct rec *r)
{
    await td_yield();
    r->id += 100;
    r->name[0] = 'B';
    return r->id;
}

static void show(struct rec r, int n, struct rec s)
{
    printf("%d %s %d %d %s\n", r.id, r.name, n, s.id, s.name);
}

async int main(void)
{
    struct rec local = { 2, "local" };

    show(global, await change(&global), global);
    show(local, await change(&local), global);
    printf("%d\n", global.id + (await change(&global), global).id);
    return 0;
}
// expect: 1 before 101 101 Before
// expect: 2 local 102 101 Before
// expect: 302
