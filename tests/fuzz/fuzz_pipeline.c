/* The whole transformer on any text, with libclang in the process.
 *
 * What must hold for every input: no crash; exit status 0 or 1; with status 1 there was an error
 * message and with 0 there was none; no "internal error"; and what comes out of status 0 is C that
 * clang accepts.  Every fourth input is transformed with --stackful.
 *
 * TANDEM_FUZZ_FLAGS holds the compiler flags, TANDEM_FUZZ_SAY=1 shows what the tool says. */
#include "base/buf.h"
#include "base/intern.h"
#include "diag/diag.h"
#include "fuzz.h"
#include "oracle/oracle.h"
#include "pipeline.h"
#include "source/unit.h"

#include <clang-c/Index.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_FLAGS = 32, MAX_SECONDS = 10 /* of CPU: the machine may be busy */ };

static char folder[] = "/tmp/tandem-fuzz-XXXXXX";
static char input[64];
static char *flags[MAX_FLAGS];
static int n_flags;
static bool say;

static void clean(void)
{
    unlink(input);
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    const char *given = getenv("TANDEM_FUZZ_FLAGS");
    char *words = strdup(given ? given : "-std=gnu11");
    for (char *word = strtok(words, " "); word && n_flags < MAX_FLAGS; word = strtok(NULL, " "))
        flags[n_flags++] = word;
    if (!mkdtemp(folder))
        abort();
    snprintf(input, sizeof input, "%s/x.co.c", folder);
    atexit(clean);
    say = getenv("TANDEM_FUZZ_SAY") != NULL;
    return 0;
}

/* Empty if clang accepts the text, otherwise its first error. */
static char *compile_error(const char *text, size_t length)
{
    enum { OWN = 4 };
    /* the tool reads brackets as deep as they are, too */
    static const char *const own[OWN] = {"-xc", "-w", "-Wno-everything", "-fbracket-depth=1000000000"};
    const char *all[MAX_FLAGS + OWN];
    struct CXUnsavedFile unsaved = {"/tmp/tandem-fuzz-output.c", text, (unsigned long)length};
    char *message = NULL;
    memcpy(all, own, sizeof own);
    memcpy(all + OWN, flags, (size_t)n_flags * sizeof *flags);

    CXIndex index = clang_createIndex(0, 0);
    CXTranslationUnit tu = NULL;
    if (clang_parseTranslationUnit2(index, unsaved.Filename, all, OWN + n_flags, &unsaved, 1, 0, &tu))
        message = strdup("clang cannot parse it");
    for (unsigned i = 0; tu && !message && i < clang_getNumDiagnostics(tu); i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(tu, i);
        if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
            CXString shown = clang_formatDiagnostic(diagnostic,
                                                    clang_defaultDiagnosticDisplayOptions());
            message = strdup(clang_getCString(shown));
            clang_disposeString(shown);
        }
        clang_disposeDiagnostic(diagnostic);
    }
    if (tu)
        clang_disposeTranslationUnit(tu);
    clang_disposeIndex(index);
    return message;
}

static void broken(const char *what, const char *said)
{
    fprintf(stderr, "fuzz_pipeline: %s\n%s\n", what, said);
    abort();
}

static uint32_t hash_of(const uint8_t *data, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619u;
    return hash;
}

/* In a message, not in a line of the input that a message shows. */
static bool reports_internal_error(const char *said)
{
    for (const char *at = said; (at = strstr(at, "error: internal error in pass")); at++) {
        const char *line = at;
        while (line > said && line[-1] != '\n')
            line--;
        if (strncmp(line, folder, sizeof folder - 1) == 0 && strstr(line, "error: ") == at)
            return true;
    }
    return false;
}

static void check(struct unit *unit, int status, const struct buf *out, const char *said)
{
    if (strstr(said, "libclang crashed"))
        return; /* not ours, and said */
    if (status != 0 && status != 1)
        broken("status 2", said);
    if ((status == 1) != (diag_errors(unit) > 0))
        broken("status and errors do not agree", said);
    if (reports_internal_error(said))
        broken("internal error", said);
    if (status == 0) {
        char *message = compile_error(out->text ? out->text : "", out->length);
        if (message)
            broken("the output does not compile", message);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *file = fopen(input, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();

    struct options options = {.input = input, .flags = (const char *const *)flags,
                              .n_flags = n_flags, .stackful = hash_of(data, size) % 4 == 0};
    struct unit unit = {.options = &options};
    struct buf out = {0}, header = {0};
    char *said = NULL;
    size_t length = 0;
    clock_t begun = clock();
    unit.diag = diag_new(&unit);
    int status = pipeline_run(&unit, &out, &header);
    FILE *messages = open_memstream(&said, &length);
    if (!messages)
        abort();
    diag_print(&unit, messages, false);
    fclose(messages);
    if (say)
        fprintf(stderr, "status %d\n%s%s", status, said, status == 0 && out.text ? out.text : "");
    if (clock() - begun > MAX_SECONDS * CLOCKS_PER_SEC)
        broken("it takes too long", said);
    check(&unit, status, &out, said);
    free(said);
    buf_free(&out);
    buf_free(&header);
    if (unit.oracle)
        oracle_close(unit.oracle);
    arena_free(&unit.arena);
    intern_free();
    return 0;
}
