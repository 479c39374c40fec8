/* Reading a command line of the tool. */
#include "cli/cli.h"
#include "cli/words.h"

#include "passes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Is `argument` the option `name`, with its value in "--name=VALUE" or in the next argument?
 * *i moves to the value. A missing value gives "". */
static const char *option_value(const char *name, int argc, char **argv, int *i)
{
    size_t length = strlen(name);
    const char *argument = argv[*i];
    if (strncmp(argument, name, length) != 0)
        return NULL;
    if (argument[length] == '=' && argument[1] == '-')
        return argument + length + 1;
    if (argument[length])
        return NULL;
    if (*i + 1 >= argc)
        return "";
    return argv[++*i];
}

/* Compiler flags that may also come before `--`: it would be a nuisance for a -I. */
static bool is_common_flag(const char *argument)
{
    static const char *const prefixes[] = {"-I", "-D", "-U", "-std=", "-isystem", "-iquote",
                                           "-idirafter", "-include", "-pthread", "-m", "-f", "-O"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (!strncmp(argument, prefixes[i], strlen(prefixes[i])))
            return true;
    return false;
}

static bool parse_colour(struct request *request, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        request->colour = (enum colour_mode)i;
        return true;
    }
    complain("--color takes auto, always or never, not '%s'", value);
    return false;
}

static bool check_dump(struct request *request)
{
    const struct options *options = &request->options;
    if (!options->dump)
        return true;
    bool known = passes_has_dump(options->dump);
    if (!known)
        complain("no pass '%s' to dump: there are %s", options->dump, passes_dumps(&request->arena));
    else if (options->output || options->header || options->depfile)
        complain("--dump goes to standard output and writes no file");
    return known && !options->output && !options->header && !options->depfile;
}

static bool parse_one(struct request *request, int argc, char **argv, int *i)
{
    struct options *options = &request->options;
    const struct {
        const char *name;
        const char **value;
    } valued[] = {
        {"-o", &options->output},         {"--output", &options->output},
        {"--depfile", &options->depfile}, {"--depfile-target", &request->depfile_target},
        {"--header", &options->header},   {"--dump", &options->dump},
    };
    const struct {
        const char *name;
        bool *value;
    } switches[] = {
        {"--no-line", &options->no_line},
        {"--stackful", &options->stackful},
        {"--stackless-only", &options->stackless_only},
    };
    const char *argument = argv[*i], *value;

    for (size_t n = 0; n < sizeof valued / sizeof *valued; n++) {
        if (!(value = option_value(valued[n].name, argc, argv, i)))
            continue;
        if (!*value) {
            complain("option '%s' needs a value", valued[n].name);
            return false;
        }
        *valued[n].value = value;
        return true;
    }
    for (size_t n = 0; n < sizeof switches / sizeof *switches; n++) {
        if (strcmp(argument, switches[n].name) != 0)
            continue;
        *switches[n].value = true;
        return true;
    }
    if ((value = option_value("--compiler", argc, argv, i))) {
        split_words(&request->arena, value, &request->compiler);
        return true;
    }
    if ((value = option_value("--flags-file", argc, argv, i)))
        return flags_from_file(&request->arena, value, &request->flags);
    if ((value = option_value("--color", argc, argv, i)) ||
        (value = option_value("--colour", argc, argv, i)))
        return parse_colour(request, value);
    if (argument[0] == '-' && strchr("WRw", argument[1]) && argument[1]) {
        VEC_PUSH(&request->arena, &request->diag_options, argument);
        return true;
    }
    if (is_common_flag(argument)) {
        VEC_PUSH(&request->arena, &request->flags, argument);
        if (!flag_takes_value(argument))
            return true;
        if (*i + 1 >= argc) {
            complain("option '%s' needs a value", argument);
            return false;
        }
        VEC_PUSH(&request->arena, &request->flags, argv[++*i]);
        return true;
    }
    if (argument[0] == '-' && argument[1]) {
        complain("unknown option '%s' (compiler flags go after '--'; see tandem --help)",
                 argument);
        return false;
    }
    VEC_PUSH(&request->arena, &request->inputs, argument);
    return true;
}

bool request_parse(struct request *request, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--")) {
            while (++i < argc)
                VEC_PUSH(&request->arena, &request->flags, argv[i]);
            break;
        }
        if (!parse_one(request, argc, argv, &i))
            return false;
    }
    if (request->options.stackful && request->options.stackless_only) {
        complain("--stackful and --stackless-only exclude each other");
        return false;
    }
    if (request->options.output && !strcmp(request->options.output, "-"))
        request->options.output = NULL;
    return check_dump(request);
}

bool request_colour(const struct request *request)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (request->colour != COLOUR_AUTO)
        return request->colour == COLOUR_ALWAYS;
    return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0 &&
           !(no_color && *no_color);
}

void request_free(struct request *request)
{
    arena_free(&request->arena);
}
