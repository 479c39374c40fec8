/* Having texts parsed while the passes go on.
 *
 *     passes         clang reads the file | expand, check, ask T1 | check, ask T2 | lower, emit T1 ...
 *     first thread   clang reads headers  | ... and waits         | clang reads T1    | clang reads T3
 *     second thread                       | clang reads headers     ... | clang reads T2 |
 *
 * Whenever another text is to come and the first thread has nothing to do, it has clang read what that
 * text will begin with (ahead.c).  The second one does the work of the passes while these wait: it begins
 * with a text only then, and reads ahead only once.  So two processors are busy, and no more.  Nothing
 * is shared with the threads but what stands under the lock: each has an index of its own, and the units
 * that they make are looked into when they are done.  A unit goes when the next text is answered,
 * unless cursors of it are kept (nameless.c).  On one processor there are no threads. */
#include "oracle/clang.h"

#include "base/breadcrumb.h"

#include <pthread.h>
#include <unistd.h>

struct reader {
    struct asker *asker;
    pthread_t thread;
    bool runs;
    CXIndex index;
    struct ahead *ahead; /* for a text to come; it may have begun with it; or NULL */
};

enum { READERS = 2 };

struct asker {
    struct oracle *oracle;
    struct command command; /* as it was at first */
    struct file input;
    size_t head;          /* ahead_head of it */
    int answered;         /* how many asking_next has given out; the passes' own */
    pthread_mutex_t lock; /* of all that follows, and of what the readers have ahead */
    pthread_cond_t changed;
    struct reader readers[READERS];
    VEC(struct asking *) list; /* in the order of asking */
    int first;                 /* all before it are begun with */
    bool waiting, closing;     /* the passes */
    bool unfit;                /* no text can be read so */
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

static void read_ahead(struct reader *reader)
{
    struct asker *asker = reader->asker;
    struct ahead *ahead = reader->ahead;
    ahead->begun = true;
    pthread_mutex_unlock(&asker->lock);
    CXTranslationUnit tu = parse(asker, reader->index, ahead->text, ahead->length);
    pthread_mutex_lock(&asker->lock);
    if (ahead->asking) {
        ahead->asking->tu = tu;
        ahead->asking->done = true;
        pthread_cond_broadcast(&asker->changed);
        return;
    }
    if (reader->ahead == ahead) { /* clang gave up before it came to the pipe */
        ahead_end(ahead);
        reader->ahead = NULL;
    }
    ahead_free(ahead);
    if (tu)
        clang_disposeTranslationUnit(tu);
}

static void *run(void *data)
{
    struct reader *reader = data;
    struct asker *asker = reader->asker;
    bool is_first = reader == &asker->readers[0];
    doing_begin_thread();
    pthread_mutex_lock(&asker->lock);
    while (!asker->closing) {
        struct asking *asking = is_first || asker->waiting ? take(asker) : NULL;
        if (asking)
            finish(asker, reader->index, asking);
        else if (reader->ahead)
            read_ahead(reader);
        else
            pthread_cond_wait(&asker->changed, &asker->lock);
    }
    pthread_mutex_unlock(&asker->lock);
    return NULL;
}

/* Without threads, if there cannot be any, the passes parse for themselves. */
static void start(struct asker *asker, struct reader *reader)
{
    reader->asker = asker;
    reader->index = clang_createIndex(0, 0);
    reader->runs = doing_start_thread(&reader->thread, run, reader);
}

/* With the lock: what a text begins with is to be read. */
static void expect(struct reader *reader)
{
    if (reader->runs && !reader->ahead && !reader->asker->unfit)
        reader->ahead = ahead_new(reader->asker->oracle, &reader->asker->input, reader->asker->head);
}

/* With the lock: no text will come for it. */
static void give_up(struct reader *reader)
{
    if (!reader->ahead)
        return;
    ahead_end(reader->ahead);
    if (!reader->ahead->begun) /* else the thread does */
        ahead_free(reader->ahead);
    reader->ahead = NULL;
}

static void begin(struct asker *asker, struct reader *reader)
{
    pthread_mutex_lock(&asker->lock);
    start(asker, reader);
    expect(reader);
    pthread_mutex_unlock(&asker->lock);
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
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return;
    asker->head = ahead_head(input);
    begin(asker, &asker->readers[0]);
}

void oracle_expect_texts(struct oracle *oracle)
{
    struct asker *asker = oracle->asker;
    if (asker->readers[0].runs)
        begin(asker, &asker->readers[1]);
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

/* With the lock: the text goes to a thread that has read its head. */
static void pass_on(struct asker *asker, struct asking *asking)
{
    for (int i = 0; i < READERS && !asking->ahead; i++) {
        struct reader *reader = &asker->readers[i];
        if (!reader->ahead || !reader->ahead->begun)
            continue;
        asker->unfit |= !ahead_fits(asker->oracle, reader->ahead, asking->text, asking->length);
        if (asker->unfit) {
            give_up(reader);
            continue;
        }
        asking->begun = true;
        asking->ahead = reader->ahead;
        asking->ahead->asking = asking;
        reader->ahead = NULL;
    }
}

void oracle_ask(struct oracle *oracle, const char *text, size_t length, bool more)
{
    struct asker *asker = oracle->asker;
    struct asking *asking = ARENA_NEW(oracle->arena, struct asking);
    asking->asker = asker;
    asking->text = arena_strndup(oracle->arena, text, length);
    asking->length = length;
    pthread_mutex_lock(&asker->lock);
    pass_on(asker, asking);
    if (more)
        expect(&asker->readers[0]);
    for (int i = 0; i < READERS && !more; i++)
        give_up(&asker->readers[i]);
    VEC_PUSH(oracle->arena, &asker->list, asking);
    pthread_cond_broadcast(&asker->changed);
    pthread_mutex_unlock(&asker->lock);
    if (asking->ahead)
        ahead_give(asking->ahead, asking->text, length, is_done, asking);
}

/* What came through a pipe counts if all of it was read, without an error, and behind the same headers:
 * else the text is read as it is, and errors are what is said of that. */
static void settle(struct asker *asker, struct asking *asking)
{
    bool good = asking->tu && ahead_was_read(asking->ahead) && !report_has_errors(asking->tu) &&
                files_agree(asker->oracle, asking->tu);
    asking->piped = good ? clang_getFile(asking->tu, asking->ahead->path) : NULL;
    if (asking->piped) {
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
    asker->waiting = true;
    pthread_cond_broadcast(&asker->changed);
    while (!wanted->done) {
        struct asking *mine = asker->readers[0].runs ? NULL : take(asker);
        if (mine)
            finish(asker, oracle->index, mine);
        else
            pthread_cond_wait(&asker->changed, &asker->lock);
    }
    asker->waiting = false;
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
    for (int i = 0; i < READERS; i++)
        give_up(&asker->readers[i]);
    pthread_cond_broadcast(&asker->changed);
    pthread_mutex_unlock(&asker->lock);
    for (int i = 0; i < READERS; i++)
        if (asker->readers[i].runs)
            pthread_join(asker->readers[i].thread, NULL);
    for (int i = 0; i < asker->list.n; i++) {
        struct asking *asking = asker->list.at[i];
        if (asking->tu)
            clang_disposeTranslationUnit(asking->tu);
        if (asking->ahead)
            ahead_free(asking->ahead);
    }
    for (int i = 0; i < READERS; i++)
        if (asker->readers[i].index)
            clang_disposeIndex(asker->readers[i].index);
    pthread_cond_destroy(&asker->changed);
    pthread_mutex_destroy(&asker->lock);
    oracle->asker = NULL;
}
