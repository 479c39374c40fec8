/* fork: parent and child both go on, each with a loop of its own. */
#define _GNU_SOURCE
#include "hand.h"
#include "child.h"

#include <errno.h>
#include <pthread.h>

/* /proc/self/exe is valgrind; and ThreadSanitizer allows no thread after a fork */
#if defined(__SANITIZE_THREAD__)
#define CANNOT_FORK 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CANNOT_FORK 1
#endif
#endif
#if !defined(CANNOT_FORK)
#define CANNOT_FORK RUNNING_ON_VALGRIND
#endif

static void *later(void *completion)
{
    usleep(500);
    td_complete(completion, 1);
    return NULL;
}

/* Waits for a value that another thread brings. */
static int once(void)
{
    td_completion c = {0};
    pthread_t thread;
    int64_t v = 0;
    if (pthread_create(&thread, NULL, later, &c) != 0 || td_wait(&c, &v) != 0)
        return 0;
    pthread_join(thread, NULL);
    return v == 1;
}

/* The parent's wake-ups are not the child's. The alarm ends a process that waits for one that is
 * gone. */
static void both_are_woken(void)
{
    int status = 0;
    pid_t pid;
    once();
    pid = fork();
    alarm(20);
    for (int i = 0; i < 300; i++)
        if (!once())
            _exit(1);
    if (pid == 0)
        _exit(0);
    if (waitpid(pid, &status, 0) != pid || status != 0)
        _exit(2);
}

/* ---- async int nap(int ms) { await td_sleep(ms); ran++; return ms; } */
static int ran;
struct nap__td {
    td_frame td__head;
    int result;
    int ms;
};
static int nap(int ms);
static int nap__td_step(td_frame *frame, void *out)
{
    struct nap__td *f = (struct nap__td *)(void *)frame;
    int r;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, r, int, td_sleep, td_sleep(f->ms))
    ran++;
    f->result = r == 0 ? f->ms : r;
    return TD__DONE;
}
DESC(nap, TD__ASYNC);
static int nap(int ms)
{
    RAMP_BEGIN(nap);
    f->ms = ms;
    RAMP_END(int)
}

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            say(#condition);                                                                       \
            _exit(3);                                                                              \
        }                                                                                          \
    } while (0)

/* Tasks that sleep, are ready, join, wait, have a value on the way; and one that has finished. */
static td_completion reached, empty;
static void the_parents_tasks_are_not_there(void)
{
    td_task *finished = td_spawn(nap, 1), *sleeps, *ready, *joins, *waits, *given;
    int64_t v = 0;
    int r = 0, status = 0;
    pid_t pid;
    td_sleep(5);
    CHECK(ran == 1);
    sleeps = td_spawn(nap, 5);
    joins = td_spawn(td_join, sleeps, NULL);
    waits = td_spawn(td_wait, &empty, NULL);
    given = td_spawn(td_wait, &reached, NULL);
    td_yield();
    td_complete(&reached, 7);
    ready = td_spawn(nap, 1);
    pid = fork();
    if (pid == 0) {
        CHECK(nap(20) == 20);
        CHECK(ran == 2); /* but for this one's own */
        CHECK(td_join(finished, &r) == 0 && r == 1);
        CHECK(td_join(sleeps, NULL) == -EINVAL);
        CHECK(td_join(ready, NULL) == -EINVAL);
        td_cancel(joins);
        td_detach(joins);
        td_then(waits, NULL, NULL);
        td_detach(given);
        /* completions are as if no task had waited */
        CHECK(td_wait(&reached, &v) == 0 && v == 7);
        td_complete(&empty, 8);
        CHECK(td_wait(&empty, &v) == 0 && v == 8);
        CHECK(once());
        _exit(0);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    td_complete(&empty, 9);
    CHECK(td_join(finished, &r) == 0 && r == 1);
    CHECK(td_join(joins, NULL) == 0);
    CHECK(td_join(ready, &r) == 0 && r == 1);
    CHECK(td_join(waits, &r) == 0 && r == 0);
    CHECK(td_join(given, &r) == 0 && r == 0);
    CHECK(ran == 3);
}

/* ---- async int outer(int (*op)(int), int x) { return await op(x); } */
struct outer__td {
    td_frame td__head;
    int result;
    int (*op)(int);
    int x;
};
static int outer__td_step(td_frame *frame, void *out)
{
    struct outer__td *f = (struct outer__td *)(void *)frame;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, f->result, int, f->op, f->op(f->x))
    return TD__DONE;
}
DESC(outer, TD__ASYNC);
static int outer(int (*op)(int), int x)
{
    RAMP_BEGIN(outer);
    f->op = op;
    f->x = x;
    RAMP_END(int)
}

/* A task that forks goes on in both processes, and may wait in both. */
static int forks(int ms)
{
    pid_t pid = fork();
    int status = 0;
    if (pid == 0) {
        char *text;
        size_t size;
        FILE *to = open_memstream(&text, &size);
        CHECK(nap(ms) == ms);
        CHECK(once());
        td_dump(to);
        fclose(to);
        CHECK(strstr(text, "tandem: 1 tasks"));
        CHECK(!strstr(text, "sleeps"));
        free(text);
        _exit(0);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    return nap(ms);
}
static void a_task_forks(void)
{
    td_task *other = td_spawn(nap, 1000);
    CHECK(outer(forks, 5) == 5);
    td_cancel(other);
    td_join(other, NULL);
}

static void expect_fine(const char *part)
{
    char text[4096];
    int status = child(part, text, sizeof text);
    if (status != 0)
        fail_msg("%s: status %x: %s", part, (unsigned)status, text);
}

static void parent_and_child_are_woken(void **state)
{
    (void)state;
    if (CANNOT_FORK)
        skip();
    expect_fine("both_are_woken");
}

static void the_child_has_a_new_loop(void **state)
{
    (void)state;
    if (CANNOT_FORK)
        skip();
    expect_fine("the_parents_tasks_are_not_there");
    expect_fine("a_task_forks");
}

int main(int argc, char **argv)
{
    static const struct part parts[] = {
        {"both_are_woken", both_are_woken},
        {"the_parents_tasks_are_not_there", the_parents_tasks_are_not_there},
        {"a_task_forks", a_task_forks},
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parent_and_child_are_woken),
        cmocka_unit_test(the_child_has_a_new_loop),
    };
    if (run_part(argc, argv, parts, sizeof parts / sizeof *parts))
        return 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
