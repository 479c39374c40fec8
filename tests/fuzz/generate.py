#!/usr/bin/env python3
"""generate.py SEED: a random annotated program, and what it prints.

A program is a tree.  It is printed as annotated C, and it is run here, by an interpreter that takes
the language reference at its word: operands from left to right, the right side of an assignment
first, deferred statements and dropped generators in their order.  All values are 32-bit unsigned
numbers, and only awaited calls have side effects inside an expression, so nothing hangs on what C
leaves open.  Everything that happens is mixed into a checksum that main prints now and then.

    text, expected = generate(seed)
"""
import random
import sys

from programs.events import OutOfFuel, Return
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
#define PICK(c, x, y) ((c) ? (x) : (y))
#define BOTH(x) ((x) + 2u * (x))
#define KEEP(x) do { unsigned kept = (x); mix(kept); } while (0)

"""


def main_calls(chooser, functions):
    return [(f, [chooser.randrange(6) for _ in f["parameters"]]) for f in functions
            for _ in range(2)]


def run_main(run, calls, expected):
    for f, arguments in calls:
        if f["kind"] == "generator":
            maker = run.run(f["name"], arguments)
            while True:
                item = yield from run.resume(maker)
                if item is None:
                    break
                run.mix(item)
        else:
            run.mix((yield from run.call(f["name"], arguments)))
        expected.append("%s %u" % (f["name"], run.trail))
    raise Return(0)


def generate(seed):
    """The text of program `seed`, and the lines it prints."""
    attempt = seed
    while True:
        functions = Writer(attempt).program()
        calls = main_calls(random.Random(attempt), functions)
        run, expected = Runner(functions), []
        try:
            run.schedule(run_main(run, calls, expected))
            break
        except OutOfFuel:
            attempt += 1000003
    printer = Printer()
    for f in functions:
        printer.function(f)
    printer.line("async int main(void)")
    printer.line("{")
    printer.depth = 1
    for f, arguments in calls:
        call = "%s(%s)" % (f["name"], ", ".join("%du" % a for a in arguments))
        if f["kind"] == "generator":
            printer.line("foreach (unsigned, v, %s%s)" % ("await " if f["async"] else "", call))
            printer.line("    mix(v);")
        else:
            printer.line("mix(await %s);" % call)
        printer.line('printf("%s %%u\\n", trail);' % f["name"])
    printer.line("return 0;")
    printer.depth = 0
    printer.line("}")
    return PRELUDE % seed + "\n".join(printer.lines) + "\n", expected


if __name__ == "__main__":
    text, lines = generate(int(sys.argv[1]))
    sys.stdout.write(text + "".join("// expect: %s\n" % l for l in lines))
