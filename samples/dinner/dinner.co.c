/* Two guests at dinner: one program, run three ways.
 *
 *   sequential  this file compiled without the tool: one guest eats, then the other
 *   concurrent  transformed, two tasks of one loop: while one chews the other one cuts. There is
 *               one thread, so two never cut at the same time
 *   parallel    transformed, two threads with a loop each: they cut at the same time too
 *
 * The functions that eat are the same in all three. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

#ifdef PARALLEL
#include <pthread.h>
#endif

enum { COLUMN_MS = 10, COLUMNS = 100 };

struct guest {
    const char *name;
    int64_t begin;      /* when the dinner began */
    char line[COLUMNS]; /* what happened in each column of time */
};

static void note(struct guest *g, int64_t from, char what)
{
    int64_t a = (from - g->begin) / COLUMN_MS, b = (td_now() - g->begin) / COLUMN_MS;

    for (int64_t i = a; i < b && i < COLUMNS; i++)
        g->line[i] = what;
}

/* Cutting keeps the thread busy. */
static void cut(struct guest *g, int ms)
{
    int64_t from = td_now();

    while (td_now() - from < ms)
        ;
    note(g, from, '#');
}

/* Chewing only takes time. */
static async void chew(struct guest *g, int ms)
{
    int64_t from = td_now();

    await td_sleep(ms);
    note(g, from, '-');
}

static async int eat(struct guest *g, int bites, bool say)
{
    for (int i = 0; i < bites; i++) {
        if (say)
            printf("%s takes bite %d\n", g->name, i + 1);
        cut(g, 30);
        await chew(g, 70);
    }
    if (say)
        printf("%s has finished\n", g->name);
    return bites;
}

#ifdef PARALLEL
struct seat {
    struct guest *guest;
    int bites;
};

static void *sit(void *arg)
{
    struct seat *s = arg;

    eat(s->guest, s->bites, false); /* a plain call: the thread's own loop runs it */
    return NULL;
}

static int dine(struct guest *a, struct guest *b, bool say)
{
    struct seat seats[2] = {{a, 3}, {b, 3}};
    pthread_t threads[2];

    (void)say;
    for (int i = 0; i < 2; i++)
        if (pthread_create(&threads[i], NULL, sit, &seats[i]) != 0)
            return -1;
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return 6;
}
#else
static async int dine(struct guest *a, struct guest *b, bool say)
{
    td_task *left = td_spawn(eat, a, 3, say), *right = td_spawn(eat, b, 3, say);
    int x = 0, y = 0;

    await td_join(left, &x);
    await td_join(right, &y);
    return x + y;
}
#endif

static void show(const struct guest *g)
{
    int n = COLUMNS;

    while (n > 0 && g->line[n - 1] == ' ')
        n--;
    printf("%s |%.*s\n", g->name, n, g->line);
}

/* "dinner order" says what happens in which order, "dinner" draws what happened when. */
int main(int argc, char **argv)
{
    struct guest guests[2] = {{"left ", 0, ""}, {"right", 0, ""}};
    bool say = argc > 1 && strcmp(argv[1], "order") == 0;

    for (int i = 0; i < 2; i++) {
        memset(guests[i].line, ' ', COLUMNS);
        guests[i].begin = td_now();
    }
    int bites = dine(&guests[0], &guests[1], say);
    if (!say) {
        show(&guests[0]);
        show(&guests[1]);
        printf("%d bites, %d ms each column; # cuts, - chews\n", bites, COLUMN_MS);
    }
    return bites == 6 ? 0 : 1;
}
