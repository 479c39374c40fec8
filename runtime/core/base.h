/* What every file of the runtime sees: the public headers without the short keywords. */
#ifndef TANDEM_BASE_H
#define TANDEM_BASE_H

#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#endif
