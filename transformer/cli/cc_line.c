/* Understanding a compiler's command line: which arguments are annotated files, where the
 * output and the dependency file go, and which flags libclang should see. */
#include "cli/cc.h"
#include "cli/words.h"

#include <string.h>

enum { MAX_RESPONSE_DEPTH = 16 };

/* gcc and clang take "@name" literally if no such file can be read, and so do we. */
static bool expand(struct arena *arena, struct cc_line *line, const char *arg, int depth)
{
    char *text = arg[0] == '@' && arg[1] ? read_text(arena, arg + 1) : NULL;
    if (!text) {
        VEC_PUSH(arena, &line->args, arg);
        return true;
    }
    if (depth == MAX_RESPONSE_DEPTH) {
        complain("response files name each other without end: '%s'", arg);
        return false;
    }
    string_vec words = {0};
    split_words(arena, text, &words);
    line->expanded = true;
    for (int i = 0; i < words.n; i++)
        if (!expand(arena, line, words.at[i], depth + 1))
            return false;
    return true;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && !strcmp(text + n - m, end);
}

/* `language`: from -x, or NULL. */
static bool is_annotated(struct arena *arena, const char *path, const char *language)
{
    if (language ? strcmp(language, "c") != 0 : !ends_with(path, ".c"))
        return false;
    if (ends_with(path, ".co.c"))
        return true;
    char *text = read_text(arena, path);
    return text && strstr(text, "tandem.h");
}

static const char *after(const char *arg, const char *prefix)
{
    size_t n = strlen(prefix);
    return strncmp(arg, prefix, n) == 0 ? arg + n : NULL;
}

/* The options -M... and -Wp,-M... */
static void note_dependency_flag(struct cc_line *line, const char *arg, const char *value)
{
    const char *rest;
    if (!strcmp(arg, "-M") || !strcmp(arg, "-MM"))
        line->only_depends = true;
    else if (!strcmp(arg, "-MD") || !strcmp(arg, "-MMD"))
        line->depends = true;
    else if (!strcmp(arg, "-MP"))
        line->phony = true;
    else if (!strcmp(arg, "-MF"))
        line->depfile = value;
    else if ((rest = after(arg, "-MF")))
        line->depfile = rest;
    else if ((rest = after(arg, "-Wp,-MD,")) || (rest = after(arg, "-Wp,-MMD,"))) {
        line->depends = true;
        line->depfile = rest;
    }
}

static bool only_asks(const char *arg)
{
    return !strcmp(arg, "--version") || !strcmp(arg, "-dumpversion") ||
           !strcmp(arg, "-dumpmachine") || !strncmp(arg, "-print-", 7) ||
           !strncmp(arg, "--print-", 8);
}

bool cc_line_parse(struct arena *arena, struct cc_line *line, int argc, char **argv)
{
    memset(line, 0, sizeof *line);
    for (int i = 0; i < argc; i++)
        if (!expand(arena, line, argv[i], 0))
            return false;

    const char *language = NULL;
    for (int i = 0; i < line->args.n; i++) {
        const char *arg = line->args.at[i];
        if (arg[0] != '-' || !arg[1]) {
            if (is_annotated(arena, arg, language)) {
                struct cc_input input = {.index = i, .path = arg};
                VEC_PUSH(arena, &line->inputs, input);
            }
            continue;
        }
        bool pair = flag_takes_value(arg) && i + 1 < line->args.n;
        const char *value = pair ? line->args.at[i + 1] : NULL;
        if (arg[1] == 'x' && (value || arg[2])) {
            language = arg[2] ? arg + 2 : value;
            if (!strcmp(language, "none"))
                language = NULL;
        } else if (arg[1] == 'o' && !arg[2]) {
            line->output = value;
        } else if (!strncmp(arg, "-o", 2)) {
            line->output = arg + 2;
        } else if (arg[1] == 'M' || !strncmp(arg, "-Wp,-M", 6)) {
            note_dependency_flag(line, arg, value);
        } else if (arg[1] == 'g' && strcmp(arg, "-g0") != 0) {
            line->debug = true;
        } else if (only_asks(arg)) {
            line->only_asks = true;
        }
        /* -x is not a flag of the text: the temporary file's name says what it is */
        if (arg[1] != 'x') {
            VEC_PUSH(arena, &line->flags, arg);
            if (pair)
                VEC_PUSH(arena, &line->flags, value);
        }
        i += pair;
    }
    return true;
}
