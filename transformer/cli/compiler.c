/* What the compiler that will read the output predefines, asked of it:
 *
 *     gcc -O2 -std=gnu11 -dM -E -x c /dev/null   ->   #define __GNUC__ 12 ...   ->   -D__GNUC__=12 ...
 *
 * so that #if and #ifdef in the annotated file take the branches that it takes.  A compiler that is a clang
 * itself is read as libclang reads: the two differ in version numbers only. */
#include "cli/cli.h"
#include "cli/words.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Flags on which predefined macros depend: -std, -O, -m, -f and, if asked for, the target. */
static void add_flags(struct arena *arena, const string_vec *flags, bool target, string_vec *args)
{
    static const char *const prefixes[] = {"-std=", "--std=", "-O", "-m", "-f", "-ansi", "-pthread",
                                           "-undef", "--sysroot=", NULL};
    for (int i = 0; i < flags->n; i++) {
        const char *flag = flags->at[i];
        bool pair = flag_takes_value(flag) && i + 1 < flags->n;
        if (pair && target && (!strcmp(flag, "-target") || !strcmp(flag, "-arch"))) {
            VEC_PUSH(arena, args, flag);
            VEC_PUSH(arena, args, flags->at[i + 1]);
        }
        if (target && begins(flag, "--target="))
            VEC_PUSH(arena, args, flag);
        for (int k = 0; prefixes[k] && !pair; k++)
            if (begins(flag, prefixes[k]) && !begins(flag, "-fplugin") && !begins(flag, "-fdump")) {
                VEC_PUSH(arena, args, flag);
                break;
            }
        i += pair;
    }
}

/* The command's standard output; false if it fails. */
static bool output_of(const char *const *args, struct buf *out)
{
    int ends[2], status = 1;
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execvp(args[0], (char *const *)(uintptr_t)args);
        _exit(127);
    }
    close(ends[1]);
    char block[4096];
    ssize_t n;
    while (child > 0 && ((n = read(ends[0], block, sizeof block)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0)
            buf_add(out, block, (size_t)n);
    close(ends[0]);
    if (child < 0)
        return false;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* "#define NAME(x) TEXT" -> "-DNAME(x)=TEXT" */
static const char *definition(struct arena *arena, const char *line, size_t length)
{
    static const char DEFINE[] = "#define ";
    if (length <= sizeof DEFINE || strncmp(line, DEFINE, sizeof DEFINE - 1) != 0)
        return NULL;
    line += sizeof DEFINE - 1;
    length -= sizeof DEFINE - 1;
    size_t name = 0;
    while (name < length && line[name] != ' ')
        name++;
    size_t text = name < length ? name + 1 : name;
    return arena_printf(arena, "-D%.*s=%.*s", (int)name, line, (int)(length - text), line + text);
}

/* `target`: with the flags that name one, which a cross gcc does not know. */
static bool ask(struct arena *arena, const string_vec *command, const string_vec *flags, bool target,
                struct buf *answer)
{
    static const char *const question[] = {"-dM", "-E", "-x", "c", "/dev/null", NULL};
    string_vec args = {0};
    for (int i = 0; i < command->n; i++)
        VEC_PUSH(arena, &args, command->at[i]);
    add_flags(arena, flags, target, &args);
    for (int i = 0; question[i]; i++)
        VEC_PUSH(arena, &args, question[i]);
    VEC_PUSH(arena, &args, NULL);
    answer->length = 0;
    return output_of(args.at, answer) && answer->length && strstr(answer->text, "#define ");
}

void compiler_predefines(struct arena *arena, const string_vec *command, const string_vec *flags,
                         string_vec *out)
{
    struct buf text = {0};
    bool answered = ask(arena, command, flags, true, &text) || ask(arena, command, flags, false, &text);
    for (size_t at = 0; answered && at < text.length && !strstr(text.text, "#define __clang__ ");) {
        size_t length = strcspn(text.text + at, "\n");
        const char *flag = definition(arena, text.text + at, length);
        if (flag)
            VEC_PUSH(arena, out, flag);
        at += length + 1;
    }
    buf_free(&text);
}
