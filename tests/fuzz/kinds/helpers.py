"""The functions that programs call: one text for the annotated file and for the reference program."""

PRELUDE = r"""#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
KEYWORDS
static unsigned trail, ticks;
static __attribute__((noinline)) void mix(unsigned v)
{
    trail = trail * 31u + v;
}
static __attribute__((noinline)) unsigned hash(const void *at, unsigned long size)
{
    unsigned h = 7;
    for (const unsigned char *p = at; size > 0; size--)
        h = h * 33u + *p++;
    return h;
}
#define ALIGNED(v, n) ((n) > _Alignof(__typeof__(v)) ? (n) : _Alignof(__typeof__(v)))
#define OFF(v, n) ((unsigned long)&(v) % ALIGNED(v, n))
#define LATER(x) await x
#define ADD(from, to) "addl " from ", " to "\n\t"
static unsigned bits(double v)
{
    return hash(&v, sizeof v);
}
"""
ANNOTATED = "#include <tandem.h>"
REFERENCE = """\
/* What each step does, without coroutines. */
#define async
#define await
#define defer
#define td_yield() 0"""

# Each waits two times out of three, so that the same code runs through and is resumed.
SHAPES = {
    "n": """\
static async {T} n_{K}({T} v)
{{
    if (++ticks % 3)
        await td_yield();
    return v;
}}
""",
    "bump": """\
static async {T} bump_{K}({T} *at)
{{
    if (++ticks % 3)
        await td_yield();
    return ++*at;
}}
""",
    "put": """\
static async {T} put_{K}({T} *at, {T} v)
{{
    {T} old = *at;
    *at = v;
    if (++ticks % 3)
        await td_yield();
    return old;
}}
""",
    "at": """\
static async {T} *at_{K}({T} *at)
{{
    if (++ticks % 3)
        await td_yield();
    return at;
}}
""",
    "walk": """\
static async {T} *walk_{K}({T} **at)
{{
    if (++ticks % 3)
        await td_yield();
    return (*at)++;
}}
""",
    # plain ones
    "tick": """\
static {T} tick_{K}({T} *at)
{{
    return (*at)++;
}}
""",
    "same": """\
static {T} *same_{K}({T} *at)
{{
    return at;
}}
""",
}


class Helpers:
    """Those that a file needs."""

    def __init__(self):
        self.used = {}

    def use(self, shape, ctype):
        key = ctype.replace("_Bool", "bool").replace(" ", "_")
        name = "%s_%s" % (shape, key)
        self.used[name] = SHAPES[shape].format(T=ctype, K=key)
        return name

    def text(self):
        return "".join(self.used[name] for name in sorted(self.used))
