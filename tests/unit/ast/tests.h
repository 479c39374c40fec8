/* cmocka, and the other groups of this program. */
#ifndef TANDEM_TESTS_AST_TESTS_H
#define TANDEM_TESTS_AST_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int errors_run(void);
int scanner_run(void);

#endif
