#include "cli/crash.h"

#include "base/breadcrumb.h"
#include "cli/cli.h"
#include "cli/output.h"

#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0 /* a sanitizer reports a crash better */
#endif

static struct {
    int (*command)(int argc, char **argv);
    int argc;
    char **argv;
    int status;
} job;

/* ---- a crash ---- */

static void say(const char *text)
{
    size_t length = strlen(text);
    while (length) {
        ssize_t n = write(STDERR_FILENO, text, length);
        if (n <= 0)
            return;
        text += n;
        length -= (size_t)n;
    }
}

static const char *name_of(int sig)
{
    switch (sig) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGILL:
        return "SIGILL";
    case SIGFPE:
        return "SIGFPE";
    default:
        return "SIGABRT";
    }
}

/* Within the guard page, or so near that a large frame can have stepped over it. */
static bool below_stack(uintptr_t address)
{
    return breadcrumb_stack && address < breadcrumb_stack + BREADCRUMB_HANDLER_BYTES &&
           address + (1u << 20) > breadcrumb_stack;
}

/* Two threads may crash over one header.  The first one reports, the other waits for the end. */
static void on_crash(int sig, siginfo_t *info, void *context)
{
    static atomic_flag told = ATOMIC_FLAG_INIT;
    static _Thread_local volatile sig_atomic_t tells;
    (void)context;
    if (tells)
        _exit(STATUS_OURS); /* in what follows */
    while (atomic_flag_test_and_set(&told))
        pause();
    tells = 1;
    say("tandem: error: ");
    if (sig == SIGSEGV && below_stack((uintptr_t)info->si_addr)) {
        say("'");
        say(breadcrumb_file);
        say("' nests its statements or expressions too deeply: the stack is used up\n");
    } else {
        say("internal error: ");
        say(name_of(sig));
        say(" while ");
        say(breadcrumb_what);
        say(" '");
        say(breadcrumb_file);
        say("' (please report this)\n");
    }
    cleanup_in_handler();
    _exit(STATUS_OURS);
}

static void watch_crashes(void)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    if (SANITIZED)
        return;
    breadcrumb_begin_thread();
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        sigaction(crashes[i], &action, NULL);
    /* clang's own handlers need room on the stack, and would hide clang's present work. */
    setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 0);
}

/* ---- the thread ---- */

static void *run(void *unused)
{
    (void)unused;
    watch_crashes();
    job.status = job.command(job.argc, job.argv);
    return NULL;
}

int deep_run(int (*command)(int argc, char **argv), int argc, char **argv)
{
    pthread_t thread;
    job.command = command;
    job.argc = argc;
    job.argv = argv;
#ifdef M_ARENA_MAX
    mallopt(M_TOP_PAD, 1 << 20); /* grow in steps that are not too small */
    mallopt(M_ARENA_MAX, 1); /* a heap of its own for the thread would have to grow anew */
#endif
    if (breadcrumb_start_thread(&thread, run, NULL))
        pthread_join(thread, NULL);
    else
        run(NULL);
    return job.status;
}
