"""Annotated functions in which one thing grows, for the rows of bench/tool that show how time grows with
it.  KINDS has what is made for each n; the same on every run."""

START = """#include <stdio.h>
#include <tandem.h>

int source(void);
void use(int value);
static async int step(int value)
{
    await td_yield();
    return value;
}
"""


def function(lines, before=""):
    return START + before + "async int grow(int n)\n{\n" + "".join(lines) + "    return 0;\n}\n"


def numbered(text, n):
    """`text` n times, with its number in place of each @"""
    return [text.replace("@", str(i)) for i in range(n)]


def awaits(n):
    return function(numbered("    n += await step(@);\n", n))


def blocks(n):
    return function(numbered("    { int i = source(); await td_yield(); use(i); }\n", n))


def variables(n):
    return function(numbered("    int v@ = source();\n", n) + ["    await td_yield();\n"] +
                    numbered("    use(v@);\n", n))


def labels(n):
    return function(numbered("    if (n == @) goto l@;\n", n) +
                    numbered("l@:\n    n += await step(@);\n", n))


def cases(n):
    return function(["    switch (n) {\n"] +
                    numbered("    case @: n += await step(@); break;\n", n) + ["    }\n"])


def loops(n):
    return function(numbered("    for (int i = 0; i < n; i++) { int k = i; n += await step(i); use(k); }\n", n))


def functions(n):
    return START + "".join(numbered("static async int f@(int n)\n{\n    n += await step(@);\n    return n;\n}\n", n))


def nesting(n):
    """Blocks in blocks, 100 deep: compilers refuse more than 256 levels."""
    deep = "    " + "{ int i = source(); " * 100 + "await td_yield(); " + "use(i); }" * 100 + "\n"
    return function([deep] * (n // 100))


def macros(n):
    return function(numbered("    n += M@(await step(@));\n", n), "".join(numbered("#define M@(x) ((x) + @)\n", n)))


def strings(n):
    return function(["    puts(\"\"\n"] + numbered("        \"piece @ \"\n", n) + ["        );\n    await td_yield();\n"])


def defers(n):
    return function(numbered("    { defer use(@); n += await step(@); if (n < 0) return n; }\n", n))


KINDS = [awaits, blocks, variables, labels, cases, loops, functions, nesting, macros, strings, defers]
