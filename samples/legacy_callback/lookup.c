#define _POSIX_C_SOURCE 200809L
#include "lookup.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name, *answer;
} known[] = {
    {"www", "alias of server"}, {"server", "at rack-7"}, {"rack-7", "in cellar"},
    {"mail", "alias of server"},
};

struct request {
    char name[32];
    lookup_done *done;
    void *user;
};

static struct request queue[16];
static int first, count, running, ending;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static pthread_t thread;

static void answer(const struct request *r)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, r->name) == 0) {
            r->done(r->user, 0, known[i].answer);
            return;
        }
    }
    r->done(r->user, -1, "");
}

static void *serve(void *unused)
{
    const struct timespec slow = {0, 2000000};

    (void)unused;
    pthread_mutex_lock(&lock);
    for (;;) {
        while (count == 0 && !ending)
            pthread_cond_wait(&filled, &lock);
        if (count == 0)
            break;
        struct request r = queue[first];
        first = (first + 1) % 16;
        count--;
        pthread_mutex_unlock(&lock);
        nanosleep(&slow, NULL);
        answer(&r);
        pthread_mutex_lock(&lock);
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

void lookup_start(const char *name, lookup_done *done, void *user)
{
    pthread_mutex_lock(&lock);
    if (!running)
        running = pthread_create(&thread, NULL, serve, NULL) == 0;
    if (!running || count == 16) {
        pthread_mutex_unlock(&lock);
        done(user, -1, "");
        return;
    }
    struct request *r = &queue[(first + count++) % 16];
    snprintf(r->name, sizeof r->name, "%s", name);
    r->done = done;
    r->user = user;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
}

void lookup_finish(void)
{
    pthread_mutex_lock(&lock);
    ending = 1;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
    if (running)
        pthread_join(thread, NULL);
}
