/* The runtime's requests to the system. core/ is plain C otherwise; a new system is another folder
 * beside posix/. */
#ifndef TANDEM_HOST_H
#define TANDEM_HOST_H

#include "core/base.h"

/* The first call checks that there is no other copy of the runtime in the process: one with another `state`,
 * an object of which each copy has one. From then on the child of a fork calls `after_fork`, unless that is
 * NULL; the lock below is free then. */
void td__host_begin(const void *state, void (*after_fork)(void));

/* ---- messages ---- */

/* Writes "tandem: ", the text and a newline to stderr, and aborts. */
void td__fatal(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
/* Writes to a FILE; NULL: to stderr, after what stdout holds back. */
void td__print(void *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A variable of the environment, or NULL. */
const char *td__setting(const char *name);

/* ---- memory ---- */

/* These end the program with a message when there is no memory. */
void *td__malloc(size_t size);
void *td__zeroed(size_t size);
void *td__realloc(void *block, size_t size);
void td__free(void *block);
/* Pages for a stack, the lowest `guard` bytes of which fault; NULL if there are none. */
char *td__map(size_t size, size_t guard);
void td__unmap(char *base, size_t size);
/* The pages within from..to need not keep their contents. */
void td__map_forget(char *from, char *to);

/* ---- threads ---- */

/* Guards the data that all threads share. Held for a few instructions, and by fork. */
void td__lock(void);
void td__unlock(void);
/* Lets another thread run. */
void td__pause(void);
/* Calls `function` when the calling thread ends; one function for each `which` and thread. */
enum thread_end { AT_END_BLOCKS, AT_END_LOOP, AT_END_COUNT };
void td__at_thread_end(enum thread_end which, void (*function)(void));

/* ---- time and waking ---- */

int64_t td__clock(void); /* nanoseconds, monotonic */
/* Sleeps until the clock shows `until` or something is in the loop's inbox; -1: only the inbox. False: no
 * thread and no signal handler is left that could put something there. */
bool td__idle(td_loop *loop, int64_t until);
int td__wake_open(td_loop *loop); /* so that td__wake can end a sleep; 0 or -errno */
void td__wake_close(td_loop *loop);
void td__wake(td_loop *loop); /* from any thread, and from a signal handler */

/* ---- stack overflow ---- */

/* From now on a fault of the calling thread is a stack overflow if `whose`, which runs in a signal handler,
 * names the task whose guard page holds the address; NULL: it is another fault. Returns what td__overflow_unwatch
 * takes. */
void *td__overflow_watch(const char *(*whose)(const char *at));
void td__overflow_unwatch(void *watch);

#endif
