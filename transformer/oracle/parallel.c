/* The printed texts, parsed in the place of the annotated file: fork and join.
 *
 *     passes     clang reads the file | expand, check, print | clang reads T1 | lower, emit
 *     a thread                                                 clang reads T2 |
 *
 * The first text is read on the thread of the passes, each other one on a thread of its own that lives no
 * longer than the parse.  Threads share nothing: each has an index of its own, and its result is read
 * after its end. */
#include "oracle/clang.h"

#include "base/breadcrumb.h"

#include <pthread.h>

struct job {
    const struct command *command;
    struct asked_text *text;
    pthread_t thread;
    bool runs;
};

static void parse(struct job *job)
{
    struct asked_text *text = job->text;
    struct CXUnsavedFile unsaved = {job->command->input, text->text, text->length};
    text->index = clang_createIndex(0, 0);
    if (run_text(job->command, text->index, CXTranslationUnit_KeepGoing, &unsaved, &text->tu))
        text->tu = NULL;
}

static void *run(void *data)
{
    breadcrumb_begin_thread();
    parse(data);
    return NULL;
}

static enum CXChildVisitResult visit_file(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct oracle *oracle = data;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if ((kind == CXCursor_FunctionDecl || kind == CXCursor_VarDecl) &&
        clang_Location_isFromMainFile(clang_getCursorLocation(cursor))) {
        struct asked_declaration declaration = {.cursor = cursor};
        clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(cursor)), NULL, NULL, NULL,
                              &declaration.begin);
        VEC_PUSH(oracle->arena, &oracle->asked->declarations, declaration);
    }
    return CXChildVisit_Continue;
}

bool oracle_ask(struct oracle *oracle, const struct text *texts, int n)
{
    struct command command = run_command(oracle);
    struct job *jobs = ARENA_ARRAY(oracle->arena, struct job, n);
    parallel_close(oracle);
    oracle->texts = ARENA_ARRAY(oracle->arena, struct asked_text, n);
    oracle->n_texts = n;
    for (int i = n - 1; i >= 0; i--) {
        oracle->texts[i].text = texts[i].text;
        oracle->texts[i].length = texts[i].length;
        jobs[i] = (struct job){.command = &command, .text = &oracle->texts[i]};
        jobs[i].runs = i > 0 && breadcrumb_start_thread(&jobs[i].thread, run, &jobs[i]);
        if (!jobs[i].runs)
            parse(&jobs[i]);
    }
    for (int i = 0; i < n; i++)
        if (jobs[i].runs)
            pthread_join(jobs[i].thread, NULL);
    for (int i = n - 1; i >= 0; i--) {
        oracle->asked = &oracle->texts[i];
        if (!oracle->asked->tu || report_has_errors(oracle->asked->tu))
            return false;
        clang_visitChildren(clang_getTranslationUnitCursor(oracle->asked->tu), visit_file, oracle);
    }
    return true;
}

void oracle_select(struct oracle *oracle, int text)
{
    oracle->asked = &oracle->texts[text];
}

void parallel_close(struct oracle *oracle)
{
    for (int i = 0; i < oracle->n_texts; i++) {
        if (oracle->texts[i].tu)
            clang_disposeTranslationUnit(oracle->texts[i].tu);
        clang_disposeIndex(oracle->texts[i].index);
    }
    oracle->n_texts = 0;
    oracle->asked = NULL;
}
