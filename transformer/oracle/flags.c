/* A gcc command line in, flags for libclang out.
 *
 *   -O2 -Wall -Iinclude -DX=1 -MD -MF a.d -o a.o -fplugin=p.so -c   ->   -x c -w ... -O2 -Iinclude
 *                                                                        -DX=1
 *
 * Flags that change the meaning of the text are passed on (search paths, macros, -std, -f, -m, -O: headers
 * use __OPTIMIZE__); outputs, linking, warnings and plug-ins are not.  A -f or -m that clang
 * does not know is not an error: parse.c drops its "unknown argument". */
#include "oracle/clang.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool listed(const char *const *list, const char *flag)
{
    for (; *list; list++)
        if (strcmp(*list, flag) == 0)
            return true;
    return false;
}

/* These are passed on, with their argument, the next word. */
static const char *const kept_pairs[] = {"-I",
                                         "-isystem",
                                         "-iquote",
                                         "-idirafter",
                                         "-D",
                                         "-U",
                                         "-include",
                                         "-imacros",
                                         "-x",
                                         "-target",
                                         "--sysroot",
                                         "-isysroot",
                                         "-iprefix",
                                         "-iwithprefix",
                                         "-iwithprefixbefore",
                                         "-F",
                                         "-iframework",
                                         "-arch",
                                         "-resource-dir",
                                         NULL};
static const char *const kept_words[] = {"-ansi",      "-pthread", "-nostdinc", "-nostdlibinc",
                                         "-trigraphs", "-undef",   "-pipe",     NULL};
static const char *const kept_prefixes[] = {"-I",
                                            "-isystem",
                                            "-iquote",
                                            "-idirafter",
                                            "-D",
                                            "-U",
                                            "-include",
                                            "-imacros",
                                            "-x",
                                            "-std=",
                                            "-f",
                                            "-m",
                                            "-O",
                                            "--target=",
                                            "--sysroot=",
                                            "-isysroot",
                                            "--gcc-toolchain=",
                                            "-resource-dir=",
                                            "-F",
                                            "--std=",
                                            NULL};
/* These would be kept by their prefix, but only say how to generate code or what to write. */
static const char *const dropped_prefixes[] = {"-fplugin",
                                               "-fdump",
                                               "-fsyntax-only",
                                               "-fprofile",
                                               "-fcoverage",
                                               "-flto",
                                               "-fno-lto",
                                               "-fdiagnostics",
                                               "-fno-diagnostics",
                                               "-fmessage-length",
                                               "-ferror-limit",
                                               "-fbracket-depth",
                                               "-fmax-errors",
                                               "-fcolor",
                                               "-fno-color",
                                               "-fcrash-diagnostics",
                                               "-fpch",
                                               "-fdirectives-only",
                                               "-fpreprocessed",
                                               "-fuse-ld",
                                               "-fopt-info",
                                               "-fsave-optimization-record",
                                               "-fmodules",
                                               "-fstack-usage",
                                               "-fcallgraph-info",
                                               "-fverbose-asm",
                                               "-fcompare-debug",
                                               "-fanalyzer",
                                               NULL};
/* These are dropped together with the next word. */
static const char *const dropped_pairs[] = {"-o",          "-MF",
                                            "-MT",         "-MQ",
                                            "-MJ",         "-L",
                                            "-l",          "-T",
                                            "-u",          "-z",
                                            "-e",          "-Xlinker",
                                            "-Xassembler", "-Xpreprocessor",
                                            "-Xclang",     "-wrapper",
                                            "-dumpbase",   "-dumpbase-ext",
                                            "-dumpdir",    "-aux-info",
                                            "--param",     "-B",
                                            "-G",          NULL};

static bool has_prefix(const char *const *list, const char *flag)
{
    for (; *list; list++)
        if (starts(flag, *list))
            return true;
    return false;
}

static void add(struct oracle *oracle, const char *flag)
{
    VEC_PUSH(oracle->arena, &oracle->flags, flag);
}

struct words {
    VEC(const char *) list;
};

static void add_response_file(struct oracle *oracle, struct words *words, const char *path,
                              int depth);

static void add_word(struct oracle *oracle, struct words *words, const char *word, int depth)
{
    if (word[0] == '@' && depth < 8)
        add_response_file(oracle, words, word, depth);
    else
        VEC_PUSH(oracle->arena, &words->list, word);
}

/* `@file`: the words of a file, as gcc reads it: white space separates, quotes and backslashes
 * protect.  If the file cannot be read, the word stays as it is. */
static void add_response_file(struct oracle *oracle, struct words *words, const char *path,
                              int depth)
{
    FILE *in = fopen(path + 1, "r");
    if (!in) {
        VEC_PUSH(oracle->arena, &words->list, path);
        return;
    }
    VEC(char) word = {0};
    bool inside = false;
    int quote = 0, c;
    do {
        c = getc(in);
        if (c == EOF || (!quote && isspace(c))) {
            if (inside)
                add_word(oracle, words,
                         arena_strndup(oracle->arena, word.n ? word.at : "", (size_t)word.n),
                         depth + 1);
            inside = false;
            word.n = 0;
            continue;
        }
        inside = true;
        if (c == quote) {
            quote = 0;
        } else if (!quote && (c == '"' || c == '\'')) {
            quote = c;
        } else {
            if (c == '\\' && (c = getc(in)) == EOF)
                break;
            VEC_PUSH(oracle->arena, &word, (char)c);
        }
    } while (c != EOF);
    fclose(in);
}

/* -Wp,-DX=1,-MD,file: options for the preprocessor, split at commas. */
static void add_preprocessor_words(struct oracle *oracle, const char *list)
{
    while (*list) {
        size_t length = strcspn(list, ",");
        if (starts(list, "-D") || starts(list, "-U") || starts(list, "-I"))
            add(oracle, arena_strndup(oracle->arena, list, length));
        list += length + (list[length] == ',');
    }
}

/* Another compiler's macros in the place of clang's; and then the headers of the C library want of clang
 * what only that compiler has: types, and attributes with arguments. */
static void add_predefined(struct oracle *oracle)
{
    static const char *const shim[] = {
        "-DTD__READS=1", /* keywords.h: clang reads, whatever __clang__ says */
        "-D_Float32=float", "-D_Float64=double", "-D_Float32x=double", "-D_Float64x=long double",
        "-D__malloc__(...)=",
        "-D__CLANG_ATOMIC_BOOL_LOCK_FREE=2", "-D__CLANG_ATOMIC_CHAR_LOCK_FREE=2",
        "-D__CLANG_ATOMIC_CHAR16_T_LOCK_FREE=2", "-D__CLANG_ATOMIC_CHAR32_T_LOCK_FREE=2",
        "-D__CLANG_ATOMIC_WCHAR_T_LOCK_FREE=2", "-D__CLANG_ATOMIC_SHORT_LOCK_FREE=2",
        "-D__CLANG_ATOMIC_INT_LOCK_FREE=2", "-D__CLANG_ATOMIC_LONG_LOCK_FREE=2",
        "-D__CLANG_ATOMIC_LLONG_LOCK_FREE=2", "-D__CLANG_ATOMIC_POINTER_LOCK_FREE=2",
    };
    const struct options *options = oracle->unit->options;
    const char *quad = "-D_Float128=long double";
    add(oracle, "-undef");
    for (int i = 0; i < options->n_predefined; i++) {
        add(oracle, options->predefined[i]);
        if (starts(options->predefined[i], "-D__SIZEOF_FLOAT128__="))
            quad = "-D_Float128=__float128"; /* where long double is another type */
    }
    add(oracle, quad);
    for (size_t i = 0; i < sizeof shim / sizeof *shim; i++)
        add(oracle, shim[i]);
}

void flags_translate(struct oracle *oracle)
{
    const struct options *options = oracle->unit->options;
    struct words words = {{0}};
    for (int i = 0; i < options->n_flags; i++)
        add_word(oracle, &words, options->flags[i], 0);

    bool language = false;
    for (int i = 0; i < words.list.n; i++)
        language |= starts(words.list.at[i], "-x");
    if (!language) {
        add(oracle, "-x"); /* whatever the file's extension is */
        add(oracle, "c");
    }
    /* The compiler that reads the output warns; here only errors count.  A bare `return;` in a generator
     * is one by default, and old C is one for later clangs. */
    static const char *const quiet[] = {"-w",
                                        "-Wno-return-type",
                                        "-Wno-error=implicit-function-declaration",
                                        "-Wno-error=implicit-int",
                                        "-Wno-error=int-conversion",
                                        "-Wno-error=incompatible-pointer-types",
                                        "-Wno-error=incompatible-function-pointer-types",
                                        "-ferror-limit=0",
                                        /* gcc has no limit, and the asked text has more parentheses */
                                        "-fbracket-depth=1000000000"};
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        add(oracle, quiet[i]);

    if (options->n_predefined)
        add_predefined(oracle);
    for (int i = 0; i < words.list.n; i++) {
        const char *word = words.list.at[i];
        if (listed(dropped_pairs, word)) {
            i++;
        } else if (listed(kept_pairs, word)) {
            if (i + 1 == words.list.n)
                break;
            add(oracle, word);
            add(oracle, words.list.at[++i]);
        } else if (starts(word, "-Wp,")) {
            add_preprocessor_words(oracle, word + 4);
        } else if (has_prefix(dropped_prefixes, word)) {
            continue;
        } else if (listed(kept_words, word) || has_prefix(kept_prefixes, word)) {
            add(oracle, word);
        }
    }
}

bool flags_without_machine(struct oracle *oracle)
{
    const char *const *all = oracle->flags.at; /* a thread may still read them */
    int n = oracle->flags.n;
    memset(&oracle->flags, 0, sizeof oracle->flags);
    for (int i = 0; i < n; i++)
        if (!starts(all[i], "-m") || !strcmp(all[i], "-m32") || !strcmp(all[i], "-m64"))
            VEC_PUSH(oracle->arena, &oracle->flags, all[i]);
    return oracle->flags.n < n;
}
