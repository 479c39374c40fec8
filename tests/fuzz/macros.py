#!/usr/bin/env python3
"""macros.py --config FILE [--first SEED] [--count N] [--keep DIR]: random macros, expanded.

A program defines macros that use each other, and shows, as strings, what uses of them expand to.
Each use is within a macro that awaits, so the tool has to print it expanded; what its output then
prints must be what the compilers' own preprocessors print of the annotated text.  Uses at which a
compiler finds an error are left out.  Where gcc and clang differ (white space, mostly) either will do.
TANDEM_FUZZ=N asks for 10 N programs, TANDEM_FUZZ_SEED for others."""
import os
import random
import subprocess
import sys
import tempfile

import seeds

STANDARDS = ("gnu11", "gnu11", "c99", "gnu2x")  # `, ##` and quotes in numbers hang on it
PRELUDE = """\
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}
static void say(const char *text)
{
    printf("%s\\n", text);
}
#define STR_(...) #__VA_ARGS__
#define STR(...) STR_(__VA_ARGS__)
#define SHOW(...) do { await later(0); say(STR(__VA_ARGS__)); } while (0)
#define SAYS(...) say(STR(__VA_ARGS__))
#define THEN(...) await later(0), SAYS
"""


class Macros:
    """The macros of a program, and random text in which they are used."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.shapes = {}  # name -> number of parameters, or None; -1 - n with `...` after n

    def one_of(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

    def space(self):
        return self.one_of("", "", " ", "  ", " /* c */ ")

    def word(self):
        return self.one_of("x", "y", "p", "12", "0x1e", "+", "-", "*", "=", "[", "]", "->", "'c'", '"s t"',
                           "'\\''", '"\\\\"', ";", "%", "1.5e", "L", "__LINE__", "u", "...")

    def name(self):
        return self.random.choice(sorted(self.shapes)) if self.shapes else "x"

    def use(self, depth, parameters):
        name = self.name()
        shape = self.shapes.get(name)
        if shape is None:
            return name
        if self.chance(0.12):
            return name + self.space()
        n = shape if shape >= 0 else -1 - shape + self.random.randint(0, 2)
        n = max(0, n + (self.one_of(-1, 1) if self.chance(0.03) else 0))
        arguments = [self.text(self.random.randint(0, 3), depth + 1, parameters) for _ in range(n)]
        return name + self.one_of("", "", " ") + "(" + ",".join(arguments) + ")"

    def piece(self, depth, parameters):
        roll = self.random.random()
        if parameters and roll < 0.4:
            return self.random.choice(parameters)
        if depth < 3 and roll < 0.7:
            return self.use(depth, parameters)
        if depth < 3 and roll < 0.8:
            return "(" + self.text(self.random.randint(0, 3), depth + 1, parameters) + ")"
        return self.word()

    def text(self, n, depth=0, parameters=()):
        pieces = [self.piece(depth, parameters) + self.space() for _ in range(n)]
        return self.space() + self.one_of("", " ").join(pieces)

    def body(self, parameters, variadic):
        out = []
        for _ in range(self.random.randint(0, 5)):
            roll = self.random.random()
            if parameters and roll < 0.12:
                out.append("#" + self.space() + self.random.choice(parameters))
            elif roll < 0.25:
                left, right = (self.random.choice(list(parameters) * 2 + ["M", "M", "x", "1", "2", "3"])
                               for _ in range(2))
                out.append(left + self.space() + "##" + self.space() + right)
            elif variadic and roll < 0.35:
                out.append("," + self.space() + "##" + variadic)
            elif variadic == "__VA_ARGS__" and roll < 0.45:
                out.append("__VA_OPT__(%s)" % self.text(2, 2, parameters))
            else:
                out.append(self.piece(1, parameters))
            out.append(self.space() or " ")
        return "".join(out).strip()

    def define(self):
        name = "M%d" % self.random.randint(0, 9)
        lines = ["#undef %s" % name] if name in self.shapes else []
        if lines and self.chance(0.2):
            del self.shapes[name]
            return lines
        if self.chance(0.3):
            self.shapes[name] = None
            return lines + ["#define %s %s" % (name, self.body((), ""))]
        n = self.random.randint(0, 3)
        parameters = ["a", "b", "c"][:n]
        variadic = self.one_of("", "", "__VA_ARGS__", "r")
        self.shapes[name] = -1 - n if variadic else n
        listed = parameters + ({"": [], "__VA_ARGS__": ["..."], "r": ["r..."]}[variadic])
        return lines + ["#define %s(%s) %s" % (
            name, ", ".join(listed), self.body(parameters + [variadic] * bool(variadic), variadic))]

    def show(self):
        if self.chance(0.8):
            return "SHOW(%s);" % self.text(self.random.randint(1, 4))
        return "THEN(%s)(%s);" % (self.text(1), self.text(self.random.randint(1, 3)))

    def lines(self):
        """Directives and statements, as they come in main."""
        for _ in range(8):
            yield from self.define()
        for _ in range(25):
            yield from self.define() if self.chance(0.3) else [self.show()]


def program(lines):
    return PRELUDE + "async int main(void)\n{\n" + "\n".join(lines) + "\n    return 0;\n}\n"


def run(command, **more):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=30, **more)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -1, "", "takes more than 30 s")


def accepted(config, flags, compilers, lines):
    """The lines without the statements that a compiler refuses."""
    def fine(statements):
        text = program([line for k, line in enumerate(lines)
                        if k in statements or line.startswith("#")])
        return all(run([c, *flags, "-fsyntax-only", "-xc", "-"], input=text).returncode == 0
                   for c in compilers)

    def those(statements):
        if not statements or fine(statements):
            return statements
        half = len(statements) // 2
        return those(statements[:half]) + those(statements[half:]) if half else []

    kept = those([k for k, line in enumerate(lines) if not line.startswith("#")])
    return [line for k, line in enumerate(lines) if k in kept or line.startswith("#")]


def printed(config, flags, compiler, source, out):
    done = run([compiler, *flags, "-O0", source, "-o", out, config["library"], "-lpthread"])
    if done.returncode:
        return "does not compile: " + done.stderr[:2000]
    done = run([out])
    return done.stdout if done.returncode == 0 else "exit %d" % done.returncode


def gaps(line):
    """The characters that are no spaces, and whether there is one in front of each."""
    return [(line[i], i > 0 and line[i - 1] == " ") for i in range(len(line)) if line[i] != " "]


def agrees(mine, ways):
    """Is every character what a compiler has, and every space, or its absence, too?"""
    mine, ways = gaps(mine), [gaps(way) for way in ways]
    return (all(len(mine) == len(way) for way in ways) and
            all(mine[i] in [way[i] for way in ways] for i in range(len(mine))))


def one(config, seed, keep):
    """What went wrong, empty if nothing did, and how many statements were compared."""
    compilers = [config[c] for c in ("gcc", "clang") if config[c]]
    flags = ["-std=" + STANDARDS[seed % len(STANDARDS)], "-w", "-I" + config["include"]]
    lines = accepted(config, flags, compilers, list(Macros(seed).lines()))
    wrong = ""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "m.co.c")
        with open(source, "w") as f:
            f.write(program(lines))
        expected = [printed(config, flags, c, source, os.path.join(folder, "plain")) for c in compilers]
        made = os.path.join(folder, "m.c")
        done = run([config["tandem"], source, "-o", made, "--", *flags])
        if done.returncode:
            wrong = "the tool failed (%d)\n%s" % (done.returncode, done.stderr[:2000])
        else:
            got = printed(config, flags, compilers[0], made, os.path.join(folder, "out")).split("\n")
            said = [e.split("\n") for e in expected]
            for i in range(max(len(got), *map(len, said))):
                ways = [s[i] if i < len(s) else "(nothing)" for s in said]
                mine = got[i] if i < len(got) else "(nothing)"
                if not agrees(mine, ways):
                    wrong += "got       %s\n" % mine + "".join("expected  %s\n" % w for w in ways)
        if wrong and keep:
            with open(os.path.join(keep, "macros%d.co.c" % seed), "w") as f:
                f.write(program(lines))
    return wrong, sum(not line.startswith("#") for line in lines)


if __name__ == "__main__":
    sys.exit(seeds.run(__doc__, 1, 10 * int(os.environ.get("TANDEM_FUZZ", "1")), one))
