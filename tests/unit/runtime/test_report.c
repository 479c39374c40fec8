/* What people get to see: td_dump, deadlocks, stack overflows, backtraces. Programs that die do so
 * in a child process. */
#define _GNU_SOURCE
#include "hand.h"
#include "child.h"

#include <execinfo.h>

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

/* ---- async int waiter(int ms) { await td_yield(); td_name("napper"); return await td_sleep(ms); }
 */
struct waiter__td {
    td_frame td__head;
    int result;
    int ms;
};
static int waiter__td_step(td_frame *frame, void *out)
{
    struct waiter__td *f = (struct waiter__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    AWAIT(1, r, int, td_yield, td_yield())
    (void)r;
    td_name("sleeper");
    td_name("napper");
    AWAIT(2, f->result, int, td_sleep, td_sleep(f->ms))
    return TD__DONE;
}
DESC(waiter, TD__ASYNC);
static int waiter(int ms)
{
    RAMP_BEGIN(waiter);
    f->ms = ms;
    RAMP_END(int)
}

static void dump_names_all(void **state)
{
    (void)state;
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    td_task *a = td_spawn(outer, waiter, 1000), *b = td_spawn(outer, waiter, 20);
    td_task *c = td_spawn(waiter, 1000);
    td_yield();
    td_cancel(b);
    td_sleep(2);
    td_dump(to);
    fclose(to);
    expect_text(text, "task 'napper' (outer) sleeps, ");
    expect_text(text, "    in waiter (hand.co.c:12)\n    awaited by outer (hand.co.c:11)\n");
    expect_text(text, "task 'napper' (waiter) sleeps, ");
    expect_text(text, "task 'napper' (outer) has finished and was not joined, cancelled\n");
    free(text);
    td_cancel(a);
    td_cancel(c);
    td_join(a, NULL);
    td_join(b, NULL);
    td_join(c, NULL);
}

static td_task *first, *second;
static int joins_first(int unused)
{
    (void)unused;
    return td_join(first, NULL);
}
static int joins_second(int unused)
{
    (void)unused;
    return td_join(second, NULL);
}
static td_completion never;
static int waits(int unused)
{
    (void)unused;
    return td_wait(&never, NULL);
}
static void deadlock(void)
{
    first = td_spawn(outer, joins_second, 0);
    second = td_spawn(outer, joins_first, 0);
    td_detach(td_spawn(waiter, 1));
    outer(waits, 0);
}

/* Joins alone cannot be a deadlock of the whole thread: its caller waits too, for the end of a
 * chain of joins, and a task has one joiner. */
static void deadlocks_are_reported(void **state)
{
    (void)state;
    char text[4096];
    int status;
    if (SANITIZED || RUNNING_ON_VALGRIND)
        skip(); /* their threads and handlers might complete it, for all the runtime knows */
    status = child("deadlock", text, sizeof text);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    expect_text(text, "tandem: deadlock");
    expect_text(text, "task outer waits for completion");
    expect_text(text, "task outer joins outer, for ");
    expect_text(text,
                "    in C code on a parked stack\n    called by outer (hand.co.c:10 or later)\n");
}

static int deep(int n)
{
    volatile char room[1000];
    room[n % 1000] = (char)n;
    return n == 0 ? 0 : deep(n - 1) + room[n % 1000];
}
static int named_and_deep(int n)
{
    td_name("diver");
    return deep(n);
}
static void overflow(void)
{
    outer(named_and_deep, 1000000);
}

static void overflow_names_the_task(void **state)
{
    (void)state;
    char text[4096];
    int status;
    if (SANITIZED || RUNNING_ON_VALGRIND)
        skip(); /* their handler comes first, or their frames are larger */
    status = child("overflow", text, sizeof text);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    expect_text(text, "tandem: stack overflow in task diver");
}

static int reads_nothing(int x)
{
    int *volatile nowhere = (int *)(intptr_t)(x + 64);
    return *nowhere;
}
static void own_handler(int sig)
{
    static const char text[] = "own handler\n";
    ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
    _exit(n > 0 && sig == SIGSEGV ? 3 : 4);
}
static void fault(void)
{
    outer(reads_nothing, 0);
}
static void fault_handled(void)
{
    signal(SIGSEGV, own_handler);
    outer(reads_nothing, 0);
}

static void other_faults_are_passed_on(void **state)
{
    (void)state;
    char text[4096];
    int status;
    if (SANITIZED || RUNNING_ON_VALGRIND)
        skip();
    status = child("fault", text, sizeof text);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGSEGV);
    status = child("fault_handled", text, sizeof text);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    expect_text(text, "own handler");
}

/* A signal that kill(2) sends is not a fault that would happen again. */
static int kills_itself(int sig)
{
    kill(getpid(), sig);
    return 0;
}
static void sent(void)
{
    outer(kills_itself, SIGSEGV);
}
static void sent_while_ignored(void)
{
    signal(SIGSEGV, SIG_IGN);
    for (int i = 0; i < 3; i++)
        outer(kills_itself, SIGSEGV);
    say("went on");
}

static void sent_signals_count_once(void **state)
{
    (void)state;
    char text[4096];
    int status;
    if (SANITIZED || RUNNING_ON_VALGRIND)
        skip();
    status = child("sent", text, sizeof text);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGSEGV);
    status = child("sent_while_ignored", text, sizeof text);
    assert_true(WIFEXITED(status));
    assert_string_equal(text, "went on");
}

static int keeps_memory(int ms)
{
    char *volatile p = malloc(77);
    int r;
    p[0] = 1;
    r = td_sleep(ms);
    free(p);
    return r;
}
static int exits(int ms)
{
    char *volatile p = malloc(55);
    td_sleep(ms);
    p[0] = 1;
    exit(0);
}
static void exit_in_a_task(void)
{
    td_detach(td_spawn(outer, keeps_memory, 1000));
    outer(exits, 10);
}

/* A program may end in a task; what other tasks' stacks point to is no leak to LeakSanitizer. */
static void exit_works_everywhere(void **state)
{
    (void)state;
    char text[4096];
    int status;
    if (RUNNING_ON_VALGRIND)
        skip(); /* /proc/self/exe is valgrind */
    status = child("exit_in_a_task", text, sizeof text);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_string_equal(text, "");
}

static int n_frames;
static char last_frames[256];
static int takes_a_backtrace(int x)
{
    void *frames[100];
    char **names;
    n_frames = backtrace(frames, 100);
    names = backtrace_symbols(frames, n_frames);
    snprintf(last_frames, sizeof last_frames, "%s", names[n_frames - 1]);
    free(names);
    return x;
}

/* The unwinder must not run on into whatever lies above a stack. */
static void backtraces_end(void **state)
{
    (void)state;
    assert_int_equal(outer(takes_a_backtrace, 4), 4);
    assert_true(n_frames >= 4);
    assert_true(n_frames < 20);
    td_sleep(1);
    assert_int_equal(outer(takes_a_backtrace, 4), 4);
    assert_true(n_frames < 20);
}

int main(int argc, char **argv)
{
    static const struct part parts[] = {
        {"deadlock", deadlock},
        {"overflow", overflow},
        {"fault", fault},
        {"fault_handled", fault_handled},
        {"sent", sent},
        {"sent_while_ignored", sent_while_ignored},
        {"exit_in_a_task", exit_in_a_task},
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dump_names_all),          cmocka_unit_test(deadlocks_are_reported),
        cmocka_unit_test(overflow_names_the_task), cmocka_unit_test(other_faults_are_passed_on),
        cmocka_unit_test(sent_signals_count_once), cmocka_unit_test(backtraces_end),
        cmocka_unit_test(exit_works_everywhere),
    };
    if (run_part(argc, argv, parts, sizeof parts / sizeof *parts))
        return 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
