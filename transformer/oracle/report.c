/* clang's diagnostics, as ours. */
#include "oracle/clang.h"

#include <string.h>

static struct range place_of(struct oracle *oracle, CXDiagnostic diagnostic)
{
    struct range range = {0, 0, 0};
    files_place(oracle, clang_getDiagnosticLocation(diagnostic), &range.file, &range.begin);
    range.end = range.begin;
    if (range.file < 0)
        return (struct range){0, 0, 0}; /* an error in the flags: shown at the file's first line */
    for (unsigned i = 0; i < clang_getDiagnosticNumRanges(diagnostic); i++) {
        CXSourceRange shown = clang_getDiagnosticRange(diagnostic, i);
        int32_t begin_file, end_file;
        uint32_t begin, end;
        files_place(oracle, clang_getRangeStart(shown), &begin_file, &begin);
        files_place(oracle, clang_getRangeEnd(shown), &end_file, &end);
        if (begin_file == range.file && end_file == range.file && begin == range.begin &&
            end > range.end)
            range.end = end;
    }
    if (range.end == range.begin && range.begin < oracle->unit->files.at[range.file].length)
        range.end++;
    return range;
}

/* gcc's own -f and -m flags: clang says that it does not know them, and goes on. */
static bool about_flags(CXDiagnostic diagnostic, const char *text)
{
    CXFile file;
    clang_getExpansionLocation(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, NULL);
    return !file && (strncmp(text, "unknown argument", 16) == 0 ||
                     strncmp(text, "unsupported option", 18) == 0 ||
                     strncmp(text, "unsupported argument", 20) == 0);
}

static void report_notes(struct oracle *oracle, CXDiagnostic diagnostic)
{
    CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic); /* owned by the diagnostic */
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes); i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
        int32_t file;
        uint32_t offset;
        files_place(oracle, clang_getDiagnosticLocation(note), &file, &offset);
        if (file >= 0)
            diag_note(oracle->unit, place_of(oracle, note), "%s",
                      oracle_string(oracle, clang_getDiagnosticSpelling(note)));
        clang_disposeDiagnostic(note);
    }
}

/* libclang can be installed without the headers that belong to it, and then no file parses. */
static void report_missing_headers(struct oracle *oracle, const char *text, struct range where)
{
    static const char *const own[] = {"'stddef.h' file not found", "'stdarg.h' file not found",
                                      "'stdbool.h' file not found", "'limits.h' file not found"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(text, own[i]) == 0)
            diag_note(oracle->unit, where,
                      "this header comes with libclang (%s), which does not find it: is "
                      "libclang-common-dev installed? -resource-dir says where it is",
                      oracle_version());
}

static bool is_error(CXDiagnostic diagnostic)
{
    if (clang_getDiagnosticSeverity(diagnostic) < CXDiagnostic_Error)
        return false;
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    bool flags = about_flags(diagnostic, clang_getCString(text));
    clang_disposeString(text);
    return !flags;
}

/* The set is asked for once: libclang makes it anew each time if a diagnostic has notes. */
bool report_has_errors(CXTranslationUnit tu)
{
    CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
    bool found = false;
    for (unsigned i = 0; !found && i < clang_getNumDiagnosticsInSet(set); i++) {
        CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
        found = is_error(diagnostic);
        clang_disposeDiagnostic(diagnostic);
    }
    return found;
}

void report_errors(struct oracle *oracle, CXTranslationUnit tu)
{
    CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(set); i++) {
        CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
        if (is_error(diagnostic)) {
            const char *text = oracle_string(oracle, clang_getDiagnosticSpelling(diagnostic));
            diag_foreign(oracle->unit, SEVERITY_ERROR, place_of(oracle, diagnostic), text, "");
            report_notes(oracle, diagnostic);
            report_missing_headers(oracle, text, place_of(oracle, diagnostic));
        }
        clang_disposeDiagnostic(diagnostic);
    }
}

void oracle_report_asked(struct oracle *oracle)
{
    const struct asked_text *asked = oracle->asked;
    if (!asked->tu) {
        diag_at(oracle->unit, D_INTERNAL, (struct range){0, 0, 0}, "oracle",
                "libclang could not parse the printed text");
        return;
    }
    CXFile main = clang_getFile(asked->tu, oracle->unit->options->input);
    CXDiagnosticSet set = clang_getDiagnosticSetFromTU(asked->tu);
    bool found = false;
    for (unsigned i = 0; !found && i < clang_getNumDiagnosticsInSet(set); i++) {
        CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
        found = is_error(diagnostic);
        if (found) {
            CXFile file;
            unsigned line, offset;
            const char *text = oracle_string(oracle, clang_getDiagnosticSpelling(diagnostic));
            clang_getExpansionLocation(clang_getDiagnosticLocation(diagnostic), &file, &line, NULL,
                                       &offset);
            const char *source = "";
            if (clang_File_isEqual(file, main) && offset <= asked->length)
                source = asked->text + files_line_start(asked->text, offset);
            diag_at(oracle->unit, D_INTERNAL, (struct range){0, 0, 0}, "oracle",
                    arena_printf(oracle->arena, "clang on line %u of the printed text: %s: %.*s",
                                 line, text, (int)strcspn(source, "\n"), source));
        }
        clang_disposeDiagnostic(diagnostic);
    }
}
