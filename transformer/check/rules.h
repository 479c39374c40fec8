/* rules: errors and warnings of the language, and functions that cannot be stackless. */
#ifndef TANDEM_CHECK_RULES_H
#define TANDEM_CHECK_RULES_H

#include "fn/fn.h"

/* Requires: bind.  Reports the errors and warnings of one function; sets fn->stackful with
 * why and where.  Leaves true: if it reported no error, nothing unsupported goes on. */
void rules_run(struct fn *fn);
/* Warns of handles that a function drops which is not rewritten.  It need not be C that the parser knows:
 * then nothing is said. */
void rules_check_plain(struct fn *fn);
/* Marks the function as one that keeps a stack, for a reason found later. */
void rules_keep_stack(struct fn *fn, const char *why, int line);
/* Reports -Rstackful or the error of --stackless-only, once the decision is final. */
void rules_report_stackful(struct fn *fn);

/* jumps.c: jumps and deferred statements. */
void jumps_check(struct fn *fn);

/* hazards.c: blocking calls, locks held across awaits, errno after them. */
void hazards_check(struct fn *fn);

#endif
