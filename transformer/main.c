/* tandem: rewrites annotated C (async, await, yield, generator, foreach, defer) to plain C. */
#include "cli/cli.h"
#include "cli/output.h"
#include "oracle/oracle.h"

#include <string.h>
#include <sys/resource.h>

/* Code that nests a thousand deep is read by functions that call themselves as often. */
static void want_stack(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur >= STACK_WANTED)
        return;
    limit.rlim_cur = limit.rlim_max < STACK_WANTED ? limit.rlim_max : STACK_WANTED;
    setrlimit(RLIMIT_STACK, &limit);
}

int main(int argc, char **argv)
{
    want_stack();
    output_init();
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
