#!/usr/bin/env python3
"""generate.py SEED: a random annotated program, and what it prints.

A program is a tree.  It is printed as annotated C, and it is run here, by an interpreter that takes
the language reference at its word: operands from left to right, the right side of an assignment
first, deferred statements and dropped generators in their order, tasks first come, first served.
All values are 32-bit unsigned numbers.  Everything that happens is mixed into a checksum that main
prints now and then.  programs/ has a module for each kind of thing: how it is made, printed, run.

    program = generate(seed)        # its text, the lines it prints, and whether it is plain
"""
import collections
import random
import sys

from programs.events import OutOfFuel
from programs.functions import Printer, Runner, Writer

PRELUDE = """\
/* seed %d */
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

struct pair {
    unsigned a;
    unsigned b : 20;
};
static unsigned trail = 1, ticks;
static void mix(unsigned v)
{
    trail = trail * 31u + v;
}
static inline void leave(const unsigned *v)
{
    mix(*v);
}
/* Waits every other time: the same code runs through and is resumed. */
static async unsigned later(unsigned v)
{
    if (++ticks & 1)
        await td_yield();
    return v;
}
static async unsigned add(unsigned *to, unsigned v)
{
    unsigned old = *to;
    if (++ticks %% 3)
        await td_yield();
    *to += v;
    return old;
}
static async unsigned sum(const unsigned *at, struct pair pair)
{
    unsigned first = at[0];
    await td_yield();
    return first + at[1] * 3u + pair.a + pair.b;
}
/* Plain C that waits. */
static unsigned hold(unsigned v)
{
    return later(v);
}
static async unsigned (*const ways[])(unsigned) = {later, hold};
#define PICK(c, x, y) ((c) ? (x) : (y))
#define BOTH(x) ((x) + 2u * (x))
#define KEEP(x) do { unsigned kept = (x); mix(kept); } while (0)
#define LATER(x) await later(x)
#define ADD(to, x) (await add(&(to), (x)))
#define TRY(x) do { if (((x) & 7u) == 7u) return 70u; } while (0)
#define EACH(i, n) for (unsigned i = await later(0u); i < await later(n); i++)
#define FILL(v, x) do { unsigned by = (x); \\
        for (unsigned at = 0; at < sizeof v / sizeof v[0]; at++) v[at] = at * by; \\
        mix((unsigned)(sizeof v / sizeof v[0])); } while (0)

"""

Program = collections.namedtuple("Program", "text expected plain")


def generate(seed):
    """Program `seed`; every fourth is plain: it prints the same when compiled without the tool."""
    attempt, plain = seed, seed % 4 == 0
    while True:
        functions = Writer(attempt, plain).program()
        run = Runner(functions)
        try:
            run.schedule(run.run("main", []))
            break
        except OutOfFuel:  # no program runs for ever: take another one
            attempt += 1000003
    printer = Printer()
    for f in functions:
        printer.function(f)
    return Program(PRELUDE % seed + "\n".join(printer.lines), run.printed, plain)


if __name__ == "__main__":
    program = generate(int(sys.argv[1]))
    sys.stdout.write(program.text + "".join("// expect: %s\n" % l for l in program.expected))
