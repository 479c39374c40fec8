/* The command line: the commands of main.c, and the parts that they share. */
#ifndef TANDEM_CLI_CLI_H
#define TANDEM_CLI_CLI_H

#include "base/buf.h"
#include "base/vec.h"
#include "source/unit.h"

#include <stdbool.h>
#include <stdio.h>

/* Exit statuses, here and in every command. */
enum {
    STATUS_FINE = 0,
    STATUS_USER = 1, /* the source has errors, or the command line was wrong */
    STATUS_OURS = 2  /* a fault of the tool or its environment: no disk, no compiler */
};

enum colour_mode { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

typedef VEC(const char *) string_vec;

/* A parsed command line. */
struct request {
    struct arena arena;
    struct options options;       /* .input and .flags are filled in by the command */
    string_vec inputs;
    string_vec flags;             /* compiler flags, before and after `--`, as given */
    string_vec compiler;          /* that will read the output, if its macros count; or nothing */
    string_vec diag_options;      /* -W... and -R... */
    const char *depfile_target;   /* --depfile-target, or NULL: the output */
    enum colour_mode colour;
};

/* Reads tool options, inputs and flags from argv[0..argc) into a request that is zero (its arena may
 * be in use). False: wrong usage, already reported on stderr. */
bool request_parse(struct request *request, int argc, char **argv);
bool request_colour(const struct request *request); /* is colour wanted on stderr? */
void request_free(struct request *request);

/* The result for one file. Texts are on the heap; dependencies in request->arena. */
struct result {
    struct buf out, header;
    string_vec dependencies; /* every file that was read, the annotated one first */
    int n_own;               /* the first n_own of them are not system headers */
};

/* Transforms (or checks) one file; diagnostics go to stderr.  Returns an exit status. */
int transform_file(struct request *request, const char *input, struct result *result);
void result_free(struct result *result);

/* Commands; argv[0] is the first argument after the command's name. */
int cli_transform(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_cc(int argc, char **argv);
int cli_help(FILE *out, const char *topic);
int cli_version(void);

/* Flags for libclang: the given ones, and after them the folder of tandem.h, if it is beside the tool. */
void flags_for_parser(struct arena *arena, const string_vec *flags, string_vec *out);
/* What the compiler predefines with these flags, as -D options; nothing if it is a clang, or does not
 * answer.  `command`: its name, or a launcher's and its name. */
void compiler_predefines(struct arena *arena, const string_vec *command, const string_vec *flags,
                         string_vec *out);
/* --flags-file: one flag a line, as it is, without any quoting ("SHELL:a b" is two, as in CMake's
 * lists of options). False: not readable, and reported. */
bool flags_from_file(struct arena *arena, const char *path, string_vec *flags);
/* Does this compiler option take its value from the next argument? ("-I" does, "-Ix" does not) */
bool flag_takes_value(const char *flag);
/* The include folder that belongs to this tool (PREFIX/include for PREFIX/bin/tandem), or NULL. */
const char *tool_include_dir(struct arena *arena);

/* A rule for make: `target: dependencies`, names escaped. */
void depfile_write(struct buf *out, const char *target, const string_vec *dependencies);
void depfile_name(struct buf *out, const char *name); /* one name, escaped */

#endif
