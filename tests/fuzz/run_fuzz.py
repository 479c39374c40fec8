#!/usr/bin/env python3
"""run_fuzz.py --config FILE [--first SEED] [--count N] [--keep DIR]: random programs, every build.

Each program (generate.py) is transformed, stackless and with --stackful, compiled by each compiler
at -O0 and at -O2, and run, at -O0 with the stack below it scribbled over before each resume.  A
plain one is also compiled without the tool (serial elision).  All must print what the interpreter said.
TANDEM_FUZZ=N asks for N programs, TANDEM_FUZZ_SEED for others.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import seeds  # noqa: E402
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
    """What went wrong, empty if nothing did, and one program."""
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
    return "".join(wrong[:1] + ["\nalso: " + w.split("\n")[0] for w in wrong[1:]]), 1


if __name__ == "__main__":
    sys.exit(seeds.run(__doc__, 4, int(os.environ.get("TANDEM_FUZZ", "3")), one))
