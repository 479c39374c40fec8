/* Having texts parsed while the passes go on.
 *
 *     passes   clang reads the file | check f1 f2, ask | check f3 f4, ask  | lower, emit f1 f2 | ...
 *     thread   clang reads headers  | ... and waits    | clang reads f1 f2 | clang reads f3 f4 |
 *
 * Whenever another text is to come and the thread has nothing to do, it has clang read what that text
 * will begin with (ahead.c).  Who waits for a text takes the next one that nobody has begun with.
 * Nothing is shared with the thread but what stands under the lock: it has an index of its own, and the
 * units that it makes are looked into when they are done.  A unit goes when the next text is
 * answered, unless cursors of it are kept (nameless.c).  On one processor there is no thread. */
#include "oracle/clang.h"

#include "base/doing.h"

#include <pthread.h>
#include <unistd.h>

/* Of address space; clang reads bodies by recursion, as deep as they nest. */
enum { STACK_MEGABYTES = 256, LEAST_MEGABYTES = 16 };

struct asker {
    struct oracle *oracle;
    struct command command; /* as it was at first */
    struct file input;
    CXIndex thread_index;
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t changed;
    VEC(struct asking *) list; /* in the order of asking */
    int first;                 /* all before it are begun with */
    int answered;              /* how many asking_next has given out; the passes' own */
    struct ahead *ahead;       /* for the next text; the thread may have begun with it; or NULL */
    bool closing;
};

static CXTranslationUnit parse(struct asker *asker, CXIndex index, const char *text, size_t length)
{
    struct CXUnsavedFile unsaved = {asker->command.input, text, length};
    CXTranslationUnit tu = NULL;
    return parse_run(&asker->command, index, CXTranslationUnit_KeepGoing, &unsaved, &tu) ? NULL
                                                                                         : tu;
}

/* With the lock: the next text to begin with, or NULL. */
static struct asking *take(struct asker *asker)
{
    while (asker->first < asker->list.n && asker->list.at[asker->first]->begun)
        asker->first++;
    if (asker->first == asker->list.n)
        return NULL;
    asker->list.at[asker->first]->begun = true;
    return asker->list.at[asker->first];
}

/* These two have the lock, but while clang reads. */
static void finish(struct asker *asker, CXIndex index, struct asking *asking)
{
    pthread_mutex_unlock(&asker->lock);
    CXTranslationUnit tu = parse(asker, index, asking->text, asking->length);
    pthread_mutex_lock(&asker->lock);
    asking->tu = tu;
    asking->done = true;
    pthread_cond_broadcast(&asker->changed);
}

static void read_ahead(struct asker *asker, struct ahead *ahead)
{
    ahead->begun = true;
    pthread_mutex_unlock(&asker->lock);
    CXTranslationUnit tu = parse(asker, asker->thread_index, ahead->text, ahead->length);
    pthread_mutex_lock(&asker->lock);
    if (ahead->asking) {
        ahead->asking->tu = tu;
        ahead->asking->done = true;
        pthread_cond_broadcast(&asker->changed);
        return;
    }
    if (asker->ahead == ahead) { /* clang gave up before it came to the pipe */
        ahead_end(ahead);
        asker->ahead = NULL;
    }
    ahead_free(ahead);
    if (tu)
        clang_disposeTranslationUnit(tu);
}

static void *run(void *data)
{
    struct asker *asker = data;
    doing_begin_thread();
    pthread_mutex_lock(&asker->lock);
    while (!asker->closing) {
        struct asking *asking = take(asker);
        if (asking)
            finish(asker, asker->thread_index, asking);
        else if (asker->ahead)
            read_ahead(asker, asker->ahead);
        else
            pthread_cond_wait(&asker->changed, &asker->lock);
    }
    pthread_mutex_unlock(&asker->lock);
    return NULL;
}

/* Without a thread, if there cannot be one, the passes parse for themselves. */
static void start_thread(struct asker *asker)
{
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return;
    asker->thread_index = clang_createIndex(0, 0);
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

/* With the lock: what the next text begins with is to be read, if there will be one.  Nothing that
 * the thread has begun with is left by then. */
static void expect(struct asker *asker, bool more)
{
    if (more && !asker->ahead && asker->has_thread) {
        asker->ahead = ahead_new(asker->oracle, &asker->input);
    } else if (!more && asker->ahead) {
        ahead_end(asker->ahead);
        ahead_free(asker->ahead);
        asker->ahead = NULL;
    }
}

void asking_open(struct oracle *oracle, const struct file *input)
{
    struct asker *asker = ARENA_NEW(oracle->arena, struct asker);
    oracle->asker = asker;
    asker->oracle = oracle;
    asker->command = parse_command(oracle);
    asker->input = *input;
    pthread_mutex_init(&asker->lock, NULL);
    pthread_cond_init(&asker->changed, NULL);
    pthread_mutex_lock(&asker->lock);
    start_thread(asker);
    expect(asker, true);
    pthread_mutex_unlock(&asker->lock);
}

/* ahead_give's: is what was read ahead at its end? */
static bool is_done(void *data)
{
    struct asking *asking = data;
    struct asker *asker = asking->asker;
    pthread_mutex_lock(&asker->lock);
    bool done = asking->done;
    pthread_mutex_unlock(&asker->lock);
    return done;
}

void oracle_ask(struct oracle *oracle, const char *text, size_t length, bool more)
{
    struct asker *asker = oracle->asker;
    struct asking *asking = ARENA_NEW(oracle->arena, struct asking);
    asking->asker = asker;
    asking->text = arena_strndup(oracle->arena, text, length);
    asking->length = length;
    pthread_mutex_lock(&asker->lock);
    if (asker->ahead && asker->ahead->begun) {
        if (ahead_fits(oracle, asker->ahead, text, length)) {
            asking->ahead = asker->ahead;
            asking->begun = true;
            asking->ahead->asking = asking;
        } else {
            ahead_end(asker->ahead);
        }
        asker->ahead = NULL;
    }
    expect(asker, more);
    VEC_PUSH(oracle->arena, &asker->list, asking);
    pthread_cond_broadcast(&asker->changed);
    pthread_mutex_unlock(&asker->lock);
    if (asking->ahead)
        ahead_give(asking->ahead, asking->text, length, is_done, asking);
}

/* What came through a pipe counts if all of it was read, and without an error: else the text is read as it is,
 * and errors are what is said of that. */
static void settle(struct asker *asker, struct asking *asking)
{
    if (asking->tu && ahead_was_read(asking->ahead) && !parse_has_errors(asking->tu)) {
        asking->piped = clang_getFile(asking->tu, asking->ahead->path);
        asking->shift = ahead_shift(asking->ahead);
    } else {
        if (asking->tu)
            clang_disposeTranslationUnit(asking->tu);
        asking->tu = parse(asker, asker->oracle->index, asking->text, asking->length);
    }
    ahead_free(asking->ahead);
    asking->ahead = NULL;
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
    if (wanted->ahead)
        settle(asker, wanted);
    return wanted;
}

void asking_close(struct oracle *oracle)
{
    struct asker *asker = oracle->asker;
    if (!asker)
        return;
    pthread_mutex_lock(&asker->lock);
    asker->closing = true;
    if (asker->ahead && asker->ahead->begun) {
        ahead_end(asker->ahead); /* the thread frees it */
        asker->ahead = NULL;
    }
    expect(asker, false);
    pthread_cond_broadcast(&asker->changed);
    pthread_mutex_unlock(&asker->lock);
    if (asker->has_thread)
        pthread_join(asker->thread, NULL);
    for (int i = 0; i < asker->list.n; i++) {
        struct asking *asking = asker->list.at[i];
        if (asking->tu)
            clang_disposeTranslationUnit(asking->tu);
        if (asking->ahead)
            ahead_free(asking->ahead);
    }
    if (asker->thread_index)
        clang_disposeIndex(asker->thread_index);
    pthread_cond_destroy(&asker->changed);
    pthread_mutex_destroy(&asker->lock);
    oracle->asker = NULL;
}
