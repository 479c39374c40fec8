/* Parts of a test program that run as a process of their own, since they die. */
#ifndef CHILD_H
#define CHILD_H

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#if !defined(RUNNING_ON_VALGRIND)
#define RUNNING_ON_VALGRIND 0
#endif

struct part {
    const char *name;
    void (*run)(void);
};

/* Runs this program's `part` as a child, stderr to `text`; what waitpid says of its end.
 */
static inline int child(const char *part, char *text, size_t size)
{
    int fds[2], status;
    size_t n = 0;
    ssize_t got;
    pid_t pid;
    fflush(stdout);
    fflush(stderr);
    assert_int_equal(pipe(fds), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(fds[1], STDERR_FILENO);
        close(fds[0]);
        close(fds[1]);
        execl("/proc/self/exe", "child", part, (char *)NULL);
        _exit(127);
    }
    close(fds[1]);
    while (n < size - 1 && (got = read(fds[0], text + n, size - 1 - n)) > 0)
        n += (size_t)got;
    text[n] = '\0';
    close(fds[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static inline void expect_text(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no '%s' in:\n%s", part, text);
}

/* A part says so, in what child() gives. */
static inline void say(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

/* The part must abort, and say `expected` before. */
static inline void expect_abort(const char *part, const char *expected)
{
    char text[4096];
    int status = child(part, text, sizeof text);
    expect_text(text, expected);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

/* In main(): is this the child? A part that hangs ends by SIGALRM. */
static inline int run_part(int argc, char **argv, const struct part *parts, size_t n)
{
    for (size_t i = 0; argc > 1 && i < n; i++) {
        if (strcmp(argv[1], parts[i].name) == 0) {
            alarm(20);
            parts[i].run();
            return 1;
        }
    }
    return 0;
}

#endif
