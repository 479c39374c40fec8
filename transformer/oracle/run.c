/* Running clang: on the file itself, or on a text in its place. */
#include "oracle/clang.h"

#include "base/breadcrumb.h"

struct command run_command(const struct oracle *oracle)
{
    return (struct command){oracle->unit->options->input, oracle->flags.at, oracle->flags.n};
}

int run_text(const struct command *command, CXIndex index, unsigned options,
              struct CXUnsavedFile *unsaved, CXTranslationUnit *tu)
{
    const char *before = breadcrumb_what;
    breadcrumb_what = "clang reads";
    int failed = clang_parseTranslationUnit2(index, command->input, command->flags,
                                             command->n_flags, unsaved, unsaved ? 1 : 0, options,
                                             tu);
    breadcrumb_what = before;
    return failed;
}

CXTranslationUnit run_clang(struct oracle *oracle, unsigned options)
{
    CXTranslationUnit tu = NULL;
    struct command command = run_command(oracle);
    options |= CXTranslationUnit_KeepGoing;
    return run_text(&command, oracle->index, options, NULL, &tu) ? NULL : tu;
}

CXTranslationUnit oracle_whole(struct oracle *oracle)
{
    if (!oracle->skips_bodies)
        return oracle->tu;
    if (!oracle->whole)
        oracle->whole = run_clang(oracle, CXTranslationUnit_None);
    return oracle->whole;
}
