/* `tandem file.co.c -o file.c` and `tandem check file...`. */
#include "cli/cli.h"

#include "base/breadcrumb.h"
#include "base/heap.h"
#include "base/intern.h"
#include "cli/output.h"
#include "cli/words.h"
#include "diag/diag.h"
#include "oracle/oracle.h"
#include "pipeline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void note_dependencies(struct request *request, const struct unit *unit, const char *input,
                              struct result *result)
{
    if (!unit->files.n)
        VEC_PUSH(&request->arena, &result->dependencies, arena_strdup(&request->arena, input));
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < unit->files.n; i++)
            if (unit->files.at[i].is_system == (pass == 1))
                VEC_PUSH(&request->arena, &result->dependencies,
                         arena_strdup(&request->arena, unit->files.at[i].path));
        if (pass == 0)
            result->n_own = result->dependencies.n;
    }
}

/* A name without a file is a wrong command line; later errors are the environment's. */
static bool can_be_read(const char *path)
{
    struct stat info;
    int error = 0;
    if (stat(path, &info) != 0 || access(path, R_OK) != 0)
        error = errno;
    else if (S_ISDIR(info.st_mode))
        error = EISDIR;
    if (error)
        complain("cannot read '%s': %s", path, strerror(error));
    else if (!S_ISREG(info.st_mode)) {
        complain("cannot read '%s': it is read more than once, and must be an ordinary file", path);
        return false;
    }
    if (!error)
        heap_prepare((size_t)info.st_size);
    return !error;
}

int transform_file(struct request *request, const char *input, struct result *result)
{
    memset(result, 0, sizeof *result);
    if (!can_be_read(input))
        return STATUS_USER;
    breadcrumb_file = input;
    struct unit unit = {0};
    struct options options = request->options;
    string_vec flags = {0};
    int status = STATUS_FINE;

    flags_for_parser(&request->arena, &request->flags, &flags);
    options.input = input;
    options.flags = flags.at;
    options.n_flags = flags.n;
    string_vec predefined = {0};
    if (request->compiler.n)
        compiler_predefines(&request->arena, &request->compiler, &request->flags, &predefined);
    options.predefined = predefined.at;
    options.n_predefined = predefined.n;
    unit.options = &options;
    unit.diag = diag_new(&unit);
    for (int i = 0; i < request->diag_options.n && status == STATUS_FINE; i++) {
        if (diag_option(unit.diag, request->diag_options.at[i]))
            continue;
        complain("unknown option '%s' (see tandem help warnings)", request->diag_options.at[i]);
        status = STATUS_USER;
    }
    if (status == STATUS_FINE) {
        status = pipeline_run(&unit, &result->out, &result->header);
        if (status == STATUS_FINE && diag_errors(&unit))
            status = STATUS_USER;
        diag_print(&unit, stderr, request_colour(request));
    }
    note_dependencies(request, &unit, input, result);
    if (unit.oracle)
        oracle_close(unit.oracle);
    arena_free(&unit.arena);
    intern_free();
    return status;
}

void result_free(struct result *result)
{
    buf_free(&result->out);
    buf_free(&result->header);
}

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* All files that were asked for, or none. */
static int write_results(const struct request *request, const struct result *result)
{
    const struct options *options = &request->options;
    struct buf rule = {0};
    struct output files[3] = {0};
    bool good = true;

    if (options->depfile) {
        const char *target = request->depfile_target ? request->depfile_target : options->output;
        depfile_write(&rule, target ? target : "-", &result->dependencies);
        good = output_prepare(&files[0], options->depfile, &rule);
    }
    if (good && options->header)
        good = output_prepare(&files[1], options->header, &result->header);
    if (good && options->output)
        good = output_prepare(&files[2], options->output, &result->out);
    for (int i = 0; i < 3 && good; i++)
        good = output_commit(&files[i]);
    if (good && !options->output)
        good = output_stdout(&result->out);
    for (int i = 0; i < 3; i++)
        output_drop(&files[i]);
    buf_free(&rule);
    return good ? STATUS_FINE : STATUS_OURS;
}

static int check_usage(const struct request *request)
{
    const struct options *options = &request->options;
    if (!request->inputs.n) {
        complain("no input file (see tandem --help)");
        return STATUS_USER;
    }
    if (request->inputs.n > 1) {
        complain("one file at a time: '%s' and '%s' were given", request->inputs.at[0],
                 request->inputs.at[1]);
        return STATUS_USER;
    }
    if (options->depfile && !options->output && !request->depfile_target) {
        complain("--depfile needs -o or --depfile-target, to know whose dependencies these are");
        return STATUS_USER;
    }
    const char *const written[] = {options->output, options->header, options->depfile};
    for (int i = 0; i < 3; i++) {
        if (written[i] && same_file(written[i], request->inputs.at[0])) {
            complain("'%s' is the input: it would be overwritten", written[i]);
            return STATUS_USER;
        }
        for (int k = 0; k < i; k++)
            if (written[i] && written[k] && !strcmp(written[i], written[k])) {
                complain("'%s' is asked for twice", written[i]);
                return STATUS_USER;
            }
    }
    return STATUS_FINE;
}

int cli_transform(int argc, char **argv)
{
    struct request request = {0};
    struct result result = {0};
    int status = request_parse(&request, argc, argv) ? check_usage(&request) : STATUS_USER;
    if (status == STATUS_FINE)
        status = transform_file(&request, request.inputs.at[0], &result);
    if (status == STATUS_FINE)
        status = write_results(&request, &result);
    else if (request.options.dump) /* the dumps before an internal error help to find it */
        output_stdout(&result.out);
    result_free(&result);
    request_free(&request);
    return status;
}

int cli_check(int argc, char **argv)
{
    struct request request = {0};
    int status = request_parse(&request, argc, argv) ? STATUS_FINE : STATUS_USER;
    const struct options *options = &request.options;
    if (status == STATUS_FINE && (options->output || options->header || options->depfile)) {
        complain("tandem check writes no file: -o, --header and --depfile make no sense here");
        status = STATUS_USER;
    }
    if (status == STATUS_FINE && !request.inputs.n) {
        complain("no input file (see tandem help check)");
        status = STATUS_USER;
    }
    if (status == STATUS_FINE) {
        request.options.check_only = true;
        for (int i = 0; i < request.inputs.n; i++) {
            struct result result;
            int one = transform_file(&request, request.inputs.at[i], &result);
            status = one > status ? one : status;
            result_free(&result);
        }
    }
    request_free(&request);
    return status;
}
