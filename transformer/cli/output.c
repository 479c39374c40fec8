#include "cli/output.h"

#include "cli/cli.h"
#include "cli/words.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- temporary files ---- */

/* A fixed table, because a signal handler reads it; entries are only added at its end, and
 * emptied.  More than this many at once would need a command line of so many inputs. */
enum { CLEANUP_MAX = 512 };
static char *volatile cleanup_paths[CLEANUP_MAX];
static volatile sig_atomic_t n_cleanup;
static volatile sig_atomic_t child_pid;

void cleanup_in_handler(void)
{
    for (int i = n_cleanup; i-- > 0;)
        if (cleanup_paths[i] && unlink(cleanup_paths[i]) != 0)
            rmdir(cleanup_paths[i]);
}

static void on_signal(int sig)
{
    if (child_pid > 0)
        kill((pid_t)child_pid, sig);
    cleanup_in_handler();
    signal(sig, SIG_DFL);
    raise(sig);
}

/* Unlike SIG_IGN it is not inherited by the compilers that we run. */
static void let_write_fail(int sig)
{
    (void)sig;
}

void cleanup_add(const char *path)
{
    if (n_cleanup == CLEANUP_MAX) {
        complain("too many temporary files");
        exit(STATUS_OURS);
    }
    char *copy = strdup(path);
    if (!copy) {
        complain("out of memory");
        exit(STATUS_OURS);
    }
    cleanup_paths[n_cleanup] = copy;
    n_cleanup = n_cleanup + 1;
}

static void cleanup_forget(const char *path)
{
    for (int i = n_cleanup; i-- > 0;) {
        char *entry = cleanup_paths[i];
        if (!entry || strcmp(entry, path) != 0)
            continue;
        cleanup_paths[i] = NULL;
        free(entry);
        return;
    }
}

void cleanup_child(pid_t child)
{
    child_pid = (sig_atomic_t)child;
}

void cleanup_now(void)
{
    cleanup_in_handler();
    while (n_cleanup > 0) {
        char *entry = cleanup_paths[n_cleanup - 1];
        n_cleanup = n_cleanup - 1;
        free(entry);
    }
}

void output_init(void)
{
    /* A closed standard stream must not become the next file that is opened.  These are opened
     * the wrong way round, so that using them still fails. */
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
            open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
            exit(STATUS_OURS);

    static const int fatal[] = {SIGHUP, SIGINT, SIGTERM, SIGXCPU};
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
        struct sigaction old;
        /* what our parent made us ignore (nohup) stays ignored */
        if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(fatal[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, let_write_fail);
    atexit(cleanup_now);
}

/* ---- writing ---- */

static bool write_all(int fd, const struct buf *text)
{
    size_t done = 0;
    while (done < text->length) {
        ssize_t n = write(fd, text->text + done, text->length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

bool output_stdout(const struct buf *text)
{
    if (write_all(STDOUT_FILENO, text))
        return true;
    complain("cannot write to standard output: %s", strerror(errno));
    return false;
}

static bool same_content(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char block[4096];
    size_t at = 0, n;
    bool same = true;
    while (same && (n = fread(block, 1, sizeof block, file)) > 0) {
        same = n <= text->length - at && memcmp(block, text->text + at, n) == 0;
        at += n;
    }
    same = same && !ferror(file) && at == text->length;
    fclose(file);
    return same;
}

static bool fail(struct output *output, const char *path)
{
    int error = errno;
    output_drop(output);
    complain("cannot write '%s': %s", path, strerror(error));
    return false;
}

bool output_prepare(struct output *output, const char *path, const struct buf *text)
{
    memset(output, 0, sizeof *output);
    struct stat info;
    bool there = stat(path, &info) == 0;
    if (there && !S_ISREG(info.st_mode)) {
        int fd = open(path, O_WRONLY | O_CLOEXEC);
        bool good = fd >= 0 && write_all(fd, text);
        int error = errno;
        if (fd >= 0 && close(fd) != 0 && good) {
            good = false;
            error = errno;
        }
        errno = error;
        return good || fail(output, path);
    }
    if (there && same_content(path, text))
        return true;

    /* rename would replace a symbolic link: write where it points */
    output->path = there ? realpath(path, NULL) : strdup(path);
    if (!output->path)
        return fail(output, path);
    struct buf name = {0};
    buf_printf(&name, "%s.XXXXXX", output->path);
    int fd = mkstemp(name.text);
    if (fd < 0) {
        buf_free(&name);
        return fail(output, path);
    }
    cleanup_add(name.text);
    output->temporary = name.text;
    mode_t mask = umask(0);
    umask(mask);
    bool good = write_all(fd, text) && fchmod(fd, there ? info.st_mode & 07777 : 0666 & ~mask) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    return good || fail(output, path);
}

bool output_commit(struct output *output)
{
    if (!output->temporary)
        return true;
    if (rename(output->temporary, output->path) != 0)
        return fail(output, output->path);
    cleanup_forget(output->temporary);
    free(output->temporary);
    output->temporary = NULL;
    return true;
}

void output_drop(struct output *output)
{
    if (output->temporary) {
        unlink(output->temporary);
        cleanup_forget(output->temporary);
    }
    free(output->temporary);
    free(output->path);
    output->temporary = output->path = NULL;
}
