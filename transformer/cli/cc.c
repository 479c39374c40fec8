/* `tandem cc COMPILER args...`: a compiler that knows the keywords.
 *
 *     tandem cc gcc -O2 -Iinc -c net/server.co.c -o server.o
 *
 * runs
 *
 *     gcc -iquote net -O2 -Iinc -c /tmp/tandem-x7Qk2b/0/server.co.c -o server.o
 *
 * The temporary file keeps the base name, in a folder of its own: default names of objects,
 * dependency files and coverage notes, which compilers make from it, are the same as
 * without the tool.  #include "..." is looked for beside the original by -iquote; messages and __FILE__
 * name the original by #line; -fdebug-prefix-map puts its folder into debug information; in
 * dependency files the temporary name is replaced by the files that the tool has read. */
#include "cli/cc.h"

#include "cli/output.h"
#include "cli/words.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Only returns if the compiler could not be started. */
static int exec_compiler(const char *const *args)
{
    signal(SIGPIPE, SIG_DFL);
    execvp(args[0], (char *const *)(uintptr_t)args);
    complain("cannot run '%s': %s", args[0], strerror(errno));
    return STATUS_OURS;
}

/* Its exit status, or for a signal the status that a shell gives. */
static int run_compiler(const char *const *args)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(exec_compiler(args));
    if (child < 0) {
        complain("cannot run '%s': %s", args[0], strerror(errno));
        return STATUS_OURS;
    }
    cleanup_child(child);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) {
            complain("cannot wait for '%s': %s", args[0], strerror(errno));
            return STATUS_OURS;
        }
    cleanup_child(0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static const char *make_folder(struct arena *arena)
{
    const char *tmp = getenv("TMPDIR");
    char *path = arena_printf(arena, "%s/tandem-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(path)) {
        complain("cannot make a temporary folder '%s': %s", path, strerror(errno));
        return NULL;
    }
    cleanup_add(path);
    return path;
}

/* Transforms one input to folder/N/name. */
static int transform_input(struct request *request, struct cc_input *input, const char *folder,
                           int n)
{
    struct result result;
    struct output output = {0};
    int status = transform_file(request, input->path, &result);
    if (status == STATUS_FINE) {
        char *place = arena_printf(&request->arena, "%s/%d", folder, n);
        input->temporary = arena_printf(&request->arena, "%s/%s", place, base_of(input->path));
        if (mkdir(place, 0700) == 0) {
            cleanup_add(place);
            cleanup_add(input->temporary);
            if (!output_prepare(&output, input->temporary, &result.out) ||
                !output_commit(&output))
                status = STATUS_OURS;
        } else {
            complain("cannot make folder '%s': %s", place, strerror(errno));
            status = STATUS_OURS;
        }
        output_drop(&output);
    }
    input->dependencies = result.dependencies;
    input->n_own = result.n_own;
    result_free(&result);
    return status;
}

/* ---- dependency files ---- */

/* In the rule that the compiler wrote, the files that the tool has read replace the temporary file; after the
 * original come only those that the compiler did not name anyway. */
static int fix_depfile(struct arena *arena, const struct cc_line *line,
                       const struct cc_input *input, const char *path)
{
    const char *text = read_text(arena, path);
    const char *found = text ? strstr(text, input->temporary) : NULL;
    if (!found)
        return STATUS_FINE;

    struct buf fixed = {0}, phony = {0};
    string_vec words = {0};
    split_words(arena, text, &words);
    buf_add(&fixed, text, (size_t)(found - text));
    depfile_name(&fixed, input->path);
    for (int i = 0; i < input->n_own; i++) {
        const char *name = input->dependencies.at[i];
        bool known = !strcmp(name, input->path);
        for (int w = 0; w < words.n && !known; w++)
            known = !strcmp(words.at[w], name);
        if (known)
            continue;
        buf_puts(&fixed, " \\\n ");
        depfile_name(&fixed, name);
        if (line->phony) {
            depfile_name(&phony, name);
            buf_puts(&phony, ":\n");
        }
    }
    buf_puts(&fixed, found + strlen(input->temporary));
    if (phony.length)
        buf_add(&fixed, phony.text, phony.length);

    struct output output = {0};
    bool good = output_prepare(&output, path, &fixed) && output_commit(&output);
    output_drop(&output);
    buf_free(&fixed);
    buf_free(&phony);
    return good ? STATUS_FINE : STATUS_OURS;
}

static const char *with_suffix(struct arena *arena, const char *path, const char *suffix)
{
    const char *dot = strrchr(base_of(path), '.');
    return arena_printf(arena, "%.*s%s", (int)(dot ? (size_t)(dot - path) : strlen(path)), path,
                        suffix);
}

/* Compilers disagree about the name where -MF is not given: with -o out.o it is out.d; without,
 * input.d; when they link, out-input.d.  A file with the temporary name in it is ours to edit. */
static int fix_depfiles(struct arena *arena, const struct cc_line *line)
{
    int status = STATUS_FINE;
    for (int i = 0; i < line->inputs.n && status == STATUS_FINE; i++) {
        const struct cc_input *input = &line->inputs.at[i];
        const char *beside = with_suffix(arena, base_of(input->path), ".d");
        const char *places[] = {
            line->depfile,
            line->output ? with_suffix(arena, line->output, ".d") : NULL,
            line->output ? arena_printf(arena, "%s-%s", line->output, beside) : NULL,
            beside,
        };
        for (size_t p = 0; p < sizeof places / sizeof *places && status == STATUS_FINE; p++)
            if (places[p])
                status = fix_depfile(arena, line, input, places[p]);
    }
    return status;
}

/* ---- the command ---- */

static bool same_folders(struct arena *arena, const struct cc_line *line)
{
    const char *first = folder_of(arena, line->inputs.at[0].path);
    for (int i = 1; i < line->inputs.n; i++) {
        if (!strcmp(folder_of(arena, line->inputs.at[i].path), first))
            continue;
        complain("'%s' and '%s' are annotated files of different folders: give each its own "
                 "command (with -c)", line->inputs.at[0].path, line->inputs.at[i].path);
        return false;
    }
    return true;
}

/* The compiler's name, as far as it goes: a launcher's real compiler ("ccache gcc") is first among the
 * arguments.  Gives how many of those belong to it. */
static int name_compiler(struct arena *arena, const struct cc_line *line, const char *compiler,
                         string_vec *out)
{
    int i = 0;
    VEC_PUSH(arena, out, compiler);
    while (i < line->args.n && line->args.at[i][0] != '-' && line->args.at[i][0] != '@' &&
           !strchr(base_of(line->args.at[i]), '.'))
        VEC_PUSH(arena, out, line->args.at[i++]);
    return i;
}

static const char *const *compiler_args(struct arena *arena, const struct cc_line *line,
                                        const char *compiler)
{
    string_vec args = {0};
    const char *folder = folder_of(arena, line->inputs.at[0].path);
    int next = 0;

    int i = name_compiler(arena, line, compiler, &args);
    VEC_PUSH(arena, &args, "-iquote");
    VEC_PUSH(arena, &args, folder);
    for (int n = 0; line->debug && n < line->inputs.n && line->inputs.at[n].temporary; n++)
        VEC_PUSH(arena, &args,
                 arena_printf(arena, "-fdebug-prefix-map=%s=%s",
                              folder_of(arena, line->inputs.at[n].temporary), folder));
    for (; i < line->args.n; i++) {
        bool ours = next < line->inputs.n && line->inputs.at[next].index == i;
        const char *temporary = ours ? line->inputs.at[next++].temporary : NULL;
        VEC_PUSH(arena, &args, temporary ? temporary : line->args.at[i]);
    }
    const char *own = tool_include_dir(arena);
    if (own) {
        VEC_PUSH(arena, &args, "-idirafter");
        VEC_PUSH(arena, &args, own);
    }
    VEC_PUSH(arena, &args, NULL);
    return args.at;
}

/* Tool options come from the environment: the command line is the compiler's. */
static bool tool_options(struct request *request)
{
    string_vec words = {0};
    const char *text = getenv("TANDEM_CC_FLAGS");
    split_words(&request->arena, text ? text : "", &words);
    VEC_PUSH(&request->arena, &words, NULL);
    bool good = request_parse(request, words.n - 1, (char **)(uintptr_t)words.at);
    const struct options *options = &request->options;
    if (good && (request->inputs.n || options->output || options->header || options->depfile ||
                 options->dump)) {
        complain("TANDEM_CC_FLAGS takes options like --stackful, but no files");
        good = false;
    }
    return good;
}

static int compile(struct request *request, struct cc_line *line, const char *compiler)
{
    struct arena *arena = &request->arena;
    const char *folder = make_folder(arena);
    int status = folder ? STATUS_FINE : STATUS_OURS;

    for (int i = 0; i < line->flags.n; i++)
        VEC_PUSH(arena, &request->flags, line->flags.at[i]);
    if (!request->compiler.n)
        name_compiler(arena, line, compiler, &request->compiler);
    for (int i = 0; i < line->inputs.n && folder; i++) {
        int one = transform_input(request, &line->inputs.at[i], folder, i);
        status = one > status ? one : status;
    }
    if (status != STATUS_FINE)
        return status;
    status = run_compiler(compiler_args(arena, line, compiler));
    int depends = line->depends ? fix_depfiles(arena, line) : STATUS_FINE;
    return status ? status : depends;
}

int cli_cc(int argc, char **argv)
{
    struct request request = {0};
    struct cc_line line;

    if (argc < 1 || argv[0][0] == '-') {
        complain("tandem cc needs a compiler: tandem cc gcc -c file.co.c (see tandem help cc)");
        return STATUS_USER;
    }
    if (!tool_options(&request)) {
        request_free(&request);
        return STATUS_USER;
    }
    int status = STATUS_FINE;
    if (!cc_line_parse(&request.arena, &line, argc - 1, argv + 1))
        status = STATUS_USER;
    else if (!line.inputs.n || line.only_asks)
        status = exec_compiler((const char *const *)argv);
    else if (line.only_depends)
        status = exec_compiler(compiler_args(&request.arena, &line, argv[0]));
    else if (!same_folders(&request.arena, &line))
        status = STATUS_USER;
    else
        status = compile(&request, &line, argv[0]);
    request_free(&request);
    return status;
}
