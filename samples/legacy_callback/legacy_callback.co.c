/* A callback library, awaited.
 *
 * lookup.h answers by a callback, on a thread of its own. A completion turns that into a function
 * that one awaits: twenty lines, once. What follows from an answer is then written as what it
 * is, a loop, and not as callbacks that start each other. */
#include <stdio.h>
#include <string.h>
#include <tandem.h>
#include "lookup.h"

/* ---- the bridge ---- */

struct pending {
    td_completion finished;
    char answer[32];
};

static void on_answer(void *user, int status, const char *answer)
{
    struct pending *p = user;

    snprintf(p->answer, sizeof p->answer, "%s", answer);
    td_complete(&p->finished, status);
}

static async int lookup(const char *name, char answer[32])
{
    struct pending p = {.answer = ""};
    int64_t status = 0;

    lookup_start(name, on_answer, &p);
    await td_wait(&p.finished, &status);
    memcpy(answer, p.answer, sizeof p.answer);
    return (int)status;
}

/* ---- the program: follow each name to where it leads ---- */

static async int follow(const char *name, char trail[128])
{
    char answer[32];
    int steps = 0;
    size_t at = (size_t)snprintf(trail, 128, "%s", name);

    while (steps < 5 && await lookup(name, answer) == 0) {
        at += (size_t)snprintf(trail + at, 128 - at, ", %s", answer);
        name = strrchr(answer, ' ') + 1;
        steps++;
    }
    return steps;
}

async int main(void)
{
    static const char *const names[] = {"www", "mail", "rack-7", "nobody"};
    static char trails[4][128];
    td_task *tasks[4];

    for (int i = 0; i < 4; i++) /* all at once: the library has work while we wait */
        tasks[i] = td_spawn(follow, names[i], trails[i]);
    for (int i = 0; i < 4; i++) {
        int steps = 0;

        await td_join(tasks[i], &steps);
        printf("%d steps: %s\n", steps, trails[i]);
    }
    lookup_finish();
    return 0;
}
