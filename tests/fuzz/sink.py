#!/usr/bin/env python3
"""sink.py --config FILE [--first N] [--count N]: sink.c, made coroutines in many ways, as it was.

sink.c uses what csmith does not write: variable-length arrays, function pointers in tables, varargs,
setjmp, computed goto, Duff's device, statement expressions, unions, bit-fields of all sorts, _Generic,
complex numbers, records without names. Each seed is another annotation: how densely it suspends,
which functions stay plain, which calls go through pointers. Exit status: 1 if one differs.
"""
import argparse
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from csmith import BUILDS, Differs, Skip, Tester, run  # noqa: E402


def options_of(seed):
    """Of annotate.py: dense and sparse in turn."""
    out = ["--seed", str(seed), "--density", ("20", "60", "100")[seed % 3],
           "--expressions", ("10", "40", "100")[seed // 3 % 3]]
    out += ["--indirect"] if seed % 2 else []
    out += ["--through-pointers", "50"] if seed % 5 == 0 else []
    return out + (["--plain", "30"] if seed % 4 == 3 else [])


def one(tester, seed, folder):
    source, program = os.path.join(HERE, "sink.c"), os.path.join(folder, "p")
    text, plain = os.path.join(folder, "p.co.c"), tester.build("gcc", "-O0", source, program)
    if plain:
        raise Differs("sink.c does not compile\n" + plain)
    expected = run([program], 10, folder)[:2]
    status, _, err = run([sys.executable, "-B", os.path.join(HERE, "annotate.py"), source, "-o", text,
                          "--check", tester.config["include"], *options_of(seed)], 120)
    if status:
        raise Differs("annotate.py: exit %s\n%s" % (status, err[:2000]))
    tester.compare("serial elision", text, "gcc", "-O0", expected, folder)
    for mode in ("stackless", "stackful"):
        out = os.path.join(folder, mode + ".c")
        flags = ["--stackful"] if mode == "stackful" else []
        status, _, err = run([tester.config["tandem"], *flags, text, "-o", out, "--", "-w",
                              *tester.include], 120)
        if status:
            raise Differs("%s: the tool exits with %s\n%s" % (mode, status, err[:2000]))
        builds = [b for b in BUILDS if b[0] == mode and tester.config[b[1]]]
        _, compiler, level = builds[seed % len(builds)]
        tester.compare("%s, %s %s" % (mode, compiler, level), out, compiler, level, expected, folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True, help="tests/run/config.json of the build")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=9)
    options = parser.parse_args()
    options.csmith_include = HERE
    with open(options.config) as f:
        tester = Tester(json.load(f), options)
    failed = 0
    for seed in range(options.first, options.first + options.count):
        with tempfile.TemporaryDirectory(prefix="sink") as folder:
            try:
                one(tester, seed, folder)
            except (Differs, Skip) as wrong:
                failed += 1
                print("seed %d (annotate.py %s): %s\n" % (seed, " ".join(options_of(seed)), wrong))
    print("%d annotations, %d differ" % (options.count, failed))
    return 1 if failed or not options.count else 0


if __name__ == "__main__":
    sys.exit(main())
