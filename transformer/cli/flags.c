/* What is known here about compilers' options: which take a value from the next argument, and
 * which change how a file parses. */
#include "cli/cli.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* gcc's and clang's options with a separate value; those marked '=' may have it attached too
 * ("-I dir", "-Idir"), and take the next argument only when they stand alone. */
bool flag_takes_value(const char *flag)
{
    static const char *const names[] = {
        "-o",          "-I",         "-D",        "-U",          "-L",         "-l",
        "-x",          "-T",         "-u",        "-z",          "-e",         "-h",
        "-A",          "-B",         "-G",        "-include",    "-imacros",   "-isystem",
        "-iquote",     "-idirafter", "-iprefix",  "-iwithprefix", "-iwithprefixbefore",
        "-isysroot",   "-imultilib", "-MF",       "-MT",         "-MQ",        "-Xpreprocessor",
        "-Xassembler", "-Xlinker",   "-Xclang",   "-aux-info",   "-arch",      "-target",
        "-dumpbase",   "-dumpdir",   "-dumpbase-ext", "-wrapper", "-mllvm",    "-framework",
        "-rpath",      "-soname",    "-Tdata",    "-Tbss",       "-Ttext",     "--param",
        "--sysroot",   "--include",  "--output",  "--language",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(flag, names[i]))
            return true;
    return false;
}

static bool begins_with_one(const char *flag, const char *const *prefixes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strncmp(flag, prefixes[i], strlen(prefixes[i])))
            return true;
    return false;
}

/* Flags that decide what the text means: macros, include folders, the dialect, sizes of types. */
static bool matters_to_parser(const char *flag)
{
    static const char *const prefixes[] = {
        "-I", "-D", "-U", "-std=", "-isystem", "-iquote", "-idirafter", "-include", "-imacros",
        "-isysroot", "-iprefix", "-iwithprefix", "--sysroot", "--target=", "-target",
        "-m", "-O", "-x",
        "-fshort-enums", "-fno-short-enums", "-fshort-wchar", "-fno-short-wchar",
        "-fpack-struct", "-fsigned-char", "-funsigned-char", "-fno-signed-char",
        "-fno-unsigned-char", "-fgnu89-inline", "-fms-extensions", "-ffreestanding",
        "-fno-builtin", "-fopenmp", "-fblocks", "-fno-asm", "-fasm", "-fsanitize=",
        "-fPIC", "-fPIE", "-fpic", "-fpie", "-fno-exceptions", "-fexceptions",
    };
    static const char *const exact[] = {"-ansi", "-pthread", "-nostdinc", "-undef", "-trigraphs"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (!strcmp(flag, exact[i]))
            return true;
    return begins_with_one(flag, prefixes, sizeof prefixes / sizeof *prefixes);
}

const char *tool_include_dir(struct arena *arena)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0)
        return NULL;
    self[n] = 0;
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(self, '/');
        if (!slash)
            return NULL;
        *slash = 0;
    }
    const char *dir = arena_printf(arena, "%s/include", self);
    const char *header = arena_printf(arena, "%s/tandem.h", dir);
    return access(header, R_OK) == 0 ? dir : NULL;
}

void flags_for_parser(struct arena *arena, const string_vec *flags, string_vec *out)
{
    for (int i = 0; i < flags->n; i++) {
        const char *flag = flags->at[i];
        bool pair = flag_takes_value(flag) && i + 1 < flags->n;
        if (matters_to_parser(flag)) {
            VEC_PUSH(arena, out, flag);
            if (pair)
                VEC_PUSH(arena, out, flags->at[i + 1]);
        }
        i += pair;
    }
    const char *dir = tool_include_dir(arena);
    if (dir) {
        VEC_PUSH(arena, out, "-idirafter");
        VEC_PUSH(arena, out, dir);
    }
}
