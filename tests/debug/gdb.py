#!/usr/bin/env python3
"""A debugger stays on the annotated file.

    gdb.py --tandem TANDEM --gdb gdb --compiler gcc --include DIR --libs "libtandem.a -pthread"
           --extension runtime/gdb/tandem.py

Once in plain gdb, and once with the project's extension, where `next` goes over a suspension.

Exit status: 0 passed, 1 failed, 77 gdb cannot run programs here.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stepped.co.c")


def run(command, folder):
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120, check=False)


class Session:
    """One run of gdb over a list of commands; what each printed."""

    def __init__(self, gdb, folder, commands):
        words = [gdb, "-q", "-nx", "-batch", "-ex", "set pagination off", "-ex", "set confirm off",
                 "-ex", "set debuginfod enabled off"]
        for number, command in enumerate(commands):
            words += ["-ex", f"echo \\n@@{number}\\n", "-ex", command]
        self.text = run([*words, "./program"], folder).stdout
        self.answers = [part.partition("\n")[2].strip() for part in self.text.split("\n@@")[1:]]


def check(session, gdb, script):
    """Was each command of (command, wanted, unwanted) answered so?"""
    failed = len(session.answers) != len(script)
    for (command, wanted, unwanted), answer in zip(script, session.answers):
        if wanted not in answer or unwanted in answer:
            print(f"({gdb}) {command}\n{answer}\nwanted: {wanted}; not: {unwanted}\n")
            failed = True
    if failed:
        print(session.text)
    return not failed


def stepping_script(extension):
    """With the extension, from a line to the next, also when the function waits."""
    later = line_of("await later(n)")
    return [
        (f"source {extension}", "", "rror"),
        (f"break stepped.co.c:{later}", f"line {later}.", "locations"),
        ("run", f"{later}\t    total += await later(n);", "rror"),
        ("next", f"sum waits\n{later + 1}\t    *place += total;", "Error"),
        ("print total", "= 20", "No symbol"),
        ("next", f"{later + 2}\t    printf(", "rror"),
        ("next", f"{later + 3}\t    return total;", "rror"),
        # out of the function: to the await of the activation that waits for it, not to the scheduler
        ("next", "int wrong = await sum(4) != 20;", "loop.c"),
        # twice in a row in a loop on one line, and out of it
        (f"tbreak stepped.co.c:{line_of('while (await later(i)')}", "", "rror"),
        ("continue", "while (await later(i)", "exited"),
        ("next", "loop waits\n" f"{line_of('return i - 1')}\t", "exited"),
        ("print i", "= 3", "No symbol"),
        # a breakpoint elsewhere ends the wait
        (f"tbreak stepped.co.c:{line_of('await later(7)')}", "", "rror"),
        ("continue", "await later(7)", "exited"),
        (f"tbreak stepped.co.c:{line_of('return 2 * x')}", "", "rror"),
        ("next", "return 2 * x;", "exited"),
        ("continue", "exited normally", "exited with"),
    ]


def line_of(text):
    with open(SOURCE, encoding="utf-8") as f:
        return next(n for n, line in enumerate(f, 1) if text in line)


def main():
    parser = argparse.ArgumentParser()
    for name in ("tandem", "gdb", "compiler", "include", "libs", "extension"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    at_once, later = line_of("await at_once(n)"), line_of("await later(n)")
    triple = line_of("return 3 * x")
    with tempfile.TemporaryDirectory() as folder:
        done = run([options.tandem, os.path.relpath(SOURCE, folder), "-o", "stepped.c", "--",
                    "-I" + options.include], folder)
        done.stdout += run([options.compiler, "-g", "-O0", "-I" + options.include, "stepped.c", "-o",
                            "program", *shlex.split(options.libs)], folder).stdout
        if done.stdout or done.returncode:
            print(done.stdout)
            return 1
        probe = Session(options.gdb, folder, ["break main", "run", "bt"])
        if "#0" not in probe.text:
            print(f"gdb cannot run the program here:\n{probe.text}")
            return 77
        script = [
            # command, what its answer must contain, what it must not
            (f"break stepped.co.c:{at_once}", f"stepped.co.c, line {at_once}.", "locations"),
            (f"break stepped.co.c:{triple}", f"stepped.co.c, line {triple}.", "locations"),
            ("run", f"{at_once}\t    total += await at_once(n);", "Error"),
            ("print total", "= 0", "No symbol"),          # saved and restored: a C local
            ("print n", "= 4", "No symbol"),
            ("print td__f->shown", "= {5, 6}", "No symbol"),  # its address is taken: in the frame
            # a callee that does not wait, stepped into by its breakpoint
            ("continue", f"{triple}\t    return 3 * x;", "tandem>"),
            ("print x", "= 4", "No symbol"),
            ("bt 2", f"stepped.co.c:{at_once}", "tandem>"),
            ("finish", "Value returned", "tandem>"),
            ("next", f"{at_once + 1}\t    *place += total;", "tandem>"),
            ("print total", "= 12", "No symbol"),
            ("next", f"{later}\t    total += await later(n);", "tandem>"),
            # this one waits: the function is left, and entered again after the await
            (f"tbreak {later + 1}", f"stepped.co.c, line {later + 1}.", "locations"),
            ("continue", f"{later + 1}\t    *place += total;", "tandem>"),
            ("print total", "= 20", "No symbol"),
            ("next", f"{later + 2}\t    printf(", "tandem>"),
            ("print td__f->shown", "= {5, 38}", "No symbol"),
            ("continue", "exited normally", "exited with"),
        ]
        stepping = stepping_script(options.extension)
        for commands in (script, stepping):
            if not check(Session(options.gdb, folder, [step[0] for step in commands]), options.gdb,
                         commands):
                return 1
    print(f"{len(script) + len(stepping)} commands of gdb answered as they should be")
    return 0


if __name__ == "__main__":
    sys.exit(main())
