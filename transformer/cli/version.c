#include "cli/cli.h"
#include "cli/words.h"

#include "oracle/oracle.h"

int cli_version(void)
{
    printf("tandem %s (parses with %s)\n", TANDEM_VERSION, oracle_version());
    if (fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_FINE;
    complain("cannot write to standard output");
    return STATUS_OURS;
}
