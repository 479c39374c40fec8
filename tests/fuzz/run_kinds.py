#!/usr/bin/env python3
"""run_kinds.py --config FILE [--first SEED] [--count N]: small programs of many kinds, every build.

kinds/ writes each program twice: annotated, and as the reference program, plain C in which every operand
has a temporary of its own.  Programs of one batch stand in one file and share nothing but helpers.  A
batch is transformed, stackless and with --stackful, compiled by each compiler at -O0 and at -O2, and run,
at -O0 with the stack scribbled over before each resume.  Each program must print what its reference
program prints, built by gcc at -O0.  If a batch fails as a whole it is halved until it is known which
programs do.  A program that fails is made smaller and written to --keep.

--log FILE makes a run resumable: programs that are in it are not run again.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kinds.helpers import Helpers  # noqa: E402
from kinds.program import OPTIONS, Program, files_of  # noqa: E402

# What is narrower than int wraps around, and so does int: the programs compute at random.
FLAGS = ["-std=gnu11", "-w", "-fwrapv"]
MODES = ("stackless", "stackful")
LEVELS = ("-O0", "-O2")


class Whole(Exception):
    """Something is wrong with a batch, and it is not known with which program."""


def run(command, seconds, **more):
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds,
                              **more)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, "no end after %d s" % seconds, "", "")


def sections(text):
    """What each program printed: each line begins with its number."""
    found = {}
    for line in text.splitlines():
        head = line.split(".")[0].split(" ")[0]
        if head.isdigit():
            found.setdefault(int(head), []).append(line)
    return found


class Tester:
    def __init__(self, config, options):
        self.config, self.options = config, options
        self.compilers = [c for c in ("gcc", "clang") if config[c]]
        self.builds = [(m, c, o) for m in MODES for c in self.compilers for o in LEVELS]
        self.on = [o for o in OPTIONS if o not in options.without.split(",") and
                   (o != "asm" or platform.machine() == "x86_64")]
        with open(config["tandem"], "rb") as f:
            self.tool = hashlib.sha1(f.read()).hexdigest()[:8]

    def write(self, folder, seeds, on=None, only=None):
        helpers = Helpers()
        programs = [Program(seed, helpers, self.on if on is None else on, only) for seed in seeds]
        for name, text in zip(("p.co.c", "reference.c"), files_of(programs, helpers)):
            with open(os.path.join(folder, name), "w") as f:
                f.write(text)
        for program in programs:
            for name, text in program.files.items():
                with open(os.path.join(folder, name), "w") as f:
                    f.write(text)

    def expected(self, folder):
        """What the reference programs print.  They are plain C: it is this generator's fault if not."""
        source, program = os.path.join(folder, "reference.c"), os.path.join(folder, "reference")
        done = run([self.config[self.compilers[0]], *FLAGS, "-O0", source, "-o", program, "-lm"], 120)
        if done.returncode:
            raise Whole("the reference program does not compile\n" + done.stderr[:2000])
        done = run([program], 20)
        if done.returncode:
            raise Whole("the reference program: exit %s" % done.returncode)
        return sections(done.stdout)

    def transform(self, folder, mode):
        out = os.path.join(folder, mode + ".c")
        flags = ["--stackful"] if mode == "stackful" else []
        done = run([self.config["tandem"], *flags, os.path.join(folder, "p.co.c"), "-o", out, "--", *FLAGS,
                    "-I" + self.config["include"]], 60)
        if done.returncode:
            raise Whole("%s: the tool: exit %s\n%s" % (mode, done.returncode, "\n".join(
                [l for l in done.stderr.splitlines() if "error" in l][:3]) + "\n" + done.stderr[:1500]))
        return out

    def printed(self, folder, build, source, only=()):
        mode, compiler, level = build
        what, program = "%s %s %s" % build, os.path.join(folder, "program")
        done = run([self.config[compiler], *FLAGS, level, "-I" + self.config["include"], "-iquote", folder,
                    source, "-o", program, self.config["library"], "-lpthread", "-lm"], 300)
        if done.returncode:
            raise Whole("%s: does not compile\n%s" % (what, done.stderr[:2000]))
        env = dict(os.environ)
        if level == "-O0":
            env["TANDEM_SCRIBBLE"] = "1"
        done = run([program, *only], 20, env=env)
        if done.returncode:
            raise Whole("%s: exit %s\n%s" % (what, done.returncode, done.stderr[:500]))
        return sections(done.stdout)

    def batch(self, seeds, **more):
        """What is wrong with each program of which something is: {seed: text}."""
        wrong = {}
        with tempfile.TemporaryDirectory(prefix="kinds") as folder:
            try:
                self.write(folder, seeds, **more)
                expected = self.expected(folder)
                for mode in MODES:
                    source = self.transform(folder, mode)
                    for build in self.builds:
                        if build[0] != mode:
                            continue
                        got = self.printed(folder, build, source)
                        for seed in seeds:
                            if got.get(seed) != expected.get(seed) and seed not in wrong:
                                wrong[seed] = "%s %s %s: \n" % build + difference(
                                    expected.get(seed, []), got.get(seed, []))
            except Whole as problem:
                if len(seeds) == 1:
                    return {seeds[0]: str(problem)}
                half = len(seeds) // 2
                return {**self.batch(seeds[:half], **more), **self.batch(seeds[half:], **more)}
        return wrong

    def reduced(self, seed):
        """The options and statements that a failure needs."""
        on, only = list(self.on), list(range(8))
        for option in OPTIONS:
            fewer = [o for o in on if o != option]
            if option in on and self.batch([seed], on=fewer):
                on = fewer
        for k in range(8):
            fewer = [s for s in only if s != k]
            if self.batch([seed], on=on, only=fewer):
                only = fewer
        return on, only

    def keep(self, seed, why):
        """Makes the program smaller and writes it to --keep; what it needs."""
        on, only = self.reduced(seed)
        folder = os.path.join(self.options.keep, "kind%d" % seed)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        self.write(folder, [seed], on=on, only=only)
        why = self.batch([seed], on=on, only=only).get(seed, why)
        with open(os.path.join(folder, "why"), "w") as f:
            f.write("%s\nneeds: %s; statements %s\n" % (why, " ".join(on), only))
        return "needs: %s; statements %s: %s" % (" ".join(on), only, folder)


def difference(expected, got):
    for a, b in zip(expected + ["(nothing)"] * 9, got + ["(nothing)"] * 9):
        if a != b:
            return "printed   %s\nexpected  %s" % (b, a)
    return "printed more than expected"


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True, help="tests/run/config.json of the build")
    parser.add_argument("--first", type=int, default=int(os.environ.get("TANDEM_FUZZ_SEED", 1)))
    parser.add_argument("--count", type=int, default=40 * int(os.environ.get("TANDEM_FUZZ", "2")))
    parser.add_argument("--batch", type=int, default=40, help="programs in one file")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="begin no batch after so many")
    parser.add_argument("--without", default="", help="options left out: " + ", ".join(OPTIONS))
    parser.add_argument("--keep", help="folder for the programs that fail, made smaller")
    parser.add_argument("--log", help="one record a line; programs that are in it are not run again")
    return parser.parse_args()


def main():
    options = parse_options()
    with open(options.config) as f:
        tester = Tester(json.load(f), options)
    known = set()
    if options.log and os.path.exists(options.log):
        with open(options.log) as f:
            known = {json.loads(line)["seed"] for line in f}
    seeds = [s for s in range(options.first, options.first + options.count) if s not in known]
    batches = [seeds[i:i + options.batch] for i in range(0, len(seeds), options.batch)]
    start, failed, same = time.monotonic(), 0, 0

    def one(batch):
        if options.minutes and time.monotonic() - start > 60 * options.minutes:
            return batch, None
        return batch, tester.batch(batch)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for batch, wrong in pool.map(one, batches):
            if wrong is None:
                continue
            for seed in batch:
                record = {"seed": seed, "tool": tester.tool, "builds": len(tester.builds),
                          "result": "differs" if seed in wrong else "same"}
                if seed in wrong:
                    failed += 1
                    record["why"] = wrong[seed]
                    if options.keep:
                        record["needs"] = tester.keep(seed, wrong[seed])
                    print("program %d: %s\n%s\n" % (seed, wrong[seed], record.get("needs", "")), flush=True)
                else:
                    same += 1
                if options.log:
                    with open(options.log, "a") as f:
                        f.write(json.dumps(record) + "\n")
    print("%d programs the same in %d builds, %d differ; %.1f minutes" % (
        same, len(tester.builds), failed, (time.monotonic() - start) / 60))
    return 1 if failed or not same and seeds else 0


if __name__ == "__main__":
    sys.exit(main())
