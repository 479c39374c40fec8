#!/usr/bin/env python3
"""--header: a plain C file uses the frames of generators, and nothing is allocated."""
import unittest

from cli import CC, INCLUDE, LIBS, Cli

SOURCE = """#include <tandem.h>
#include <stdlib.h>
#include <string.h>
#include "point.h"

static int drops;

generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

/* a callee that is embedded, and static */
static async int half(int n)
{
    await td_yield();
    return n / 2;
}

async int quarter(int n)
{
    int first = await half(n);
    return await half(first);
}

generator(struct point) line(struct point from, int n)
{
    char text[40];
    _Alignas(32) int sum = 0;
    defer drops++;

    memset(text, 'x', sizeof text);
    for (int i = 0; i < n; i++, from.x += 2) {
        sum += (text[i] == 'x') + ((size_t)&sum % 32 != 0) * 100;
        struct point p = {from.x, sum};
        yield p;
    }
}

generator(int) nested(int n)
{
    yield_from(range(0, n));
}

generator(int (*)(int)) choices(int (*a)(int), int (*b)(int))
{
    yield a;
    yield b;
}

int drops_so_far(void)
{
    return drops;
}

static generator(int) hidden(void)
{
    yield 1;
}

int first_hidden(void)
{
    foreach (int, v, hidden())
        return v;
    return 0;
}
"""

POINT = """#ifndef POINT_H
#define POINT_H
struct point { int x, y; };
#endif
"""

USER = """#include "line.td.h"
#include <stdio.h>
#include <stdlib.h>

/* every allocation of the process is counted */
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
static int allocations;
void *malloc(size_t n) { allocations++; return __libc_malloc(n); }
void *calloc(size_t n, size_t m) { allocations++; return __libc_calloc(n, m); }
void *realloc(void *p, size_t n) { allocations++; return __libc_realloc(p, n); }

int drops_so_far(void);
static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }

int main(void)
{
    char text[400];
    int length = 0, v, yield = 0; /* the keywords are not there */
    range_frame f;
    line_frame l;
    choices_frame c;
    struct point p, from = {10, 0};
    int (*choice)(int);

    range_init(&f, 3, 6);
    while (range_next(&f, &v))
        length += snprintf(text + length, 40, "%d ", v);
    length += snprintf(text + length, 40, "ended %d ", range_next(&f, &v));
    range_drop(&f);
    range_init(&f, 7, 100);
    range_next(&f, &v);
    length += snprintf(text + length, 40, "again %d\\n", v);
    range_drop(&f);

    line_init(&l, from, 40);
    for (int i = 0; i < 3 && line_next(&l, &p); i++)
        length += snprintf(text + length, 40, "%d,%d ", p.x, p.y);
    length += snprintf(text + length, 40, "drops %d ", drops_so_far());
    line_drop(&l);
    length += snprintf(text + length, 40, "%d\\n", drops_so_far());

    choices_init(&c, one, two);
    while (choices_next(&c, &choice))
        length += snprintf(text + length, 40, "%d ", choice(5));
    choices_drop(&c);
    length += snprintf(text + length, 80, "allocations %d, frames %d %d", allocations,
                       sizeof(range_frame) < 200, sizeof(quarter_frame) < 200);
    puts(text);
    return yield;
}
"""


TICKS = """#include <tandem.h>
#include <stdio.h>

static async void bye(int n)
{
    await td_sleep(1);
    printf("dropped at %d\\n", n);
}

async generator(int) ticks(int from)
{
    defer await bye(from);
    for (;; from++) {
        await td_sleep(1);
        if (from == 12)
            return;
        yield from;
    }
}
"""

TICKS_USER = """#include "ticks.td.h"
#include <stdio.h>

int main(void)
{
    ticks_frame f;
    int v = 0, more = 0;
    ticks_init(&f, 10);
    while ((more = ticks_next(&f, &v)) == 1)
        printf("%d\\n", v);
    printf("%d %d\\n", more, ticks_next(&f, &v));
    ticks_drop(&f);
    ticks_init(&f, 3);
    printf("%d", ticks_next(&f, &v));
    printf(" %d\\n", v);
    ticks_drop(&f);
    return 0;
}
"""


class Header(Cli):
    def compile(self, *arguments):
        return self.run_command(CC, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror",
                                "-I" + INCLUDE, "-I.", *arguments)

    def test_async_generator(self):
        self.write("ticks.co.c", TICKS)
        self.write("user.c", TICKS_USER)
        self.tandem("ticks.co.c", "-o", "ticks.c", "--header", "ticks.td.h", "-I" + INCLUDE)
        self.compile("user.c", "ticks.c", "-o", "prog", *LIBS)
        self.assertEqual(self.run_command("./prog").stdout,
                         "10\n11\ndropped at 12\n0 0\n1 3\ndropped at 3\n")

    @unittest.skipIf("sanitize" in " ".join(LIBS), "a sanitizer has its own malloc")
    def test_plain_c_without_allocation(self):
        self.write("line.co.c", SOURCE)
        self.write("point.h", POINT)
        self.write("user.c", USER)
        self.tandem("line.co.c", "-o", "line.c", "--header", "line.td.h", "-I" + INCLUDE)
        self.compile("user.c", "line.c", "-o", "prog", *LIBS)
        self.assertEqual(self.run_command("./prog").stdout,
                         "3 4 5 ended 0 again 7\n10,1 12,2 14,3 drops 0 1\n6 7 allocations 0, "
                         "frames 1 1\n")
        header = self.read("line.td.h")
        self.assertIn("#ifndef TANDEM_LINE_TD_H\n", header)
        self.assertIn("void range_init(range_frame *, int lo, int hi);\n", header)
        self.assertIn("typedef struct quarter__td quarter_frame;", header)
        self.assertIn("struct half__td {", header)      # embedded in quarter's
        self.assertNotIn("half_frame", header)          # static
        self.assertNotIn("hidden", header)
        self.assertNotIn("#line", header)
        # it is a header of its own, and the same each time
        self.write("alone.c", '#include "line.td.h"\n#include "line.td.h"\nint x;\n')
        self.compile("-c", "alone.c")
        self.tandem("line.co.c", "-o", "line2.c", "--header", "sub.h", "-I" + INCLUDE)
        self.assertEqual(self.read("sub.h").replace("SUB_H", "LINE_TD_H"), header)
        # without the option there are no entries
        self.tandem("line.co.c", "-o", "line2.c", "-I" + INCLUDE)
        self.assertNotIn("range_init", self.read("line2.c"))

    def test_types_of_the_file_itself(self):
        self.write("own.co.c", """#include <tandem.h>
struct pair { int a, b; };
typedef enum { RED, BLUE } colour;
struct node { struct node *next; int v; };

generator(struct pair) pairs(int n)
{
    yield (struct pair){n, n};
}
async int paint(int n)
{
    colour c = n;
    await td_yield();
    return c;
}
generator(int) walk(struct node *at)
{
    for (; at; at = at->next)
        yield at->v;
}
generator(int) local(void)
{
    struct pixel { int x; } p = {1};
    yield 1;
    yield p.x;
}
void twice_init(void);
generator(int) twice(void)
{
    yield 2;
}
async int counts(int n)
{
    int list[n];
    list[0] = n;
    await td_yield();
    return list[0];
}
void twice_init(void) {}
""")
        done = self.tandem("own.co.c", "-o", "own.c", "--header", "own.h", "-Rno-stackful",
                           "-I" + INCLUDE)
        for line in ("6:24: warning: 'pairs' is left out of the header: its frame needs 'struct pair', "
                     "which is defined in this file: move that to a header [-Wheader]",
                     "10:11: warning: 'paint' is left out of the header: its frame needs 'colour', ",
                     "'local' is left out of the header: its frame needs 'pixel', ",
                     "'twice' is left out of the header: there is a 'twice_init' already",
                     "'counts' is left out of the header: it keeps a stack"):
            self.assertIn(line, done.stderr)
        self.assertIn("5 warnings generated", done.stderr)
        self.assertIn("walk_init(walk_frame *, struct node *at);", self.read("own.h"))
        self.write("alone.c", '#include "own.h"\nwalk_frame f;\n')
        self.compile("-c", "alone.c")
        self.compile("-c", "own.c")
        self.tandem("own.co.c", "-o", "own.c", "--header", "own2.h", "-Werror=header",
                    "-I" + INCLUDE, status=1)
        self.assertNotIn("own2.h", self.names())


if __name__ == "__main__":
    unittest.main()
