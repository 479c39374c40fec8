#!/usr/bin/env python3
"""convert.py JOB.json: makes coroutines of a whole program, in place.

The job: `root`, the folder of the program; `units`, a list of (file, folder, flags), one for each
compilation; `plain`, functions that stay as they are; `jumps`, whether functions that a longjmp may
leave become async, too; `density`, `expressions` and `seed` as
tests/fuzz/annotate.py, which does the work, takes them. Prints what was done as JSON.
"""
import argparse
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fuzz"))
from annotate import Annotator  # noqa: E402
from facts import Program  # noqa: E402


def absolute(flags, folder):
    """Folders of headers as absolute paths: units are compiled in different places."""
    out, takes_path = [], False
    for flag in flags:
        if takes_path:
            flag = os.path.join(folder, flag)
        elif flag[:2] == "-I" and len(flag) > 2:
            flag = "-I" + os.path.join(folder, flag[2:])
        takes_path = flag in ("-I", "-isystem", "-iquote", "-include")
        out.append(flag)
    return out


def convert(job):
    program = Program([job["root"]])
    seen = set()
    for file, folder, flags in job["units"]:
        path, flags = os.path.abspath(os.path.join(folder, file)), absolute(flags, folder)
        if (path, *flags) in seen:
            continue
        seen.add((path, *flags))
        parse = program.add(path, flags)
        if parse.errors:
            raise SystemExit(f"{path}: {parse.errors[0]}")
    program.finish()
    if job["jumps"]:  # what a longjmp leaves may be async where all functions keep stacks
        for function in program.functions.values():
            if function.unfit == "may call longjmp":
                function.unfit = ""
    options = argparse.Namespace(
        seed=job["seed"], density=job["density"], expressions=job["expressions"], indirect=True,
        through_pointers=0, plain=0, plain_main=False, keep=job["plain"], prefixed=True, out=None,
        out_dir=job["root"], base=job["root"], suffix="")
    annotator = Annotator(program, options)
    chosen = annotator.annotate(job["level"])
    written = annotator.write(options)
    defined = [f for f in program.functions.values() if f.defined]
    return {
        "functions": len(chosen), "of": len(defined),
        "awaits": annotator.count["awaits"], "pointers": annotator.count["pointers"],
        "suspensions": annotator.count["statements"] + annotator.count["values"],
        "lines": sum(program.texts[path].count("\n") for path, _ in written),
        "plain": {f.name: f.unfit for f in defined if f.key not in chosen},
    }


def main():
    with open(sys.argv[1]) as f:
        job = json.load(f)
    json.dump(convert(job), sys.stdout)


main()
