/* A small library as there are many: it answers by a callback, from a thread of its own. */
#ifndef LOOKUP_H
#define LOOKUP_H

typedef void lookup_done(void *user, int status, const char *answer);

/* Looks `name` up; `done` is called later, on the library's thread. `answer` is the library's and
 * lives during the call only; status is 0 or -1 for "there is none". */
void lookup_start(const char *name, lookup_done *done, void *user);

/* Waits for the library's thread to end. */
void lookup_finish(void);

#endif
