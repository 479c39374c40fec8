#!/usr/bin/env python3
"""run_fuzz.py --config FILE [--first SEED] [--count N] [--keep DIR]: random programs, every build.

Each program (generate.py) is transformed, stackless and with --stackful, compiled by each compiler
at -O0 and at -O2, and run, at -O0 with the stack below it scribbled over before each resume.  A
plain one is also compiled as it stands (serial elision).  All must print what the interpreter said.
TANDEM_FUZZ=N asks for N programs, TANDEM_FUZZ_SEED for others.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate import generate  # noqa: E402

FLAGS = ["-std=gnu11", "-w"]


def transform(config, mode, source, out):
    """What went wrong; empty if nothing did."""
    tool = [config["tandem"], *mode, source, "-o", out, "--", *FLAGS, "-I" + config["include"]]
    try:
        done = subprocess.run(tool, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "the tool takes more than 60 s: " + " ".join(tool)
    if done.returncode:
        return "tool %s: exit %d\n%s" % (mode, done.returncode, done.stderr[:2000])
    return ""


def build_and_run(config, what, compiler, level, source, expected):
    """What went wrong; empty if nothing did."""
    what = "%s %s %s" % (what, compiler, level)
    program = source + ".out"
    done = subprocess.run([compiler, *FLAGS, level, "-I" + config["include"], source, "-o", program,
                           config["library"], "-lpthread"], capture_output=True, text=True)
    if done.returncode:
        return "%s: does not compile\n%s" % (what, done.stderr[:2000])
    env = dict(os.environ)
    if level == "-O0":
        env["TANDEM_SCRIBBLE"] = "1"
    try:
        done = subprocess.run([program], capture_output=True, text=True, timeout=20, env=env)
    except subprocess.TimeoutExpired:
        return what + ": still runs after 20 s"
    if done.returncode or done.stdout.split("\n")[:-1] != expected:
        return "%s: exit %d\n--- printed\n%s--- expected\n%s\n%s" % (
            what, done.returncode, done.stdout, "\n".join(expected), done.stderr[:1000])
    return ""


def problems(config, folder, program):
    """What went wrong in each of the builds."""
    source = os.path.join(folder, "p.co.c")
    compilers = [config[c] for c in ("gcc", "clang") if config[c]]
    with open(source, "w") as f:
        f.write(program.text)
    if program.plain:
        for compiler in compilers:
            yield build_and_run(config, "as it stands", compiler, "-O1", source, program.expected)
    for mode in ([], ["--stackful"]):
        out = os.path.join(folder, "p%s.c" % "".join(mode))
        wrong = transform(config, mode, source, out)
        if wrong:
            yield wrong
            continue
        for compiler in compilers:
            for level in ("-O0", "-O2"):
                yield build_and_run(config, " ".join(mode) or "stackless", compiler, level, out,
                                    program.expected)


def one(config, seed, keep):
    program = generate(seed)
    with tempfile.TemporaryDirectory() as folder:
        wrong = [w for w in problems(config, folder, program) if w]
    if wrong and keep:
        with open(os.path.join(keep, "seed%d.co.c" % seed), "w") as f:
            f.write("// std: gnu11\n// warnings: no (generated)\n")
            if not program.plain:
                f.write("// elision: no (order of evaluation)\n")
            f.write(program.text + "".join("// expect: %s\n" % line for line in program.expected))
    # the first tells most; the others say how far it goes
    return seed, "".join(wrong[:1] + ["\nalso: " + w.split("\n")[0] for w in wrong[1:]])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True, help="config.json of the build")
    parser.add_argument("--first", type=int, default=int(os.environ.get("TANDEM_FUZZ_SEED", "4")))
    parser.add_argument("--count", type=int, default=int(os.environ.get("TANDEM_FUZZ", "3")))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="folder for the programs that fail")
    options = parser.parse_args()
    with open(options.config) as f:
        config = json.load(f)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        seeds = range(options.first, options.first + options.count)
        for seed, wrong in pool.map(lambda s: one(config, s, options.keep), seeds):
            if wrong:
                failed += 1
                print("seed %d: %s\n" % (seed, wrong), flush=True)
    print("%d programs, %d failed" % (options.count, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
