/* Strings of clang as strings of ours. */
#include "oracle/clang.h"

const char *oracle_string(struct oracle *oracle, CXString string)
{
    const char *text = clang_getCString(string);
    char *copy = arena_strdup(oracle->arena, text ? text : "");
    clang_disposeString(string);
    return copy;
}

const char *oracle_name(CXString string)
{
    const char *text = clang_getCString(string);
    const char *name = intern_cstr(text ? text : "");
    clang_disposeString(string);
    return name;
}

const char *oracle_version(void)
{
    return oracle_name(clang_getClangVersion());
}
