/* Opening: the file as it stands.
 *
 * clang leaves function bodies out at first, which makes this parse several times faster: nothing
 * in them is asked for before the second one (expressions.c), which reads them all.  The
 * bodies are read at once if their places are unclear from the text (bodies.c) or if the file has an error,
 * so that all errors come in one run; and later (oracle_whole) if an error turns up, or for a question that
 * only they can answer.
 *
 * A precompiled preamble would make the second parse nearly free, but with libclang 14 and 140
 * system headers it makes the first parse, and the visit of its declarations, slower by more than
 * that. */
#include "oracle/clang.h"

#include "base/buf.h"
#include "base/breadcrumb.h"

#include <clang-c/FatalErrorHandler.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- step 1 ---- */

static void fail(struct unit *unit, const char *text)
{
    if (!unit->files.n) { /* so that the message has a place */
        struct file file = {.path = unit->options->input, .text = ""};
        VEC_PUSH(&unit->arena, &unit->files, file);
    }
    diag_foreign(unit, SEVERITY_ERROR, (struct range){0, 0, 0}, text, "");
}

/* Byte offsets have 32 bits, and expansions need some of them too. */
enum { MAX_LENGTH = 1 << 30 };

/* The file's text, before clang reads it; NULL if it cannot be read (reported).  clang's message would be
 * poorer, and it would report each byte of an executable. */
static const char *read_input(struct unit *unit, size_t *length)
{
    FILE *in = fopen(unit->options->input, "r");
    if (!in) {
        fail(unit, arena_printf(&unit->arena, "cannot open the file: %s", strerror(errno)));
        return NULL;
    }
    struct buf text = {0};
    char block[16384];
    size_t n;
    const char *copy = NULL;
    while (text.length <= MAX_LENGTH && (n = fread(block, 1, sizeof block, in)) > 0)
        buf_add(&text, block, n);
    if (ferror(in)) /* a folder can be opened, but not read */
        fail(unit, arena_printf(&unit->arena, "cannot read the file: %s", strerror(errno)));
    else if (text.length > MAX_LENGTH)
        fail(unit, "the file is too large: the tool takes 1 GiB at most");
    else
        copy = arena_strndup(&unit->arena, text.text, text.length);
    *length = text.length;
    buf_free(&text);
    fclose(in);
    return copy;
}

/* UTF-16, and files that are not source at all, contain NUL bytes. */
static bool is_text(struct unit *unit, const char *text, size_t length)
{
    const char *nul = memchr(text, 0, length);
    if (!nul)
        return true;
    struct file file = {.path = unit->options->input, .text = text, .length = length};
    uint32_t at = (uint32_t)(nul - text);
    VEC_PUSH(&unit->arena, &unit->files, file);
    diag_at(unit, D_NUL_BYTE, (struct range){0, at, at + 1});
    return false;
}

struct walk {
    struct oracle *oracle;
    struct macro_walk macros;
};

static enum CXChildVisitResult visit(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct walk *walk = data;
    if (clang_isPreprocessing(clang_getCursorKind(cursor))) {
        macros_visit(walk->oracle, &walk->macros, cursor);
    } else {
        names_visit(walk->oracle, cursor);
        if (walk->oracle->skips_bodies)
            bodies_note(walk->oracle, cursor);
    }
    return CXChildVisit_Continue;
}

struct timed {
    uint64_t time;
    const struct function_info *info;
};

static int by_time(const void *a, const void *b)
{
    const struct timed *x = a, *y = b;
    return x->time < y->time ? -1 : x->time > y->time;
}

static bool is_definition(struct oracle *oracle, CXCursor cursor)
{
    if (clang_Location_isInSystemHeader(clang_getCursorLocation(cursor)))
        return false;
    if (!oracle->skips_bodies)
        return clang_isCursorDefinition(cursor);
    struct range extent = files_extent(oracle, cursor);
    uint32_t begin;
    return bodies_find(oracle, cursor, &extent, &begin);
}

/* Definitions outside of system headers, in order of translation. */
static void list_definitions(struct oracle *oracle)
{
    VEC(struct timed) found = {0};
    for (int i = 0; i < oracle->functions.n; i++) {
        struct function_entry *entry = oracle->functions.at[i];
        for (int k = 0; k < entry->declarations.n && !oracle->bodies_unclear; k++) {
            if (!is_definition(oracle, entry->declarations.at[k]))
                continue;
            const struct function_info *info = oracle_function(oracle, entry->info.name);
            if (info->flags & FUNCTION_DEFINED && info->file >= 0) {
                struct timed timed = {files_time(oracle, info->reading, info->begin), info};
                VEC_PUSH(oracle->arena, &found, timed);
            }
            break;
        }
    }
    if (found.n)
        qsort(found.at, (size_t)found.n, sizeof *found.at, by_time);
    for (int i = 0; i < found.n; i++)
        VEC_PUSH(oracle->arena, &oracle->definitions, found.at[i].info);
}

/* Fills the tables; false if there is no file. */
static bool collect(struct oracle *oracle)
{
    files_collect(oracle);
    if (!oracle->unit->files.n)
        return false;
    types_init(oracle);
    struct walk walk = {oracle, {0}};
    clang_visitChildren(clang_getTranslationUnitCursor(oracle->tu), visit, &walk);
    files_finish_places(oracle);
    files_skipped(oracle);
    macros_finish(oracle);
    list_definitions(oracle);
    return true;
}

/* Parses the file; without its bodies if that is enough. */
static bool read_file(struct oracle *oracle)
{
    const unsigned record = CXTranslationUnit_DetailedPreprocessingRecord |
                            CXTranslationUnit_VisitImplicitAttributes; /* those of #pragma weak */
    oracle->skips_bodies = true;
    oracle->tu = run_clang(oracle, record | CXTranslationUnit_SkipFunctionBodies);
    if (!oracle->tu && flags_without_machine(oracle)) /* -march of a gcc newer than this clang */
        oracle->tu = run_clang(oracle, record | CXTranslationUnit_SkipFunctionBodies);
    if (!oracle->tu) {
        fail(oracle->unit,
             arena_printf(oracle->arena, "libclang (%s) cannot parse with the given compiler flags",
                          oracle_version()));
        return false;
    }
    bool enough = !report_has_errors(oracle->tu) && collect(oracle) && !oracle->bodies_unclear;
    if (!enough) {
        clang_disposeTranslationUnit(oracle->tu);
        struct oracle again = {.unit = oracle->unit,
                               .arena = oracle->arena,
                               .index = oracle->index,
                               .flags = {oracle->flags.at, oracle->flags.n, oracle->flags.n}};
        *oracle = again;
        memset(&oracle->unit->files, 0, sizeof oracle->unit->files);
        oracle->tu = run_clang(oracle, record);
        enough = oracle->tu && collect(oracle);
    }
    if (!enough)
        fail(oracle->unit, "libclang could not read the file");
    return enough;
}

struct oracle *oracle_open(struct unit *unit)
{
    size_t length;
    const char *text = read_input(unit, &length);
    if (!text)
        return NULL;
    struct oracle *oracle = ARENA_NEW(&unit->arena, struct oracle);
    oracle->unit = unit;
    oracle->arena = &unit->arena;
    if (!is_text(unit, text, length))
        return oracle;
    flags_translate(oracle);
    /* A thread of its own for each parse would cost more than a tenth of the time, most of it in
     * growing that thread's heap. */
    setenv("LIBCLANG_NOTHREADS", "1", 0);
    clang_install_aborting_llvm_fatal_error_handler(); /* it would exit(1), as for an error of the user */
    oracle->index = clang_createIndex(0, 0);
    if (!read_file(oracle)) {
        oracle_close(oracle);
        return NULL;
    }
    report_errors(oracle, oracle->tu);
    return oracle;
}

/* ---- the bodies ---- */

bool oracle_bodies_are_plain(const struct oracle *oracle)
{
    return oracle->skips_bodies;
}

bool oracle_has_errors(struct oracle *oracle)
{
    /* those of a file that was read with its bodies are known since it was opened */
    return oracle->skips_bodies && oracle_whole(oracle) && report_has_errors(oracle->whole);
}

void oracle_report(struct oracle *oracle)
{
    if (oracle_has_errors(oracle))
        report_errors(oracle, oracle->whole);
}

void oracle_close(struct oracle *oracle)
{
    if (!oracle)
        return;
    parallel_close(oracle);
    if (oracle->whole)
        clang_disposeTranslationUnit(oracle->whole);
    if (oracle->tu)
        clang_disposeTranslationUnit(oracle->tu);
    clang_disposeIndex(oracle->index);
    oracle->whole = oracle->tu = NULL;
}
