/* tandem: rewrites annotated C (async, await, yield, generator, foreach, defer) to plain C. */
#include "cli/cli.h"
#include "cli/crash.h"
#include "cli/output.h"

#include <string.h>

static int command(int argc, char **argv)
{
    if (argc < 2) {
        cli_help(stderr, "usage");
        return STATUS_USER;
    }
    const char *first = argv[1];
    if (!strcmp(first, "--help") || !strcmp(first, "-h"))
        return cli_help(stdout, NULL);
    if (!strcmp(first, "help"))
        return cli_help(stdout, argc > 2 ? argv[2] : NULL);
    if (!strcmp(first, "--version"))
        return cli_version();
    if (!strcmp(first, "check"))
        return cli_check(argc - 2, argv + 2);
    if (!strcmp(first, "cc"))
        return cli_cc(argc - 2, argv + 2);
    return cli_transform(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    output_init();
    return deep_run(command, argc, argv);
}
