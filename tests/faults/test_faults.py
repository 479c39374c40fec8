#!/usr/bin/env python3
"""Each fault that fault.h can seed is found, in the way and in the case that docs/passes/verify.md says.

The case is transformed by a tool with that fault.  "verify": the tool itself reports it.  "the
compiler": the output does not compile.  "the program": it prints something else than it should, built
without optimisation and run with the stack scribbled over before each resume.  Without a fault all of
the cases pass, so it is the fault that is found."""
import argparse
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = os.path.join(ROOT, "tests/cases/run")
sys.path.insert(0, os.path.join(ROOT, "tests/run"))
from case import Case  # noqa: E402

INCLUDE = "-I" + os.path.join(ROOT, "runtime/include")


def table():
    """fault -> (caught by, case), from the page."""
    with open(os.path.join(ROOT, "docs/passes/verify.md"), encoding="utf-8") as f:
        rows = re.findall(r"^\| `([\w-]+)` \| [^|]* \| ([^|]*) \| `([^`]*)` \|$", f.read(), re.M)
    return {fault: (caught.strip(), case) for fault, caught, case in rows}


def outcome(options, work, name, fault):
    """"", or the check that caught it."""
    path = os.path.join(CASES, name + ".co.c")
    case = Case(path)
    output, program = os.path.join(work, "case.c"), os.path.join(work, "case")
    done = subprocess.run([options.tandem, path, "-o", output, "--", "-std=" + case.std, INCLUDE],
                          env=dict(os.environ, TANDEM_FAULT=fault), capture_output=True, text=True)
    if done.returncode != 0:
        found = re.search(r"internal error in pass '(count|verify)'", done.stderr)
        return found.group(1) if found else done.stderr
    done = subprocess.run([options.cc, "-O0", "-w", "-std=" + case.std, INCLUDE,
                           "-iquote", os.path.dirname(path), *options.cflags, output,
                           options.library, "-pthread", "-o", program], capture_output=True, text=True)
    if done.returncode != 0:
        return "the compiler"
    try:
        done = subprocess.run([program], env=dict(os.environ, TANDEM_SCRIBBLE="1"), text=True,
                              capture_output=True, errors="replace", timeout=20)
    except subprocess.TimeoutExpired:
        return "the program"
    right = done.stdout == "".join(line + "\n" for line in case.expect)
    return "" if right and done.returncode == case.exit else "the program"


def dumps_before_the_error(options, case):
    """An internal error of a pass does not hide what the passes before it gave."""
    done = subprocess.run([options.tandem, os.path.join(CASES, case + ".co.c"), "--dump=cfg", "--", INCLUDE],
                          env=dict(os.environ, TANDEM_FAULT="liveness-drop-first"), capture_output=True, text=True)
    return done.returncode == 2 and "internal error in pass 'verify'" in done.stderr and "suspend" in done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tandem", required=True, help="one that is built with -DTANDEM_FAULTS")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--library", required=True)
    parser.add_argument("--cflags", default="", type=lambda text: [w for w in text.split() if w[-1] != "="])
    options = parser.parse_args()

    with open(os.path.join(ROOT, "transformer/base/fault.h"), encoding="utf-8") as f:
        faults = re.findall(r'X\("([\w-]+)"\)', f.read())
    rows, wrong = table(), []
    if set(faults) != set(rows):
        wrong.append(f"fault.h and the table differ in {sorted(set(faults) ^ set(rows))}")
    with tempfile.TemporaryDirectory() as work:
        for case in sorted({case for _, case in rows.values()}):
            got = outcome(options, work, case, "")
            if got:
                wrong.append(f"{case} fails without a fault: {got}")
        for fault in faults:
            caught, case = rows.get(fault, ("nobody", None))
            got = outcome(options, work, case, fault) if case else "nobody"
            print(f"{fault:28} {case or '':36} {got or 'nobody'}")
            if got != caught or not case:
                wrong.append(f"{fault} in {case} is caught by {got or 'nobody'}, not by {caught}")
    if not dumps_before_the_error(options, rows["liveness-drop-first"][1]):
        wrong.append("--dump=cfg shows nothing when verify fails")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
