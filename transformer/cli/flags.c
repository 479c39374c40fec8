/* The compilers' options that the command line needs; the oracle interprets them for the parse. */
#include "cli/cc.h"
#include "cli/words.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

/* gcc's and clang's options with a separate value; most may have it attached too ("-I dir", "-Idir"),
 * and take the next argument only without an attached one. */
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
    for (int i = 0; i < flags->n; i++)
        VEC_PUSH(arena, out, flags->at[i]);
    const char *dir = tool_include_dir(arena);
    if (dir) {
        VEC_PUSH(arena, out, "-idirafter");
        VEC_PUSH(arena, out, dir);
    }
}

bool flags_from_file(struct arena *arena, const char *path, string_vec *flags)
{
    char *text = read_text(arena, path);
    if (!text) {
        complain("cannot read '%s': %s", path, strerror(errno));
        return false;
    }
    for (char *line = text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = 0;
        if (!strncmp(line, "SHELL:", 6))
            split_words(arena, line + 6, flags);
        else if (*line)
            VEC_PUSH(arena, flags, line);
    }
    return true;
}
