/* Having texts parsed while the passes go on.
 *
 *     passes   check f1 f2, ask | check f3 f4, ask  | lower, emit f1 f2 | lower, emit f3 f4
 *     thread                    | clang reads f1 f2 | clang reads f3 f4 |
 *
 * If there is one text only, no thread is made.  Who waits for a text takes the next one that
 * nobody has begun with.  Nothing is shared with the thread but the list below: it has an index of
 * its own, and the units that it makes are looked into when they are done.  A unit goes when the
 * next text is answered, unless cursors of it are kept (nameless.c). */
#include "oracle/clang.h"

#include "base/doing.h"

#include <pthread.h>

/* Of address space; clang reads bodies by recursion, as deep as they nest. */
enum { STACK_MEGABYTES = 256, LEAST_MEGABYTES = 16 };

struct asker {
    struct oracle *oracle;
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t changed;
    VEC(struct asking *) list; /* in the order of asking */
    int begun;                 /* the first that nobody has begun with */
    int answered;              /* how many asking_next has given out; the passes' own */
    bool closing;
};

static void parse(struct oracle *oracle, CXIndex index, struct asking *asking)
{
    struct CXUnsavedFile unsaved = {oracle->unit->options->input, asking->text, asking->length};
    if (parse_run(oracle, index, CXTranslationUnit_KeepGoing, &unsaved, &asking->tu))
        asking->tu = NULL;
}

/* With the lock: the next text to begin with, or NULL. */
static struct asking *take(struct asker *asker)
{
    return asker->begun < asker->list.n ? asker->list.at[asker->begun++] : NULL;
}

static void finish(struct asker *asker, CXIndex index, struct asking *asking)
{
    pthread_mutex_unlock(&asker->lock);
    parse(asker->oracle, index, asking);
    pthread_mutex_lock(&asker->lock);
    asking->done = true;
    pthread_cond_broadcast(&asker->changed);
}

static void *run(void *data)
{
    struct asker *asker = data;
    CXIndex index = asker->oracle->thread_index;
    doing_begin_thread();
    pthread_mutex_lock(&asker->lock);
    while (!asker->closing) {
        struct asking *asking = take(asker);
        if (asking)
            finish(asker, index, asking);
        else
            pthread_cond_wait(&asker->changed, &asker->lock);
    }
    pthread_mutex_unlock(&asker->lock);
    return NULL;
}

/* Without a thread, if there cannot be one, the passes parse for themselves. */
static void start_thread(struct asker *asker)
{
    asker->oracle->thread_index = clang_createIndex(0, 0);
    size_t megabytes = sizeof(void *) < 8 ? STACK_MEGABYTES / 4 : STACK_MEGABYTES;
    for (; !asker->has_thread && megabytes >= LEAST_MEGABYTES; megabytes /= 2) {
        pthread_attr_t attributes;
        if (pthread_attr_init(&attributes) != 0)
            return;
        asker->has_thread = pthread_attr_setstacksize(&attributes, megabytes << 20) == 0 &&
                            pthread_create(&asker->thread, &attributes, run, asker) == 0;
        pthread_attr_destroy(&attributes);
    }
}

void oracle_ask(struct oracle *oracle, const char *text, size_t length, bool more)
{
    if (!oracle->asker) {
        oracle->asker = ARENA_NEW(oracle->arena, struct asker);
        oracle->asker->oracle = oracle;
        pthread_mutex_init(&oracle->asker->lock, NULL);
        pthread_cond_init(&oracle->asker->changed, NULL);
    }
    struct asker *asker = oracle->asker;
    struct asking *asking = ARENA_NEW(oracle->arena, struct asking);
    asking->text = arena_strndup(oracle->arena, text, length);
    asking->length = length;
    pthread_mutex_lock(&asker->lock);
    VEC_PUSH(oracle->arena, &asker->list, asking);
    pthread_cond_broadcast(&asker->changed);
    pthread_mutex_unlock(&asker->lock);
    if (more && !asker->has_thread)
        start_thread(asker);
}

struct asking *asking_next(struct oracle *oracle)
{
    struct asker *asker = oracle->asker;
    if (asker->answered && !oracle->nameless.n) { /* nothing of the one before is kept */
        struct asking *before = asker->list.at[asker->answered - 1];
        if (before->tu)
            clang_disposeTranslationUnit(before->tu);
        before->tu = NULL;
        oracle->asked = NULL;
    }
    struct asking *wanted = asker->list.at[asker->answered++];
    pthread_mutex_lock(&asker->lock);
    while (!wanted->done) {
        struct asking *mine = take(asker);
        if (mine)
            finish(asker, oracle->index, mine);
        else
            pthread_cond_wait(&asker->changed, &asker->lock);
    }
    pthread_mutex_unlock(&asker->lock);
    return wanted;
}

void asking_close(struct oracle *oracle)
{
    struct asker *asker = oracle->asker;
    if (!asker)
        return;
    if (asker->has_thread) {
        pthread_mutex_lock(&asker->lock);
        asker->closing = true;
        pthread_cond_broadcast(&asker->changed);
        pthread_mutex_unlock(&asker->lock);
        pthread_join(asker->thread, NULL);
    }
    for (int i = 0; i < asker->list.n; i++)
        if (asker->list.at[i]->tu)
            clang_disposeTranslationUnit(asker->list.at[i]->tu);
    if (oracle->thread_index)
        clang_disposeIndex(oracle->thread_index);
    pthread_cond_destroy(&asker->changed);
    pthread_mutex_destroy(&asker->lock);
    oracle->asker = NULL;
}
